// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/suspect_words.h"

#include "analysis/suspects.h"
#include "figure/country_words.h"
#include "figure/number_text.h"

#include <algorithm>

#include <fmt/format.h>

namespace lodestone {
namespace {

/// A cell that is suspect, and what a reader calls it.
struct Suspect {
    std::string name;
    const Cell* cell = nullptr;
    bool total = false;
};

/// The suspect cells of a table: countries by their printed size, then the two rows that are none.
std::vector<Suspect> suspectsOf(const MarketView& view, const Catalogue& catalogue) {
    std::vector<Suspect> found;
    for (const SupplyRow& row : view.data.rows)
        if (row.cell.suspicion != nullptr)
            found.push_back({withArticle(catalogue.country(row.country)->name), &row.cell, false});
    std::ranges::stable_sort(found, std::ranges::greater{},
                             [](const Suspect& one) { return one.cell->value.value_or(0); });
    if (view.data.other && view.data.other->suspicion != nullptr)
        found.push_back({"\u2018Other countries\u2019", &*view.data.other, false});
    if (view.data.total && view.data.total->suspicion != nullptr)
        found.push_back({"the world total", &*view.data.total, true});
    return found;
}

/// 'Australia', 'Australia and Bolivia', 'Australia, Bolivia, Brazil and 8 more'.
std::string namesOf(const std::vector<Suspect>& suspects) {
    constexpr std::size_t most = 3;
    std::string names;
    const std::size_t shown = suspects.size() == most + 1 ? most + 1 : std::min(most, suspects.size());
    for (std::size_t i = 0; i < shown; ++i)
        names += fmt::format("{}{}",
                             i == 0                     ? ""
                             : i + 1 == suspects.size() ? " and "
                                                        : ", ",
                             suspects[i].name);
    return shown < suspects.size() ? fmt::format("{} and {} more", names, suspects.size() - shown) : names;
}

std::string stageWords(const Series& series) {
    if (series.measure == Measure::Reserves)
        return "reserves";
    const std::string_view stage = slug(series.stage);
    return series.measure == Measure::Capacity ? fmt::format("{} capacity", stage) : std::string(stage);
}

/// 'its value is read as proposed, 1,479,000 t, not as printed (3,000)'.
std::string proposalWords(const Cell& cell, const Series& series) {
    const Suspicion& suspicion = *cell.suspicion;
    if (suspicion.read)
        return fmt::format("Read as proposed, {}, not as printed ({}).",
                           quantityText(*suspicion.proposed, series), groupedPrint(cell.printed));
    return suspicion.proposed ? fmt::format("Proposed: {}.", quantityText(*suspicion.proposed, series))
                              : std::string("Nothing is proposed in its place.");
}

} // namespace

std::string suspectKey(const SupplyYear& year) {
    return fmt::format("{}  {}", suspectSign,
                       readAsProposed(year) ? "suspect; read as proposed where a value is proposed"
                                            : "suspect: a slip in the table is likely");
}

std::string countedWhere(const Cell& cell, const Catalogue& catalogue) {
    if (cell.suspicion == nullptr || cell.suspicion->kind != Suspicion::Kind::Twice)
        return {};
    return fmt::format("counted in {}", withArticle(catalogue.country(cell.suspicion->within)->name));
}

std::string suspicionText(const Cell& cell, const Series& series, const Catalogue& catalogue) {
    if (cell.suspicion == nullptr)
        return {};
    const std::string counted = countedWhere(cell, catalogue);
    if (!counted.empty())
        return fmt::format("{}: {}", capitalised(counted), cell.suspicion->reason);
    return fmt::format("Suspect: {} {}", cell.suspicion->reason, proposalWords(cell, series));
}

std::string suspectHeadline(const MarketView& view, const Catalogue& catalogue) {
    const std::optional<SuspectLeader>& decides = view.market.suspectLeader;
    if (!decides)
        return {};
    const std::string what = fmt::format("{} {} {}", capitalised(subjectOf(*view.series, *view.mineral)),
                                         stageWords(*view.series), inPeriod(*view.series, view.data.year));
    const std::string whose = possessive(withArticle(catalogue.country(decides->country)->name));
    return decides->largest ? fmt::format("{}: the table\u2019s largest figure, {}, is suspect", what, whose)
                            : fmt::format("{}: who leads depends on a suspect figure, {}", what, whose);
}

std::string withReading(std::string headline, const MarketView& view) {
    return readAsProposed(view.data) ? "As proposed, not as published: " + headline : headline;
}

std::string readingSuffix(const SupplyYear& year) {
    return readAsProposed(year) ? " \u00B7 suspect values read as proposed" : "";
}

std::vector<std::string> suspectNotes(const MarketView& view, const Catalogue& catalogue) {
    std::vector<std::string> notes;
    std::vector<Suspect> countries;
    for (const Suspect& one : suspectsOf(view, catalogue)) {
        if (!countedWhere(*one.cell, catalogue).empty())
            notes.push_back(fmt::format("{} is {}: {}", capitalised(one.name),
                                        countedWhere(*one.cell, catalogue), one.cell->suspicion->reason));
        else if (one.total)
            notes.push_back(fmt::format("{} is suspect. {} {}", capitalised(one.name),
                                        one.cell->suspicion->reason, proposalWords(*one.cell, *view.series)));
        else
            countries.push_back(one);
    }
    if (countries.empty())
        return notes;
    const Suspect& first = countries.front();
    const std::string said =
        fmt::format("{} {}", first.cell->suspicion->reason, proposalWords(*first.cell, *view.series));
    notes.insert(notes.begin(),
                 countries.size() == 1
                     ? fmt::format("The value of {} is suspect. {}", first.name, said)
                     : fmt::format("The values of {} are suspect; the largest of them is that of {}. {}",
                                   namesOf(countries), first.name, said));
    return notes;
}

std::string suspectsInWords(const MarketView& view, const Catalogue& catalogue) {
    std::vector<Suspect> suspects = suspectsOf(view, catalogue);
    std::erase_if(suspects, [&](const Suspect& one) { return !countedWhere(*one.cell, catalogue).empty(); });
    if (suspects.empty())
        return {};
    return fmt::format(" Suspect{}: {}.", readAsProposed(view.data) ? ", read as proposed" : "",
                       namesOf(suspects));
}

std::string suspectYears(const std::vector<MarketView>& history) {
    std::vector<std::string> years;
    bool read = false;
    for (const MarketView& view : history)
        if (anySuspect(view.data)) {
            years.push_back(std::to_string(view.data.year));
            read = read || readAsProposed(view.data);
        }
    if (years.empty())
        return {};
    std::string list = years.front();
    for (std::size_t i = 1; i < years.size(); ++i)
        list += (i + 1 == years.size() ? " and " : ", ") + years[i];
    const std::string subject =
        years.size() == 1 ? "A value of " + list + " is" : "Values of " + list + " are";
    return fmt::format("{} suspect{}.", subject,
                       read ? "; where another is proposed, that is read" : ", and shown as published");
}

} // namespace lodestone
