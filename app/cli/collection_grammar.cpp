// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/grammar.h"

namespace lodestone::cli {
namespace {

void addBatch(CLI::App& app, Arguments& typed) {
    CLI::App& figures = addVerb(
        app, typed, "figures", "Paint a list of figures into a folder, on all cores; needs no display",
        "  lodestone figures --from list.csv --out pictures\n"
        "  lodestone figures --from list.csv --out pictures --format svg --jobs 4 --progress\n"
        "The list is CSV with a head. Its columns: 'file' (a name below the folder), 'figure', and any "
        "option of\n"
        "'lodestone figure' without its dashes (mineral, stage, year, state, ...); 'state' alone is enough. "
        "A flag\n"
        "takes yes or no. A figure without a file is named after its row and what it shows. What cannot be "
        "painted\n"
        "is named with its row, and the others are painted all the same.");
    addText(figures, "--from", typed.from, "FILE", "The list, CSV")->required();
    addText(figures, "--out", typed.out, "FOLDER", "Folder to write into; made when it is not there")
        ->required();
    addText(figures, "--format", typed.ending, "FORMAT",
            "png, svg, pdf, csv or xlsx, of figures without a file; png when left out");
    addText(figures, "--jobs", typed.jobs, "N",
            "Processes that paint; as many as there are cores when left out");
    figures.add_flag("--progress", typed.progress, "Say how far it is, even where no terminal shows it");
}

void addBundle(CLI::App& app, Arguments& typed) {
    CLI::App& bundle =
        addVerb(app, typed, "bundle",
                "Everything about a figure in one ZIP: PNG, SVG, PDF, CSV, XLSX, alt text, method, "
                "citations, licences",
                "  lodestone bundle shares --mineral rare-earths --stage mining --out rare-earths.zip\n"
                "  lodestone bundle --from shares.png --out shares.zip");
    addPicture(bundle, typed, "File to write, ending in .zip; - for the standard output");
}

void addReport(CLI::App& app, Arguments& typed) {
    CLI::App& report =
        addVerb(app, typed, "report",
                "A collection as one PDF: cover, contents, a figure a page, sources and licences",
                "  lodestone report minerals.lodestone --out report.pdf\n"
                "  lodestone report minerals.lodestone --title 'Critical minerals' --date 'May 2026' --out "
                "report.pdf");
    CLI::Option* collection =
        report.add_option("COLLECTION", typed.subject, "A .lodestone file that the window saved");
    asFile(collection);
    collection->required();
    addText(report, "--out", typed.out, "FILE", "File to write, ending in .pdf; - for the standard output")
        ->required();
    addText(report, "--title", typed.title, "TEXT", "On the cover; that of the collection when left out");
    addText(report, "--author", typed.author, "TEXT", "On the cover; that of the collection when left out");
    addText(report, "--date", typed.date, "TEXT",
            "On the cover as written; that of the collection when left out");
    addText(report, "--paper", typed.paper, "PAPER", "a4 or letter; a4 when left out");
}

} // namespace

void addCollections(CLI::App& app, Arguments& typed) {
    addBatch(app, typed);
    addBundle(app, typed);
    addReport(app, typed);
}

} // namespace lodestone::cli
