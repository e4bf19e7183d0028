// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/share_views.h"

#include "analysis/suspects.h"
#include "figure/parts.h"
#include "figure/suspect_words.h"

#include <algorithm>

#include <fmt/format.h>

namespace lodestone {
namespace {

void addSentence(std::string& note, const std::string& sentence) {
    if (!sentence.empty())
        note += (note.empty() ? "" : " ") + sentence;
}

/// 'Some output is withheld in 2017–2021 and 2025.', '' where none is.
std::string withheldYears(const std::vector<MarketView>& history) {
    std::vector<std::pair<Year, Year>> spans;
    for (const MarketView& view : history) {
        if (view.market.withheld.empty())
            continue;
        if (!spans.empty() && spans.back().second + 1 == view.data.year)
            spans.back().second = view.data.year;
        else
            spans.emplace_back(view.data.year, view.data.year);
    }
    std::string text;
    for (std::size_t i = 0; i < spans.size(); ++i) {
        text += i == 0 ? "" : (i + 1 == spans.size() ? " and " : ", ");
        text += spans[i].first == spans[i].second
                    ? std::to_string(spans[i].first)
                    : fmt::format("{}\u2013{}", spans[i].first, spans[i].second);
    }
    return text.empty() ? text : fmt::format("Some output is withheld in {}.", text);
}

bool yearsMissing(const StackBody& body) {
    return std::ranges::adjacent_find(body.segments, [](const auto& run, const auto& next) {
               return next.front().x - run.back().x > 1;
           }) != body.segments.end();
}

} // namespace

Figure sharesOverYears(const ViewState& state, MarketReader& reader) {
    const Catalogue& catalogue = reader.catalogue();
    std::vector<MarketView> history = marketHistory(state, reader);
    if (state.years)
        std::erase_if(history, [&](const MarketView& one) {
            return one.data.year < state.years->first() || one.data.year > state.years->last();
        });
    const Bloc* bloc = catalogue.blocBySlug(state.bloc);
    StackStudy study = stackPart(history, bloc, reader);
    StackBody& body = study.body;
    Figure figure;
    if (body.segments.empty()) {
        figure.headline = capitalised(inSentence(*catalogue.mineralBySlug(state.mineral)));
        Notice notice{"No table of the years asked for names a producer.", "Show all years", state};
        notice.help->years.reset();
        figure.altText = notice.text;
        figure.body = std::move(notice);
        return figure;
    }
    const MarketView& last = history.back();
    figure.headline = historyHeadline(study, history, reader);
    figure.subtitle = fmt::format("Shares of {} of {} by country in {} \u00B7 {}", countedThing(*last.series),
                                  subjectOf(*last.series, *last.mineral), wholeOfYears(history),
                                  history.front().source == last.source ? last.source->shortName
                                                                        : "newest edition of each year");
    figure.note = seamsNote(body.seams);
    if (yearsMissing(body))
        addSentence(figure.note, "Years without a table are left open.");
    addSentence(figure.note, withheldYears(history));
    addSentence(figure.note, suspectYears(history));
    if (bloc != nullptr)
        addSentence(figure.note,
                    fmt::format("{} stands as one, each year with its members of that year.", bloc->name));
    addSentence(figure.note, caveats(last, reader));
    figure.table = historyTable(history, catalogue);
    if (std::ranges::any_of(history, [](const MarketView& one) { return readAsProposed(one.data); }))
        figure.subtitle += " \u00B7 suspect values read as proposed";
    figure.altText = historyAltText(study, history, reader);
    addSentence(figure.altText, suspectYears(history));
    for (const MarketView& one : history)
        addSource(figure.sources, *one.source);
    addOtherSources(figure.sources, last, reader); // the note names them
    const auto counted = [](std::size_t count, std::string_view what) {
        return count == 0 ? fmt::format("no {}", what)
                          : fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
    };
    figure.status = {counted(history.size(), "year"), counted(body.segments.size() - 1, "break")};
    figure.body = std::move(body);
    return figure;
}

} // namespace lodestone
