// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/row_facts.h"

namespace lodestone {
namespace {

std::string editionOf(const Source& source) {
    return source.shortName + (source.edition.empty() ? "" : ", " + source.edition);
}

} // namespace

RowFacts rowFacts(const MarketView& view) {
    return {view.mineral->slug,   std::string(slug(view.series->stage)),
            view.series->product, view.series->unit,
            view.series->basis,   editionOf(*view.source),
            view.source->licence};
}

RowFacts rowFacts(const Mineral& mineral, std::optional<Stage> stage, const Source* source) {
    RowFacts facts;
    facts.mineral = mineral.slug;
    facts.stage = stage ? std::string(slug(*stage)) : std::string();
    if (source != nullptr) {
        facts.edition = editionOf(*source);
        facts.licence = source->licence;
    }
    return facts;
}

const RowFacts& factsOfRow(const DataTable& table, std::size_t row) {
    if (row < table.origins.size() && table.origins[row].facts != RowFacts{})
        return table.origins[row].facts;
    return table.facts;
}

RowOrigin factsAlone(RowFacts facts) {
    RowOrigin origin;
    origin.facts = std::move(facts);
    return origin;
}

} // namespace lodestone
