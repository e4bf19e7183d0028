// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/arguments.h"

#include "cli/failure.h"
#include "cli/grammar.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace lodestone::cli {
namespace {

constexpr const char* exitCodes =
    "Exit codes: 0 done, 1 no such data (verify: a figure differs), 2 wrong usage, 3 bad input (a figure\n"
    "file that is none, or damaged), 4 trouble with a file or the database. Errors are one line on the "
    "standard error.";

/// Adds the verbs to one CLI11 application whose options write into `typed`.
class Grammar {
public:
    explicit Grammar(Arguments& typed) : m_typed(typed) {
        m_app.name("lodestone");
        m_app.description("Who controls critical minerals, how sure we are, and what policy did about it.\n"
                          "Without a verb the window opens: "
                          "lodestone [--db FILE] [--theme light|dark|high-contrast|system] [--state "
                          "TEXT]\n[FILE.png|svg|pdf|lodestone].");
        m_app.footer(std::string("'lodestone VERB --help' explains a verb.\n") + std::string(databases) +
                     "\n" + exitCodes);
        m_app.set_version_flag("--version", "lodestone " LODESTONE_VERSION);
        CLI::Option* database = m_app.add_option("--db", m_typed.db, "The database file");
        asFile(database);
        database->type_name("FILE");
        m_app.require_subcommand(1);
        addTables();
        addPolicy();
        addDataset();
        addStudies(m_app, m_typed);
        addFigures(m_app, m_typed);
        addCollections(m_app, m_typed);
    }

    [[nodiscard]] CLI::App& app() { return m_app; }

private:
    CLI::App& verb(const std::string& name, const std::string& what, const std::string& examples) {
        return addVerb(m_app, m_typed, name, what, examples);
    }

    CLI::App& dataVerb(const std::string& name, const std::string& what, const std::string& examples) {
        return addDataVerb(m_app, m_typed, name, what, examples);
    }

    static CLI::Option* text(CLI::App& sub, const char* name, std::optional<std::string>& target,
                             const char* type, const char* what) {
        return addText(sub, name, target, type, what);
    }

    void addMarket(CLI::App& sub, bool required, const char* year) {
        cli::addMarket(sub, m_typed, required, year);
    }

    void addTables() {
        CLI::App& list = dataVerb(
            "list",
            "List what there is: minerals, countries, stages, sources, blocs, critical-lists, places or "
            "figures",
            "  lodestone list minerals\n  lodestone list sources --json\n"
            "  lodestone list places --mineral cobalt");
        CLI::Option* what =
            list.add_option("LIST", m_typed.subject,
                            "minerals, countries, stages, sources, blocs, critical-lists, places or figures");
        asWords(what);
        what->required();
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
            "--csv\n"
            "  lodestone concentration --mineral cobalt --stage mining --year 2025 --unlisted 3\n"
            "  lodestone concentration --mineral rare-earths --stage mining --per-source --json");
        addMarket(index, true, "YEAR|FIRST:LAST");
        text(index, "--regime", m_typed.regime, "REGIME",
             "Thresholds: us-2023 (1,000/1,800), us-2010 (1,500/2,500), eu-2004 (1,000/2,000)");
        addUnlisted(index, m_typed);
        index.add_flag("--per-source", m_typed.perSource,
                       "All years, each source by itself, with every break marked");
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
            text(*sub, "--day", m_typed.day, "DATE", "Standing on this day; today when left out");
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

    Arguments& m_typed;
    CLI::App m_app;
};

std::string helpCommand(const std::vector<std::string>& typed) {
    const bool known = !typed.empty() && std::ranges::find(verbs(), typed.front()) != verbs().end();
    return known ? fmt::format("'lodestone {} --help'", typed.front()) : "'lodestone --help'";
}

/// The option of that name, of the verb typed or of all verbs; nullptr when there is none.
const CLI::Option* optionNamed(const CLI::App& app, const std::vector<std::string>& typed,
                               const std::string& name) {
    const auto meant = [&](const CLI::App* verb) {
        return std::ranges::find(typed, verb->get_name()) != typed.end();
    };
    for (const CLI::App* verb : app.get_subcommands(meant))
        if (const CLI::Option* option = verb->get_option_no_throw(name))
            return option;
    return app.get_option_no_throw(name);
}

/// CLI11 would take the next option for the value that is missing and then complain about something else; and
/// it counts options where a reader wants to know which one stands twice.
void requireValues(const CLI::App& app, const std::vector<std::string>& typed) {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < typed.size(); ++i) {
        if (!typed[i].starts_with("--"))
            continue;
        const std::size_t equals = typed[i].find('=');
        const std::string name = typed[i].substr(0, equals);
        const CLI::Option* option = optionNamed(app, typed, name);
        if (option == nullptr || option->get_items_expected_max() == 0)
            continue; // a flag, or none at all
        const bool missing = equals == std::string::npos
                                 ? i + 1 == typed.size() || typed[i + 1].starts_with("--") ||
                                       (name == "--db" && typed[i + 1].empty())
                                 : equals + 1 == typed[i].size();
        if (missing)
            throw Failure(ExitCode::WrongUsage,
                          fmt::format("{} wants a value. Run {}.", name, helpCommand(typed)));
        if (!seen.insert(name).second && option->get_multi_option_policy() == CLI::MultiOptionPolicy::Throw)
            throw Failure(
                ExitCode::WrongUsage,
                fmt::format("{} is given twice. Leave one out; {} explains it.", name, helpCommand(typed)));
        if (equals == std::string::npos)
            ++i; // the value is no option
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
        "chain",     "blocs",   "compare",       "window",     "scenario",   "figure",
        "verify",    "figures", "bundle",        "report"};
    return names;
}

std::vector<OptionName> optionsOf(const std::string& verb) {
    Arguments arguments;
    Grammar grammar(arguments);
    std::vector<OptionName> names;
    for (const CLI::Option* option : grammar.app().get_subcommand(verb)->get_options())
        for (const std::string& name : option->get_lnames())
            names.push_back({name, option->get_items_expected_max() == 0});
    return names;
}

std::variant<Arguments, HelpText> parseArguments(const std::vector<std::string>& typed) {
    if (!typed.empty() && std::ranges::find(verbs(), typed.front()) == verbs().end() &&
        typed.front().find_first_of("./") != std::string::npos && !typed.front().starts_with("-"))
        throw Failure(ExitCode::BadInput,
                      fmt::format("'{}' is no file that the window opens; those end in .png, .svg, .pdf or "
                                  ".lodestone.",
                                  typed.front()));
    if (!typed.empty() && !typed.front().starts_with("-") &&
        std::ranges::find(verbs(), typed.front()) == verbs().end())
        throw Failure(ExitCode::WrongUsage,
                      fmt::format("'{}' is not a verb; the verbs are {}. Run 'lodestone --help'.",
                                  typed.front(), fmt::join(verbs(), ", ")));
    if (typed.empty())
        throw Failure(ExitCode::WrongUsage,
                      fmt::format("No verb is given; the verbs are {}. Run 'lodestone --help'.",
                                  fmt::join(verbs(), ", ")));
    Arguments arguments;
    Grammar grammar(arguments);
    requireValues(grammar.app(), typed);
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
