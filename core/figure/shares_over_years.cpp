// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/share_views.h"

#include "figure/parts.h"

#include <algorithm>

#include <fmt/format.h>

namespace lodestone {
namespace {

void addSentence(std::string& note, const std::string& sentence) {
    if (!sentence.empty())
        note += (note.empty() ? "" : " ") + sentence;
}

/// 'Some output is withheld in 2017–2021 and 2025.', '' where none is.
std::string withheldYears(const std::vector<MarketView>& history) {
    std::vector<std::pair<Year, Year>> spans;
    for (const MarketView& view : history) {
        if (view.market.withheld.empty())
            continue;
        if (!spans.empty() && spans.back().second + 1 == view.data.year)
            spans.back().second = view.data.year;
        else
            spans.emplace_back(view.data.year, view.data.year);
    }
    std::string text;
    for (std::size_t i = 0; i < spans.size(); ++i) {
        text += i == 0 ? "" : (i + 1 == spans.size() ? " and " : ", ");
        text += spans[i].first == spans[i].second
                    ? std::to_string(spans[i].first)
                    : fmt::format("{}\u2013{}", spans[i].first, spans[i].second);
    }
    return text.empty() ? text : fmt::format("Some output is withheld in {}.", text);
}

} // namespace

Figure sharesOverYears(const ViewState& state, MarketReader& reader) {
    const Catalogue& catalogue = reader.catalogue();
    std::vector<MarketView> history = marketHistory(state, reader);
    if (state.years)
        std::erase_if(history, [&](const MarketView& one) {
            return one.data.year < state.years->first() || one.data.year > state.years->last();
        });
    const Bloc* bloc = catalogue.blocBySlug(state.bloc);
    StackBody body = stackPart(history, bloc, catalogue);
    Figure figure;
    if (body.segments.empty()) {
        figure.headline = capitalised(inSentence(*catalogue.mineralBySlug(state.mineral)));
        Notice notice{"No table of the years asked for names a producer.", "Show all years", state};
        notice.help->years.reset();
        figure.altText = notice.text;
        figure.body = std::move(notice);
        return figure;
    }
    const MarketView& last = history.back();
    figure.headline = historyHeadline(body, history, catalogue);
    figure.subtitle = fmt::format("Shares of {} of {} by country in {} \u00B7 {}", countedThing(*last.series),
                                  subjectOf(*last.series, *last.mineral), wholeOfYears(history),
                                  history.front().source == last.source ? last.source->shortName
                                                                        : "newest edition of each year");
    if (!body.seams.empty())
        figure.note = "A dotted line parts editions that name different sets of countries: what steps there "
                      "may be the table, not the market.";
    if (body.segments.size() > body.seams.size() + 1)
        addSentence(figure.note, "Years without a table are left open.");
    addSentence(figure.note, withheldYears(history));
    if (bloc != nullptr)
        addSentence(figure.note,
                    fmt::format("{} stands as one, each year with its members of that year.", bloc->name));
    addSentence(figure.note, caveats(last, reader));
    figure.table = historyTable(history, catalogue);
    figure.altText = historyAltText(body, history);
    for (const MarketView& one : history)
        addSource(figure.sources, *one.source);
    addOtherSources(figure.sources, last, reader); // the note names them
    figure.status = {fmt::format("{} years", history.size()),
                     fmt::format("{} breaks", body.segments.size() - 1)};
    figure.body = std::move(body);
    return figure;
}

} // namespace lodestone
