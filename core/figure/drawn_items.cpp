// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/drawn_items.h"

#include "figure/figure.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <map>
#include <utility>

#include <fmt/format.h>

namespace lodestone {
namespace {

constexpr std::array<std::string_view, 4> sentences{"headline", "subtitle", "note", "alternative text"};

/// What is said of an item, without what is not said.
std::string joined(std::initializer_list<std::string_view> words) {
    std::string text;
    for (const std::string_view word : words)
        if (!word.empty())
            text += (text.empty() ? "" : ", ") + std::string(word);
    return text;
}

std::string_view when(bool holds, std::string_view word) {
    return holds ? word : std::string_view();
}

std::string number(double value) {
    return fmt::format("{:.8g}", value);
}

std::string between(double low, double high) {
    return low == high ? number(low) : number(low) + "\u2013" + number(high);
}

std::string named(std::string_view name, const Mark& mark) {
    return name.empty() ? mark.key : mark ? fmt::format("{} ({})", name, mark.key) : std::string(name);
}

/// Collects the items of a body.
class Drawn {
public:
    void add(std::string_view part, std::string item, std::string says) {
        m_items.push_back({std::string(part), std::move(item), std::move(says)});
    }
    [[nodiscard]] std::vector<DrawnItem> taken() { return std::move(m_items); }

    void operator()(const Notice& notice) { add("notice", "in the place of a figure", notice.text); }

    void operator()(const BarsBody& body) {
        head("bars", body.title, body.subtitle);
        for (const Bar& bar : body.bars)
            add("bar", named(bar.label, bar.mark),
                joined({bar.shareText, bar.valueText, bar.flag, when(bar.withheld, "withheld")}));
    }

    void operator()(const LinesBody& body) {
        head("lines", body.title, body.subtitle);
        for (const Line& line : body.lines) {
            const std::string name = named(line.label, line.mark);
            add("line", name, line.endLabel);
            for (const std::vector<LinePoint>& segment : line.segments)
                for (const LinePoint& point : segment)
                    add("line", fmt::format("{}, {}", name, number(point.x)),
                        joined({between(point.low, point.high), when(point.estimated, "estimated"),
                                when(point.suspect, "suspect")}));
        }
        for (const Seam& seam : body.seams)
            add("seam", number(seam.x), joined({seam.left, seam.right, seam.reason}));
        for (const EventMark& event : body.events)
            addEvent("event", event);
        for (const Lane& lane : body.strip)
            addLane(lane);
    }

    void operator()(const StackBody& body) {
        head("stack", body.title, body.subtitle);
        for (std::size_t band = 0; band < body.bands.size(); ++band) {
            const std::string name = named(body.bands[band].label, body.bands[band].mark);
            add("band", name, body.bands[band].endLabel);
            for (const std::vector<StackColumn>& segment : body.segments)
                for (const StackColumn& column : segment)
                    add("band", fmt::format("{}, {}", name, number(column.x)),
                        joined({number(column.shares[band]), when(column.estimated, "estimated"),
                                when(band < column.suspect.size() && column.suspect[band], "suspect")}));
        }
        for (const Seam& seam : body.seams)
            add("seam", number(seam.x), joined({seam.left, seam.right, seam.reason}));
    }

    void operator()(const TreemapBody& body) {
        head("treemap", body.title, body.subtitle);
        for (const Tile& tile : body.tiles)
            add("tile", named(tile.label, tile.mark),
                joined(
                    {tile.shareText, tile.valueText, when(tile.fill == Bar::Fill::Estimated, "estimated")}));
        for (const Bar& bar : body.aside)
            add("bar", named(bar.label, bar.mark),
                joined({bar.valueText, bar.flag, when(bar.withheld, "withheld")}));
    }

    void operator()(const TimelineBody& body) {
        for (const Lane& lane : body.lanes)
            addLane(lane);
        if (body.unknownFrom)
            add("timeline", "outcomes not known from",
                joined({number(*body.unknownFrom), body.unknownWords}));
    }

    void operator()(const ChainBody& body) {
        head("chain", body.title, body.subtitle);
        for (const Rung& rung : body.rungs) {
            std::string lines;
            for (const std::string& line : rung.lines)
                lines += (lines.empty() ? "" : ", ") + line;
            add("stage", rung.title,
                joined({rung.right, rung.share ? number(*rung.share) : "", when(rung.estimated, "estimated"),
                        lines}));
            addClaims(rung.title, rung.claims);
        }
    }

    void operator()(const LadderBody& body) {
        for (const LadderRung& rung : body.rungs) {
            add("stage", rung.title, joined({rung.index, rung.source, rung.tag, rung.why, rung.claimLine}));
            for (const LadderSegment& segment : rung.segments)
                add("share", joined({rung.title, named(segment.label, segment.mark)}),
                    joined({segment.share, between(segment.from, segment.to),
                            when(segment.fill == LadderSegment::Fill::Estimated, "estimated")}));
            addClaims(rung.title, rung.claims);
        }
    }

    void operator()(const MatrixBody& body) {
        for (const MatrixColumn& column : body.columns)
            add("column", column.title, column.under);
        for (const std::string& origin : body.origins)
            add("column", "origin", origin);
        for (const MatrixLine& line : body.lines) {
            add("row", line.name, joined({line.narrowest, line.leader}));
            for (std::size_t i = 0; i < line.cells.size(); ++i) {
                const MatrixCell& cell = line.cells[i];
                add("cell", joined({line.name, body.columns[i + 1].title}),
                    joined({cell.low + cell.high + cell.origin, cell.leader, cell.share, cell.reason,
                            when(cell.withheld, "withheld"),
                            cell.index ? between(cell.index->low, cell.index->high) : ""}));
            }
        }
    }

    void operator()(const MapBody& body) {
        add("map", "shares", joined({body.legend, body.why, body.residual}));
        add("map", "agreements", body.about);
        for (const std::string& share : body.offMap)
            add("map", "without a shape", share);
        for (const MapCountry& land : body.countries)
            if (land.share || land.withheld)
                add("country", named(land.name, land.mark),
                    joined({land.shareText, land.share ? number(*land.share) : "",
                            when(land.estimated, "estimated"), when(land.withheld, "withheld")}));
        for (const MapPlace& place : body.places)
            add("place", named(place.name, place.mark),
                joined({place.kind == MapPlace::Kind::Mine    ? "mine"
                        : place.kind == MapPlace::Kind::Plant ? "plant"
                                                              : "hub",
                        number(place.at.x), number(place.at.y), number(place.rank)}));
        for (const MapArc& arc : body.arcs)
            add("agreement", joined({named(arc.title, arc.mark), arc.a + "\u2013" + arc.b}),
                joined({arc.nameA, arc.nameB, arc.dateWords, arc.kind, when(arc.memorandum, "memorandum"),
                        when(arc.newest, "newest"), when(arc.bilateral, "bilateral")}));
    }

    void operator()(const AgreementsBody& body) {
        for (const AgreementNode& node : body.nodes)
            add(node.initiative ? "initiative" : "party", named(node.label, node.mark),
                joined({node.code, fmt::format("{} agreements, {} naming", node.count, node.naming)}));
        for (const AgreementLink& link : body.links) {
            std::string events;
            for (const std::string& event : link.events)
                events += (events.empty() ? "" : " ") + event;
            add("pair", joined({body.nodes[link.a].label, body.nodes[link.b].label}),
                joined({events, slug(link.glyph), when(link.member, "member"),
                        when(link.memorandum, "memorandum"), when(link.names, "names the mineral"),
                        when(link.doubtful, "doubtful"), when(link.scheduled, "scheduled")}));
        }
        for (const AgreementRow& row : body.list)
            add("agreement", named(row.title, row.mark),
                joined({row.date, row.parties, row.minerals, row.standing, slug(row.glyph),
                        when(row.doubtful, "doubtful")}));
    }

    void operator()(const SourcesBody& body) {
        for (const SourceDot& dot : body.tables)
            add("source", named(dot.name, dot.mark),
                joined({dot.published, dot.facts, dot.aside, dot.shareText, dot.flag, dot.hhiText,
                        dot.share ? number(*dot.share) : "",
                        dot.hhi ? between(dot.hhi->low, dot.hhi->high) : "",
                        dot.topK ? number(*dot.topK) : "", when(dot.suspect, "suspect")}));
        for (const ClaimDot& claim : body.claims)
            add("claim", claim.who,
                joined(
                    {claim.where, claim.shareText, claim.sentence, claim.share ? number(*claim.share) : ""}));
    }

    void operator()(const OverviewBody& body) {
        if (body.notice)
            (*this)(*body.notice);
        for (const Card& card : body.cards.cards)
            add("key number", card.title,
                joined({card.value, card.aside, card.line,
                        card.gauge ? between(card.gauge->hhi.low, card.gauge->hhi.high) : ""}));
        (*this)(body.bars);
        (*this)(body.chain);
        (*this)(body.history);
        addDispute(body.dispute);
        head("latest events", body.latest.title, body.latest.subtitle);
        for (const LatestLine& line : body.latest.lines)
            add("latest event", named(line.words, line.event.mark), joined({line.date, of(line.event)}));
    }

private:
    void head(std::string_view part, const std::string& title, const std::string& subtitle) {
        if (!title.empty() || !subtitle.empty())
            add(part, "head", joined({title, subtitle}));
    }

    static std::string of(const EventMark& event) {
        return joined({between(event.begin, event.end), slug(event.glyph), slug(event.verification),
                       when(event.lasting, "lasting"), when(event.openEnded, "without an end"),
                       when(event.scheduled, "scheduled"), when(event.passed, "date passed"),
                       event.pausedTo > event.pausedFrom
                           ? fmt::format("suspended {}", between(event.pausedFrom, event.pausedTo))
                           : "",
                       event.count > 1 ? fmt::format("{} of them", event.count) : "", number(event.rank),
                       event.label});
    }

    void addEvent(std::string_view part, const EventMark& event) {
        add(part, named(event.title.empty() ? event.label : event.title, event.mark), of(event));
    }

    void addLane(const Lane& lane) {
        add("lane", lane.label, fmt::format("{} events", lane.count));
        for (const EventMark& event : lane.events)
            addEvent("event", event);
    }

    void addClaims(const std::string& stage, const std::vector<ClaimMark>& claims) {
        for (const ClaimMark& claim : claims) {
            std::string names;
            for (const std::string& name : claim.claims)
                names += (names.empty() ? "" : " ") + name;
            add("claim", joined({stage, names}), number(claim.share));
        }
    }

    void addDispute(const DisputePart& part) {
        head("sources", part.title, part.subtitle);
        if (!part.text.empty())
            add("sources", "in words", part.text);
        for (const DisputeLine& line : part.lines) {
            std::string values;
            for (const Interval& dot : line.dots)
                values += (values.empty() ? "" : " ") + between(dot.low, dot.high);
            for (const double claim : line.claims)
                values += (values.empty() ? "" : " ") + number(claim);
            add("sources", line.label, joined({line.range, line.who, values}));
        }
    }

    std::vector<DrawnItem> m_items;
};

} // namespace

std::vector<DrawnItem> drawnItems(const Figure& figure) {
    Drawn drawn;
    const std::array<const std::string*, 4> words{&figure.headline, &figure.subtitle, &figure.note,
                                                  &figure.altText};
    for (std::size_t i = 0; i < sentences.size(); ++i)
        drawn.add(sentences[i], "", *words[i]);
    std::visit(drawn, figure.body);
    return drawn.taken();
}

bool isSentence(const DrawnItem& item) {
    return std::ranges::find(sentences, item.part) != sentences.end();
}

std::vector<std::string> drawnDifferences(const std::vector<DrawnItem>& before,
                                          const std::vector<DrawnItem>& now) {
    using Name = std::pair<std::string, std::string>;
    const auto byName = [](const std::vector<DrawnItem>& items) {
        std::map<Name, std::vector<const DrawnItem*>> named;
        for (const DrawnItem& item : items)
            named[{item.part, item.item}].push_back(&item);
        return named;
    };
    const auto words = [](const DrawnItem& item) {
        return item.item.empty() ? item.part : fmt::format("{} '{}'", item.part, item.item);
    };
    const auto others = byName(now);
    std::vector<std::string> lines;
    for (const auto& [name, items] : byName(before)) {
        const auto found = others.find(name);
        const std::size_t left = found == others.end() ? 0 : found->second.size();
        for (std::size_t i = 0; i < items.size(); ++i)
            if (i >= left)
                lines.push_back(fmt::format("{} is gone", words(*items[i])));
            else if (items[i]->says != found->second[i]->says)
                lines.push_back(fmt::format("{}: '{}' was '{}'", words(*items[i]), found->second[i]->says,
                                            items[i]->says));
    }
    const auto earlier = byName(before);
    for (const auto& [name, items] : others) {
        const auto found = earlier.find(name);
        for (std::size_t i = found == earlier.end() ? 0 : found->second.size(); i < items.size(); ++i)
            lines.push_back(fmt::format("{} is new", words(*items[i])));
    }
    return lines;
}

} // namespace lodestone
