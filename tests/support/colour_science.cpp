// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/colour_science.h"

#include <array>
#include <cmath>
#include <numbers>

namespace lodestone {
namespace {

using Row = std::array<double, 3>;
using Matrix = std::array<Row, 3>;

constexpr std::array<Matrix, 4> visions{{
    {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
    {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}},
    {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}},
    {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}},
}};
constexpr Matrix toXyz{{{0.4124564, 0.3575761, 0.1804375},
                        {0.2126729, 0.7151522, 0.0721750},
                        {0.0193339, 0.1191920, 0.9503041}}};
constexpr Row whiteD65{0.95047, 1, 1.08883};

Row times(const Matrix& m, const Row& v) {
    Row result{};
    for (std::size_t i = 0; i < 3; ++i)
        result[i] = m[i][0] * v[0] + m[i][1] * v[1] + m[i][2] * v[2];
    return result;
}

double linear(double c) {
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double cubeRoot(double t) {
    return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116;
}

double radians(double degrees) {
    return degrees * std::numbers::pi / 180;
}

double hueOf(double a, double b) {
    if (a == 0 && b == 0)
        return 0;
    const double h = std::atan2(b, a) * 180 / std::numbers::pi;
    return h < 0 ? h + 360 : h;
}

double meanHue(double h1, double h2, bool grey) {
    if (grey)
        return h1 + h2;
    if (std::abs(h1 - h2) <= 180)
        return (h1 + h2) / 2;
    return h1 + h2 < 360 ? (h1 + h2 + 360) / 2 : (h1 + h2 - 360) / 2;
}

double hueStep(double h1, double h2, bool grey) {
    if (grey)
        return 0;
    const double step = h2 - h1;
    return step > 180 ? step - 360 : step < -180 ? step + 360 : step;
}

double chromaRatio(double chroma) {
    return std::sqrt(std::pow(chroma, 7) / (std::pow(chroma, 7) + std::pow(25.0, 7)));
}

} // namespace

Lab labOf(const QColor& colour, Vision vision) {
    Row rgb = times(visions[static_cast<std::size_t>(vision)],
                    {linear(colour.redF()), linear(colour.greenF()), linear(colour.blueF())});
    for (double& channel : rgb)
        channel = std::min(1.0, std::max(0.0, channel));
    Row f = times(toXyz, rgb);
    for (std::size_t i = 0; i < 3; ++i)
        f[i] = cubeRoot(f[i] / whiteD65[i]);
    return {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
}

double colourDifference(const Lab& one, const Lab& two) {
    const double g = 0.5 * (1 - chromaRatio((std::hypot(one.a, one.b) + std::hypot(two.a, two.b)) / 2));
    const double a1 = (1 + g) * one.a;
    const double a2 = (1 + g) * two.a;
    const double c1 = std::hypot(a1, one.b);
    const double c2 = std::hypot(a2, two.b);
    const double h1 = hueOf(a1, one.b);
    const double h2 = hueOf(a2, two.b);
    const bool grey = c1 * c2 == 0;
    const double hueDifference = 2 * std::sqrt(c1 * c2) * std::sin(radians(hueStep(h1, h2, grey) / 2));
    const double l = (one.l + two.l) / 2;
    const double c = (c1 + c2) / 2;
    const double h = meanHue(h1, h2, grey);
    const double t = 1 - 0.17 * std::cos(radians(h - 30)) + 0.24 * std::cos(radians(2 * h)) +
                     0.32 * std::cos(radians(3 * h + 6)) - 0.20 * std::cos(radians(4 * h - 63));
    const double sl = 1 + 0.015 * (l - 50) * (l - 50) / std::sqrt(20 + (l - 50) * (l - 50));
    const double sc = 1 + 0.045 * c;
    const double sh = 1 + 0.015 * c * t;
    const double turn = 30 * std::exp(-((h - 275) / 25) * ((h - 275) / 25));
    const double rt = -std::sin(radians(2 * turn)) * 2 * chromaRatio(c);
    const double dl = (two.l - one.l) / sl;
    const double dc = (c2 - c1) / sc;
    const double dh = hueDifference / sh;
    return std::sqrt(dl * dl + dc * dc + dh * dh + rt * dc * dh);
}

} // namespace lodestone
