// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/inspect_event.h"

#include "figure/concentration_figure.h"
#include "figure/country_words.h"
#include "figure/number_text.h"
#include "figure/parts.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include <fmt/format.h>

namespace lodestone {
namespace {

using Paragraph = Inspection::Paragraph;

constexpr std::size_t mostOthers = 8;

/// How the values of a window are written.
struct Wording {
    std::function<std::string(Interval)> value;
    std::function<std::string(double)> difference; ///< of a change without its sign
    double whole = 0;                              ///< what a full bar stands for; 0: the highest value
};

Wording shareWording() {
    return {[](Interval value) { return shareText(value.low); },
            [](double change) { return numberText(change * 100, 1) + " points"; }, 1};
}

Wording wordingOf(const MeasureInfo& info) {
    const auto value = [&info](Interval one) { return indicatorText(info, one); };
    if (info.unit == "share")
        return {value, [](double change) { return numberText(change * 100, 1) + " points"; }, 1};
    if (info.slug == "hhi")
        return {value, [](double change) { return numberText(change, 0) + " points"; }, 10'000};
    return {value, [](double change) { return numberText(change, 2); },
            std::isfinite(info.range.high) ? info.range.high : 0};
}

std::vector<Inspection::BarLine> barsOf(const WindowStudy& study, YearRange window, Year eventYear,
                                        const Wording& wording) {
    double whole = wording.whole;
    for (const YearValue& one : study.values.values)
        if (wording.whole == 0 && std::isfinite(one.value.high))
            whole = std::max(whole, one.value.high);
    const auto part = [whole](double value) {
        return whole > 0 && std::isfinite(value) ? std::clamp(value / whole, 0.0, 1.0) : 0.0;
    };
    std::vector<Inspection::BarLine> bars;
    for (Year year = window.first(); year <= window.last(); ++year) {
        Inspection::BarLine bar;
        bar.label = std::to_string(year);
        bar.strong = year == eventYear;
        bar.seam = std::ranges::find(study.seams, year) != study.seams.end();
        const auto found = std::ranges::find(study.values.values, year, &YearValue::year);
        if (found == study.values.values.end()) {
            bar.missing = true;
            bar.value = "no value";
        } else {
            bar.low = part(found->value.low);
            bar.high = std::max(bar.low, part(found->value.high));
            bar.value = wording.value(found->value);
        }
        bars.push_back(std::move(bar));
    }
    return bars;
}

/// '2026 stands 1.1 points below 2024.' or why the two cannot be held against each other.
std::string comparedWords(const WindowStudy& study, const Wording& wording) {
    const WindowComparison& comparison = study.comparison;
    if (!comparison.enoughData())
        return comparison.shortfall;
    if (study.step && study.step->kind == StepKind::Split)
        return fmt::format("{} and {} are of different editions.", comparison.before->year,
                           comparison.after->year);
    const Year before = comparison.before->year;
    const Year after = comparison.after->year;
    const double a = std::abs(comparison.change->low);
    const double b = std::abs(comparison.change->high);
    const std::string least = wording.difference(std::min(a, b));
    const std::string most = wording.difference(std::max(a, b));
    const std::string by = least == most ? most : fmt::format("{} to {}", least, most);
    switch (*comparison.trend) {
    case Trend::Rose:
        return fmt::format("{} stands {} above {}.", after, by, before);
    case Trend::Fell:
        return fmt::format("{} stands {} below {}.", after, by, before);
    case Trend::Same:
        return fmt::format("{} stands where {} stood.", after, before);
    case Trend::Unclear:
        return fmt::format("{} and {} cannot be told apart: their intervals overlap.", before, after);
    case Trend::NotComparable:
        break; // has no change, and a shortfall that says why
    }
    return {};
}

Paragraph windowParagraph(const WindowStudy& study, const Event& event, int window, const Wording& wording) {
    Paragraph part;
    const YearRange years(event.date.year - window, event.date.year + window);
    part.bars = barsOf(study, years, event.date.year, wording);
    part.text = comparedWords(study, wording);
    for (const std::string& note : study.comparison.notes)
        part.text += " " + note;
    return part;
}

std::string sourceOf(const WindowStudy& study) {
    return study.source != nullptr ? study.source->shortName : "newest edition of each year";
}

void addChoices(Paragraph& part, const ViewState& state) {
    part.choiceName = "Years to each side";
    for (int years = 1; years <= widestWindow; ++years) {
        ViewState other = state;
        other.window = years;
        part.choices.push_back({std::to_string(years), std::move(other), years == state.window});
    }
}

/// The state's mineral where the event concerns it, else the first that the event names.
ViewState marketOf(const Event& event, const ViewState& state, const Catalogue& catalogue) {
    const Mineral& shown = *catalogue.mineralBySlug(state.mineral);
    if (event.minerals.empty() || !relevantEvents({event}, shown).empty())
        return state;
    ViewState other;
    other.mineral = catalogue.mineral(event.minerals.front())->slug;
    other.stage = state.stage;
    other.indicator = state.indicator;
    other.window = state.window;
    return other.normalised(catalogue);
}

/// First what its own actor did and what names the mineral; shown in order of time.
std::vector<const Event*> weightiest(const WindowStudy& study, const Event& event) {
    std::vector<const Event*> others = study.others;
    const auto weight = [&](const Event* other) {
        const bool actor = !other->countries.empty() && !event.countries.empty() &&
                           other->countries.front() == event.countries.front();
        const bool naming = std::ranges::find(other->minerals, study.mineral->id) != other->minerals.end();
        return 2 * actor + 2 * naming + (other->label.empty() ? 0 : 1);
    };
    std::ranges::stable_sort(others, std::ranges::greater{}, weight);
    if (others.size() > mostOthers)
        others.resize(mostOthers);
    std::ranges::stable_sort(others, {}, [](const Event* other) { return other->date; });
    return others;
}

void addOthers(Inspection& out, const WindowStudy& study, const Event& event, YearRange window) {
    Paragraph head;
    head.title = fmt::format("Also within {}\u2013{}", window.first(), window.last());
    if (study.others.empty())
        head.text = fmt::format("No other event on {} is on record.", inSentence(*study.mineral));
    const std::vector<const Event*> shown = weightiest(study, event);
    if (shown.size() < study.others.size())
        head.subtitle = fmt::format("{} of {} other events on {}", shown.size(), study.others.size(),
                                    inSentence(*study.mineral));
    else if (!shown.empty())
        head.subtitle = fmt::format("{} other event{} on {}", shown.size(), shown.size() == 1 ? "" : "s",
                                    inSentence(*study.mineral));
    out.paragraphs.push_back(std::move(head));
    for (const Event* other : shown) {
        Paragraph row;
        row.mark = {Mark::Kind::Event, other->slug};
        row.glyph = other->glyph;
        row.lines.push_back(
            {other->date.iso().substr(0, 7), other->label.empty() ? other->title : other->label});
        out.paragraphs.push_back(std::move(row));
    }
}

} // namespace

void addWindow(Inspection& out, const Event& event, const ViewState& state, const std::vector<Event>& events,
               MarketReader& reader) {
    const Catalogue& catalogue = reader.catalogue();
    const ViewState market = marketOf(event, state, catalogue);
    Study study(reader);
    const Mineral& mineral = *catalogue.mineralBySlug(market.mineral);
    const Series* series = seriesFor(market, catalogue, 0);
    const std::string thing = fmt::format(
        "{} of {}", series != nullptr ? countedThing(*series) : catalogue.stage(market.stage).name,
        series != nullptr ? subjectOf(*series, mineral) : inSentence(mineral));
    const int window = state.window;
    const YearRange years(event.date.year - window, event.date.year + window);
    const std::string title =
        window == 1 ? "One year before and after" : fmt::format("{} years before and after", window);
    const Country* actor = event.countries.empty() ? nullptr : catalogue.country(event.countries.front());
    std::optional<Paragraph> share;
    if (actor != nullptr && series != nullptr) {
        const WindowStudy found = studyShareWindow(event, market, actor->id, window, events, study);
        if (!found.values.values.empty()) {
            share = windowParagraph(found, event, window, shareWording());
            share->subtitle =
                fmt::format("{} share of {} · {}", possessive(actor->name), thing, sourceOf(found));
            share->barColour = ColourKey{ColourKey::Role::Country, actor->iso3};
        }
    }
    const MeasureInfo& info = *measureInfo(market.indicator.empty() ? "hhi" : market.indicator);
    const WindowStudy found = studyWindow(event, market, info.slug, window, events, study);
    Paragraph index = windowParagraph(found, event, window, wordingOf(info));
    index.subtitle = fmt::format("{} of {} · {}", indicatorName(info), thing, sourceOf(found));
    if (found.values.values.empty())
        index.subtitle = fmt::format("{} of {}", indicatorName(info), thing);
    Paragraph& first = share ? *share : index;
    first.title = title;
    addChoices(first, state);
    index.text += fmt::format(" {} holds the event. {}", event.date.year, associationSentence());
    if (share)
        out.paragraphs.push_back(std::move(*share));
    out.paragraphs.push_back(std::move(index));
    addOthers(out, found, event, years);
}

} // namespace lodestone
