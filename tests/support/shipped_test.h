// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"
#include "store/load.h"

#include <gtest/gtest.h>

#include <memory>

namespace lodestone {

/// Tests of the shipped database, which is read once for all tests of a suite.
class ShippedTest : public testing::Test {
protected:
    static void SetUpTestSuite() {
        database = std::make_unique<Database>(Database::openReadOnly(LODESTONE_SHIPPED_DATABASE));
        catalogue = std::make_unique<Catalogue>(loadCatalogue(*database));
    }
    static void TearDownTestSuite() {
        catalogue.reset();
        database.reset();
    }

    inline static std::unique_ptr<Database> database;
    inline static std::unique_ptr<Catalogue> catalogue;
};

} // namespace lodestone
