// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/listing_text.h"

#include <map>

#include <fmt/format.h>

namespace lodestone {
namespace {

/// 'EU' of 'EU list of critical raw materials 2023'.
std::string shortAuthority(const CriticalList& list) {
    return list.name.substr(0, list.name.find(' '));
}

} // namespace

std::vector<Inspection::Line> listingLines(const Mineral& mineral, const Catalogue& catalogue) {
    std::vector<Inspection::Line> lines;
    const std::vector<CriticalListing> listings = catalogue.listingsOf(mineral);
    for (auto listing = listings.rbegin(); listing != listings.rend(); ++listing) {
        std::string label = listing->list->name;
        const Mineral* named = catalogue.mineral(listing->entry->mineral);
        if (named != nullptr && named->parent == mineral.id)
            label += ", by its parts"; // the list names each of them
        else if (listing->entry->mineral != mineral.id)
            label += ", as ‘" + listing->entry->term + "’";
        lines.push_back({std::move(label), listing->list->published.words()});
    }
    return lines;
}

Inspection::Paragraph listingsParagraph(const Mineral& mineral, const Catalogue& catalogue) {
    Inspection::Paragraph part;
    part.title = "Lists of critical minerals";
    part.lines = listingLines(mineral, catalogue);
    if (part.lines.empty())
        part.text = fmt::format("{} is on none of the lists kept here.", mineral.name);
    return part;
}

std::string listingSummary(const Mineral& mineral, const Catalogue& catalogue) {
    std::map<std::string, std::string> years;
    for (const CriticalListing& listing : catalogue.listingsOf(mineral)) {
        std::string& text = years[shortAuthority(*listing.list)];
        text += fmt::format("{}{}", text.empty() ? "" : ", ", listing.list->published.year);
    }
    std::string summary;
    for (const auto& [authority, text] : years)
        summary += fmt::format("{}{} {}", summary.empty() ? "Critical: " : "; ", authority, text);
    return summary;
}

} // namespace lodestone
