// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/events.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace lodestone {
namespace {

struct GlyphName {
    Glyph glyph;
    std::string_view slug;
    std::string_view words;
};
constexpr std::array<GlyphName, 10> glyphNames{{{Glyph::Ban, "ban", "ban, suspension"},
                                                {Glyph::Control, "control", "control, licence, quota"},
                                                {Glyph::Tax, "tax", "tax, tariff"},
                                                {Glyph::Law, "law", "law, order, strategy"},
                                                {Glyph::Agreement, "agreement", "agreement"},
                                                {Glyph::Memorandum, "memorandum", "memorandum"},
                                                {Glyph::Dispute, "dispute", "dispute"},
                                                {Glyph::Relief, "relief", "relief, truce"},
                                                {Glyph::Funding, "funding", "funding, stockpile"},
                                                {Glyph::Scheduled, "scheduled", "scheduled"}}};

constexpr std::pair<std::string_view, std::string_view> statuses[] = {
    {"announced", "Announced, and not yet in force when last seen."},
    {"signed", "Signed, and not yet in force when last seen."},
    {"in_force", "In force, or still standing, when last seen."},
    {"amended", "In force in a form that was changed later."},
    {"suspended", "Set aside for a time, and not repealed."},
    {"ended", "Ended: it no longer applies."},
    {"completed", "Done: it happened once and leaves nothing to apply."},
    {"superseded", "Replaced by a later event."},
    {"scheduled", "A date to come when last seen: whether it was kept is not known."},
    {datePassed, "The date that was set for it has passed: the outcome is not known to this edition."}};

struct RelationName {
    ClaimRelation relation;
    std::string_view slug;
};
constexpr std::array<RelationName, 5> relationNames{{{ClaimRelation::Equal, "="},
                                                     {ClaimRelation::About, "about"},
                                                     {ClaimRelation::MoreThan, "more than"},
                                                     {ClaimRelation::Nearly, "nearly"},
                                                     {ClaimRelation::UpTo, "up to"}}};

} // namespace

std::string_view slug(Glyph glyph) {
    for (const GlyphName& row : glyphNames)
        if (row.glyph == glyph)
            return row.slug;
    return {};
}

std::optional<Glyph> glyphFromSlug(std::string_view slug) {
    for (const GlyphName& row : glyphNames)
        if (row.slug == slug)
            return row.glyph;
    return std::nullopt;
}

std::string_view words(Glyph glyph) {
    for (const GlyphName& row : glyphNames)
        if (row.glyph == glyph)
            return row.words;
    return {};
}

std::string_view slug(Verification verification) {
    switch (verification) {
    case Verification::Confirmed:
        return "confirmed";
    case Verification::Partly:
        return "partly";
    case Verification::Unconfirmed:
        return "unconfirmed";
    }
    return {};
}

std::string_view slug(ClaimRelation relation) {
    for (const RelationName& row : relationNames)
        if (row.relation == relation)
            return row.slug;
    return {};
}

std::optional<ClaimRelation> claimRelationFromSlug(std::string_view slug) {
    for (const RelationName& row : relationNames)
        if (row.slug == slug)
            return row.relation;
    return std::nullopt;
}

std::optional<Verification> verificationFromSlug(std::string_view text) {
    for (const Verification value :
         {Verification::Confirmed, Verification::Partly, Verification::Unconfirmed})
        if (slug(value) == text)
            return value;
    return std::nullopt;
}

std::optional<PartialDate> dateSet(const Event& event) {
    if (event.lastSeen == "scheduled")
        return event.date;
    if (event.lastSeen == "suspended" && event.pausedTo)
        return event.pausedTo;
    constexpr std::string_view begins[] = {"announced", "signed"};
    constexpr std::string_view stands[] = {"in_force", "amended", "suspended"};
    const bool toCome = std::ranges::find(begins, event.lastSeen) != std::end(begins);
    if (event.end && (toCome || std::ranges::find(stands, event.lastSeen) != std::end(stands)))
        return event.end;
    return toCome ? event.effective : std::nullopt;
}

Event onDay(Event event, const PartialDate& day) {
    event.status = event.lastSeen;
    if (const auto set = dateSet(event); set && set->end() <= day.begin())
        event.status = datePassed;
    return event;
}

std::vector<std::string_view> eventStatuses() {
    std::vector<std::string_view> slugs;
    for (const auto& [slug, explanation] : statuses)
        slugs.push_back(slug);
    return slugs;
}

std::string_view statusExplanation(std::string_view status) {
    for (const auto& [slug, explanation] : statuses)
        if (slug == status)
            return explanation;
    return {};
}

} // namespace lodestone
