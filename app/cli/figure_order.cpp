// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/failure.h"
#include "cli/figure_verb.h"
#include "cli/output.h"
#include "cli/outside_input.h"
#include "figure/build_figure.h"
#include "model/letters.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

namespace lodestone::cli {
namespace {

constexpr int smallest = 200; // pixels; below this no text of a figure can be read
constexpr int largest = 16'384;
constexpr double printDpi = 300;
constexpr std::uintmax_t mostFrameBytes = 4U << 20;
constexpr std::array<std::string_view, 5> endings{".png", ".svg", ".pdf", ".csv", ".xlsx"};

[[noreturn]] void misuse(const std::string& line) {
    throw Failure(ExitCode::WrongUsage, line);
}

double numberFrom(const char* option, const std::string& typed, double low, double high) {
    double value = 0;
    const char* const end = typed.data() + typed.size();
    const auto [rest, error] = std::from_chars(typed.data(), end, value);
    if (error != std::errc{} || rest != end || !(value >= low && value <= high))
        misuse(fmt::format("{} '{}' is not a number from {} to {}.", option, typed, low, high));
    return value;
}

/// 'WxH'
template <typename Number>
std::optional<std::pair<Number, Number>> pairFrom(const std::string& typed) {
    std::pair<Number, Number> sides;
    const char* const end = typed.data() + typed.size();
    const auto [x, widthError] = std::from_chars(typed.data(), end, sides.first);
    if (widthError != std::errc{} || x == end || *x != 'x')
        return std::nullopt;
    const auto [rest, heightError] = std::from_chars(x + 1, end, sides.second);
    return heightError == std::errc{} && rest == end ? std::optional(sides) : std::nullopt;
}

void takePreset(const std::string& typed, ExportLook& look) {
    const SizePreset* preset = sizePreset(typed);
    if (preset == nullptr) {
        std::vector<std::string_view> ids;
        for (const SizePreset& one : sizePresets())
            ids.push_back(one.id);
        misuse(fmt::format("'{}' is not a preset. The presets are {}.", typed, fmt::join(ids, ", ")));
    }
    look = withPreset(look, *preset);
}

void takeSize(const Arguments& typed, ExportLook& look) {
    if (typed.size && typed.inches)
        misuse("--size and --inches are two sizes. Give one of them.");
    if (typed.dpi || typed.inches)
        look.dpi = typed.dpi ? numberFrom("--dpi", *typed.dpi, 36, 2400) : printDpi;
    if (typed.size) {
        const auto size = pairFrom<int>(*typed.size);
        if (!size)
            misuse(fmt::format("--size '{}' is not a size. Write width x height in pixels: 1600x900.",
                               *typed.size));
        std::tie(look.width, look.height) = *size;
    } else if (typed.inches) {
        const auto size = pairFrom<double>(*typed.inches);
        if (!size || !(size->first > 0 && size->first < 1000 && size->second > 0 && size->second < 1000))
            misuse(fmt::format("--inches '{}' is not a size. Write width x height in inches: 7x4.7.",
                               *typed.inches));
        look.width = static_cast<int>(std::lround(size->first * look.dpi));
        look.height = static_cast<int>(std::lround(size->second * look.dpi));
    }
    if (typed.size || typed.inches)
        look.preset.clear();
    if (std::min(look.width, look.height) < smallest || std::max(look.width, look.height) > largest)
        misuse(fmt::format("{} is out of range. Each side is {} to {} pixels.",
                           typed.inches ? fmt::format("--inches {} at {} dpi", *typed.inches, look.dpi)
                                        : fmt::format("--size {}x{}", look.width, look.height),
                           smallest, largest));
}

ExportLook lookOf(const Arguments& typed, ExportLook look, const std::string& file) {
    if (typed.preset)
        takePreset(*typed.preset, look);
    takeSize(typed, look);
    if (typed.scale)
        look.scale = numberFrom("--scale", *typed.scale, 1, 4);
    if (typed.type)
        look.typePoints = numberFrom("--type", *typed.type, 3, 72);
    if (typed.theme) {
        const auto ground = groundFromSlug(*typed.theme);
        if (!ground)
            misuse(fmt::format("'{}' is not a ground. The grounds are light, dark, print and transparent.",
                               *typed.theme));
        look.ground = *ground;
    }
    if (typed.vision) {
        const auto vision = visionFromSlug(*typed.vision);
        if (!vision)
            misuse(fmt::format("--vision '{}' is not known. It is full, grey, protanopia, deuteranopia or "
                               "tritanopia.",
                               *typed.vision));
        look.vision = *vision;
    }
    if (look.vision != ExportLook::Vision::Full && !hasEnding(file, ".png"))
        misuse("--vision shows how others see a picture and makes PNG only. End --out in .png.");
    look.curves = look.curves || typed.curves;
    if (typed.curves && !hasEnding(file, ".svg"))
        misuse("--curves is for SVG: a PDF carries its fonts, a PNG needs none. End --out in .svg.");
    return look;
}

FigureFrame frameOf(const Arguments& typed, FigureFrame frame) {
    if (typed.frame) {
        auto parsed = parseFrame(inputOf(*typed.frame, mostFrameBytes));
        if (const auto* fault = std::get_if<DocumentFault>(&parsed))
            throw Failure(ExitCode::BadInput,
                          fmt::format("'{}' is not a frame: {}.", forTerminal(*typed.frame), fault->text));
        frame = std::get<FigureFrame>(std::move(parsed));
    }
    const std::pair<const std::optional<std::string>*, std::optional<std::string>*> words[] = {
        {&typed.headline, &frame.headline},
        {&typed.subtitle, &frame.subtitle},
        {&typed.note, &frame.note},
        {&typed.alt, &frame.altText}};
    for (const auto& [word, target] : words)
        if (*word)
            *target = **word;
    frame.credit = typed.credit.value_or(frame.credit);
    if (typed.labels) {
        if (*typed.labels != "direct" && *typed.labels != "legend")
            misuse(fmt::format("--labels is direct or legend, not '{}'.", *typed.labels));
        frame.labels = *typed.labels == "legend" ? FigureFrame::Labels::Legend : FigureFrame::Labels::Direct;
    }
    return frame;
}

std::string figureNames() {
    std::vector<std::string_view> ids;
    for (const FigureSpec& spec : figureSpecs())
        ids.push_back(spec.id);
    return fmt::format("The figures are {}.", fmt::join(ids, ", "));
}

} // namespace

FigureOrder figureOrder(const Arguments& arguments, const FigureHands& hands) {
    const std::string file = arguments.out.value_or("");
    const bool bundle = arguments.verb == "bundle";
    if (bundle && !hasEnding(file, ".zip"))
        misuse(fmt::format("--out '{}' does not end in .zip. Give the press bundle this ending.", file));
    if (!bundle &&
        std::ranges::none_of(endings, [&](std::string_view ending) { return hasEnding(file, ending); }))
        misuse(fmt::format("--out '{}' ends in none of .png, .svg, .pdf, .csv and .xlsx. Choose one of them.",
                           file));
    if (arguments.subject.empty() && !arguments.state && !arguments.fromFile)
        misuse("Name a figure: 'lodestone figure overview --out FILE.png'. " + figureNames());
    if (!arguments.subject.empty() && figureSpec(arguments.subject) == nullptr)
        misuse(fmt::format("'{}' is not a figure. {}", arguments.subject, figureNames()));
    FigureOrder order{{file, {}, {}}, {}, {}};
    if (arguments.fromFile) {
        FigureDocument document = hands.read(*arguments.fromFile).document;
        order = {{file, document.look, {}}, std::move(document.frame), std::move(document.state)};
    }
    order.output.csv = csvStyle(arguments);
    if (arguments.csvFor && !hasEnding(file, ".csv"))
        misuse("--csv-for is for a file of data that ends in .csv.");
    order.output.look = lookOf(arguments, order.output.look, file);
    order.frame = frameOf(arguments, std::move(order.frame));
    return order;
}

} // namespace lodestone::cli
