// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/inspect_agreements.h"

#include "figure/agreements_record.h"
#include "figure/event_words.h"
#include "figure/market_view.h"
#include "figure/source_book.h"

#include <algorithm>

#include <fmt/format.h>

namespace lodestone {
namespace {

using Paragraph = Inspection::Paragraph;

constexpr std::size_t mostListed = 12;

/// One paragraph for each agreement, the newest first; a click leads to it.
void list(Inspection& out, const std::vector<const Agreement*>& agreements, const Catalogue& catalogue) {
    std::size_t listed = 0;
    for (auto one = agreements.rbegin(); one != agreements.rend(); ++one) {
        if (listed++ == mostListed) {
            out.paragraphs.push_back(
                {"",
                 {},
                 fmt::format("{} older ones stand in the table.", agreements.size() - mostListed),
                 {},
                 {},
                 {}});
            return;
        }
        Paragraph part;
        part.title = listed == 1 ? "Agreements, the newest first" : "";
        part.lines.push_back({(*one)->date.words(), agreementKindWords(**one)});
        part.text =
            fmt::format("{}. {}; {}. Parties: {}.", (*one)->title, capitalised(statusText((*one)->status)),
                        (*one)->verification == Verification::Confirmed ? "confirmed"
                        : (*one)->verification == Verification::Partly  ? "confirmed in part"
                                                                        : "not confirmed",
                        partiesText(**one, catalogue));
        part.link = (*one)->url;
        part.linkText = (*one)->publisher;
        part.mark = {Mark::Kind::Event, (*one)->event};
        out.paragraphs.push_back(std::move(part));
    }
}

std::vector<const Agreement*> those(const std::vector<Agreement>& all, auto test) {
    std::vector<const Agreement*> found;
    for (const Agreement& one : all)
        if (test(one))
            found.push_back(&one);
    return found;
}

Inspection inspectList(std::string title, const std::vector<const Agreement*>& agreements,
                       const ViewState& state, const std::string& until, const Catalogue& catalogue) {
    const Mineral& mineral = *catalogue.mineralBySlug(state.mineral);
    Inspection out;
    out.caption = state.selection ? "Selected" : "Agreements on record";
    out.title = std::move(title);
    out.subtitle = until;
    out.number = std::to_string(agreements.size());
    const auto naming = std::ranges::count_if(
        agreements, [&](const Agreement* one) { return namesMineral(*one, mineral, catalogue); });
    const std::string word = agreements.size() == 1 ? "agreement" : "agreements";
    out.numberAside =
        state.selection
            ? fmt::format("{}, {} {} {}", word, naming, naming == 1 ? "names" : "name", inSentence(mineral))
            : fmt::format("{} on record that {} it", word, agreements.size() == 1 ? "names" : "name");
    list(out, agreements, catalogue);
    if (const Source* source = catalogue.sourceBySlug("lodestone-events")) {
        out.citation = citationOf(*source);
        out.work = workOf(*source);
    }
    return out;
}

} // namespace

std::optional<Inspection> inspectAgreements(const ViewState& state, const Catalogue& catalogue,
                                            const Database& db) {
    const bool pair = state.selection.kind == Mark::Kind::Pair;
    const bool here =
        state.figure == agreementsFigure && (!state.selection || state.selection.kind == Mark::Kind::Country);
    if ((!pair && !here) || catalogue.mineralBySlug(state.mineral) == nullptr)
        return std::nullopt;
    const std::vector<Agreement> all = agreementsOnRecord(state, db);
    const std::vector<Agreement> shown =
        here || state.figure == agreementsFigure ? agreementsOf(state, catalogue, db) : all;
    const std::string until = untilWords(state.year, all);
    if (!state.selection)
        return inspectList(catalogue.mineralBySlug(state.mineral)->name,
                           those(shown,
                                 [&](const Agreement& one) {
                                     return namesMineral(one, *catalogue.mineralBySlug(state.mineral),
                                                         catalogue);
                                 }),
                           state, until, catalogue);
    if (!pair) {
        const Country* party = catalogue.countryByIso3(state.selection.key);
        if (party == nullptr)
            return std::nullopt;
        Inspection out =
            inspectList(party->name, those(shown, [&](const Agreement& one) { return one.has(party->id); }),
                        state, until, catalogue);
        out.colour = ColourKey{ColourKey::Role::Country, party->iso3};
        return out;
    }
    const std::string& key = state.selection.key;
    const Country* a = catalogue.countryByIso3(key.substr(0, key.find('-')));
    const Country* b = catalogue.countryByIso3(key.substr(std::min(key.size(), key.find('-') + 1)));
    if (a == nullptr || b == nullptr)
        return std::nullopt;
    const auto joins = [&](const Agreement& one) {
        return !one.initiative() && std::ranges::any_of(one.pairs, [&](const auto& ends) {
            return (ends.first == a->id && ends.second == b->id) ||
                   (ends.first == b->id && ends.second == a->id);
        });
    };
    return inspectList(fmt::format("{} and {}", a->name, b->name), those(shown, joins), state, until,
                       catalogue);
}

} // namespace lodestone
