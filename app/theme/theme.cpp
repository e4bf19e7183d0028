// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/theme.h"

#include <QFile>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPalette>

#include <algorithm>
#include <cmath>

// Outside any namespace: the macro declares a function of the compiled resource. Needed because the linker
// drops the initialiser of a resource that sits in a static library.
static void initResources() {
    Q_INIT_RESOURCE(app);
}

namespace lodestone {
namespace {

constexpr std::array<QLatin1StringView, 4> kindNames{QLatin1StringView("light"), QLatin1StringView("dark"),
                                                     QLatin1StringView("print"),
                                                     QLatin1StringView("high-contrast")};

struct TypeStyle {
    int px = 12;
    double line = 16;
    int weight = 400;
    double trackingEm = 0;
};

struct Tokens {
    std::array<Theme, allThemeKinds.size()> themes;
    std::array<TypeStyle, 9> type;
};

/// '#RRGGBB' or, as in CSS, '#RRGGBBAA' (Qt would read the alpha first).
QColor colourOf(const QJsonValue& value) {
    const QString text = value.toString();
    if (text.size() != 9)
        return QColor(text);
    QColor colour(text.left(7));
    colour.setAlpha(text.mid(7).toInt(nullptr, 16));
    return colour;
}

void readColours(Theme& theme, const QJsonObject& c) {
    const std::pair<const char*, QColor Theme::*> fields[] = {
        {"window", &Theme::window},
        {"panel", &Theme::panel},
        {"ground", &Theme::ground},
        {"raised", &Theme::raised},
        {"field", &Theme::field},
        {"border", &Theme::border},
        {"divider", &Theme::divider},
        {"grid", &Theme::grid},
        {"axis", &Theme::axis},
        {"text", &Theme::text},
        {"text_secondary", &Theme::textSecondary},
        {"text_muted", &Theme::textMuted},
        {"text_disabled", &Theme::textDisabled},
        {"text_on_accent", &Theme::textOnAccent},
        {"accent", &Theme::accent},
        {"accent_hover", &Theme::accentHover},
        {"accent_tint", &Theme::accentTint},
        {"accent_line", &Theme::accentLine},
        {"focus", &Theme::focus},
        {"hover", &Theme::hover},
        {"pressed", &Theme::pressed},
        {"link", &Theme::link},
        {"hypothetical", &Theme::hypothetical},
        {"hypothetical_tint", &Theme::hypotheticalTint},
        {"notice", &Theme::notice},
        {"notice_tint", &Theme::noticeTint},
        {"error", &Theme::error},
        {"error_tint", &Theme::errorTint},
        {"uncertainty", &Theme::uncertainty},
        {"event", &Theme::event},
        {"land", &Theme::land},
        {"land_border", &Theme::landBorder},
        {"sea", &Theme::sea},
        {"shadow", &Theme::shadow},
    };
    for (const auto& [name, member] : fields) {
        theme.*member = colourOf(c[QLatin1StringView(name)]);
        if (!(theme.*member).isValid())
            qFatal("tokens.json: colour '%s' is missing or not a colour; rebuild with an intact resources/",
                   name);
    }
}

Theme readTheme(const QJsonObject& root, ThemeKind kind) {
    Theme theme;
    theme.kind = kind;
    const QLatin1StringView name = kindNames[static_cast<std::size_t>(kind)];
    readColours(theme, root["colour"][name].toObject());
    theme.countryOther = colourOf(root["country_other"][name]);
    theme.residualFill = colourOf(root["residual"][name]["fill"]);
    theme.residualHatch = colourOf(root["residual"][name]["hatch"]);
    const QJsonObject countries = root["country"].toObject();
    for (const QJsonValue country : countries)
        theme.countries.emplace_back(country["iso3"].toString().toStdString(), colourOf(country[name]));
    std::ranges::sort(theme.countries, {}, [](const auto& entry) { return entry.first; });
    const QJsonArray steps = root["ramp"]["steps"].toArray();
    for (qsizetype i = 0; i < std::min<qsizetype>(steps.size(), 5); ++i) {
        const QJsonValue step = steps[i];
        theme.ramp[static_cast<std::size_t>(i)] = {step["hhi_from"].toDouble(), step["hhi_to"].toDouble(),
                                                   step["word"].toString(), colourOf(step[name]["fill"]),
                                                   colourOf(step[name]["text"])};
    }
    if (kind == ThemeKind::HighContrast)
        theme.leastTextContrast = 7;
    const QJsonValue alpha = root["alpha"];
    theme.estimateAlpha = alpha["estimate_fill"][name].toDouble(theme.estimateAlpha);
    theme.bandAlpha = alpha["interval_band"].toDouble(theme.bandAlpha);
    theme.dimmedAlpha = alpha["dimmed"].toDouble(theme.dimmedAlpha);
    theme.shadeAlpha = alpha["window_shade"].toDouble(theme.shadeAlpha);
    const QJsonValue size = root["size"];
    theme.barHeight = size["bar_height"].toDouble(theme.barHeight);
    theme.barPitch = size["bar_pitch"].toDouble(theme.barPitch);
    theme.eventGlyph = size["event_glyph"].toDouble(theme.eventGlyph);
    theme.pageMargin = root["space"]["xl"].toDouble(theme.pageMargin);
    theme.cardRadius = root["radius"]["card"].toDouble(theme.cardRadius);
    return theme;
}

TypeStyle readType(const QJsonValue& style) {
    return {style["px"].toInt(12), style["line"].toDouble(16), style["weight"].toInt(400),
            style["tracking_em"].toDouble(0)};
}

Tokens readTokens() {
    initResources();
    QFile file(QStringLiteral(":/tokens.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("tokens.json is missing from the program; rebuild with an intact resources/");
    QJsonParseError trouble;
    const QJsonObject root = QJsonDocument::fromJson(file.readAll(), &trouble).object();
    if (trouble.error != QJsonParseError::NoError)
        qFatal("tokens.json: %s at byte %d; mend the file and rebuild", qPrintable(trouble.errorString()),
               trouble.offset);
    Tokens tokens;
    for (const ThemeKind kind : allThemeKinds)
        tokens.themes[static_cast<std::size_t>(kind)] = readTheme(root, kind);
    const QJsonValue scale = root["type"]["scale"];
    constexpr std::array roles{"display", "headline",     "key_number", "section", "body",
                               "label",   "label_strong", "small",      "caps"};
    for (std::size_t i = 0; i < roles.size(); ++i)
        tokens.type[i] = readType(scale[QLatin1StringView(roles[i])]);
    return tokens;
}

const Tokens& tokens() {
    static const Tokens parsed = readTokens();
    return parsed;
}

const TypeStyle& styleOf(TypeRole role) {
    return tokens().type[static_cast<std::size_t>(role)];
}

} // namespace

std::optional<ThemeKind> themeKindFromText(QStringView text) {
    for (std::size_t i = 0; i < kindNames.size(); ++i)
        if (text == kindNames[i])
            return static_cast<ThemeKind>(i);
    return std::nullopt;
}

QColor Theme::colour(const ColourKey& key) const {
    switch (key.role) {
    case ColourKey::Role::Country: {
        const auto found =
            std::ranges::lower_bound(countries, key.iso3, {}, [](const auto& c) { return c.first; });
        return found != countries.end() && found->first == key.iso3 ? found->second : countryOther;
    }
    case ColourKey::Role::OtherCountry:
        return countryOther;
    case ColourKey::Role::Residual:
        return residualFill;
    case ColourKey::Role::Primary:
        return accent;
    case ColourKey::Role::Compare:
        return textSecondary;
    }
    return countryOther;
}

QColor Theme::estimate(const QColor& colour) const {
    const auto mixed = [this](int over, int under) {
        return static_cast<int>(std::lround(estimateAlpha * over + (1 - estimateAlpha) * under));
    };
    return QColor(mixed(colour.red(), ground.red()), mixed(colour.green(), ground.green()),
                  mixed(colour.blue(), ground.blue()));
}

const RampStep& Theme::step(double hhi, double moderate, double high) const {
    const std::array<double, 4> breaks{moderate, high, ramp[3].from, ramp[4].from};
    std::size_t index = 0;
    while (index < breaks.size() && hhi >= breaks[index])
        ++index;
    return ramp[index];
}

const Theme& theme(ThemeKind kind) {
    return tokens().themes[static_cast<std::size_t>(kind)];
}

ThemeKind systemThemeKind() {
    return QGuiApplication::palette().color(QPalette::Window).lightness() < 128 ? ThemeKind::Dark
                                                                                : ThemeKind::Light;
}

void loadFonts() {
    initResources();
    for (const char* weight : {"Regular", "Medium", "SemiBold", "Bold"}) {
        const QString path = QStringLiteral(":/fonts/Inter-%1.otf").arg(QLatin1StringView(weight));
        if (QFontDatabase::addApplicationFont(path) < 0)
            qFatal("The font %s is missing from the program; rebuild with an intact resources/fonts/",
                   qPrintable(path.mid(1)));
    }
}

QFont font(TypeRole role, double scale) {
    const TypeStyle& style = styleOf(role);
    QFont font(QStringLiteral("Inter Lodestone"));
    const int px = std::max(1, static_cast<int>(std::lround(style.px * scale)));
    font.setPixelSize(px);
    font.setWeight(static_cast<QFont::Weight>(style.weight));
    font.setStyleStrategy(QFont::StyleStrategy(QFont::PreferAntialias | QFont::NoSubpixelAntialias));
    // Unhinted, so that text keeps its width at every scale and an export breaks lines as the screen does.
    font.setHintingPreference(QFont::PreferNoHinting);
    if (style.trackingEm != 0)
        font.setLetterSpacing(QFont::AbsoluteSpacing, style.trackingEm * px);
    return font;
}

double lineHeight(TypeRole role) {
    return styleOf(role).line;
}

} // namespace lodestone
