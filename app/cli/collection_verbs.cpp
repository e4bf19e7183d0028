// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/collection_verbs.h"

#include "figure/build_figure.h"
#include "figure/collection.h"
#include "model/letters.h"

#include "cli/outside_input.h"

#include <fmt/format.h>

namespace lodestone::cli {
namespace {

Collection collectionIn(const std::string& file) {
    auto parsed = parseCollection(inputOf(file, mostCollectionBytes), forTerminal(file));
    if (const auto* fault = std::get_if<CollectionFault>(&parsed))
        throw Failure(ExitCode::BadInput, fault->text);
    return std::get<Collection>(std::move(parsed));
}

} // namespace

Outcome reportOutcome(const Context& context, const FigureHands& hands) {
    const Arguments& typed = context.arguments;
    ReportOrder order;
    order.file = typed.out.value_or("");
    if (!hasEnding(order.file, ".pdf"))
        throw Failure(
            ExitCode::WrongUsage,
            fmt::format("--out '{}' does not end in .pdf. Give the report this ending.", order.file));
    const std::string paper = typed.paper.value_or("a4");
    if (paper != "a4" && paper != "letter")
        throw Failure(ExitCode::WrongUsage, fmt::format("--paper is a4 or letter, not '{}'.", paper));
    order.letter = paper == "letter";
    const Collection collection = collectionIn(typed.subject);
    if (collection.entries.empty())
        throw Failure(
            ExitCode::NoSuchData,
            fmt::format("'{}' holds no figure. Add some in the window with Ctrl+D.", typed.subject));
    order.title = typed.title.value_or(collection.title);
    order.author = typed.author.value_or(collection.author);
    order.date = typed.date.value_or(collection.date);
    Outcome outcome;
    for (const CollectionEntry& entry : collection.entries) {
        const std::size_t number = order.figures.size() + 1;
        Figure figure =
            framed(buildFigure(entry.document.state, context.catalogue, context.db), entry.document.frame);
        if (const auto* notice = std::get_if<Notice>(&figure.body))
            throw Failure(ExitCode::NoSuchData,
                          fmt::format("Figure {} of '{}' has nothing to draw: {} Take it out in "
                                      "the window.",
                                      number, typed.subject, notice->text));
        const auto changed =
            dataChanges(entry.document, documentOf(figure, entry.document.look, std::string(programName())));
        if (!changed.empty())
            outcome.error += fmt::format(
                "lodestone: '{}', figure {}: its data changed since it was saved ({} {}).\n", typed.subject,
                number, changed.size(), changed.size() == 1 ? "difference" : "differences");
        order.figures.emplace_back(entry.title, std::move(figure));
    }
    outcome.out = order.file + "\n";
    hands.report(std::move(order));
    return outcome;
}

} // namespace lodestone::cli
