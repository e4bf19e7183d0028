// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/emphasis.h"

#include "charts/shapes.h"

#include <algorithm>

namespace lodestone {
namespace {

/// Calls `see(mark, colour)` for everything of a body that has a country's colour.
template <typename Body, typename See>
void eachColoured(Body& body, See see) {
    const auto all = [&](auto& parts) {
        for (auto& part : parts)
            see(part.mark, part.colour);
    };
    if (auto* bars = std::get_if<BarsBody>(&body)) {
        all(bars->bars);
    } else if (auto* lines = std::get_if<LinesBody>(&body)) {
        all(lines->lines);
    } else if (auto* stack = std::get_if<StackBody>(&body)) {
        all(stack->bands);
    } else if (auto* treemap = std::get_if<TreemapBody>(&body)) {
        all(treemap->tiles);
    } else if (auto* ladder = std::get_if<LadderBody>(&body)) {
        for (auto& rung : ladder->rungs)
            all(rung.segments);
    } else if (auto* overview = std::get_if<OverviewBody>(&body)) {
        all(overview->bars.bars);
        all(overview->history.lines);
    }
}

bool holds(const FigureBody& body, const Mark& mark) {
    bool found = false;
    eachColoured(body, [&](const Mark& one, const ColourKey&) { found = found || one == mark; });
    const auto among = [&](const auto& parts) {
        return std::ranges::any_of(parts, [&](const auto& part) { return part.mark == mark; });
    };
    if (const auto* map = std::get_if<MapBody>(&body))
        return among(map->countries);
    if (const auto* agreements = std::get_if<AgreementsBody>(&body))
        return among(agreements->nodes);
    return found;
}

/// Whether a name can stand in a legend: it has a colour that no other name has. Countries without one of
/// their own are all grey.
bool isNamed(const ColourKey& colour) {
    if (colour.role == ColourKey::Role::Country)
        return std::ranges::binary_search(theme(ThemeKind::Light).countries, colour.iso3, {},
                                          [](const auto& one) { return one.first; });
    return colour.role == ColourKey::Role::Primary;
}

} // namespace

std::vector<Mark> pointedOut(const Figure& figure) {
    std::vector<Mark> marks;
    for (const Annotation& note : figure.frame.annotations)
        if (note.kind == Annotation::Kind::Country && holds(figure.body, note.at.mark))
            marks.push_back(note.at.mark);
    return marks;
}

bool fades(const Figure& figure, const Mark& mark) {
    if (mark.kind != Mark::Kind::Country || figure.frame.annotations.empty())
        return false;
    const std::vector<Mark> kept = pointedOut(figure);
    return !kept.empty() && std::ranges::find(kept, mark) == kept.end();
}

std::optional<Theme> fadedTheme(const Figure& figure, const Theme& theme) {
    const std::vector<Mark> kept = pointedOut(figure);
    if (kept.empty())
        return std::nullopt;
    Theme result = theme;
    for (auto& [iso3, colour] : result.countries)
        if (std::ranges::find(kept, iso3, &Mark::key) == kept.end())
            colour = mixed(colour, theme.ground, theme.dimmedAlpha);
    result.countryOther = mixed(theme.countryOther, theme.ground, theme.dimmedAlpha);
    // One of the neutral countries keeps the neutral colour under its own name.
    for (const Mark& mark : kept) {
        const auto at = std::ranges::lower_bound(result.countries, mark.key, {},
                                                 [](const auto& one) { return one.first; });
        if (at == result.countries.end() || at->first != mark.key)
            result.countries.insert(at, {mark.key, theme.countryOther});
    }
    return result;
}

std::vector<LegendEntry> legendEntries(const FigureBody& body) {
    std::vector<LegendEntry> entries;
    if (const auto* lines = std::get_if<LinesBody>(&body)) {
        for (const Line& line : lines->lines)
            if (!line.label.empty())
                entries.push_back({line.label, line.colour, true});
        for (std::size_t i = 0; i < entries.size(); ++i)
            for (std::size_t j = i + 1; j < entries.size(); ++j)
                if (entries[i].colour == entries[j].colour)
                    return {};
    } else if (const auto* stack = std::get_if<StackBody>(&body)) {
        for (const StackBand& band : stack->bands)
            if (isNamed(band.colour))
                entries.push_back({band.label, band.colour, false});
    } else if (const auto* treemap = std::get_if<TreemapBody>(&body)) {
        for (const Tile& tile : treemap->tiles)
            if (isNamed(tile.colour))
                entries.push_back({tile.label, tile.colour, false});
    }
    return entries;
}

std::vector<LegendEntry> legendOf(const Figure& figure) {
    return figure.frame.labels == FigureFrame::Labels::Legend ? legendEntries(figure.body)
                                                              : std::vector<LegendEntry>();
}

Figure emphasised(Figure figure) {
    const bool legend = !legendOf(figure).empty();
    if (const std::vector<Mark> kept = pointedOut(figure); !kept.empty())
        eachColoured(figure.body, [&](const Mark& mark, ColourKey& colour) {
            if (colour.role == ColourKey::Role::OtherCountry && std::ranges::find(kept, mark) != kept.end())
                colour = {ColourKey::Role::Country, mark.key};
        });
    if (!legend)
        return figure;
    if (auto* lines = std::get_if<LinesBody>(&figure.body))
        for (Line& line : lines->lines)
            line.label.clear();
    if (auto* stack = std::get_if<StackBody>(&figure.body))
        for (StackBand& band : stack->bands)
            if (isNamed(band.colour))
                band.label.clear();
    if (auto* treemap = std::get_if<TreemapBody>(&figure.body))
        for (Tile& tile : treemap->tiles)
            if (isNamed(tile.colour))
                tile.label.clear();
    return figure;
}

} // namespace lodestone
