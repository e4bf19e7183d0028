// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/figure.h"

#include <gtest/gtest.h>

namespace lodestone {
namespace {

TEST(SourceSentence, NamesFewDatasetsInFullWithTheirLicences) {
    const std::vector<SourceLine> sources{
        {"Publisher, Summaries 2026", "public domain", "https://a", "P 2026"},
        {"claims as reported in Paper", "", "https://b", "Paper"}};
    EXPECT_EQ(sourceSentence(sources),
              "Publisher, Summaries 2026 (public domain); claims as reported in Paper");
}

TEST(SourceSentence, NamesManyDatasetsBrieflyAndEachLicenceOnce) {
    const std::vector<SourceLine> sources{
        {"Publisher, Summaries 2024", "public domain", "https://a", "P 2024"},
        {"Publisher, Summaries 2025", "public domain", "https://b", "P 2025"},
        {"claims as reported in Paper", "", "https://c", "Paper"},
        {"Other, Study 2023", "CC BY 4.0", "https://d", "O 2023"}};
    EXPECT_EQ(sourceSentence(sources),
              "P 2024, P 2025, O 2023 (public domain; CC BY 4.0); claims as reported in Paper");
    EXPECT_EQ(sourceSentence({}), "");
}

} // namespace
} // namespace lodestone
