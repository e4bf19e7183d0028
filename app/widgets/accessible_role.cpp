// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/accessible_role.h"

#include <QAccessibleWidget>

namespace lodestone {

namespace {

constexpr const char* property = "lodestoneAccessibleRole";

/// Qt asks once for each class that a widget is of, the most special one first.
QAccessibleInterface* makeInterface(const QString&, QObject* object) {
    if (!object->isWidgetType())
        return nullptr;
    const QVariant role = object->property(property);
    return role.isValid() ? new QAccessibleWidget(static_cast<QWidget*>(object),
                                                  static_cast<QAccessible::Role>(role.toInt()))
                          : nullptr;
}

} // namespace

void setAccessibleRole(QWidget& widget, QAccessible::Role role) {
    static const bool installed = [] {
        QAccessible::installFactory(&makeInterface);
        return true;
    }();
    Q_UNUSED(installed);
    widget.setProperty(property, static_cast<int>(role));
}

} // namespace lodestone
