// SPDX-License-Identifier: GPL-3.0-or-later
// How a figure is put on paper or screen when it leaves the program: size, resolution, ground, type. A value
// that the dialog, the command line and the file's own metadata share.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace lodestone {

struct ExportLook {
    enum class Ground { Light, Dark, Print, Transparent }; ///< Transparent: the light look without a ground
    enum class Vision {
        Full,
        Grey,
        Protanopia,
        Deuteranopia,
        Tritanopia
    }; ///< as who sees it; Full to print it

    int width = 1600; ///< px at scale 1; for a size in inches: inches x dpi
    int height = 900;
    double scale = 1; ///< of a PNG: 1 to 4 pixels for each px
    double dpi = 144; ///< written into a PNG (pHYs, times `scale`) and the page size of a PDF
    double typePoints =
        0; ///< size of the labels (design: 12 units) in points at `dpi`; 0: in proportion to the figure
    Ground ground = Ground::Light;
    Vision vision = Vision::Full;
    bool curves = false; ///< SVG: text as outlines, for programs without the font
    std::string preset;  ///< id of the preset it came from; '' for an own size
    bool operator==(const ExportLook&) const = default;
};

struct SizePreset {
    std::string_view id;    ///< 'article'
    std::string_view title; ///< 'Article, 16:9'
    std::string_view what;  ///< one sentence for the help
    int width, height;      ///< px
    double dpi;
    double typePoints; ///< as ExportLook::typePoints
};
/// article, wide, square, portrait, slide, a4-column, a4-page, letter-column, letter-page.
[[nodiscard]] std::span<const SizePreset> sizePresets();
[[nodiscard]] const SizePreset* sizePreset(std::string_view id);
/// The look with the preset's size, resolution and type.
[[nodiscard]] ExportLook withPreset(ExportLook look, const SizePreset& preset);

[[nodiscard]] std::string_view slug(ExportLook::Ground ground); ///< 'light', 'dark', 'print', 'transparent'
[[nodiscard]] std::optional<ExportLook::Ground> groundFromSlug(std::string_view slug);
[[nodiscard]] std::string_view slug(ExportLook::Vision vision); ///< 'full', 'grey', 'protanopia', …
[[nodiscard]] std::optional<ExportLook::Vision> visionFromSlug(std::string_view slug);

} // namespace lodestone
