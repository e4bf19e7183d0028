// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/annotation_words.h"

#include "cli/failure.h"
#include "cli/question.h"
#include "figure/figure_document.h"

#include <charconv>
#include <vector>

#include <fmt/format.h>

namespace lodestone::cli {
namespace {

[[noreturn]] void misuse(const std::string& typed, const std::string& how) {
    throw Failure(
        ExitCode::WrongUsage,
        fmt::format("--annotate '{}' cannot be read: {}. Run 'lodestone figure --help'.", typed, how));
}

std::string trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(' ');
    return first == std::string_view::npos
               ? std::string()
               : std::string(text.substr(first, text.find_last_not_of(' ') - first + 1));
}

std::vector<std::string> wordsOf(std::string_view text) {
    std::vector<std::string> words;
    while (!(text = text.substr(std::min(text.size(), text.find_first_not_of(' ')))).empty()) {
        const std::string_view word = text.substr(0, text.find(' '));
        words.emplace_back(word);
        text.remove_prefix(word.size());
    }
    return words;
}

double numberIn(const std::string& typed, std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !(value > -1e12 && value < 1e12))
        misuse(typed, fmt::format("'{}' is not a number", text));
    return value;
}

Mark markIn(const std::string& typed, const std::string& text, const Catalogue& catalogue) {
    const auto state = parseViewState("select=" + text);
    if (!state)
        misuse(typed, fmt::format("'{}' is not a mark; one looks like country:CHN", text));
    Mark mark = state->selection;
    if (mark.kind == Mark::Kind::Country)
        mark.key = countryNamed(mark.key, catalogue).iso3;
    return mark;
}

/// [MARK@]X[,Y]
Anchor placeIn(const std::string& typed, const std::string& text, const Catalogue& catalogue) {
    Anchor anchor;
    const std::size_t at = text.find('@');
    if (at != std::string::npos)
        anchor.mark = markIn(typed, text.substr(0, at), catalogue);
    const std::string_view numbers = std::string_view(text).substr(at == std::string::npos ? 0 : at + 1);
    const std::size_t comma = numbers.find(',');
    anchor.x = numberIn(typed, numbers.substr(0, comma));
    if (comma != std::string_view::npos)
        anchor.y = numberIn(typed, numbers.substr(comma + 1));
    return anchor;
}

} // namespace

Annotation annotationTyped(const std::string& typed, const Catalogue& catalogue) {
    if (typed.starts_with('{')) {
        auto parsed = parseAnnotation(typed);
        if (const auto* fault = std::get_if<DocumentFault>(&parsed))
            misuse(typed, fault->text);
        return std::get<Annotation>(parsed);
    }
    const std::size_t equals = typed.find('=');
    const std::vector<std::string> words = wordsOf(std::string_view(typed).substr(0, equals));
    if (words.empty())
        misuse(typed, "it is empty");
    Annotation annotation;
    annotation.text = equals == std::string::npos ? std::string() : trimmed(typed.substr(equals + 1));
    annotation.level = words[0] == "level";
    const auto kind = annotationKindFromSlug(annotation.level ? "line" : words[0]);
    if (!kind)
        misuse(typed, fmt::format("'{}' is not a kind; they are text, arrow, range, line, level and country",
                                  words[0]));
    annotation.kind = *kind;
    const bool two = *kind == Annotation::Kind::Arrow || *kind == Annotation::Kind::Range;
    if (words.size() != (two ? 3U : 2U))
        misuse(typed, fmt::format("'{}' takes {}", words[0],
                                  *kind == Annotation::Kind::Country ? "a country"
                                  : two                              ? "two places"
                                                                     : "one place"));
    if (*kind == Annotation::Kind::Country) {
        annotation.at.mark = {Mark::Kind::Country, countryNamed(words[1], catalogue).iso3};
        return annotation;
    }
    annotation.at = placeIn(typed, words[1], catalogue);
    if (two)
        annotation.to = placeIn(typed, words[2], catalogue);
    if (annotation.level) // a single number of a level is its value
        annotation.at = {annotation.at.mark, 0,
                         words[1].find(',') == std::string::npos ? annotation.at.x : annotation.at.y};
    return annotation;
}

} // namespace lodestone::cli
