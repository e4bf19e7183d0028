// SPDX-License-Identifier: GPL-3.0-or-later
// Fusion with the measures and edges of Lodestone: flat controls 26 high, hairline borders, thin scroll bars,
// rings for the keyboard. Colours come from the palette of the widget (look.h), so one style serves all
// themes.
#pragma once

#include <QProxyStyle>

namespace lodestone {

class HouseStyle : public QProxyStyle {
    Q_OBJECT
public:
    HouseStyle();

    using QProxyStyle::polish;
    void polish(QWidget* widget) override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* returnData) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                           const QWidget* widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl subControl,
                         const QWidget* widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
};

} // namespace lodestone
