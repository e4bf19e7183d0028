// SPDX-License-Identifier: GPL-3.0-or-later
// Revisions, the data book and attribution on the shipped database.
#include "figure/build_figure.h"
#include "figure/number_text.h"
#include "figure/revision_text.h"
#include "figure/revisions.h"
#include "figure/source_book.h"
#include "store/load.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace lodestone {
namespace {

class DataBook : public testing::Test {
protected:
    Database database = Database::openReadOnly(LODESTONE_SHIPPED_DATABASE);
    Catalogue catalogue = loadCatalogue(database);
    MarketReader reader{catalogue, database};

    [[nodiscard]] std::vector<Revision> reservesOf(const char* iso3) {
        RevisionQuestion question;
        question.mineral = catalogue.mineralBySlug("rare-earths")->id;
        question.stage = Stage::Reserves;
        question.year = 2025;
        question.country = catalogue.countryByIso3(iso3)->id;
        return revisions(question, reader);
    }
    [[nodiscard]] Figure build(const char* state) {
        return buildFigure(*parseViewState(state), catalogue, database);
    }
    [[nodiscard]] const Source& study() const {
        return *std::ranges::find(catalogue.sources, "eu-crm-2023", &Source::slug);
    }
    [[nodiscard]] bool attributesTheStudy(const Figure& figure) const {
        return std::ranges::any_of(figure.sources, [this](const SourceLine& line) {
            return line.text.find(study().attribution) != std::string::npos &&
                   line.licence.find("CC BY") != std::string::npos;
        });
    }
};

TEST_F(DataBook, BrazilsReservesFellByACorrectionOfThePublisher) {
    const std::vector<Revision> found = reservesOf("BRA");
    ASSERT_EQ(found.size(), 1u);
    const Revision& brazil = found.front();
    ASSERT_EQ(brazil.editions.size(), 2u);
    EXPECT_EQ(brazil.editions[0].value, 21'000'000);
    EXPECT_EQ(brazil.editions[1].value, 11'000'000);
    EXPECT_FALSE(brazil.editions[0].erratum);
    EXPECT_TRUE(brazil.editions[1].erratum);
    EXPECT_TRUE(brazil.changed);
    EXPECT_EQ(changeText(brazil.editions[0], true), "");
    EXPECT_EQ(changeText(brazil.editions[1], false), "\u2212" + percentText(0.476, 0));
}

TEST_F(DataBook, AFigureThatBothEditionsPrintAlikeIsUnchanged) {
    const std::vector<Revision> found = reservesOf("CHN");
    ASSERT_EQ(found.size(), 1u);
    EXPECT_FALSE(found.front().changed);
    EXPECT_EQ(changeText(found.front().editions.back(), false), "unchanged");
}

TEST_F(DataBook, RevisionsComeChangedFirstAndNeverHaveOneEditionAlone) {
    RevisionQuestion question;
    question.mineral = catalogue.mineralBySlug("rare-earths")->id;
    const std::vector<Revision> found = revisions(question, reader);
    ASSERT_GT(found.size(), 50u);
    EXPECT_TRUE(std::ranges::is_sorted(found, std::ranges::greater{}, &Revision::changed));
    for (const Revision& one : found) {
        EXPECT_GE(one.editions.size(), 2u);
        EXPECT_TRUE(std::ranges::is_sorted(one.editions, {}, [](const EditionFigure& edition) {
            return edition.published;
        })) << rowName(one);
    }
}

TEST_F(DataBook, TheInspectorTellsHowASelectedCountryMoved) {
    const ViewState state =
        *parseViewState("mineral=rare-earths&stage=reserves&year=2025&select=country:BRA");
    const Inspection shown = inspect(state, catalogue, database);
    EXPECT_EQ(shown.title, "Brazil");
    const auto part = std::ranges::find(shown.paragraphs, "Revisions", &Inspection::Paragraph::title);
    ASSERT_NE(part, shown.paragraphs.end());
    ASSERT_EQ(part->lines.size(), 2u);
    EXPECT_EQ(part->lines[0].value, "21,000,000 t");
    EXPECT_EQ(part->lines[1].value, "11,000,000 t");
    EXPECT_NE(part->text.find("a correction by the publisher"), std::string::npos) << part->text;
}

TEST_F(DataBook, EverySourceHasLicenceAttributionLinkAndWhatWasReadOfIt) {
    const std::vector<SourceEntry> book = sourceBook(catalogue, database);
    ASSERT_EQ(book.size(), catalogue.sources.size());
    int rows = 0;
    for (const SourceEntry& entry : book) {
        const Inspection told = inspectSource(entry);
        EXPECT_EQ(told.title, entry.source->title);
        EXPECT_FALSE(entry.source->licence.empty() || entry.source->attribution.empty());
        const bool own = entry.source->slug.starts_with("lodestone-"); // our lists: each row has its link
        EXPECT_TRUE(own || linkOf(*entry.source).starts_with("http")) << entry.source->slug;
        EXPECT_FALSE(told.citation.empty());
        for (const IngestFile& file : entry.files) {
            int skipped = 0;
            for (const auto& [why, count] : file.skipped) {
                EXPECT_FALSE(why.empty()) << file.path;
                skipped += count;
            }
            EXPECT_EQ(file.rows, file.stored + skipped) << file.path;
        }
        if (entry.series > 0) {
            EXPECT_FALSE(entry.checks.empty()) << entry.source->slug;
            // A correction is read with the edition that it corrects.
            EXPECT_TRUE(isErratum(*entry.source) || !entry.files.empty()) << entry.source->slug;
            EXPECT_TRUE(entry.years) << entry.source->slug;
        }
        rows += entry.totalRows;
    }
    EXPECT_GT(rows, 50'000);
    EXPECT_EQ(sourceTable(book).rows.size(), book.size());
}

TEST_F(DataBook, FiguresOfTheEuStudyCarryItsAttribution) {
    ASSERT_TRUE(asksForAttribution(study()));
    for (const char* state : {"mineral=tungsten&stage=processing&source=eu-crm-2023",
                              "mineral=neodymium&stage=processing&figure=shares",
                              "mineral=neodymium&stage=processing&figure=concentration"})
        EXPECT_TRUE(attributesTheStudy(build(state))) << state;
}

TEST_F(DataBook, AFigureWithTheStudyInOneRungAloneCarriesItsAttribution) {
    const Figure figure = build("mineral=lithium&stage=mining&year=2025");
    EXPECT_NE(figure.subtitle.find("USGS MCS 2026"), std::string::npos);
    EXPECT_TRUE(attributesTheStudy(figure));
    EXPECT_FALSE(attributesTheStudy(build("mineral=lithium&stage=mining&year=2025&figure=shares")))
        << "and one without it does not";
}

TEST_F(DataBook, ALongNoteIsAGistInTheFigureAndWholeInTheInspector) {
    const auto longest = std::ranges::max_element(catalogue.series, {}, [](const Series& series) {
        return series.comparable && series.preference == 0 ? series.note.size() : 0;
    });
    ASSERT_NE(longest, catalogue.series.end());
    ASSERT_GT(longest->note.size(), 400u);
    ViewState state;
    state.figure = "shares";
    state.mineral = catalogue.mineral(longest->mineral)->slug;
    state.stage = longest->stage;
    state.source = catalogue.source(longest->source)->slug;
    const Figure figure = buildFigure(state, catalogue, database);
    EXPECT_EQ(figure.note.find(longest->note), std::string::npos);
    EXPECT_NE(figure.note.find(longest->note.substr(0, 40)), std::string::npos) << figure.note;
    const Inspection shown = inspect(state, catalogue, database);
    const auto part = std::ranges::find(shown.paragraphs, "About this table", &Inspection::Paragraph::title);
    ASSERT_NE(part, shown.paragraphs.end());
    EXPECT_NE(part->text.find(longest->note), std::string::npos);
}

TEST(GroupedPrint, SetsCommasIntoAWholeNumberAndLeavesTheRestAlone) {
    EXPECT_EQ(groupedPrint("13000"), "13,000");
    EXPECT_EQ(groupedPrint(">1234567"), ">1,234,567");
    EXPECT_EQ(groupedPrint("999"), "999");
    for (const char* same : {"29,000", "1.5", "W", "", "--", "1000e", "about 1000", "1000 - 2000", "0"})
        EXPECT_EQ(groupedPrint(same), same);
}

} // namespace
} // namespace lodestone
