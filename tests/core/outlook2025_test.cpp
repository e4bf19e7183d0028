// SPDX-License-Identifier: GPL-3.0-or-later
// World Minerals Outlook of 2025: a test for each trap of the file, what stops its reader, and how an outlook
// is named in figures. That every number is right is checked by tests/audit_outlook.py.
#include "ingest/doubts.h"
#include "ingest/outlook2025.h"

#include "analysis/market.h"
#include "figure/build_figure.h"
#include "ingest/ingest.h"
#include "store/load.h"
#include "store/statement.h"
#include "support/data_copy.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>

namespace lodestone {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr auto filePath = "sources/usgs_wmo2025/World_Minerals_Outlook_2025_Data_Release.csv";
constexpr auto header = "Mineral_Commodity,Year,Note,Quantity,Data_type,Unit_MEAS,Form,Geographic_Region,"
                        "Figure_Use,Data Sources,,,,,,,,,,,,,,,,\n";

class Outlook2025 : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        s_db = std::make_unique<Database>(Database::inMemory());
        s_run = std::make_unique<IngestRun>(*s_db, LODESTONE_DATA_DIR);
        ingestReference(*s_run);
        s_run->loadNames();
        ingestOutlook2025(*s_run);
        s_catalogue = loadCatalogue(*s_db);
    }
    static void TearDownTestSuite() {
        s_run.reset();
        s_db.reset();
    }
    static const Series& series(std::string_view mineral, Measure measure, std::string_view product = "") {
        for (const Series& row : s_catalogue.series) {
            if (row.mineral == s_catalogue.mineralBySlug(mineral)->id && row.measure == measure &&
                row.product == product) {
                return row;
            }
        }
        throw std::runtime_error("no such series: " + std::string(mineral));
    }
    static SupplyYear year(const Series& row, int wanted) { return *loadSupply(*s_db, row).find(wanted); }
    static std::optional<Cell> cell(const SupplyYear& table, std::string_view iso3) {
        const CountryId id = s_catalogue.countryByIso3(iso3)->id;
        const auto at = std::find_if(table.rows.begin(), table.rows.end(),
                                     [id](const SupplyRow& row) { return row.country == id; });
        return at == table.rows.end() ? std::nullopt : std::optional(at->cell);
    }

    static inline std::unique_ptr<Database> s_db;
    static inline std::unique_ptr<IngestRun> s_run;
    static inline Catalogue s_catalogue;
};

TEST_F(Outlook2025, EveryRowIsStored) {
    EXPECT_EQ(s_run->report(filePath).rows, 703);
    EXPECT_EQ(s_run->report(filePath).stored, 703);
    EXPECT_EQ(s_catalogue.series.size(), 19U);
    EXPECT_TRUE(std::all_of(s_catalogue.series.begin(), s_catalogue.series.end(),
                            [](const Series& row) { return row.preference > 0; }));
}

TEST_F(Outlook2025, CapacityOfLithiumIsInThousandTonsAndProductionInTons) {
    EXPECT_EQ(series("lithium", Measure::Production).unit, "t");
    EXPECT_EQ(series("lithium", Measure::Capacity).unit, "kt");
    EXPECT_EQ(year(series("lithium", Measure::Capacity), 2024).total->value, 265.7);
    EXPECT_EQ(year(series("lithium", Measure::Production), 2024).total->value, 240000);
}

TEST_F(Outlook2025, UnitsSpeltInTwoWaysAreOneAndUnitsThatDifferAreTwoSeries) {
    EXPECT_EQ(series("cobalt", Measure::Production).years.back(), 2024);
    EXPECT_EQ(series("magnesium", Measure::Production).unit, "t");
    EXPECT_EQ(series("magnesium", Measure::Production).years.back(), 2022);
    EXPECT_EQ(series("magnesium", Measure::Production, "restated-summaries").unit, "kt");
}

TEST_F(Outlook2025, YearsToComeAreProjectedAndOfTheWorldAlone) {
    const Series& capacity = series("cobalt", Measure::Capacity);
    EXPECT_EQ(capacity.outlookFrom, 2025);
    const SupplyYear ahead = year(capacity, 2029);
    EXPECT_TRUE(ahead.rows.empty());
    EXPECT_EQ(ahead.total->status, CellStatus::Projected);
    EXPECT_EQ(ahead.total->value, 483.1);
    EXPECT_EQ(year(capacity, 2024).total->status, CellStatus::Estimated);
    EXPECT_EQ(series("cobalt", Measure::Production).outlookFrom, 0);
}

TEST_F(Outlook2025, TheNoteTellsEstimatesFromReportsAndKeepsWhatElseItSays) {
    const SupplyYear cobalt = year(series("cobalt", Measure::Production), 2018);
    EXPECT_EQ(cell(cobalt, "AUS")->status, CellStatus::Reported);
    EXPECT_EQ(cell(cobalt, "CUB")->status, CellStatus::Estimated);
    EXPECT_EQ(
        cell(cobalt, "CHN")->note,
        "revised -- Figure 2 of the World Minerals Outlook (2025) -- Minerals Yearbook tables-only release "
        "2022, Table 7, COBALT: WORLD PRODUCTION, BY COUNTRY OR LOCALITY");
    EXPECT_EQ(cobalt.total->value, 148000);
}

TEST_F(Outlook2025, WithheldNothingAndLessThanHalfStayWhatTheyAre) {
    const SupplyYear lithium = year(series("lithium", Measure::Production), 2024);
    EXPECT_EQ(cell(lithium, "USA")->status, CellStatus::Withheld);
    EXPECT_EQ(cell(year(series("magnesium", Measure::Production), 2019), "IRN")->status, CellStatus::Zero);
    const Cell small = *cell(year(series("helium", Measure::Production), 2019), "CAN");
    EXPECT_EQ(small.relation, Relation::Below);
    EXPECT_EQ(small.range, (Interval{0, 0.5}));
    // The publisher's words that its total leaves the withheld producer out.
    EXPECT_TRUE(speaksOfExclusion(lithium.total->note)) << lithium.total->note;
}

TEST_F(Outlook2025, TwoRowsOfOneCountryAreTwoProducts) {
    const SupplyYear helium = year(series("helium", Measure::Production), 2023);
    EXPECT_EQ(cell(helium, "USA")->value, 64);
    EXPECT_EQ(cell(helium, "USA")->remark, "extracted from natural gas");
    EXPECT_EQ(cell(year(series("helium", Measure::Production, "cliffside-field"), 2023), "USA")->value, 18);
    EXPECT_EQ(year(series("titanium", Measure::Capacity), 2022).total->value, 351);
    EXPECT_EQ(year(series("titanium", Measure::Capacity, "idled"), 2022).total->value, 139);
}

TEST_F(Outlook2025, TheRestOfTheWorldIsNoCountry) {
    EXPECT_EQ(year(series("cobalt", Measure::Capacity), 2024).other->value, 16);
}

TEST_F(Outlook2025, TheYearThatAnswersUnaskedIsNoOutlook) {
    ViewState state;
    state.figure = "shares";
    state.mineral = "lithium";
    state.stage = Stage::Mining;
    state.measure = Measure::Capacity;
    EXPECT_EQ(state.normalised(s_catalogue).year, 2024);
    state.year = 2028;
    EXPECT_EQ(state.normalised(s_catalogue).year, 2028);
    const Figure figure = buildFigure(state, s_catalogue, *s_db);
    EXPECT_THAT(figure.altText,
                HasSubstr("outlook for lithium in 2028 is for the world and names no country"));
}

TEST(Outlook, IsNamedWhereverItsValuesAreShown) {
    SupplyYear year;
    year.year = 2030;
    Cell cell;
    cell.value = 10;
    cell.status = CellStatus::Projected;
    cell.printed = "10";
    year.rows.push_back({CountryId{1}, cell});
    year.total = cell;
    const Market market = marketOf(year);
    EXPECT_TRUE(market.outlook);
    EXPECT_FALSE(market.allEstimated);
    EXPECT_EQ(market.largest()->fraction, 1);
    EXPECT_THAT(market.notes, Contains(HasSubstr("outlook for a year to come")));
    EXPECT_EQ(qualifier(CellStatus::Projected), "the publisher\u2019s outlook");
    EXPECT_TRUE(isUnmeasured(CellStatus::Projected));
    EXPECT_FALSE(isUnmeasured(CellStatus::Reported));
}

class Outlook2025Refuses : public ::testing::Test {
protected:
    void SetUp() override {
        copyData(folder, {filePath});
        folder.write(
            "curated/outlook2025_series.csv",
            "commodity,data_type,form,file_unit,variant,mineral,stage,measure,product,label,unit,basis,"
            "preference,comparable,reason,remark,note\n"
            "Cobalt,Capacity,Ore,metric tons,,cobalt,mining,capacity,,mine capacity,t,cobalt "
            "content,1,1,,,\n");
    }
    std::string complaint(const std::string& lines, const std::string& head = header) {
        folder.write(filePath, head + lines);
        Database db = Database::inMemory();
        IngestRun run(db, folder.path());
        try {
            ingestReference(run);
            run.loadNames();
            ingestOutlook2025(run);
            return {};
        } catch (const IngestError& error) {
            return error.what();
        }
    }
    static std::string row(const std::string& year, const std::string& note,
                           const std::string& unit = "Metric tons",
                           const std::string& end = ",,,,,,,,,,,,,,,,") {
        return "Cobalt," + year + "," + note + ",5,Capacity," + unit + ",Ore,World,Figure 2," + end + "\n";
    }
    TemporaryDirectory folder;
};

TEST_F(Outlook2025Refuses, AnOutlookOfThePastAndACertaintyOfTheFuture) {
    EXPECT_THAT(complaint(row("2025", "outlook")), IsEmpty());
    EXPECT_THAT(complaint(row("2024", "outlook")), HasSubstr("2024 is noted as 'outlook'"));
    EXPECT_THAT(complaint(row("2025", "estimated")), HasSubstr("2025 is noted as 'estimated'"));
}

TEST_F(Outlook2025Refuses, WordsUnitsAndColumnsItDoesNotKnow) {
    EXPECT_THAT(complaint(row("2024", "guessed")), AllOf(HasSubstr("row 2"), HasSubstr("'guessed'")));
    EXPECT_THAT(complaint(row("2024", "reported", "long tons")), HasSubstr("long tons"));
    EXPECT_THAT(complaint(row("2024", "reported", "Metric tons", "x,,,,,,,,,,,,,,,,")), IsEmpty());
    EXPECT_THAT(complaint(row("2024", "reported", "Metric tons", ",,,,,,,,,,,,,,,,x")),
                HasSubstr("without a name"));
    EXPECT_THAT(complaint("", "Mineral_Commodity,Year\n"), HasSubstr("layout has changed"));
}

TEST_F(Outlook2025Refuses, TheSameRegionTwice) {
    EXPECT_THAT(complaint(row("2024", "reported") + row("2024", "revised")), HasSubstr("second value"));
}

TEST(OutlookRegion, AKinshasaIsNoPartOfACountry) {
    EXPECT_EQ(outlookRegion("Congo (Kinshasa)").name, "Congo (Kinshasa)");
    EXPECT_EQ(outlookRegion("United States (from Cliffside Field)").name, "United States");
    EXPECT_EQ(outlookRegion("United States (from Cliffside Field)").part, "from Cliffside Field");
}

} // namespace
} // namespace lodestone
