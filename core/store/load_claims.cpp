// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/connection_cache.h"
#include "store/load.h"
#include "store/load_stages.h"
#include "store/reading.h"

#include <algorithm>
#include <unordered_map>

namespace lodestone {

std::vector<Claim> loadClaims(const Database& db, const ClaimFilter& filter) {
    constexpr const char* sql = "SELECT claim.id, claim.slug, said_by, about, country_id, place_id, "
                                "mineral_id, stage.slug, quantity, value, "
                                "relation, unit, as_of, text, source_id, source.published "
                                "FROM claim LEFT JOIN stage ON stage.id = stage_id "
                                "JOIN source ON source.id = source_id "
                                "WHERE (?1 IS NULL OR mineral_id = ?1) AND (?2 IS NULL OR stage.slug = ?2) "
                                "AND (?3 IS NULL OR country_id = ?3) "
                                "ORDER BY claim.id";
    return guarded(db, [&] {
        std::vector<Claim> claims;
        const Query query(db, sql);
        if (filter.mineral)
            query->bind(1, filter.mineral->value);
        if (filter.stage)
            query->bind(2, std::string(slug(*filter.stage)));
        if (filter.country)
            query->bind(3, filter.country->value);
        while (query->executeStep()) {
            Claim claim;
            claim.id = idAt<ClaimTag>(*query, 0);
            claim.slug = textAt(*query, 1);
            claim.saidBy = textAt(*query, 2);
            claim.about = textAt(*query, 3);
            claim.country = idAt<CountryTag>(*query, 4);
            claim.place = idAt<PlaceTag>(*query, 5);
            claim.mineral = idAt<MineralTag>(*query, 6);
            if (!query->isColumnNull(7))
                claim.stage = stageFromSlug(textAt(*query, 7));
            claim.quantity = textAt(*query, 8);
            claim.value = optionalReal(query->getColumn(9));
            const std::string relation = textAt(*query, 10);
            claim.relation =
                known(claimRelationFromSlug(relation), db, "the relation of claim " + claim.slug, relation);
            claim.unit = textAt(*query, 11);
            claim.asOf = textAt(*query, 12);
            claim.text = textAt(*query, 13);
            claim.report = idAt<SourceTag>(*query, 14);
            claim.reported = dateAt(db, *query, 15, "the date of the report of claim " + claim.slug);
            claims.push_back(std::move(claim));
        }
        return claims;
    });
}

std::vector<Place> loadPlaces(const Database& db) {
    return guarded(db, [&db] {
        std::vector<Place> places;
        std::unordered_map<PlaceId, std::size_t> at;
        const Query query(db, "SELECT id, slug, name, country_id, latitude, longitude, kind, known_for, "
                              "source_id FROM place ORDER BY name");
        while (query->executeStep()) {
            Place place;
            place.id = idAt<PlaceTag>(*query, 0);
            place.slug = textAt(*query, 1);
            place.name = textAt(*query, 2);
            place.country = idAt<CountryTag>(*query, 3);
            place.latitude = query->getColumn(4).getDouble();
            place.longitude = query->getColumn(5).getDouble();
            place.kind = textAt(*query, 6);
            place.knownFor = textAt(*query, 7);
            place.source = idAt<SourceTag>(*query, 8);
            at.emplace(place.id, places.size());
            places.push_back(std::move(place));
        }
        const Query parts(db, "SELECT place_id, mineral_id, stage.slug FROM place_mineral "
                              "JOIN stage ON stage.id = stage_id ORDER BY place_id, mineral_id, position");
        while (parts->executeStep()) {
            const auto owner = at.find(idAt<PlaceTag>(*parts, 0));
            if (owner == at.end())
                continue;
            Place& place = places[owner->second];
            const MineralId mineral = idAt<MineralTag>(*parts, 1);
            if (std::ranges::find(place.minerals, mineral) == place.minerals.end())
                place.minerals.push_back(mineral);
            const auto stage = stageFromSlug(textAt(*parts, 2));
            if (stage && std::ranges::find(place.stages, *stage) == place.stages.end())
                place.stages.push_back(*stage);
        }
        return places;
    });
}

std::vector<std::pair<MineralId, Stage>> loadStagesOfPlaces(const Database& db) {
    return guarded(db, [&db] {
        std::vector<std::pair<MineralId, Stage>> stages;
        const Query query(db, "SELECT DISTINCT mineral_id, stage.slug FROM place_mineral "
                              "JOIN stage ON stage.id = stage_id ORDER BY mineral_id, stage_id");
        while (query->executeStep())
            if (const auto stage = stageFromSlug(textAt(*query, 1)))
                stages.emplace_back(idAt<MineralTag>(*query, 0), *stage);
        return stages;
    });
}

} // namespace lodestone
