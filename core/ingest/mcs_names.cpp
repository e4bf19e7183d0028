// SPDX-License-Identifier: GPL-3.0-or-later
// Names of rows in the Summaries of 2022 to 2025: countries with footnote marks and forms glued to them,
// world totals, other countries.
#include "ingest/mcs_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace lodestone {

namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// Digits at the end of a name are the mark of a footnote; a blank before them goes too.
std::string cutFootnote(std::string& name) {
    std::size_t end = name.size();
    while (end > 0 && isDigit(name[end - 1])) {
        --end;
    }
    const std::string mark = name.substr(end);
    name = std::string(trimmed(std::string_view(name).substr(0, end)));
    return mark;
}

struct Total {
    std::string_view text; ///< what follows 'World total'
    std::string_view remark;
};
constexpr std::array totals = {
    Total{"", ""},
    Total{" (rounded)", "rounded"},
    Total{" (ilmenite, rounded)", "rounded"},
    Total{" (rutile, rounded)", "rounded"},
    Total{" (ilmenite and rutile, rounded)", "rounded"},
    Total{", natural", ""},
    Total{", synthetic", ""},
    Total{", natural and synthetic", ""},
    Total{" (rounded), natural", "rounded"},
    Total{" (rounded), synthetic", "rounded"},
    Total{" (rounded), excluding U.S. production", "rounded, excluding U.S. production"},
    Total{" (rounded), excluding United States", "rounded, excluding United States"},
    Total{" (rounded), excluding United States.", "rounded, excluding United States"},
};

std::optional<McsOwner> totalOf(std::string name, const std::string& footnote) {
    constexpr std::string_view begin = "World total";
    if (!name.starts_with(begin)) {
        return std::nullopt;
    }
    const std::string_view rest = std::string_view(name).substr(begin.size());
    const auto at =
        std::find_if(totals.begin(), totals.end(), [rest](const Total& total) { return total.text == rest; });
    if (at == totals.end()) {
        return std::nullopt;
    }
    return McsOwner{{RowOwner::Kind::World, 0}, std::string(at->remark), footnote, false};
}

std::optional<McsOwner> otherOf(const std::string& name, const std::string& footnote) {
    struct Other {
        std::string_view text;
        std::string_view remark;
        bool estimated;
    };
    constexpr std::array others = {
        Other{"Other countries", "", false},
        Other{"Other Countries", "", false},
        Other{"Other", "", false},
        Other{"Other countriese", "", true},
        Other{"Other countries (rounded)", "rounded", false},
        Other{"Other countries (includes crude)", "includes crude", false},
    };
    const auto at = std::find_if(others.begin(), others.end(),
                                 [&name](const Other& other) { return other.text == name; });
    if (at == others.end()) {
        return std::nullopt;
    }
    return McsOwner{{RowOwner::Kind::Other, 0}, std::string(at->remark), footnote, at->estimated};
}

std::optional<McsOwner> countryOf(const IngestRun& run, std::string_view name, std::string_view remark) {
    const auto country = run.findCountry(name);
    if (!country) {
        return std::nullopt;
    }
    return McsOwner{
        {RowOwner::Kind::Country, country->value}, std::string(remark), "", false, std::string(name)};
}

/// 'Denmark (processed)', 'Kazakhstan, concentrate', 'Japane'; nothing when no part of it is a country.
std::optional<McsOwner> qualifiedCountry(const IngestRun& run, std::string_view name) {
    if (auto plain = countryOf(run, name, "")) {
        return plain;
    }
    if (name.ends_with('e')) {
        if (auto marked = countryOf(run, name.substr(0, name.size() - 1), "")) {
            marked->estimated = true;
            return marked;
        }
    }
    const std::size_t open = name.rfind(" (");
    if (open != std::string_view::npos && name.ends_with(')')) {
        return countryOf(run, name.substr(0, open), name.substr(open + 2, name.size() - open - 3));
    }
    const std::size_t comma = name.rfind(", ");
    return comma == std::string_view::npos ? std::nullopt
                                           : countryOf(run, name.substr(0, comma), name.substr(comma + 2));
}

} // namespace

McsOwner mcsOwner(const IngestRun& run, const CsvRow& row, std::string_view name) {
    std::string core = mcsText(name);
    const std::string footnote = cutFootnote(core);
    if (auto total = totalOf(core, footnote)) {
        return *total;
    }
    if (auto other = otherOf(core, footnote)) {
        return *other;
    }
    if (auto country = qualifiedCountry(run, core)) {
        country->footnote = footnote;
        return *country;
    }
    throw row.error(fmt::format("unknown country or row '{}'", core),
                    "Add it to db/curated/country_aliases.csv, or its form to core/ingest/mcs_names.cpp.");
}

} // namespace lodestone
