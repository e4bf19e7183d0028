// SPDX-License-Identifier: GPL-3.0-or-later
// A rounded ground that shows that what stands on it can be chosen.
#pragma once

#include "charts/canvas.h"
#include "charts/shapes.h"

namespace lodestone {

class GroundItem final : public BoxItem, public Restyled {
public:
    /// `also`: another mark that lights it up, a country of which it speaks.
    GroundItem(const Mark& mark, const QRectF& rect, const Theme& theme, Mark also = {})
        : BoxItem(rect, 4, QColor(), QColor()), m_mark(mark), m_also(std::move(also)), m_theme(theme) {}
    void restyle(const Highlight& highlight) override {
        const bool chosen = m_mark && highlight.selected == m_mark;
        const bool hovered =
            highlight.hovered && (highlight.hovered == m_mark || highlight.hovered == m_also);
        setLook(chosen ? m_theme.accentTint : hovered ? m_theme.hover : QColor(), QColor(), 1);
    }

private:
    const Mark m_mark;
    const Mark m_also;
    const Theme& m_theme;
};

} // namespace lodestone
