// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/figure.h"

#include <algorithm>

namespace lodestone {
namespace {

constexpr std::ptrdiff_t namedInFull = 2;

void append(std::string& text, std::string_view part, std::string_view separator) {
    if (!part.empty())
        text += (text.empty() ? "" : std::string(separator)) + std::string(part);
}

} // namespace

std::string sourceSentence(const std::vector<SourceLine>& sources) {
    const auto dataset = [](const SourceLine& line) { return !line.licence.empty(); };
    const bool brief = std::ranges::count_if(sources, dataset) > namedInFull;
    std::string data;
    std::vector<std::string> licences;
    std::string others;
    for (const SourceLine& line : sources) {
        if (!dataset(line)) {
            append(others, line.text, "; ");
            continue;
        }
        if (!brief || line.brief.empty()) {
            append(data, line.text + " (" + line.licence + ")", "; ");
            continue;
        }
        append(data, line.brief, ", ");
        if (std::ranges::find(licences, line.licence) == licences.end())
            licences.push_back(line.licence);
    }
    std::string terms;
    for (const std::string& licence : licences)
        append(terms, licence, "; ");
    if (!terms.empty())
        data += " (" + terms + ")";
    append(data, others, "; ");
    return data;
}

} // namespace lodestone
