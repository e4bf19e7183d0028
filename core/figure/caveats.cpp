// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/parts.h"

#include "figure/number_text.h"

#include <fmt/format.h>

namespace lodestone {
namespace {

void add(std::string& text, std::string_view sentence) {
    if (sentence.empty())
        return;
    text += (text.empty() ? "" : " ") + std::string(sentence);
    if (text.back() != '.')
        text.push_back('.');
}

std::string nameList(const std::vector<CountryId>& ids, const Catalogue& catalogue) {
    std::string names;
    for (const CountryId id : ids)
        names += (names.empty() ? "" : ", ") + catalogue.country(id)->name;
    return names;
}

} // namespace

std::string caveats(const MarketView& view, MarketReader& reader) {
    std::string text;
    if (!view.market.withheld.empty())
        add(text, fmt::format("Withheld: {}.", nameList(view.market.withheld, reader.catalogue())));
    for (const std::string& note : view.market.notes)
        add(text, note);
    if (view.data.total) {
        for (const std::string& remark : remarks(view.data.total->note))
            add(text, fmt::format("Publisher\u2019s note: {}", remark));
    }
    add(text, view.series->note);
    for (const OtherEdition& other : otherEditions(view, reader))
        add(text, fmt::format("Another edition ({}) gives {} for {}.", other.source->shortName, shareText(other.share),
                              view.leader(reader.catalogue())->name));
    return text;
}

} // namespace lodestone
