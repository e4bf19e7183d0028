// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/look.h"
#include "widgets/year_control.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace lodestone {

namespace {

constexpr qreal handleRadius = 7;
constexpr qreal trackY = 11;
constexpr qreal inset = 15; // room for half of the first and last label

} // namespace

YearSlider::YearSlider(QWidget* parent) : QSlider(Qt::Horizontal, parent) {
    setAccessibleName(tr("Year"));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize YearSlider::sizeHint() const {
    return {180, 36};
}

void YearSlider::setYears(const std::vector<Year>& years, Year shown) {
    const QSignalBlocker quiet(this);
    m_years = years;
    if (!m_years.empty())
        setRange(m_years.front(), m_years.back());
    setValue(shown);
    update();
}

void YearSlider::step(int by) {
    if (m_years.empty())
        return;
    const auto here = std::ranges::lower_bound(m_years, value());
    const auto index = std::clamp<std::ptrdiff_t>(here - m_years.begin() + by, 0, std::ssize(m_years) - 1);
    pick(m_years[static_cast<std::size_t>(index)]);
}

void YearSlider::pick(Year year) {
    if (m_years.empty())
        return;
    const Year nearest =
        *std::ranges::min_element(m_years, {}, [year](Year candidate) { return std::abs(candidate - year); });
    if (nearest == value())
        return;
    setValue(nearest);
    update();
    emit yearPicked(nearest);
}

qreal YearSlider::xOf(Year year) const {
    const int span = std::max(1, maximum() - minimum());
    return inset + (width() - 2 * inset) * (year - minimum()) / span;
}

Year YearSlider::yearAt(qreal x) const {
    const qreal along = (x - inset) / std::max<qreal>(1, width() - 2 * inset);
    return minimum() + static_cast<int>(std::lround(along * (maximum() - minimum())));
}

void YearSlider::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& look = themeOf(this);
    const qreal left = xOf(minimum());
    const qreal right = xOf(maximum());
    const qreal here = xOf(value());
    painter.setPen(QPen(look.border, 3, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(left, trackY), QPointF(right, trackY));
    painter.setPen(QPen(look.accent, 3, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(left, trackY), QPointF(here, trackY));
    paintLabels(painter);
    painter.setPen(QPen(look.accent, 2.5));
    painter.setBrush(underMouse() ? look.accentTint : look.ground);
    painter.drawEllipse(QPointF(here, trackY), handleRadius - 1, handleRadius - 1);
    if (showsFocus(*this))
        paintFocusRing(painter, QRectF(here - 11, trackY - 11, 22, 22), 10, look);
}

/// Ticks for every year where they stand apart; labels for the ends and as many between as fit evenly.
void YearSlider::paintLabels(QPainter& painter) const {
    const Theme& look = themeOf(this);
    QFont plain = lodestone::font(TypeRole::Caps, 1.05);
    plain.setWeight(QFont::Normal);
    plain.setLetterSpacing(QFont::AbsoluteSpacing, 0);
    painter.setFont(plain);
    const std::size_t most = static_cast<std::size_t>(std::max(2.0, (width() - 2 * inset) / 46.0 + 1));
    const std::size_t parts = std::min(m_years.size(), most);
    for (std::size_t i = 0; i < parts; ++i) {
        const std::size_t at = parts < 2 ? 0
                                         : static_cast<std::size_t>(std::lround(
                                               double(i) * double(m_years.size() - 1) / double(parts - 1)));
        const qreal x = xOf(m_years[at]);
        painter.setPen(QPen(look.axis, 1));
        const qreal tick = std::floor(x) + 0.5;
        painter.drawLine(QPointF(tick, trackY + 9), QPointF(tick, trackY + 12));
        painter.setPen(look.textMuted);
        painter.drawText(QRectF(x - 20, trackY + 12, 40, 13), Qt::AlignCenter | Qt::TextDontClip,
                         QString::number(m_years[at]));
    }
}

void YearSlider::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    setSliderDown(true);
    pick(yearAt(event->position().x()));
}

void YearSlider::mouseMoveEvent(QMouseEvent* event) {
    if (isSliderDown())
        pick(yearAt(event->position().x()));
}

void YearSlider::mouseReleaseEvent(QMouseEvent*) {
    setSliderDown(false);
}

void YearSlider::wheelEvent(QWheelEvent* event) {
    event->ignore(); // a page that is scrolled must not change the year on its way
}

void YearSlider::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Down:
    case Qt::Key_PageDown:
        step(-1);
        return;
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_PageUp:
        step(1);
        return;
    case Qt::Key_Home:
        pick(minimum());
        return;
    case Qt::Key_End:
        pick(maximum());
        return;
    default:
        event->ignore();
    }
}

} // namespace lodestone
