// SPDX-License-Identifier: GPL-3.0-or-later
#include "system_look.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

#include <utility>

namespace lodestone {
namespace {

const QString space = QStringLiteral("org.freedesktop.appearance");
const QString path = QStringLiteral("/org/freedesktop/portal/desktop");
const QString interface = QStringLiteral("org.freedesktop.portal.Settings");

} // namespace

SystemLook::SystemLook(ThemeKind otherwise, QObject* parent)
    : QObject(parent), m_otherwise(otherwise), m_kind(otherwise) {
    qRegisterMetaType<QDBusVariant>("QDBusVariant"); // Qt looks the slot's parameters up by name
    // Heard from anybody: to ask for the owner of a name would wait for the bus.
    if (QDBusConnection::sessionBus().connect({}, path, interface, QStringLiteral("SettingChanged"), this,
                                              SLOT(setSetting(QString, QString, QDBusVariant))))
        ask();
}

void SystemLook::ask() {
    QDBusMessage question = QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.portal.Desktop"),
                                                           path, interface, QStringLiteral("ReadAll"));
    question << QStringList{space};
    auto* answer = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(question), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        answer->deleteLater();
        if (answer->isError()) // no portal, or one that knows no settings
            return;
        const auto all = qdbus_cast<QMap<QString, QVariantMap>>(answer->reply().arguments().value(0));
        const QVariantMap settings = all.value(space);
        for (auto one = settings.begin(); one != settings.end(); ++one)
            take(one.key(), one.value().toUInt());
    });
}

void SystemLook::setSetting(const QString& changedSpace, const QString& key, const QDBusVariant& value) {
    if (changedSpace == space)
        take(key, value.variant().toUInt());
}

void SystemLook::take(const QString& key, uint value) {
    if (key == QStringLiteral("color-scheme"))
        m_scheme = value;
    else if (key == QStringLiteral("contrast"))
        m_contrast = value;
    const ThemeKind kind = m_contrast == 1 ? ThemeKind::HighContrast
                           : m_scheme == 1 ? ThemeKind::Dark
                           : m_scheme == 2 ? ThemeKind::Light
                                           : m_otherwise;
    if (kind != std::exchange(m_kind, kind))
        emit changed(kind);
}

} // namespace lodestone
