// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit_distance.h"

#include <gtest/gtest.h>

namespace lodestone {
namespace {

TEST(EditDistance, CountsInsertionsDeletionsAndSubstitutions) {
    EXPECT_EQ(editDistance("kitten", "sitting"), 3u);
    EXPECT_EQ(editDistance("lithum", "lithium"), 1u);
    EXPECT_EQ(editDistance("hhii", "hhi"), 1u);
    EXPECT_EQ(editDistance("", "cr1"), 3u);
    EXPECT_EQ(editDistance("cr1", ""), 3u);
    EXPECT_EQ(editDistance("gini", "gini"), 0u);
}

} // namespace
} // namespace lodestone
