// SPDX-License-Identifier: GPL-3.0-or-later
// The agreements as a network of parties, and as a matrix of parties by partners and initiatives; see
// bodies.h.
#pragma once

#include "charts/canvas.h"
#include "figure/agreements_body.h"

#include <memory>
#include <vector>

namespace lodestone {

[[nodiscard]] qreal agreementsMinimumHeight(const AgreementsBody& body, qreal width, Frame frame);
void drawAgreements(Canvas& canvas, const AgreementsBody& body, const QRectF& area);

namespace agreements {

[[nodiscard]] qreal networkMinimumHeight(const AgreementsBody& body);
void drawNetwork(Canvas& canvas, const AgreementsBody& body, const QRectF& area);
[[nodiscard]] qreal matrixMinimumHeight(const AgreementsBody& body);
void drawMatrix(Canvas& canvas, const AgreementsBody& body, const QRectF& area);

/// A page scrolls through the whole list; a figure that stands alone may leave the oldest out and say so.
[[nodiscard]] qreal listMinimumHeight(const AgreementsBody& body, Frame frame);
void drawList(Canvas& canvas, const AgreementsBody& body, const QRectF& area);

/// How a line between two parties is drawn.
[[nodiscard]] QPen linkPen(const AgreementLink& link, const Theme& theme);

/// What is lit while something is picked out or under the pointer, if any of it is in the figure.
class Company {
public:
    explicit Company(const AgreementsBody& body);
    /// Whether the highlight is of something that is drawn here.
    [[nodiscard]] bool heeds(const Mark& mark) const;
    [[nodiscard]] bool lightsNode(const Mark& mark, std::size_t node) const;
    [[nodiscard]] bool lightsLink(const Mark& mark, std::size_t link) const;

private:
    const AgreementsBody m_body;
};

} // namespace agreements
} // namespace lodestone
