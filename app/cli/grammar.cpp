// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/grammar.h"

#include "figure/url_text.h"
#include "model/outside_words.h"

namespace lodestone::cli {

CLI::App& addVerb(CLI::App& app, Arguments& typed, const std::string& name, const std::string& what,
                  const std::string& examples) {
    CLI::App& verb = *app.add_subcommand(name, what);
    verb.footer("Examples:\n" + examples + "\n" + std::string(databases));
    CLI::Option* database = verb.add_option("--db", typed.db, "The database file");
    asFile(database);
    database->type_name("FILE");
    return verb;
}

CLI::App& addDataVerb(CLI::App& app, Arguments& typed, const std::string& name, const std::string& what,
                      const std::string& examples) {
    CLI::App& verb = addVerb(app, typed, name, what, examples);
    CLI::Option* json = verb.add_flag_callback(
        "--json", [&typed] { typed.format = Format::AsJson; }, "Print JSON");
    CLI::Option* csv = verb.add_flag_callback(
        "--csv", [&typed] { typed.format = Format::AsCsv; }, "Print CSV (RFC 4180)");
    json->excludes(csv);
    addCsvStyle(verb, typed);
    return verb;
}

void addCsvStyle(CLI::App& verb, Arguments& typed) {
    addText(verb, "--csv-for", typed.csvFor, "WHOM",
            "CSV for 'spreadsheets': byte order mark and the decimal sign of your language; or 'plain'");
    addText(verb, "--decimal", typed.decimal, "SIGN",
            "Of CSV for spreadsheets: point or comma; that of your language when left out");
}

void asFile(CLI::Option* option) {
    option->transform([](const std::string& typed) { return filePathOf(typed); });
}

void asWords(CLI::Option* option) {
    option->transform([](const std::string& typed) { return cleanWords(typed, Breaks::Keep); });
}

CLI::Option* addText(CLI::App& verb, const char* name, std::optional<std::string>& target, const char* type,
                     const char* what) {
    CLI::Option* option = verb.add_option(name, target, what)->type_name(type);
    // A file may be called anything, as far as its system lets it; everything else is words.
    const std::string_view kind = type;
    if (kind.starts_with("FILE") || kind.starts_with("FOLDER"))
        asFile(option);
    else
        asWords(option);
    return option;
}

void addMarket(CLI::App& verb, Arguments& typed, bool required, const char* year) {
    CLI::Option* mineral =
        addText(verb, "--mineral", typed.mineral, "MINERAL", "Mineral: slug, name or alias ('rare-earths')");
    CLI::Option* stage =
        addText(verb, "--stage", typed.stage, "STAGE", "reserves, mining, processing or magnets");
    mineral->required(required);
    stage->required(required);
    addText(verb, "--year", typed.year, year, "Year; the newest there is when left out");
    addText(verb, "--source", typed.source, "ID",
            "Source ('lodestone list sources'); the newest edition that has the year when left out");
    addText(verb, "--product", typed.product, "PRODUCT", "Form, where a stage has several ('ilmenite')");
    addText(verb, "--measure", typed.measure, "MEASURE", "production, capacity or reserves");
    addReading(verb, typed);
}

void addReading(CLI::App& verb, Arguments& typed) {
    addText(verb, "--reading", typed.reading, "READING",
            "How suspect values are read: published (when left out), or proposed where another value is "
            "proposed");
}

void addUnlisted(CLI::App& verb, Arguments& typed) {
    addText(verb, "--unlisted", typed.unlisted, "M",
            "At most M producers share what no row names; lifts the low end of the index by R\u00B2/M");
}

} // namespace lodestone::cli
