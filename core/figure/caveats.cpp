// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/parts.h"

#include "figure/number_text.h"
#include "figure/suspect_words.h"
#include "figure/warrant_words.h"

#include <cctype>

#include <fmt/format.h>

namespace lodestone {
namespace {

std::string nameList(const std::vector<CountryId>& ids, const Catalogue& catalogue) {
    std::string names;
    for (const CountryId id : ids)
        names += (names.empty() ? "" : ", ") + catalogue.country(id)->name;
    return names;
}

/// The whole sentences at the beginning of a note that fit into a figure; '…' says that there is more.
std::string gist(const std::string& note) {
    constexpr std::size_t room = 150;
    if (note.size() <= room)
        return note;
    std::size_t end = 0;
    for (std::size_t at = note.find(". "); at != std::string::npos && at < room; at = note.find(". ", at + 1))
        if (std::isupper(static_cast<unsigned char>(note[at + 2])) != 0 &&
            std::isupper(static_cast<unsigned char>(note[at - 1])) == 0) // not behind 'U.S.'
            end = at + 1;
    if (end == 0) // a sentence is not broken off
        return note;
    return note.substr(0, end) + " \u2026";
}

std::vector<std::string> listOf(const MarketView& view, MarketReader& reader, bool whole) {
    std::vector<std::string> list;
    const auto add = [&list](std::string text) {
        if (!text.empty())
            list.push_back(text.ends_with("\u2026") ? capitalised(std::move(text))
                                                    : sentence(std::move(text)));
    };
    for (std::string& note : suspectNotes(view, reader.catalogue()))
        add(std::move(note));
    const auto fitted = [whole](const std::string& note) { return whole ? note : gist(note); };
    if (!view.series->comparable)
        add(fmt::format("No shares are computed: {}", view.series->comparableReason));
    if (!view.market.withheld.empty())
        add(fmt::format("Withheld: {}", nameList(view.market.withheld, reader.catalogue())));
    for (const OutsideProducer& producer : view.market.outside)
        add(leftOutWords(producer, view, reader.catalogue()));
    for (const std::string& note : view.market.notes)
        add(note);
    add(outsideReadingWords(view, reader.catalogue()));
    if (view.data.total)
        for (const std::string& remark : remarks(view.data.total->note))
            add(fitted(fmt::format("Publisher\u2019s note: {}", remark)));
    add(fitted(view.series->note));
    for (const OtherEdition& other : otherEditions(view, reader))
        add(fmt::format("Another {} ({}) gives {} for {}", other.sameFamily ? "edition" : "source",
                        other.name(), shareText(other.share), view.leader(reader.catalogue())->name));
    return list;
}

} // namespace

std::vector<std::string> caveatList(const MarketView& view, MarketReader& reader) {
    return listOf(view, reader, true);
}

std::string caveats(const MarketView& view, MarketReader& reader) {
    return fmt::format("{}", fmt::join(listOf(view, reader, false), " "));
}

} // namespace lodestone
