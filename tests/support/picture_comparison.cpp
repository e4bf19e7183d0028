// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/picture_comparison.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <vector>

namespace lodestone {
namespace {

constexpr int reach = 2;     // pixels
constexpr int farthest = 56; // of 255: colours that are farther apart are not the same
constexpr int square = 12;   // pixels

using Colour = std::array<unsigned char, 3>;

/// Colours without alpha, each the weighted mean of its neighbours (1 2 1, in both directions).
class Soft {
public:
    explicit Soft(const QImage& image) : width(image.width()), height(image.height()) {
        const QImage plain = image.convertToFormat(QImage::Format_RGB32);
        m_pixels.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
        std::vector<std::array<int, 3>> row(static_cast<std::size_t>(width));
        for (int y = 0; y < height; ++y)
            soften(plain, y, row);
    }
    [[nodiscard]] const Colour& at(int x, int y) const { return m_pixels[place(x, y)]; }

    const int width;
    const int height;

private:
    [[nodiscard]] std::size_t place(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x);
    }

    void soften(const QImage& image, int y, std::vector<std::array<int, 3>>& row) {
        const auto line = [&](int at) {
            return reinterpret_cast<const QRgb*>(image.constScanLine(std::clamp(at, 0, height - 1)));
        };
        const QRgb* above = line(y - 1);
        const QRgb* here = line(y);
        const QRgb* below = line(y + 1);
        const auto sum = [](int a, int b, int c) { return a + 2 * b + c; };
        for (int x = 0; x < width; ++x)
            row[static_cast<std::size_t>(x)] = {sum(qRed(above[x]), qRed(here[x]), qRed(below[x])),
                                                sum(qGreen(above[x]), qGreen(here[x]), qGreen(below[x])),
                                                sum(qBlue(above[x]), qBlue(here[x]), qBlue(below[x]))};
        for (int x = 0; x < width; ++x) {
            const auto& left = row[static_cast<std::size_t>(std::max(0, x - 1))];
            const auto& middle = row[static_cast<std::size_t>(x)];
            const auto& right = row[static_cast<std::size_t>(std::min(width - 1, x + 1))];
            for (std::size_t i = 0; i < 3; ++i)
                m_pixels[place(x, y)][i] = static_cast<unsigned char>(sum(left[i], middle[i], right[i]) / 16);
        }
    }

    std::vector<Colour> m_pixels;
};

bool alike(const Colour& a, const Colour& b) {
    return std::abs(a[0] - b[0]) <= farthest && std::abs(a[1] - b[1]) <= farthest &&
           std::abs(a[2] - b[2]) <= farthest;
}

/// Whether the other picture has the colour near by, or darker and lighter ones that it can be a mixture of.
bool isNear(const Colour& colour, const Soft& other, int x, int y) {
    Colour least = other.at(x, y);
    Colour most = least;
    for (int v = std::max(0, y - reach); v <= std::min(other.height - 1, y + reach); ++v)
        for (int u = std::max(0, x - reach); u <= std::min(other.width - 1, x + reach); ++u)
            for (std::size_t i = 0; i < 3; ++i) {
                least[i] = std::min(least[i], other.at(u, v)[i]);
                most[i] = std::max(most[i], other.at(u, v)[i]);
            }
    for (std::size_t i = 0; i < 3; ++i)
        if (colour[i] + farthest < least[i] || colour[i] > most[i] + farthest)
            return false;
    return true;
}

/// Squares overlap by half, so that no mark is cut in two unseen.
void addStrays(PictureDifference& difference, const Soft& one, const Soft& other, bool first) {
    constexpr int half = square / 2;
    const int columns = one.width / half + 1;
    std::vector<int> counts(static_cast<std::size_t>(columns) *
                            static_cast<std::size_t>(one.height / half + 1));
    const auto countAt = [&](int column, int row) -> int& {
        return counts[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                      static_cast<std::size_t>(column)];
    };
    for (int y = 0; y < one.height; ++y)
        for (int x = 0; x < one.width; ++x)
            if (!alike(one.at(x, y), other.at(x, y)) && !isNear(one.at(x, y), other, x, y))
                ++countAt(x / half, y / half);
    for (int row = 0; row + 1 < one.height / half + 1; ++row)
        for (int column = 0; column + 1 < columns; ++column) {
            const int strays = countAt(column, row) + countAt(column + 1, row) + countAt(column, row + 1) +
                               countAt(column + 1, row + 1);
            if (strays > difference.strays)
                difference = {strays, QRect(column * half, row * half, square, square), first, true};
        }
}

} // namespace

PictureDifference differenceOf(const QImage& first, const QImage& second) {
    PictureDifference difference;
    if (first.size() != second.size() || first.isNull()) {
        difference.sameSize = false;
        return difference;
    }
    const Soft one(first);
    const Soft two(second);
    addStrays(difference, one, two, true);
    addStrays(difference, two, one, false);
    return difference;
}

std::string unlikeness(const QImage& first, const QImage& second, int most) {
    const PictureDifference difference = differenceOf(first, second);
    if (!difference.sameSize)
        return "the sizes differ, or there is no picture";
    if (difference.strays <= most)
        return {};
    return "at " + std::to_string(difference.where.x()) + ", " + std::to_string(difference.where.y()) +
           " only the " + (difference.onlyInFirst ? "first" : "second") + " has something (" +
           std::to_string(difference.strays) + " pixels)";
}

} // namespace lodestone
