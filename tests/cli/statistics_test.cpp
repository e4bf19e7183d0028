// SPDX-License-Identifier: GPL-3.0-or-later
// Statistics of one country and governance scores, against the lines of the publishers' files.
#include "cli/cli_run.h"

namespace lodestone {
namespace {

class Statistics : public CommandLine {
protected:
    Statistics() { database = LODESTONE_SHIPPED_DATABASE; }
    [[nodiscard]] static Words antimony(const Words& more) {
        Words words{"statistics", "--mineral", "antimony"};
        words.insert(words.end(), more.begin(), more.end());
        return words;
    }
};

TEST_F(Statistics, NetImportRelianceIsThatOfTheSummaries) {
    // MCS2026_Commodities_Data.csv, ANTIMONY: 2023 81, 2024 86, 2025 91 and estimated.
    const ordered_json rows = json(antimony({"--topic", "net_import_reliance"}));
    const auto of = [&](int year) {
        for (const ordered_json& row : rows)
            if (row.at("from_year") == year)
                return row;
        return ordered_json();
    };
    EXPECT_EQ(of(2023).at("value"), 81.0);
    EXPECT_EQ(of(2024).at("value"), 86.0);
    EXPECT_EQ(of(2025).at("value"), 91.0);
    EXPECT_EQ(of(2025).at("status"), "estimated");
    EXPECT_EQ(of(2024).at("status"), "reported");
    EXPECT_EQ(of(2025).at("country"), "USA");
    EXPECT_EQ(of(2025).at("unit"), "%");
    EXPECT_EQ(json(antimony({"--topic", "net_import_reliance", "--year", "2024"})).size(), 1u);
}

TEST_F(Statistics, ImportSourcesNameThePartnerAndTheYears) {
    const ordered_json rows = json(antimony({"--topic", "import_source"}));
    // 'Ore and concentrates: Mexico, 86%; Italy, 9%; and other, 5%', 2021 to 2024.
    EXPECT_EQ(rows[0].at("item"), "Ore and concentrates");
    EXPECT_EQ(rows[0].at("partner"), "MEX");
    EXPECT_EQ(rows[0].at("value"), 86.0);
    EXPECT_EQ(rows[0].at("from_year"), 2021);
    EXPECT_EQ(rows[0].at("to_year"), 2024);
    EXPECT_EQ(rows[1].at("partner"), "ITA");
    EXPECT_TRUE(rows[2].at("partner").is_null()) << "other countries are no country";
    for (const char* key : {"mineral", "country", "topic", "low", "high", "relation", "printed", "note",
                            "source_row", "source", "source_name", "attribution", "licence", "url"})
        EXPECT_TRUE(rows[0].contains(key)) << key;
}

TEST_F(Statistics, TextAndCsvNameTheSource) {
    const std::string text = run(antimony({"--topic", "import_source"})).out;
    EXPECT_TRUE(contains(text, "Where imports come from, United States (USGS MCS 2026)"));
    EXPECT_TRUE(contains(text, "2021\u20132024"));
    EXPECT_TRUE(contains(text, "\n\nSource: US Geological Survey"));
    EXPECT_TRUE(
        run(antimony({"--csv"}))
            .out.starts_with(
                "mineral,country,topic,item,partner,partner_name,from_year,to_year,unit,"
                "value,low,high,relation,status,printed,note,source_file,source_sheet,source_row,source,"
                "attribution,licence\r\n"));
}

TEST_F(Statistics, WhatCannotBeAnsweredSaysWhatCan) {
    EXPECT_TRUE(contains(complaint(ExitCode::WrongUsage, antimony({"--topic", "imports"})),
                         "net_import_reliance, import_source, end_use and salient"));
    EXPECT_TRUE(contains(complaint(ExitCode::NoSuchData, antimony({"--year", "1850"})),
                         "lodestone statistics --mineral antimony"));
    EXPECT_TRUE(contains(complaint(ExitCode::NoSuchData, antimony({"--source", "wgi-2021"})), "Antimony"));
    EXPECT_TRUE(contains(complaint(ExitCode::WrongUsage, {"statistics"}), "--mineral"));
}

TEST_F(Statistics, GovernanceIsThatOfTheWorldBanksFile) {
    // wgi_1996_2021_six_dimensions_wide.csv, line 'ZAR, "Congo, Dem. Rep.", 2021': vae, vas, ..., cce, ccs.
    const ordered_json rows = json({"governance", "--country", "COD", "--year", "2021"});
    const std::vector<std::pair<std::string, std::pair<double, double>>> published{
        {"va", {-1.1981888, 0.12051835}}, {"pv", {-1.6146669, 0.21501607}}, {"ge", {-1.7188781, 0.20312421}},
        {"rq", {-1.4228891, 0.16302972}}, {"rl", {-1.7038351, 0.14614452}}, {"cc", {-1.5521538, 0.1508221}}};
    std::size_t found = 0;
    for (const ordered_json& row : rows) {
        EXPECT_EQ(row.at("country"), "COD");
        EXPECT_EQ(row.at("year"), 2021);
        for (const auto& [dimension, score] : published)
            if (row.at("dimension") == dimension && row.at("source") == "wgi-2021") {
                ++found;
                EXPECT_DOUBLE_EQ(row.at("estimate").get<double>(), score.first) << dimension;
                EXPECT_DOUBLE_EQ(row.at("standard_error").get<double>(), score.second) << dimension;
                EXPECT_EQ(row.at("licence"), "CC BY 4.0");
            }
    }
    EXPECT_EQ(found, published.size());
    const std::string text = run({"governance", "--country", "COD", "--year", "2021"}).out;
    EXPECT_TRUE(contains(text, "rl         2021    -1.704           0.146"));
    EXPECT_TRUE(run({"governance", "--country", "COD", "--csv"})
                    .out.starts_with("country,dimension,year,estimate,standard_error,source,attribution,"
                                     "licence\r\n"));
}

TEST_F(Statistics, GovernanceOfNobodyOrNoYearSaysSo) {
    EXPECT_TRUE(
        contains(complaint(ExitCode::NoSuchData, {"governance", "--country", "COD", "--year", "1900"}),
                 "Leave out --year"));
    EXPECT_TRUE(
        contains(complaint(ExitCode::NoSuchData, {"governance", "--country", "Chinna"}), "list countries"));
    EXPECT_TRUE(contains(complaint(ExitCode::WrongUsage, {"governance"}), "--country"));
}

} // namespace
} // namespace lodestone
