// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/grammar.h"
#include "figure/export_look.h"

#include <fmt/format.h>

namespace lodestone::cli {
namespace {

std::string presetHelp() {
    std::string text = "Presets of --preset:\n";
    for (const SizePreset& preset : sizePresets())
        text += fmt::format("  {:<14} {}\n", preset.id, preset.what);
    return text;
}

constexpr std::string_view annotationHelp =
    "Annotations of --annotate, once for each; numbers are of the figure's axes (decimal years, shares of "
    "1,\n"
    "HHI), or with MARK@ fractions of that mark's box (country:CHN@1.1,0.5):\n"
    "  'text 2011.5,0.9 = Export quotas'     words at a place\n"
    "  'arrow 2005,0.5 2010.7,0.9 = Quotas'  words at the first place, an arrow to the second\n"
    "  'range 2010.5 2015.3 = Dispute'       a band of years; of values: 'range 0,0.2 0,0.4 = ...'\n"
    "  'line 2014.6 = Ruling'                a year; a value: 'level 0.5 = Half the world'\n"
    "  'country CHN = China'                 keeps its colour, the others fade\n"
    "or the JSON of one, as it stands in a frame.\n";

void addLook(CLI::App& figure, Arguments& typed) {
    addText(figure, "--preset", typed.preset, "ID", "Size, resolution and type of a preset, listed below");
    addText(figure, "--size", typed.size, "WxH", "Pixels, 1600x900 when left out");
    addText(figure, "--inches", typed.inches, "WxH", "Size in inches instead, at --dpi");
    addText(figure, "--dpi", typed.dpi, "N", "Dots per inch: 144 when left out, 300 with --inches");
    addText(figure, "--scale", typed.scale, "N", "Pixels of a PNG for each pixel of the size, 1 to 4");
    addText(figure, "--type", typed.type, "POINTS",
            "Size of the labels on paper; in proportion to the figure when left out");
    CLI::Option* ground =
        addText(figure, "--ground", typed.theme, "GROUND", "light, dark, print or transparent");
    addText(figure, "--theme", typed.theme, "GROUND", "Another name of --ground")->excludes(ground);
    addText(figure, "--vision", typed.vision, "WHO",
            "PNG as somebody else sees it: full, grey, protanopia, deuteranopia or tritanopia");
    figure.add_flag("--curves", typed.curves, "Text of an SVG as outlines, for programs without the font");
}

void addFrame(CLI::App& figure, Arguments& typed) {
    addText(figure, "--headline", typed.headline, "TEXT", "Headline in the place of the figure's own");
    addText(figure, "--subtitle", typed.subtitle, "TEXT", "Subtitle likewise");
    addText(figure, "--note", typed.note, "TEXT", "Note likewise; '' for none");
    addText(figure, "--alt", typed.alt, "TEXT", "Text for those who cannot see it, likewise");
    addText(figure, "--credit", typed.credit, "TEXT", "A line beside the source: who made it");
    addText(figure, "--labels", typed.labels, "HOW", "direct (names beside the marks) or legend");
    CLI::Option* note =
        figure.add_option("--annotate", typed.annotations, "An annotation, listed below; can be repeated");
    asWords(note);
    note->type_name("TEXT|JSON")
        ->take_all()
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->allow_extra_args(false);
    addText(figure, "--frame", typed.frame, "FILE.json",
            "Words and annotations from a file; the options above replace its parts");
}

} // namespace

void addPicture(CLI::App& figure, Arguments& typed, const char* out) {
    asWords(figure.add_option("FIGURE", typed.subject, "Figure ('lodestone list figures')"));
    addMarket(figure, typed, false, "YEAR");
    addText(figure, "--regime", typed.regime, "REGIME", "us-2023, us-2010 or eu-2004");
    addText(figure, "--select", typed.select, "MARK",
            "What stands out: CHN, country:CHN, event:EV001, stage:mining, residual");
    addText(figure, "--state", typed.state, "TEXT", "A whole view as text; other options replace its parts");
    addText(figure, "--from", typed.fromFile, "FILE",
            "An exported figure: its view, frame and look; other options replace their parts");
    addText(figure, "--out", typed.out, "FILE", out)->required();
    addLook(figure, typed);
    addFrame(figure, typed);
}

void addFigures(CLI::App& app, Arguments& typed) {
    CLI::App& figure = addVerb(
        app, typed, "figure",
        "Paint a figure into a PNG, SVG or PDF file that reopens in the window; needs no display",
        "  lodestone figure shares --mineral rare-earths --stage mining --year 2025 --out shares.png\n"
        "  lodestone figure timeline --mineral gallium --ground print --size 1080x1350 --out timeline.svg\n"
        "  lodestone figure --state 'figure=overview&mineral=cobalt&stage=mining' --preset a4-page --out "
        "cobalt.pdf\n"
        "  lodestone figure concentration --headline 'Fewer hands' --annotate 'line 2014.6 = Ruling' --out "
        "f.svg\n"
        "  lodestone figure --from shares.png --ground dark --scale 2 --out dark.png\n" +
            std::string(annotationHelp) + presetHelp());
    addPicture(
        figure, typed,
        "File to write, ending in .png, .svg or .pdf; .csv or .xlsx for its data; - for the standard output");
    addCsvStyle(figure, typed);
    addText(figure, "--format", typed.ending, "FORMAT", "Of --out -: png, svg, pdf, csv or xlsx");
    addText(figure, "--day", typed.day, "DATE", "Events as they stand on this day; today when left out");
    figure.add_flag(
        "--lint", typed.lint,
        "Warn about what would be asked before printing: sources, shares, estimates, type, contrast");
    figure.add_flag_callback(
        "--json", [&typed] { typed.format = Format::AsJson; }, "Print the warnings of --lint as JSON");

    CLI::App& verify = addVerb(
        app, typed, "verify", "Build exported figures anew and say whether they still hold",
        "  lodestone verify shares.png timeline.svg\n  lodestone verify --json figures/*.pdf\n"
        "Each file matches, or its data changed (which cells are listed), or the program draws it "
        "otherwise,\n"
        "or the file was altered after it was exported, or it is no figure of this program or damaged.\n"
        "Exit codes: 0 all match, 1 one differs, 3 one is none or damaged, 4 one cannot be read.");
    CLI::Option* files =
        verify.add_option("FILE", typed.files, "PNG, SVG or PDF files that this program exported");
    asFile(files);
    files->required();
    verify.add_flag_callback(
        "--json", [&typed] { typed.format = Format::AsJson; }, "Print JSON");
}

} // namespace lodestone::cli
