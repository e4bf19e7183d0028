// SPDX-License-Identifier: GPL-3.0-or-later
// An image as PNG with chosen text in it. Qt's writer takes six times as long for the pixels of a figure, and
// keeps only text it can fold into Latin keys. Same image and texts, same bytes, whatever the machine.
#pragma once

#include <QByteArray>
#include <QImage>

#include <optional>
#include <stdexcept>
#include <vector>

namespace lodestone {

/// One sentence without its full stop.
class PngTextsTooLarge : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

struct PngText {
    QByteArray keyword; ///< Latin letters, 1 to 79
    QByteArray text;    ///< UTF-8
    bool packed = false;
};

/// ARGB32 gives a picture with alpha, RGB32 one without. `dotsPerInch` goes into pHYs, sRGB is said.
[[nodiscard]] QByteArray pngBytes(const QImage& image, double dotsPerInch, const std::vector<PngText>& texts);

/// Reckons the check of the chunk anew whose type stands at `typeAt`, after its content was changed.
void renewPngCheck(QByteArray& png, qsizetype typeAt);

[[nodiscard]] bool isPng(const QByteArray& bytes); ///< by its first bytes
/// Texts of the iTXt chunks, of at most 64 MB each; nothing where the bytes are not the whole and unharmed
/// chunks of a PNG. Takes any bytes.
[[nodiscard]] std::optional<std::vector<PngText>> pngTexts(const QByteArray& png);

} // namespace lodestone
