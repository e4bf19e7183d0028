// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/revision_text.h"

#include "figure/number_text.h"
#include "figure/row_facts.h"

#include <cmath>

#include <fmt/format.h>

namespace lodestone {
namespace {

using Paragraph = Inspection::Paragraph;

/// What stands in the table: the print with its unit where it is a number, else the reason.
std::string printText(const EditionFigure& edition) {
    const bool number = edition.cell.value || edition.cell.range;
    if (!number && !reason(edition.cell.status).empty())
        return std::string(reason(edition.cell.status));
    std::string text = groupedPrint(edition.cell.printed);
    if (edition.cell.relation == Relation::Above && !text.starts_with('>'))
        text = ">" + text;
    text += " " + edition.series->unit;
    if (edition.cell.status == CellStatus::Projected)
        text += " outlook";
    if (edition.cell.status == CellStatus::Estimated)
        text += " (e)";
    return text;
}

std::string changeSentence(const EditionFigure& edition) {
    const std::string change = changeText(edition, false);
    const std::string by = edition.erratum ? ", a correction by the publisher" : "";
    if (!edition.change)
        return fmt::format("{}: {}{}.", edition.source->shortName, change, by);
    return fmt::format("{}: {} on the edition before{}.", edition.source->shortName, change, by);
}

std::string whatText(const Revision& revision) {
    return fmt::format("{} · {}", revision.series->label, revision.year);
}

} // namespace

Paragraph revisionParagraph(const Revision& revision) {
    Paragraph part;
    part.title = "Revisions";
    for (const EditionFigure& edition : revision.editions)
        part.lines.push_back({edition.source->shortName, printText(edition)});
    for (const EditionFigure& edition : revision.editions)
        if (edition.changed)
            part.text += (part.text.empty() ? "" : " ") + changeSentence(edition);
    if (!revision.changed)
        part.text = fmt::format("The same in {} editions.", revision.editions.size());
    return part;
}

namespace {

/// 'leader, China', 'tied first, China and Russia', 'largest named, China'.
std::string firstOf(const EditionMarket& market) {
    std::string names;
    for (const Country* country : market.first)
        names += (names.empty() ? "" : country == market.first.back() ? " and " : ", ") + country->name;
    const std::string_view role = market.lead == Lead::Leader ? "leader"
                                  : market.lead == Lead::Tie  ? "tied first"
                                  : market.lead == Lead::None ? "only one named"
                                                              : "largest named";
    return fmt::format("{}, {}", role, names);
}

} // namespace

Paragraph marketParagraph(const std::vector<EditionMarket>& markets, bool leaderAlone) {
    Paragraph part;
    part.title = "Revisions";
    for (const EditionMarket& market : markets)
        if (market.hhi)
            part.lines.push_back(
                {leaderAlone ? fmt::format("{}, {}", market.source->shortName, market.leader->name)
                             : market.source->shortName,
                 leaderAlone ? shareText(market.leaderShare) : intervalText(*market.hhi).dashed()});
    if (part.lines.size() < 2)
        part.lines.clear();
    return part;
}

DataTable revisionTable(const std::vector<Revision>& found, const Catalogue& catalogue) {
    DataTable table;
    table.columns = {{"row", "figure", "", false},         {"label", "of", "", false},
                     {"year", "year", "", true},           {"first", "first printed", "", true},
                     {"last", "newest edition", "", true}, {"change", "largest change", "", true},
                     {"editions", "editions", "", true}};
    for (const Revision& revision : found) {
        const EditionFigure* largest = nullptr;
        bool erratum = false;
        for (const EditionFigure& edition : revision.editions) {
            if (!edition.changed)
                continue;
            erratum = erratum || edition.erratum;
            const auto size = [](const EditionFigure* one) {
                return one->changePercent ? std::abs(*one->changePercent) : one->change ? 100.0 : 0.0;
            };
            if (largest == nullptr || size(&edition) > size(largest))
                largest = &edition;
        }
        table.rows.push_back(
            {rowName(revision),
             fmt::format("{}: {}", catalogue.stage(revision.series->stage).name, revision.series->label),
             std::to_string(revision.year), printText(revision.editions.front()),
             printText(revision.editions.back()),
             largest == nullptr ? "unchanged" : changeText(*largest, false) + (erratum ? ", erratum" : ""),
             std::to_string(revision.editions.size())});
        const Source* newest = revision.editions.back().source;
        RowFacts facts =
            rowFacts(*catalogue.mineral(revision.series->mineral), revision.series->stage, newest);
        facts.product = revision.series->product;
        facts.unit = revision.series->unit;
        facts.basis = revision.series->basis;
        table.origins.push_back(factsAlone(std::move(facts)));
    }
    return table;
}

Inspection inspectRevision(const Revision& revision) {
    Inspection out;
    out.caption = "Figure by edition";
    out.title = rowName(revision);
    out.subtitle = whatText(revision);
    if (!revision.series->basis.empty())
        out.subtitle += " · " + revision.series->basis;
    if (revision.country != nullptr)
        out.colour = ColourKey{ColourKey::Role::Country, revision.country->iso3};
    for (const EditionFigure& edition : revision.editions) {
        Paragraph part;
        part.title = edition.source->shortName;
        part.lines.push_back({"as printed", printText(edition)});
        if (edition.value && edition.series->unit != revision.unit)
            part.lines.push_back(
                {"in the unit of the newest", numberText(*edition.value) + " " + revision.unit});
        if (const std::string change = changeText(edition, &edition == &revision.editions.front());
            !change.empty())
            part.lines.push_back(
                {edition.erratum && edition.changed ? "change, by a correction" : "change", change});
        for (const EditionMarket& market : revision.markets)
            if (market.source == edition.source && market.hhi) {
                part.lines.push_back({"HHI of the year", intervalText(*market.hhi).dashed()});
                part.lines.push_back({firstOf(market), shareText(market.leaderShare)});
            }
        part.text =
            fmt::format("{}; published {}.", capitalised(edition.source->edition), edition.published.words());
        for (const std::string& remark : remarks(edition.cell.note))
            part.text += " " + sentence(capitalised(remark));
        out.paragraphs.push_back(std::move(part));
    }
    const Source& newest = *revision.editions.back().source;
    out.citation = fmt::format("{}; {}: {}, {}", newest.attribution, revision.series->label,
                               rowName(revision), revision.year);
    out.work = workOf(newest);
    return out;
}

} // namespace lodestone
