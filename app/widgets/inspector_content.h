// SPDX-License-Identifier: GPL-3.0-or-later
// An inspection as rows in a column. Shown another one, it keeps the rows that both have and tells them their
// words: from year to year most rows stay. GUI thread.
#pragma once

#include "widgets/inspector_pieces.h"
#include "widgets/labels.h"

#include <QAbstractButton>

#include <functional>

namespace lodestone {

class InspectorContent : public QWidget {
    Q_OBJECT
public:
    /// `activate` picks out a mark, `open` goes to another view of the same thing.
    InspectorContent(std::function<void(const Mark&)> activate, std::function<void(const ViewState&)> open,
                     QWidget* parent = nullptr);

    /// Focus stays on a control that both inspections have. Controls are in their order in the chain of focus
    /// after `before`; what comes back is the last of them, or `before`.
    QWidget* showInspection(const Inspection& inspection, QWidget* before);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Row {
        InspectorPiece piece;
        QWidget* widget = nullptr;
        mutable KnownHeights heights = {};
    };
    [[nodiscard]] QWidget* make(const InspectorPiece& piece);
    [[nodiscard]] Row rowFor(InspectorPiece piece, std::vector<Row>& old);
    void place(int width);
    void keepOrder();
    QWidget* chainFocus(QWidget* before);

    std::function<void(const Mark&)> m_activate;
    std::function<void(const ViewState&)> m_open;
    std::vector<Row> m_rows;
    mutable KnownHeights m_heights;
};

} // namespace lodestone
