// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/inspect_place.h"

#include "figure/market_view.h"
#include "figure/source_book.h"

#include <cmath>

#include <fmt/format.h>

namespace lodestone {
namespace {

std::string kindWords(const std::string& kind) {
    return kind == "mine" ? "mine or deposit" : kind == "plant" ? "plant" : "town or district";
}

/// As precise as the position is known: to a tenth of a degree.
std::string position(const Place& place) {
    return fmt::format("{:.1f}° {}, {:.1f}° {}", std::abs(place.latitude), place.latitude < 0 ? "S" : "N",
                       std::abs(place.longitude), place.longitude < 0 ? "W" : "E");
}

} // namespace

Inspection inspectPlace(const Place& place, const Catalogue& catalogue) {
    const Country& country = *catalogue.country(place.country);
    Inspection out;
    out.caption = "Selected place";
    out.title = place.name;
    out.subtitle = fmt::format("{} · {} · {}", kindWords(place.kind), country.name, country.iso3);
    Inspection::Paragraph what;
    what.title = "Known for";
    what.text = place.knownFor;
    out.paragraphs.push_back(std::move(what));
    Inspection::Paragraph facts;
    std::string minerals;
    for (const MineralId id : place.minerals)
        if (const Mineral* mineral = catalogue.mineral(id))
            minerals += (minerals.empty() ? "" : ", ") + inSentence(*mineral);
    std::string stages;
    for (const Stage stage : place.stages)
        stages += (stages.empty() ? "" : ", ") + std::string(slug(stage));
    if (!minerals.empty())
        facts.lines.push_back({"minerals", minerals});
    if (!stages.empty())
        facts.lines.push_back({"stages", stages});
    facts.lines.push_back({"position, about", position(place)});
    out.paragraphs.push_back(std::move(facts));
    Inspection::Paragraph land;
    land.title = "Country";
    land.text = country.name;
    land.mark = {Mark::Kind::Country, country.iso3};
    out.paragraphs.push_back(std::move(land));
    if (const Source* source = catalogue.source(place.source)) {
        Inspection::Paragraph part;
        part.title = "Source of the position";
        part.text = sentence(source->attribution);
        part.link = source->url;
        part.linkText = source->title;
        out.paragraphs.push_back(std::move(part));
        out.citation = citationOf(*source);
        out.work = workOf(*source);
    }
    return out;
}

} // namespace lodestone
