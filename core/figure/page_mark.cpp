// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/page_mark.h"

#include "figure/build_figure.h"
#include "figure/url_text.h"

#include <algorithm>

#include <fmt/format.h>

namespace lodestone {

Mark timelineMark(YearRange years, const std::string& lane) {
    std::string key = fmt::format("{};about={}", timelineFigure, aboutNamed);
    if (!lane.empty())
        key += ";party=" + urlEncoded(lane);
    return {Mark::Kind::Page,
            key + ";span=" + DateSpan(PartialDate{years.first()}, PartialDate{years.last()}).iso()};
}

std::optional<ViewState> stateOfPage(const ViewState& state, const Mark& page, const Catalogue& catalogue) {
    // A mark stands within the text of a state, so its fields are set apart otherwise than those of the
    // state.
    std::string text = "figure=" + page.key;
    std::ranges::replace(text, ';', '&');
    const std::optional<ViewState> there = parseViewState(text);
    if (page.kind != Mark::Kind::Page || !there || figureSpec(there->figure) == nullptr)
        return std::nullopt;
    ViewState turned = state;
    turned.figure = there->figure;
    turned.view.clear();
    turned.selection = {};
    if (page.key.find(';') != std::string::npos) {
        turned.events = there->events;
        turned.span = there->span;
        const auto party =
            std::ranges::find(catalogue.countries, urlDecoded(there->events.party), &Country::name);
        turned.events.party = party == catalogue.countries.end() ? "" : party->iso3;
    }
    return turned;
}

} // namespace lodestone
