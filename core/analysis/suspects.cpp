// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/suspects.h"

#include <algorithm>

namespace lodestone {
namespace {

template <typename Test>
bool anyCell(const SupplyYear& year, Test&& test) {
    return std::ranges::any_of(year.rows, [&](const SupplyRow& row) { return test(row.cell); }) ||
           (year.other && test(*year.other)) || (year.total && test(*year.total));
}

void readProposed(Cell& cell) {
    if (cell.suspicion == nullptr || !cell.suspicion->proposed)
        return;
    Suspicion read = *cell.suspicion;
    read.read = true;
    cell.value = read.proposed;
    cell.range.reset();
    cell.relation = Relation::Equal;
    if (*cell.value == 0)
        cell.status = CellStatus::Zero;
    else if (cell.status != CellStatus::Estimated && cell.status != CellStatus::Projected)
        cell.status = CellStatus::Reported;
    cell.suspicion = std::make_shared<const Suspicion>(std::move(read));
}

} // namespace

bool hasProposal(const SupplyYear& year) {
    return anyCell(year, [](const Cell& cell) { return cell.suspicion && cell.suspicion->proposed; });
}

bool anySuspect(const SupplyYear& year) {
    return anyCell(year, [](const Cell& cell) {
        return cell.suspicion && cell.suspicion->kind != Suspicion::Kind::Twice;
    });
}

bool anySuspicion(const SupplyYear& year) {
    return anyCell(year, [](const Cell& cell) { return cell.suspicion != nullptr; });
}

bool readAsProposed(const SupplyYear& year) {
    return anyCell(year, [](const Cell& cell) { return cell.suspicion && cell.suspicion->read; });
}

SupplyYear asProposed(SupplyYear year) {
    for (SupplyRow& row : year.rows)
        readProposed(row.cell);
    if (year.other)
        readProposed(*year.other);
    if (year.total)
        readProposed(*year.total);
    return year;
}

} // namespace lodestone
