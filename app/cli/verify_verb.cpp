// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/verify_verb.h"

#include "cli/output.h"
#include "figure/build_figure.h"
#include "model/outside_words.h"

#include <algorithm>

#include <fmt/format.h>

namespace lodestone::cli {
namespace {

struct Verdict {
    ExitCode code = ExitCode::Done;
    std::string result;               ///< slug: 'matches'
    std::string words;                ///< for people
    std::vector<std::string> changes; ///< cells, sources, the view
    std::string program = {};         ///< that made the file
    std::string view = {};
};

/// A figure that no longer fits its look gives nothing.
std::string drawnAnew(const Figure& figure, const FigureDocument& carried, const FigureSeen& seen,
                      const FigureHands& hands) {
    try {
        return hands.bytes(figure, carried, seen.ending);
    } catch (const Failure&) {
        return {};
    }
}

std::string otherProgram(const FigureDocument& before) {
    const std::string maker = before.program == programName() ? "the build that made it" : before.program;
    if (before.drawn)
        return fmt::format("program changed: the data are the same, and {} draws them otherwise than {} did",
                           programName(), maker);
    return fmt::format("program changed, or data beside the table: every cell is the same, and {} draws the "
                       "figure otherwise than {} did. A file of this older form does not say which; export "
                       "it anew",
                       programName(), maker);
}

Verdict compared(const FigureSeen& seen, const Context& context, const FigureHands& hands) {
    const FigureDocument& before = seen.document;
    const Figure figure = framed(buildFigure(before.state, context.catalogue, context.db), before.frame);
    FigureDocument now = documentOf(figure, before.look, std::string(programName()));
    std::vector<std::string> changes = dataChanges(before, now);
    const std::string differences =
        fmt::format("{} {}", changes.size(), changes.size() == 1 ? "difference" : "differences");
    // A file that is not as it was sealed cannot say whether the data or somebody's hand changed a cell.
    if (!changes.empty() && !seen.untouched)
        return {ExitCode::NoSuchData, "altered",
                fmt::format("altered: the file was changed after it was exported; {} from the data of today",
                            differences),
                std::move(changes)};
    if (!changes.empty())
        return {ExitCode::NoSuchData, "data-changed",
                fmt::format("data changed: {} since it was exported", differences), std::move(changes)};
    // Another version of the program may well paint the same picture.
    now.program = before.program;
    if (!before.drawn)
        now.drawn.reset();
    if (drawnAnew(figure, now, seen, hands) == seen.bytes)
        return {ExitCode::Done, "matches", "matches", {}};
    if (!seen.untouched)
        return {ExitCode::NoSuchData,
                "altered",
                "altered: the data are the same, and the file was changed after it was exported",
                {}};
    return {ExitCode::NoSuchData, "program-changed", otherProgram(before), {}};
}

Verdict verdictOn(const std::string& file, const Context& context, const FigureHands& hands) {
    try {
        const FigureSeen seen = hands.read(file);
        Verdict verdict = compared(seen, context, hands);
        verdict.program = seen.document.program;
        verdict.view = seen.document.state.text();
        return verdict;
    } catch (const Failure& failure) {
        const bool unreadable = failure.code() == ExitCode::FileTrouble;
        return {failure.code(), unreadable ? "unreadable" : "not-ours-or-damaged", failure.what(), {}};
    }
}

Json jsonOf(const std::string& file, const Verdict& verdict) {
    return {{"file", file},
            {"result", verdict.result},
            {"words", verdict.words},
            {"changes", verdict.changes},
            {"program", orNull(verdict.program)},
            {"view", orNull(verdict.view)}};
}

std::string textOf(const std::string& file, const Verdict& verdict) {
    // What went wrong with a file names it already.
    std::string text = verdict.program.empty()
                           ? forTerminal(verdict.words) + "\n"
                           : fmt::format("{}: {}\n", forTerminal(file), forTerminal(verdict.words));
    for (const std::string& change : verdict.changes)
        text += "  " + forTerminal(change) + "\n";
    return text;
}

} // namespace

VerifyAnswer verifyAnswer(const Context& context, const FigureHands& hands) {
    VerifyAnswer answer;
    Json files = Json::array();
    for (const std::string& file : context.arguments.files) {
        const Verdict verdict = verdictOn(file, context, hands);
        answer.code = std::max(answer.code, verdict.code);
        if (context.arguments.format == Format::AsJson)
            files.push_back(jsonOf(file, verdict));
        else
            answer.out += textOf(file, verdict);
    }
    if (context.arguments.format == Format::AsJson)
        answer.out = jsonText({{"verified", std::move(files)}});
    return answer;
}

} // namespace lodestone::cli
