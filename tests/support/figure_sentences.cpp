// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/figure_sentences.h"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace lodestone::test {
namespace {

using nlohmann::json;

std::string_view name(Mark::Kind kind) {
    using enum Mark::Kind;
    switch (kind) {
    case None:
        return "none";
    case Country:
        return "country";
    case Residual:
        return "residual";
    case Event:
        return "event";
    case Stage:
        return "stage";
    case Claim:
        return "claim";
    case Measure:
        return "measure";
    case Market:
        return "market";
    case Place:
        return "place";
    case Column:
        return "column";
    case Source:
        return "source";
    case Pair:
        return "pair";
    case Page:
        return "page";
    }
    return {};
}

/// Collects the parts of one figure.
class Sentences {
public:
    json list = json::array();

    void add(const char* kind, const Mark& mark, json fields) {
        fields["k"] = kind;
        fields["mark"] = name(mark.kind);
        fields["key"] = mark.key;
        list.push_back(std::move(fields));
    }
    void say(const char* kind, const std::string& text) {
        if (!text.empty())
            list.push_back({{"k", kind}, {"text", text}});
    }

    void operator()(const Notice& notice) {
        list.push_back({{"k", "notice"}, {"text", notice.text}, {"action", notice.action}});
        if (notice.help)
            list.back()["help"] = notice.help->text();
    }
    void operator()(const BarsBody& body) {
        list.push_back({{"k", "bars"},
                        {"title", body.title},
                        {"subtitle", body.subtitle},
                        {"share_head", body.shareHead},
                        {"value_head", body.valueHead}});
        for (const Bar& bar : body.bars)
            add("bar", bar.mark, fields(bar));
        for (const KeyEntry& entry : body.key)
            say("key", entry.text);
    }
    void operator()(const LinesBody& body) {
        list.push_back({{"k", "lines"}, {"title", body.title}, {"subtitle", body.subtitle}});
        for (const Line& line : body.lines)
            addLine(line);
        for (const Threshold& threshold : body.thresholds)
            list.push_back({{"k", "threshold"}, {"text", threshold.label}, {"value", threshold.value}});
        for (const Seam& seam : body.seams)
            list.push_back({{"k", "seam"}, {"x", seam.x}, {"left", seam.left}, {"right", seam.right}});
        for (const EventMark& event : body.events)
            addEvent(event);
        say("strip", body.stripTitle);
        addLanes(body.strip);
    }
    void operator()(const TimelineBody& body) {
        addLanes(body.lanes);
        for (const KeyEntry& entry : body.key)
            say("key", entry.text);
    }
    void operator()(const ChainBody& body) {
        list.push_back({{"k", "chain"}, {"title", body.title}, {"subtitle", body.subtitle}});
        for (const Rung& rung : body.rungs) {
            add("rung", rung.mark,
                {{"title", rung.title},
                 {"right", rung.right},
                 {"lines", rung.lines},
                 {"tooltip", rung.tooltip},
                 {"share", rung.share ? json(*rung.share) : json()}});
            addClaims(rung.claims);
        }
    }
    void operator()(const OverviewBody& body) {
        if (body.notice)
            (*this)(*body.notice);
        for (const Card& card : body.cards.cards)
            add("card", card.mark,
                {{"title", card.title},
                 {"value", card.value},
                 {"aside", card.aside},
                 {"line", card.line},
                 {"tooltip", card.tooltip}});
        (*this)(body.bars);
        (*this)(body.chain);
        (*this)(body.history);
        list.push_back({{"k", "dispute"},
                        {"title", body.dispute.title},
                        {"subtitle", body.dispute.subtitle},
                        {"text", body.dispute.text}});
        for (const DisputeLine& line : body.dispute.lines)
            list.push_back({{"k", "dispute_line"},
                            {"label", line.label},
                            {"range", line.range},
                            {"who", line.who},
                            {"tooltip", line.tooltip}});
        list.push_back({{"k", "latest"}, {"title", body.latest.title}, {"subtitle", body.latest.subtitle}});
        for (const LatestLine& line : body.latest.lines) {
            addEvent(line.event);
            list.back()["date"] = line.date;
            list.back()["words"] = line.words;
        }
    }
    void operator()(const MatrixBody& body) {
        for (const MatrixColumn& column : body.columns)
            add("matrix_column", column.mark,
                {{"title", column.title}, {"under", column.under}, {"description", column.description}});
        for (const MatrixLine& line : body.lines)
            addMatrixLine(line);
        for (const std::string& origin : body.origins)
            say("matrix_origin", origin);
    }
    void operator()(const LadderBody& body) {
        for (const LadderRung& rung : body.rungs) {
            add("ladder_rung", rung.mark,
                {{"title", rung.title},
                 {"index", rung.index},
                 {"source", rung.source},
                 {"tag", rung.tag},
                 {"why", rung.why},
                 {"claim_line", rung.claimLine},
                 {"tooltip", rung.tooltip}});
            for (const LadderSegment& segment : rung.segments)
                add("segment", segment.mark,
                    {{"stage", rung.mark.key},
                     {"label", segment.label},
                     {"share", segment.share},
                     {"from", segment.from},
                     {"to", segment.to},
                     {"tooltip", segment.tooltip}});
            addClaims(rung.claims);
        }
    }
    void operator()(const MapBody& body) {
        list.push_back({{"k", "map"},
                        {"legend", body.legend},
                        {"why", body.why},
                        {"residual", body.residual},
                        {"off_map", body.offMap},
                        {"about", body.about}});
        for (const MapCountry& country : body.countries)
            if (country.listed || country.share)
                add("map_country", country.mark,
                    {{"name", country.name}, {"share", country.shareText}, {"tooltip", country.tooltip}});
        for (const MapPlace& place : body.places)
            add("place", place.mark, {{"name", place.name}, {"tooltip", place.tooltip}});
        for (const MapArc& arc : body.none ? std::vector<MapArc>{} : body.arcs)
            add("arc", arc.mark, {{"title", arc.title}, {"tooltip", arc.tooltip}, {"date", arc.dateWords}});
        say("map_caption", shownAgreements(body, "").caption);
    }
    void operator()(const StackBody& body) {
        list.push_back({{"k", "stack"}, {"title", body.title}, {"subtitle", body.subtitle}});
        for (const StackBand& band : body.bands)
            add("band", band.mark, {{"label", band.label}, {"end", band.endLabel}});
        for (const auto& segment : body.segments)
            for (const StackColumn& column : segment)
                for (std::size_t i = 0; i < column.tooltips.size(); ++i)
                    if (!column.tooltips[i].empty())
                        add("stack_cell", body.bands[i].mark,
                            {{"x", column.x}, {"tooltip", column.tooltips[i]}, {"share", column.shares[i]}});
        for (const Seam& seam : body.seams)
            list.push_back({{"k", "seam"}, {"x", seam.x}, {"left", seam.left}, {"right", seam.right}});
    }
    void operator()(const TreemapBody& body) {
        list.push_back({{"k", "treemap"}, {"title", body.title}, {"subtitle", body.subtitle}});
        for (const Tile& tile : body.tiles)
            add("tile", tile.mark,
                {{"label", tile.label},
                 {"share", tile.shareText},
                 {"value", tile.valueText},
                 {"tooltip", tile.tooltip}});
        for (const Bar& bar : body.aside)
            add("bar", bar.mark, fields(bar));
        for (const KeyEntry& entry : body.key)
            say("key", entry.text);
    }
    void operator()(const AgreementsBody& body) {
        for (const AgreementNode& node : body.nodes)
            add("node", node.mark, {{"description", node.description}, {"tooltip", node.tooltip}});
        for (const AgreementLink& link : body.links)
            add("link", link.mark, {{"description", link.description}, {"tooltip", link.tooltip}});
        for (const AgreementRow& row : body.list)
            add("agreement", row.mark,
                {{"date", row.date},
                 {"parties", row.parties},
                 {"title", row.title},
                 {"standing", row.standing},
                 {"description", row.description},
                 {"tooltip", row.tooltip}});
        for (const AgreementKey& entry : body.key)
            say("key", entry.text);
    }
    void operator()(const SourcesBody& body) {
        add("sources", body.country, {{"share_head", body.shareHead}, {"hhi_head", body.hhiHead}});
        for (const SourceDot& dot : body.tables)
            add("source_dot", dot.mark,
                {{"name", dot.name},
                 {"facts", dot.facts},
                 {"aside", dot.aside},
                 {"share", dot.shareText},
                 {"flag", dot.flag},
                 {"hhi", dot.hhiText},
                 {"compared", dot.compared},
                 {"tooltip", dot.tooltip}});
        for (const ClaimDot& dot : body.claims)
            add("claim_dot", dot.mark,
                {{"who", dot.who},
                 {"where", dot.where},
                 {"share", dot.shareText},
                 {"sentence", dot.sentence},
                 {"tooltip", dot.tooltip}});
    }

private:
    static json fields(const Bar& bar) {
        return {{"label", bar.label},
                {"share", bar.shareText},
                {"value", bar.valueText},
                {"flag", bar.flag},
                {"tooltip", bar.tooltip}};
    }
    void addLine(const Line& line) {
        add("line", line.mark, {{"label", line.label}, {"end", line.endLabel}});
        for (const auto& segment : line.segments)
            for (const LinePoint& point : segment)
                add("point", line.mark,
                    {{"x", point.x}, {"low", point.low}, {"high", point.high}, {"tooltip", point.tooltip}});
    }
    void addEvent(const EventMark& event) {
        add("event", event.mark,
            {{"label", event.label}, {"title", event.title}, {"tooltip", event.tooltip}});
    }
    void addLanes(const std::vector<Lane>& lanes) {
        for (const Lane& lane : lanes) {
            list.push_back({{"k", "lane"}, {"label", lane.label}, {"count", lane.count}});
            for (const EventMark& event : lane.events)
                addEvent(event);
        }
    }
    void addClaims(const std::vector<ClaimMark>& claims) {
        for (const ClaimMark& claim : claims)
            list.push_back({{"k", "claim"}, {"claims", claim.claims}, {"tooltip", claim.tooltip}});
    }
    void addMatrixLine(const MatrixLine& line) {
        list.push_back({{"k", "matrix_line"},
                        {"name", line.name},
                        {"narrowest", line.narrowest},
                        {"leader", line.leader},
                        {"tooltip", line.tooltip}});
        for (const MatrixCell& cell : line.cells)
            add("matrix_cell", cell.mark,
                {{"name", line.name},
                 {"low", cell.low},
                 {"high", cell.high},
                 {"origin", cell.origin},
                 {"leader", cell.leader},
                 {"share", cell.share},
                 {"reason", cell.reason},
                 {"description", cell.description},
                 {"tooltip", cell.tooltip}});
    }
};

} // namespace

json sentencesOf(const Figure& figure) {
    Sentences sentences;
    sentences.say("headline", figure.headline);
    sentences.say("subtitle", figure.subtitle);
    sentences.say("note", figure.note);
    sentences.say("alt", figure.altText);
    for (const std::string& fact : figure.status)
        sentences.say("status", fact);
    std::vector<std::string> heads;
    for (const DataColumn& column : figure.table.columns)
        heads.push_back(column.title + (column.unit.empty() ? "" : " | " + column.unit));
    sentences.list.push_back({{"k", "columns"}, {"heads", heads}});
    std::visit(sentences, figure.body);
    return std::move(sentences.list);
}

json sentencesOf(const Inspection& inspection) {
    Sentences sentences;
    sentences.list.push_back({{"k", "inspector"},
                              {"caption", inspection.caption},
                              {"title", inspection.title},
                              {"subtitle", inspection.subtitle},
                              {"number", inspection.number},
                              {"aside", inspection.numberAside},
                              {"tags", inspection.tags},
                              {"open", inspection.openText}});
    for (const Inspection::Paragraph& paragraph : inspection.paragraphs) {
        json lines = json::array();
        for (const Inspection::Line& line : paragraph.lines)
            lines.push_back({line.label, line.value});
        json bars = json::array();
        for (const Inspection::BarLine& bar : paragraph.bars)
            bars.push_back({bar.label, bar.value});
        sentences.list.push_back({{"k", "paragraph"},
                                  {"title", paragraph.title},
                                  {"subtitle", paragraph.subtitle},
                                  {"text", paragraph.text},
                                  {"lines", std::move(lines)},
                                  {"bars", std::move(bars)}});
    }
    return std::move(sentences.list);
}

} // namespace lodestone::test
