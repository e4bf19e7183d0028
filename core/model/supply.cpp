// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/supply.h"

#include <algorithm>
#include <array>
#include <utility>

namespace lodestone {
namespace {

template <typename Enum, std::size_t N>
using Names = std::array<std::pair<Enum, std::string_view>, N>;

constexpr Names<Stage, 4> stageNames{{{Stage::Reserves, "reserves"},
                                      {Stage::Mining, "mining"},
                                      {Stage::Processing, "processing"},
                                      {Stage::Magnets, "magnets"}}};
constexpr Names<Measure, 3> measureNames{
    {{Measure::Production, "production"}, {Measure::Capacity, "capacity"}, {Measure::Reserves, "reserves"}}};
constexpr Names<CellStatus, 10> statusNames{{{CellStatus::Reported, "reported"},
                                             {CellStatus::Estimated, "estimated"},
                                             {CellStatus::Zero, "zero"},
                                             {CellStatus::Withheld, "withheld"},
                                             {CellStatus::IncludedElsewhere, "included_elsewhere"},
                                             {CellStatus::NotAvailable, "not_available"},
                                             {CellStatus::BelowPrecision, "below_precision"},
                                             {CellStatus::Qualitative, "qualitative"},
                                             {CellStatus::NotApplicable, "not_applicable"},
                                             {CellStatus::Projected, "projected"}}};

constexpr Names<Suspicion::Kind, 6> suspicionNames{{{Suspicion::Kind::Shifted, "shifted"},
                                                    {Suspicion::Kind::Mark, "mark"},
                                                    {Suspicion::Kind::Decimal, "decimal"},
                                                    {Suspicion::Kind::Total, "total"},
                                                    {Suspicion::Kind::Twice, "twice"},
                                                    {Suspicion::Kind::Other, "other"}}};

constexpr Names<OutsideProducer::Reason, 3> outsideNames{{{OutsideProducer::Reason::Note, "note"},
                                                          {OutsideProducer::Reason::Full, "full"},
                                                          {OutsideProducer::Reason::History, "history"}}};

template <typename Enum, std::size_t N>
std::string_view nameOf(const Names<Enum, N>& names, Enum wanted) {
    for (const auto& [value, name] : names)
        if (value == wanted)
            return name;
    return {};
}

template <typename Enum, std::size_t N>
std::optional<Enum> valueOf(const Names<Enum, N>& names, std::string_view wanted) {
    for (const auto& [value, name] : names)
        if (name == wanted)
            return value;
    return std::nullopt;
}

} // namespace

std::string_view slug(Stage stage) {
    return nameOf(stageNames, stage);
}
std::optional<Stage> stageFromSlug(std::string_view slug) {
    return valueOf(stageNames, slug);
}
std::string_view slug(Measure measure) {
    return nameOf(measureNames, measure);
}
std::optional<Measure> measureFromSlug(std::string_view slug) {
    return valueOf(measureNames, slug);
}
std::string_view slug(Suspicion::Kind kind) {
    return nameOf(suspicionNames, kind);
}
std::optional<Suspicion::Kind> suspicionFromSlug(std::string_view slug) {
    return valueOf(suspicionNames, slug);
}
std::string_view slug(OutsideProducer::Reason reason) {
    return nameOf(outsideNames, reason);
}
std::optional<OutsideProducer::Reason> outsideReasonFromSlug(std::string_view slug) {
    return valueOf(outsideNames, slug);
}
std::string_view slug(CellStatus status) {
    return nameOf(statusNames, status);
}
std::optional<CellStatus> cellStatusFromSlug(std::string_view slug) {
    return valueOf(statusNames, slug);
}

std::string_view reason(CellStatus status) {
    switch (status) {
    case CellStatus::Reported:
    case CellStatus::Estimated:
    case CellStatus::Projected:
    case CellStatus::Zero:
        return {};
    case CellStatus::Withheld:
        return "withheld by the publisher";
    case CellStatus::IncludedElsewhere:
        return "counted in another row";
    case CellStatus::NotAvailable:
        return "not available";
    case CellStatus::BelowPrecision:
        return "less than half a unit";
    case CellStatus::Qualitative:
        return "given in words only";
    case CellStatus::NotApplicable:
        return "not applicable";
    }
    return {};
}

std::string reason(const Cell& cell) {
    if (cell.status == CellStatus::BelowPrecision && cell.printed.starts_with('<'))
        return "less than " + cell.printed.substr(1);
    return std::string(reason(cell.status));
}

std::string_view qualifier(CellStatus status) {
    if (status == CellStatus::Projected)
        return "the publisher\u2019s outlook";
    return status == CellStatus::Estimated ? "estimated" : "";
}

std::string_view symbol(Relation relation) {
    switch (relation) {
    case Relation::Equal:
        return "=";
    case Relation::Above:
        return ">";
    case Relation::Below:
        return "<";
    case Relation::Range:
        return "-";
    }
    return "=";
}

const SupplyRow* SupplyYear::row(CountryId country) const {
    const auto found = std::ranges::find(rows, country, &SupplyRow::country);
    return found == rows.end() ? nullptr : &*found;
}

const SupplyYear* SupplyTable::find(Year year) const {
    const auto found = std::ranges::lower_bound(years, year, {}, &SupplyYear::year);
    return found != years.end() && found->year == year ? &*found : nullptr;
}

} // namespace lodestone
