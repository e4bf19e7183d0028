// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/chain_figure.h"
#include "figure/claims.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace lodestone {
namespace {

/// The newest list of each authority.
std::vector<const CriticalList*> newestLists(const Catalogue& catalogue) {
    std::map<std::string, const CriticalList*> newest;
    for (const CriticalList& list : catalogue.criticalLists) {
        const CriticalList*& found = newest[list.authority];
        if (found == nullptr || found->published < list.published)
            found = &list;
    }
    std::vector<const CriticalList*> lists;
    for (const auto& [authority, list] : newest)
        lists.push_back(list);
    return lists;
}

bool onEach(const Mineral& mineral, const std::vector<const CriticalList*>& lists,
            const Catalogue& catalogue) {
    if (lists.empty())
        return true;
    const std::vector<CriticalListing> listings = catalogue.listingsOf(mineral);
    return std::ranges::all_of(lists, [&](const CriticalList* list) {
        return std::ranges::find(listings, list, &CriticalListing::list) != listings.end();
    });
}

/// Unasked, a group stands for its parts: sixteen rare earths share two tables.
bool standsForItself(const Mineral& mineral, const ViewState& state) {
    return !mineral.parent || !state.list.empty() || !state.group.empty();
}

std::vector<const Mineral*> mineralsOf(const ViewState& state, const Catalogue& catalogue) {
    std::vector<const CriticalList*> lists;
    for (const CriticalList& list : catalogue.criticalLists)
        if (list.slug == state.list)
            lists = {&list};
    const bool usual = state.list.empty() && state.group.empty();
    if (usual)
        lists = newestLists(catalogue);
    std::vector<const Mineral*> found;
    for (const Mineral& mineral : catalogue.minerals)
        if (standsForItself(mineral, state) && (state.group.empty() || mineral.group == state.group) &&
            onEach(mineral, lists, catalogue))
            found.push_back(&mineral);
    return found;
}

/// 'US 2025' of 'us-2025'.
std::string shortList(const CriticalList& list) {
    return fmt::format("{} {}", list.name.substr(0, list.name.find(' ')), list.published.year);
}

std::string scopeWords(const ViewState& state, const Catalogue& catalogue) {
    std::string words;
    if (state.list.empty() && state.group.empty()) {
        for (const CriticalList* list : newestLists(catalogue))
            words += (words.empty() ? "" : " and ") + shortList(*list);
        return words.empty() ? "minerals with a table" : fmt::format("lists {}", words);
    }
    for (const CriticalList& list : catalogue.criticalLists)
        if (list.slug == state.list)
            words = fmt::format("list {}", shortList(list));
    if (words.empty())
        words = "all minerals with a table";
    return state.group.empty() ? words : fmt::format("{}, group {}", words, state.group);
}

/// Stages that may be the most concentrated: those whose interval reaches into the one that lies furthest.
std::vector<std::size_t> narrowestOf(const MatrixRow& row, Direction direction) {
    if (direction == Direction::Neither)
        return {};
    const double sign = direction == Direction::UpIsConcentrated ? 1 : -1;
    const auto ends = [&](const Measured& cell) {
        const Interval at = cell.judged();
        return sign > 0 ? at : Interval{-at.high, -at.low};
    };
    std::optional<double> furthest;
    for (const Measured& cell : row.stages)
        if (cell.value)
            furthest = std::max(furthest.value_or(ends(cell).low), ends(cell).low);
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < row.stages.size(); ++i)
        if (row.stages[i].value && ends(row.stages[i]).high >= *furthest)
            found.push_back(i);
    return found;
}

/// What a row is ordered by: the most concentrated first.
struct Rank {
    bool known = false;
    double first = 0;
    double second = 0;
    [[nodiscard]] bool before(const Rank& other) const {
        return std::tie(first, second) > std::tie(other.first, other.second);
    }
};

Rank rankOf(const Measured& cell, Direction direction) {
    if (!cell.value)
        return {};
    const Interval at = cell.judged();
    return direction == Direction::DownIsConcentrated ? Rank{true, -at.high, -at.low}
                                                      : Rank{true, at.low, at.high};
}

Rank rankOf(const MatrixStudyRow& row, const std::string& sort, Direction direction) {
    if (const auto stage = stageFromSlug(sort))
        return rankOf(row.row.stages[static_cast<std::size_t>(*stage)], direction);
    Rank best;
    for (const Measured& cell : row.row.stages)
        if (const Rank rank = rankOf(cell, direction); rank.known && (!best.known || rank.before(best)))
            best = rank;
    return best;
}

void order(MatrixStudy& matrix) {
    const auto flip = [&](bool before, bool after) { return matrix.reversed ? after : before; };
    std::ranges::stable_sort(matrix.rows, [&](const MatrixStudyRow& a, const MatrixStudyRow& b) {
        const std::string& nameA = a.row.mineral->name;
        const std::string& nameB = b.row.mineral->name;
        if (matrix.sort == "mineral")
            return flip(nameA < nameB, nameB < nameA);
        const Rank left = rankOf(a, matrix.sort, matrix.measure->direction);
        const Rank right = rankOf(b, matrix.sort, matrix.measure->direction);
        if (!left.known || !right.known)
            return left.known && !right.known; // what has no value comes last either way
        return flip(left.before(right), right.before(left));
    });
}

void takeSort(MatrixStudy& matrix, const std::string& wanted) {
    matrix.reversed = wanted.starts_with('-');
    matrix.sort = matrix.reversed ? wanted.substr(1) : wanted;
    if (matrix.sort == "mineral" || stageFromSlug(matrix.sort))
        return;
    matrix.reversed = matrix.reversed && matrix.sort == usualSort;
    matrix.sort = usualSort;
}

} // namespace

ViewState atMarket(const Mineral& mineral, Stage stage) {
    ViewState state;
    state.mineral = mineral.slug;
    state.stage = stage;
    return state;
}

Mark marketMark(const Mineral& mineral, Stage stage) {
    return {Mark::Kind::Market, fmt::format("{}/{}", mineral.slug, slug(stage))};
}

std::optional<MarketName> marketNamed(std::string_view key, const Catalogue& catalogue) {
    const std::size_t cut = key.find('/');
    if (cut == std::string_view::npos)
        return std::nullopt;
    const Mineral* mineral = catalogue.mineralBySlug(key.substr(0, cut));
    const auto stage = stageFromSlug(key.substr(cut + 1));
    if (mineral == nullptr || !stage)
        return std::nullopt;
    return MarketName{mineral, *stage};
}

bool comparableClaim(const Claim& claim) {
    return claim.quantity == "share of world" && claim.unit == "share" && claim.value && !claim.place;
}

bool MatrixStudyRow::decided() const {
    return narrowest.size() == 1 && row.stages[narrowest.front()].view->warrant.index;
}

const Country* MatrixStudyRow::leaderOfNarrowest(const Catalogue& catalogue) const {
    const Country* leader = nullptr;
    for (const std::size_t stage : narrowest) {
        const MarketView& view = *row.stages[stage].view;
        if (view.warrant.lead != Lead::Leader)
            return nullptr; // a tie, or somebody unnamed may be larger
        const Country* here = view.leader(catalogue);
        if (leader != nullptr && here != leader)
            return nullptr;
        leader = here;
    }
    return leader;
}

MatrixStudy studyMatrix(const ViewState& state, Study& study) {
    const Catalogue& catalogue = study.catalogue();
    MatrixStudy matrix;
    matrix.asked = yearAsked(state);
    matrix.newest = matrix.asked >= newestYear(catalogue);
    matrix.measure = measureInfo(state.indicator.empty() ? "hhi" : state.indicator);
    matrix.scope = scopeWords(state, catalogue);
    matrix.claims = loadClaims(study.reader().db());
    takeSort(matrix, state.sort);
    const std::vector<const Mineral*> minerals = mineralsOf(state, catalogue);
    if (minerals.empty())
        return matrix; // to mineralMatrix an empty list means all
    for (MatrixRow& row : mineralMatrix(matrix.asked, matrix.measure->slug, study, minerals)) {
        MatrixStudyRow line;
        line.narrowest = narrowestOf(row, matrix.measure->direction);
        for (const Claim& claim : matrix.claims) {
            if (claim.mineral != row.mineral->id || !claim.stage || !comparableClaim(claim) ||
                !saidUpTo(claim, matrix.asked, catalogue))
                continue;
            const auto at = static_cast<std::size_t>(*claim.stage);
            if (!row.stages[at].value)
                line.claims[at].push_back(&claim);
        }
        line.row = std::move(row);
        matrix.rows.push_back(std::move(line));
    }
    order(matrix);
    return matrix;
}

} // namespace lodestone
