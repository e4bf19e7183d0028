// SPDX-License-Identifier: GPL-3.0-or-later
// Integer keys of the database that cannot be swapped by mistake: a MineralId is not a CountryId.
// An id is only meaningful within the database it was read from; text that outlives a run uses slugs and ISO
// codes.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace lodestone {

template <typename Tag>
struct Id {
    std::int64_t value = 0; ///< 0 means none

    [[nodiscard]] explicit operator bool() const { return value != 0; }
    auto operator<=>(const Id&) const = default;
};

using CountryId = Id<struct CountryTag>;
using MineralId = Id<struct MineralTag>;
using SourceId = Id<struct SourceTag>;
using SeriesId = Id<struct SeriesTag>;
using BlocId = Id<struct BlocTag>;
using PlaceId = Id<struct PlaceTag>;
using EventId = Id<struct EventTag>;
using ClaimId = Id<struct ClaimTag>;
using FileId = Id<struct FileTag>;

} // namespace lodestone

template <typename Tag>
struct std::hash<lodestone::Id<Tag>> {
    std::size_t operator()(const lodestone::Id<Tag>& id) const noexcept {
        return std::hash<std::int64_t>{}(id.value);
    }
};
