// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/equal_earth.h"

#include "figure/map_degrees.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace lodestone {
namespace {

// Coefficients of the polynomial in the parametric latitude, from the paper
// (doi:10.1080/13658816.2018.1504949).
constexpr double a1 = 1.340264;
constexpr double a2 = -0.081106;
constexpr double a3 = 0.000893;
constexpr double a4 = 0.003796;

constexpr double radians(double degrees) {
    return degrees * std::numbers::pi / 180;
}

} // namespace

MapPoint equalEarth(double fromMeridian, double latitude) {
    const double root = std::numbers::sqrt3 / 2;
    const double t = std::asin(root * std::sin(radians(latitude)));
    const double t2 = t * t;
    const double t6 = t2 * t2 * t2;
    return {radians(fromMeridian) * std::cos(t) / (root * (a1 + 3 * a2 * t2 + t6 * (7 * a3 + 9 * a4 * t2))),
            t * (a1 + a2 * t2 + t6 * (a3 + a4 * t2))};
}

double degreesFromMeridian(double longitude) {
    return std::remainder(longitude - mapMeridian, 360.0);
}

MapPoint mapPoint(double longitude, double latitude) {
    return equalEarth(degreesFromMeridian(longitude), latitude);
}

MapDegrees degreesAt(MapPoint point) {
    const double root = std::numbers::sqrt3 / 2;
    constexpr double pole = std::numbers::pi / 3; // parametric latitude of the poles
    double t = std::clamp(point.y, -pole, pole);
    // Newton's method: the polynomial is steep and nearly straight, a few steps suffice.
    for (int step = 0; step < 12; ++step) {
        const double t2 = t * t;
        const double t6 = t2 * t2 * t2;
        const double off = t * (a1 + a2 * t2 + t6 * (a3 + a4 * t2)) - point.y;
        const double slope = a1 + 3 * a2 * t2 + t6 * (7 * a3 + 9 * a4 * t2);
        t = std::clamp(t - off / slope, -pole, pole);
    }
    const double t2 = t * t;
    const double t6 = t2 * t2 * t2;
    const double fromMeridian =
        point.x * root * (a1 + 3 * a2 * t2 + t6 * (7 * a3 + 9 * a4 * t2)) / std::cos(t);
    return {std::remainder(fromMeridian * 180 / std::numbers::pi + mapMeridian, 360.0),
            std::asin(std::clamp(std::sin(t) / root, -1.0, 1.0)) * 180 / std::numbers::pi};
}

} // namespace lodestone
