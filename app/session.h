// SPDX-License-Identifier: GPL-3.0-or-later
// What the window remembers between two starts, in one file: $XDG_CONFIG_HOME/Lodestone/lodestone.ini.
// Values are read once and written on leaving. GUI thread.
#pragma once

#include "theme/theme.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace lodestone {

/// One of three looks, or whatever the system had when the program started.
enum class ThemeChoice { Light, Dark, HighContrast, System };

struct Session {
    ThemeChoice theme = ThemeChoice::System;
    int scale = 100;     ///< per cent of the system's own scale, one of scales()
    QString state;       ///< text form of the ViewState; '' on a first start
    QByteArray geometry; ///< of the window; empty on a first start
    QList<int> panes;    ///< widths of left panel, pages and inspector
    bool inspector = true;
    QStringList recentViews; ///< text forms of what was saved, copied or presented, newest first
    QStringList recentFiles; ///< figures saved, newest first
    QStringList recentCollections;

    [[nodiscard]] static Session read();
    void write() const;
    /// The file that read() and write() use.
    [[nodiscard]] static QString file();
};

/// Per cent, ascending, 80 to 250.
[[nodiscard]] const QList<int>& scales();
/// The next larger (`by` 1) or smaller (`by` -1) of scales(); the same at an end.
[[nodiscard]] int scaleBeside(int scale, int by);

/// Puts `entry` first and drops the oldest beyond ten.
void remember(QStringList& recent, const QString& entry);

[[nodiscard]] std::optional<ThemeChoice>
themeChoiceFromText(QStringView text); ///< 'light', 'dark', 'high-contrast', 'system'
[[nodiscard]] QString themeChoiceText(ThemeChoice choice);
[[nodiscard]] ThemeKind resolve(ThemeChoice choice, ThemeKind system);

} // namespace lodestone
