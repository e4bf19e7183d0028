// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/arguments.h"

#include "cli/failure.h"

#include <CLI/CLI.hpp>

#include <algorithm>

#include <fmt/format.h>

namespace lodestone::cli {
namespace {

constexpr const char* exitCodes =
    "Exit codes: 0 done, 1 no such data, 2 wrong usage, 3 bad input data (lodestone-ingest),\n"
    "4 trouble with a file or the database. Errors are one line on the standard error.";

constexpr const char* databases =
    "The database is --db FILE, else $LODESTONE_DB, else lodestone.db beside the program,\n"
    "else ../share/lodestone/lodestone.db.";

std::string footer(const std::string& examples) {
    return "Examples:\n" + examples + "\n" + databases;
}

/// Adds the verbs to one CLI11 application whose options write into `typed`.
class Grammar {
public:
    explicit Grammar(Arguments& typed) : m_typed(typed) {
        m_app.name("lodestone");
        m_app.description("Who controls critical minerals, how sure we are, and what policy did about it.\n"
                          "Without a verb the window opens: "
                          "lodestone [--db FILE] [--theme light|dark|high-contrast|system] [--state TEXT].");
        m_app.footer(std::string("'lodestone VERB --help' explains a verb.\n") + databases + "\n" +
                     exitCodes);
        m_app.set_version_flag("--version", "lodestone " LODESTONE_VERSION);
        m_app.add_option("--db", m_typed.db, "The database file")->type_name("FILE");
        m_app.require_subcommand(1);
        addTables();
        addPolicy();
        addDataset();
        addStudies();
        addFigure();
    }

    [[nodiscard]] CLI::App& app() { return m_app; }

private:
    CLI::App& verb(const std::string& name, const std::string& what, const std::string& examples) {
        CLI::App& sub = *m_app.add_subcommand(name, what);
        sub.footer(footer(examples));
        sub.add_option("--db", m_typed.db, "The database file")->type_name("FILE");
        return sub;
    }

    CLI::App& dataVerb(const std::string& name, const std::string& what, const std::string& examples) {
        CLI::App& sub = verb(name, what, examples);
        CLI::Option* json = sub.add_flag_callback(
            "--json", [this] { m_typed.format = Format::AsJson; }, "Print JSON");
        CLI::Option* csv = sub.add_flag_callback(
            "--csv", [this] { m_typed.format = Format::AsCsv; }, "Print CSV (RFC 4180)");
        json->excludes(csv);
        return sub;
    }

    static CLI::Option* text(CLI::App& sub, const char* name, std::optional<std::string>& target,
                             const char* type, const char* what) {
        return sub.add_option(name, target, what)->type_name(type);
    }

    void addMarket(CLI::App& sub, bool required, const char* year) {
        CLI::Option* mineral = text(sub, "--mineral", m_typed.mineral, "MINERAL",
                                    "Mineral: slug, name or alias ('rare-earths')");
        CLI::Option* stage =
            text(sub, "--stage", m_typed.stage, "STAGE", "reserves, mining, processing or magnets");
        mineral->required(required);
        stage->required(required);
        text(sub, "--year", m_typed.year, year, "Year; the newest there is when left out");
        text(sub, "--source", m_typed.source, "ID",
             "Source ('lodestone list sources'); the newest edition that has the year when left out");
        text(sub, "--product", m_typed.product, "PRODUCT", "Form, where a stage has several ('ilmenite')");
        text(sub, "--measure", m_typed.measure, "MEASURE", "production, capacity or reserves");
    }

    void addTables() {
        CLI::App& list = dataVerb(
            "list",
            "List what there is: minerals, countries, stages, sources, blocs, critical-lists, places or "
            "figures",
            "  lodestone list minerals\n  lodestone list sources --json\n"
            "  lodestone list places --mineral cobalt");
        list.add_option("LIST", m_typed.subject,
                        "minerals, countries, stages, sources, blocs, critical-lists, places or figures")
            ->required();
        text(list, "--mineral", m_typed.mineral, "MINERAL", "Only places of this mineral");

        CLI::App& shares =
            dataVerb("shares", "Each country's share of one mineral at one stage in one year",
                     "  lodestone shares --mineral rare-earths --stage mining --year 2025\n"
                     "  lodestone shares --mineral titanium --stage mining --product rutile --csv");
        addMarket(shares, true, "YEAR");

        CLI::App& index = dataVerb(
            "concentration", "How concentrated a market is: HHI as an interval, largest shares, verdict",
            "  lodestone concentration --mineral cobalt --stage mining --year 2025\n"
            "  lodestone concentration --mineral lithium --stage mining --year 2024:2025 --regime eu-2004 "
            "--csv");
        addMarket(index, true, "YEAR|FIRST:LAST");
        text(index, "--regime", m_typed.regime, "REGIME",
             "Thresholds: us-2023 (1,000/1,800), us-2010 (1,500/2,500), eu-2004 (1,000/2,000)");
    }

    void addPolicy() {
        const char* between = " --from 2025-10 --to 2025\n";
        CLI::App& events = dataVerb(
            "events", "Policy events: bans, controls, laws, agreements, by date",
            fmt::format("  lodestone events --mineral rare-earths{}  lodestone events --country CHN --csv",
                        between));
        CLI::App& agreements = dataVerb(
            "agreements", "Agreements between two parties, by date",
            fmt::format(
                "  lodestone agreements --country JPN{}  lodestone agreements --mineral lithium --json",
                between));
        for (CLI::App* sub : {&events, &agreements}) {
            text(*sub, "--mineral", m_typed.mineral, "MINERAL",
                 "Only those that name it or a member of its group");
            text(*sub, "--country", m_typed.country, "ISO3", "Only those with this country as a party");
            text(*sub, "--from", m_typed.from, "DATE",
                 "From this day, month or year on (2025-10-09, 2025-10, 2025)");
            text(*sub, "--to", m_typed.to, "DATE", "To the end of this day, month or year");
        }
        CLI::App& claims = dataVerb("claims", "What others say, attributed and linked, beside our own figure",
                                    "  lodestone claims --mineral rare-earths --stage mining\n  lodestone "
                                    "claims --country CHN --json");
        text(claims, "--mineral", m_typed.mineral, "MINERAL", "Only claims about this mineral");
        text(claims, "--stage", m_typed.stage, "STAGE", "Only claims about this stage");
        text(claims, "--country", m_typed.country, "ISO3", "Only claims about this country");
    }

    void addDataset() {
        CLI::App& changes =
            dataVerb("revisions", "How the same figure moved from edition to edition, corrections included",
                     "  lodestone revisions --mineral rare-earths --stage reserves\n"
                     "  lodestone revisions --mineral rare-earths --country BRA --year 2025 --all --json");
        text(changes, "--mineral", m_typed.mineral, "MINERAL", "Mineral: slug, name or alias")->required();
        text(changes, "--stage", m_typed.stage, "STAGE", "Only figures of this stage");
        text(changes, "--year", m_typed.year, "YEAR", "Only figures about this year");
        text(changes, "--country", m_typed.country, "ISO3", "Only figures of this country");
        text(changes, "--product", m_typed.product, "PRODUCT", "Only figures of this form ('ilmenite')");
        changes.add_flag("--all", m_typed.all, "Figures that did not change, too");

        CLI::App& book = dataVerb(
            "sources", "The data book: every source with licence, attribution, files, checks, known faults",
            "  lodestone sources\n  lodestone sources --source usgs-mcs-2026 --json");
        text(book, "--source", m_typed.source, "ID", "This source alone ('lodestone list sources')");

        CLI::App& facts =
            dataVerb("statistics",
                     "One country's figures: import reliance, where imports come from, uses, US statistics",
                     "  lodestone statistics --mineral antimony --topic import_source\n"
                     "  lodestone statistics --mineral rare-earths --year 2024 --json");
        text(facts, "--mineral", m_typed.mineral, "MINERAL", "Mineral: slug, name or alias")->required();
        text(facts, "--topic", m_typed.topic, "TOPIC",
             "net_import_reliance, import_source, end_use or salient");
        text(facts, "--year", m_typed.year, "YEAR", "Only figures about this year");
        text(facts, "--source", m_typed.source, "ID", "Only this source ('lodestone list sources')");

        CLI::App& rule = dataVerb("governance", "How a country is governed: World Bank indicators since 1996",
                                  "  lodestone governance --country COD --year 2021\n"
                                  "  lodestone governance --country CHN --csv");
        text(rule, "--country", m_typed.country, "ISO3", "Country: ISO code or name")->required();
        text(rule, "--year", m_typed.year, "YEAR", "Only this year");
    }

    /// The table of a question, where --measure is the measure to reckon.
    void addTable(CLI::App& sub, bool required) {
        text(sub, "--mineral", m_typed.mineral, "MINERAL", "Mineral: slug, name or alias ('rare-earths')")
            ->required(required);
        text(sub, "--stage", m_typed.stage, "STAGE", "reserves, mining, processing or magnets")
            ->required(required);
        text(sub, "--year", m_typed.year, "YEAR", "Year; the newest there is when left out");
        text(sub, "--source", m_typed.source, "ID",
             "Source ('lodestone list sources'); the newest edition that has the year when left out");
        addForm(sub);
    }

    void addForm(CLI::App& sub) {
        text(sub, "--product", m_typed.product, "PRODUCT", "Form, where a stage has several ('ilmenite')");
        text(sub, "--of", m_typed.measure, "WHAT", "Table of production, capacity or reserves");
    }

    void addIndicator(CLI::App& sub, const char* what) {
        text(sub, "--measure", m_typed.indicator, "MEASURE", what);
        text(sub, "--governance", m_typed.governance, "ID",
             "Source of the governance scores for hhi_governance; all there are when left out");
    }

    void addRegime(CLI::App& sub) {
        text(sub, "--regime", m_typed.regime, "REGIME", "Thresholds: us-2023, us-2010 or eu-2004");
    }

    void addStudies() {
        CLI::App& explain = dataVerb(
            "explain", "Take a number apart: terms, formula, rows of the table, source, method",
            "  lodestone explain --mineral rare-earths --stage mining --year 2025 --measure hhi\n"
            "  lodestone explain --mineral cobalt --stage mining --measure share --country COD --json");
        addTable(explain, true);
        addIndicator(explain, "hhi, cr1 to cr5, share, residual, denominator, shannon, ...; share with "
                              "--country, else hhi, when left out");
        text(explain, "--country", m_typed.country, "ISO3",
             "Whose share; with supply_left and hhi_without_leader, who is taken out");
        addRank();
        addChain();
        addBlocs();
        addCompare();
        addWindow();
        addScenario();
    }

    void addRank() {
        CLI::App& rank =
            dataVerb("rank", "All minerals by one measure at a stage, highest first; or minerals by stages",
                     "  lodestone rank --stage mining --year 2025 --list us-2025\n"
                     "  lodestone rank --measure cr1 --stage processing --group Battery --csv\n"
                     "  lodestone rank --matrix --json");
        text(rank, "--stage", m_typed.stage, "STAGE", "reserves, mining, processing or magnets");
        text(rank, "--year", m_typed.year, "YEAR",
             "This year, or the nearest earlier one of a table; the newest when left out");
        addIndicator(rank, "hhi, cr1 to cr5, supply_left, hhi_governance, ...; hhi when left out");
        text(rank, "--list", m_typed.list, "LIST",
             "Only minerals on this list ('lodestone list critical-lists')");
        text(rank, "--group", m_typed.group, "GROUP", "Only minerals of this group ('Battery')");
        rank.add_flag("--matrix", m_typed.matrix, "Minerals by stages");
        addRegime(rank);
    }

    void addChain() {
        CLI::App& chain = dataVerb(
            "chain", "One mineral from reserves to magnets: leaders, exposure, bottleneck, what is missing",
            "  lodestone chain --mineral rare-earths --year 2025\n"
            "  lodestone chain --mineral cobalt --country COD --json");
        text(chain, "--mineral", m_typed.mineral, "MINERAL", "Mineral: slug, name or alias")->required();
        text(chain, "--year", m_typed.year, "YEAR",
             "This year, or the nearest earlier one of a table; the newest when left out");
        text(chain, "--country", m_typed.country, "ISO3",
             "Whose exposure and ceiling; the leader in mining when left out");
    }

    void addBlocs() {
        CLI::App& blocs = dataVerb(
            "blocs", "A bloc, or any countries, in a market: as one actor and as members",
            "  lodestone blocs --mineral rare-earths --stage mining --year 2025 --bloc asean-plus-three\n"
            "  lodestone blocs --mineral nickel --stage mining --countries IDN,PHL --json");
        addTable(blocs, true);
        text(blocs, "--bloc", m_typed.bloc, "BLOC", "Bloc ('lodestone list blocs')");
        text(blocs, "--countries", m_typed.countries, "ISO3,ISO3", "Any countries instead of a bloc");
        text(blocs, "--at", m_typed.at, "DATE",
             "Members at this date; at the end of the table's year when left out");
    }

    void addCompare() {
        CLI::App& compare = dataVerb(
            "compare",
            "All sources and claims on one market side by side; or what moved the HHI between two years",
            "  lodestone compare --mineral rare-earths --stage mining --year 2024\n"
            "  lodestone compare --mineral cobalt --stage mining --from 2020 --to 2025 --json");
        text(compare, "--mineral", m_typed.mineral, "MINERAL", "Mineral: slug, name or alias")->required();
        text(compare, "--stage", m_typed.stage, "STAGE", "reserves, mining, processing or magnets")
            ->required();
        text(compare, "--year", m_typed.year, "YEAR", "Year of all sources; the newest when left out");
        text(compare, "--from", m_typed.from, "YEAR", "First year of a change, decomposed by country");
        text(compare, "--to", m_typed.to, "YEAR", "Last year of a change");
        text(compare, "--source", m_typed.source, "ID", "Of a change: both years from this source");
        addForm(compare);
    }

    void addWindow() {
        CLI::App& window = dataVerb(
            "window", "A measure in the years before and after a policy event; an association, no more",
            "  lodestone window --event EV001 --mineral rare-earths --stage mining\n"
            "  lodestone window --event EV001 --years 3 --measure cr1 --json");
        text(window, "--event", m_typed.event, "ID", "Event ('lodestone events --json')")->required();
        text(window, "--mineral", m_typed.mineral, "MINERAL", "Mineral; those the event names when left out");
        text(window, "--stage", m_typed.stage, "STAGE", "Stage; all with a table when left out");
        text(window, "--years", m_typed.years, "YEARS", "Years to each side, 2 when left out");
        text(window, "--source", m_typed.source, "ID", "Values of this source alone");
        addForm(window);
        addIndicator(window, "hhi, cr1 to cr5, supply_left, ...; hhi when left out");
    }

    void addScenario() {
        CLI::App& scenario = dataVerb(
            "scenario", "What if: edits on a market, before and after; always marked as hypothetical",
            "  lodestone scenario --mineral rare-earths --stage mining --year 2025 --edits 'set-share CHN "
            "50% keep'\n"
            "  lodestone scenario --mineral rare-earths --stage mining --example slow-diversification "
            "--json\n"
            "  lodestone scenario --list");
        addTable(scenario, false);
        CLI::Option* edits = text(scenario, "--edits", m_typed.edits, "TEXT",
                                  "Edits, separated by ';' (--list explains them)");
        text(scenario, "--example", m_typed.example, "NAME", "A scenario that ships with the program")
            ->excludes(edits);
        scenario.add_flag("--list", m_typed.examples, "The examples there are, and the verbs of edits");
    }

    void addFigure() {
        CLI::App& figure = verb(
            "figure", "Paint a figure into a PNG or SVG file; needs no display",
            "  lodestone figure shares --mineral rare-earths --stage mining --year 2025 --out shares.png\n"
            "  lodestone figure timeline --mineral gallium --theme print --size 1080x1350 --out "
            "timeline.svg\n"
            "  lodestone figure --state 'figure=overview&mineral=cobalt&stage=mining' --out cobalt.png");
        figure.add_option("FIGURE", m_typed.subject, "Figure ('lodestone list figures')");
        addMarket(figure, false, "YEAR");
        text(figure, "--regime", m_typed.regime, "REGIME", "us-2023, us-2010 or eu-2004");
        text(figure, "--select", m_typed.select, "MARK",
             "What stands out: CHN, country:CHN, event:EV001, stage:mining, residual");
        text(figure, "--state", m_typed.state, "TEXT",
             "A whole view as text; other options replace its parts");
        text(figure, "--out", m_typed.out, "FILE", "File to write, ending in .png or .svg")->required();
        text(figure, "--size", m_typed.size, "WxH", "Pixels, 1600x900 when left out");
        text(figure, "--theme", m_typed.theme, "THEME", "light, dark or print");
    }

    Arguments& m_typed;
    CLI::App m_app;
};

std::string helpCommand(const std::vector<std::string>& typed) {
    const bool known = !typed.empty() && std::ranges::find(verbs(), typed.front()) != verbs().end();
    return known ? fmt::format("'lodestone {} --help'", typed.front()) : "'lodestone --help'";
}

/// CLI11 would take the next option for the value that is missing and then complain about something else.
void requireValues(const std::vector<std::string>& typed) {
    constexpr std::string_view valued[] = {
        "--db",     "--mineral", "--stage", "--year",  "--source",     "--product", "--measure",
        "--regime", "--country", "--from",  "--to",    "--select",     "--state",   "--out",
        "--size",   "--theme",   "--of",    "--group", "--governance", "--bloc",    "--countries",
        "--at",     "--event",   "--years", "--edits", "--example"};
    for (std::size_t i = 0; i < typed.size(); ++i) {
        const std::size_t equals = typed[i].find('=');
        const std::string name = typed[i].substr(0, equals);
        const bool ofList = name == "--list" && typed.front() == "rank"; // a flag of scenario
        if (!ofList && std::ranges::find(valued, name) == std::end(valued))
            continue;
        const bool missing = equals == std::string::npos
                                 ? i + 1 < typed.size() && typed[i + 1].starts_with("--")
                                 : equals + 1 == typed[i].size();
        if (missing)
            throw Failure(ExitCode::WrongUsage,
                          fmt::format("{} wants a value. Run {}.", name, helpCommand(typed)));
    }
}

/// CLI11 speaks of options in its own words; keep its sentence, on one line and without a full stop.
std::string sentence(std::string text) {
    std::ranges::replace(text, '\n', ' ');
    while (!text.empty() && (text.back() == ' ' || text.back() == '.'))
        text.pop_back();
    return text;
}

} // namespace

const std::vector<std::string>& verbs() {
    static const std::vector<std::string> names{
        "list",      "shares",  "concentration", "events",     "agreements", "claims",
        "revisions", "sources", "statistics",    "governance", "explain",    "rank",
        "chain",     "blocs",   "compare",       "window",     "scenario",   "figure"};
    return names;
}

std::variant<Arguments, HelpText> parseArguments(const std::vector<std::string>& typed) {
    if (!typed.empty() && !typed.front().starts_with("-") &&
        std::ranges::find(verbs(), typed.front()) == verbs().end())
        throw Failure(ExitCode::WrongUsage,
                      fmt::format("'{}' is not a verb; the verbs are {}. Run 'lodestone --help'.",
                                  typed.front(), fmt::join(verbs(), ", ")));
    if (typed.empty())
        throw Failure(ExitCode::WrongUsage,
                      fmt::format("No verb is given; the verbs are {}. Run 'lodestone --help'.",
                                  fmt::join(verbs(), ", ")));
    requireValues(typed);
    Arguments arguments;
    Grammar grammar(arguments);
    try {
        grammar.app().parse(
            std::vector<std::string>(typed.rbegin(), typed.rend())); // CLI11 takes them last first
    } catch (const CLI::CallForHelp&) {
        return HelpText{grammar.app().help()}; // of the verb, where one was given
    } catch (const CLI::CallForVersion& version) {
        return HelpText{std::string(version.what()) + "\n"};
    } catch (const CLI::ParseError& error) {
        throw Failure(ExitCode::WrongUsage,
                      fmt::format("{}. Run {}.", sentence(error.what()), helpCommand(typed)));
    }
    arguments.verb = grammar.app().get_subcommands().front()->get_name();
    return arguments;
}

} // namespace lodestone::cli
