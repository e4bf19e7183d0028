// SPDX-License-Identifier: GPL-3.0-or-later
// Labels, captions, rules and links in the type and tones of the theme; their colours follow the palette.
#pragma once

#include "theme/theme.h"

#include <QAbstractButton>
#include <QLabel>
#include <QTextLayout>

#include <array>
#include <memory>
#include <utility>

namespace lodestone {

enum class Tone { Normal, Secondary, Muted };

[[nodiscard]] QLabel* plainLabel(const QString& text = {}); ///< in the type of the window
[[nodiscard]] QLabel* makeLabel(TypeRole role, Tone tone, const QString& text = {});
[[nodiscard]] QLabel* makeCaption(const QString& text); ///< group caption in capitals
[[nodiscard]] QWidget* makeRule();                      ///< a horizontal hairline in the divider's colour

/// Heights of a text at the last few widths a layout asked for: it asks for the same two again and again.
class KnownHeights {
public:
    /// The height at `width`, measured with `measure(width)` when it is not known.
    template <typename Measure>
    [[nodiscard]] int at(int width, const Measure& measure) {
        for (const auto& [known, height] : m_known)
            if (known == width)
                return height;
        m_known[m_next] = {width, measure(width)};
        const int height = m_known[m_next].second;
        m_next = (m_next + 1) % m_known.size();
        return height;
    }

private:
    std::array<std::pair<int, int>, 3> m_known{{{-1, 0}, {-1, 0}, {-1, 0}}};
    std::size_t m_next = 0;
};

/// Words broken into lines.
struct LaidText {
    QTextLayout lines;
    qreal height = 0;
};
/// The words broken into lines for a width of at least 20 px. Those of the last few hundred texts are kept:
/// from year to year most words of the inspector are the same.
[[nodiscard]] std::shared_ptr<const LaidText> laidText(const QString& text, const QFont& font,
                                                       Qt::Alignment align, qreal width);

/// Words that wrap. A QLabel to everybody else, but it measures a width once and not a dozen times, and
/// paints the lines it measured: the inspector has thirty of them, and they would be a sixth of the start of
/// the program.
class WrappedLabel : public QLabel {
    Q_OBJECT
public:
    WrappedLabel(TypeRole role, Tone tone, const QString& text);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] std::shared_ptr<const LaidText> laidOut(qreal width) const;

    mutable KnownHeights m_heights;
    mutable QString m_measured; ///< the words that they are of
    mutable QFont m_face;       ///< and their type
};

/// Underlined words that open an address; reachable with the keyboard.
class LinkLabel : public QAbstractButton {
    Q_OBJECT
public:
    LinkLabel(const QString& text, const QString& address, QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override { return m_size; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {40, m_size.height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QSize m_size;
};

} // namespace lodestone
