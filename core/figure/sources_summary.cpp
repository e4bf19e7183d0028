// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/sources_figure.h"

#include "figure/country_words.h"
#include "figure/event_words.h"
#include "figure/number_text.h"
#include "figure/parts.h"

#include <algorithm>

#include <fmt/format.h>

namespace lodestone {
namespace {

constexpr std::size_t mostEvents = 3;

/// One number as somebody gives it.
struct Said {
    Interval value;
    std::string who;
};

/// 'lowest USGS MCS 2025, highest Morgan Stanley'.
std::string endsOf(const std::vector<Said>& said) {
    const Said& lowest = *std::ranges::min_element(said, {}, [](const Said& one) { return one.value.low; });
    const Said& highest = *std::ranges::max_element(said, {}, [](const Said& one) { return one.value.high; });
    return &lowest == &highest ? lowest.who + " is the widest"
                               : fmt::format("lowest {}, highest {}", lowest.who, highest.who);
}

Interval hullOf(const std::vector<Said>& said) {
    Interval hull = said.front().value;
    for (const Said& one : said)
        hull = {std::min(hull.low, one.value.low), std::max(hull.high, one.value.high)};
    return hull;
}

/// A track a little wider than the marks on it; it has no labels, the words beside it give both ends.
Axis trackAround(Interval hull, double least, double most) {
    const double spare = std::max((hull.high - hull.low) * 0.15, least / 2);
    return {std::max(0.0, hull.low - spare), std::min(most, hull.high + spare), {}};
}

std::string tooltipOf(const std::vector<Said>& said, auto words) {
    std::string text;
    for (const Said& one : said)
        text += fmt::format("{}{}: {}", text.empty() ? "" : "\n", one.who, words(one.value));
    return text;
}

std::optional<DisputeLine> shareLine(const SourcesStudy& study) {
    std::vector<Said> said;
    DisputeLine line;
    for (const SourceRow& row : study.spread->rows)
        if (row.sameBasis && row.view.concentration && row.share) {
            said.push_back({{*row.share, *row.share}, row.view.source->shortName});
            line.dots.push_back({*row.share, *row.share});
        }
    for (const Claim& claim : study.claims)
        if (study.onShare(claim)) {
            said.push_back({{*claim.value, *claim.value}, shortSpeaker(claim.saidBy)});
            line.claims.push_back(*claim.value);
        }
    if (said.size() < 2)
        return std::nullopt;
    const Interval hull = hullOf(said);
    line.label = possessive(study.country->name) + " share";
    line.range = shareRangeText(hull, "\u2013");
    line.who = shareText(hull.low) == shareText(hull.high) ? "all give the same" : endsOf(said);
    line.axis = trackAround(hull, 0.04, 1);
    line.colour = {ColourKey::Role::Country, study.country->iso3};
    line.tooltip = tooltipOf(said, [](Interval value) { return shareText(value.low); });
    return line;
}

std::optional<DisputeLine> indexLine(const SourceSpread& spread) {
    std::vector<Said> said;
    DisputeLine line;
    for (const SourceRow& row : spread.rows)
        if (row.sameBasis && row.view.concentration) {
            said.push_back({row.view.concentration->hhi(), row.view.source->shortName});
            line.dots.push_back(row.view.concentration->hhi());
        }
    if (said.size() < 2)
        return std::nullopt;
    const Interval hull = hullOf(said);
    line.label = "HHI";
    line.range = intervalText(hull).dashed();
    line.who = intervalText(hull).open() ? endsOf(said) : "all give the same";
    line.axis = trackAround(hull, 400, 10'000);
    line.colour = {ColourKey::Role::Primary, {}};
    line.tooltip = tooltipOf(said, [](Interval value) { return intervalText(value).dashed(); });
    return line;
}

} // namespace

DisputePart disputePart(const SourcesStudy& study) {
    DisputePart part;
    part.mark = {Mark::Kind::Page, std::string(sourcesFigure)};
    part.title = "What sources disagree on";
    if (!study.spread || study.country == nullptr)
        return part;
    const auto claims =
        std::ranges::count_if(study.claims, [&](const Claim& claim) { return study.onShare(claim); });
    const std::size_t tables = study.spread->rows.size();
    part.subtitle = fmt::format("{} source{}", tables, tables == 1 ? "" : "s");
    if (claims > 0)
        part.subtitle += fmt::format(", {} claim{}", claims, claims == 1 ? "" : "s");
    if (auto line = shareLine(study))
        part.lines.push_back(std::move(*line));
    if (auto line = indexLine(*study.spread))
        part.lines.push_back(std::move(*line));
    if (part.lines.empty())
        part.text = tables == 1 ? "One source alone has a table for this year, and nobody else says a share."
                                : "No two sources count the same thing, so none can be held against another.";
    return part;
}

LatestPart latestPart(const std::vector<Event>& events, const Mineral& mineral) {
    LatestPart part;
    std::vector<Event> found = namingEvents(events, mineral);
    const std::size_t naming = found.size();
    if (naming < mostEvents) {
        std::vector<Event> broad = relevantEvents(events, mineral);
        std::erase_if(broad, [&](const Event& event) {
            return std::ranges::find(found, event.slug, &Event::slug) != found.end();
        });
        const std::size_t wanted = std::min(broad.size(), mostEvents - naming);
        found.insert(found.end(), broad.end() - static_cast<std::ptrdiff_t>(wanted), broad.end());
        std::ranges::stable_sort(found, {}, [](const Event& event) { return event.date.begin(); });
    }
    if (found.empty())
        return part;
    part.title = "Latest events";
    part.subtitle = naming >= mostEvents ? fmt::format("{} name {}", naming, inSentence(mineral))
                    : naming == 0
                        ? "on critical minerals at large"
                        : fmt::format("{} name{} {}", naming, naming == 1 ? "s" : "", inSentence(mineral));
    for (auto event = found.rbegin(); event != found.rend() && part.lines.size() < mostEvents; ++event)
        part.lines.push_back({eventMark(*event), event->date.words(), listedWords(*event)});
    return part;
}

} // namespace lodestone
