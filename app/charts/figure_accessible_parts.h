// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of a figure as a screen reader finds them; made by figure_accessible.cpp and by tables for their
// cells, owned by Qt's cache of interfaces under the id that AccessibleParts keeps.
#pragma once

#include "charts/figure_view.h"

#include <QAccessible>
#include <QAccessibleInterface>
#include <QPointer>

#include <functional>
#include <map>

namespace lodestone {

/// Interfaces made when first asked for, by place; deletes what it made.
class AccessibleParts {
public:
    AccessibleParts() = default;
    AccessibleParts(const AccessibleParts&) = delete;
    AccessibleParts& operator=(const AccessibleParts&) = delete;
    ~AccessibleParts() { clear(); }

    using Make = std::function<QAccessibleInterface*()>;
    QAccessibleInterface* at(int place, const Make& make);
    [[nodiscard]] QAccessibleInterface* known(int place) const;        ///< null when nobody asked for it
    [[nodiscard]] int placeOf(const QAccessibleInterface* part) const; ///< -1: none of these
    [[nodiscard]] std::vector<int> places() const;
    void drop(int place);
    void clear();

private:
    std::map<int, QAccessible::Id> m_ids;
};

/// A part of the view that is no object of Qt's.
class FigurePart : public QAccessibleInterface {
public:
    explicit FigurePart(FigureView& view) : m_view(&view) {}

    [[nodiscard]] QObject* object() const override { return nullptr; }
    [[nodiscard]] QWindow* window() const override;
    [[nodiscard]] bool isValid() const override { return m_view && m_view->figureScene(); }
    [[nodiscard]] QAccessibleInterface* parent() const override;
    [[nodiscard]] QAccessibleInterface* child(int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    void setText(QAccessible::Text, const QString&) override {}
    [[nodiscard]] QRect rect() const override;
    [[nodiscard]] QAccessible::State state() const override;

protected:
    [[nodiscard]] FigureView* view() const { return m_view; }
    [[nodiscard]] QRect onScreen(const QRectF& sceneRect) const;

private:
    QPointer<FigureView> m_view;
};

/// The table behind the figure of a view.
[[nodiscard]] QAccessibleInterface* makeTableAccessible(FigureView& view);

} // namespace lodestone
