// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/citation.h"

#include <array>
#include <string_view>

#include <fmt/format.h>

namespace lodestone {
namespace {

constexpr std::string_view compiledBy = "compiled by ";

std::string trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos)
        return {};
    return std::string(text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1));
}

/// 'ISO; i18n-iso-countries' are two bodies; who compiled what another published is no author of it.
void addPublishers(Work& work, std::string_view publisher) {
    while (!publisher.empty()) {
        const std::size_t end = std::min(publisher.find(';'), publisher.size());
        std::string body = trimmed(publisher.substr(0, end));
        if (body.starts_with(compiledBy))
            work.note = "Compiled by " + body.substr(compiledBy.size());
        else if (!body.empty())
            work.authors.push_back(std::move(body));
        publisher.remove_prefix(std::min(end + 1, publisher.size()));
    }
}

std::string linkOf(const Work& work) {
    return work.doi.empty() ? work.url : "https://doi.org/" + work.doi;
}

/// What TeX would take as a command stands for itself.
std::string texText(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '\\':
            out += "\\textbackslash{}";
            break;
        case '~':
            out += "\\textasciitilde{}";
            break;
        case '^':
            out += "\\textasciicircum{}";
            break;
        case '{':
        case '}':
        case '$':
        case '&':
        case '#':
        case '%':
        case '_':
            out += '\\';
            out += c;
            break;
        case '\n':
        case '\r':
        case '\t':
            out += ' ';
            break;
        default:
            out += c;
        }
    }
    return out;
}

/// Addresses stay as they are, but for what would end the field or the line.
std::string texAddress(std::string_view address) {
    std::string out;
    for (const char c : address)
        if (c == '{' || c == '}' || c == '\\' || c == ' ' || c == '\n')
            out += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
        else
            out += c;
    return out;
}

std::string lineOf(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c == '\n' || c == '\r' || c == '\t')
            c = ' ';
    return out;
}

} // namespace

Work workOf(const Source& source) {
    Work work;
    work.key = source.slug;
    addPublishers(work, source.publisher);
    work.title = source.title;
    work.edition = source.edition;
    work.published = source.published;
    work.dataset = source.kind == "dataset";
    work.doi = source.doi;
    work.url = source.url;
    return work;
}

Work workOf(const Event& event) {
    Work work;
    work.key = "lodestone-" + event.slug;
    addPublishers(work, event.publisher);
    work.title = event.sourceTitle;
    work.url = event.url;
    work.note = fmt::format("On the event of {}: {}", event.date.words(), event.title);
    return work;
}

std::string plainCitation(const Work& work) {
    std::string text;
    for (const std::string& author : work.authors)
        text += (text.empty() ? "" : "; ") + author;
    if (work.published.year != 0)
        text += fmt::format(" ({})", work.published.year);
    text += ": " + work.title;
    if (!work.edition.empty())
        text += ", " + work.edition;
    text += '.';
    if (!work.note.empty())
        text += ' ' + work.note + '.';
    if (const std::string link = linkOf(work); !link.empty())
        text += ' ' + link;
    return text;
}

std::string bibtex(const Work& work) {
    constexpr std::array months{"jan", "feb", "mar", "apr", "may", "jun",
                                "jul", "aug", "sep", "oct", "nov", "dec"};
    std::string fields;
    const auto add = [&fields](std::string_view name, const std::string& value) {
        fields += fmt::format(",\n  {:<12} = {}", name, value);
    };
    std::string authors;
    for (const std::string& author : work.authors)
        authors += fmt::format("{}{{{}}}", authors.empty() ? "" : " and ", texText(author));
    if (!authors.empty()) {
        add("author", "{" + authors + "}");
        add("publisher", "{" + texText(work.authors.front()) + "}");
    }
    add("title", "{{" + texText(work.title) + "}}");
    if (!work.edition.empty())
        add("edition", "{" + texText(work.edition) + "}");
    if (work.published.year != 0)
        add("year", fmt::format("{{{}}}", work.published.year));
    if (work.published.month != 0)
        add("month", months.at(static_cast<std::size_t>(work.published.month - 1)));
    if (work.dataset)
        add("howpublished", "{Data set}");
    if (!work.doi.empty())
        add("doi", "{" + texAddress(work.doi) + "}");
    if (!work.url.empty())
        add("url", "{" + texAddress(work.url) + "}");
    if (!work.note.empty())
        add("note", "{" + texText(work.note) + "}");
    return fmt::format("@misc{{{}{}\n}}\n", work.key, fields);
}

std::string ris(const Work& work) {
    std::string out;
    const auto add = [&out](std::string_view tag, std::string_view value) {
        if (!value.empty())
            out += fmt::format("{}  - {}\r\n", tag, lineOf(value));
    };
    add("TY", work.dataset ? "DATA" : "GEN");
    add("ID", work.key);
    for (const std::string& author : work.authors)
        add("AU", author);
    add("TI", work.title);
    if (!work.authors.empty())
        add("PB", work.authors.front());
    add("ET", work.edition);
    if (work.published.year != 0) {
        add("PY", fmt::format("{}", work.published.year));
        if (work.published.month != 0)
            add("DA", fmt::format("{}/{:02}/{}/", work.published.year, work.published.month,
                                  work.published.day != 0 ? fmt::format("{:02}", work.published.day) : ""));
    }
    add("DO", work.doi);
    add("UR", work.url);
    add("N1", work.note);
    return out + "ER  - \r\n";
}

} // namespace lodestone
