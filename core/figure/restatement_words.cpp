// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/restatement.h"

#include "figure/country_words.h"
#include "figure/line_samples.h"
#include "figure/number_text.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace lodestone {
namespace {

/// '+2.9', '−24.1', '0.0'.
std::string signedNumber(double value, int decimals) {
    const std::string plain = numberText(std::abs(value), decimals);
    if (plain.find_first_not_of("0.") == std::string::npos)
        return plain;
    return (value < 0 ? "\u2212" : "+") + plain;
}

std::string basisWords(const Series& series) {
    if (series.yearsAveraged > 1)
        return "gives means of several years";
    return "counts " + (series.basis.empty() ? std::string("something else") : series.basis);
}

std::string otherBasisWords(const Step& step) {
    return fmt::format("{} {}, {} {}: the two cannot be compared.", step.from.source->shortName,
                       basisWords(*step.from.series), step.to.source->shortName,
                       step.to.series->yearsAveraged > 1     ? basisWords(*step.to.series)
                       : step.from.series->yearsAveraged > 1 ? "single years"
                                                             : basisWords(*step.to.series));
}

/// 'for 2024 USGS MCS 2026 gives 33.6 %, USGS MCS 2025 gives 57.7 %', of each change of edition.
std::string commonYears(const Step& step, const Followed& followed) {
    std::string text;
    for (const Restated& one : step.restatements)
        text += fmt::format("{}for {} {} gives {}, {} gives {}", text.empty() ? "" : "; ", one.to.year,
                            one.to.source->shortName, followed.text(one.to.value), one.from.source->shortName,
                            followed.text(one.from.value));
    return text;
}

std::string splitWords(const Step& step, const Followed& followed) {
    return fmt::format("restated by {}, moved by {}", differenceText(*step.restated, followed),
                       differenceText(*step.moved, followed));
}

std::string unknownWords(const Step& step, const Followed& followed) {
    return fmt::format(
        "{} and {} give no year in common: from {} to {} {} steps by {}, of which it is not known how "
        "much is restated.",
        step.apartFrom->shortName, step.apartTo->shortName, step.from.year, step.to.year, followed.name,
        differenceText(step.change, followed));
}

/// What changed where the country's own figure did not.
std::string_view restOf(const Step& step) {
    return step.totals.empty() ? "rest of the table" : "total";
}

std::string notComparable(const Step& step) {
    switch (step.kind) {
    case StepKind::OtherBasis:
        return "not comparable: another basis";
    case StepKind::OtherWhole:
        return "not comparable: shares of another whole";
    case StepKind::Outlook:
        return "not comparable: the later is an outlook";
    default:
        return "not comparable across editions";
    }
}

} // namespace

std::string_view slug(StepKind kind) {
    switch (kind) {
    case StepKind::SameEdition:
        return "same_edition";
    case StepKind::Split:
        return "split";
    case StepKind::Unknown:
        return "unknown";
    case StepKind::OtherBasis:
        return "other_basis";
    case StepKind::OtherWhole:
        return "coverage";
    case StepKind::Outlook:
        return "outlook";
    }
    return {};
}

std::string differenceText(Interval difference, const Followed& followed) {
    if (!std::isfinite(difference.low) || !std::isfinite(difference.high))
        return "an amount that nothing bounds";
    const double scale = followed.fraction ? 100 : 1;
    const std::string low = signedNumber(difference.low * scale, followed.decimals);
    const std::string high = signedNumber(difference.high * scale, followed.decimals);
    return low == high ? low + followed.unit : fmt::format("between {} and {}{}", low, high, followed.unit);
}

std::string changeWords(const Step& step, const Followed& followed) {
    if (step.kind == StepKind::SameEdition)
        return "both of " + step.to.source->shortName;
    return (step.kind == StepKind::Split ? splitWords(step, followed) : notComparable(step)) +
           onlyTheTotal(step);
}

std::string onlyTheTotal(const Step& step) {
    return step.samePrinted && step.kind != StepKind::SameEdition
               ? fmt::format(" ({} in both, only the {} changed)", step.quantity, restOf(step))
               : std::string();
}

std::string_view byEdition(const Step& step) {
    return step.acrossEditions() ? "by the edition of each year, " : "";
}

std::string reasonOf(const Step& step, const Followed& followed) {
    std::string text;
    switch (step.kind) {
    case StepKind::SameEdition:
        text = fmt::format("Both years are of {}.", step.to.source->shortName);
        break;
    case StepKind::Split:
        text = fmt::format("From {} to {} {} was {}: {}.", step.from.year, step.to.year, followed.name,
                           splitWords(step, followed), commonYears(step, followed));
        break;
    case StepKind::Unknown:
        text = unknownWords(step, followed);
        break;
    case StepKind::OtherBasis:
        text = otherBasisWords(step);
        break;
    case StepKind::OtherWhole:
        text = step.whole;
        if (!step.restatements.empty())
            text += fmt::format(" Apart from that {} was restated by {}: {}.", followed.name,
                                differenceText(*step.restated, followed), commonYears(step, followed));
        break;
    case StepKind::Outlook:
        text = fmt::format("From {} on the figures are the publisher\u2019s outlook, not what was measured.",
                           step.to.year);
        break;
    }
    if (step.samePrinted)
        text += fmt::format(" {} is the same in both ({}); the {} changed{}.",
                            capitalised(possessive(followed.who) + " figure"), step.quantity, restOf(step),
                            step.totals.empty() ? "" : ", " + step.totals);
    if (step.lowerBound && followed.country)
        text +=
            " A total printed with \u2018>\u2019 is a lower bound: the share of it is at most what is shown.";
    return text;
}

std::string stepTooltip(const Step& step, const Followed& followed) {
    if (step.kind == StepKind::SameEdition)
        return {};
    if (step.kind != StepKind::Split)
        return fmt::format("; against {} {}. {}", step.from.year, changeWords(step, followed),
                           reasonOf(step, followed));
    return fmt::format("; from {} {}: {}", step.from.year, splitWords(step, followed),
                       commonYears(step, followed));
}

Seam seamOf(const Step& step, const Followed& followed) {
    Seam seam;
    seam.x = (step.from.year + step.to.year) / 2.0 + midYear;
    const bool family = step.from.source->family != step.to.source->family;
    seam.left = family ? step.from.source->family : step.from.source->shortName;
    seam.right = family ? step.to.source->family : step.to.source->shortName;
    if (!step.acrossEditions()) {
        seam.left = step.kind == StepKind::Outlook ? "measured" : step.wholeFrom;
        seam.right = step.kind == StepKind::Outlook ? "outlook" : step.wholeTo;
    }
    seam.kind = step.kind;
    seam.reason = reasonOf(step, followed);
    if (step.kind == StepKind::Split) {
        seam.restated = step.restated;
        seam.moved = step.moved;
    }
    return seam;
}

std::string seamsNote(const std::vector<Seam>& seams) {
    constexpr std::size_t most = 2;
    if (seams.empty())
        return {};
    std::vector<const Seam*> split;
    for (const Seam& seam : seams)
        if (seam.kind == StepKind::Split)
            split.push_back(&seam);
    const auto size = [](const Seam* seam) {
        return std::max(std::abs(seam->restated->low), std::abs(seam->restated->high));
    };
    std::ranges::stable_sort(split, std::ranges::greater{}, size);
    split.resize(std::min(split.size(), most));
    std::ranges::stable_sort(split, {}, [](const Seam* seam) { return seam->x; });
    std::string note =
        "A dotted line parts values that cannot be read on across it: what steps there may be the "
        "table, not the market.";
    if (split.empty())
        split.push_back(&seams.back());
    for (const Seam* seam : split)
        note += " " + seam->reason;
    return note;
}

} // namespace lodestone
