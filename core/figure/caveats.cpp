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
        // The publisher's own remarks on the total, without those that every row carries.
        std::string_view rest = view.data.total->note;
        while (!rest.empty()) {
            const std::size_t cut = rest.find(" -- ");
            const std::string_view remark = rest.substr(0, cut);
            rest.remove_prefix(cut == std::string_view::npos ? rest.size() : cut + 4);
            if (!remark.starts_with("Estimated") && !remark.starts_with("See Appendix") && !remark.starts_with("Reported"))
                add(text, fmt::format("Publisher\u2019s note: {}", remark));
        }
    }
    add(text, view.series->note);
    for (const OtherEdition& other : otherEditions(view, reader))
        add(text, fmt::format("Another edition ({}) gives {} for {}.", other.source->shortName, shareText(other.share),
                              view.leader(reader.catalogue())->name));
    return text;
}

} // namespace lodestone
