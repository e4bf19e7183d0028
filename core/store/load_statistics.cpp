// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/connection_cache.h"
#include "store/load.h"
#include "store/reading.h"

namespace lodestone {

std::vector<Statistic> loadStatistics(const Database& db, MineralId mineral) {
    return guarded(db, [&] {
        const Query query(
            db, "SELECT source_id, country_id, topic, item, partner_id, partner, from_year, "
                "to_year, unit, position, "
                "value, low, high, relation, status, printed, NULL, note, source_row, file_id FROM statistic "
                "WHERE mineral_id = ? ORDER BY topic, source_id, position, from_year, id");
        query->bind(1, mineral.value);
        std::vector<Statistic> rows;
        while (query->executeStep()) {
            Statistic row;
            row.source = idAt<SourceTag>(*query, 0);
            row.mineral = mineral;
            row.country = idAt<CountryTag>(*query, 1);
            const std::string topic = textAt(*query, 2);
            row.topic = known(topicFromSlug(topic), db, "the topic of a statistic", topic);
            row.item = textAt(*query, 3);
            row.partner = idAt<CountryTag>(*query, 4);
            row.partnerName = textAt(*query, 5);
            if (!query->getColumn(6).isNull())
                row.period = YearRange(intAt(*query, 6), intAt(*query, 7));
            row.unit = textAt(*query, 8);
            row.position = intAt(*query, 9);
            row.cell = cellAt(db, *query, 10);
            rows.push_back(std::move(row));
        }
        return rows;
    });
}

std::vector<TradeParameter> loadTradeParameters(const Database& db, MineralId mineral) {
    return guarded(db, [&] {
        const Query query(db, "SELECT source_id, stage.slug, product, country_id, t FROM trade_parameter "
                              "JOIN stage ON stage.id = stage_id WHERE mineral_id = ? "
                              "ORDER BY source_id, stage.position, product, country_id");
        query->bind(1, mineral.value);
        std::vector<TradeParameter> rows;
        while (query->executeStep()) {
            const std::string stage = textAt(*query, 1);
            rows.push_back({idAt<SourceTag>(*query, 0), mineral,
                            known(stageFromSlug(stage), db, "a stage", stage), textAt(*query, 2),
                            idAt<CountryTag>(*query, 3), query->getColumn(4).getDouble()});
        }
        return rows;
    });
}

std::vector<GovernanceScore> loadGovernance(const Database& db, GovernanceDimension dimension) {
    return guarded(db, [&] {
        const Query query(db, "SELECT source_id, country_id, year, estimate, standard_error FROM governance "
                              "WHERE dimension = ? ORDER BY source_id, country_id, year");
        query->bind(1, std::string(slug(dimension)));
        std::vector<GovernanceScore> rows;
        while (query->executeStep()) {
            rows.push_back({idAt<SourceTag>(*query, 0), idAt<CountryTag>(*query, 1), intAt(*query, 2),
                            dimension, query->getColumn(3).getDouble(), optionalReal(query->getColumn(4))});
        }
        return rows;
    });
}

std::vector<IngestFile> loadIngestFiles(const Database& db) {
    return guarded(db, [&] {
        const Query files(db, "SELECT path, sha256, rows, stored FROM ingest_file ORDER BY path");
        const Query skips(db,
                          "SELECT reason, rows FROM ingest_skip WHERE path = ? ORDER BY rows DESC, reason");
        std::vector<IngestFile> rows;
        while (files->executeStep()) {
            IngestFile row{textAt(*files, 0), textAt(*files, 1), intAt(*files, 2), intAt(*files, 3), {}};
            skips->reset();
            skips->bind(1, row.path);
            while (skips->executeStep())
                row.skipped.emplace_back(textAt(*skips, 0), intAt(*skips, 1));
            rows.push_back(std::move(row));
        }
        return rows;
    });
}

std::vector<IngestCheck> loadIngestChecks(const Database& db) {
    return guarded(db, [&] {
        const Query query(db, "SELECT source_id, name, checked, exceptions, detail FROM ingest_check "
                              "ORDER BY source_id, name");
        std::vector<IngestCheck> rows;
        while (query->executeStep())
            rows.push_back({idAt<SourceTag>(*query, 0), textAt(*query, 1), intAt(*query, 2), intAt(*query, 3),
                            textAt(*query, 4)});
        return rows;
    });
}

} // namespace lodestone
