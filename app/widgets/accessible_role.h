// SPDX-License-Identifier: GPL-3.0-or-later
// The role that a widget made of others, or painted by hand, has to a screen reader: Qt would call it a
// filler, whose name is not read out. GUI thread.
#pragma once

#include <QAccessible>

class QWidget;

namespace lodestone {

/// To be called first of all where the widget is made: its name alone makes Qt ask for its interface.
void setAccessibleRole(QWidget& widget, QAccessible::Role role);

} // namespace lodestone
