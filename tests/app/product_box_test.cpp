// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/product_box.h"

#include "app/window_fixture.h"

#include <QAbstractItemView>
#include <QTest>

namespace lodestone {
namespace {

class ProductBoxTest : public WindowTest {};

TEST_F(ProductBoxTest, ChoosesWhereThereAreSeveralProducts) {
    ViewState state;
    state.mineral = "titanium";
    state.stage = Stage::Mining;
    open(state);
    auto* box = window->findChild<ProductBox*>();
    ASSERT_NE(box, nullptr);
    ASSERT_TRUE(box->isVisible());
    EXPECT_EQ(box->accessibleName(), QStringLiteral("Product"));
    EXPECT_EQ(box->currentText(), QStringLiteral("Ilmenite"));
    const ViewState before = window->workspace().state();

    QTest::mouseClick(box, Qt::LeftButton);
    ASSERT_TRUE(eventually([&] { return box->view()->isVisible(); }));
    const int rutile = box->findText(QStringLiteral("Rutile"));
    ASSERT_GE(rutile, 0);
    const QModelIndex row = box->model()->index(rutile, 0);
    box->view()->scrollTo(row);
    const QPoint there = box->view()->visualRect(row).center();
    QTest::mouseMove(box->view()->viewport(), there); // a hand that moves on is no second half of the click
    QTest::mouseClick(box->view()->viewport(), Qt::LeftButton, {}, there);
    ASSERT_TRUE(eventually([&] { return window->workspace().state().product == "rutile"; }));
    ASSERT_TRUE(settled());
    EXPECT_NE(figure().headline.find("rutile"), std::string::npos) << figure().headline;
    EXPECT_EQ(box->currentText(), QStringLiteral("Rutile"));
    const MineralModel& list = window->market().minerals().model();
    EXPECT_TRUE(eventually([&] { return list.badge(list.rowOf("titanium"))->text == "≥ 2,342"; }))
        << "the list says what is shown: " << list.badge(list.rowOf("titanium"))->text;

    window->workspace().goBack();
    EXPECT_EQ(window->workspace().state(), before);
    EXPECT_EQ(box->currentText(), QStringLiteral("Ilmenite"));
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Down);
    EXPECT_EQ(window->workspace().state().product, "rutile") << "by keyboard, the next one";
    window->workspace().change([](ViewState& next) { next.mineral = "antimony"; });
    EXPECT_FALSE(box->isVisible()) << "one table: there is nothing to choose";
    ASSERT_TRUE(settled());
}

} // namespace
} // namespace lodestone
