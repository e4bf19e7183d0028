// SPDX-License-Identifier: GPL-3.0-or-later
// Tabs for screen readers. Those of Qt 6.4 do not say which one is chosen: it calls the tab in front focused,
// be the keyboard there or not.
#include "charts/figure_accessible_parts.h"
#include "widgets/page_tabs.h"

#include <QAccessibleWidget>

namespace lodestone {

namespace {

class TabAccessible : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    TabAccessible(PageTabs& tabs, int index) : m_tabs(&tabs), m_index(index) {}

    [[nodiscard]] bool isValid() const override { return m_tabs && m_index < m_tabs->count(); }
    [[nodiscard]] QObject* object() const override { return nullptr; }
    [[nodiscard]] QWindow* window() const override {
        return m_tabs ? m_tabs->window()->windowHandle() : nullptr;
    }
    [[nodiscard]] QAccessibleInterface* parent() const override {
        return m_tabs ? QAccessible::queryAccessibleInterface(m_tabs) : nullptr;
    }
    [[nodiscard]] QAccessibleInterface* child(int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    void setText(QAccessible::Text, const QString&) override {}

    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::PageTab; }
    [[nodiscard]] QRect rect() const override {
        if (!isValid())
            return {};
        const QRect tab = m_tabs->tabRect(m_index);
        return {m_tabs->mapToGlobal(tab.topLeft()), tab.size()};
    }
    [[nodiscard]] QAccessible::State state() const override {
        QAccessible::State state;
        state.invalid = !isValid();
        state.invisible = !isValid() || !m_tabs->isVisible();
        state.focusable = true;
        state.selectable = true;
        state.selected = isValid() && m_tabs->currentIndex() == m_index;
        state.focused = state.selected && m_tabs->hasFocus();
        return state;
    }
    [[nodiscard]] QString text(QAccessible::Text what) const override {
        if (!isValid())
            return {};
        return what == QAccessible::Name          ? m_tabs->tabText(m_index)
               : what == QAccessible::Description ? m_tabs->tabToolTip(m_index)
                                                  : QString();
    }

    void* interface_cast(QAccessible::InterfaceType type) override {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this)
                                                    : nullptr;
    }
    [[nodiscard]] QStringList actionNames() const override { return {pressAction()}; }
    void doAction(const QString& name) override {
        if (isValid() && name == pressAction())
            m_tabs->setCurrentIndex(m_index);
    }
    [[nodiscard]] QStringList keyBindingsForAction(const QString&) const override { return {}; }

private:
    QPointer<PageTabs> m_tabs;
    int m_index;
};

class TabsAccessible : public QAccessibleWidget {
public:
    explicit TabsAccessible(PageTabs& tabs) : QAccessibleWidget(&tabs, QAccessible::PageTabList) {}

    [[nodiscard]] int childCount() const override { return tabs().count(); }
    [[nodiscard]] QAccessibleInterface* child(int index) const override {
        return index < 0 || index >= tabs().count()
                   ? nullptr
                   : m_parts.at(index, [&] { return new TabAccessible(tabs(), index); });
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* part) const override {
        return m_parts.placeOf(part);
    }
    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override {
        return child(tabs().tabAt(tabs().mapFromGlobal(QPoint(x, y))));
    }
    [[nodiscard]] QAccessibleInterface* focusChild() const override {
        return tabs().hasFocus() ? child(tabs().currentIndex()) : nullptr;
    }

private:
    [[nodiscard]] PageTabs& tabs() const { return static_cast<PageTabs&>(*widget()); }

    mutable AccessibleParts m_parts;
};

QAccessibleInterface* makeInterface(const QString& name, QObject* object) {
    return name == QLatin1StringView(PageTabs::staticMetaObject.className())
               ? new TabsAccessible(static_cast<PageTabs&>(*object))
               : nullptr;
}

} // namespace

void PageTabs::installAccessibility() {
    QAccessible::removeFactory(&makeInterface);
    QAccessible::installFactory(&makeInterface);
}

void PageTabs::sayTurned() {
    const auto* all = dynamic_cast<TabsAccessible*>(
        QAccessible::isActive() ? QAccessible::queryAccessibleInterface(this) : nullptr);
    QAccessibleInterface* tab = all != nullptr ? all->child(currentIndex()) : nullptr;
    if (tab == nullptr)
        return;
    QAccessibleEvent selected(tab, QAccessible::Selection);
    QAccessible::updateAccessibility(&selected);
    if (hasFocus()) {
        QAccessibleEvent focus(tab, QAccessible::Focus);
        QAccessible::updateAccessibility(&focus);
    }
}

} // namespace lodestone
