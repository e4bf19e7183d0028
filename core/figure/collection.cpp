// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/collection.h"

#include "figure/outside_json.h"
#include "model/letters.h"
#include "model/outside_words.h"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

namespace lodestone {
namespace {

using Json = OutsideJson;

constexpr std::string_view formatName = "lodestone-collection";
constexpr std::size_t mostFigures = 1'000;
constexpr std::size_t mostWords = 1'000; // characters of a title, of an author
constexpr std::size_t longestStem = 60;
constexpr const char* remedy = "Open a .lodestone file that this program saved, or take a copy of it";

struct Broken : std::runtime_error {
    using std::runtime_error::runtime_error;
};

std::string textAt(const Json& object, const char* key) {
    const auto found = object.find(key);
    if (found == object.end())
        return {};
    if (!found->is_string())
        throw Broken(fmt::format("'{}' is no text", key));
    std::string text = cleanWords(found->get_ref<const std::string&>());
    if (characterCount(text) > mostWords)
        throw Broken(fmt::format("its {} has more than {} characters", key, mostWords));
    return text;
}

CollectionEntry entryFrom(const Json& json, std::size_t number) {
    if (!json.is_object() || !json.contains("figure") || !json.at("figure").is_object())
        throw Broken(fmt::format("figure {} of the list is none", number));
    auto parsed = parseDocument(json.at("figure").dump());
    if (const auto* fault = std::get_if<DocumentFault>(&parsed)) {
        std::string words = fault->text;
        while (words.ends_with('.'))
            words.pop_back();
        throw Broken(fmt::format("figure {} of the list cannot be read: {}", number, words));
    }
    return {textAt(json, "title"), std::get<FigureDocument>(std::move(parsed))};
}

Collection collectionFrom(std::string_view text) {
    const Json json = parseOutsideJson(text, mostCollectionBytes);
    if (!json.is_object() || textAt(json, "format") != formatName)
        throw Broken("it is JSON of another kind");
    const auto version = json.find("version");
    if (version == json.end() || !version->is_number_integer())
        throw Broken("it names no version");
    if (const auto number = version->get<long long>(); number != collectionVersion)
        throw Broken(
            fmt::format("its version is {}, and this program reads version {}: a newer Lodestone opens it",
                        number, collectionVersion));
    Collection collection{textAt(json, "title"), textAt(json, "author"), textAt(json, "date"), {}};
    const auto figures = json.find("figures");
    if (figures == json.end() || !figures->is_array())
        throw Broken("it has no list of figures");
    if (figures->size() > mostFigures)
        throw Broken(
            fmt::format("it has {} figures, and at most {} are allowed", figures->size(), mostFigures));
    for (const Json& one : *figures)
        collection.entries.push_back(entryFrom(one, collection.entries.size() + 1));
    return collection;
}

/// Letters and digits of ASCII, one hyphen for a run of anything else.
std::string folded(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (letter)
            out += lowerLetter(c);
        else if (!out.empty() && out.back() != '-')
            out += '-';
    }
    if (out.size() > longestStem)
        out.resize(std::max<std::size_t>(out.rfind('-', longestStem), 1));
    while (out.ends_with('-'))
        out.pop_back();
    return out.empty() ? "figure" : out;
}

} // namespace

std::string collectionText(const Collection& collection) {
    Json json;
    json["format"] = formatName;
    json["version"] = collectionVersion;
    json["title"] = collection.title;
    json["author"] = collection.author;
    json["date"] = collection.date;
    json["figures"] = Json::array();
    for (const CollectionEntry& entry : collection.entries) {
        Json one;
        one["title"] = entry.title;
        one["figure"] = Json::parse(documentText(entry.document));
        json["figures"].push_back(std::move(one));
    }
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::variant<Collection, CollectionFault> parseCollection(std::string_view text, const std::string& name) {
    try {
        return collectionFrom(text);
    } catch (const Broken& broken) {
        return CollectionFault{fmt::format("'{}' is no collection: {}. {}.", name, broken.what(), remedy)};
    } catch (const OutsideJsonError& error) {
        return CollectionFault{fmt::format("'{}' is no collection: {}. {}.", name, error.what(), remedy)};
    } catch (const Json::exception&) {
        return CollectionFault{fmt::format("'{}' is no collection: it is damaged. {}.", name, remedy)};
    }
}

void moveEntry(Collection& collection, std::size_t from, std::size_t to) {
    auto& entries = collection.entries;
    const auto at = [&](std::size_t i) { return entries.begin() + static_cast<std::ptrdiff_t>(i); };
    if (from < to)
        std::rotate(at(from), at(from) + 1, at(to) + 1);
    else if (to < from)
        std::rotate(at(to), at(from), at(from) + 1);
}

std::vector<std::string> entryFileStems(const Collection& collection) {
    std::vector<std::string> stems;
    const int digits = collection.entries.size() > 99 ? 3 : 2;
    for (const CollectionEntry& entry : collection.entries)
        stems.push_back(fmt::format("{:0{}}-{}", stems.size() + 1, digits, folded(entry.title)));
    return stems;
}

} // namespace lodestone
