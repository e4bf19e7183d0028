// SPDX-License-Identifier: GPL-3.0-or-later
// The column of the inspector: told another inspection it is what one made for that inspection would be.
#include "app/window_fixture.h"
#include "figure/build_figure.h"
#include "widgets/inspector_content.h"

#include <QLabel>
#include <QPointer>
#include <QScrollArea>

namespace lodestone {
namespace {

constexpr int columnWidth = 264;

class Column {
public:
    Column() : content([](const Mark&) {}, [](const ViewState&) {}) {
        frame.setWidgetResizable(true);
        frame.setFixedSize(columnWidth, 600);
        frame.setWidget(&content);
        frame.show();
    }
    ~Column() { (void)frame.takeWidget(); }

    void show(const Inspection& inspection) {
        content.showInspection(inspection, &frame);
        QCoreApplication::processEvents();
    }
    /// What a screen reader reads from top to bottom.
    [[nodiscard]] QStringList said() const {
        QStringList out;
        for (const QObject* child : content.children()) {
            const auto* row = qobject_cast<const QWidget*>(child);
            const auto* label = qobject_cast<const QLabel*>(child);
            out.append(label && row->accessibleName().isEmpty() ? label->text() : row->accessibleName());
        }
        return out;
    }
    [[nodiscard]] QImage picture() { return content.grab().toImage(); }

    QScrollArea frame;
    InspectorContent content;
};

class InspectorColumn : public testing::Test {
protected:
    Database database = Database::openReadOnly(LODESTONE_SHIPPED_DATABASE);
    std::shared_ptr<const Catalogue> catalogue = shippedCatalogue();
};

TEST_F(InspectorColumn, ToldAnotherInspectionIsWhatOneMadeForItIs) {
    std::vector<ViewState> views;
    for (const char* mineral : {"rare-earths", "gallium", "lithium"})
        for (const char* figure : {"overview", "map", "agreements", "timeline"})
            for (const Mark& mark :
                 {Mark{}, Mark{Mark::Kind::Country, "CHN"}, Mark{Mark::Kind::Event, "EV001"},
                  Mark{Mark::Kind::Residual, {}}, Mark{Mark::Kind::Source, "usgs-mcs-2026"}}) {
                ViewState view;
                view.mineral = mineral;
                view.figure = figure;
                view.selection = mark;
                views.push_back(view.normalised(*catalogue));
            }
    Column kept;
    std::size_t rows = 0;
    for (const ViewState& view : views) {
        const Inspection shown = inspect(view, *catalogue, database);
        kept.show(shown);
        Column fresh;
        fresh.show(shown);
        ASSERT_EQ(kept.said(), fresh.said()) << view.text();
        ASSERT_EQ(kept.content.height(), fresh.content.height()) << view.text();
        ASSERT_TRUE(kept.picture() == fresh.picture()) << view.text();
        rows += static_cast<std::size_t>(kept.said().size());
    }
    EXPECT_GT(rows, 10 * views.size());
    for (int i = 0; i < 2; ++i) { // nothing after something, and after nothing
        kept.show({});
        EXPECT_EQ(kept.said(), QStringList());
    }
}

TEST_F(InspectorColumn, AnotherYearKeepsTheRowsAndTheFocus) {
    ViewState view;
    view.mineral = "rare-earths";
    view.year = 2024;
    Column column;
    column.show(inspect(view.normalised(*catalogue), *catalogue, database));
    const QList<QWidget*> before = column.content.findChildren<QWidget*>();
    auto* control = column.content.findChild<QAbstractButton*>();
    ASSERT_NE(control, nullptr);
    const QString name = control->accessibleName();
    column.frame.activateWindow();
    control->setFocus();
    view.year = 2025;
    column.show(inspect(view.normalised(*catalogue), *catalogue, database));
    const QList<QWidget*> after = column.content.findChildren<QWidget*>();
    qsizetype same = 0;
    for (QWidget* widget : after)
        same += before.contains(widget) ? 1 : 0;
    EXPECT_GT(4 * same, 3 * after.size()) << same << " of " << after.size() << " rows were kept";
    const QWidget* focused = column.frame.focusWidget();
    ASSERT_NE(focused, nullptr);
    EXPECT_EQ(focused->accessibleName(), name);
}

} // namespace
} // namespace lodestone
