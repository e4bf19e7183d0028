// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sample_figures.h"

#include "support/sample_parts.h"

#include <array>
#include <cmath>
#include <random>

#include <fmt/format.h>

namespace lodestone::samples {
namespace {

EventMark event(const std::string& slug, Glyph glyph, double at, const std::string& label = {},
                double rank = 0) {
    EventMark mark;
    mark.mark = {Mark::Kind::Event, slug};
    mark.glyph = glyph;
    mark.begin = at;
    mark.end = at + 1.0 / 366;
    mark.label = label;
    mark.rank = rank;
    mark.tooltip = fmt::format("{:.1f}\nEvent {}", at, slug);
    return mark;
}

std::vector<LinePoint> points(int firstYear, const std::vector<double>& values, bool estimated = false) {
    std::vector<LinePoint> result;
    for (const double value : values) {
        const double x = firstYear++ + 0.5;
        result.push_back({x, value, value, estimated, false, fmt::format("{}: {}", firstYear - 1, value)});
    }
    return result;
}

Axis years(int first, int last, const std::vector<int>& named) {
    Axis axis{static_cast<double>(first), last + 1.2, {}};
    for (const int year : named)
        axis.ticks.push_back({year + 0.5, std::to_string(year)});
    return axis;
}

std::vector<KeyEntry> timelineKey() {
    std::vector<KeyEntry> key;
    for (const Glyph glyph :
         {Glyph::Ban, Glyph::Control, Glyph::Tax, Glyph::Law, Glyph::Agreement, Glyph::Memorandum,
          Glyph::Dispute, Glyph::Relief, Glyph::Funding, Glyph::Scheduled})
        key.push_back({KeyEntry::Sample::Glyph, glyph, std::string(words(glyph))});
    key.push_back({KeyEntry::Sample::Bar, {}, "lasts, or year only"});
    key.push_back({KeyEntry::Sample::MonthLine, {}, "month"});
    key.push_back({KeyEntry::Sample::PartlyRing, {}, "in part confirmed"});
    return key;
}

/// Events that crowd towards 2025, as policy does; the generator is fixed, its distributions are our own.
Lane lane(const char* name, int count, unsigned seed, const std::vector<std::string>& labels) {
    Lane lane{name, count, {}};
    std::minstd_rand random(seed);
    const auto unit = [&random] { return static_cast<double>(random() % 10'000) / 10'000; };
    for (int i = 0; i < count; ++i) {
        const double at = i % 3 == 0 ? 2010 + 13 * unit() : 2026.3 - 3.5 * unit() * unit();
        EventMark mark = event(fmt::format("{}-{}", name, i), static_cast<Glyph>(random() % 9), at);
        const auto kind = random() % 12;
        if (kind == 0) {
            mark.begin = std::floor(at);
            mark.end = mark.begin + 1;
            mark.precision = DatePrecision::ToYear;
            mark.lasting = true;
        } else if (kind == 1) {
            mark.end = 2027;
            mark.lasting = true;
        } else if (kind < 5) {
            mark.begin = std::floor(at * 12) / 12;
            mark.end = mark.begin + 1.0 / 12;
            mark.precision = DatePrecision::ToMonth;
        }
        if (random() % 5 == 0)
            mark.verification = Verification::Partly;
        if (static_cast<std::size_t>(i / 3) < labels.size() && i % 3 == 0) {
            mark.label = labels[static_cast<std::size_t>(i / 3)];
            mark.rank = 10 - i;
        }
        lane.events.push_back(std::move(mark));
    }
    return lane;
}

} // namespace

std::string percent(double share) {
    return fmt::format("{:.{}f}\u202F%", share * 100, share < 0.001 ? 2 : 1);
}

void frame(Figure& figure, const char* headline, const char* subtitle, const char* note) {
    figure.headline = headline;
    figure.subtitle = subtitle;
    figure.note = note;
    figure.altText = fmt::format("{} {}", headline, note);
    figure.sources = {{"US Geological Survey, Mineral Commodity Summaries 2026, doi:10.5066/P1WKQ63T",
                       "public domain", "https://doi.org/10.5066/P1WKQ63T"}};
}

LinesBody chinaHistory() {
    LinesBody body;
    body.title = "China’s share since 1998";
    body.subtitle = "per cent of world mine production, and policy events";
    body.x = years(1998, 2025, {1998, 2005, 2010, 2015, 2020, 2025});
    body.y = {0, 1, {{0, "0"}, {0.5, "50"}, {1, "100"}}};
    Line line;
    line.mark = {Mark::Kind::Country, "CHN"};
    line.colour = {ColourKey::Role::Country, "CHN"};
    line.endLabel = percent(0.692);
    line.segments = {points(1998, {0.78, 0.86, 0.79, 0.905, 0.95, 0.95, 0.965, 0.98, 0.975, 0.97, 0.95, 0.935,
                                   0.9, 0.905, 0.89, 0.875, 0.845, 0.81}),
                     points(2016, {0.79, 0.72, 0.635, 0.605, 0.58}),
                     points(2021, {0.58, 0.705, 0.68, 0.705, 0.692})};
    body.lines = {line};
    body.seams = {{2016, "compilation", "Yearbook"}, {2021, "Yearbook", "Summaries"}};
    const std::array glyphs{Glyph::Ban, Glyph::Tax, Glyph::Tax, Glyph::Dispute, Glyph::Dispute, Glyph::Relief,
                            Glyph::Law, Glyph::Ban, Glyph::Law, Glyph::Control, Glyph::Control};
    const std::array at{2010.75, 2011.0,  2011.25, 2012.2,  2014.6, 2015.0,
                        2022.0,  2023.97, 2024.75, 2025.25, 2025.77};
    for (std::size_t i = 0; i < at.size(); ++i)
        body.events.push_back(event(fmt::format("EV{:03}", i), glyphs[i], at[i]));
    return body;
}

Figure nickelLines() {
    Figure figure;
    frame(figure, "Nickel mining is five times as concentrated as in 2016",
          "Herfindahl–Hirschman index of mine production by country, 0 to 10,000, 1998–2025",
          "Lines break where the source changes. The band runs from the lowest to the highest value that the "
          "published "
          "table allows: since 2020 it leaves 8 to 16 per cent of output to unnamed countries. Indonesia "
          "mined 67 per "
          "cent in 2025; in 2016 the Philippines led with 15 per cent.");
    figure.sources = {
        {"US Geological Survey, Minerals Yearbook 1998–2019 and Mineral Commodity Summaries 2022–2026. "
         "Bands: US Merger Guidelines 2023, made for firms; for countries an analogy.",
         "", ""}};
    LinesBody body;
    body.x = years(1998, 2025, {1998, 2005, 2010, 2015, 2020, 2025});
    body.x.max = 2026;
    body.y = {
        0,
        5000,
        {{0, "0"}, {1000, "1,000"}, {2000, "2,000"}, {3000, "3,000"}, {4000, "4,000"}, {5000, "5,000"}}};
    Line line;
    line.mark = {Mark::Kind::Measure, "hhi"};
    line.colour = {ColourKey::Role::Primary, {}};
    line.label = "4,559 to 4,620";
    line.endLabel = "in 2025";
    std::vector<LinePoint> recent = points(2020, {1433, 1827, 2591, 3170, 4039, 4559});
    const std::array high{1653, 2073, 2744, 3253, 4110, 4620};
    for (std::size_t i = 0; i < recent.size(); ++i)
        recent[i].high = high[i];
    line.segments = {points(1998, {1300, 1270, 1240, 1230, 1190, 1055, 1060, 1005, 970, 990, 1015, 1040, 1038,
                                   1245, 1310, 1495, 1200, 990}),
                     points(2016, {908, 970, 1212, 1530}), recent};
    body.lines = {line};
    body.thresholds = {{1000, "moderate above 1,000"}, {1800, "high above 1,800"}};
    body.seams = {{2016, "19 to 29 countries named", "25 to 27 named"}, {2020, "25 to 27 named", "9 named"}};
    body.events = {event("EV010", Glyph::Ban, 2014.04, "Jan 2014: Indonesia requires processing", 2),
                   event("EV055", Glyph::Ban, 2020.0, "Jan 2020: nickel-ore ban in full", 1)};
    figure.body = std::move(body);
    return figure;
}

Figure oneYearIndex() {
    Figure figure;
    frame(figure, "Primary and secondary refinery production of germanium is highly concentrated",
          "Herfindahl–Hirschman index of refinery production by country, 0 to 10,000",
          "The index is an interval because producers are withheld.");
    LinesBody body;
    body.x = {2020, 2021, {{2020.5, "2016–2020 average"}}};
    body.y = {0, 6000, {{0, "0"}, {6000, "6,000"}}};
    Line line;
    line.mark = {Mark::Kind::Measure, "hhi"};
    line.colour = {ColourKey::Role::Primary, {}};
    line.label = "Germanium";
    line.endLabel = "4,617–9,434";
    line.segments = {{{2020.5, 4617, 9434, false, false, "2020: HHI 4,617–9,434"}}};
    body.lines = {line};
    body.thresholds = {{1000, "moderate above 1,000"}, {1800, "high above 1,800"}};
    figure.body = std::move(body);
    return figure;
}

Figure twoLines() {
    Figure figure;
    frame(figure, "Rare-earth mining spread out until 2021, then closed up again",
          "Herfindahl–Hirschman index of mine production by country, 0 to 10,000 · USGS, all editions, "
          "newest per year",
          "The line of cobalt stands for comparison.");
    LinesBody body;
    body.x = years(1998, 2025, {1998, 2000, 2005, 2010, 2015, 2020, 2025});
    body.y = {
        0,
        10000,
        {{0, "0"}, {2000, "2,000"}, {4000, "4,000"}, {6000, "6,000"}, {8000, "8,000"}, {10000, "10,000"}}};
    Line rare;
    rare.mark = {Mark::Kind::Measure, "rare-earths"};
    rare.colour = {ColourKey::Role::Primary, {}};
    rare.label = "Rare earths";
    rare.endLabel = "5,054–5,055";
    rare.segments = {points(1998, {6200, 7450, 6550, 8170, 8960, 9000, 9250, 9461, 9440, 9400, 9022, 8693,
                                   8079, 8151, 7857, 7693, 7120, 6650}),
                     points(2016, {6350, 5400, 4330, 4050, 3810}),
                     points(2021, {3778, 5160, 4890, 5200, 5054})};
    rare.segments[0][2].suspect = true;
    rare.segments[2].back().estimated = true;
    Line cobalt;
    cobalt.mark = {Mark::Kind::Measure, "cobalt"};
    cobalt.colour = {ColourKey::Role::Compare, {}};
    cobalt.label = "Cobalt";
    cobalt.endLabel = "5,554–5,562";
    cobalt.segments = {points(1998, {1900, 1430, 1620, 1580, 1600, 1650, 1740, 1930, 1970, 1720, 2060, 2770,
                                     3190, 3050, 2690, 2640, 2700, 2700}),
                       points(2016, {3640, 4050, 4950, 4980, 4860}),
                       points(2021, {5280, 5430, 5500, 5760, 5554})};
    body.lines = {rare, cobalt};
    body.thresholds = {{1000, "moderate above 1,000"}, {1800, "high above 1,800"}};
    body.seams = {{2016, "Yearbook, 1998–2015 compilation", "Yearbook"},
                  {2021, "Yearbook", "Summaries: 6 to 15 named"}};
    for (int i = 0; i < 60; ++i) // most of them beside the words at the right end
        body.events.push_back(event(fmt::format("EV{:03}", i), static_cast<Glyph>(i % 10),
                                    2026.1 - i * i * 0.002 - (i % 7) * 0.1));
    figure.body = std::move(body);
    return figure;
}

Figure crowdedTimeline() {
    Figure figure;
    frame(figure, "Seven in ten policy events on record date from 2023 or later",
          "110 of 157 events on critical minerals, 2010–2026 · a mark for each, a bar where it lasts or "
          "where only the year "
          "is known",
          "Status is as last seen; the list was kept to 31 May 2026. Order in time, not cause.");
    TimelineBody body;
    body.x = {2010, 2027, {}};
    for (int year = 2010; year < 2027; ++year)
        body.x.ticks.push_back({static_cast<double>(year), std::to_string(year)});
    body.lanes = {lane("China", 21, 11,
                       {"Shipments to Japan stop", "Quotas end", "Producers merged", "Ga, Ge licences"}),
                  lane("United States", 60, 12, {"WTO case opens", "Order 13817", "Inflation Reduction Act"}),
                  lane("European Union", 23, 13, {"Battery plan", "2020 list", "CRM Act"}),
                  lane("Indonesia", 6, 14, {"Ore export tax", "Process before export"}),
                  lane("DR Congo", 5, 15, {"Mining Code", "Concentrate ban"}),
                  lane("Asean", 5, 16, {"Viet Nam raw-ore ban"}),
                  lane("Others", 40, 17, {"Tanzania ore ban", "Bolivia: YLB", "Mexico: lithium"})};
    body.lanes[1].events[40].count = 10;
    body.lanes[0].events.push_back(event("scheduled", Glyph::Scheduled, 2026.86));
    body.lanes[0].events.back().scheduled = true;
    body.unknownFrom = 2026.4;
    body.unknownWords = "list kept to 31 May 2026";
    body.key = timelineKey();
    figure.body = std::move(body);
    return figure;
}

} // namespace lodestone::samples
