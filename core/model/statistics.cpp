// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/statistics.h"

#include <array>
#include <utility>

namespace lodestone {
namespace {

constexpr std::array<std::pair<Topic, std::string_view>, 4> topicNames{
    {{Topic::NetImportReliance, "net_import_reliance"},
     {Topic::ImportSource, "import_source"},
     {Topic::EndUse, "end_use"},
     {Topic::Salient, "salient"}}};
constexpr std::array<std::pair<GovernanceDimension, std::string_view>, 7> dimensionNames{
    {{GovernanceDimension::Voice, "va"},
     {GovernanceDimension::Stability, "pv"},
     {GovernanceDimension::Effectiveness, "ge"},
     {GovernanceDimension::Regulation, "rq"},
     {GovernanceDimension::Law, "rl"},
     {GovernanceDimension::Corruption, "cc"},
     {GovernanceDimension::Mean, "mean"}}};

template <typename Names, typename Enum>
std::string_view nameOf(const Names& names, Enum wanted) {
    for (const auto& [value, name] : names)
        if (value == wanted)
            return name;
    return {};
}

template <typename Enum, typename Names>
std::optional<Enum> valueOf(const Names& names, std::string_view wanted) {
    for (const auto& [value, name] : names)
        if (name == wanted)
            return value;
    return std::nullopt;
}

} // namespace

std::string_view slug(Topic topic) {
    return nameOf(topicNames, topic);
}
std::optional<Topic> topicFromSlug(std::string_view slug) {
    return valueOf<Topic>(topicNames, slug);
}
std::string_view slug(GovernanceDimension dimension) {
    return nameOf(dimensionNames, dimension);
}

} // namespace lodestone
