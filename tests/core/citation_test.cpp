// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/citation.h"

#include "figure/build_figure.h"
#include "store/load.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace lodestone {
namespace {

Source summaries() {
    Source source;
    source.slug = "usgs-mcs-2026";
    source.publisher = "US Geological Survey";
    source.title = "Mineral Commodity Summaries 2026";
    source.edition = "data release, 6 February 2026";
    source.published = {2026, 2, 6};
    source.kind = "dataset";
    source.doi = "10.5066/P1WKQ63T";
    source.url = "https://doi.org/10.5066/P1WKQ63T";
    return source;
}

TEST(Citation, SaysWhoWhenWhatAndWhere) {
    EXPECT_EQ(plainCitation(workOf(summaries())),
              "US Geological Survey (2026): Mineral Commodity Summaries 2026, data release, 6 February 2026. "
              "https://doi.org/10.5066/P1WKQ63T");
}

TEST(Citation, BibtexHoldsEveryFieldThatIsKnown) {
    EXPECT_EQ(bibtex(workOf(summaries())), "@misc{usgs-mcs-2026,\n"
                                           "  author       = {{US Geological Survey}},\n"
                                           "  publisher    = {US Geological Survey},\n"
                                           "  title        = {{Mineral Commodity Summaries 2026}},\n"
                                           "  edition      = {data release, 6 February 2026},\n"
                                           "  year         = {2026},\n"
                                           "  month        = feb,\n"
                                           "  howpublished = {Data set},\n"
                                           "  doi          = {10.5066/P1WKQ63T},\n"
                                           "  url          = {https://doi.org/10.5066/P1WKQ63T}\n"
                                           "}\n");
}

TEST(Citation, RisHoldsEveryFieldThatIsKnown) {
    EXPECT_EQ(ris(workOf(summaries())), "TY  - DATA\r\n"
                                        "ID  - usgs-mcs-2026\r\n"
                                        "AU  - US Geological Survey\r\n"
                                        "TI  - Mineral Commodity Summaries 2026\r\n"
                                        "PB  - US Geological Survey\r\n"
                                        "ET  - data release, 6 February 2026\r\n"
                                        "PY  - 2026\r\n"
                                        "DA  - 2026/02/06/\r\n"
                                        "DO  - 10.5066/P1WKQ63T\r\n"
                                        "UR  - https://doi.org/10.5066/P1WKQ63T\r\n"
                                        "ER  - \r\n");
}

TEST(Citation, WhatTexWouldTakeAsACommandStandsForItself) {
    Work work;
    work.key = "odd";
    work.authors = {"Smith & Sons"};
    work.title = R"(50 % of {A_1}: #1 ~ $2 ^ \end)";
    work.url = "https://example.org/a%20b?c={d}&e=f_g";
    const std::string entry = bibtex(work);
    EXPECT_NE(entry.find(R"(author       = {{Smith \& Sons}})"), std::string::npos) << entry;
    EXPECT_NE(
        entry.find(
            R"({{50 \% of \{A\_1\}: \#1 \textasciitilde{} \$2 \textasciicircum{} \textbackslash{}end}})"),
        std::string::npos)
        << entry;
    EXPECT_NE(entry.find("{https://example.org/a%20b?c=%7Bd%7D&e=f_g}"), std::string::npos) << entry;
}

TEST(Citation, ALineBreakInATitleDoesNotBreakTheRecord) {
    Work work;
    work.key = "broken";
    work.title = "one\ntwo\r\nTY  - BOOK";
    const std::string record = ris(work);
    EXPECT_EQ(record, "TY  - GEN\r\nID  - broken\r\nTI  - one two  TY  - BOOK\r\nER  - \r\n");
    EXPECT_EQ(std::ranges::count(bibtex(work), '\n'), 3);
}

TEST(Citation, WhoCompiledIsNamedButNoAuthor) {
    Source source = summaries();
    source.publisher = "US Geological Survey; compiled by B. Theler, S. Kauwe and T. Sparks";
    const Work work = workOf(source);
    EXPECT_EQ(work.authors, std::vector<std::string>{"US Geological Survey"});
    EXPECT_EQ(work.note, "Compiled by B. Theler, S. Kauwe and T. Sparks");
    source.publisher = "ISO; widdix GmbH";
    EXPECT_NE(bibtex(workOf(source)).find("{{ISO} and {widdix GmbH}}"), std::string::npos);
}

TEST(Citation, NoDateIsMadeUp) {
    Event event;
    event.slug = "EV001";
    event.title = "Export quota cut";
    event.date = {2010, 7, 8};
    event.publisher = "Ministry of Commerce";
    event.sourceTitle = "Announcement";
    event.url = "https://example.org";
    const Work work = workOf(event);
    EXPECT_EQ(bibtex(work).find("year"), std::string::npos) << "the day of the event is not that of the text";
    EXPECT_EQ(ris(work).find("PY  -"), std::string::npos);
    EXPECT_NE(ris(work).find("N1  - On the event of 8 Jul 2010: Export quota cut"), std::string::npos);
    for (const std::string& text : {bibtex(workOf(summaries())), ris(workOf(summaries())), bibtex(work)})
        for (const char* access : {"urldate", "Y2  -", "accessed", "Accessed"})
            EXPECT_EQ(text.find(access), std::string::npos);
}

TEST(Citation, EverySourceOfTheDatabaseCanBeCited) {
    const Catalogue catalogue = loadCatalogue(Database::openReadOnly(LODESTONE_SHIPPED_DATABASE));
    ASSERT_GT(catalogue.sources.size(), 20U);
    for (const Source& source : catalogue.sources) {
        const Work work = workOf(source);
        EXPECT_FALSE(work.authors.empty()) << source.slug;
        EXPECT_FALSE(work.title.empty()) << source.slug;
        EXPECT_GT(work.published.year, 1900) << source.slug;
        const std::string entry = bibtex(work);
        int depth = 0;
        for (std::size_t i = 0; i < entry.size(); ++i) {
            if (entry[i] == '\\')
                ++i;
            else if (entry[i] == '{' || entry[i] == '}')
                depth += entry[i] == '{' ? 1 : -1;
        }
        EXPECT_EQ(depth, 0) << entry;
    }
}

TEST(Citation, TheInspectorCitesWhatItShows) {
    const Database db = Database::openReadOnly(LODESTONE_SHIPPED_DATABASE);
    const Catalogue catalogue = loadCatalogue(db);
    ViewState state = ViewState{}.normalised(catalogue);
    EXPECT_EQ(inspect(state, catalogue, db).work, workOf(*catalogue.sourceBySlug("usgs-mcs-2026")));
    for (const char* mark : {"residual", "measure:hhi", "country:CHN", "event:EV001"}) {
        const auto chosen = parseViewState(state.text() + "&select=" + mark);
        ASSERT_TRUE(chosen);
        const Inspection shown = inspect(*chosen, catalogue, db);
        EXPECT_FALSE(shown.work.title.empty()) << mark;
        EXPECT_NE(shown.citation.find(shown.work.title), std::string::npos) << mark;
    }
}

} // namespace
} // namespace lodestone
