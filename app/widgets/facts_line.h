// SPDX-License-Identifier: GPL-3.0-or-later
// A row of short facts with hairlines between them, for the status bar; what does not fit is elided and told
// in the tooltip. GUI thread.
#pragma once

#include <QStringList>
#include <QWidget>

#include <vector>

namespace lodestone {

class FactsLine : public QWidget {
    Q_OBJECT
public:
    explicit FactsLine(Qt::Alignment alignment, QWidget* parent = nullptr);

    void setFacts(const QStringList& facts);
    [[nodiscard]] const QStringList& facts() const { return m_facts; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Qt::Alignment m_alignment;
    QStringList m_facts;
    QStringList m_fitted; ///< to a width of m_fittedTo, each with its own width
    std::vector<qreal> m_widths;
    int m_fittedTo = -1;
    mutable qreal m_natural = -1; ///< width of all in full; -1: not measured
};

} // namespace lodestone
