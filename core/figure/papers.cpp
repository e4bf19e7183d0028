// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/papers.h"

#include "figure/build_figure.h"
#include "figure/chain_figure.h"
#include "figure/event_words.h"
#include "figure/source_book.h"
#include "figure/study.h"
#include "figure/subjects.h"
#include "figure/table_file.h"

#include <algorithm>

#include <fmt/format.h>

namespace lodestone {
namespace {

/// A title with a line under it as long as it is.
std::string section(std::string_view title) {
    return fmt::format("\n{}\n{}\n", title, std::string(title.size(), '-'));
}

bool ofEvents(const Figure& figure) {
    return figure.state.figure == "timeline" || figure.state.figure == agreementsFigure;
}

/// The measure behind a figure: the one that it names, else the index.
const MeasureInfo& measureOf(const Figure& figure) {
    const MeasureInfo* named = measureInfo(figure.state.indicator);
    return named != nullptr ? *named : *measureInfo("hhi");
}

std::string columnText(const Figure& figure) {
    std::string text;
    for (const ColumnNote& note : columnNotes(figure.table))
        if (!note.meaning.empty() && note.meaning != "as published")
            text += fmt::format("  {} ({}): {}\n", note.title, note.id, note.meaning);
    return text;
}

std::string measureText(const MeasureInfo& info) {
    return fmt::format("{}\n{}\nFormula: {}\nAfter: {}\n", info.name, info.explanation, info.formula,
                       info.source);
}

/// The number of the market in front, worked out term by term; '' where no table answers.
std::string workedOut(const Figure& figure, const Catalogue& catalogue, const Database& db) {
    MarketReader reader(catalogue, db, figure.state.reading);
    Study study(reader);
    const auto view = marketView(figure.state, reader, figure.state.year);
    if (!view || !view->concentration)
        return {};
    std::string text =
        fmt::format("{} at the stage '{}', {}, {}\n\n", tableName(*view->series, *view->mineral),
                    catalogue.stage(view->series->stage).name, periodWords(*view->series, view->data.year),
                    view->source->shortName);
    const CountryId leader = view->market.largest()->country;
    const std::string_view slug = measureOf(figure).slug;
    for (const std::string_view measure : {std::string_view("share"), slug, std::string_view("residual")}) {
        std::vector<CountryId> countries;
        if (measure == "share")
            countries.push_back(leader);
        const Explained found = explainMarket(*view, measure, countries, study);
        text += found.explanation ? explanationText(*found.explanation, catalogue) : found.why + "\n";
        text += "\n";
    }
    text.pop_back();
    return text;
}

const Source* sourceOf(const SourceLine& line, const Catalogue& catalogue) {
    const auto same = [&](const Source& source) {
        return source.attribution == line.text || line.text == "claims as reported in " + source.shortName;
    };
    auto found = std::ranges::find_if(catalogue.sources, same);
    if (found == catalogue.sources.end() && !line.url.empty())
        found = std::ranges::find_if(catalogue.sources,
                                     [&](const Source& source) { return linkOf(source) == line.url; });
    return found == catalogue.sources.end() ? nullptr : &*found;
}

std::string methodText(const Figure& figure, const Catalogue& catalogue, const Database& db) {
    std::string text = figure.headline + "\n" + figure.subtitle + (figure.subtitle.empty() ? "" : "\n");
    if (!figure.note.empty())
        text += section("Read with care") + figure.note + "\n";
    if (const std::string columns = columnText(figure); !columns.empty())
        text += section("Columns that are reckoned") + columns;
    if (ofEvents(figure)) {
        text +=
            section("How events are recorded") +
            "Each event is told by a document that it links to. Dates are as precise as that document: to "
            "the "
            "day, the month or the year. An event that no second document confirms says so. Events to come "
            "are marked as scheduled.\n";
    } else {
        text += section("The measure") + measureText(measureOf(figure));
        if (const std::string worked = workedOut(figure, catalogue, db); !worked.empty())
            text += section("Worked out") + worked;
    }
    const std::vector<std::string> flags = flagNotes(tableForFile(figure.table));
    if (!flags.empty())
        text += section("Flags in the table") + fmt::format("{}\n", fmt::join(flags, "\n"));
    text += section("The same figure again") +
            fmt::format("lodestone figure --state \"{}\" --out figure.png\n", stateToBuild(figure).text());
    return text;
}

} // namespace

std::string fileStem(const ViewState& state) {
    std::string stem = fmt::format("{}-{}-{}-{}", state.mineral, slug(state.stage), state.year, state.figure);
    return state.view.empty() ? stem : stem + "-" + state.view;
}

std::vector<SourceLine> sourcesOf(const std::vector<Figure>& figures) {
    std::vector<SourceLine> sources;
    for (const Figure& figure : figures)
        for (const SourceLine& line : figure.sources)
            if (std::ranges::find(sources, line.text, &SourceLine::text) == sources.end())
                sources.push_back(line);
    return sources;
}

std::string licenceText(const std::vector<SourceLine>& sources) {
    std::string text =
        "Whoever shows this figure or passes on its data names these sources. A licence 'CC BY' asks "
        "for the line as it stands here.\n";
    for (const SourceLine& source : sources) {
        text += "\n" + source.text + "\n";
        text +=
            "  Licence: " +
            (source.licence.empty() ? std::string("cited as a source; ask the publisher") : source.licence) +
            "\n";
        if (!source.url.empty())
            text += "  " + source.url + "\n";
    }
    return text + "\nType: Inter, SIL Open Font License 1.1, where it is embedded in SVG or PDF.\n";
}

FigurePapers papersOf(const Figure& figure, const Catalogue& catalogue, const Database& db) {
    FigurePapers papers;
    papers.method = methodText(figure, catalogue, db);
    papers.licences = licenceText(figure.sources);
    for (const SourceLine& line : figure.sources)
        if (const Source* source = sourceOf(line, catalogue)) {
            Work work = workOf(*source);
            if (std::ranges::find(papers.works, work) == papers.works.end())
                papers.works.push_back(std::move(work));
        }
    return papers;
}

std::string plainCitations(const Figure& figure, const std::vector<Work>& works) {
    std::string text =
        "Figure: " + figure.headline + ". " + figure.subtitle + ". Made with Lodestone from:\n";
    for (const Work& work : works)
        text += "\n" + plainCitation(work) + "\n";
    return text;
}

std::string bibtexCitations(const std::vector<Work>& works) {
    std::string text;
    for (const Work& work : works)
        text += (text.empty() ? "" : "\n") + bibtex(work);
    return text;
}

std::string risCitations(const std::vector<Work>& works) {
    std::string text;
    for (const Work& work : works)
        text += ris(work);
    return text;
}

} // namespace lodestone
