// SPDX-License-Identifier: GPL-3.0-or-later
#include "session.h"

#include <QSettings>

namespace lodestone {

namespace {

QSettings settings() {
    // Named here and not by the application object, so that it can be read before there is one.
    return QSettings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("Lodestone"),
                     QStringLiteral("lodestone"));
}

QString words(ThemeChoice choice) {
    switch (choice) {
    case ThemeChoice::Light:
        return QStringLiteral("light");
    case ThemeChoice::Dark:
        return QStringLiteral("dark");
    case ThemeChoice::System:
        break;
    }
    return QStringLiteral("system");
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
    session.inspector = file.value(QStringLiteral("window/inspector"), true).toBool();
    return session;
}

void Session::write() const {
    QSettings file = settings();
    QStringList widths;
    for (const int width : panes)
        widths.append(QString::number(width));
    file.setValue(QStringLiteral("view/theme"), words(theme));
    file.setValue(QStringLiteral("view/state"), state);
    file.setValue(QStringLiteral("window/geometry"), geometry);
    file.setValue(QStringLiteral("window/panes"), widths);
    file.setValue(QStringLiteral("window/inspector"), inspector);
}

QString Session::file() {
    return settings().fileName();
}

std::optional<ThemeChoice> themeChoiceFromText(QStringView text) {
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::System})
        if (text == words(choice))
            return choice;
    return std::nullopt;
}

ThemeKind resolve(ThemeChoice choice, ThemeKind system) {
    if (choice == ThemeChoice::System)
        return system;
    return choice == ThemeChoice::Dark ? ThemeKind::Dark : ThemeKind::Light;
}

} // namespace lodestone
