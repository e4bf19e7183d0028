// SPDX-License-Identifier: GPL-3.0-or-later
// Over every market of the shipped database: no line joins two editions across a restatement, and no sentence
// calls one a change.
#include "figure/restatement.h"

#include "figure/build_figure.h"
#include "figure/share_views.h"
#include "figure/study.h"
#include "support/shipped_test.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>
#include <map>
#include <regex>

namespace lodestone {
namespace {

class ShippedSteps : public ShippedTest {
protected:
    static void SetUpTestSuite() {
        ShippedTest::SetUpTestSuite();
        reader = std::make_unique<MarketReader>(*catalogue, *database);
    }
    static void TearDownTestSuite() {
        reader.reset();
        ShippedTest::TearDownTestSuite();
    }
    static Figure build(ViewState state, const char* figure, const char* look = "",
                        const char* indicator = "") {
        state.figure = figure;
        state.view = look;
        state.indicator = indicator;
        return buildFigure(state, *catalogue, *database);
    }
    /// Every mineral and stage that several series answer for.
    template <typename Visit>
    static int everyMarket(Visit visit) {
        int visited = 0;
        for (const Mineral& mineral : catalogue->minerals)
            for (const Stage stage : allStages) {
                ViewState state;
                state.mineral = mineral.slug;
                state.stage = stage;
                std::vector<const Series*> editions;
                for (const Year year : yearsFor(state, *catalogue))
                    if (const Series* series = seriesFor(state, *catalogue, year);
                        std::ranges::find(editions, series) == editions.end())
                        editions.push_back(series);
                if (editions.size() < 2)
                    continue;
                SCOPED_TRACE(std::string(slug(stage)) + " of " + mineral.slug);
                visit(state);
                ++visited;
            }
        return visited;
    }

    inline static std::unique_ptr<MarketReader> reader;
};

/// From the rows as they stand, by the definition alone: value over the larger of sum and total.
struct Raw {
    explicit Raw(const SupplyYear& year) {
        for (const SupplyRow& row : year.rows)
            if (row.cell.value && row.cell.relation == Relation::Equal)
                whole += *row.cell.value;
        if (year.other && year.other->value)
            whole += *year.other->value;
        if (year.total && year.total->value && year.total->relation != Relation::Below)
            whole = std::max(whole, *year.total->value);
        for (const SupplyRow& row : year.rows)
            if (row.cell.value && row.cell.relation == Relation::Equal)
                shares[row.country] = *row.cell.value / whole;
        outside = static_cast<double>(year.outside.size());
    }
    [[nodiscard]] double share(CountryId id) const { return shares.contains(id) ? shares.at(id) : 0; }
    /// The low end: the least that producers outside the total can make of it.
    [[nodiscard]] double index() const {
        double sum = 0;
        for (const auto& [id, share] : shares)
            sum += share * share;
        return 10'000 * sum / (1 + outside * sum);
    }
    double outside = 0;
    double whole = 0;
    std::map<CountryId, double> shares;
};

using RawValue = std::function<double(const Raw&)>;

/// What is joined in a line: two years that follow one another, by one edition or by two that agree.
class Joins {
public:
    Joins(const ViewState& state, const Catalogue& catalogue, MarketReader& reader)
        : m_state(state), m_catalogue(catalogue), m_reader(reader) {}

    /// `limit`: of the value of the older edition in the year that both give.
    void expectAllowed(double from, double to, const RawValue& value,
                       const std::function<double(double)>& limit) {
        const auto first = static_cast<Year>(std::floor(from));
        const auto last = static_cast<Year>(std::floor(to));
        const Series* a = seriesFor(m_state, m_catalogue, first);
        const Series* b = seriesFor(m_state, m_catalogue, last);
        EXPECT_EQ(last, first + 1) << "no line runs across a year without a value";
        if (a == b)
            return;
        ++crossed;
        EXPECT_EQ(m_catalogue.source(a->source)->family, m_catalogue.source(b->source)->family) << last;
        EXPECT_TRUE(saysOfTheSame(*a, *b) && a->yearsAveraged == b->yearsAveraged) << last;
        const auto at = [&](const Series* series, Year year) {
            const SupplyYear* data = m_reader.table(*series).find(year);
            return data != nullptr ? std::optional(value(Raw(*data))) : std::nullopt;
        };
        double before = at(a, first).value();
        double after = at(b, last).value();
        for (const Year year : {last, first})
            if (at(a, year) && at(b, year)) {
                before = *at(a, year);
                after = *at(b, year);
            }
        EXPECT_LT(std::abs(after - before), limit(before) + 1e-9) << first << " to " << last;
    }
    int crossed = 0;

private:
    const ViewState& m_state;
    const Catalogue& m_catalogue;
    MarketReader& m_reader;
};

double halfAPoint(double) {
    return 0.005;
}
double fivePerCent(double before) {
    return 0.05 * before;
}

TEST_F(ShippedSteps, NoLineJoinsTwoEditionsAcrossARestatement) {
    int crossed = 0;
    std::size_t seams = 0;
    const int markets = everyMarket([&](const ViewState& state) {
        Joins joins(state, *catalogue, *reader);
        const auto along = [&](const LinesBody& body, const RawValue& value, const auto& limit) {
            seams += body.seams.size();
            for (const Line& line : body.lines)
                for (const auto& run : line.segments)
                    for (std::size_t i = 1; i < run.size(); ++i)
                        joins.expectAllowed(run[i - 1].x, run[i].x, value, limit);
        };
        const Figure overview = build(state, "overview");
        if (const auto* body = std::get_if<OverviewBody>(&overview.body);
            body != nullptr && !body->history.lines.empty())
            along(
                body->history,
                [id = catalogue->countryByIso3(body->history.lines.front().mark.key)->id](const Raw& raw) {
                    return raw.share(id);
                },
                halfAPoint);
        const Figure index = build(state, "concentration");
        if (const auto* body = std::get_if<LinesBody>(&index.body))
            along(*body, &Raw::index, fivePerCent);
        const Figure stacked = build(state, "shares", "history");
        if (const auto* body = std::get_if<StackBody>(&stacked.body)) {
            seams += body->seams.size();
            for (const StackBand& band : body->bands)
                if (const Country* country = catalogue->countryByIso3(band.mark.key))
                    for (const auto& run : body->segments)
                        for (std::size_t i = 1; i < run.size(); ++i)
                            joins.expectAllowed(
                                run[i - 1].x, run[i].x,
                                [&](const Raw& raw) { return raw.share(country->id); }, halfAPoint);
        }
        crossed += joins.crossed;
    });
    std::printf("%d markets, %d joins of two editions, %zu seams\n", markets, crossed, seams);
    EXPECT_GT(markets, 100);
    EXPECT_GT(crossed, 100) << "editions that agree are joined";
    EXPECT_GT(seams, 500U);
}

/// A sentence that sets two years against each other says what the step between them is of.
class Said {
public:
    Said(const ViewState& state, const Catalogue& catalogue) : m_state(state), m_catalogue(catalogue) {}

    /// `first` and `last` as digits; `rest`: what is said behind the two values.
    void expect(const std::string& first, const std::string& last, const std::string& rest) {
        ++found;
        const Series* a = seriesFor(m_state, m_catalogue, std::stoi(first));
        const Series* b = seriesFor(m_state, m_catalogue, std::stoi(last));
        ASSERT_TRUE(a != nullptr && b != nullptr) << first << ' ' << last;
        const auto says = [&](const std::string& words) { return rest.find(words) != std::string::npos; };
        if (a == b) {
            EXPECT_TRUE(says("both of " + m_catalogue.source(b->source)->shortName) || says("not comparable"))
                << rest;
        } else
            EXPECT_TRUE((says("restated by") && says("moved by")) || says("not comparable")) << rest;
    }
    /// All matches of `pattern`, whose groups are the two years and what follows.
    void expectIn(const std::string& text, const std::string& pattern) {
        const std::regex form(pattern);
        for (std::sregex_iterator at(text.begin(), text.end(), form), end; at != end; ++at) {
            const std::string one = (*at)[1].str();
            const std::string other = (*at)[2].str();
            const auto [first, last] = std::minmax(one, other);
            SCOPED_TRACE(text);
            expect(first, last, (*at)[3].str());
        }
    }
    int found = 0;

private:
    const ViewState& m_state;
    const Catalogue& m_catalogue;
};

TEST_F(ShippedSteps, NoHeadlineOrAltTextCallsARestatementAChange) {
    int said = 0;
    const int markets = everyMarket([&](const ViewState& state) {
        Said words(state, *catalogue);
        const std::string two = " in (\\d{4})(?: and |, )[^,;.]*(?:\\.\\d[^,;.]*)? in (\\d{4})(, [^;]*)";
        const Figure stacked = build(state, "shares", "history");
        words.expectIn(stacked.headline, two);
        words.expectIn(stacked.altText, "The values of (\\d{4}) and (\\d{4}) are ([^:]*)");
        const Figure overview = build(state, "overview");
        words.expectIn(overview.altText, ": [^;]*? in (\\d{4}) and [^;]*? in (\\d{4})(, [^;]*); (?:by the "
                                         "edition of each year, )?(?:highest|lowest)");
        if (const auto* body = std::get_if<OverviewBody>(&overview.body)) {
            EXPECT_EQ(body->history.title.find("since"), std::string::npos) << body->history.title;
        }
        words.expectIn(build(state, "concentration").altText,
                       "starts at [^;]*? in (\\d{4}) and ends at [^;]*? in (\\d{4})(, [^;]*); (?:by the "
                       "edition of each year, )?(?:highest|lowest)");
        const Figure three = build(state, "concentration", "", "cr3");
        words.expectIn(three.headline, two);
        words.expectIn(three.altText, two);
        said += words.found;
    });
    std::printf("%d markets, %d sentences\n", markets, said);
    EXPECT_GT(said, 4 * markets);
}

TEST_F(ShippedSteps, ChinasAntimonyFellByOnePointAndWasRestatedByTwentyFour) {
    ViewState state;
    state.mineral = "antimony";
    state.stage = Stage::Mining;
    const Figure overview = build(state, "overview");
    const auto& seams = std::get<OverviewBody>(overview.body).history.seams;
    const auto seam = std::ranges::find(seams, 2024.0, &Seam::x);
    ASSERT_NE(seam, seams.end());
    EXPECT_EQ(seam->kind, StepKind::Split);
    EXPECT_NEAR(seam->restated->low, -0.241, 0.0005);
    EXPECT_NEAR(seam->moved->low, -0.010, 0.0005);
    EXPECT_NE(overview.note.find("restated by \u221224.1 points, moved by \u22121.0 points"),
              std::string::npos)
        << overview.note;
}

TEST_F(ShippedSteps, ChinasRareEarthReservesAreTheSameInEveryEdition) {
    ViewState state;
    state.mineral = "rare-earths";
    state.stage = Stage::Reserves;
    const Figure stacked = build(state, "shares", "history");
    EXPECT_NE(stacked.headline.find(
                  "not comparable across editions (44,000,000 t in both, only the total changed)"),
              std::string::npos)
        << stacked.headline;
    const Figure overview = build(state, "overview");
    const auto& seams = std::get<OverviewBody>(overview.body).history.seams;
    EXPECT_EQ(seams.size(), 3U);
    for (const Seam& seam : seams)
        EXPECT_NE(
            seam.reason.find("China\u2019s figure is the same in both (44,000,000 t); the total changed"),
            std::string::npos)
            << seam.reason;
}

} // namespace
} // namespace lodestone
