// SPDX-License-Identifier: GPL-3.0-or-later
// The verbs on top of the analysis.
#include "cli/grammar.h"

namespace lodestone::cli {
namespace {

void addForm(CLI::App& sub, Arguments& typed) {
    addText(sub, "--product", typed.product, "PRODUCT", "Form, where a stage has several ('ilmenite')");
    addText(sub, "--of", typed.measure, "WHAT", "Table of production, capacity or reserves");
}

/// The table of a question, where --measure is the measure to reckon.
void addTable(CLI::App& sub, Arguments& typed, bool required) {
    addText(sub, "--mineral", typed.mineral, "MINERAL", "Mineral: slug, name or alias ('rare-earths')")
        ->required(required);
    addText(sub, "--stage", typed.stage, "STAGE", "reserves, mining, processing or magnets")
        ->required(required);
    addText(sub, "--year", typed.year, "YEAR", "Year; the newest there is when left out");
    addText(sub, "--source", typed.source, "ID",
            "Source ('lodestone list sources'); the newest edition that has the year when left out");
    addForm(sub, typed);
    addReading(sub, typed);
}

void addIndicator(CLI::App& sub, Arguments& typed, const char* what) {
    addText(sub, "--measure", typed.indicator, "MEASURE", what);
    addText(sub, "--governance", typed.governance, "ID",
            "Source of the governance scores for hhi_governance; all there are when left out");
}

void addRegime(CLI::App& sub, Arguments& typed) {
    addText(sub, "--regime", typed.regime, "REGIME", "Thresholds: us-2023, us-2010 or eu-2004");
}

void addRank(CLI::App& app, Arguments& typed) {
    CLI::App& rank = addDataVerb(
        app, typed, "rank", "All minerals by one measure at a stage, highest first; or minerals by stages",
        "  lodestone rank --stage mining --year 2025 --list us-2025\n"
        "  lodestone rank --measure cr1 --stage processing --group Battery --csv\n"
        "  lodestone rank --matrix --json");
    addReading(rank, typed);
    addText(rank, "--stage", typed.stage, "STAGE", "reserves, mining, processing or magnets");
    addText(rank, "--year", typed.year, "YEAR",
            "This year, or the nearest earlier one of a table; the newest when left out");
    addIndicator(rank, typed, "hhi, cr1 to cr5, supply_left, hhi_governance, ...; hhi when left out");
    addText(rank, "--list", typed.list, "LIST",
            "Only minerals on this list ('lodestone list critical-lists')");
    addText(rank, "--group", typed.group, "GROUP", "Only minerals of this group ('Battery')");
    rank.add_flag("--matrix", typed.matrix, "Minerals by stages");
    addRegime(rank, typed);
}

void addChain(CLI::App& app, Arguments& typed) {
    CLI::App& chain =
        addDataVerb(app, typed, "chain",
                    "One mineral from reserves to magnets: leaders, exposure, bottleneck, what is missing",
                    "  lodestone chain --mineral rare-earths --year 2025\n"
                    "  lodestone chain --mineral cobalt --country COD --json");
    addText(chain, "--mineral", typed.mineral, "MINERAL", "Mineral: slug, name or alias")->required();
    addText(chain, "--year", typed.year, "YEAR",
            "This year, or the nearest earlier one of a table; the newest when left out");
    addReading(chain, typed);
    addText(chain, "--country", typed.country, "ISO3",
            "Whose exposure and ceiling; the leader in mining when left out");
}

void addBlocs(CLI::App& app, Arguments& typed) {
    CLI::App& blocs = addDataVerb(
        app, typed, "blocs", "A bloc, or any countries, in a market: as one actor and as members",
        "  lodestone blocs --mineral rare-earths --stage mining --year 2025 --bloc asean-plus-three\n"
        "  lodestone blocs --mineral nickel --stage mining --countries IDN,PHL --json");
    addTable(blocs, typed, true);
    addText(blocs, "--bloc", typed.bloc, "BLOC", "Bloc ('lodestone list blocs')");
    addText(blocs, "--countries", typed.countries, "ISO3,ISO3", "Any countries instead of a bloc");
    addText(blocs, "--at", typed.at, "DATE",
            "Members at this date; at the end of the table's year when left out");
    addUnlisted(blocs, typed);
}

void addCompare(CLI::App& app, Arguments& typed) {
    CLI::App& compare = addDataVerb(
        app, typed, "compare",
        "All sources and claims on one market side by side; or what moved the HHI between two years",
        "  lodestone compare --mineral rare-earths --stage mining --year 2024\n"
        "  lodestone compare --mineral cobalt --stage mining --from 2020 --to 2025 --json");
    addText(compare, "--mineral", typed.mineral, "MINERAL", "Mineral: slug, name or alias")->required();
    addText(compare, "--stage", typed.stage, "STAGE", "reserves, mining, processing or magnets")->required();
    addText(compare, "--year", typed.year, "YEAR", "Year of all sources; the newest when left out");
    addText(compare, "--from", typed.from, "YEAR", "First year of a change, decomposed by country");
    addText(compare, "--to", typed.to, "YEAR", "Last year of a change");
    addText(compare, "--source", typed.source, "ID", "Of a change: both years from this source");
    addForm(compare, typed);
    addReading(compare, typed);
}

void addWindow(CLI::App& app, Arguments& typed) {
    CLI::App& window =
        addDataVerb(app, typed, "window",
                    "A measure in the years before and after a policy event; an association, no more",
                    "  lodestone window --event EV001 --mineral rare-earths --stage mining\n"
                    "  lodestone window --event EV001 --years 3 --measure cr1 --json");
    addText(window, "--event", typed.event, "ID", "Event ('lodestone events --json')")->required();
    addText(window, "--mineral", typed.mineral, "MINERAL", "Mineral; those the event names when left out");
    addText(window, "--stage", typed.stage, "STAGE", "Stage; all with a table when left out");
    addText(window, "--years", typed.years, "YEARS", "Years to each side, 2 when left out");
    addText(window, "--day", typed.day, "DATE", "The event's standing on this day; today when left out");
    addText(window, "--source", typed.source, "ID", "Values of this source alone");
    addForm(window, typed);
    addReading(window, typed);
    addIndicator(window, typed, "hhi, cr1 to cr5, supply_left, ...; hhi when left out");
}

void addScenario(CLI::App& app, Arguments& typed) {
    CLI::App& scenario = addDataVerb(
        app, typed, "scenario", "What if: edits on a market, before and after; always marked as hypothetical",
        "  lodestone scenario --mineral rare-earths --stage mining --year 2025 --edits 'set-share CHN "
        "50% keep'\n"
        "  lodestone scenario --mineral rare-earths --stage mining --example slow-diversification "
        "--json\n"
        "  lodestone scenario --list");
    addTable(scenario, typed, false);
    CLI::Option* edits =
        addText(scenario, "--edits", typed.edits, "TEXT", "Edits, separated by ';' (--list explains them)");
    addText(scenario, "--example", typed.example, "NAME", "A scenario that ships with the program")
        ->excludes(edits);
    scenario.add_flag("--list", typed.examples, "The examples there are, and the verbs of edits");
}

} // namespace

void addStudies(CLI::App& app, Arguments& typed) {
    CLI::App& explain = addDataVerb(
        app, typed, "explain", "Take a number apart: terms, formula, rows of the table, source, method",
        "  lodestone explain --mineral rare-earths --stage mining --year 2025 --measure hhi\n"
        "  lodestone explain --mineral cobalt --stage mining --measure share --country COD --json\n"
        "  lodestone explain --mineral nickel --stage mining --measure hhi_without_leader --countries "
        "IDN,PHL");
    addTable(explain, typed, true);
    addIndicator(explain, typed,
                 "hhi, cr1 to cr5, share, residual, denominator, shannon, ...; share with "
                 "--country, else hhi, when left out");
    addText(explain, "--country", typed.country, "ISO3",
            "Whose share; with supply_left and hhi_without_leader, who is taken out");
    addText(explain, "--countries", typed.countries, "ISO3,ISO3",
            "With supply_left and hhi_without_leader: all who are taken out");
    addUnlisted(explain, typed);
    addRank(app, typed);
    addChain(app, typed);
    addBlocs(app, typed);
    addCompare(app, typed);
    addWindow(app, typed);
    addScenario(app, typed);
}

} // namespace lodestone::cli
