// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run.h"

#include "cli/answers.h"
#include "cli/arguments.h"
#include "cli/collection_verbs.h"
#include "cli/figures_verb.h"
#include "cli/output.h"
#include "cli/verify_verb.h"
#include "model/outside_file.h"
#include "model/outside_words.h"
#include "store/default_database.h"

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <limits>

namespace lodestone::cli {
namespace {

using Answer = std::string (*)(const Context&);

Answer answerOf(const std::string& verb) {
    constexpr std::pair<std::string_view, Answer> answers[] = {{"list", listAnswer},
                                                               {"shares", sharesAnswer},
                                                               {"concentration", concentrationAnswer},
                                                               {"events", eventsAnswer},
                                                               {"agreements", agreementsAnswer},
                                                               {"claims", claimsAnswer},
                                                               {"revisions", revisionsAnswer},
                                                               {"sources", sourcesAnswer},
                                                               {"statistics", statisticsAnswer},
                                                               {"governance", governanceAnswer},
                                                               {"explain", explainAnswer},
                                                               {"rank", rankAnswer},
                                                               {"chain", chainAnswer},
                                                               {"blocs", blocsAnswer},
                                                               {"compare", compareAnswer},
                                                               {"window", windowAnswer},
                                                               {"scenario", scenarioAnswer}};
    for (const auto& [name, answer] : answers)
        if (name == verb)
            return answer;
    return nullptr;
}

/// The figures are part of the program: they can be listed with no database at hand.
bool needsDatabase(const Arguments& arguments) {
    return arguments.verb != "list" || isListOfData(arguments.subject);
}

/// Warnings are no failure: the file is there. As JSON they are what is printed, else lines for the eye.
Outcome lintOutcome(const Arguments& arguments, const FigureOrder& order,
                    const std::vector<LintFinding>& findings) {
    std::string warnings;
    Json list = Json::array();
    for (const LintFinding& found : findings) {
        const std::string fix = found.fix ? found.fix->words : "";
        warnings +=
            "lodestone: warning: " + forTerminal(found.text) + " [" + std::string(slug(found.rule)) + "]\n";
        list.push_back({{"rule", slug(found.rule)}, {"text", found.text}, {"fix", orNull(fix)}});
    }
    if (arguments.format == Format::AsJson)
        return {ExitCode::Done, jsonText({{"file", order.output.file}, {"warnings", list}}), {}};
    return {ExitCode::Done, forTerminal(order.output.file) + "\n", warnings};
}

Outcome answer(const Arguments& arguments, const FigureHands& hands);

constexpr std::string_view standardOutput = "-";

/// The ending of a file that goes to the standard output, which has no name to tell it by.
std::string endingTyped(const Arguments& arguments) {
    if (arguments.verb == "figures")
        throw Failure(ExitCode::WrongUsage,
                      "'figures' writes many files, and --out is their folder. Name one.");
    if (arguments.verb != "figure")
        return arguments.verb == "report" ? "pdf" : "zip";
    if (arguments.lint && arguments.format == Format::AsJson)
        throw Failure(ExitCode::WrongUsage, "--out - and --json both print. Give --out a file.");
    if (!arguments.ending)
        throw Failure(ExitCode::WrongUsage,
                      "--out - does not say what to write. Add --format png, svg, pdf, csv or xlsx.");
    return *arguments.ending;
}

/// What a verb would write into a file, to print.
Outcome printed(Arguments arguments, const FigureHands& hands) {
    const std::string ending = endingTyped(arguments);
    std::string folder = (std::filesystem::temp_directory_path() / "lodestone-XXXXXX").string();
    if (mkdtemp(folder.data()) == nullptr)
        throw Failure(
            ExitCode::FileTrouble,
            "The folder for temporary files cannot be used. Free some space in it, or give --out a file.");
    struct Cleared {
        const std::string& folder;
        ~Cleared() {
            std::error_code code;
            std::filesystem::remove_all(folder, code);
        }
    } const cleared{folder};
    arguments.out = folder + "/figure." + ending;
    Outcome outcome = answer(arguments, hands);
    outcome.out = readOutsideFile(*arguments.out, std::numeric_limits<std::uintmax_t>::max());
    outcome.isFile = true;
    return outcome;
}

Outcome answer(const Arguments& arguments, const FigureHands& hands) {
    if (arguments.out == standardOutput)
        return printed(arguments, hands);
    if (arguments.verb == "figures")
        return figuresOutcome(arguments, hands);
    FigureOrder order;
    if (arguments.verb == "figure" || arguments.verb == "bundle")
        order = figureOrder(arguments, hands); // what is wrong with the line itself comes before the database
    const Database db =
        needsDatabase(arguments) ? Database::openReadOnly(databaseFile(arguments.db)) : Database::inMemory();
    const Catalogue catalogue = loadCatalogue(db);
    const Context context{arguments, db, catalogue};
    const CsvStyle style = csvStyle(arguments);
    if (arguments.csvFor && arguments.format != Format::AsCsv && answerOf(arguments.verb) != nullptr)
        throw Failure(ExitCode::WrongUsage, "--csv-for goes with --csv.");
    if (const Answer data = answerOf(arguments.verb)) {
        std::string text = data(context);
        return {
            ExitCode::Done, arguments.format == Format::AsCsv ? styledCsv(text, style) : std::move(text), {}};
    }
    if (arguments.verb == "verify") {
        VerifyAnswer verified = verifyAnswer(context, hands);
        return {verified.code, std::move(verified.out), {}};
    }
    if (arguments.verb == "report")
        return reportOutcome(context, hands);
    const Figure figure = figureToPaint(context, order);
    if (arguments.verb == "bundle")
        hands.bundle(figure, order.output, papersOf(figure, catalogue, db));
    else
        hands.paint(figure, order.output);
    if (!arguments.lint)
        return {ExitCode::Done, forTerminal(order.output.file) + "\n", {}};
    const ExportLook& look = order.output.look;
    const FigureFacts facts = hands.measure ? hands.measure(figure, look) : FigureFacts();
    return lintOutcome(arguments, order, lint(figure, look, facts, &catalogue));
}

Outcome failed(ExitCode code, std::string line) {
    std::ranges::replace_if(
        line, [](char c) { return c == '\n' || c == '\r'; }, ' ');
    line = forTerminal(line);
    if (!line.ends_with('.'))
        line += '.';
    return {code, {}, "lodestone: " + line + "\n"};
}

} // namespace

Outcome run(const std::vector<std::string>& typed, const FigureHands& hands) {
    try {
        const auto parsed = parseArguments(typed);
        if (const auto* help = std::get_if<HelpText>(&parsed))
            return {ExitCode::Done, help->text, {}};
        return answer(std::get<Arguments>(parsed), hands);
    } catch (const Failure& failure) {
        return failed(failure.code(), failure.what());
    } catch (const std::exception& error) { // StoreError, and what no part foresaw
        return failed(ExitCode::FileTrouble, error.what());
    }
}

} // namespace lodestone::cli
