// SPDX-License-Identifier: GPL-3.0-or-later
// The EU study of 2023 as it is, what the reader makes of each of its peculiarities, and what it refuses.
// That every number is right is checked by tests/audit_eu_study.py.
#include "ingest/eu_study.h"

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

class EuStudy : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        s_db = std::make_unique<Database>(Database::inMemory());
        s_run = std::make_unique<IngestRun>(*s_db, LODESTONE_DATA_DIR);
        ingestReference(*s_run);
        s_run->loadNames();
        ingestCriticalLists(*s_run);
        ingestEuStudy(*s_run);
        s_catalogue = loadCatalogue(*s_db);
    }
    static void TearDownTestSuite() {
        s_run.reset();
        s_db.reset();
    }

    static const Series& series(std::string_view mineral, Stage stage, std::string_view product = "") {
        const MineralId id = s_catalogue.mineralBySlug(mineral)->id;
        const auto at = std::ranges::find_if(s_catalogue.series, [&](const Series& row) {
            return row.mineral == id && row.stage == stage && row.product == product;
        });
        if (at == s_catalogue.series.end()) {
            throw std::runtime_error("no such series: " + std::string(mineral));
        }
        return *at;
    }
    static Cell cell(const Series& row, std::string_view iso3) {
        const SupplyTable table = loadSupply(*s_db, row);
        const CountryId country = s_catalogue.countryByIso3(iso3)->id;
        const auto at = std::ranges::find(table.years.at(0).rows, country, &SupplyRow::country);
        return at == table.years.at(0).rows.end() ? Cell{} : at->cell;
    }
    static const CriticalEntry* entry(std::string_view list, std::string_view term) {
        for (const CriticalList& one : s_catalogue.criticalLists) {
            for (const CriticalEntry& row : one.entries) {
                if (one.slug == list && row.term == term) {
                    return &row;
                }
            }
        }
        return nullptr;
    }
    static int count(const std::string& sql) { return s_db->handle().execAndGet(sql).getInt(); }

    static inline std::unique_ptr<Database> s_db;
    static inline std::unique_ptr<IngestRun> s_run;
    static inline Catalogue s_catalogue;
};

TEST_F(EuStudy, EveryShareAndItsTradeParameterIsStored) {
    EXPECT_EQ(s_run->report(euSharesPath).stored, 2561);
    EXPECT_EQ(count("SELECT count(*) FROM cell"), 2561);
    EXPECT_EQ(count("SELECT count(*) FROM trade_parameter"), 2561);
    EXPECT_EQ(count("SELECT count(*) FROM series"), 122);
    EXPECT_EQ(count("SELECT count(*) FROM trade_parameter WHERE t = 1.5"), 2);
}

TEST_F(EuStudy, SharesAreAMeanOfFiveYears) {
    const Series& tungsten = series("tungsten", Stage::Processing);
    EXPECT_EQ(tungsten.unit, "%");
    EXPECT_EQ(tungsten.basis, "share of world supply");
    EXPECT_EQ(tungsten.yearsAveraged, 5);
    EXPECT_EQ(tungsten.years, std::vector<Year>{2020});
    EXPECT_THAT(tungsten.note, HasSubstr("Mean of 2016 to 2020"));
    const Cell china = cell(tungsten, "CHN");
    EXPECT_EQ(china.value, 85.6);
    EXPECT_EQ(china.printed, "85.6%");
    EXPECT_EQ(cell(series("neodymium", Stage::Processing), "CHN").value, 84.9);
    EXPECT_EQ(cell(series("gallium", Stage::Processing), "CHN").value, 93.8);
    EXPECT_EQ(cell(series("germanium", Stage::Processing), "CHN").value, 83.1);
}

TEST_F(EuStudy, ASmallShareKeepsItsBound) {
    const Cell congo = cell(series("cobalt", Stage::Processing), "COD");
    EXPECT_FALSE(congo.value);
    EXPECT_EQ(congo.status, CellStatus::BelowPrecision);
    EXPECT_EQ(congo.relation, Relation::Below);
    EXPECT_EQ(congo.range, (Interval{0, 0.1}));
    EXPECT_EQ(congo.printed, "<0.1%");
    EXPECT_EQ(count("SELECT count(*) FROM cell WHERE status = 'below_precision'"), 514);
}

TEST_F(EuStudy, NamesOfCountriesAreRead) {
    const Series& wood = series("roundwood", Stage::Mining);
    EXPECT_EQ(cell(wood, "BRA").value, 7) << "'Brasilia'";
    EXPECT_EQ(cell(wood, "TUR").value, 1) << "'Turkyie'";
    EXPECT_EQ(cell(series("sapele-wood", Stage::Mining), "COG").value, 21.8)
        << "'Congo' beside 'Congo, D.R.'";
    EXPECT_THAT(cell(series("sapele-wood", Stage::Mining), "COG").note, HasSubstr("printed ‘Congo’"));
    EXPECT_EQ(cell(series("cobalt", Stage::Mining), "COD").value, 62.8);
}

TEST_F(EuStudy, FormsOfAMineralAreProductsOfIt) {
    EXPECT_EQ(cell(series("clays", Stage::Processing, "kaolin"), "USA").value, 30.7);
    EXPECT_EQ(cell(series("titanium", Stage::Processing, "titanium-metal"), "CHN").value, 42.8);
    EXPECT_EQ(cell(series("titanium", Stage::Processing), "CHN").value, 35.3);
    EXPECT_EQ(cell(series("bauxite", Stage::Mining), "AUS").value, 28.4) << "extraction of aluminium";
}

TEST_F(EuStudy, ScoresGoToTheEntriesOfTheLists) {
    const CriticalEntry* gallium = entry("eu-2023", "Gallium");
    ASSERT_NE(gallium, nullptr);
    EXPECT_TRUE(gallium->listed);
    EXPECT_EQ(gallium->supplyRisk, 3.9);
    EXPECT_EQ(gallium->economicImportance, 3.7);
    const CriticalEntry* zinc = entry("eu-2023", "Zinc");
    ASSERT_NE(zinc, nullptr);
    EXPECT_FALSE(zinc->listed) << "assessed, and not on the list";
    EXPECT_EQ(zinc->supplyRisk, 0.2);
    EXPECT_EQ(s_run->report(euScoresPath).stored, 292);
    EXPECT_EQ(count("SELECT count(*) FROM critical_list_entry WHERE listed = 1 AND supply_risk IS NULL AND "
                    "list_id IN "
                    "(SELECT id FROM critical_list WHERE slug LIKE 'eu-%')"),
              0);
}

TEST_F(EuStudy, OneGroupOf2011HasOneEntry) {
    ASSERT_NE(entry("eu-2011", "Rare earths"), nullptr);
    EXPECT_EQ(entry("eu-2011", "Rare earths")->supplyRisk, 4.9);
    EXPECT_EQ(entry("eu-2011", "Scandium"), nullptr);
    EXPECT_EQ(entry("eu-2014", "HREEs")->supplyRisk, 4.7);
    EXPECT_EQ(entry("eu-2014", "LREEs")->supplyRisk, 3.1);
}

TEST_F(EuStudy, ANameBrokenOverTwoLinesIsOne) {
    ASSERT_NE(entry("eu-2023", "Natural Teak wood"), nullptr);
    EXPECT_EQ(entry("eu-2023", "Natural Teak wood")->supplyRisk, 1.7);
}

TEST_F(EuStudy, UsesNameTheFormAndTheSector) {
    EXPECT_EQ(count("SELECT count(*) FROM statistic WHERE topic = 'end_use'"), 339);
    SQLite::Statement kaolin(s_db->handle(),
                             "SELECT value, unit, note FROM statistic WHERE item = 'Kaolin: Paper'");
    ASSERT_TRUE(kaolin.executeStep());
    EXPECT_EQ(kaolin.getColumn(0).getDouble(), 24);
    EXPECT_EQ(kaolin.getColumn(1).getString(), "%");
    EXPECT_EQ(kaolin.getColumn(2).getString(),
              "C17 - Manufacture of paper and paper products; value added 44278 million euro");
    EXPECT_EQ(count("SELECT count(*) FROM statistic WHERE printed = '>0%' AND relation = '>' AND value = 0"),
              1);
}

class EuStudyRefuses : public ::testing::Test {
protected:
    void SetUp() override {
        copyData(folder, {euSharesPath, euUsesPath, euScoresPath, euGroupsPath});
        folder.write(
            "curated/eu_study_series.csv",
            "material,stage_name,mineral,stage,measure,product,label,unit,basis,preference,comparable,reason,"
            "remark,note\nTin,E,tin,mining,production,,share of world extraction,%,share of world "
            "supply,1,1,,,\n");
        folder.write("curated/eu_study_materials.csv", "material,mineral,form\ntin,tin,\n");
        folder.write("curated/eu_study_terms.csv", "list,material,term,note\n");
        folder.write("curated/eu_study_names.csv", "printed,iso3,note\n");
    }
    std::string complaint() {
        folder.write(euSharesPath, "Material,Stage,Country,Share,t\n" + shares);
        folder.write(euUsesPath, "Material,Application,Share,NACE sector,VA in million \x80\n" + uses);
        folder.write(euScoresPath, "Material,Year,SR,EI\n" + scores);
        folder.write(euGroupsPath,
                     "screened_material,perm_noXREE_noPGM,perm_noXREE_PGM,perm_XREE_noPGM,perm_XREE_PGM\n" +
                         groups);
        Database db = Database::inMemory();
        IngestRun run(db, folder.path());
        try {
            ingestReference(run);
            run.loadNames();
            ingestCriticalLists(run);
            ingestEuStudy(run);
            return {};
        } catch (const IngestError& error) {
            return error.what();
        }
    }

    std::string shares = "Tin,E,Peru,10%,1.0\n";
    std::string uses = "Tin,Tinplate,13%,C25 - Metal,163568\n";
    std::string scores = "Tin,2023,0.9,4.5\n";
    std::string groups = "tin,other,other,other,other\n";
    TemporaryDirectory folder;
};

TEST_F(EuStudyRefuses, NothingInAGoodFile) {
    EXPECT_EQ(complaint(), "");
}

TEST_F(EuStudyRefuses, AMaterialOrStageOrCountryThatIsNotKnown) {
    shares = "Tin,P,Peru,10%,1.0\n";
    EXPECT_THAT(complaint(),
                AllOf(HasSubstr("row 2"), HasSubstr("Tin / P"), HasSubstr("eu_study_series.csv")));
    shares = "Tin,E,Ruritania,10%,1.0\n";
    EXPECT_THAT(complaint(), HasSubstr("unknown country 'Ruritania'"));
    shares = "Tin,E,Peru,10%,1.0\n";
    uses = "Pewter,Mugs,13%,,\n";
    EXPECT_THAT(complaint(), HasSubstr("unknown material 'Pewter'"));
}

TEST_F(EuStudyRefuses, ANameThatNobodyElseMayMeanWithoutItsOwnLine) {
    shares = "Tin,E,Congo,10%,1.0\n";
    EXPECT_THAT(complaint(), HasSubstr("unknown country 'Congo'"));
    folder.write("curated/eu_study_names.csv", "printed,iso3,note\nCongo,COG,printed ‘Congo’\n");
    EXPECT_EQ(complaint(), "");
    shares = "Tin,E,Peru,10%,1.0\n";
    folder.write("curated/eu_study_names.csv", "printed,iso3,note\nKongo,COG,printed ‘Kongo’\n");
    EXPECT_THAT(complaint(), AllOf(HasSubstr("eu_study_names.csv"), HasSubstr("does not name 'Kongo'")));
}

TEST_F(EuStudyRefuses, WhatIsNoShare) {
    shares = "Tin,E,Peru,10,1.0\n";
    EXPECT_THAT(complaint(), HasSubstr("'10' is not a percentage"));
    shares = "Tin,E,Peru,ten%,1.0\n";
    EXPECT_THAT(complaint(), HasSubstr("cannot read the value 'ten'"));
    shares = "Tin,E,Peru,10%,-\n";
    EXPECT_THAT(complaint(), HasSubstr("trade parameter is '-'"));
}

TEST_F(EuStudyRefuses, OneCountryUnderTwoNames) {
    shares = "Tin,E,Brazil,10%,1.0\nTin,E,Brasilia,3%,1.0\n";
    EXPECT_THAT(complaint(), AllOf(HasSubstr("row 3"), HasSubstr("second value")));
}

TEST_F(EuStudyRefuses, AGroupThatOursContradicts) {
    groups = "tin,REE,REE,HREE,HREE\n";
    EXPECT_THAT(complaint(), AllOf(HasSubstr("groups 'tin' as 'HREE'"), HasSubstr("minerals.csv")));
}

TEST_F(EuStudyRefuses, ScoresThatContradictEachOtherOrTheLists) {
    scores = "Tin,2023,0.9,-\n";
    EXPECT_THAT(complaint(), HasSubstr("'0.9' and '-'"));
    scores = "Tin,2023,0.9,4.5\nTin,2023,0.9,4.5\n";
    EXPECT_THAT(complaint(), HasSubstr("second score for 'Tin' of eu-2023"));
    scores = "Tin,2022,0.9,4.5\n";
    EXPECT_THAT(complaint(), HasSubstr("no list 'eu-2022'"));
}

} // namespace
} // namespace lodestone
