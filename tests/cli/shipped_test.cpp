// SPDX-License-Identifier: GPL-3.0-or-later
// What the shipped database answers through the command line: the reference values, as printed.
#include "cli/cli_run.h"

namespace lodestone {
namespace {

class Shipped : public CommandLine {
protected:
    Shipped() { database = LODESTONE_SHIPPED_DATABASE; }
};

/// One row of the table of reference values, each number as it is printed there.
struct Reference {
    const char* mineral;
    const char* stage;
    const char* source; ///< '' for the default
    const char* producers;
    const char* denominator;
    const char* residual; ///< 'Rounding' where that is what it is
    const char* title;    ///< what the table lets the first be called
    const char* leader;
    const char* whole; ///< what its share is of
    const char* cr1;
    const char* cr3;
    const char* low;
    const char* topK;
    const char* open;
    const char* without; ///< whom the last index leaves out, and of what it is
    const char* withoutLeader;
};

constexpr Reference references[] = {
    {"rare-earths", "mining", "", "12", "390,000 t", "0.318 %", "Leader", "China (CHN)", "of the world total",
     "69.23 %", "89.74 %", "5,054.4", "5,054.4", "5,054.5", "China", "2,762.4"},
    {"rare-earths", "reserves", "usgs-mcs-2026", "11", "85,290,000 t", "0 %", "Largest named", "China (CHN)",
     "of the world total, at most", "51.59 %", "83.60 %", "3,370.7", "3,370.7", "3,370.7", "China",
     "3,026.4"},
    {"rare-earths", "reserves", "", "11", "75,290,000 t", "0 %", "Largest named", "China (CHN)",
     "of the world total, at most", "58.44 %", "81.42 %", "3,761.0", "3,761.0", "3,761.0", "China",
     "2,001.6"},
    {"cobalt", "mining", "", "12", "314,600 t", "2.893 %", "Leader",
     "DR Congo (COD), published as 'Congo (Kinshasa)'", "of the world total", "73.11 %", "89.54 %", "5,554.0",
     "5,554.3, not assured by this table", "5,562.4", "DR Congo", "2,891.7"},
    {"nickel", "mining", "", "9", "3,900,000 t", "7.821 %", "Leader", "Indonesia (IDN)", "of the world total",
     "66.67 %", "78.72 %", "4,558.5", "4,560.5, not assured by this table", "4,619.7", "Indonesia",
     "1,026.8"},
    {"lithium", "mining", "", "9", "290,000 t", "0.559 %, within the rounding of the printed total",
     "Largest named", "Australia (AUS)", "of the world outside the United States", "31.72 %", "72.41 %",
     "1,683.2", "10,000.0", "10,000.0", "Australia, of the world outside the United States", "2,182.7"},
};

std::string name(const Reference& row) {
    return std::string(row.mineral) + " " + row.stage + " " + row.source;
}

Words question(const Reference& row, const std::string& year) {
    Words words{"concentration", "--mineral", row.mineral, "--stage", row.stage, "--year", year};
    if (*row.source != '\0')
        words.insert(words.end(), {"--source", row.source});
    return words;
}

/// The text behind a label at the start of a line.
std::string valueOf(const std::string& text, const std::string& label) {
    const std::size_t line = text.find("\n" + label + "  ");
    if (line == std::string::npos)
        return "no line '" + label + "'";
    const std::size_t value = text.find_first_not_of(' ', line + 1 + label.size());
    return text.substr(value, text.find('\n', value) - value);
}

TEST_F(Shipped, EveryReferenceValueIsPrintedToTheDigit) {
    for (const Reference& row : references) {
        const std::string text = run(question(row, "2025")).out;
        EXPECT_EQ(valueOf(text, "Named producers"), row.producers) << name(row);
        EXPECT_TRUE(valueOf(text, "Denominator").starts_with(std::string(row.denominator) + ",")) << text;
        EXPECT_EQ(valueOf(text, contains(row.residual, "rounding") ? "Rounding" : "Residual"), row.residual)
            << name(row);
        EXPECT_EQ(valueOf(text, row.title), row.leader) << name(row);
        EXPECT_EQ(valueOf(text, std::string("Its share, ") + row.whole), row.cr1) << name(row);
        EXPECT_EQ(valueOf(text, "The three largest named"), row.cr3) << name(row);
        EXPECT_EQ(valueOf(text, "HHI, low"), row.low) << name(row);
        EXPECT_EQ(valueOf(text, "HHI, high (top-k)"), row.topK) << name(row);
        EXPECT_EQ(valueOf(text, "HHI, high (open)"), row.open) << name(row);
        EXPECT_EQ(valueOf(text, std::string("HHI without ") + row.without), row.withoutLeader) << name(row);
    }
}

TEST_F(Shipped, ReferenceValuesStandInTheTableOfYearsToo) {
    for (const Reference& row : references) {
        const std::string text = run(question(row, "2025:2025")).out;
        // A cell holds the number alone; that the high end is not assured stands in 'top_k_holds'.
        const auto number = [](const std::string& words) { return words.substr(0, words.find(", ")); };
        for (const std::string& value :
             {std::string(row.denominator), number(row.residual), std::string(row.whole),
              std::string(row.cr1), std::string(row.cr3), std::string(row.low), number(row.topK),
              std::string(row.open), std::string(row.withoutLeader)})
            EXPECT_TRUE(contains(text, "  " + value)) << name(row);
    }
}

TEST_F(Shipped, JsonCarriesTheReferenceValuesInFullPrecision) {
    const ordered_json answer =
        json({"concentration", "--mineral", "cobalt", "--stage", "mining", "--year", "2025"});
    EXPECT_EQ(answer.at("leader"), "DR Congo");
    EXPECT_EQ(answer.at("leader_iso3"), "COD");
    EXPECT_EQ(answer.at("leader_published_as"), "Congo (Kinshasa)");
    EXPECT_NEAR(answer.at("residual_share").get<double>(), 9100.0 / 314600.0, 1e-12);
    EXPECT_NEAR(answer.at("cr1").get<double>(), 230000.0 / 314600.0, 1e-12);
    EXPECT_NEAR(answer.at("effective_suppliers").get<double>(), 10000.0 / answer.at("hhi_low").get<double>(),
                1e-12);
}

TEST_F(Shipped, ChinasShareStandsBesideTheClaimsOfOthersAttributedAndLinked) {
    const ordered_json answer =
        json({"concentration", "--mineral", "rare-earths", "--stage", "mining", "--year", "2025"});
    EXPECT_NEAR(answer.at("cr1").get<double>(), 0.6923, 0.00005);
    const auto claimBy = [&](const std::string& speaker) {
        for (const ordered_json& claim : answer.at("claims"))
            if (claim.at("said_by") == speaker)
                return claim;
        return ordered_json();
    };
    const ordered_json centre = claimBy("Centre for Strategic and International Studies");
    ASSERT_TRUE(centre.is_object());
    EXPECT_EQ(centre.at("figure"), "about 70 %");
    EXPECT_EQ(centre.at("value"), 0.7);
    EXPECT_EQ(centre.at("published"), "2025-11-15");
    const ordered_json bank = claimBy("Morgan Stanley");
    ASSERT_TRUE(bank.is_object());
    EXPECT_EQ(bank.at("figure"), "69 %");
    EXPECT_EQ(bank.at("publisher"), "South China Morning Post");
    for (const ordered_json& claim : answer.at("claims")) {
        EXPECT_TRUE(claim.at("url").get<std::string>().starts_with("https://")) << claim;
        EXPECT_FALSE(claim.at("report").get<std::string>().empty()) << claim;
    }
    const std::string text =
        run({"concentration", "--mineral", "rare-earths", "--stage", "mining", "--year", "2025"}).out;
    EXPECT_TRUE(contains(text, "Centre for Strategic and International Studies: China, about 70 %"));
    EXPECT_TRUE(contains(text, "Morgan Stanley: China, 69 %"));
}

TEST_F(Shipped, ClaimsAreMeasuredAgainstTheTable) {
    for (const ordered_json& claim : json({"claims", "--mineral", "rare-earths", "--stage", "mining"}))
        if (claim.at("said_by") == "Morgan Stanley") {
            EXPECT_NEAR(claim.at("difference").get<double>(), -0.2308, 0.0001);
        } else if (!claim.at("place").is_null()) {
            EXPECT_TRUE(claim.at("dataset").is_null());
        }
}

TEST_F(Shipped, TheNewestCorrectionIsTheDefaultAndTheReleaseStaysOneOptionAway) {
    EXPECT_EQ(json({"shares", "--mineral", "rare-earths", "--stage", "reserves"}).at("source"),
              "usgs-mcs-2026-v1.3");
    const ordered_json released =
        json({"shares", "--mineral", "rare-earths", "--stage", "reserves", "--source", "usgs-mcs-2026"});
    EXPECT_EQ(released.at("published_total").at("printed"), ">85,000,000");
    EXPECT_EQ(released.at("published_total").at("relation"), ">");
    EXPECT_EQ(json({"shares", "--mineral", "cobalt", "--stage", "mining"}).at("source"), "usgs-mcs-2026");
}

TEST_F(Shipped, AFigureOfAgreementsIsRefusedForAYearWithoutAny) {
    const cli::Outcome outcome = run({"figure", "agreements", "--year", "1999", "--out", "a.png"});
    EXPECT_EQ(outcome.code, ExitCode::NoSuchData);
    EXPECT_NE(outcome.error.find("from 2020 to 2026"), std::string::npos) << outcome.error;
}

TEST_F(Shipped, SourcesSideBySideAreAFigureAndTheListsBesideItAreNot) {
    const cli::Outcome done = run({"figure", "sources", "--mineral", "rare-earths", "--stage", "mining",
                                   "--year", "2024", "--out", "a.png"});
    EXPECT_EQ(done.code, ExitCode::Done) << done.error;
    const cli::Outcome other =
        run({"figure", "--state", "figure=sources&mineral=rare-earths&stage=mining&year=2024&country=AUS",
             "--out", "b.png"});
    EXPECT_EQ(other.code, ExitCode::Done) << other.error;
    ASSERT_EQ(painted.figures.size(), 2u);
    EXPECT_NE(painted.figures[0].headline.find("put China between"), std::string::npos);
    EXPECT_NE(painted.figures[1].headline.find("Australia"), std::string::npos);
    const cli::Outcome list =
        run({"figure", "--state", "figure=sources&mineral=rare-earths&view=book", "--out", "c.png"});
    EXPECT_EQ(list.code, ExitCode::NoSuchData);
    EXPECT_NE(list.error.find("data book is a list"), std::string::npos) << list.error;
}

TEST_F(Shipped, EveryTableThereIsCanBePrintedAndEveryIndexIsAnInterval) {
    int markets = 0;
    for (const ordered_json& mineral : json({"list", "minerals"}))
        for (const ordered_json& series : mineral.at("series")) {
            Words words{
                "shares",    "--mineral",          mineral.at("id"), "--stage",           series.at("stage"),
                "--measure", series.at("measure"), "--source",       series.at("source"), "--json"};
            if (!series.at("product").is_null())
                words.insert(words.end(), {"--product", series.at("product")});
            const cli::Outcome shares = run(words);
            ASSERT_EQ(shares.code, ExitCode::Done) << shares.error;
            const ordered_json table = ordered_json::parse(shares.out);
            EXPECT_EQ(table.at("label"), series.at("label"));
            words.front() = "concentration";
            const cli::Outcome answer = run(words);
            if (table.at("denominator").is_null()) {
                EXPECT_EQ(answer.code, ExitCode::NoSuchData) << answer.error;
                continue;
            }
            ++markets;
            const ordered_json index = ordered_json::parse(answer.out);
            EXPECT_LE(index.at("hhi_low").get<double>(), index.at("hhi_high").get<double>() + 1e-9)
                << shares.out;
            EXPECT_LE(index.at("hhi_high").get<double>(), index.at("hhi_high_open").get<double>() + 1e-9)
                << shares.out;
            EXPECT_LE(index.at("hhi_high_open").get<double>(), 10000 + 1e-6) << shares.out;
            double sum = table.at("residual_share").get<double>();
            for (const ordered_json& row : table.at("rows"))
                sum += row.at("share").is_null() ? 0 : row.at("share").get<double>();
            EXPECT_NEAR(sum, 1, 1e-9) << shares.out;
        }
    EXPECT_GT(markets, 100);
}

TEST_F(Shipped, EventsAndAgreementsAreAttributedAndLinked) {
    const ordered_json events = json({"events"});
    EXPECT_GE(events.size(), 157u);
    for (const ordered_json& event : events)
        EXPECT_TRUE(!event.at("publisher").get<std::string>().empty() &&
                    event.at("url").get<std::string>().starts_with("http"))
            << event;
    const ordered_json agreements = json({"agreements"});
    EXPECT_GE(agreements.size(), 95u);
    for (const ordered_json& pair : agreements)
        EXPECT_TRUE(pair.at("publisher").is_string() && pair.at("url").get<std::string>().starts_with("http"))
            << pair;
}

TEST_F(Shipped, EveryShareClaimHasOurOwnFigureOrTheReasonWhyNot) {
    int compared = 0;
    for (const ordered_json& claim : json({"claims"})) {
        for (const char* key : {"own_share", "own_source", "own_year", "own_reason", "difference_points"})
            ASSERT_TRUE(claim.contains(key)) << key;
        const bool found = !claim.at("own_share").is_null();
        EXPECT_EQ(claim.at("own_reason").is_null(), found) << claim;
        EXPECT_EQ(claim.at("own_year").is_number(), found) << claim;
        EXPECT_EQ(claim.at("own_source").is_string(), found) << claim;
        if (!found)
            continue;
        ++compared;
        EXPECT_EQ(claim.at("unit"), "share");
        const double points = 100 * (claim.at("value").get<double>() - claim.at("own_share").get<double>());
        EXPECT_NEAR(claim.at("difference_points").get<double>(), points, 1e-9);
        const int year = claim.at("own_year").get<int>();
        const int spoken = claim.at("as_of").is_null() ? 2025 : 2024;
        EXPECT_TRUE(year <= spoken && year >= spoken - 6) << claim;
    }
    EXPECT_GE(compared, 5);
}

TEST_F(Shipped, ClaimsAreHeldAgainstTheTablesOfTheirTime) {
    struct Expected {
        const char *claim, *source, *period, *text;
    };
    const std::vector<Expected> expected{
        {"csis-mining", "usgs-mcs-2026", "2025", "0.8 points above our 69.2 % (USGS MCS 2026, 2025)"},
        {"morgan-stanley-mining", "usgs-mcs-2026", "2025",
         "0.2 points below our 69.2 % (USGS MCS 2026, 2025)"},
        {"iea-refining-copper", "usgs-mcs-2026", "2024", "0.9 points below our 44.9 % (USGS MCS 2026, 2024)"},
        {"iea-refining-cobalt", "usgs-myb-2020", "2020",
         "8.8 points above our 69.2 % (USGS Yearbook 2020, 2020)"},
        {"iea-refining-lithium", "eu-crm-2023", "2016–2020 average",
         "13.8 points above our 56.2 % (EU CRM study 2023, 2016–2020 average)"}};
    std::map<std::string, ordered_json> claims;
    for (const ordered_json& claim : json({"claims"}))
        claims[claim.at("id")] = claim;
    for (const Expected& want : expected) {
        const ordered_json& claim = claims.at(want.claim);
        EXPECT_EQ(claim.at("own_source"), want.source) << want.claim;
        EXPECT_EQ(claim.at("own_period"), want.period) << want.claim;
        EXPECT_EQ(claim.at("difference_text"), want.text) << want.claim;
    }
    EXPECT_EQ(claims.at("csis-mining").at("as_of_text"), "not stated; reported 2025-11-15");
    EXPECT_EQ(claims.at("iea-refining-copper").at("as_of_text"), "2024");
    EXPECT_NEAR(claims.at("morgan-stanley-mining").at("own_share").get<double>(), 0.6923, 5e-5);
    EXPECT_TRUE(
        contains(claims.at("iea-refining-graphite").at("own_reason"), "No table here counts the same"));
    // No table of the group as one: the reason says what those of its parts give.
    EXPECT_TRUE(contains(claims.at("iea-refining-rare-earths").at("own_reason"),
                         "16 of its parts have a table there: in 15 of them China’s share runs from 84.8"));
    EXPECT_TRUE(contains(run({"claims"}).out, "56.20 % (EU CRM study 2023, 2016–2020 average)"));
}

TEST_F(Shipped, TheTableOfListsShowsWhatIsListedAndCountsTheRest) {
    const std::string text = run({"list", "critical-lists"}).out;
    EXPECT_TRUE(contains(text, "; 36 more assessed and not listed")) << text;
    EXPECT_FALSE(contains(text, "(not listed)"));
    EXPECT_FALSE(contains(text, "Natural Teak wood")) << "assessed in 2023, on no list";
    for (const ordered_json& list : json({"list", "critical-lists"}))
        EXPECT_EQ(list.at("names").size(),
                  list.at("listed").get<std::size_t>() + list.at("not_listed").get<std::size_t>());
    for (const ordered_json& mineral : json({"list", "minerals"})) {
        if (mineral.at("id") == "neodymium") {
            EXPECT_EQ(mineral.at("parent"), "rare-earths");
        }
        if (mineral.at("id") == "cobalt") {
            EXPECT_TRUE(mineral.at("parent").is_null());
        }
    }
}

TEST_F(Shipped, EveryEventSaysInWordsWhatItsKindAndStatusMean) {
    for (const ordered_json& event : json({"events"}))
        for (const char* key : {"kind_name", "kind_explanation", "status", "status_explanation"})
            EXPECT_FALSE(event.at(key).is_null() || event.at(key).get<std::string>().empty())
                << event.at("id") << ' ' << key;
}

TEST_F(Shipped, ListsOfCriticalMineralsAreListedAndNamedByEachMineral) {
    const ordered_json lists = json({"list", "critical-lists"});
    ASSERT_EQ(lists.size(), 7u);
    for (const ordered_json& list : lists) {
        EXPECT_TRUE(list.at("url").get<std::string>().starts_with("https://")) << list;
        if (list.at("id") == "us-2025") {
            EXPECT_EQ(list.at("listed"), 60);
        }
    }
    for (const ordered_json& mineral : json({"list", "minerals"}))
        if (mineral.at("id") == "germanium") {
            const ordered_json& on = mineral.at("critical_lists");
            ASSERT_EQ(on.size(), 7u);
            EXPECT_EQ(on.front().at("id"), "eu-2011");
            EXPECT_EQ(on.front().at("since"), "2011-02-02");
            EXPECT_EQ(on.back().at("id"), "us-2025");
        }
    EXPECT_TRUE(contains(run({"list", "minerals", "--csv"}).out, "us-2025 since 2025-11-07"));
}

TEST_F(Shipped, PlacesAreListedWithPositionStageAndSource) {
    const ordered_json all = json({"list", "places"});
    EXPECT_GE(all.size(), 45u);
    const ordered_json cobalt = json({"list", "places", "--mineral", "cobalt"});
    EXPECT_TRUE(cobalt.size() > 5 && cobalt.size() < all.size());
    for (const ordered_json& place : cobalt) {
        EXPECT_TRUE(contains(place.at("minerals").dump(), "cobalt")) << place;
        EXPECT_TRUE(place.at("latitude").is_number() && place.at("longitude").is_number());
        EXPECT_FALSE(place.at("source").get<std::string>().empty());
    }
    EXPECT_EQ(run({"list", "places", "--mineral", "krypton"}).code, ExitCode::NoSuchData);
    EXPECT_EQ(run({"list", "blocs", "--mineral", "cobalt"}).code, ExitCode::WrongUsage);
}

TEST_F(Shipped, TheNameOfAProductIsAnsweredByIt) {
    const ordered_json rutile = json({"concentration", "--mineral", "rutile", "--stage", "mining"});
    EXPECT_EQ(rutile["mineral"], "titanium");
    EXPECT_EQ(rutile["product"], "rutile");
    EXPECT_EQ(rutile["subject"], "rutile");
    EXPECT_EQ(rutile["leader"], "Australia");
    EXPECT_EQ(json({"concentration", "--mineral", "titanium", "--stage", "mining"})["subject"], "ilmenite");
    const ordered_json ferrochrome = json({"shares", "--mineral", "ferrochrome", "--stage", "processing"});
    EXPECT_EQ(ferrochrome["subject"], "ferrochromium");
    EXPECT_EQ(ferrochrome["notes"][0], "'ferrochrome' is answered by the tables of chromium; this one counts "
                                       "ferrochromium.");
}

TEST_F(Shipped, WhatNoTableCountsIsNotAnsweredWithSomethingElse) {
    const std::string polysilicon =
        complaint(ExitCode::NoSuchData, {"shares", "--mineral", "polysilicon", "--stage", "processing"});
    EXPECT_NE(polysilicon.find("No table counts polysilicon by itself"), std::string::npos) << polysilicon;
    const std::string stage =
        complaint(ExitCode::NoSuchData, {"shares", "--mineral", "ferrosilicon", "--stage", "mining"});
    EXPECT_NE(stage.find("There are tables at: processing"), std::string::npos) << stage;
    const std::string product = complaint(
        ExitCode::NoSuchData, {"shares", "--mineral", "clays", "--stage", "mining", "--product", "rutile"});
    EXPECT_NE(product.find("--product kaolin"), std::string::npos) << product;
}

} // namespace
} // namespace lodestone
