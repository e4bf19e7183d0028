// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run.h"

#include "cli/answers.h"
#include "cli/arguments.h"
#include "cli/collection_verbs.h"
#include "cli/figures_verb.h"
#include "cli/verify_verb.h"
#include "store/default_database.h"

#include <algorithm>
#include <exception>

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

Outcome answer(const Arguments& arguments, const FigureHands& hands) {
    if (arguments.verb == "figures")
        return figuresOutcome(arguments, hands);
    FigureOrder order;
    if (arguments.verb == "figure" || arguments.verb == "bundle")
        order = figureOrder(arguments, hands); // what is wrong with the line itself comes before the database
    const Database db =
        needsDatabase(arguments) ? Database::openReadOnly(databaseFile(arguments.db)) : Database::inMemory();
    const Catalogue catalogue = loadCatalogue(db);
    const Context context{arguments, db, catalogue};
    if (const Answer data = answerOf(arguments.verb))
        return {ExitCode::Done, data(context), {}};
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
    return {ExitCode::Done, order.output.file + "\n", {}};
}

Outcome failed(ExitCode code, std::string line) {
    std::ranges::replace_if(
        line, [](char c) { return c == '\n' || c == '\r'; }, ' ');
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
