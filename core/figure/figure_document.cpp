// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/figure_document.h"

#include "figure/event_words.h"
#include "figure/outside_json.h"
#include "model/outside_words.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <limits>
#include <utility>

#include <fmt/format.h>

namespace lodestone {
namespace {

using Json = OutsideJson;

constexpr const char* formatName = "lodestone-figure";
constexpr int firstForm = 1; // without what is drawn beside the table
constexpr int formatVersion = 2;
constexpr int mostSide = 100'000;            // px of a look; no export is as large
constexpr std::size_t mostBytes = 32U << 20; // of a document; the largest of ours has about one

// ---- values to JSON --------------------------------------------------------------------------------

/// As in the text form of a view: 'country:CHN', '' for none.
std::string markText(const Mark& mark) {
    ViewState state;
    state.selection = mark;
    const std::string text = state.text();
    constexpr std::string_view key = "&select=";
    const std::size_t at = text.find(key);
    return at == std::string::npos ? std::string() : text.substr(at + key.size());
}

Json jsonOf(const Anchor& anchor) {
    Json json{{"x", anchor.x}, {"y", anchor.y}};
    if (anchor.mark)
        json["mark"] = markText(anchor.mark);
    return json;
}

Json jsonOf(const Annotation& annotation) {
    return {{"kind", slug(annotation.kind)},
            {"text", annotation.text},
            {"at", jsonOf(annotation.at)},
            {"to", jsonOf(annotation.to)},
            {"level", annotation.level}};
}

Json jsonOf(const FigureFrame& frame) {
    Json json = Json::object();
    const std::pair<const char*, const std::optional<std::string>*> words[] = {{"headline", &frame.headline},
                                                                               {"subtitle", &frame.subtitle},
                                                                               {"note", &frame.note},
                                                                               {"alt", &frame.altText}};
    for (const auto& [key, value] : words)
        if (*value)
            json[key] = **value;
    json["credit"] = frame.credit;
    json["labels"] = frame.labels == FigureFrame::Labels::Legend ? "legend" : "direct";
    json["annotations"] = Json::array();
    for (const Annotation& annotation : frame.annotations)
        json["annotations"].push_back(jsonOf(annotation));
    return json;
}

Json jsonOf(const ExportLook& look) {
    return {{"width", look.width},
            {"height", look.height},
            {"scale", look.scale},
            {"dpi", look.dpi},
            {"type_points", look.typePoints},
            {"ground", slug(look.ground)},
            {"vision", slug(look.vision)},
            {"curves", look.curves},
            {"preset", look.preset}};
}

Json jsonOf(const DataTable& table) {
    Json columns = Json::array();
    for (const DataColumn& column : table.columns)
        columns.push_back({{"id", column.id},
                           {"title", column.title},
                           {"unit", column.unit},
                           {"numeric", column.numeric},
                           {"derived", column.derived}});
    return {{"columns", std::move(columns)}, {"rows", table.rows}};
}

Json jsonOf(const std::vector<SourceLine>& sources) {
    Json json = Json::array();
    for (const SourceLine& source : sources)
        json.push_back({{"text", source.text}, {"licence", source.licence}, {"url", source.url}});
    return json;
}

Json jsonOf(const std::vector<DrawnItem>& drawn) {
    Json json = Json::array();
    for (const DrawnItem& item : drawn)
        json.push_back({item.part, item.item, item.says});
    return json;
}

/// Letters beyond ASCII are escaped: no program that copies a file can change them.
std::string textOf(const Json& json) {
    return json.dump(-1, ' ', true, Json::error_handler_t::replace);
}

// ---- JSON to values; the first thing that is not as it should be ends the reading ---------------------

[[noreturn]] void refuse(const std::string& what) {
    throw DocumentFault{what};
}

/// An object that has no other fields than those.
const Json& object(const Json& json, const char* name, std::initializer_list<std::string_view> fields) {
    if (!json.is_object())
        refuse(fmt::format("{} is not an object", name));
    for (const auto& [key, value] : json.items())
        if (std::ranges::find(fields, key) == fields.end())
            refuse(fmt::format("{} has a field '{}' that is not known", name, cleanWords(key.substr(0, 60))));
    return json;
}

const Json& field(const Json& json, const char* key) {
    const auto found = json.find(key);
    if (found == json.end())
        refuse(fmt::format("'{}' is missing", key));
    return *found;
}

const Json& list(const Json& json, const char* key) {
    const Json& value = field(json, key);
    if (!value.is_array())
        refuse(fmt::format("'{}' is not a list", key));
    return value;
}

std::string word(const Json& json, const char* key) {
    const Json& value = field(json, key);
    if (!value.is_string())
        refuse(fmt::format("'{}' is not a text", key));
    return cleanWords(value.get_ref<const std::string&>(), Breaks::Keep);
}

bool flag(const Json& json, const char* key) {
    const Json& value = field(json, key);
    if (!value.is_boolean())
        refuse(fmt::format("'{}' is neither true nor false", key));
    return value.get<bool>();
}

double number(const Json& json, const char* key, double low = -1e12, double high = 1e12) {
    const Json& value = field(json, key);
    if (!value.is_number())
        refuse(fmt::format("'{}' is not a number", key));
    const double result = value.get<double>();
    if (!(result >= low && result <= high))
        refuse(fmt::format("'{}' is out of range", key));
    return result;
}

int whole(const Json& json, const char* key, int low, int high) {
    const double value = number(json, key, low, high);
    if (value != std::floor(value))
        refuse(fmt::format("'{}' is not a whole number", key));
    return static_cast<int>(value);
}

template <typename Value>
Value known(const std::optional<Value>& value, const char* key) {
    if (!value)
        refuse(fmt::format("'{}' is a word that is not known", key));
    return *value;
}

Anchor anchorOf(const Json& json) {
    object(json, "a place", {"x", "y", "mark"});
    Anchor anchor{{}, number(json, "x"), number(json, "y")};
    if (json.contains("mark")) {
        const auto state = parseViewState("select=" + word(json, "mark"));
        if (!state)
            refuse("'mark' is not a mark; one looks like 'country:CHN'");
        anchor.mark = state->selection;
    }
    return anchor;
}

Annotation annotationOf(const Json& json) {
    object(json, "an annotation", {"kind", "text", "at", "to", "level"});
    Annotation annotation;
    annotation.kind = known(annotationKindFromSlug(word(json, "kind")), "kind");
    annotation.at = anchorOf(field(json, "at"));
    if (json.contains("text"))
        annotation.text = word(json, "text");
    if (json.contains("to"))
        annotation.to = anchorOf(field(json, "to"));
    if (json.contains("level"))
        annotation.level = flag(json, "level");
    return annotation;
}

FigureFrame frameOf(const Json& json) {
    object(json, "the frame", {"headline", "subtitle", "note", "alt", "credit", "labels", "annotations"});
    FigureFrame frame;
    const std::pair<const char*, std::optional<std::string>*> words[] = {{"headline", &frame.headline},
                                                                         {"subtitle", &frame.subtitle},
                                                                         {"note", &frame.note},
                                                                         {"alt", &frame.altText}};
    for (const auto& [key, value] : words)
        if (json.contains(key))
            *value = word(json, key);
    if (json.contains("credit"))
        frame.credit = word(json, "credit");
    if (json.contains("labels")) {
        const std::string labels = word(json, "labels");
        if (labels != "direct" && labels != "legend")
            refuse("'labels' is direct or legend");
        frame.labels = labels == "legend" ? FigureFrame::Labels::Legend : FigureFrame::Labels::Direct;
    }
    if (json.contains("annotations"))
        for (const Json& one : list(json, "annotations"))
            frame.annotations.push_back(annotationOf(one));
    if (const std::string excess = excessOf(frame); !excess.empty())
        refuse(excess);
    return cleaned(std::move(frame));
}

ExportLook lookOf(const Json& json) {
    object(json, "the look",
           {"width", "height", "scale", "dpi", "type_points", "ground", "vision", "curves", "preset"});
    ExportLook look;
    look.width = whole(json, "width", 1, mostSide);
    look.height = whole(json, "height", 1, mostSide);
    look.scale = number(json, "scale", 0.1, 100);
    look.dpi = number(json, "dpi", 1, mostSide);
    look.typePoints = number(json, "type_points", 0, 1000);
    look.ground = known(groundFromSlug(word(json, "ground")), "ground");
    look.vision = known(visionFromSlug(word(json, "vision")), "vision");
    look.curves = flag(json, "curves");
    look.preset = word(json, "preset");
    return look;
}

DataTable tableOf(const Json& json) {
    object(json, "the data", {"columns", "rows"});
    DataTable table;
    for (const Json& column : list(json, "columns")) {
        object(column, "a column", {"id", "title", "unit", "numeric", "derived"});
        table.columns.push_back({word(column, "id"), word(column, "title"), word(column, "unit"),
                                 flag(column, "numeric"), word(column, "derived")});
    }
    for (const Json& row : list(json, "rows")) {
        if (!row.is_array() || row.size() != table.columns.size())
            refuse("a row has not as many cells as there are columns");
        std::vector<std::string> cells;
        for (const Json& cell : row) {
            if (!cell.is_string())
                refuse("a cell is not a text");
            cells.push_back(cleanWords(cell.get_ref<const std::string&>(), Breaks::Keep));
        }
        table.rows.push_back(std::move(cells));
    }
    return table;
}

std::vector<DrawnItem> drawnOf(const Json& items) {
    std::vector<DrawnItem> drawn;
    for (const Json& item : items) {
        const auto isText = [](const Json& part) { return part.is_string(); };
        if (!item.is_array() || item.size() != 3 || !std::ranges::all_of(item, isText))
            refuse("an item that is drawn is not three texts");
        const auto part = [&](std::size_t i) {
            return cleanWords(item[i].get_ref<const std::string&>(), Breaks::Keep);
        };
        drawn.push_back({part(0), part(1), part(2)});
    }
    return drawn;
}

FigureDocument documentOf(const Json& json) {
    if (!json.is_object() || !json.contains("format") || json["format"] != formatName)
        refuse("it is not the description of a figure");
    const int version = whole(json, "version", firstForm, std::numeric_limits<int>::max());
    if (version > formatVersion)
        throw DocumentFault{fmt::format("it was made by a newer program ({})",
                                        json.contains("program") && json["program"].is_string()
                                            ? cleanWords(json["program"].get<std::string>()).substr(0, 60)
                                            : "which it does not name"),
                            true};
    object(json, "the figure",
           {"format", "version", "program", "state", "frame", "look", "data", "sources", "drawn"});
    FigureDocument document;
    document.program = word(json, "program");
    document.state = known(parseViewState(word(json, "state")), "state");
    document.frame = frameOf(field(json, "frame"));
    document.look = lookOf(field(json, "look"));
    document.table = tableOf(field(json, "data"));
    for (const Json& source : list(json, "sources")) {
        object(source, "a source", {"text", "licence", "url"});
        document.sources.push_back({word(source, "text"), word(source, "licence"), word(source, "url")});
    }
    if (version > firstForm)
        document.drawn = drawnOf(list(json, "drawn"));
    else if (json.contains("drawn"))
        refuse("'drawn' is not known in its form");
    return document;
}

template <typename Value>
std::variant<Value, DocumentFault> parsed(std::string_view text, Value (*read)(const Json&)) {
    try {
        return read(parseOutsideJson(text, mostBytes));
    } catch (const OutsideJsonError& error) {
        return DocumentFault{error.what()};
    } catch (const DocumentFault& fault) {
        return fault;
    }
}

bool sameColumn(const DataColumn& a, const DataColumn& b) {
    return a.id == b.id && a.title == b.title && a.unit == b.unit && a.numeric == b.numeric &&
           a.derived == b.derived;
}

} // namespace

bool FigureDocument::operator==(const FigureDocument& other) const {
    const auto sameSource = [](const SourceLine& a, const SourceLine& b) {
        return a.text == b.text && a.licence == b.licence && a.url == b.url;
    };
    return state == other.state && frame == other.frame && look == other.look &&
           table.rows == other.table.rows && program == other.program && drawn == other.drawn &&
           std::ranges::equal(table.columns, other.table.columns, sameColumn) &&
           std::ranges::equal(sources, other.sources, sameSource);
}

FigureDocument documentOf(const Figure& figure, const ExportLook& look, std::string program) {
    return {stateToBuild(figure),
            figure.frame,
            look,
            {figure.table.columns, figure.table.rows, {}},
            figure.sources,
            std::move(program),
            drawnItems(figure)};
}

std::string_view programName() {
    return "lodestone " LODESTONE_VERSION;
}

std::string documentText(const FigureDocument& document) {
    Json json{{"format", formatName},
              {"version", document.drawn ? formatVersion : firstForm},
              {"program", document.program},
              {"state", document.state.text()},
              {"frame", jsonOf(document.frame)},
              {"look", jsonOf(document.look)},
              {"data", jsonOf(document.table)},
              {"sources", jsonOf(document.sources)}};
    if (document.drawn)
        json["drawn"] = jsonOf(*document.drawn);
    return textOf(json);
}

std::variant<FigureDocument, DocumentFault> parseDocument(std::string_view text) {
    return parsed<FigureDocument>(text, documentOf);
}

std::string frameText(const FigureFrame& frame) {
    return textOf(jsonOf(frame));
}

std::variant<FigureFrame, DocumentFault> parseFrame(std::string_view text) {
    return parsed<FigureFrame>(text, frameOf);
}

std::variant<Annotation, DocumentFault> parseAnnotation(std::string_view text) {
    return parsed<Annotation>(text, annotationOf);
}

} // namespace lodestone
