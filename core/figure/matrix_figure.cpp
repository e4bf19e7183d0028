// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/chain_figure.h"
#include "figure/number_text.h"
#include "figure/parts.h"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

namespace lodestone {
namespace {

constexpr std::string_view usualFamily = "Summaries";
constexpr std::array marks{"*", "\u2021", "\u00A7", "\u00B6", "#"};

/// 'Yearbook' for the yearbooks and for what was compiled from them.
std::string familyOf(const Source& source) {
    return source.family.substr(0, source.family.find(','));
}

/// 'EU 2023' of 'EU CRM study 2023', 'Yearbook 2020' of 'USGS Yearbook 2020'.
std::string headWords(const std::string& shortName) {
    const std::string name = shortName.starts_with("USGS ") ? shortName.substr(5) : shortName;
    const std::size_t first = name.find(' ');
    const std::size_t last = name.rfind(' ');
    return first == last ? name : name.substr(0, first) + name.substr(last);
}

struct Tally {
    std::map<SourceId, std::vector<std::string>> periods; ///< of each source
    Year first = 0;
    Year last = 0;
    int cells = 0;
};

template <typename Take>
void eachValue(const MatrixStudy& matrix, Take take) {
    for (const MatrixStudyRow& row : matrix.rows)
        for (const Measured& cell : row.row.stages)
            if (cell.value)
                take(cell);
}

/// The year that most tables of the Summaries are of.
Year commonYear(const MatrixStudy& matrix) {
    std::map<Year, int> counts;
    eachValue(matrix, [&](const Measured& cell) {
        if (cell.view->source->family == usualFamily)
            ++counts[cell.view->data.year];
    });
    const auto most = std::ranges::max_element(counts, {}, [](const auto& one) { return one.second; });
    return most == counts.end() ? 0 : most->first;
}

MatrixOrigins::Origin originOf(const std::string& family, const Tally& tally, const Catalogue& catalogue) {
    MatrixOrigins::Origin origin{family, {}, {}, {}};
    const Source& one = *catalogue.source(tally.periods.begin()->first);
    if (tally.periods.size() == 1) {
        const std::vector<std::string>& periods = tally.periods.begin()->second;
        const bool same = std::ranges::all_of(periods, [&](const auto& p) { return p == periods.front(); });
        origin.head = headWords(one.shortName);
        origin.text =
            fmt::format("{}, {}", one.shortName,
                        same ? periods.front() : fmt::format("{}\u2013{}", tally.first, tally.last));
        return origin;
    }
    const std::string who = one.shortName.substr(0, one.shortName.find(' '));
    const bool earlier = family == usualFamily;
    origin.head = earlier ? "other year" : family;
    origin.text = fmt::format("{} {} of {}", who, family,
                              tally.first == tally.last ? std::to_string(tally.first)
                                                        : fmt::format("{}\u2013{}", tally.first, tally.last));
    return origin;
}

/// Of the rows with one narrowest stage: which stage is it most often, and who leads there.
struct Finding {
    std::size_t stage = 0;
    int count = 0;
    bool tied = false;
    const Country* leader = nullptr;
    int led = 0;
};

Finding findingOf(const MatrixStudy& matrix, const Catalogue& catalogue) {
    std::array<int, 4> counts{};
    for (const MatrixStudyRow& row : matrix.rows)
        if (row.decided())
            ++counts[row.narrowest.front()];
    Finding finding;
    const auto most = std::ranges::max_element(counts);
    finding.stage = static_cast<std::size_t>(most - counts.begin());
    finding.count = *most;
    finding.tied = std::ranges::count(counts, *most) > 1;
    std::map<const Country*, int> leaders;
    for (const MatrixStudyRow& row : matrix.rows)
        if (row.decided() && row.narrowest.front() == finding.stage)
            if (const Country* leader = row.leaderOfNarrowest(catalogue))
                ++leaders[leader];
    for (const auto& [country, led] : leaders)
        if (led > finding.led) {
            finding.leader = country;
            finding.led = led;
        }
    return finding;
}

std::string mineralsWord(std::size_t count) {
    return count == 1 ? "1 mineral" : fmt::format("{} minerals", count);
}

std::string headlineOf(const MatrixStudy& matrix, const Catalogue& catalogue) {
    const Finding finding = findingOf(matrix, catalogue);
    const std::string all = mineralsWord(matrix.rows.size());
    const std::string by =
        matrix.measure->slug == "hhi" ? std::string() : fmt::format(" ({})", matrix.measure->name);
    if (finding.count == 0)
        return fmt::format("{} of {} from reserves to magnets", matrix.measure->name, all);
    const Stage stage = allStages[finding.stage];
    if (finding.tied)
        return fmt::format("No one stage is the narrowest for most of {}{}", all, by);
    const std::string leaders = finding.leader == nullptr ? std::string()
                                : finding.led == finding.count
                                    ? fmt::format(", led by {}", finding.leader->name)
                                    : fmt::format("; {} led by {}", finding.led, finding.leader->name);
    return fmt::format("{} {} the narrowest stage for {} of {}{}{}", catalogue.stage(stage).name,
                       stage == Stage::Reserves || stage == Stage::Magnets ? "are" : "is", finding.count, all,
                       by, leaders);
}

std::string subtitleOf(const MatrixStudy& matrix) {
    const MeasureInfo& info = *matrix.measure;
    std::string what = fmt::format("{}, {}", info.name, info.unit == "share" ? "per cent" : info.unit);
    if (info.slug == "hhi")
        what = "HHI by country, 0 to 10,000";
    std::string words =
        fmt::format("{}; largest named country and its share in per cent · {}, {}", what, matrix.scope,
                    matrix.newest ? "newest tables" : fmt::format("tables of {} or earlier", matrix.asked));
    if (matrix.sort != usualSort || matrix.reversed)
        words += fmt::format(" · sorted by {}{}", matrix.sort == usualSort ? "narrowest stage" : matrix.sort,
                             matrix.reversed ? ", reversed" : "");
    return words;
}

Figure emptyMatrix(const MatrixStudy& matrix, const ViewState& state) {
    Figure figure;
    figure.headline = "From reserves to magnets";
    Notice notice{fmt::format("No mineral here ({}) has a table that answers to '{}'{}.", matrix.scope,
                              matrix.measure->name,
                              matrix.newest ? "" : fmt::format(" in {} or earlier", matrix.asked)),
                  "Show all minerals", state};
    notice.help->list = everyMineral;
    notice.help->group.clear();
    notice.help->indicator.clear();
    notice.help->year = 0;
    if (*notice.help == state)
        notice.action.clear(), notice.help.reset();
    figure.altText = notice.text;
    figure.body = std::move(notice);
    return figure;
}

/// Which cells are open: ' 3 cells straddle a threshold, 20 have a claim and no table.'
std::string opennessOf(const MatrixBody& body) {
    std::ptrdiff_t straddling = 0;
    std::ptrdiff_t claims = 0;
    std::ptrdiff_t withheld = 0;
    for (const MatrixLine& line : body.lines) {
        straddling += std::ranges::count(line.cells, true, &MatrixCell::straddles);
        claims += std::ranges::count(line.cells, MatrixCell::Kind::Claim, &MatrixCell::kind);
        withheld += std::ranges::count(line.cells, true, &MatrixCell::withheld);
    }
    std::string text;
    const auto add = [&text](std::ptrdiff_t count, std::string_view one, std::string_view more) {
        if (count > 0)
            text += fmt::format("{}{} {}", text.empty() ? " Open: " : ", ", count, count == 1 ? one : more);
    };
    add(straddling, "cell straddles a threshold", "cells straddle a threshold");
    add(claims, "cell is a claim without a table", "cells are claims without a table");
    add(withheld, "cell has a producer withheld", "cells have a producer withheld");
    return text.empty() ? text : text + ".";
}

std::string altTextOf(const MatrixStudy& matrix, const MatrixBody& body, const Catalogue& catalogue) {
    std::string first;
    for (std::size_t i = 0; i < std::min<std::size_t>(3, matrix.rows.size()); ++i) {
        const MatrixStudyRow& row = matrix.rows[i];
        first += fmt::format("{}{}", i == 0 ? "" : ", ", body.lines[i].name);
        const Country* leader = row.leaderOfNarrowest(catalogue);
        if (row.decided())
            first += fmt::format(" ({}{})", slug(allStages[row.narrowest.front()]),
                                 leader != nullptr ? ", " + leader->name : "");
    }
    return fmt::format("Matrix of {}, a row each, with {} at reserves, mining, processing and magnets, the "
                       "narrowest stage and its leader. {}. First rows: {}.{}",
                       mineralsWord(matrix.rows.size()), matrix.measure->name, headlineOf(matrix, catalogue),
                       first, opennessOf(body));
}

std::vector<std::string> statusOf(const MatrixStudy& matrix, const MatrixBody& body) {
    int values = 0;
    eachValue(matrix, [&](const Measured&) { ++values; });
    int straddling = 0;
    for (const MatrixLine& line : body.lines)
        straddling += static_cast<int>(std::ranges::count(line.cells, true, &MatrixCell::straddles));
    const auto undecided =
        std::ranges::count_if(matrix.rows, [](const auto& row) { return row.narrowest.size() > 1; });
    std::vector<std::string> facts{mineralsWord(matrix.rows.size()),
                                   fmt::format("{} of {} cells from tables", values, 4 * matrix.rows.size())};
    if (straddling > 0)
        facts.push_back(straddling == 1 ? "1 cell straddles a threshold"
                                        : fmt::format("{} cells straddle a threshold", straddling));
    if (undecided > 0)
        facts.push_back(fmt::format("{} undecided", undecided));
    return facts;
}

} // namespace

const MatrixOrigins::Origin* MatrixOrigins::of(const Measured& cell) const {
    const Source& source = *cell.view->source;
    if (source.family == usualFamily && cell.view->data.year == year)
        return nullptr;
    const auto found = std::ranges::find(origins, familyOf(source), &Origin::key);
    return found == origins.end() ? nullptr : &*found;
}

MatrixOrigins matrixOrigins(const MatrixStudy& matrix, const Catalogue& catalogue) {
    MatrixOrigins found;
    found.year = commonYear(matrix);
    std::map<std::string, Tally> tallies;
    eachValue(matrix, [&](const Measured& cell) {
        const MarketView& view = *cell.view;
        if (view.source->family == usualFamily && view.data.year == found.year)
            return;
        Tally& tally = tallies[familyOf(*view.source)];
        tally.periods[view.source->id].push_back(periodWords(*view.series, view.data.year));
        const Year first = view.data.year - view.series->yearsAveraged + 1;
        tally.first = tally.cells == 0 ? first : std::min(tally.first, first);
        tally.last = std::max(tally.last, view.data.year);
        ++tally.cells;
    });
    std::vector<std::pair<int, MatrixOrigins::Origin>> order;
    for (const auto& [family, tally] : tallies)
        order.emplace_back(tally.cells, originOf(family, tally, catalogue));
    std::ranges::stable_sort(order, std::ranges::greater{}, [](const auto& one) { return one.first; });
    for (auto& [cells, origin] : order) {
        origin.mark = marks[std::min(found.origins.size(), marks.size() - 1)];
        found.origins.push_back(std::move(origin));
    }
    return found;
}

Figure buildMatrix(const ViewState& state, Study& study) {
    const Catalogue& catalogue = study.catalogue();
    const MatrixStudy matrix = studyMatrix(state, study);
    if (matrix.rows.empty())
        return emptyMatrix(matrix, state);
    Figure figure;
    MatrixBody body =
        matrixPart(matrix, matrixOrigins(matrix, catalogue), *regimeBySlug(state.regime), catalogue);
    figure.headline = headlineOf(matrix, catalogue);
    figure.subtitle = subtitleOf(matrix);
    figure.table = matrixTable(matrix, catalogue);
    figure.altText = altTextOf(matrix, body, catalogue);
    figure.status = statusOf(matrix, body);
    figure.note =
        "The narrowest stage is the most concentrated of those with a table; where intervals overlap it is "
        "undecided. Tables of different years and bases stand side by side, as shares only. HHI bands were "
        "made for firms in antitrust markets; for countries they are an analogy.";
    eachValue(matrix, [&](const Measured& cell) { addSource(figure.sources, *cell.view->source); });
    for (const MatrixStudyRow& row : matrix.rows)
        for (const auto& claims : row.claims)
            for (const Claim* claim : claims)
                addSource(figure.sources, *catalogue.source(claim->report));
    figure.body = std::move(body);
    return figure;
}

} // namespace lodestone
