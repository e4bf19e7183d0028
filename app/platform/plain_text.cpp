// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/plain_text.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QCoreApplication>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QHeaderView>
#include <QHelpEvent>
#include <QLabel>
#include <QPushButton>
#include <QToolTip>
#include <QUrl>

namespace lodestone {
namespace {

QString translated(const char* words) {
    return QCoreApplication::translate("lodestone::PlainText", words);
}

QString tipOfItem(const QAbstractItemView& view, const QPoint& at) {
    const auto* head = qobject_cast<const QHeaderView*>(&view);
    if (view.model() == nullptr)
        return {};
    if (head == nullptr)
        return view.indexAt(at).data(Qt::ToolTipRole).toString();
    const int section = head->logicalIndexAt(at);
    return section < 0 ? QString()
                       : view.model()->headerData(section, head->orientation(), Qt::ToolTipRole).toString();
}

} // namespace

bool PlainTextGate::eventFilter(QObject* object, QEvent* event) {
    if (event->type() == QEvent::Polish) {
        // A tooltip is a label too; showTip() gives it HTML of its own making.
        if (auto* label = qobject_cast<QLabel*>(object);
            label != nullptr && label->textFormat() == Qt::AutoText && !label->inherits("QTipLabel"))
            label->setTextFormat(Qt::PlainText);
        return false;
    }
    if (event->type() != QEvent::ToolTip || !object->isWidgetType())
        return false;
    return showTipOf(*static_cast<QWidget*>(object), *static_cast<const QHelpEvent*>(event));
}

bool PlainTextGate::showTipOf(QWidget& widget, const QHelpEvent& help) {
    // A widget may know only now what there is to tell.
    if (widget.metaObject()->indexOfMethod("renewTip()") >= 0)
        QMetaObject::invokeMethod(&widget, "renewTip", Qt::DirectConnection);
    QString words = widget.toolTip();
    if (const auto* view = qobject_cast<const QAbstractItemView*>(widget.parentWidget());
        view != nullptr && view->viewport() == &widget)
        if (const QString tip = tipOfItem(*view, help.pos()); !tip.isEmpty())
            words = tip;
    if (words.isEmpty())
        return false;
    showTip(help.globalPos(), words, &widget);
    return true;
}

void showTip(QPoint global, const QString& words, QWidget* widget, const QRect& area) {
    // Only rich text wraps; plain text would run across the screen.
    QToolTip::showText(
        global, QStringLiteral("<div style='white-space:pre-wrap'>%1</div>").arg(words.toHtmlEscaped()),
        widget, area);
}

QMessageBox* plainBox(QMessageBox::Icon icon, const QString& title, const QString& words,
                      QMessageBox::StandardButtons buttons, QWidget* parent) {
    auto* box = new QMessageBox(parent);
    box->setTextFormat(Qt::PlainText); // before there are words
    box->setIcon(icon);
    box->setWindowTitle(titleWords(title));
    box->setText(words);
    box->setStandardButtons(buttons);
    box->setAttribute(Qt::WA_DeleteOnClose);
    return box;
}

QString menuWords(QString words) {
    return words.replace(u'&', QStringLiteral("&&"));
}

QString titleWords(QString words) {
    return words.replace(QStringLiteral("[*]"), QStringLiteral("[*][*]"));
}

void openAddress(const QString& address, QWidget* parent) {
    const QUrl url(address);
    const bool ofWeb =
        url.scheme() == QLatin1StringView("https") || url.scheme() == QLatin1StringView("http");
    if (!url.isValid() || !ofWeb || url.host().isEmpty()) {
        plainBox(QMessageBox::Warning, translated("Open address"),
                 translated("This is no address of the web (http or https), and it is not opened:\n\n%1")
                     .arg(address.left(1000)),
                 QMessageBox::Ok, parent)
            ->open();
        return;
    }
    // Letters of other scripts that look like ours are spelled out.
    const QString spelled = QString::fromLatin1(url.toEncoded());
    QMessageBox* box = plainBox(QMessageBox::Question, translated("Open address"),
                                translated("Open this address of %1 in the browser?\n\n%2")
                                    .arg(url.host(QUrl::FullyEncoded), spelled),
                                QMessageBox::Cancel, parent);
    QPushButton* open = box->addButton(translated("&Open"), QMessageBox::AcceptRole);
    QPushButton* copy = box->addButton(translated("&Copy address"), QMessageBox::ActionRole);
    box->setDefaultButton(open);
    QObject::connect(open, &QPushButton::clicked, box, [url] { QDesktopServices::openUrl(url); });
    QObject::connect(copy, &QPushButton::clicked, box,
                     [spelled] { QGuiApplication::clipboard()->setText(spelled); });
    box->open();
}

void openWithDesktop(const QString& file) {
    QDesktopServices::openUrl(QUrl::fromLocalFile(file));
}

} // namespace lodestone
