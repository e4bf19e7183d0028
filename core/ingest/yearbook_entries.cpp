// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/yearbook.h"

#include "ingest/numbers.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace lodestone {

namespace {

constexpr std::string_view breakdownReason = "breakdown of the world total by form";
constexpr std::string_view formReason = "form of a product whose total for the country is read";
constexpr std::string_view allBlocksReason =
    "grand total over the parts of a table that are series of their own";

std::string withoutColon(std::string_view label) {
    return std::string(label.ends_with(':') ? label.substr(0, label.size() - 1) : label);
}

std::string joined(const std::string& first, const std::string& second) {
    return first.empty() || second.empty() ? first + second : first + ", " + second;
}

/// A total of the forms may be rounded to three digits where they are not.
bool addsUp(double total, double sum) {
    return std::abs(total - sum) <= std::max(1.0, 0.02 * sum);
}

class EntryReader {
public:
    EntryReader(const IngestRun& run, const YearbookTable& table,
                const std::function<YearbookForm(const std::string&)>& formOf)
        : m_run(run), m_table(table), m_formOf(formOf) {}

    YearbookEntries read() {
        for (const YearbookRow& row : m_table.rows()) {
            if (row.belowYears) {
                closeGroup();
                m_form.reset();
                m_block.clear();
                m_breakdown = false;
            }
            if (row.values.empty()) {
                readHeading(row);
            } else {
                readValues(row);
            }
        }
        closeGroup();
        return std::move(m_result);
    }

private:
    /// 'China:' and the forms below it; also 'Total:' with forms of its own.
    struct Group {
        YearbookEntry entry;
        std::string rest; ///< of its name: 'concentrate'
        std::vector<const YearbookRow*> forms;
        bool nested = false; ///< has a heading of its own below it
    };

    const YearbookForm& form() {
        if (!m_form) {
            m_form = m_formOf(m_block);
        }
        return *m_form;
    }

    void skip(const YearbookRow& row, std::string_view reason) {
        m_result.skipped[std::string(reason)] += static_cast<std::int64_t>(row.values.size());
    }

    YearbookEntry entryOf(const YearbookRow& row, RowOwner owner) const {
        const auto named = countryAtStart(m_run, row.label);
        return {m_block,   m_blockMarks, owner, withoutColon(row.label), named ? named->spelling : "", {},
                row.marks, row.row,      {}};
    }

    void readHeading(const YearbookRow& row) {
        const auto named = countryAtStart(m_run, row.label);
        if (row.label == "Of which:") {
            closeGroup();
            m_breakdown = true;
        } else if (named) {
            closeGroup();
            m_group =
                Group{entryOf(row, {RowOwner::Kind::Country, named->country.value}), named->rest, {}, false};
        } else if (row.label == "Total:") {
            closeGroup();
            m_group = Group{entryOf(row, {RowOwner::Kind::World, 0}), {}, {}, false};
        } else if (m_group) {
            m_group->nested = true;
        } else {
            m_block = withoutColon(row.label);
            m_blockMarks = row.marks;
            m_form.reset();
        }
    }

    void readValues(const YearbookRow& row) {
        if (m_breakdown) {
            skip(row, breakdownReason);
            return;
        }
        const auto named = countryAtStart(m_run, row.label);
        if (m_group && !named && row.label != "Grand total") {
            if (row.label == "Total") {
                closeGroup(&row);
            } else {
                m_group->forms.push_back(&row);
            }
            return;
        }
        closeGroup();
        if (named) {
            readCountry(row, *named);
        } else if (row.label == "Grand Total" && !m_block.empty()) {
            skip(row, allBlocksReason);
        } else if (row.label == "Total" || row.label == "Grand total") {
            YearbookEntry entry = entryOf(row, {RowOwner::Kind::World, 0});
            entry.rows = {&row};
            m_result.entries.push_back(std::move(entry));
        } else {
            throw m_table.place(row.row).error(
                fmt::format("'{}' begins with no country, and is no total", row.label),
                "Add the country to db/curated/country_aliases.csv, or compare with the workbook.");
        }
    }

    void readCountry(const YearbookRow& row, const NamedCountry& named) {
        const std::string& wanted = form().form;
        if (named.rest.find(wanted) == std::string::npos) {
            skip(row, fmt::format("given without its {}", wanted));
            return;
        }
        YearbookEntry entry = entryOf(row, {RowOwner::Kind::Country, named.country.value});
        entry.remark = named.rest;
        entry.rows = {&row};
        m_result.entries.push_back(std::move(entry));
    }

    void closeGroup(const YearbookRow* total = nullptr) {
        if (!m_group) {
            return;
        }
        Group group = std::move(*m_group);
        m_group.reset();
        if (total != nullptr) {
            group.entry.marks += total->marks;
            group.entry.row = total->row;
        }
        group.entry.remark = group.rest;
        if (!form().form.empty()) {
            takeForm(group, total);
        } else if (total != nullptr) {
            takeTotal(group, *total);
        } else {
            takeAll(group);
        }
        m_result.entries.push_back(std::move(group.entry));
    }

    void takeForm(Group& group, const YearbookRow* total) {
        for (const YearbookRow* row : group.forms) {
            if (!row->label.starts_with(form().form)) {
                skip(*row, fmt::format("form other than {}", form().form));
                continue;
            }
            if (!group.entry.rows.empty()) {
                throw m_table.place(row->row).error(
                    fmt::format("a second row '{}' for {}", form().form, group.entry.name),
                    "Name the row more closely in db/curated/yearbook_series.csv.");
            }
            group.entry.rows = {row};
            group.entry.row = row->row;
            group.entry.marks += row->marks;
            group.entry.remark = joined(group.rest, row->label);
        }
        if (total != nullptr || group.entry.rows.empty()) {
            throw m_table.place(group.entry.row)
                .error(fmt::format("{} has no row '{}', or a total over it", group.entry.name, form().form),
                       "Correct the form in db/curated/yearbook_series.csv.");
        }
    }

    void takeTotal(Group& group, const YearbookRow& total) {
        for (std::size_t i = 0; i < total.values.size(); ++i) {
            double sum = 0;
            bool allNumbers = !group.forms.empty();
            for (const YearbookRow* row : group.forms) {
                const PrintedValue value = parsePrinted(m_table.place(row->row), row->values[i].printed);
                allNumbers = allNumbers && (value.kind == PrintedValue::Kind::Number ||
                                            value.kind == PrintedValue::Kind::Dash);
                sum += value.number;
            }
            const auto printed = parseNumber(total.values[i].printed);
            if (allNumbers && !addsUp(printed.value_or(0), sum)) {
                throw m_table.place(total.row).error(
                    fmt::format("the total '{}' is not that of {}, whose forms add up to {}",
                                total.values[i].printed, group.entry.name, sum),
                    "Compare with the workbook: it may be the world's.");
            }
        }
        for (const YearbookRow* row : group.forms) {
            skip(*row, formReason);
        }
        group.entry.rows = {&total};
    }

    void takeAll(Group& group) {
        for (const YearbookRow* row : group.forms) {
            const auto leftOut = form().leftOut.find(row->label);
            if (leftOut != form().leftOut.end()) {
                skip(*row, leftOut->second);
            } else {
                group.entry.rows.push_back(row);
                group.entry.marks += row->marks;
            }
        }
        if (group.nested || group.entry.rows.empty() || group.entry.owner.kind != RowOwner::Kind::Country) {
            throw m_table.place(group.entry.row)
                .error(
                    fmt::format("'{}' has neither a total nor forms that can be added up", group.entry.name),
                    "Compare with the workbook, or name the form in db/curated/yearbook_series.csv.");
        }
    }

    const IngestRun& m_run;
    const YearbookTable& m_table;
    const std::function<YearbookForm(const std::string&)>& m_formOf;
    YearbookEntries m_result;
    std::string m_block;
    YearbookMarks m_blockMarks;
    std::optional<YearbookForm> m_form;
    std::optional<Group> m_group;
    bool m_breakdown = false;
};

} // namespace

std::optional<NamedCountry> countryAtStart(const IngestRun& run, std::string_view label) {
    const std::string text = withoutColon(label);
    for (std::size_t end = text.size(); end != std::string::npos; end = text.rfind(", ", end - 1)) {
        if (const auto country = run.findCountry(std::string_view(text).substr(0, end))) {
            return NamedCountry{*country, end < text.size() ? text.substr(end + 2) : std::string(),
                                text.substr(0, end)};
        }
        if (end == 0) {
            break;
        }
    }
    return std::nullopt;
}

YearbookEntries yearbookEntries(const IngestRun& run, const YearbookTable& table,
                                const std::function<YearbookForm(const std::string&)>& formOf) {
    return EntryReader(run, table, formOf).read();
}

} // namespace lodestone
