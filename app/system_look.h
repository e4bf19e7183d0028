// SPDX-License-Identifier: GPL-3.0-or-later
// How the desktop wants programs to look, as its settings portal (org.freedesktop.portal.Settings) says it,
// now and whenever it changes. Without a portal nothing is ever heard. GUI thread.
#pragma once

#include "theme/theme.h"

#include <QDBusVariant>
#include <QObject>

namespace lodestone {

class SystemLook : public QObject {
    Q_OBJECT
public:
    /// `otherwise`: the look where the desktop has no preference.
    explicit SystemLook(ThemeKind otherwise, QObject* parent = nullptr);

signals:
    /// The first time only where it is not `otherwise`.
    void changed(lodestone::ThemeKind kind);

private slots:
    void setSetting(const QString& space, const QString& key, const QDBusVariant& value);

private:
    void ask();
    void take(const QString& key, uint value);

    const ThemeKind m_otherwise;
    ThemeKind m_kind;
    uint m_scheme = 0;   ///< 1: dark, 2: light
    uint m_contrast = 0; ///< 1: high
};

} // namespace lodestone
