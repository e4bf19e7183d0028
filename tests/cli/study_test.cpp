// SPDX-License-Identifier: GPL-3.0-or-later
// The verbs on top of the analysis: values worked by hand on the shipped database, and errors on a small one.
#include "cli/cli_run.h"

namespace lodestone {
namespace {

class Studies : public CommandLine {
protected:
    Studies() { database = LODESTONE_SHIPPED_DATABASE; }
    [[nodiscard]] static Words rareEarths(std::string verb, Words more = {}) {
        Words words{std::move(verb), "--mineral", "rare-earths", "--stage", "mining", "--year", "2025"};
        words.insert(words.end(), more.begin(), more.end());
        return words;
    }
    static void expectKeys(const ordered_json& object, const Words& keys) {
        for (const std::string& key : keys)
            EXPECT_TRUE(object.contains(key)) << key;
    }
};
class StudyUsage : public SampleCommandLine {};

TEST_F(Studies, AnIndexIsTakenApartIntoTermsRowsAndSources) {
    const ordered_json answer = json(rareEarths("explain", {"--measure", "hhi"}));
    expectKeys(answer, {"mineral", "stage", "year", "source", "source_name", "attribution", "licence",
                        "explanation"});
    const ordered_json& index = answer.at("explanation");
    EXPECT_NEAR(index.at("value_low").get<double>(), 5054.4, 0.05);
    EXPECT_NEAR(index.at("value_high").get<double>(), 5054.5, 0.05);
    const std::string text = run(rareEarths("explain")).out;
    EXPECT_TRUE(contains(text, "= 69.23² + 13.08² + 7.44²"));
    EXPECT_TRUE(contains(text, "USGS MCS 2026"));
    EXPECT_TRUE(
        run(rareEarths("explain", {"--csv"})).out.starts_with("mineral,stage,year,source,part,label,"));
}

TEST_F(Studies, AShareIsExplainedForOneCountry) {
    const ordered_json answer = json(rareEarths("explain", {"--country", "CHN"}));
    EXPECT_EQ(answer.at("country"), "CHN");
    EXPECT_EQ(answer.at("explanation").at("unit"), "%");
    EXPECT_NEAR(answer.at("explanation").at("value_low").get<double>(), 100 * 270.0 / 390.0, 1e-9);
}

TEST_F(Studies, GovernanceScoresNameTheirSource) {
    const ordered_json answer =
        json(rareEarths("explain", {"--measure", "hhi-governance", "--governance", "wgi-2021"}));
    EXPECT_EQ(answer.at("explanation").at("sources").back().at("source"), "wgi-2021");
    EXPECT_TRUE(contains(
        complaint(ExitCode::NoSuchData,
                  rareEarths("explain", {"--measure", "hhi_governance", "--governance", "usgs-mcs-2026"})),
        "has no governance scores"));
}

TEST_F(Studies, TheRankingIsHighestFirstAndSaysWhichTableAnswered) {
    const ordered_json rows = json({"rank", "--stage", "mining", "--year", "2025"});
    double last = 10'001;
    bool ended = false;
    int found = 0;
    for (const ordered_json& row : rows) {
        expectKeys(row, {"leader", "leader_iso3", "leader_share", "verdict", "source", "year", "reason"});
        if (row.at("value_low").is_null()) {
            ended = true;
            EXPECT_TRUE(row.at("reason").is_string()) << row;
            continue;
        }
        EXPECT_FALSE(ended) << "a value after one that is missing";
        if (row.at("of_world") == false)
            last = 10'001; // of listed rows only: after the others, whatever it is
        EXPECT_LE(row.at("value_low").get<double>(), last);
        last = row.at("value_low").get<double>();
        EXPECT_LE(row.at("year").get<int>(), 2025);
        EXPECT_TRUE(row.at("attribution").is_string());
        if (row.at("mineral") == "rare-earths") {
            ++found;
            EXPECT_NEAR(last, 5054.4, 0.05);
            EXPECT_NEAR(row.at("leader_share").get<double>(), 0.6923, 0.00005);
            EXPECT_EQ(row.at("verdict"), "above");
            EXPECT_EQ(row.at("source"), "usgs-mcs-2026");
        }
    }
    EXPECT_EQ(found, 1);
}

TEST_F(Studies, ARankingCanBeOfOneListOrGroupAndTheMatrixHasEveryStage) {
    const auto all = json({"rank", "--stage", "mining"}).size();
    const auto listed = json({"rank", "--stage", "mining", "--list", "us-2025"}).size();
    const auto group = json({"rank", "--stage", "mining", "--group", "battery"}).size();
    EXPECT_TRUE(group > 0 && group < listed && listed < all) << group << " " << listed << " " << all;
    const ordered_json matrix = json({"rank", "--matrix"});
    EXPECT_EQ(matrix.size() % 4, 0u);
    EXPECT_EQ(matrix.at(0).at("stage"), "reserves");
    EXPECT_EQ(matrix.at(3).at("stage"), "magnets");
    EXPECT_TRUE(contains(complaint(ExitCode::NoSuchData, {"rank", "--stage", "mining", "--list", "us-1999"}),
                         "us-2025"));
    EXPECT_TRUE(
        contains(complaint(ExitCode::NoSuchData, {"rank", "--stage", "mining", "--group", "x"}), "Battery"));
    EXPECT_TRUE(contains(complaint(ExitCode::WrongUsage, {"rank"}), "--matrix"));
}

TEST_F(Studies, TheChainNamesExposureCeilingBottleneckAndWhatIsMissing) {
    const ordered_json chain = json({"chain", "--mineral", "rare-earths", "--year", "2025"});
    EXPECT_EQ(chain.at("country"), "CHN");
    ASSERT_EQ(chain.at("rungs").size(), 4u);
    EXPECT_EQ(chain.at("rungs")[1].at("source"), "usgs-mcs-2026");
    EXPECT_NEAR(chain.at("exposure_low").get<double>(), 0.6923, 0.00005);
    EXPECT_NEAR(chain.at("ceiling_without_high").get<double>(), 1 - 0.6923, 0.00005);
    EXPECT_EQ(chain.at("bottleneck"), (ordered_json{"reserves", "mining"}))
        << "the total of reserves is a lower bound";
    EXPECT_EQ(chain.at("missing"), (ordered_json{"processing", "magnets"}));
    EXPECT_TRUE(chain.at("rungs")[3].at("reason").is_string());
    EXPECT_EQ(json({"chain", "--mineral", "cobalt", "--country", "COD"}).at("country_name"), "DR Congo");
}

TEST_F(Studies, AseanPlusThreeIsAnsweredInOneCall) {
    const ordered_json bloc = json(rareEarths("blocs", {"--bloc", "asean-plus-three"}));
    double sum = 0;
    double squares = 0;
    for (const ordered_json& member : bloc.at("members"))
        if (member.at("presence") == "named") {
            const double share = 100 * member.at("share_low").get<double>();
            sum += share;
            squares += share * share;
        }
    EXPECT_NEAR(bloc.at("named_share").get<double>(), sum / 100, 1e-12);
    EXPECT_NEAR(bloc.at("delta").get<double>(), sum * sum - squares, 1e-6);
    EXPECT_NEAR(bloc.at("contribution_as_one").get<double>(), sum * sum, 1e-6);
    EXPECT_NEAR(bloc.at("hhi_as_members_low").get<double>(), 5054.4, 0.05);
    EXPECT_NEAR(bloc.at("hhi_as_one_low").get<double>(), 5054.42 + sum * sum - squares, 0.01);
}

TEST_F(Studies, AnySetOfCountriesIsABlocAndMembershipHasADate) {
    const ordered_json two = json(rareEarths("blocs", {"--countries", "CHN,JPN"}));
    EXPECT_TRUE(two.at("bloc").is_null());
    EXPECT_EQ(two.at("members").size(), 2u);
    EXPECT_TRUE(contains(complaint(ExitCode::WrongUsage, rareEarths("blocs")), "--countries CHN,JPN"));
    EXPECT_TRUE(contains(complaint(ExitCode::NoSuchData, rareEarths("blocs", {"--bloc", "nato"})),
                         "asean-plus-three"));
    EXPECT_TRUE(contains(
        complaint(ExitCode::WrongUsage, rareEarths("blocs", {"--bloc", "asean", "--at", "soon"})), "soon"));
    EXPECT_GT(json(rareEarths("blocs", {"--bloc", "asean"})).at("members_count").get<int>(),
              json(rareEarths("blocs", {"--bloc", "asean", "--at", "1990"})).at("members_count").get<int>());
}

TEST_F(Studies, AllSourcesStandSideBySideAndTheRangeHoldsThem) {
    const ordered_json all =
        json({"compare", "--mineral", "rare-earths", "--stage", "mining", "--year", "2024"});
    ASSERT_GE(all.at("sources").size(), 2u);
    EXPECT_EQ(all.at("sources")[0].at("usual"), true);
    for (const ordered_json& row : all.at("sources"))
        if (row.at("comparable").get<bool>() && !row.at("share_of_usual_leader").is_null()) {
            EXPECT_GE(row.at("share_of_usual_leader").get<double>(), all.at("share_range_low").get<double>());
            EXPECT_LE(row.at("share_of_usual_leader").get<double>(),
                      all.at("share_range_high").get<double>());
            EXPECT_TRUE(row.at("licence").is_string());
        }
    EXPECT_GE(all.at("claims").size(), 2u);
    const Words copper{"compare", "--mineral", "copper", "--stage", "processing", "--year"};
    const auto lowOf = [&](const char* year) {
        Words words = copper;
        words.emplace_back(year);
        return json(words).at("share_range_with_claims_low").get<double>();
    };
    EXPECT_DOUBLE_EQ(lowOf("2024"), 0.44) << "the Agency's figure of 2024 is the lowest";
    EXPECT_GT(lowOf("2025"), 0.44) << "and says nothing of 2025";
    const ordered_json early =
        json({"compare", "--mineral", "rare-earths", "--stage", "mining", "--year", "2010"});
    EXPECT_EQ(early.at("share_range_with_claims_low"), early.at("share_range_low"))
        << "what is said of today is not said of 2010";
}

TEST_F(Studies, TheChangeOfAnIndexIsTheSumOfItsTerms) {
    const ordered_json change =
        json({"compare", "--mineral", "rare-earths", "--stage", "mining", "--from", "2024", "--to", "2025"});
    EXPECT_EQ(change.at("across_sources"), false);
    EXPECT_EQ(change.at("from").at("source"), change.at("to").at("source"));
    double sum = 0;
    for (const ordered_json& term : change.at("terms"))
        sum += term.at("change").get<double>();
    EXPECT_NEAR(sum, change.at("change_of_named").get<double>(), 1e-6);
    EXPECT_NEAR(sum,
                change.at("to").at("hhi_low").get<double>() - change.at("from").at("hhi_low").get<double>(),
                1e-6);
    const Words market{"compare", "--mineral", "rare-earths", "--stage", "mining"};
    const auto with = [&](Words more) {
        more.insert(more.begin(), market.begin(), market.end());
        return more;
    };
    EXPECT_TRUE(contains(complaint(ExitCode::WrongUsage, with({"--from", "2024"})), "both years"));
    EXPECT_TRUE(contains(complaint(ExitCode::WrongUsage, with({"--from", "2025", "--to", "2024"})), "Swap"));
    EXPECT_TRUE(contains(complaint(ExitCode::NoSuchData, with({"--from", "1800", "--to", "2024"})), "1800"));
}

TEST_F(Studies, AnEventWindowIsAnAssociationOrSaysThatThereIsNotEnough) {
    bool enough = false;
    for (const ordered_json& event :
         json({"events", "--mineral", "rare-earths", "--from", "2003", "--to", "2012"})) {
        const ordered_json window = json({"window", "--event", event.at("id"), "--mineral", "rare-earths",
                                          "--stage", "mining", "--measure", "hhi"});
        EXPECT_TRUE(contains(window.at("association").get<std::string>(), "association"));
        const ordered_json& one = window.at("comparisons").at(0);
        if (one.at("enough_data").get<bool>()) {
            enough = true;
            EXPECT_LT(one.at("before").at("year").get<int>(),
                      std::stoi(event.at("date").get<std::string>().substr(0, 4)));
            EXPECT_NEAR(one.at("change_low").get<double>(),
                        one.at("after").at("value_low").get<double>() -
                            one.at("before").at("value_high").get<double>(),
                        1e-9);
            EXPECT_TRUE(one.at("trend").is_string());
        } else {
            EXPECT_TRUE(contains(one.at("shortfall").get<std::string>(), "Not enough data"));
        }
        for (const ordered_json& other : one.at("other_events"))
            EXPECT_NE(other.at("id"), event.at("id"));
    }
    EXPECT_TRUE(enough) << "no window with data on both sides";
    EXPECT_TRUE(
        contains(complaint(ExitCode::NoSuchData, {"window", "--event", "EV999999"}), "lodestone events"));
    EXPECT_TRUE(
        contains(complaint(ExitCode::WrongUsage, {"window", "--event", "EV001", "--years", "0"}), "1 to 50"));
}

TEST_F(Studies, AScenarioIsMarkedHypotheticalWhereverItIsPrinted) {
    const Words asked = rareEarths("scenario", {"--edits", "set-share CHN 50% keep"});
    const ordered_json answer = json(asked);
    EXPECT_EQ(answer.at("hypothetical"), true);
    EXPECT_EQ(answer.at("rows")[0].at("supplier"), "China");
    EXPECT_NEAR(answer.at("rows")[0].at("share_after").get<double>(), 0.5, 1e-12);
    EXPECT_NEAR(answer.at("total_after").get<double>(), 390'000, 1e-6);
    // The others fill up in proportion: by (1 - 0.5) / (1 - 270/390).
    const double factor = 0.5 / (120.0 / 390.0);
    const double others = answer.at("hhi_before_low").get<double>() - 10'000 * (270.0 / 390) * (270.0 / 390);
    EXPECT_NEAR(answer.at("hhi_after_low").get<double>(), 2500 + others * factor * factor, 1e-6);
    double sum = 0;
    for (const ordered_json& row : answer.at("rows"))
        sum += row.at("hhi_difference").is_null() ? 0 : row.at("hhi_difference").get<double>();
    EXPECT_NEAR(sum, answer.at("hhi_difference_of_named").get<double>(), 1e-6);
    EXPECT_TRUE(run(asked).out.starts_with("HYPOTHETICAL."));
    Words csv = asked;
    csv.emplace_back("--csv");
    EXPECT_TRUE(run(csv).out.starts_with("hypothetical,"));
    EXPECT_TRUE(contains(run(csv).out, "\r\ntrue,rare-earths,"));
}

TEST_F(Studies, TheOutlookShipsAsAnExampleInWhichChinaStillLeads) {
    const ordered_json outlook = json(rareEarths("scenario", {"--example", "slow-diversification"}));
    EXPECT_EQ(outlook.at("rows")[0].at("supplier"), "China");
    EXPECT_LT(outlook.at("hhi_after_low").get<double>(), outlook.at("hhi_before_low").get<double>());
    EXPECT_EQ(outlook.at("horizon"), 2030);
    EXPECT_EQ(json({"scenario", "--list"}).at(0).at("id"), "slow-diversification");
}

TEST_F(Studies, AStockpileOfReservesIsRefused) {
    EXPECT_TRUE(contains(complaint(ExitCode::WrongUsage, {"scenario", "--mineral", "rare-earths", "--stage",
                                                          "reserves", "--edits", "stockpile 6 change"}),
                         "no yearly supply"));
}

TEST_F(StudyUsage, WhatCannotBeAskedIsAnsweredWithWhatCan) {
    const Words market{"--mineral", "rare-earths", "--stage", "mining"};
    const auto with = [&](const std::string& verb, const Words& more) {
        Words words{verb};
        words.insert(words.end(), market.begin(), market.end());
        words.insert(words.end(), more.begin(), more.end());
        return words;
    };
    EXPECT_TRUE(contains(complaint(ExitCode::WrongUsage, with("explain", {"--measure", "hhii"})),
                         "Did you mean hhi?"));
    EXPECT_TRUE(
        contains(complaint(ExitCode::WrongUsage, with("explain", {"--measure", "share"})), "--country CHN"));
    EXPECT_TRUE(
        contains(complaint(ExitCode::WrongUsage, with("explain", {"--measure", "hhi", "--country", "CHN"})),
                 "whole market"));
    EXPECT_TRUE(contains(complaint(ExitCode::NoSuchData, {"chain", "--mineral", "lithum"}), "lithium"));
    EXPECT_TRUE(
        contains(complaint(ExitCode::NoSuchData, {"explain", "--mineral", "clay", "--stage", "mining"}),
                 "different clays"));
    EXPECT_TRUE(
        contains(complaint(ExitCode::WrongUsage, with("scenario", {"--edits", "conquer CHN"})), "conquer"));
    EXPECT_TRUE(contains(complaint(ExitCode::WrongUsage, with("scenario", {})), "--example"));
    EXPECT_TRUE(contains(complaint(ExitCode::WrongUsage, with("scenario", {"--example", "none"})),
                         "slow-diversification"));
    EXPECT_TRUE(contains(complaint(ExitCode::NoSuchData, {"window", "--event", "EV003"}), "--mineral"));
    EXPECT_TRUE(contains(json({"window", "--event", "EV001", "--mineral", "rare-earths"})
                             .at("comparisons")
                             .at(0)
                             .at("shortfall")
                             .get<std::string>(),
                         "Not enough data"));
}

} // namespace
} // namespace lodestone
