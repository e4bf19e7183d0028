// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/warrant_words.h"

#include "analysis/outside.h"
#include "analysis/residual.h"
#include "figure/country_words.h"
#include "figure/number_text.h"
#include "figure/suspect_words.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

namespace lodestone {
namespace {

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i)
        text += (i == 0 ? "" : i + 1 == parts.size() ? " and " : ", ") + parts[i];
    return text;
}

bool holdsReserves(const MarketView& view) {
    return view.series->measure == Measure::Reserves;
}

/// 'in 2025', with a blank before it; '' for reserves, which are what is known now.
std::string when(const MarketView& view) {
    return holdsReserves(view) ? std::string() : " " + inPeriod(*view.series, view.data.year);
}

std::string didWhat(const MarketView& view, bool several) {
    const std::string_view did = verb(*view.series);
    if (!several)
        return std::string(did);
    return "each " + std::string(holdsReserves(view) ? "hold" : did);
}

/// '; 46.6 % is not broken down by country', where that is more than the first has.
std::string unnamedPart(const MarketView& view) {
    const double rest = residualOf(view.market);
    return rest >= view.warrant.share
               ? fmt::format("; {} is not broken down by country", roundShareText(rest))
               : std::string();
}

std::string onlyOneHeadline(const MarketView& view, const Catalogue& catalogue) {
    const std::string name = capitalised(namesInSentence(view.warrant.first, catalogue));
    if (view.warrant.whole == Whole::Listed)
        return fmt::format("{} is the only country named for {}{}; no world total is published", name,
                           countedObject(view), when(view));
    return fmt::format("{} is the only country named, with {} of {}{}", name,
                       warrantedShare(view, view.warrant.share), wholeInSentence(view, catalogue),
                       when(view));
}

} // namespace

std::string namesInSentence(std::span<const CountryId> countries, const Catalogue& catalogue) {
    std::vector<std::string> names;
    for (const CountryId id : countries)
        names.push_back(withArticle(catalogue.country(id)->name));
    return joined(names);
}

std::string outsideWords(const Market& market, const Catalogue& catalogue) {
    std::vector<CountryId> whole;
    std::vector<std::string> parts;
    for (const OutsideProducer& producer : market.outside)
        if (producer.part.empty())
            whole.push_back(producer.country);
        else
            parts.push_back(fmt::format("{} from {}", producer.part,
                                        withArticle(catalogue.country(producer.country)->name)));
    std::vector<std::string> words;
    if (!whole.empty())
        words.push_back("outside " + namesInSentence(whole, catalogue));
    if (!parts.empty())
        words.push_back("without " + joined(parts));
    return joined(words);
}

std::string leftOutWords(const OutsideProducer& producer, const MarketView& view,
                         const Catalogue& catalogue) {
    const std::string name = withArticle(catalogue.country(producer.country)->name);
    const std::string output = producer.part.empty()
                                   ? fmt::format("the {} of {}",
                                                 view.series->measure == Measure::Capacity ? "capacity"
                                                 : holdsReserves(view)                     ? "reserves"
                                                                                           : "output",
                                                 name)
                                   : fmt::format("{} from {}", producer.part, name);
    std::string text;
    switch (producer.reason) {
    case OutsideProducer::Reason::Note:
        text = fmt::format("The publisher leaves {} out of the total", output);
        break;
    case OutsideProducer::Reason::Full:
        text = fmt::format("The publisher withholds {}, and the other rows fill the total", output);
        break;
    case OutsideProducer::Reason::History:
        text = fmt::format(
            "The table has no row for {}, which the publisher withholds in its next table; the rows "
            "fill the total",
            name);
        break;
    }
    if (producer.lastYear > 0)
        text += fmt::format("; last published: {} in {}", quantityText(producer.lastValue, *view.series),
                            producer.lastYear);
    return sentence(text);
}

std::string countedObject(const MarketView& view) {
    const std::string subject = subjectOf(*view.series, *view.mineral);
    if (holdsReserves(view))
        return "known reserves of " + subject;
    return view.series->measure == Measure::Capacity ? subject + " production capacity" : subject;
}

std::string wholeInSentence(const MarketView& view, const Catalogue& catalogue) {
    if (view.warrant.whole == Whole::Listed)
        return "the listed countries\u2019 " + countedObject(view);
    const std::string outside = outsideWords(view.market, catalogue);
    return fmt::format("the world\u2019s {}{}{}", countedObject(view), outside.empty() ? "" : " ", outside);
}

std::string shareOfWhole(const MarketView& view, const Catalogue& catalogue) {
    if (view.warrant.whole == Whole::Listed)
        return "share of the listed countries";
    const std::string outside = outsideWords(view.market, catalogue);
    return "share of world" + (outside.empty() ? "" : " " + outside) +
           (view.warrant.atMost ? ", at most" : "");
}

std::string ofTheWhole(const MarketView& view, const Catalogue& catalogue) {
    if (view.warrant.whole == Whole::Listed)
        return "of the listed countries";
    const std::string outside = outsideWords(view.market, catalogue);
    std::string text = outside.empty() ? "of the world total" : "of the world " + outside;
    if (view.warrant.atMost)
        text += ", at most";
    return text;
}

std::string firstTitle(const MarketView& view) {
    switch (view.warrant.lead) {
    case Lead::Leader:
        return "Leader";
    case Lead::Tie:
        return "Tied first";
    case Lead::LargestNamed:
        return view.warrant.whole == Whole::Listed ? "Largest listed" : "Largest named";
    case Lead::None:
        return "Only one named";
    case Lead::Suspect:
        return "Largest, suspect";
    }
    return {};
}

std::string firstInSentence(const MarketView& view, const Catalogue& catalogue) {
    const std::string share = warrantedShare(view, view.warrant.share);
    const std::string names = namesInSentence(view.warrant.first, catalogue);
    const std::string with =
        fmt::format("{} with {}{}", names, share, view.warrant.first.size() > 1 ? " each" : "");
    switch (view.warrant.lead) {
    case Lead::Leader:
        return "leader " + with;
    case Lead::Tie:
        return "tied first " + with;
    case Lead::LargestNamed:
        return (view.warrant.whole == Whole::Listed ? "largest listed " : "largest named ") + with;
    case Lead::None:
        return "the only one named " + with;
    case Lead::Suspect:
        return "first, in a table whose leader is suspect, " + with;
    }
    return {};
}

std::string warrantedShare(const MarketView& view, double fraction) {
    return (view.warrant.atMost ? "at most " : "") + shareText(fraction);
}

namespace {

/// Of a table without a suspect value on which it depends who is first.
std::string soundHeadline(const MarketView& view, const Catalogue& catalogue) {
    const Warrant& warrant = view.warrant;
    if (warrant.first.empty())
        return capitalised(countedObject(view)) + when(view);
    if (warrant.lead == Lead::None)
        return onlyOneHeadline(view, catalogue);
    const bool several = warrant.first.size() > 1;
    const std::string names = namesInSentence(warrant.first, catalogue);
    const std::string share = (warrant.atMost ? "at most " : "") + roundShareText(warrant.share);
    if (warrant.whole == Whole::Listed)
        return fmt::format("Of {}, {} {} {}{}", wholeInSentence(view, catalogue), names,
                           didWhat(view, several), share, when(view));
    const std::string unnamed = unnamedPart(view);
    return fmt::format("{}{} {} {} of {}{}{}", capitalised(names),
                       unnamed.empty() ? "" : ", the largest named,", didWhat(view, several), share,
                       wholeInSentence(view, catalogue), when(view), unnamed);
}

} // namespace

std::string findingHeadline(const MarketView& view, const Catalogue& catalogue) {
    return view.warrant.lead == Lead::Suspect ? suspectHeadline(view, catalogue)
                                              : withReading(soundHeadline(view, catalogue), view);
}

std::string noVerdict(const MarketView& view) {
    if (!view.warrant.index)
        return "one country named";
    if (view.warrant.whole == Whole::Listed)
        return "listed countries only";
    return view.warrant.atMost ? "the total is a lower bound" : "";
}

std::string verdictInWords(const MarketView& view, const Regime& regime) {
    if (const std::string none = noVerdict(view); !none.empty())
        return none + ": no verdict";
    const Interval hhi = view.concentration->judged();
    const std::string threshold = numberText(regime.high, 0);
    const Verdict against = verdict(hhi, regime.high);
    if (against == Verdict::Straddles)
        return fmt::format("straddles {}, {}", threshold, regime.label);
    return fmt::format("{} {}, {}: {}", slug(against), threshold, regime.label, bandWords(hhi, regime));
}

std::string outsideReadingWords(const MarketView& view, const Catalogue& catalogue) {
    if (view.market.outside.empty() || !view.concentration)
        return {};
    const std::string within = intervalText(view.concentration->within).dashed();
    std::string text =
        fmt::format("The world {} has an HHI of {}.", outsideWords(view.market, catalogue), within);
    if (const auto reading = outsideReading(view.market)) {
        const std::string years = reading->from == reading->to
                                      ? std::to_string(reading->from)
                                      : fmt::format("{}\u2013{}", reading->from, reading->to);
        text += fmt::format(" With as much from {} as was last published ({}), it would be {}.",
                            namesInSentence(
                                [&] {
                                    std::vector<CountryId> countries;
                                    for (const OutsideProducer& producer : view.market.outside)
                                        countries.push_back(producer.country);
                                    return countries;
                                }(),
                                catalogue),
                            years, intervalText(reading->hhi).dashed());
    }
    return text;
}

} // namespace lodestone
