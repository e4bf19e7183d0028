// SPDX-License-Identifier: GPL-3.0-or-later
// Policy: events, agreements between parties, attributed claims, and places. Each row names who says it.
#pragma once

#include "model/dates.h"
#include "model/ids.h"
#include "model/supply.h"

#include <optional>
#include <string>
#include <vector>

namespace lodestone {

/// One glyph of the timeline, named after what it stands for (design: 10 px across).
enum class Glyph { Ban, Control, Tax, Law, Agreement, Memorandum, Dispute, Relief, Funding, Scheduled };
[[nodiscard]] std::string_view slug(Glyph glyph);
[[nodiscard]] std::optional<Glyph> glyphFromSlug(std::string_view slug);
[[nodiscard]] std::string_view words(Glyph glyph); ///< 'ban, suspension' ... as in the key of the timeline

enum class Verification { Confirmed, Partly, Unconfirmed };
[[nodiscard]] std::string_view slug(Verification verification);

[[nodiscard]] std::optional<Verification> verificationFromSlug(std::string_view slug);

/// Every status a reader can meet, as lasting to over: 'announced', 'signed', 'in_force', ...
[[nodiscard]] std::vector<std::string_view> eventStatuses();
/// What a status says, in one sentence: 'Announced, not yet in force when last seen.'; '' for an unknown one.
[[nodiscard]] std::string_view statusExplanation(std::string_view status);

/// A report that tells of the event beside its own source ('SCMP, 15 Nov 2025').
struct EventReport {
    SourceId source;
    std::string text;
};

/// Status of an event for which a date was set that has passed: see onDay().
inline constexpr std::string_view datePassed = "date_passed";

struct Event {
    EventId id;
    std::string slug; ///< 'EV001'
    std::string title;
    std::string label;           ///< a few words for a timeline; '' for most
    std::string kind;            ///< slug: 'export_ban'
    std::string kindName;        ///< 'export ban'
    std::string kindExplanation; ///< what such an event is, in one sentence
    Glyph glyph = Glyph::Law;
    PartialDate date;
    std::optional<PartialDate> effective;
    std::optional<PartialDate> end;             ///< last day; an event with an end is drawn with a length
    bool ongoing = false;                       ///< has begun, has no end
    std::optional<PartialDate> pausedFrom = {}; ///< first day on which it was suspended
    std::optional<PartialDate> pausedTo = {};   ///< last day of the suspension, as it was set
    Verification verification = Verification::Confirmed;
    std::string status;               ///< 'in_force', 'scheduled', ... or `datePassed`
    std::string lastSeen;             ///< the status as last seen, whatever the day
    std::vector<CountryId> countries; ///< in the order of the source, first = who acts
    std::vector<MineralId> minerals;  ///< those named, and the groups they are parts of
    std::vector<std::string> terms;   ///< the source's own words: 'critical minerals', 'neodymium'
    std::string publisher;
    std::string sourceTitle;
    std::string url;
    std::string note;
    std::vector<EventReport> reports;
};

/// The date that somebody set and whose outcome a list kept earlier cannot know: of a milestone its own, of a
/// suspension its last day, of a measure that stands its end, of one that does not its beginning.
[[nodiscard]] std::optional<PartialDate> dateSet(const Event& event);
/// The event as it stands to a reader of that day: `datePassed` where the date set lies before it.
[[nodiscard]] Event onDay(Event event, const PartialDate& day);

struct AgreementPair {
    std::string event; ///< slug of the event it belongs to
    PartialDate date;
    CountryId a;
    CountryId b;
    std::string kind;
    std::string title;
    std::string status;   ///< as the event's
    std::string lastSeen; ///< as the event's
    std::vector<MineralId> minerals;
    std::vector<std::string> terms;
    std::string url;
};

enum class ClaimRelation { Equal, About, MoreThan, Nearly, UpTo };
[[nodiscard]] std::string_view slug(ClaimRelation relation);
[[nodiscard]] std::optional<ClaimRelation> claimRelationFromSlug(std::string_view slug);

/// What somebody says, in numbers where they gave one. Never mixed into a table; always shown with who said
/// it.
struct Claim {
    ClaimId id;
    std::string slug;
    std::string saidBy; ///< 'Morgan Stanley'
    std::string about;  ///< 'China', 'Bayan Obo'
    CountryId country;  ///< 0 when it is not about one country
    PlaceId place;
    MineralId mineral;
    std::optional<Stage> stage;
    std::string quantity; ///< 'share of world', 'share of known reserves', 'elements', 'years', 'statement'
    std::optional<double> value; ///< a fraction 0-1 for unit 'share', else in `unit`
    ClaimRelation relation = ClaimRelation::Equal;
    std::string unit; ///< 'share', 'years', 'elements', ''
    std::string asOf; ///< what the speaker said about the time; '' when nothing
    std::string text; ///< the claim restated in one sentence
    SourceId report;
    PartialDate reported = {}; ///< when the report was published
};

struct Place {
    PlaceId id;
    std::string slug;
    std::string name;
    CountryId country;
    double latitude = 0;  ///< degrees north, WGS 84
    double longitude = 0; ///< degrees east
    std::string kind;     ///< 'mine', 'plant', 'hub'
    std::vector<MineralId> minerals;
    std::vector<Stage> stages;
    std::string knownFor;
    SourceId source;
};

} // namespace lodestone
