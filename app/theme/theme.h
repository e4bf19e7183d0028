// SPDX-License-Identifier: GPL-3.0-or-later
// Colours, type and spacing of one theme, read once from resources/tokens.json. A value; GUI thread or not.
#pragma once

#include "figure/figure.h"

#include <QColor>
#include <QFont>
#include <QString>

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace lodestone {

enum class ThemeKind { Light, Dark, Print, HighContrast };
inline constexpr std::array allThemeKinds{ThemeKind::Light, ThemeKind::Dark, ThemeKind::Print,
                                          ThemeKind::HighContrast};
[[nodiscard]] std::optional<ThemeKind>
themeKindFromText(QStringView text); ///< 'light', 'dark', 'print', 'high-contrast'

/// One step of the concentration ramp: fill, colour of text on it, and its word.
struct RampStep {
    double from = 0; ///< HHI
    double to = 0;
    QString word;
    QColor fill;
    QColor text;
};

/// Roles of type; pixel sizes at scale 1 are in tokens.json.
enum class TypeRole { Display, Headline, KeyNumber, Section, Body, Label, LabelStrong, Small, Caps };

struct Theme {
    ThemeKind kind = ThemeKind::Light;
    QColor window, panel, ground, raised, field, border, divider, grid, axis;
    QColor text, textSecondary, textMuted, textDisabled, textOnAccent;
    QColor accent, accentHover, accentTint, accentLine, focus, hover, pressed, link;
    QColor hypothetical, hypotheticalTint, notice, noticeTint, error, errorTint;
    QColor uncertainty, event, land, landBorder, sea, shadow;
    QColor countryOther, residualFill, residualHatch;
    double estimateAlpha = 0.62;
    double bandAlpha = 0.18;
    double dimmedAlpha = 0.28;
    double shadeAlpha = 0.1;        ///< of `uncertainty`, behind what is scheduled
    double leastTextContrast = 4.5; ///< WCAG AA; 7, AAA, in high contrast
    double barHeight = 12, barPitch = 19, eventGlyph = 10;
    double pageMargin = 20, cardRadius = 6;
    std::array<RampStep, 5> ramp;
    std::vector<std::pair<std::string, QColor>> countries; ///< iso3 -> colour

    [[nodiscard]] QColor colour(const ColourKey& key) const;
    /// `colour` mixed over the ground as an estimate is drawn.
    [[nodiscard]] QColor estimate(const QColor& colour) const;
    /// The ramp step of an HHI, its first two breaks moved to the regime's thresholds.
    [[nodiscard]] const RampStep& step(double hhi, double moderate, double high) const;
};

/// The themes, parsed on first use and kept.
[[nodiscard]] const Theme& theme(ThemeKind kind);
/// Dark when the application's palette is dark (Qt 6.4 has no colour-scheme hint).
[[nodiscard]] ThemeKind systemThemeKind();

/// Registers the shipped Inter files with Qt; call once after the application object exists. Errors out
/// loudly (qFatal) when a font is missing, because figures would differ from machine to machine.
void loadFonts();
/// Inter (the shipped cut of it) at the role's size, weight and tracking; `scale` multiplies the pixel size.
[[nodiscard]] QFont font(TypeRole role, double scale = 1.0);
/// Height of the line box of a role at scale 1.
[[nodiscard]] double lineHeight(TypeRole role);

} // namespace lodestone
