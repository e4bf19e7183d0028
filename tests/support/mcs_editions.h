// SPDX-License-Identifier: GPL-3.0-or-later
// The Summaries of 2022 to 2025 as shipped, read once for all tests of a file, and questions about them.
#pragma once

#include "ingest/ingest.h"
#include "store/load.h"
#include "store/statement.h"

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace lodestone {

class McsEditions {
public:
    using Reader = void (*)(IngestRun&);

    explicit McsEditions(Reader read)
        : m_db(Database::inMemory()), m_run(std::make_unique<IngestRun>(m_db, LODESTONE_DATA_DIR)) {
        ingestReference(*m_run);
        m_run->loadNames();
        read(*m_run);
        m_catalogue = loadCatalogue(m_db);
    }
    IngestRun& run() { return *m_run; }
    int count(const std::string& sql) { return m_db.handle().execAndGet(sql).getInt(); }

    const Series& series(int edition, std::string_view mineral, Stage stage, Measure measure,
                         std::string_view product = "") const {
        const SourceId source = m_catalogue.sourceBySlug("usgs-mcs-" + std::to_string(edition))->id;
        const MineralId id = m_catalogue.mineralBySlug(mineral)->id;
        const auto at =
            std::find_if(m_catalogue.series.begin(), m_catalogue.series.end(), [&](const Series& row) {
                return row.mineral == id && row.stage == stage && row.measure == measure &&
                       row.product == product && row.source == source;
            });
        if (at == m_catalogue.series.end()) {
            throw std::runtime_error("no such series: " + std::string(mineral));
        }
        return *at;
    }
    const Series& mining(int edition, std::string_view mineral, std::string_view product = "") const {
        return series(edition, mineral, Stage::Mining, Measure::Production, product);
    }
    const Series& plants(int edition, std::string_view mineral, std::string_view product = "") const {
        return series(edition, mineral, Stage::Processing, Measure::Production, product);
    }
    const Series& reserves(int edition, std::string_view mineral, std::string_view product = "") const {
        return series(edition, mineral, Stage::Reserves, Measure::Reserves, product);
    }
    SupplyYear year(const Series& row, int wanted) const {
        const SupplyTable table = loadSupply(m_db, row);
        const SupplyYear* found = table.find(wanted);
        return found == nullptr ? SupplyYear{} : *found;
    }
    Cell cell(const Series& row, int wanted, std::string_view iso3) const {
        const SupplyYear table = year(row, wanted);
        const CountryId id = m_catalogue.countryByIso3(iso3)->id;
        const auto at = std::find_if(table.rows.begin(), table.rows.end(),
                                     [id](const SupplyRow& found) { return found.country == id; });
        if (at == table.rows.end()) {
            throw std::runtime_error("no such row: " + std::string(iso3));
        }
        return at->cell;
    }
    bool has(const Series& row, int wanted, std::string_view iso3) const {
        const SupplyYear table = year(row, wanted);
        const CountryId id = m_catalogue.countryByIso3(iso3)->id;
        return std::any_of(table.rows.begin(), table.rows.end(),
                           [id](const SupplyRow& found) { return found.country == id; });
    }
    Cell total(const Series& row, int wanted) const { return year(row, wanted).total.value(); }

private:
    Database m_db;
    std::unique_ptr<IngestRun> m_run;
    Catalogue m_catalogue;
};

} // namespace lodestone
