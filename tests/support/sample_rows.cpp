// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sample_rows.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace lodestone {
namespace {

constexpr const char* names = R"sql(
INSERT INTO stage VALUES (1, 'reserves', 'Reserves', 'in the ground', 1), (2, 'mining', 'Mining', 'out of the ground', 2),
    (3, 'processing', 'Processing', 'refined', 3), (4, 'magnets', 'Magnets', 'made into magnets', 4);
INSERT INTO country VALUES (1, 'CHN', 'CN', '156', 'China', 'country'), (2, 'USA', 'US', '840', 'United States', 'country'),
    (3, 'MMR', 'MM', '104', 'Myanmar', 'country'), (4, 'AUS', 'AU', '036', 'Australia', 'country'),
    (5, 'JPN', 'JP', '392', 'Japan', 'country'), (6, 'EUU', 'EU', NULL, 'European Union', 'supranational');
INSERT INTO country_alias VALUES ('Burma', 3, 'USGS'), ('U.S.', 2, 'USGS');
INSERT INTO mineral (id, slug, name, symbol, mineral_group, us_critical_2025, position) VALUES
    (1, 'rare-earths', 'Rare earths', NULL, 'Rare earths', 1, 1),
    (2, 'lithium', 'Lithium', 'Li', 'Battery', 1, 2), (3, 'clay', 'Clay', NULL, 'Industrial', 0, 3);
INSERT INTO mineral_alias (alias, mineral_id, relation) VALUES ('neodymium', 1, 'member'), ('rare earth elements', 1, 'same');
INSERT INTO source (id, slug, title, short_name, publisher, edition, published, kind, licence, licence_url, attribution, url, doi,
    file, note, family) VALUES
    (1, 'old', 'Old tables', 'Tables 2025', 'Survey', 'first', '2025-01-31', 'dataset', 'public domain', NULL,
     'Survey, Old tables', 'https://example.org/old', '10.1/old', 'sources/old.csv', NULL, 'Tables'),
    (2, 'new', 'New tables', 'Tables 2026', 'Survey', 'second', '2026-02', 'dataset', 'public domain', 'https://example.org/pd',
     'Survey, New tables', 'https://example.org/new', NULL, NULL, 'keeps an error', 'Tables'),
    (3, 'report', 'A report', 'The Post, 15 Nov 2025', 'The Post', 'online', '2025-11-15', 'report', 'quoted', NULL,
     'The Post', 'https://example.org/report', NULL, NULL, NULL, 'News');
INSERT INTO bloc VALUES (1, 'pair', 'The pair', 'two members');
INSERT INTO bloc_member VALUES (1, 5, '2020-01-01', NULL, 'its treaty'), (1, 4, '2010', '2021-06', 'its treaty');
)sql";

constexpr const char* tables = R"sql(
INSERT INTO series (id, source_id, mineral_id, stage_id, measure, product, label, unit, basis, preference, comparable,
    comparable_reason, note) VALUES
    (1, 1, 1, 2, 'production', '', 'mine production', 't', 'rare-earth oxide equivalent', 0, 1, NULL, NULL),
    (2, 2, 1, 2, 'production', '', 'mine production', 't', 'rare-earth oxide equivalent', 0, 1, NULL, NULL),
    (3, 2, 1, 2, 'capacity', '', 'mine capacity', 't', 'rare-earth oxide equivalent', 1, 1, NULL, 'of plants'),
    (4, 2, 2, 1, 'reserves', '', 'reserves', 't', 'content', 0, 1, NULL, NULL),
    (5, 2, 3, 2, 'production', '', 'mine production', 'kt', 'gross weight', 0, 0, 'Rows are of different clays.', NULL);
INSERT INTO cell VALUES
    (1, 2023, 1, 50, NULL, NULL, '=', 'reported', '50', NULL, NULL, 2),
    (1, 2024, 1, 55, NULL, NULL, '=', 'estimated', '55', NULL, 'Estimated.', 3),
    (2, 2024, 1, 58, NULL, NULL, '=', 'reported', '58', NULL, NULL, 4),
    (2, 2025, 1, 60, NULL, NULL, '=', 'estimated', '60', 'crude', 'Estimated. -- See text.', 12),
    (2, 2025, 2, 30, NULL, NULL, '=', 'reported', '30', NULL, NULL, 11),
    (2, 2025, 3, NULL, 0, 0.5, '<', 'below_precision', '<0.5', NULL, NULL, 13),
    (2, 2025, 4, NULL, NULL, NULL, '=', 'withheld', 'W', NULL, NULL, 10),
    (2, 2025, 5, 0, NULL, NULL, '=', 'zero', '—', NULL, NULL, 14),
    (3, 2025, 1, 500, NULL, NULL, '=', 'reported', '500', NULL, NULL, 20),
    (4, 2025, 4, 70, NULL, NULL, '=', 'reported', '70', NULL, NULL, 30),
    (4, 2025, 1, NULL, 20, 30, '-', 'reported', '20-30', NULL, NULL, 31),
    (5, 2025, 1, 9, NULL, NULL, '=', 'reported', '9', NULL, NULL, 40);
INSERT INTO aggregate VALUES
    (1, 2024, 'world', 100, NULL, NULL, '=', 'reported', '100', NULL, NULL, 6),
    (2, 2024, 'world', 100, NULL, NULL, '=', 'reported', '100', NULL, NULL, 7),
    (2, 2025, 'other', 5, NULL, NULL, '=', 'reported', '5', NULL, NULL, 15),
    (2, 2025, 'world', 100, NULL, NULL, '=', 'reported', '100', 'rounded', NULL, 16),
    (4, 2025, 'world', 70, NULL, NULL, '>', 'reported', '>70', NULL, NULL, 32);
)sql";

constexpr const char* policy = R"sql(
INSERT INTO event_kind VALUES ('export_ban', 'export ban', 'ban', 'No export.'), ('mou', 'memorandum', 'memorandum', 'Not binding.');
INSERT INTO event VALUES
    (1, 'EV001', 'A ban', 'Ban', 'export_ban', '2010-09-21', '2010-09-22', '2010-11-20', 0, 'confirmed', 'ended', 'GTA', 'Ban', 'https://example.org/1', 'denied', 3),
    (2, 'EV002', 'A directive', NULL, 'export_ban', '2012', NULL, NULL, 1, 'partly', 'in_force', 'USGS', 'Table 4', 'https://example.org/2', NULL, 3),
    (3, 'EV003', 'A memorandum', NULL, 'mou', '2025-10', NULL, NULL, 0, 'confirmed', 'signed', 'Gov', 'Text', 'https://example.org/3', NULL, 3),
    (4, 'EV004', 'A milestone', NULL, 'mou', '2026-11-10', NULL, NULL, 0, 'unconfirmed', 'scheduled', 'Gov', 'Text', 'https://example.org/4', NULL, 3);
INSERT INTO event_country VALUES (1, 1, 1), (1, 2, 5), (2, 1, 3), (3, 1, 2), (3, 2, 5), (4, 1, 1);
INSERT INTO event_term VALUES (1, 1, 'rare earths', 1), (1, 2, 'neodymium', 1), (2, 1, 'lithium', 2), (3, 1, 'critical minerals', NULL), (4, 1, 'lithium', 2);
INSERT INTO event_report VALUES (3, 3, 'told on 15 Nov 2025');
INSERT INTO agreement VALUES
    (1, 3, '2025-10', 'mou', 'United States and Japan', 'signed', 'https://example.org/3', 2, 5),
    (2, 4, '2026-11-10', 'mou', 'China and Japan', 'scheduled', 'https://example.org/4', 1, 5);
INSERT INTO agreement_term VALUES (1, 1, 'rare earths', 1), (2, 1, 'critical minerals', NULL);
INSERT INTO place VALUES (1, 'bayan-obo', 'Bayan Obo', 1, 41.8, 109.97, 'mine', 'the largest', 3);
INSERT INTO place_mineral VALUES (1, 1, 1), (1, 1, 2);
INSERT INTO claim VALUES
    (1, 'centre-mining', 'The Centre', 'China', 1, NULL, 1, 2, 'share of world', 0.7, 'about', 'share', '2025', 'China mines about 70 % of rare earths.', 3),
    (2, 'centre-magnets', 'The Centre', 'China', 1, NULL, 1, 4, 'share of world', 0.9, '=', 'share', NULL, 'China makes 90 % of magnets.', 3),
    (3, 'mine-reserves', 'The Trade', 'Bayan Obo', NULL, 1, 1, 1, 'share of known reserves', 0.4, 'more than', 'share', NULL, 'The mine holds more than 40 %.', 3),
    (4, 'new-mine', 'Analysts', 'a new mine', NULL, NULL, NULL, NULL, 'years', 10, 'up to', 'years', NULL, 'A new mine takes up to ten years.', 3);
)sql";

} // namespace

void runSql(const Database& db, const char* sql) {
    db.handle().exec(sql);
}

void insertSampleRows(const Database& db) {
    for (const char* sql : {names, tables, policy})
        runSql(db, sql);
}

} // namespace lodestone
