// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/vision.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lodestone {
namespace {

using Matrix = std::array<std::array<float, 3>, 3>;

constexpr std::array<float, 3> luminance{0.2126F, 0.7152F, 0.0722F};
constexpr Matrix grey{luminance, luminance, luminance};
constexpr Matrix protanopia{{{0.152286F, 1.052583F, -0.204868F},
                             {0.114503F, 0.786281F, 0.099216F},
                             {-0.003882F, -0.048116F, 1.051998F}}};
constexpr Matrix deuteranopia{{{0.367322F, 0.860646F, -0.227968F},
                               {0.280085F, 0.672501F, 0.047413F},
                               {-0.011820F, 0.042940F, 0.968881F}}};
constexpr Matrix tritanopia{{{1.255528F, -0.076749F, -0.178779F},
                             {-0.078411F, 0.930809F, 0.147602F},
                             {0.004733F, 0.691367F, 0.303900F}}};

const Matrix* matrixOf(ExportLook::Vision vision) {
    switch (vision) {
    case ExportLook::Vision::Full:
        return nullptr;
    case ExportLook::Vision::Grey:
        return &grey;
    case ExportLook::Vision::Protanopia:
        return &protanopia;
    case ExportLook::Vision::Deuteranopia:
        return &deuteranopia;
    case ExportLook::Vision::Tritanopia:
        return &tritanopia;
    }
    return nullptr;
}

float linear(int channel) {
    const float c = static_cast<float>(channel) / 255.0F;
    return c <= 0.04045F ? c / 12.92F : std::pow((c + 0.055F) / 1.055F, 2.4F);
}

int encoded(float light) {
    const float c = std::clamp(light, 0.0F, 1.0F);
    const float s = c <= 0.0031308F ? c * 12.92F : 1.055F * std::pow(c, 1 / 2.4F) - 0.055F;
    return static_cast<int>(std::lround(s * 255.0F));
}

QRgb seen(QRgb colour, const Matrix& matrix) {
    static const std::array<float, 256> light = [] {
        std::array<float, 256> table{};
        for (int i = 0; i < 256; ++i)
            table[static_cast<std::size_t>(i)] = linear(i);
        return table;
    }();
    const auto at = [](int channel) { return light[static_cast<std::size_t>(channel)]; };
    const std::array<float, 3> in{at(qRed(colour)), at(qGreen(colour)), at(qBlue(colour))};
    std::array<int, 3> out{};
    for (std::size_t i = 0; i < 3; ++i)
        out[i] = encoded(matrix[i][0] * in[0] + matrix[i][1] * in[1] + matrix[i][2] * in[2]);
    return qRgba(out[0], out[1], out[2], qAlpha(colour));
}

} // namespace

QImage seenWith(ExportLook::Vision vision, QImage image) {
    const Matrix* matrix = matrixOf(vision);
    if (matrix == nullptr)
        return image;
    image = std::move(image).convertToFormat(QImage::Format_ARGB32);
    for (int y = 0; y < image.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        // Most pixels of a figure are like the one before.
        QRgb before = 0;
        QRgb after = seen(before, *matrix);
        for (int x = 0; x < image.width(); ++x) {
            if (line[x] != before) {
                before = line[x];
                after = seen(before, *matrix);
            }
            line[x] = after;
        }
    }
    return image;
}

} // namespace lodestone
