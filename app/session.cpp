// SPDX-License-Identifier: GPL-3.0-or-later
#include "session.h"

#include <QSettings>

#include <algorithm>
#include <array>

namespace lodestone {

namespace {

constexpr qsizetype mostRecent = 10;
constexpr std::array choices{ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::HighContrast,
                             ThemeChoice::System};

QSettings settings() {
    // Named here and not by the application object, so that it can be read before there is one.
    return QSettings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("Lodestone"),
                     QStringLiteral("lodestone"));
}

} // namespace

Session Session::read() {
    const QSettings file = settings();
    Session session;
    session.theme = themeChoiceFromText(file.value(QStringLiteral("view/theme")).toString())
                        .value_or(ThemeChoice::System);
    session.state = file.value(QStringLiteral("view/state")).toString();
    session.geometry = file.value(QStringLiteral("window/geometry")).toByteArray();
    for (const QString& width : file.value(QStringLiteral("window/panes")).toStringList())
        session.panes.append(width.toInt());
    if (const int scale = file.value(QStringLiteral("view/scale"), 100).toInt(); scales().contains(scale))
        session.scale = scale;
    session.recentViews = file.value(QStringLiteral("recent/views")).toStringList().mid(0, mostRecent);
    session.recentFiles = file.value(QStringLiteral("recent/files")).toStringList().mid(0, mostRecent);
    session.recentCollections =
        file.value(QStringLiteral("recent/collections")).toStringList().mid(0, mostRecent);
    session.inspector = file.value(QStringLiteral("window/inspector"), true).toBool();
    return session;
}

void Session::write() const {
    QSettings file = settings();
    QStringList widths;
    for (const int width : panes)
        widths.append(QString::number(width));
    file.setValue(QStringLiteral("view/theme"), themeChoiceText(theme));
    file.setValue(QStringLiteral("view/scale"), scale);
    const auto setList = [&file](const QString& key, const QStringList& list) {
        if (list.isEmpty())
            file.remove(key); // an empty list would be written as an invalid value
        else
            file.setValue(key, list);
    };
    setList(QStringLiteral("recent/views"), recentViews);
    setList(QStringLiteral("recent/files"), recentFiles);
    setList(QStringLiteral("recent/collections"), recentCollections);
    file.setValue(QStringLiteral("view/state"), state);
    file.setValue(QStringLiteral("window/geometry"), geometry);
    file.setValue(QStringLiteral("window/panes"), widths);
    file.setValue(QStringLiteral("window/inspector"), inspector);
}

QString Session::file() {
    return settings().fileName();
}

QString themeChoiceText(ThemeChoice choice) {
    switch (choice) {
    case ThemeChoice::Light:
        return QStringLiteral("light");
    case ThemeChoice::Dark:
        return QStringLiteral("dark");
    case ThemeChoice::HighContrast:
        return QStringLiteral("high-contrast");
    case ThemeChoice::System:
        break;
    }
    return QStringLiteral("system");
}

std::optional<ThemeChoice> themeChoiceFromText(QStringView text) {
    for (const ThemeChoice choice : choices)
        if (text == themeChoiceText(choice))
            return choice;
    return std::nullopt;
}

ThemeKind resolve(ThemeChoice choice, ThemeKind system) {
    switch (choice) {
    case ThemeChoice::Light:
        return ThemeKind::Light;
    case ThemeChoice::Dark:
        return ThemeKind::Dark;
    case ThemeChoice::HighContrast:
        return ThemeKind::HighContrast;
    case ThemeChoice::System:
        break;
    }
    return system;
}

const QList<int>& scales() {
    static const QList<int> all{80, 90, 100, 110, 125, 150, 175, 200, 225, 250};
    return all;
}

int scaleBeside(int scale, int by) {
    const QList<int>& all = scales();
    const qsizetype at = std::max<qsizetype>(0, all.indexOf(scale));
    return all[std::clamp<qsizetype>(at + by, 0, all.size() - 1)];
}

void remember(QStringList& recent, const QString& entry) {
    recent.removeAll(entry);
    recent.prepend(entry);
    if (recent.size() > mostRecent)
        recent.resize(mostRecent);
}

} // namespace lodestone
