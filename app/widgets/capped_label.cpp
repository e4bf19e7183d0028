// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/capped_label.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace lodestone {

int CappedLabel::heightForWidth(int width) const {
    const QMargins around = contentsMargins();
    const int most = static_cast<int>(std::ceil(m_lines * QFontMetricsF(font()).lineSpacing()));
    return std::min(WrappedLabel::heightForWidth(width), most + around.top() + around.bottom());
}

QString CappedLabel::fitting(int width) const {
    const QFontMetricsF metrics(font());
    const auto fits = [&](const QString& words) {
        return metrics.boundingRect(QRectF(0, 0, width, 10000), Qt::TextWordWrap, words).height() <
               (m_lines + 0.5) * metrics.lineSpacing();
    };
    if (fits(text()))
        return text();
    QStringList words = text().split(u' ');
    while (words.size() > 1 && !fits(words.join(u' ') + QChar(0x2026)))
        words.removeLast();
    return words.join(u' ') + QChar(0x2026);
}

void CappedLabel::renewTip() {
    setToolTip(fitting(contentsRect().width()) == text() ? QString() : text());
}

void CappedLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    painter.drawText(contentsRect(), static_cast<int>(alignment()) | Qt::TextWordWrap,
                     fitting(contentsRect().width()));
}

} // namespace lodestone
