// SPDX-License-Identifier: GPL-3.0-or-later
// Words that look like HTML are shown as words; addresses are shown before they are opened.
#include "platform/plain_text.h"

#include <QApplication>
#include <QHelpEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QToolTip>

#include <gtest/gtest.h>

#include <algorithm>

namespace lodestone {
namespace {

const QString hostile = QStringLiteral("<img src=/dev/zero><a href=\"steam://x\">y</a> & <b>z</b>");

TEST(PlainText, ALabelThatLeavesItToQtShowsItsWordsAsTheyAre) {
    QWidget window;
    auto* label = new QLabel(hostile, &window);
    window.show();
    EXPECT_EQ(label->textFormat(), Qt::PlainText);
    EXPECT_EQ(label->text(), hostile);
}

TEST(PlainText, TooltipsOfWidgetsAndItemsShowTheirWordsAsTheyAre) {
    QListWidget list;
    list.addItem(QStringLiteral("one"));
    list.item(0)->setToolTip(hostile);
    QPushButton button;
    button.setToolTip(hostile);
    list.show();
    button.show();
    const QPoint inItem = list.visualItemRect(list.item(0)).center();
    for (const auto& [widget, at] :
         {std::pair<QWidget*, QPoint>(list.viewport(), inItem), {&button, {2, 2}}}) {
        QToolTip::hideText();
        QHelpEvent asked(QEvent::ToolTip, at, widget->mapToGlobal(at));
        QApplication::sendEvent(widget, &asked);
        EXPECT_TRUE(QToolTip::text().contains(hostile.toHtmlEscaped())) << QToolTip::text().toStdString();
    }
    QToolTip::hideText();
}

TEST(PlainText, AMenuAndATitleShowEverySign) {
    EXPECT_EQ(menuWords(QStringLiteral("R&D.png")), QStringLiteral("R&&D.png"));
    EXPECT_EQ(titleWords(QStringLiteral("a[*]b")), QStringLiteral("a[*][*]b"));
    QMessageBox* box = plainBox(QMessageBox::Warning, hostile, hostile, QMessageBox::Ok, nullptr);
    EXPECT_EQ(box->textFormat(), Qt::PlainText);
    EXPECT_EQ(box->text(), hostile);
    delete box;
}

TEST(PlainText, AnAddressIsShownBeforeItIsOpenedAndOnlyThoseOfTheWebAre) {
    QWidget window;
    window.show();
    const auto boxOf = [&](const char* address) {
        openAddress(QString::fromUtf8(address), &window);
        return window.findChildren<QMessageBox*>().last();
    };
    for (const char* address :
         {"steam://run", "file:///etc/passwd", "javascript:alert(1)", "//host", "https:", "x"}) {
        QMessageBox* box = boxOf(address);
        EXPECT_EQ(box->buttons().size(), 1) << address;
        EXPECT_TRUE(box->text().contains(QString::fromUtf8(address)));
        delete box;
    }
    QMessageBox* box = boxOf("https://www.us\u0433s.gov/a?b=<i>");
    EXPECT_TRUE(box->text().contains(QStringLiteral("xn--"))) << box->text().toStdString();
    EXPECT_TRUE(std::ranges::any_of(box->buttons(), [&](QAbstractButton* button) {
        return box->buttonRole(button) == QMessageBox::AcceptRole;
    })) << "only that one opens it";
}

} // namespace
} // namespace lodestone
