// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/agreements_record.h"

#include "figure/event_words.h"

#include <algorithm>
#include <map>
#include <string_view>

#include <fmt/format.h>

namespace lodestone {

Glyph Agreement::glyph() const {
    if (scheduled())
        return Glyph::Scheduled;
    if (kind == "truce")
        return Glyph::Relief;
    return memorandum() ? Glyph::Memorandum : Glyph::Agreement;
}

bool Agreement::has(CountryId party) const {
    return std::ranges::find(parties, party) != parties.end();
}

std::vector<Agreement> agreementsOnRecord(const ViewState& state, const Database& db) {
    const PartialDate day = dayOf(state);
    const auto all = allEvents(db, day);
    std::map<std::string_view, const Event&> events;
    for (const Event& event : *all)
        events.emplace(event.slug, event);
    std::vector<Agreement> agreements;
    for (const auto pairs = allAgreements(db, day);
         const AgreementPair& pair : *pairs) { // by date, then by event
        auto same = std::ranges::find(agreements, pair.event, &Agreement::event);
        if (same == agreements.end()) {
            const Event& event = events.at(pair.event);
            agreements.push_back({pair.event,
                                  event.label,
                                  pair.title,
                                  pair.date,
                                  pair.kind,
                                  {},
                                  {},
                                  pair.minerals,
                                  pair.terms,
                                  pair.status,
                                  pair.lastSeen,
                                  event.verification,
                                  event.publisher,
                                  event.sourceTitle,
                                  pair.url});
            same = std::prev(agreements.end());
        }
        same->pairs.emplace_back(pair.a, pair.b);
        for (const CountryId party : {pair.a, pair.b})
            if (!same->has(party))
                same->parties.push_back(party);
    }
    return agreements;
}

bool namesMineral(const Agreement& agreement, const Mineral& mineral, const Catalogue& catalogue) {
    return std::ranges::any_of(agreement.minerals, [&](MineralId id) {
        const Mineral* named = catalogue.mineral(id);
        return id == mineral.id || (mineral.parent && id == mineral.parent) ||
               (named != nullptr && named->parent == mineral.id);
    });
}

std::vector<Agreement> agreementsOf(const ViewState& state, const Catalogue&, const Database& db) {
    std::vector<Agreement> shown = agreementsOnRecord(state, db);
    std::erase_if(shown, [&](const Agreement& one) { return one.date.year > state.year; });
    return shown;
}

std::string untilWords(Year year, const std::vector<Agreement>& all) {
    if (!all.empty() && all.back().date.year <= year)
        return "by " + all.back().date.words();
    return fmt::format("by the end of {}", year);
}

std::string agreementKindWords(const Agreement& agreement) {
    if (agreement.memorandum())
        return "memorandum";
    return agreement.initiative() ? "initiative" : agreement.kind;
}

std::string partiesText(const Agreement& agreement, const Catalogue& catalogue) {
    std::string text;
    for (const CountryId id : agreement.parties)
        text += (text.empty() ? "" : ", ") + catalogue.country(id)->name;
    return text;
}

std::string agreementLine(const Agreement& agreement) {
    std::string line = fmt::format("{}: {}", agreement.date.words(), agreementKindWords(agreement));
    if (agreement.status != "in_force")
        line += ", " + statusText(agreement.status);
    if (agreement.verification == Verification::Partly)
        line += ", confirmed in part";
    if (agreement.verification == Verification::Unconfirmed)
        line += ", not confirmed";
    return line;
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string pairKey(const std::string& a, const std::string& b) {
    return std::min(a, b) + "-" + std::max(a, b);
}

} // namespace lodestone
