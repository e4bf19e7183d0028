// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in the column of the inspector: rows that paint themselves and are one text to a screen reader.
// A row is told other words and stays the same row. Each has a height for a width; its place is given to it.
// GUI thread.
#pragma once

#include "figure/body_parts.h"
#include "widgets/labels.h"

#include <QAbstractButton>

#include <optional>

namespace lodestone {

/// Words after the colour that stands for the thing in every figure.
class TitleRow : public WrappedLabel {
    Q_OBJECT
public:
    TitleRow();
    void setTitle(const QString& title, const std::optional<ColourKey>& colour);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::optional<ColourKey> m_colour;
};

/// A row that is no control: what it says to a screen reader is what it shows.
class SaidRow : public QWidget {
    Q_OBJECT
public:
    SaidRow();
};

/// A large number, and what it is of beside its foot.
class NumberRow : public SaidRow {
    Q_OBJECT
public:
    void setNumber(const QString& number, const QString& aside);
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] std::shared_ptr<const LaidText> aside(int width) const;

    QString m_number, m_aside;
    qreal m_numberWidth = 0;
};

/// A label, and its value at the right end; a long value has half of the row.
class FactRow : public SaidRow {
    Q_OBJECT
public:
    void setFact(const QString& label, const QString& value, bool strong);
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Sides {
        std::shared_ptr<const LaidText> label, value;
        qreal valueLeft = 0;
    };
    [[nodiscard]] Sides sides(int width) const;

    QString m_label, m_value;
    QFont m_valueFace;
    qreal m_valueWidth = 0;
    bool m_wordy = false;
};

/// Words in outlines, as many to a line as it holds: dashed for what is estimated, as the edge of its bar is.
class TagRow : public SaidRow {
    Q_OBJECT
public:
    explicit TagRow(const std::vector<std::string>& tags);
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Tag {
        QString words;
        bool estimated = false;
        int width = 0;
    };
    /// Where each one stands in a row of this width.
    [[nodiscard]] std::vector<QRect> places(int width) const;

    std::vector<Tag> m_tags;
};

/// A claim: open diamond, who says it, what they say. A click selects it everywhere.
class ClaimRow : public QAbstractButton {
    Q_OBJECT
public:
    ClaimRow(const QString& who, const QString& what);
    [[nodiscard]] QSize sizeHint() const override { return {160, fontMetrics().height()}; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] qreal whoWidth(int width) const;

    QString m_what;
    qreal m_whatWidth;
};

} // namespace lodestone
