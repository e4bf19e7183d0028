// SPDX-License-Identifier: GPL-3.0-or-later
// Words that wrap over so many lines at most: what goes beyond ends with an ellipsis, and the tooltip has the
// whole.
#pragma once

#include "widgets/labels.h"

namespace lodestone {

class CappedLabel : public WrappedLabel {
    Q_OBJECT
public:
    CappedLabel(TypeRole role, Tone tone, int lines) : WrappedLabel(role, tone, {}), m_lines(lines) {}

    [[nodiscard]] int heightForWidth(int width) const override;
    Q_INVOKABLE void renewTip(); ///< all the words where some of them are cut, before the tooltip is shown

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QString fitting(int width) const; ///< the words as far as the lines go

    int m_lines;
};

} // namespace lodestone
