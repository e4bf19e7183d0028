// SPDX-License-Identifier: GPL-3.0-or-later
// Notes and names of the Summaries of 2022 to 2025. Nothing is guessed: a remark counts only in the words
// listed here.
#include "ingest/mcs_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace lodestone {

namespace {

using Kind = PrintedValue::Kind;

enum class Says { Nothing, Estimated, Reported, ReportedNoYear };

/// A wording in lower case; '#' stands for a year of four digits.
struct Phrase {
    std::string_view text;
    Says says;
};

// Longer wordings come before those they hold.
constexpr std::array phrases = {
    Phrase{"also estimated in #", Says::Estimated},
    Phrase{"estimated in # also", Says::Estimated},
    Phrase{"in # is also estimated", Says::Estimated},
    Phrase{"in # were also estimated", Says::Estimated},
    Phrase{"estimated for #", Says::Estimated},
    Phrase{"estimated #", Says::Estimated},
    Phrase{"estimated in both years", Says::Estimated},
    Phrase{"estimated amount of rhenium", Says::Estimated},
    Phrase{"estimated rhenium recovered", Says::Estimated},
    Phrase{"estimated based on reported import data", Says::Estimated},
    Phrase{"estimated from china nonferrous metals industry association article", Says::Estimated},
    Phrase{"estimates were derived from", Says::Estimated},
    Phrase{"in #, as reported by", Says::Reported},
    Phrase{"production was reported in #", Says::Reported},
    Phrase{"reported production in #", Says::Reported},
    Phrase{"reported quantity in #", Says::Reported},
    Phrase{"reported data in #", Says::Reported},
    Phrase{"reported in #", Says::Reported},
    Phrase{"academic, company, and government reports", Says::Nothing},
    Phrase{"company and government reports", Says::Nothing},
    Phrase{"government and company reports", Says::Nothing},
    Phrase{"government reports", Says::Nothing},
    Phrase{"company reports", Says::Nothing},
    Phrase{"company-reported", Says::Nothing},
    Phrase{"reported country exports", Says::Nothing},
    Phrase{"reported data for brazil and kazakhstan", Says::Nothing},
    Phrase{"reported no production", Says::Nothing},
    Phrase{"reported by the national bureau of statistics", Says::Nothing},
    Phrase{"reported by the only producer", Says::Nothing},
    Phrase{"reported by two of the leading companies", Says::Nothing},
    Phrase{"reported reserves", Says::Nothing},
    Phrase{"reported quantities", Says::Nothing},
    Phrase{"not reported", Says::Nothing},
    Phrase{"not officially reported", Says::Nothing},
    Phrase{"make reliable production estimates", Says::Nothing},
    Phrase{"make reliable estimates", Says::Nothing},
    Phrase{"make an estimate", Says::Nothing},
    Phrase{"quantitative estimates of reserves were not available", Says::Nothing},
    Phrase{"the estimated sulfur content", Says::Nothing},
    Phrase{"the estimated selenium content", Says::Nothing},
    Phrase{"estimated to produce natural trona", Says::Nothing},
    Phrase{"estimated to still have", Says::Nothing},
    Phrase{"reserves were estimated to be", Says::Nothing},
    Phrase{"were estimated to be", Says::Nothing},
    Phrase{"estimated to be \"large\"", Says::Nothing},
    Phrase{"estimated reserves data were included only", Says::Nothing},
    Phrase{"estimated from consumption of purchased scrap", Says::Nothing},
    Phrase{"not reported in a consistent manner", Says::Nothing},
};

std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return result;
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// Whether `pattern` stands at `at`; gives the year that '#' matched.
bool matchesAt(std::string_view text, std::size_t at, std::string_view pattern, std::string& year) {
    for (const char wanted : pattern) {
        if (wanted != '#') {
            if (at >= text.size() || text[at] != wanted) {
                return false;
            }
            ++at;
            continue;
        }
        year = std::string(text.substr(std::min(at, text.size()), 4));
        if (year.size() != 4 || !std::all_of(year.begin(), year.end(), isDigit)) {
            return false;
        }
        at += 4;
    }
    return true;
}

void note(McsOrigin& origin, Says says, const std::string& phraseYear, int year) {
    const bool otherYear = !phraseYear.empty() && phraseYear != std::to_string(year);
    if (otherYear) {
        return;
    }
    origin.estimated = origin.estimated || says == Says::Estimated;
    origin.reported = origin.reported || says == Says::Reported;
    origin.reportedNoYear = origin.reportedNoYear || says == Says::ReportedNoYear;
}

/// Takes every place of the phrase out of the text and notes what it says.
void consume(std::string& text, const Phrase& phrase, McsOrigin& origin, int year) {
    std::string phraseYear;
    for (std::size_t at = 0; at < text.size();) {
        phraseYear.clear();
        if (!matchesAt(text, at, phrase.text, phraseYear)) {
            ++at;
            continue;
        }
        note(origin, phrase.says, phraseYear, year);
        const std::size_t size = phrase.text.size() + (phraseYear.empty() ? 0 : 3);
        text.replace(at, size, size, ' ');
    }
}

/// Remarks that are the whole note, or one end of it.
Says saysAsAWhole(std::string_view text) {
    while (text.ends_with('.')) {
        text.remove_suffix(1);
    }
    if (text == "estimated" || text == "estimated capacity" || text.starts_with("estimated, ")) {
        return Says::Estimated;
    }
    // 'reproted' stands so in the file of 2025.
    if (text == "reported" || text == "reproted" || text.ends_with(", reported")) {
        return Says::ReportedNoYear;
    }
    return Says::Nothing;
}

struct Word {
    std::string_view text;
    Kind kind;
    NoteFacts facts;
};

constexpr NoteFacts halfUnit{.lessThanHalfUnit = true};
constexpr NoteFacts elsewhere{.includedElsewhere = true};
// In lower case, without the full stop at the end.
const std::array knownWords = {
    Word{"w for 23-24", Kind::Withheld, {}},
    Word{"na", Kind::NotAvailable, {}},
    Word{"not available", Kind::NotAvailable, {}},
    Word{"xx", Kind::NotApplicable, {}},
    Word{"not applicable", Kind::NotApplicable, {}},
    Word{"less than \xC2\xBD unit", Kind::SmallOrOther, halfUnit},
    Word{"less than 1/2 unit", Kind::SmallOrOther, halfUnit},
    Word{"included in world total", Kind::SmallOrOther, elsewhere},
    Word{"included with ilmenite", Kind::SmallOrOther, elsewhere},
    Word{"included with other countries", Kind::SmallOrOther, elsewhere},
    Word{"included with \xE2\x80\x9Cother countries.\xE2\x80\x9D", Kind::SmallOrOther, elsewhere},
    Word{"united states rutile production and reserves data are included with ilmenite", Kind::SmallOrOther,
         elsewhere},
    Word{"large", Kind::Words, {}},
    Word{"moderate", Kind::Words, {}},
    Word{"moderate to large", Kind::Words, {}},
    Word{"small", Kind::Words, {}},
    Word{"very small", Kind::Words, {}},
    Word{"categorized as \"large\"", Kind::Words, {}},
    Word{"categorized as \"moderate\"", Kind::Words, {}},
    Word{"categorized as \"small\"", Kind::Words, {}},
    Word{"categorized as \"very small\"", Kind::Words, {}},
    Word{"reserves are categorized as \"small\"", Kind::Words, {}},
    Word{"reserves are categorized as \"large\"", Kind::Words, {}},
    Word{"world reserves are categorized as \"large\"", Kind::Words, {}},
    Word{"considered to be large", Kind::Words, {}},
    Word{"considered to be moderate to large", Kind::Words, {}},
    Word{"considered large in quantity", Kind::Words, {}},
    Word{"estimated to be \"large\"", Kind::Words, {}},
    Word{"world data were unavailable, but reserves were estimated to be large", Kind::Words, {}},
};

std::string_view withoutStop(std::string_view text) {
    if (text.ends_with('.')) {
        text.remove_suffix(1);
    }
    return trimmed(text);
}

std::optional<McsWord> boundOf(std::string_view text) {
    if (text.size() < 2 || (text.front() != '>' && text.front() != '<')) {
        return std::nullopt;
    }
    const auto number = parseNumber(trimmed(text.substr(1)));
    if (!number) {
        return std::nullopt;
    }
    const bool above = text.front() == '>';
    return McsWord{{above ? Kind::Above : Kind::Below, *number, 0, above ? 0 : *number}, {}};
}

} // namespace

std::string mcsText(std::string_view text) {
    constexpr std::string_view noBreakSpace = "\xC2\xA0";
    std::string result(text);
    for (std::size_t at = result.find(noBreakSpace); at != std::string::npos;
         at = result.find(noBreakSpace)) {
        result.replace(at, noBreakSpace.size(), " ");
    }
    return std::string(trimmed(result));
}

McsOrigin mcsOrigin(const CsvRow& row, std::string_view notes, int year) {
    std::string text = lower(mcsText(notes));
    McsOrigin origin;
    if (const Says says = saysAsAWhole(text); says != Says::Nothing) {
        note(origin, says, "", year);
        return origin;
    }
    for (const Phrase& phrase : phrases) {
        consume(text, phrase, origin, year);
    }
    for (const std::string_view unknown : {"estimat", "report"}) {
        if (text.find(unknown) != std::string::npos) {
            throw row.error(
                fmt::format("the note '{}' speaks of estimates or reports in a way not met before",
                            trimmed(notes)),
                "Add its wording and what it means to core/ingest/mcs_words.cpp.");
        }
    }
    return origin;
}

std::optional<McsWord> mcsWord(std::string_view text, int year) {
    const std::string core = lower(withoutStop(mcsText(text)));
    if (core == fmt::format("na for {}", year)) {
        return McsWord{{Kind::NotAvailable, 0, 0, 0}, {}};
    }
    for (const Word& word : knownWords) {
        if (core == word.text) {
            return McsWord{{word.kind, 0, 0, 0}, word.facts};
        }
    }
    return std::nullopt;
}

std::optional<McsSentence> mcsSentence(std::string_view notes, int year) {
    if (const auto whole = mcsWord(notes, year)) {
        return McsSentence{std::string(trimmed(notes)), *whole};
    }
    if (trimmed(notes).starts_with("NA (")) { // 'NA (Reserve data is thousand metric tons).'
        return McsSentence{"NA", *mcsWord("NA", year)};
    }
    for (const std::string& sentence : splitTrimmed(notes, ". ")) {
        const std::string_view core = withoutStop(sentence);
        if (const auto word = mcsWord(core, year)) {
            return McsSentence{std::string(core), *word};
        }
        if (const auto bound = boundOf(core)) {
            return McsSentence{std::string(core), *bound};
        }
    }
    return std::nullopt;
}

} // namespace lodestone
