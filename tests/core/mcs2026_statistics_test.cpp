// SPDX-License-Identifier: GPL-3.0-or-later
// US statistics of Mineral Commodity Summaries 2026: what becomes of each peculiarity of these sections, and
// what is refused. That every number is right is checked by tests/audit_mcs2026_statistics.py.
#include "ingest/mcs2026.h"

#include "store/load.h"
#include "store/statement.h"
#include "support/data_copy.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>

namespace lodestone {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

class UsStatistics : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        s_db = std::make_unique<Database>(Database::inMemory());
        IngestRun run(*s_db, LODESTONE_DATA_DIR);
        ingestReference(run);
        run.loadNames();
        ingestEvents(run);
        ingestMcs2026(run);
        ingestMcs2026Tables(run);
        s_catalogue = loadCatalogue(*s_db);
    }
    static void TearDownTestSuite() { s_db.reset(); }

    static Statistic statistic(std::string_view mineral, Topic topic, std::string_view item, int year,
                               std::string_view partner = "") {
        for (const Statistic& row : loadStatistics(*s_db, s_catalogue.mineralBySlug(mineral)->id)) {
            if (row.topic == topic && row.item == item && row.partnerName == partner && row.period &&
                row.period->last() == year) {
                return row;
            }
        }
        throw std::runtime_error("no such statistic: " + std::string(item));
    }
    static std::string check(const std::string& name) {
        SQLite::Statement query(s_db->handle(), "SELECT detail FROM ingest_check WHERE name LIKE ?");
        query.bind(1, name + "%");
        return query.executeStep() && !query.getColumn(0).isNull() ? query.getColumn(0).getString()
                                                                   : std::string();
    }
    static int count(const std::string& sql) { return s_db->handle().execAndGet(sql).getInt(); }

    static inline std::unique_ptr<Database> s_db;
    static inline Catalogue s_catalogue;
    static constexpr std::string_view reliance =
        "Net import reliance as a percentage of apparent consumption";
};

TEST_F(UsStatistics, ImportRelianceHasItsOwnTopicWithBounds) {
    const Statistic cobalt = statistic("cobalt", Topic::NetImportReliance, reliance, 2025);
    EXPECT_EQ(cobalt.cell.value, 79);
    EXPECT_EQ(cobalt.unit, "%");
    EXPECT_EQ(cobalt.cell.status, CellStatus::Estimated);
    EXPECT_EQ(s_catalogue.country(cobalt.country)->iso3, "USA");
    const Statistic lithium = statistic("lithium", Topic::NetImportReliance, reliance, 2025);
    EXPECT_EQ(lithium.cell.value, 50);
    EXPECT_EQ(lithium.cell.relation, Relation::Above);
}

TEST_F(UsStatistics, ANetExporterHasNoNumber) {
    const Statistic boron = statistic("boron", Topic::NetImportReliance, reliance, 2025);
    EXPECT_FALSE(boron.cell.value);
    EXPECT_EQ(boron.cell.status, CellStatus::Qualitative);
    EXPECT_EQ(boron.cell.printed, "E");
    EXPECT_TRUE(boron.cell.note.ends_with("net exporter"));
    EXPECT_EQ(count("SELECT count(*) FROM statistic WHERE printed = 'E'"), 92);
}

TEST_F(UsStatistics, ImportSourcesHaveAPeriodAndAPartner) {
    const Statistic gabon = statistic("manganese", Topic::ImportSource, "Manganese ore", 2024, "Gabon");
    EXPECT_EQ(gabon.period, YearRange(2021, 2024));
    EXPECT_EQ(s_catalogue.country(gabon.partner)->iso3, "GAB");
    const Statistic other =
        statistic("manganese", Topic::ImportSource, "Manganese ore", 2024, "Other countries");
    EXPECT_FALSE(other.partner);
    const Statistic three =
        statistic("rubidium", Topic::ImportSource, "All", 2024, "China, Germany, and Russia");
    EXPECT_FALSE(three.partner) << "three countries are no one partner";
    EXPECT_EQ(three.cell.value, 100);
}

TEST_F(UsStatistics, ALostSignIsNoNumber) {
    for (const auto& [mineral, printed] : {std::pair("niobium", "?1"), std::pair("tantalum", "?10")}) {
        const Statistic row = statistic(mineral, Topic::Salient, "Shipments from Government stockpile", 2021);
        EXPECT_FALSE(row.cell.value);
        EXPECT_EQ(row.cell.status, CellStatus::NotAvailable);
        EXPECT_EQ(row.cell.printed, printed);
        EXPECT_THAT(row.cell.note, HasSubstr("was lost"));
    }
}

TEST_F(UsStatistics, AnSKeepsTheBoundThatItsNoteStates) {
    const Statistic slag = statistic("iron-and-steel-slag", Topic::Salient, "Exports", 2024);
    EXPECT_EQ(slag.cell.status, CellStatus::BelowPrecision);
    EXPECT_EQ(slag.cell.range, (Interval{0, 0.1})) << "less than 100,000 tons, in million metric tons";
    const Statistic gold = statistic("gold", Topic::NetImportReliance,
                                     "Net import reliance as a percentage of reported consumption", 2025);
    EXPECT_EQ(gold.cell.status, CellStatus::NotAvailable);
    EXPECT_THAT(gold.cell.note, HasSubstr("preclude calculation"));
}

TEST_F(UsStatistics, TwoFiguresUnderOneNameAreToldApart) {
    const std::string name(reliance);
    EXPECT_EQ(statistic("mica", Topic::NetImportReliance, "Scrap and flake: " + name, 2025).cell.value, 34);
    EXPECT_EQ(statistic("mica", Topic::NetImportReliance, "Sheet: " + name, 2025).cell.value, 100);
}

TEST_F(UsStatistics, WordsAreNotNumbers) {
    const Statistic price = statistic("gemstones", Topic::Salient, "Price", 2024);
    EXPECT_EQ(price.cell.status, CellStatus::Qualitative);
    EXPECT_EQ(price.cell.printed, "Variable, depending on size, type, and quality");
    EXPECT_EQ(price.unit, "");
}

TEST_F(UsStatistics, FiguresAreStoredOnlyWhereTheyDiffer) {
    EXPECT_THAT(check("figure 2"),
                AllOf(HasSubstr("TALC: 22 here, 23"), HasSubstr("STONE (DIMENSION): 85 here")));
    EXPECT_EQ(
        statistic("talc", Topic::NetImportReliance, "Net import reliance, figure 2: TALC", 2025).cell.value,
        22);
    EXPECT_EQ(statistic("talc", Topic::NetImportReliance, reliance, 2025).cell.value, 23);
    EXPECT_EQ(count("SELECT count(*) FROM statistic WHERE item LIKE '%figure 2: %'"), 3);
}

TEST_F(UsStatistics, LeadersOfTable7AreThoseOfTheWorldTables) {
    EXPECT_EQ(count("SELECT checked FROM ingest_check WHERE name LIKE 'table 7%'"), 39);
    EXPECT_EQ(count("SELECT exceptions FROM ingest_check WHERE name LIKE 'table 7%'"), 0) << check("table 7");
}

TEST_F(UsStatistics, TheMisdatedAgreementOfTable5IsNamed) {
    EXPECT_THAT(check("table 5"), HasSubstr("Japan, 2025-03-28"));
    EXPECT_EQ(count("SELECT count(*) FROM event WHERE date = '2025-03-28'"), 0);
    EXPECT_EQ(count("SELECT count(*) FROM event WHERE date = '2023-03-28' AND kind = 'agreement'"), 1);
}

constexpr auto header =
    "MCS chapter,Section,Commodity,Country,Statistics,Statistics_detail,Unit,Year,Value,Notes,"
    "Is critical mineral 2025,Other notes\r\n";

class UsStatisticsRefuse : public ::testing::Test {
protected:
    void SetUp() override {
        copyData(folder, {mcs2026Path});
        folder.write("curated/mcs2026_errata.csv",
                     "mineral,stage,measure,product,row,year,old_printed,new_printed,withdrawn_note,"
                     "withdrawn_in,remark\n");
        folder.write("curated/mcs2026_series.csv",
                     "chapter,commodity,statistics,detail,file_unit,mineral,stage,measure,product,"
                     "label,unit,basis,preference,comparable,reason,remark,note\n");
        folder.write("curated/mcs2026_statistics.csv",
                     "chapter,commodity,mineral,prefix,repeated\nTIN,Tin,tin,,\n");
        folder.write("curated/mcs2026_statistic_notes.csv", notes);
    }
    std::string complaint(const std::string& lines) {
        folder.write(mcs2026Path, header + lines);
        Database db = Database::inMemory();
        IngestRun run(db, folder.path());
        try {
            ingestReference(run);
            run.loadNames();
            ingestMcs2026(run);
            return {};
        } catch (const IngestError& error) {
            return error.what();
        }
    }
    static std::string row(const std::string& value, const std::string& unit = "metric tons",
                           const std::string& commodity = "Tin", const std::string& year = "2025") {
        return "TIN,Salient Statistics\x97United States," + commodity +
               ",United States,Import,Imports: Refined," + unit + "," + year + "," + value + ",,Yes,\r\n";
    }

    static constexpr auto notes = "row,printed,status,low,high,note\n";
    TemporaryDirectory folder;
};

TEST_F(UsStatisticsRefuse, NothingInAGoodFile) {
    EXPECT_EQ(complaint(row("12")), "");
}

TEST_F(UsStatisticsRefuse, ACommodityWithoutAMineral) {
    EXPECT_THAT(complaint(row("12") + row("1", "metric tons", "Pewter")),
                AllOf(HasSubstr("row 3"), HasSubstr("TIN / Pewter"), HasSubstr("mcs2026_statistics.csv")));
}

TEST_F(UsStatisticsRefuse, AUnitOrValueOrYearOfNoKnownForm) {
    EXPECT_THAT(complaint(row("12", "long tons")), HasSubstr("unknown unit 'long tons'"));
    EXPECT_THAT(complaint(row("about 12")), HasSubstr("cannot read the value 'about 12'"));
    EXPECT_THAT(complaint(row("?1")), HasSubstr("lost character"));
    EXPECT_THAT(complaint(row("E")), HasSubstr("cannot read the value 'E'"))
        << "E is a word of import reliance only";
    EXPECT_THAT(complaint(row("12", "metric tons", "Tin",
                              "2024\x96"
                              "21")),
                HasSubstr("is not a period"));
}

TEST_F(UsStatisticsRefuse, TwoFiguresUnderOneNameWithoutAWordForEach) {
    EXPECT_THAT(complaint(row("12") + row("13")),
                AllOf(HasSubstr("2 figures under this name"), HasSubstr("repeated")));
}

TEST_F(UsStatisticsRefuse, ANoteAboutAnotherValue) {
    folder.write("curated/mcs2026_statistic_notes.csv",
                 std::string(notes) + "2,?1,not_available,,,because\n");
    EXPECT_THAT(complaint(row("12")),
                AllOf(HasSubstr("statistic_notes.csv, row 2"), HasSubstr("prints '12'")));
    folder.write("curated/mcs2026_statistic_notes.csv",
                 std::string(notes) + "9,?1,not_available,,,because\n");
    EXPECT_THAT(complaint(row("12")), HasSubstr("no statistic in this row"));
}

} // namespace
} // namespace lodestone
