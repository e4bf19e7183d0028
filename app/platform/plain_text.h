// SPDX-License-Identifier: GPL-3.0-or-later
// Words are shown as they are. Qt takes words that look like HTML for HTML, in labels, tooltips and message
// boxes, and then loads what they name; words may come from a figure file, a file's name or a database. GUI
// thread.
#pragma once

#include <QMessageBox>
#include <QObject>
#include <QString>

class QHelpEvent;

namespace lodestone {

/// Watches all widgets of an application: a label that leaves it to Qt what its words are shows them plainly,
/// and so does every tooltip, of widgets, of items and of heads.
class PlainTextGate : public QObject {
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    static bool showTipOf(QWidget& widget, const QHelpEvent& help);
};

/// A tooltip of plain words, broken into lines where they are long.
void showTip(QPoint global, const QString& words, QWidget* widget, const QRect& area = {});

/// A message box of plain words that deletes itself once it is closed; open() shows it.
[[nodiscard]] QMessageBox* plainBox(QMessageBox::Icon icon, const QString& title, const QString& words,
                                    QMessageBox::StandardButtons buttons, QWidget* parent);

/// Words of a menu in which '&' is a letter and underlines none.
[[nodiscard]] QString menuWords(QString words);
/// Words of a window's title in which '[*]' is no sign for changes.
[[nodiscard]] QString titleWords(QString words);

/// Shows where an address leads, and opens it in the browser once that is confirmed; what is not http or
/// https is refused with a sentence.
void openAddress(const QString& address, QWidget* parent);
/// Opens a file of this machine with the program that the desktop has for it.
void openWithDesktop(const QString& file);

} // namespace lodestone
