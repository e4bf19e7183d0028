// SPDX-License-Identifier: GPL-3.0-or-later
// Years of each source by itself, and a known number of producers that no row names.
#include "cli/cli_run.h"

#include <set>

namespace lodestone {
namespace {

class History : public SampleCommandLine {
protected:
    [[nodiscard]] static Words mining(const std::string& verb, const Words& more) {
        Words words{verb, "--mineral", "rare-earths", "--stage", "mining"};
        words.insert(words.end(), more.begin(), more.end());
        return words;
    }
};
class ShippedHistory : public CommandLine {
protected:
    ShippedHistory() { database = LODESTONE_SHIPPED_DATABASE; }
};

TEST_F(History, EverySourceIsASeriesWithItsOwnYearsAndBreaks) {
    const ordered_json all = json(mining("concentration", {"--per-source"}));
    ASSERT_EQ(all.size(), 2u);
    EXPECT_EQ(all[0].at("source"), "new");
    EXPECT_EQ(all[0].at("basis"), "rare-earth oxide equivalent");
    ASSERT_EQ(all[0].at("years").size(), 2u);
    const ordered_json& year = all[0].at("years")[1]; // 60, 30, and 10 that no country has
    EXPECT_EQ(year.at("year"), 2025);
    EXPECT_EQ(year.at("usual"), true);
    EXPECT_NEAR(year.at("hhi_low").get<double>(), 4500, 1e-9);
    EXPECT_NEAR(year.at("hhi_high_open").get<double>(), 4600, 1e-9);
    EXPECT_EQ(year.at("top_k_holds"), false) << "a withheld producer may be large";
    EXPECT_EQ(year.at("verdict"), "above");
    ASSERT_EQ(all[0].at("breaks").size(), 1u);
    EXPECT_EQ(all[0].at("breaks")[0].at("year"), 2024);
    EXPECT_EQ(all[0].at("breaks")[0].at("kind"), "edition");
    EXPECT_EQ(all[0].at("breaks")[0].at("from_source"), "old");
    EXPECT_EQ(all[1].at("years")[1].at("usual"), false) << "2024 is answered by the newer edition";
    EXPECT_EQ(all[1].at("breaks")[0].at("kind"), "coverage");
}

TEST_F(History, TheTextMarksTheBreakAndTheCsvCarriesIt) {
    const std::string text = run(mining("concentration", {"--per-source"})).out;
    EXPECT_TRUE(contains(text, "\n//  2024"));
    EXPECT_TRUE(contains(text, "  // 2024, edition: Earlier years are of Tables 2025; for 2024 it gives"));
    EXPECT_TRUE(contains(text, "answers by default"));
    EXPECT_TRUE(contains(text, "Source: Survey, Old tables."));
    const std::string csv = run(mining("concentration", {"--per-source", "--csv"})).out;
    EXPECT_TRUE(
        csv.starts_with("mineral,product,subject,stage,source,label,basis,year,period,usual,n,leader,"));
    EXPECT_EQ(std::ranges::count(csv, '\n'), 5) << csv;
    EXPECT_TRUE(contains(
        csv, "rare-earths,,rare earths,mining,new,mine production,rare-earth oxide equivalent,2024,"));
    EXPECT_TRUE(contains(csv, ",edition,"));
    EXPECT_TRUE(contains(csv, ",\"Survey, Old tables\",public domain\r\n"));
}

TEST_F(History, ItAnswersForTheYearsAndSourceAskedForOrSaysWhatThereIs) {
    EXPECT_EQ(json(mining("concentration", {"--per-source", "--year", "2023:2023"})).size(), 1u);
    EXPECT_EQ(json(mining("concentration", {"--per-source", "--source", "old"})).size(), 1u);
    EXPECT_TRUE(contains(
        complaint(ExitCode::NoSuchData, mining("concentration", {"--per-source", "--year", "1990:1999"})),
        "2023, 2024, 2025"));
    EXPECT_TRUE(contains(
        complaint(ExitCode::WrongUsage, mining("concentration", {"--per-source", "--unlisted", "3"})),
        "leave it out"));
    EXPECT_TRUE(contains(complaint(ExitCode::NoSuchData, {"concentration", "--mineral", "clay", "--stage",
                                                          "mining", "--per-source"}),
                         "different clays"));
}

TEST_F(History, AKnownNumberOfUnlistedProducersLiftsTheLowEnd) {
    // 60 % and 30 % named; four producers share 10 %: 3,600 + 900 + 10² / 4.
    const ordered_json four = json(mining("concentration", {"--year", "2025", "--unlisted", "4"}));
    EXPECT_EQ(four.at("unlisted"), 4);
    EXPECT_NEAR(four.at("hhi_low").get<double>(), 4525, 1e-9);
    EXPECT_NEAR(four.at("hhi_high_open").get<double>(), 4600, 1e-9);
    EXPECT_TRUE(json(mining("concentration", {"--year", "2025"})).at("unlisted").is_null());
    const ordered_json explained = json(mining("explain", {"--year", "2025", "--unlisted", "4"}));
    EXPECT_EQ(explained.at("unlisted"), 4);
    EXPECT_NEAR(explained.at("explanation").at("value_low").get<double>(), 4525, 1e-9);
    EXPECT_TRUE(contains(run(mining("explain", {"--year", "2025", "--unlisted", "4"})).out,
                         "60.00² + 30.00² + 10.000² ÷ 4"));
    EXPECT_TRUE(contains(run(mining("concentration", {"--year", "2025", "--unlisted", "4"})).out,
                         "4,525.0, the residual shared evenly by 4"));
    for (const char* wrong : {"0", "-1", "two", "", "4.5"})
        EXPECT_TRUE(
            contains(complaint(ExitCode::WrongUsage,
                               mining("explain", {"--year", "2025", std::string("--unlisted=") + wrong})),
                     "--unlisted"));
}

TEST_F(ShippedHistory, NoSeriesTakesAYearFromAnotherAndEveryLaterOneBeginsWithABreak) {
    const ordered_json all =
        json({"concentration", "--mineral", "rare-earths", "--stage", "mining", "--per-source"});
    ASSERT_GE(all.size(), 6u);
    int begun = 0;
    for (const ordered_json& series : all) {
        const int first = series.at("years")[0].at("year").get<int>();
        const auto at = [&](const ordered_json& one) {
            return one.at("year") == first && !one.at("from_source").is_null();
        };
        begun += std::ranges::any_of(series.at("breaks"), at) ? 0 : 1;
        for (std::size_t i = 1; i < series.at("years").size(); ++i) {
            const int before = series.at("years")[i - 1].at("year").get<int>();
            const int here = series.at("years")[i].at("year").get<int>();
            EXPECT_LT(before, here);
            const auto gap = [&](const ordered_json& one) {
                return one.at("year") == here && one.at("kind") == "gap";
            };
            EXPECT_EQ(std::ranges::any_of(series.at("breaks"), gap), here - before > 1)
                << series.at("source") << " " << here;
        }
    }
    EXPECT_EQ(begun, 1) << "only the earliest source continues nobody's line";
}

TEST_F(ShippedHistory, AMeanOfYearsAndATotalOfAnotherWholeBreakALine) {
    std::set<std::string> kinds;
    for (const char* mineral : {"cobalt", "antimony"}) {
        const ordered_json all =
            json({"concentration", "--mineral", mineral, "--stage", "mining", "--per-source"});
        for (const ordered_json& series : all)
            for (const ordered_json& one : series.at("breaks"))
                kinds.insert(series.at("source").get<std::string>() + " " +
                             one.at("kind").get<std::string>());
    }
    EXPECT_TRUE(kinds.contains("eu-crm-2023 basis"));
    EXPECT_TRUE(kinds.contains("usgs-mcs-2026 coverage")) << "antimony 2025 leaves out the United States";
}

TEST_F(ShippedHistory, ABlocCountsWithAKnownNumberOfUnlistedProducersToo) {
    const Words asked{"blocs", "--mineral",   "cobalt",  "--stage",    "mining", "--year",
                      "2025",  "--countries", "CHN,JPN", "--unlisted", "3"};
    const ordered_json bloc = json(asked);
    EXPECT_EQ(bloc.at("unlisted"), 3);
    EXPECT_NEAR(bloc.at("hhi_as_members_low").get<double>(), 5'556.8, 0.05);
}

TEST_F(ShippedHistory, ThreeUnlistedCobaltMinesAddAThirdOfTheSquaredResidual) {
    const Words cobalt{"concentration", "--mineral", "cobalt", "--stage", "mining", "--year", "2025"};
    Words three = cobalt;
    three.insert(three.end(), {"--unlisted", "3"});
    const ordered_json known = json(three);
    // The publisher's rows add up to 314,600 t, of which 9,100 t in 'Other countries'.
    const double residual = 100 * 9'100.0 / 314'600;
    EXPECT_NEAR(known.at("hhi_low").get<double>(), 5'554.0 + residual * residual / 3, 0.05);
    EXPECT_EQ(known.at("hhi_high"), known.at("hhi_high_open"))
        << "three no larger than the smallest named one do not hold the residual";
    EXPECT_EQ(known.at("top_k_holds"), false);
}

TEST_F(ShippedHistory, EveryRegimeHasAVerdict) {
    const ordered_json verdicts =
        json({"concentration", "--mineral", "lithium", "--stage", "mining", "--year", "2025"}).at("verdicts");
    ASSERT_EQ(verdicts.size(), 3u); // 1,683.2 to 10,000: the total leaves out the United States
    for (const ordered_json& one : verdicts)
        EXPECT_EQ(one.at("verdict"), "straddles") << one;
    const ordered_json potash =
        json({"concentration", "--mineral", "potash", "--stage", "mining", "--year", "2025"}).at("verdicts");
    EXPECT_EQ(potash[0].at("verdict"), "below"); // 1,764.2 to 1,766.0
    EXPECT_EQ(potash[1].at("regime"), "us-2010");
    EXPECT_EQ(potash[1].at("verdict"), "below");
    const ordered_json manganese =
        json({"concentration", "--mineral", "manganese", "--stage", "mining", "--year", "2025"})
            .at("verdicts");
    EXPECT_EQ(manganese[0].at("verdict"), "above"); // 2,248.3 to 2,290.0
    EXPECT_EQ(manganese[1].at("verdict"), "below");
    EXPECT_EQ(manganese[2].at("verdict"), "above");
}

} // namespace
} // namespace lodestone
