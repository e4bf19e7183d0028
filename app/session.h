// SPDX-License-Identifier: GPL-3.0-or-later
// What the window remembers between two starts, in one file: $XDG_CONFIG_HOME/Lodestone/lodestone.ini.
// Values are read once and written on leaving. GUI thread.
#pragma once

#include "theme/theme.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace lodestone {

/// Light, dark, or whatever the system had when the program started.
enum class ThemeChoice { Light, Dark, System };

struct Session {
    ThemeChoice theme = ThemeChoice::System;
    QString state;       ///< text form of the ViewState; '' on a first start
    QByteArray geometry; ///< of the window; empty on a first start
    QList<int> panes;    ///< widths of left panel, pages and inspector
    bool inspector = true;

    [[nodiscard]] static Session read();
    void write() const;
    /// The file that read() and write() use.
    [[nodiscard]] static QString file();
};

[[nodiscard]] std::optional<ThemeChoice> themeChoiceFromText(QStringView text); ///< 'light', 'dark', 'system'
[[nodiscard]] ThemeKind resolve(ThemeChoice choice, ThemeKind system);

} // namespace lodestone
