// SPDX-License-Identifier: GPL-3.0-or-later
// Copies of db/curated with one thing wrong: each must stop the ingest with the name of the file, the row and
// a remedy.
#include "ingest/ingest.h"
#include "store/database.h"
#include "support/temporary_directory.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>

namespace lodestone {
namespace {

namespace fs = std::filesystem;

/// A root like db/ whose curated tables may be spoilt.
class SpoiltRoot {
public:
    SpoiltRoot() {
        fs::copy(fs::path(LODESTONE_DATA_DIR) / "curated", m_root / "curated");
        fs::create_directory_symlink(fs::path(LODESTONE_DATA_DIR) / "sources", m_root / "sources");
    }

    /// Replaces the first `from` by `to` and returns the line it stands on, 0 when it is not there.
    std::int64_t replace(const char* file, const std::string& from, const std::string& to) {
        std::string text = read(file);
        const auto at = text.find(from);
        if (at == std::string::npos)
            return 0;
        text.replace(at, from.size(), to);
        write(file, text);
        return 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    }
    /// Adds a row and returns its line.
    std::int64_t append(const char* file, const std::string& row) {
        const std::string text = read(file);
        write(file, text + row + "\r\n");
        return 1 + std::count(text.begin(), text.end(), '\n');
    }
    /// The error of the ingest, '' when there is none.
    [[nodiscard]] std::string error() const {
        Database db = Database::inMemory();
        IngestRun run(db, m_root.path());
        try {
            ingestReference(run);
            ingestEvents(run);
        } catch (const IngestError& error) {
            return error.what();
        }
        return {};
    }

private:
    [[nodiscard]] std::string read(const char* file) const {
        return bytesOf(m_root.path() / "curated" / file);
    }
    void write(const char* file, const std::string& text) const {
        m_root.write(std::string("curated/") + file, text);
    }

    TemporaryDirectory m_root;
};

struct Fault {
    const char* name; ///< of the test
    const char* file;
    const char* from; ///< '' appends `to` as a row of its own
    const char* to;
    const char* said; ///< part of the message
};

void PrintTo(const Fault& fault, std::ostream* out) {
    *out << fault.name;
}

class ReferenceIngestRefuses : public ::testing::TestWithParam<Fault> {};

TEST_P(ReferenceIngestRefuses, AndNamesFileAndRow) {
    const Fault& fault = GetParam();
    SpoiltRoot root;
    const std::int64_t line = *fault.from == '\0' ? root.append(fault.file, fault.to)
                                                  : root.replace(fault.file, fault.from, fault.to);
    ASSERT_GT(line, 0) << "the file no longer holds what the test replaces";
    const std::string error = root.error();
    EXPECT_NE(error.find(std::string("curated/") + fault.file), std::string::npos) << error;
    EXPECT_NE(error.find("row " + std::to_string(line) + ":"), std::string::npos) << error;
    EXPECT_NE(error.find(fault.said), std::string::npos) << error;
    EXPECT_EQ(error.back(), '.') << error; // ends with the remedy, a sentence
}

const Fault referenceFaults[] = {
    {"ADuplicateCountry", "countries.csv", "", "CHN,,,Another China,country", "UNIQUE"},
    {"ALowerCaseCode", "countries.csv", "CHN,CN", "Chn,CN", "CHECK"},
    {"AnUnknownKindOfCountry", "countries.csv", "New Caledonia,territory", "New Caledonia,colony", "CHECK"},
    {"AnAliasOfAnUnknownCountry", "country_aliases.csv", "Burma,MMR", "Burma,BUR", "unknown country 'BUR'"},
    {"AnAliasThatIsAName", "country_aliases.csv", "", "China,TWN,somebody", "is the name or code of 'China'"},
    {"TheSameAliasTwice", "country_aliases.csv", "", "Burma,MMR,somebody", "UNIQUE"},
    {"AnAliasWithoutUser", "country_aliases.csv", "", "Cathay,CHN,", "column 'used_by' is empty"},
    {"ASlugWithASpace", "minerals.csv", "rare-earths,Rare", "rare earths,Rare", "CHECK"},
    {"ACriticalMark", "minerals.csv", "Cobalt,Co,Battery,1", "Cobalt,Co,Battery,Yes", "neither 0 nor 1"},
    {"APositionInWords", "minerals.csv", "Battery,1,18", "Battery,1,eighteen", "is not a whole number"},
    {"AnUnknownRelation", "mineral_aliases.csv", "osmium,platinum-group-metals,member",
     "osmium,platinum-group-metals,part", "CHECK"},
    {"AnAliasOfAnUnknownMineral", "mineral_aliases.csv", "columbium,niobium", "columbium,columbite",
     "unknown mineral"},
    {"AnAliasThatIsAMineral", "mineral_aliases.csv", "", "cobalt,nickel,same,,,",
     "is the name or code of 'Cobalt'"},
    {"AProductWithoutAStage", "mineral_aliases.csv", "rutile,titanium,member,rutile,mining,",
     "rutile,titanium,member,rutile,,", "a product without a stage"},
    {"ANameOfNothingWithAStage", "mineral_aliases.csv", "polysilicon,silicon,member,,,",
     "polysilicon,silicon,member,,processing,", "no table answers to"},
    {"ASourceWithoutDate", "sources.csv", "2026-05-27,dataset", "2026-05-32,dataset", "is not a date"},
    {"AnUnknownKindOfSource", "sources.csv", "2026-05-27,dataset", "2026-05-27,table", "CHECK"},
    {"AnAddressThatIsNone", "sources.csv", "https://doi.org/10.3133/mcs2026,10", "doi:10.3133/mcs2026,10",
     "is not a web address"},
    {"AFileThatIsNotThere", "sources.csv", "geo/iso_codes.json", "geo/iso.json",
     "there is no file db/sources/geo/iso.json"},
    {"AMemberOfAnUnknownBloc", "bloc_members.csv", "", "oas,CHL,1948,,Organization of American States",
     "unknown bloc 'oas'"},
    {"AMembershipThatEndsFirst", "bloc_members.csv", "1973-01-01,2020-02-01", "1973-01-01,1972-02-01",
     "ends on 1972-02-01"},
    {"AMembershipTwiceAtOnce", "bloc_members.csv", "", "eu,GBR,2019-01-01,,somebody",
     "twice at the same time"},
    {"AMembershipWithoutSource", "bloc_members.csv", "", "eu,GBR,2030,,", "column 'source' is empty"},
    {"APlaceOffTheMap", "places.csv", "CHN,41.8", "CHN,141.8", "is not on Earth"},
    {"APlaceWithACommaForAPoint", "places.csv", "CHN,41.8", "CHN,\"41,8\"", "is not a number"},
    {"APlaceWithAnUnknownStage", "place_minerals.csv", "bayan-obo,rare-earths,mining",
     "bayan-obo,rare-earths,smelting", "unknown stage 'smelting'"},
    {"MineralsOfAnUnknownPlace", "place_minerals.csv", "", "atlantis,rare-earths,mining",
     "unknown place 'atlantis'"},
    {"AShareInPercent", "claims.csv", "share of world,0.69", "share of world,69", "Write 69 % as 0.69"},
    {"AFigureWithoutUnit", "claims.csv", "0.69,=,share", "0.69,=,", "do not agree"},
    {"AnUnknownRelationOfAClaim", "claims.csv", "0.70,about", "0.70,some", "CHECK"},
    {"AClaimFromAnUnknownReport", "claims.csv", "mine production of rare earths.,scmp-2025-11-13",
     "mine production of rare earths.,scmp-2025-11-14", "unknown source 'scmp-2025-11-14'"},
    {"AClaimAtAnUnknownPlace", "claims.csv", "CHN,bayan-obo", "CHN,bayan", "unknown place 'bayan'"},
    {"AMissingField", "stages.csv", "4\r\n", "4,5\r\n", "fields where the header has"},
};

const Fault eventFaults[] = {
    {"AnUnknownGlyph", "event_kinds.csv", "export ban,ban", "export ban,skull", "unknown glyph 'skull'"},
    {"TheGlyphOfScheduledForAKind", "event_kinds.csv", "milestone,law", "milestone,scheduled",
     "unknown glyph 'scheduled'"},
    {"AnUnknownKind", "events.csv", "dispute,export_ban", "dispute,embargo", "unknown kind 'embargo'"},
    {"AnUnknownCountry", "events.csv", "CHN;JPN,rare earths,ended", "CHN;JAP,rare earths,ended",
     "unknown country 'JAP'"},
    {"ACountryTwice", "events.csv", "CHN;JPN,rare earths,ended", "CHN;China,rare earths,ended",
     "stands twice"},
    {"AnUnknownWordForMinerals", "events.csv", "CHN;JPN,rare earths,ended", "CHN;JPN,unobtainium,ended",
     "unknown word 'unobtainium'"},
    {"NoMineral", "events.csv", "CHN;JPN,rare earths,ended", "CHN;JPN,,ended", "column 'minerals' is empty"},
    {"ADateThatIsNone", "events.csv", "EV002,2011-01-01", "EV002,2011-02-29",
     "'2011-02-29' in column 'date' is not a date"},
    {"AnEffectiveDateThatIsNone", "events.csv", "2010-09-21,2010-11-20", "soon,2010-11-20", "is not a date"},
    {"AnEndBeforeTheBeginning", "events.csv", "2010-09-21,2010-11-20", "2010-09-21,2010-08-20",
     "before it begins"},
    {"APrecisionThatSaysLess", "events.csv", "EV002,2011-01-01,day", "EV002,2011-01-01,month",
     "known to the day"},
    {"APrecisionThatSaysMore", "events.csv", "EV004,2012,year", "EV004,2012,day", "known to the year"},
    {"AnUnknownVerification", "events.csv", "year,confirmed", "year,sure", "unknown verification 'sure'"},
    {"AnUnknownStatus", "events.csv", "rare earths,ended", "rare earths,over", "unknown status 'over'"},
    {"AnIdTwice", "events.csv", "EV002,", "EV001,", "stands in the list twice"},
    {"NoSource", "events.csv", "ended,Global Trade Alert", "ended,", "column 'source_publisher' is empty"},
    {"AnAddressThatIsNone", "events.csv", "https://globaltradealert.org/intervention/15740",
     "globaltradealert.org", "is not a web address"},
    {"APairOfNoEvent", "agreement_pairs.csv", "EV021,", "EV921,", "there is no event 'EV921'"},
    {"APairOfAnotherDate", "agreement_pairs.csv", "EV051,2023-03-28", "EV051,2025-03-28",
     "says '2025-03-28' where event EV051 says '2023-03-28'"},
    {"APairOfAnotherStatus", "agreement_pairs.csv", "critical minerals,in_force", "critical minerals,ended",
     "column 'status' says 'ended'"},
    {"APairWithAStranger", "agreement_pairs.csv", "day,CAN,USA", "day,CAN,MEX",
     "'MEX' is not a party of event EV021"},
    {"APairOfOne", "agreement_pairs.csv", "day,CAN,USA", "day,CAN,CAN", "both parties are the same"},
    {"AReportOfNoEvent", "report_events.csv", "EV111,scmp-2025-11-15", "EV911,scmp-2025-11-15",
     "there is no event 'EV911'"},
    {"AReportThatIsNoSource", "report_events.csv", "EV111,scmp-2025-11-15", "EV111,scmp",
     "unknown source 'scmp'"},
    {"AReportTwice", "report_events.csv", "", "EV111,scmp-2025-11-15,Again.,,,,,,,,,,,,,,,,,", "UNIQUE"},
    {"AnEventWithAnEndThatGoesOn", "report_events.csv", "2035,,,0,", "2035,,,1,", "ongoing and has an end"},
};

std::string faultName(const ::testing::TestParamInfo<Fault>& info) {
    return info.param.name;
}

INSTANTIATE_TEST_SUITE_P(Reference, ReferenceIngestRefuses, ::testing::ValuesIn(referenceFaults), faultName);
INSTANTIATE_TEST_SUITE_P(Events, ReferenceIngestRefuses, ::testing::ValuesIn(eventFaults), faultName);

TEST(ReferenceIngestErrors, ACopyWithoutFaultIsTaken) {
    EXPECT_EQ(SpoiltRoot().error(), "");
}

TEST(ReferenceIngestErrors, TheSamePairTurnedRoundIsRefused) {
    SpoiltRoot root;
    ASSERT_GT(
        root.append(
            "agreement_pairs.csv",
            "EV021,2020-01-09,day,USA,CAN,agreement,Canada and United States: Joint Action Plan on Critical "
            "Minerals Collaboration,critical minerals,in_force,https://www.canada.ca/en/"
            "natural-resources-canada/news/2020/01/"
            "canada-and-us-finalize-joint-action-plan-on-critical-minerals-collaboration.html"),
        0);
    EXPECT_NE(root.error().find("row 101: the same pair"), std::string::npos) << root.error();
}

TEST(ReferenceIngestErrors, AMissingStageIsNamed) {
    SpoiltRoot root;
    ASSERT_GT(root.replace("stages.csv", "4\r\n", "4\r\n\r\n"), 0);
    EXPECT_EQ(root.error(), "");
    ASSERT_GT(root.replace("stages.csv", "magnets,Magnets,materials and magnets,4\r\n", ""), 0);
    EXPECT_NE(root.error().find("stage 'magnets' is missing"), std::string::npos) << root.error();
}

TEST(ReferenceIngestErrors, ABlocWithoutMembersIsNamed) {
    SpoiltRoot root;
    root.append("blocs.csv", "mercosur,Mercosur,");
    EXPECT_NE(root.error().find("there is no row for bloc 'mercosur'"), std::string::npos) << root.error();
}

} // namespace
} // namespace lodestone
