// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/png_writer.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <cmath>
#include <future>
#include <stdexcept>

#include <zlib.h>

namespace lodestone {
namespace {

constexpr std::array<unsigned char, 8> signature{0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
constexpr double inchesPerMetre = 1 / 0.0254;
constexpr int bandRows = 270; ///< packed by themselves, so that every core takes some
constexpr int windowBytes = 32'768;
constexpr int packing = 6; // of zlib; 9 saves four in a hundred for five times the time
constexpr int textPacking = 9;
constexpr qsizetype mostText = 32 << 20; ///< of all texts of a picture, unpacked

QByteArray word(quint32 value) {
    QByteArray bytes(4, Qt::Uninitialized);
    qToBigEndian(value, bytes.data());
    return bytes;
}

const Bytef* data(const QByteArray& bytes) {
    return reinterpret_cast<const Bytef*>(bytes.constData());
}

void addChunk(QByteArray& png, const char* type, const QByteArray& content) {
    const QByteArray body = QByteArray(type, 4) + content;
    png += word(static_cast<quint32>(content.size()));
    png += body;
    png += word(static_cast<quint32>(crc32(0, data(body), static_cast<uInt>(body.size()))));
}

QByteArray packed(const QByteArray& text) {
    QByteArray out(static_cast<qsizetype>(compressBound(static_cast<uLong>(text.size()))), Qt::Uninitialized);
    auto size = static_cast<uLongf>(out.size());
    if (compress2(reinterpret_cast<Bytef*>(out.data()), &size, data(text), static_cast<uLong>(text.size()),
                  textPacking) != Z_OK)
        throw std::runtime_error("The text of a picture could not be packed");
    out.resize(static_cast<qsizetype>(size));
    return out;
}

void addText(QByteArray& png, const PngText& text) {
    QByteArray content = text.keyword + '\0' + (text.packed ? '\1' : '\0') + '\0';
    content += QByteArray(2, '\0'); // no language, no keyword in it
    content += text.packed ? packed(text.text) : text.text;
    addChunk(png, "iTXt", content);
}

/// One row as the file has it: its filter, then red, green, blue and perhaps alpha. No filter: figures are
/// flat, and differences from the row above pack a fifth worse.
void addRow(QByteArray& raw, const QImage& image, int y, bool alpha) {
    const auto* row = reinterpret_cast<const QRgb*>(image.constScanLine(y));
    const qsizetype start = raw.size();
    const int width = image.width();
    raw.resize(start + 1 + qsizetype{width} * (alpha ? 4 : 3));
    char* out = raw.data() + start;
    *out++ = 0;
    for (int x = 0; x < width; ++x) {
        *out++ = static_cast<char>(qRed(row[x]));
        *out++ = static_cast<char>(qGreen(row[x]));
        *out++ = static_cast<char>(qBlue(row[x]));
        if (alpha)
            *out++ = static_cast<char>(qAlpha(row[x]));
    }
}

struct Band {
    QByteArray packed;
    uLong adler = 1;
    qsizetype size = 0; ///< before packing
};

/// Rows [from, to) as a stretch of one deflate stream.
Band packedBand(const QImage& image, int from, int to, bool alpha) {
    const qsizetype rowBytes = 1 + qsizetype{image.width()} * (alpha ? 4 : 3);
    const int before = std::min<int>(from, static_cast<int>(windowBytes / rowBytes) + 1);
    QByteArray raw;
    raw.reserve(rowBytes * (to - from + before));
    for (int y = from - before; y < to; ++y)
        addRow(raw, image, y, alpha);
    const qsizetype skipped = rowBytes * before;
    Band band;
    band.size = raw.size() - skipped;
    band.adler = adler32(1, data(raw) + skipped, static_cast<uInt>(band.size));
    z_stream stream{};
    if (deflateInit2(&stream, packing, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::runtime_error("There is not enough memory to pack a picture");
    const qsizetype window = std::min<qsizetype>(windowBytes, skipped);
    if (window > 0)
        deflateSetDictionary(&stream, data(raw) + skipped - window, static_cast<uInt>(window));
    const bool last = to == image.height();
    band.packed.resize(static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(band.size))) + 16);
    stream.next_in = const_cast<Bytef*>(data(raw) + skipped);
    stream.avail_in = static_cast<uInt>(band.size);
    stream.next_out = reinterpret_cast<Bytef*>(band.packed.data());
    stream.avail_out = static_cast<uInt>(band.packed.size());
    const int result = deflate(&stream, last ? Z_FINISH : Z_SYNC_FLUSH);
    band.packed.resize(band.packed.size() - static_cast<qsizetype>(stream.avail_out));
    deflateEnd(&stream);
    if (result != (last ? Z_STREAM_END : Z_OK))
        throw std::runtime_error("A picture could not be packed");
    return band;
}

void addPixels(QByteArray& png, const QImage& image, bool alpha) {
    std::vector<std::future<Band>> bands;
    for (int from = 0; from < image.height(); from += bandRows)
        bands.push_back(std::async(std::launch::async, packedBand, std::cref(image), from,
                                   std::min(from + bandRows, image.height()), alpha));
    uLong adler = 1;
    for (std::size_t i = 0; i < bands.size(); ++i) {
        Band band = bands[i].get();
        adler = adler32_combine(adler, band.adler, static_cast<z_off_t>(band.size));
        if (i == 0)
            band.packed.prepend("\x78\x5E", 2); // deflate with a window of 32 KB
        if (i + 1 == bands.size())
            band.packed += word(static_cast<quint32>(adler));
        addChunk(png, "IDAT", band.packed);
    }
}

/// At most `most` bytes, or a few more; nothing where the text breaks off.
std::optional<QByteArray> unpacked(const QByteArray& text, qsizetype most) {
    z_stream stream{};
    if (inflateInit(&stream) != Z_OK)
        return std::nullopt;
    QByteArray out;
    stream.next_in = const_cast<Bytef*>(data(text));
    stream.avail_in = static_cast<uInt>(text.size());
    int result = Z_OK;
    std::array<char, 65'536> piece{};
    while (result == Z_OK && out.size() <= most) {
        stream.next_out = reinterpret_cast<Bytef*>(piece.data());
        stream.avail_out = static_cast<uInt>(piece.size());
        result = inflate(&stream, Z_NO_FLUSH);
        out.append(piece.data(), static_cast<qsizetype>(piece.size() - stream.avail_out));
    }
    inflateEnd(&stream);
    return result == Z_STREAM_END || out.size() > most ? std::optional(out) : std::nullopt;
}

/// keyword 0 packed method language 0 keyword 0 text
std::optional<PngText> textOf(const QByteArray& content, qsizetype most) {
    const qsizetype keyEnd = content.indexOf('\0');
    if (keyEnd < 1 || keyEnd + 3 > content.size())
        return std::nullopt;
    const qsizetype languageEnd = content.indexOf('\0', keyEnd + 3);
    const qsizetype start = languageEnd < 0 ? -1 : content.indexOf('\0', languageEnd + 1);
    if (start < 0)
        return std::nullopt;
    PngText text{content.left(keyEnd), content.mid(start + 1), content[keyEnd + 1] == '\1'};
    if (!text.packed)
        return text;
    auto whole = unpacked(text.text, most);
    if (!whole)
        return std::nullopt;
    text.text = std::move(*whole);
    return text;
}

} // namespace

QByteArray pngBytes(const QImage& image, double dotsPerInch, const std::vector<PngText>& texts) {
    const bool alpha = image.hasAlphaChannel();
    QByteArray png(reinterpret_cast<const char*>(signature.data()), signature.size());
    QByteArray header =
        word(static_cast<quint32>(image.width())) + word(static_cast<quint32>(image.height()));
    header += '\x08';                  // bits
    header += alpha ? '\x06' : '\x02'; // colours and perhaps alpha
    header += QByteArray(3, '\0');
    addChunk(png, "IHDR", header);
    addChunk(png, "sRGB", QByteArray(1, '\0'));
    const QByteArray dots = word(static_cast<quint32>(std::lround(dotsPerInch * inchesPerMetre)));
    addChunk(png, "pHYs", dots + dots + '\1');
    for (const PngText& text : texts)
        addText(png, text);
    addPixels(png, image, alpha);
    addChunk(png, "IEND", {});
    return png;
}

void renewPngCheck(QByteArray& png, qsizetype typeAt) {
    if (typeAt < 4)
        return;
    const qsizetype length = qFromBigEndian<quint32>(png.constData() + typeAt - 4);
    if (length > png.size() - typeAt - 8)
        return;
    const uLong check = crc32(0, data(png) + typeAt, static_cast<uInt>(length + 4));
    png.replace(typeAt + 4 + length, 4, word(static_cast<quint32>(check)));
}

bool isPng(const QByteArray& bytes) {
    return bytes.size() >= static_cast<qsizetype>(signature.size()) &&
           std::equal(signature.begin(), signature.end(), data(bytes));
}

std::optional<std::vector<PngText>> pngTexts(const QByteArray& png) {
    constexpr qsizetype frame = 12; // length, type and check
    std::vector<PngText> texts;
    qsizetype left = mostText;
    for (qsizetype at = signature.size(); at + frame <= png.size();) {
        const qsizetype length = qFromBigEndian<quint32>(png.constData() + at);
        if (length > png.size() - at - frame)
            return std::nullopt;
        const auto check = qFromBigEndian<quint32>(png.constData() + at + 8 + length);
        if (check != crc32(0, data(png) + at + 4, static_cast<uInt>(length + 4)))
            return std::nullopt;
        const QByteArray type = png.mid(at + 4, 4);
        if (type == "iTXt") {
            auto text = textOf(png.mid(at + 8, length), left);
            if (!text)
                return std::nullopt;
            left -= text->text.size() + frame;
            if (left < 0)
                throw PngTextsTooLarge("its texts are larger than those of any figure");
            texts.push_back(std::move(*text));
        }
        at += frame + length;
        if (type == "IEND")
            return texts;
    }
    return std::nullopt;
}

} // namespace lodestone
