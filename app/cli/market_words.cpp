// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/answers.h"

#include "figure/parts.h"
#include "figure/source_book.h"
#include "figure/subjects.h"

#include <algorithm>

#include <fmt/format.h>

namespace lodestone::cli {

void addSubject(Json& object, const Series& series, const Mineral& mineral) {
    object["product"] = orNull(series.product);
    object["subject"] = subjectOf(series, mineral);
}

std::vector<std::string> marketNotes(const Context& context, const MarketView& view) {
    std::vector<std::string> notes;
    if (context.arguments.mineral)
        if (std::string note = aliasNote(*context.arguments.mineral, *view.series, context.catalogue);
            !note.empty())
            notes.push_back(std::move(note));
    MarketReader reader(context.catalogue, context.db, readingOf(context));
    for (std::string& caveat : caveatList(view, reader))
        notes.push_back(std::move(caveat));
    return notes;
}

void addPlace(Json& object, const Cell& cell, const Catalogue& catalogue) {
    const SourceFile* file = catalogue.file(cell.file);
    object["source_file"] = file != nullptr ? Json(file->path) : Json();
    object["source_sheet"] = file != nullptr ? orNull(file->sheet) : Json();
    object["source_row"] = cell.sourceRow == 0 ? Json() : Json(cell.sourceRow);
}

void addSource(Json& object, const Source& source) {
    object["source_name"] = source.shortName;
    object["attribution"] = source.attribution;
    object["licence"] = source.licence;
    object["url"] = linkOf(source);
}

namespace {

std::vector<const Source*> otherSources(const Context& context, const MarketView& view) {
    std::vector<const Source*> found;
    const auto add = [&](const Source* source) {
        if (source != nullptr && source != view.source && std::ranges::find(found, source) == found.end())
            found.push_back(source);
    };
    MarketReader reader(context.catalogue, context.db, readingOf(context));
    for (const OtherEdition& other : otherEditions(view, reader))
        add(other.source);
    return found;
}

} // namespace

void addOtherSources(Json& object, const Context& context, const MarketView& view) {
    Json rows = Json::array();
    for (const Source* source : otherSources(context, view)) {
        Json row{{"source", source->slug}};
        addSource(row, *source);
        rows.push_back(std::move(row));
    }
    object["also_uses"] = std::move(rows);
}

std::string otherSourceLines(const Context& context, const MarketView& view) {
    std::string text;
    for (const Source* source : otherSources(context, view))
        text += sourceLines(*source);
    return text;
}

std::string sourceLines(const Source& source) {
    return fmt::format("\nSource: {}. Licence: {}. {}\n", source.attribution, source.licence, linkOf(source));
}

std::string noteLines(const std::vector<std::string>& notes) {
    std::string text;
    for (const std::string& note : notes)
        text += (text.empty() ? "\nNotes\n" : "") + fmt::format("  {}\n", note);
    return text;
}

std::string claimLines(const Json& claims) {
    std::string text;
    for (const Json& claim : claims) {
        text += text.empty() ? "\nOthers say (claims, not part of the table)\n" : "";
        text += fmt::format("  {}: {}", plain(claim.at("said_by")), plain(claim.at("about")));
        if (!claim.at("figure").is_null())
            text += ", " + plain(claim.at("figure"));
        if (claim.at("unit") == "share")
            text += ", " + plain(claim.at("quantity"));
        if (!claim.at("as_of").is_null())
            text += ", as of " + plain(claim.at("as_of"));
        text += fmt::format("\n    {}\n    In: {}, {}, {}. {}\n", plain(claim.at("text")),
                            plain(claim.at("report")), plain(claim.at("publisher")),
                            plain(claim.at("published")), plain(claim.at("url")));
    }
    return text;
}

std::string marketTitle(const MarketView& view) {
    return fmt::format("{}: {}, {} ({})\n", tableName(*view.series, *view.mineral), view.series->label,
                       periodWords(*view.series, view.data.year), view.source->shortName);
}

std::string basisSlug(DenominatorBasis basis) {
    switch (basis) {
    case DenominatorBasis::PublishedTotal:
        return "published_total";
    case DenominatorBasis::SumOfRows:
        return "sum_of_rows";
    case DenominatorBasis::SumOfRowsNoTotal:
        return "sum_of_rows_no_total";
    case DenominatorBasis::PublishedShares:
        return "published_shares";
    }
    return {};
}

std::string basisWords(DenominatorBasis basis) {
    switch (basis) {
    case DenominatorBasis::PublishedTotal:
        return "world total as published";
    case DenominatorBasis::SumOfRows:
        return "sum of the rows, above the rounded world total";
    case DenominatorBasis::SumOfRowsNoTotal:
        return "sum of the listed rows; no world total is published";
    case DenominatorBasis::PublishedShares:
        return "shares as published: 100 %, or their sum where rounding takes it higher";
    }
    return {};
}

} // namespace lodestone::cli
