// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/explanation_json.h"

namespace lodestone::cli {
namespace {

Json termJson(const ExplanationTerm& term) {
    Json json;
    json["label"] = term.label;
    json["text"] = term.text;
    json["value"] = term.value;
    json["printed"] = term.printed;
    return json;
}

Json rowJson(const ExplanationRow& row, const Catalogue& catalogue) {
    const Country* country = catalogue.country(row.country);
    Json json;
    json["name"] = row.name;
    json["iso3"] = country != nullptr ? Json(country->iso3) : Json();
    json["printed"] = row.printed;
    json["status"] = slug(row.status);
    json["note"] = orNull(row.note);
    const SourceFile* file = catalogue.file(row.file);
    json["source_file"] = file != nullptr ? Json(file->path) : Json();
    json["source_sheet"] = file != nullptr ? orNull(file->sheet) : Json();
    json["source_row"] = row.sourceRow > 0 ? Json(row.sourceRow) : Json();
    return json;
}

Json sourceJson(const Source& source) {
    Json json;
    json["source"] = source.slug;
    json["attribution"] = source.attribution;
    json["licence"] = source.licence;
    json["url"] = source.doi.empty() ? source.url : "https://doi.org/" + source.doi;
    return json;
}

} // namespace

Json explanationJson(const Explanation& explanation, const Catalogue& catalogue) {
    Json json;
    json["measure"] = explanation.slug;
    json["title"] = explanation.title;
    json["statement"] = orNull(explanation.statement);
    json["formula"] = orNull(explanation.formula);
    json["value_low"] = explanation.value.low;
    json["value_high"] = explanation.highBounded ? Json(explanation.value.high) : Json();
    json["printed"] = explanation.printed;
    json["unit"] = explanation.unit;
    if (!explanation.method.empty())
        json["method"] = explanation.method;
    json["terms"] = Json::array();
    for (const ExplanationTerm& term : explanation.terms)
        json["terms"].push_back(termJson(term));
    json["parts"] = Json::array();
    for (const Explanation& part : explanation.parts)
        json["parts"].push_back(explanationJson(part, catalogue));
    json["notes"] = explanation.notes;
    if (!explanation.rows.empty()) {
        json["rows"] = Json::array();
        for (const ExplanationRow& row : explanation.rows)
            json["rows"].push_back(rowJson(row, catalogue));
    }
    if (!explanation.sources.empty()) {
        json["sources"] = Json::array();
        for (const SourceId id : explanation.sources)
            if (const Source* source = catalogue.source(id))
                json["sources"].push_back(sourceJson(*source));
    }
    return json;
}

} // namespace lodestone::cli
