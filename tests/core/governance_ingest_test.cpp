// SPDX-License-Identifier: GPL-3.0-or-later
// The governance indicators as they are, and what the reader refuses. Every number is checked by
// tests/audit_governance.py.
#include "ingest/governance.h"

#include "ingest/ingest.h"
#include "store/load.h"
#include "store/statement.h"
#include "support/data_copy.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>

namespace lodestone {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

class Governance : public ::testing::Test {
protected:
    void SetUp() override {
        ingestReference(run);
        run.loadNames();
        ingestGovernance(run);
    }
    std::optional<GovernanceScore> score(GovernanceDimension dimension, std::string_view iso3, Year year) {
        const Catalogue catalogue = loadCatalogue(db);
        const CountryId country = catalogue.countryByIso3(iso3)->id;
        const auto scores = loadGovernance(db, dimension);
        const auto at = std::ranges::find_if(
            scores, [&](const GovernanceScore& row) { return row.country == country && row.year == year; });
        return at == scores.end() ? std::nullopt : std::optional(*at);
    }

    Database db = Database::inMemory();
    IngestRun run{db, LODESTONE_DATA_DIR};
};

TEST_F(Governance, EveryRowIsStoredOrHasNoValue) {
    const FileReport& table = run.report(wgiTablePath);
    EXPECT_EQ(table.rows, 4922);
    EXPECT_EQ(table.stored, 4820);
    EXPECT_EQ(table.skipped.at("no indicator for that country and year"), 102);
    EXPECT_EQ(run.report(wgiMeanPath).stored, 207);
    EXPECT_EQ(db.handle().execAndGet("SELECT count(*) FROM governance WHERE dimension <> 'mean'").getInt(),
              28377);
}

TEST_F(Governance, OldCodesAreCountriesOfToday) {
    for (const char* iso3 : {"COD", "ROU", "TLS", "AND", "PSE", "XKX"}) {
        EXPECT_TRUE(score(GovernanceDimension::Law, iso3, 2021)) << iso3;
    }
    EXPECT_TRUE(score(GovernanceDimension::Law, "ANT", 2010)) << "a country that is no more keeps its years";
}

TEST_F(Governance, AnEstimateHasItsStandardError) {
    const auto aruba = score(GovernanceDimension::Voice, "ABW", 2004);
    ASSERT_TRUE(aruba);
    EXPECT_DOUBLE_EQ(aruba->estimate, 0.7375207);
    EXPECT_DOUBLE_EQ(aruba->standardError.value(), 0.3388224);
    EXPECT_FALSE(score(GovernanceDimension::Voice, "ABW", 1996)) << "an empty field is no zero";
}

TEST_F(Governance, TheMeanStandsUnderItsLastYearWithoutTaiwan) {
    EXPECT_DOUBLE_EQ(score(GovernanceDimension::Mean, "AFG", 2024).value().estimate, -1.845);
    EXPECT_FALSE(score(GovernanceDimension::Mean, "AFG", 2024)->standardError);
    EXPECT_FALSE(score(GovernanceDimension::Mean, "TWN", 2024));
    EXPECT_TRUE(score(GovernanceDimension::Corruption, "TWN", 2021));
}

class GovernanceRefuses : public ::testing::Test {
protected:
    void SetUp() override { copyData(folder, {wgiTablePath, wgiMeanPath}); }
    std::string complaint(const std::string& line, const std::string& means = R"({"wgi": {"AF": -1.8}})") {
        folder.write(wgiTablePath,
                     ",code,countryname,year,vae,vas,pve,pvs,gee,ges,rqe,rqs,rle,rls,cce,ccs\n" + line);
        folder.write(wgiMeanPath, means);
        Database db = Database::inMemory();
        IngestRun run(db, folder.path());
        try {
            ingestReference(run);
            run.loadNames();
            ingestGovernance(run);
            return {};
        } catch (const IngestError& error) {
            return error.what();
        }
    }
    TemporaryDirectory folder;
};

TEST_F(GovernanceRefuses, NothingInAGoodFile) {
    EXPECT_EQ(complaint("0,ABW,Aruba,2004,0.7,0.3,,,,,,,,,,\n"), "");
}

TEST_F(GovernanceRefuses, AnUnknownCodeOrHalfAnEstimateOrNoNumber) {
    EXPECT_THAT(complaint("0,QQQ,Nowhere,2004,0.7,0.3,,,,,,,,,,\n"),
                AllOf(HasSubstr("row 2"), HasSubstr("unknown country 'QQQ'")));
    EXPECT_THAT(complaint("0,ABW,Aruba,2004,0.7,,,,,,,,,,,\n"), HasSubstr("without a standard error"));
    EXPECT_THAT(complaint("0,ABW,Aruba,2004,high,0.3,,,,,,,,,,\n"), HasSubstr("'vae' holds 'high'"));
    EXPECT_THAT(complaint("0,ABW,Aruba,2004,7,0.3,,,,,,,,,,\n"), HasSubstr("the database refuses this row"));
}

TEST_F(GovernanceRefuses, MeansThatAreNoNumbers) {
    const std::string row = "0,ABW,Aruba,2004,0.7,0.3,,,,,,,,,,\n";
    EXPECT_THAT(complaint(row, "[]"), HasSubstr("no object 'wgi'"));
    EXPECT_THAT(complaint(row, R"({"wgi": {"AF": "low"}})"), HasSubstr("the mean of 'AF' is \"low\""));
    EXPECT_THAT(complaint(row, R"({"wgi": {"QQ": 1}})"), HasSubstr("unknown country 'QQ'"));
}

} // namespace
} // namespace lodestone
