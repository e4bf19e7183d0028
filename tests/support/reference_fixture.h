// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/ingest.h"
#include "store/load.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace lodestone {

/// The shipped tables of db/curated, read into an empty database. Reading takes a moment, and no test writes:
/// the tests of a suite share one database.
class ReferenceIngest : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        s_db = std::make_unique<Database>(Database::inMemory());
        s_run = std::make_unique<IngestRun>(*s_db, LODESTONE_DATA_DIR);
        ingestReference(*s_run);
        ingestEvents(*s_run);
        s_catalogue = loadCatalogue(*s_db);
    }
    static void TearDownTestSuite() {
        s_run.reset();
        s_db.reset();
    }

    [[nodiscard]] static const Catalogue& catalogue() { return s_catalogue; }
    [[nodiscard]] static std::string iso(CountryId id) {
        const Country* country = catalogue().country(id);
        return country == nullptr ? "" : country->iso3;
    }
    [[nodiscard]] static CountryId country(std::string_view iso3) {
        return catalogue().countryByIso3(iso3)->id;
    }
    [[nodiscard]] static MineralId mineral(std::string_view slug) {
        return catalogue().mineralBySlug(slug)->id;
    }
    /// What a reader gets for a mineral ('' for any), a country ('' for any) and dates, by slug.
    [[nodiscard]] static std::map<std::string, Event>
    events(std::string_view mineralSlug, std::string_view iso3, std::string_view from, std::string_view to) {
        EventFilter filter;
        if (!mineralSlug.empty())
            filter.mineral = mineral(mineralSlug);
        if (!iso3.empty())
            filter.country = country(iso3);
        filter.from = parseDate(from);
        filter.to = parseDate(to);
        std::map<std::string, Event> found;
        for (Event& event : loadEvents(*s_db, today(), filter))
            found.emplace(event.slug, std::move(event));
        return found;
    }
    [[nodiscard]] static std::vector<std::string> membersOn(std::string_view bloc, double day) {
        std::vector<std::string> found;
        for (const BlocMember& member : catalogue().blocBySlug(bloc)->members)
            if (member.from->begin() <= day && (!member.to || day < member.to->begin()))
                found.push_back(iso(member.country));
        std::ranges::sort(found);
        return found;
    }
    [[nodiscard]] static double day(std::string_view text) { return parseDate(text)->begin(); }

    static inline std::unique_ptr<Database> s_db;
    static inline std::unique_ptr<IngestRun> s_run;
    static inline Catalogue s_catalogue;
};

} // namespace lodestone
