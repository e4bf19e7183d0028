// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/parts.h"

#include "figure/number_text.h"

#include <fmt/format.h>

namespace lodestone {
namespace {

std::string nameList(const std::vector<CountryId>& ids, const Catalogue& catalogue) {
    std::string names;
    for (const CountryId id : ids)
        names += (names.empty() ? "" : ", ") + catalogue.country(id)->name;
    return names;
}

} // namespace

std::vector<std::string> caveatList(const MarketView& view, MarketReader& reader) {
    std::vector<std::string> list;
    const auto add = [&list](std::string text) {
        if (!text.empty())
            list.push_back(sentence(std::move(text)));
    };
    if (!view.series->comparable)
        add(fmt::format("No shares are computed: {}", view.series->comparableReason));
    if (!view.market.withheld.empty())
        add(fmt::format("Withheld: {}", nameList(view.market.withheld, reader.catalogue())));
    for (const std::string& note : view.market.notes)
        add(note);
    if (view.data.total)
        for (const std::string& remark : remarks(view.data.total->note))
            add(fmt::format("Publisher\u2019s note: {}", remark));
    add(view.series->note);
    for (const OtherEdition& other : otherEditions(view, reader))
        add(fmt::format("Another edition ({}) gives {} for {}", other.name(), shareText(other.share),
                        view.leader(reader.catalogue())->name));
    return list;
}

std::string caveats(const MarketView& view, MarketReader& reader) {
    return fmt::format("{}", fmt::join(caveatList(view, reader), " "));
}

} // namespace lodestone
