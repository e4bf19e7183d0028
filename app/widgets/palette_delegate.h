// SPDX-License-Identifier: GPL-3.0-or-later
// Paints a row of the command palette: title with the typed letters strong, aside, key at the right. GUI
// thread.
#pragma once

#include "theme/theme.h"
#include "widgets/palette_model.h"

#include <QStyledItemDelegate>

namespace lodestone {

class PaletteDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    static constexpr int rowHeight = 28;
    static constexpr int captionHeight = 26;

    explicit PaletteDelegate(const PaletteModel& model, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintTitle(QPainter& painter, const QRectF& room, const PaletteEntry& entry, const Found& found,
                    const Theme& look) const;

    const PaletteModel& m_model;
};

} // namespace lodestone
