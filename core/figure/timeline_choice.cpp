// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/timeline_choice.h"
#include "model/letters.h"

#include "figure/event_words.h"
#include "figure/parts.h"

#include <algorithm>
#include <array>
#include <sstream>

#include <fmt/format.h>

namespace lodestone {
namespace {

constexpr std::array glyphs{Glyph::Ban,       Glyph::Control,    Glyph::Tax,     Glyph::Law,
                            Glyph::Agreement, Glyph::Memorandum, Glyph::Dispute, Glyph::Relief,
                            Glyph::Funding,   Glyph::Scheduled};

std::string_view manyOf(Glyph glyph) {
    switch (glyph) {
    case Glyph::Ban:
        return "bans and suspensions";
    case Glyph::Control:
        return "controls, licences and quotas";
    case Glyph::Tax:
        return "taxes and tariffs";
    case Glyph::Law:
        return "laws, orders and strategies";
    case Glyph::Agreement:
        return "agreements";
    case Glyph::Memorandum:
        return "memoranda";
    case Glyph::Dispute:
        return "disputes";
    case Glyph::Relief:
        return "truces and lifted measures";
    case Glyph::Funding:
        return "funding decisions and stockpiles";
    case Glyph::Scheduled:
        return "scheduled events";
    }
    return {};
}

/// ASCII alone: no word of the record that a reader would type has another letter with two cases.
std::string lower(std::string_view text) {
    std::string out(text);
    for (char& letter : out)
        letter = lowerLetter(letter);
    return out;
}

std::string recordOf(const Event& event, const Catalogue& catalogue) {
    std::string text;
    const auto add = [&text](std::string_view part) { text.append(part).append("\n"); };
    for (const std::string* part : {&event.title, &event.label, &event.kindName, &event.note,
                                    &event.publisher, &event.sourceTitle, &event.slug})
        add(*part);
    add(event.date.iso());
    add(event.date.words());
    for (const CountryId id : event.countries)
        if (const Country* country = catalogue.country(id)) {
            add(country->name);
            add(country->iso3);
        }
    for (const std::string& term : event.terms)
        add(term);
    for (const MineralId id : event.minerals)
        if (const Mineral* mineral = catalogue.mineral(id))
            add(mineral->name);
    return lower(text);
}

bool holdsWords(const Event& event, const std::string& words, const Catalogue& catalogue) {
    if (words.empty())
        return true;
    const std::string record = recordOf(event, catalogue);
    std::istringstream asked(lower(words));
    for (std::string word; asked >> word;)
        if (record.find(word) == std::string::npos)
            return false;
    return true;
}

std::string_view verifiedWords(Verification verification) {
    switch (verification) {
    case Verification::Confirmed:
        return "confirmed";
    case Verification::Partly:
        return "confirmed in part";
    case Verification::Unconfirmed:
        return "not confirmed";
    }
    return {};
}

} // namespace

std::vector<Event> eventsAbout(const std::vector<Event>& all, std::string_view about,
                               const Mineral& mineral) {
    if (about == aboutAll)
        return all;
    return about == aboutNamed ? namingEvents(all, mineral) : relevantEvents(all, mineral);
}

EventChoice knownChoice(EventChoice events, const Catalogue& catalogue) {
    if (events.about != aboutNamed && events.about != aboutAll)
        events.about.clear();
    if (!glyphFromSlug(events.kind))
        events.kind.clear();
    if (catalogue.countryByIso3(events.party) == nullptr)
        events.party.clear();
    if (statusExplanation(events.status).empty())
        events.status.clear();
    if (!verificationFromSlug(events.verification))
        events.verification.clear();
    constexpr std::string_view blank = " \t\r\n";
    events.words.erase(0, std::min(events.words.find_first_not_of(blank), events.words.size()));
    events.words.erase(events.words.find_last_not_of(blank) + 1);
    return events;
}

bool passes(const Event& event, const EventChoice& choice, const Catalogue& catalogue) {
    if (!choice.kind.empty() && slug(event.glyph) != choice.kind)
        return false;
    if (!choice.party.empty()) {
        const Country* party = catalogue.countryByIso3(choice.party);
        if (party == nullptr || std::ranges::find(event.countries, party->id) == event.countries.end())
            return false;
    }
    return (choice.status.empty() || event.status == choice.status) &&
           (choice.verification.empty() || slug(event.verification) == choice.verification) &&
           holdsWords(event, choice.words, catalogue);
}

std::vector<Event> passing(const std::vector<Event>& events, const EventChoice& choice,
                           const Catalogue& catalogue) {
    std::vector<Event> found;
    std::ranges::copy_if(events, std::back_inserter(found),
                         [&](const Event& event) { return passes(event, choice, catalogue); });
    return found;
}

std::string countedEvents(const EventChoice& choice, const Mineral& mineral, const Catalogue& catalogue) {
    const auto glyph = glyphFromSlug(choice.kind);
    std::string words(glyph ? manyOf(*glyph) : "policy events");
    if (const Country* party = catalogue.countryByIso3(choice.party))
        words += " with " + party->name;
    if (choice.about == aboutAll)
        return words + " on record";
    return words + (choice.about == aboutNamed ? " that name " : " that touch ") + inSentence(mineral);
}

std::string narrowedWords(const EventChoice& choice) {
    std::string words;
    const auto add = [&words](const std::string& part) { words += (words.empty() ? "" : ", ") + part; };
    if (!choice.status.empty())
        add(statusWords(choice.status) + (choice.status == datePassed ? "" : " as last seen"));
    if (const auto verification = verificationFromSlug(choice.verification))
        add(std::string(verifiedWords(*verification)));
    if (!choice.words.empty())
        add(fmt::format("with the words \u2018{}\u2019", choice.words));
    return words;
}

std::string spanWords(const DateSpan& span) {
    const PartialDate& first = span.first();
    const PartialDate& last = span.last();
    if (first.month != 1 || first.day != 1 || last.month != 12 || last.day != 31)
        return span.words();
    return first.year == last.year ? std::to_string(first.year)
                                   : fmt::format("{} to {}", first.year, last.year);
}

std::string spanWithin(const DateSpan& span) {
    const std::string words = spanWords(span);
    return (words == std::to_string(span.first().year) ? "in " : "from ") + words;
}

std::vector<NamedChoice> aboutChoices() {
    return {{"", "touches this mineral"},
            {std::string(aboutNamed), "names this mineral"},
            {std::string(aboutAll), "all minerals"}};
}

std::vector<NamedChoice> kindChoices() {
    std::vector<NamedChoice> choices{{"", "all kinds"}};
    for (const Glyph glyph : glyphs)
        choices.push_back({std::string(slug(glyph)), std::string(words(glyph))});
    return choices;
}

std::vector<NamedChoice> partyChoices(const Catalogue& catalogue) {
    std::vector<NamedChoice> choices{{"", "all countries"}};
    for (const CountryId id : catalogue.eventParties)
        if (const Country* country = catalogue.country(id))
            choices.push_back({country->iso3, country->name});
    return choices;
}

std::vector<NamedChoice> statusChoices() {
    std::vector<NamedChoice> choices{{"", "any status"}};
    for (const std::string_view status : eventStatuses())
        choices.push_back({std::string(status), status == datePassed ? "date passed" : statusWords(status)});
    return choices;
}

std::vector<NamedChoice> verificationChoices() {
    std::vector<NamedChoice> choices{{"", "confirmed or not"}};
    for (const Verification one : {Verification::Confirmed, Verification::Partly, Verification::Unconfirmed})
        choices.push_back({std::string(slug(one)), std::string(verifiedWords(one))});
    return choices;
}

} // namespace lodestone
