// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/build_figure.h"

#include "figure/agreements_record.h"
#include "figure/alt_text.h"
#include "figure/chain_figure.h"
#include "figure/concentration_figure.h"
#include "figure/event_words.h"
#include "figure/map_part.h"
#include "figure/number_text.h"
#include "figure/parts.h"
#include "figure/row_facts.h"
#include "figure/share_views.h"
#include "figure/sources_figure.h"
#include "figure/suspect_words.h"
#include "figure/table_page.h"
#include "figure/timeline_figure.h"
#include "figure/warrant_words.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace lodestone {

void addNote(std::string& note, std::string_view sentence) {
    if (!sentence.empty())
        note += (note.empty() ? "" : " ") + std::string(sentence);
}

/// A frame without data: says why, and offers the nearest view that has shares.
Figure emptyFigure(const ViewState& state, const std::optional<MarketView>& view, MarketReader& reader) {
    const Catalogue& catalogue = reader.catalogue();
    const Mineral& mineral = *catalogue.mineralBySlug(state.mineral);
    Figure figure;
    figure.headline = fmt::format("{}: {}", mineral.name, catalogue.stage(state.stage).name);
    Notice notice;
    notice.text = Study(reader).whyNone(state, view, state.year);
    if (std::optional<NearestShares> nearest = nearestShares(state, reader)) {
        notice.action = "Show " + nearest->words;
        notice.help = std::move(nearest->state);
    }
    if (view) {
        figure.subtitle = capitalised(measuredSubtitle(*view)) + " · " + view->source->shortName;
        figure.table = sharesTable(*view, catalogue);
        addSource(figure.sources, *view->source);
    }
    figure.altText = notice.text;
    figure.body = std::move(notice);
    return figure;
}

namespace {

constexpr std::string_view historyView = "history";
constexpr std::string_view treemapView = "treemap";

std::vector<std::string> statusFacts(const MarketView& view) {
    std::vector<std::string> facts;
    facts.push_back(view.concentration->producers == 1
                        ? std::string("one named producer")
                        : fmt::format("{} named producers", view.concentration->producers));
    facts.push_back((view.market.residualIsRounding ? "rounding " : "residual ") +
                    shareText(view.market.residualFraction));
    const auto estimated = std::ranges::count(view.market.named, CellStatus::Estimated, &Share::status);
    if (view.market.outlook)
        facts.emplace_back("the publisher\u2019s outlook");
    if (view.market.allEstimated)
        facts.emplace_back("all values estimated");
    else if (estimated > 0)
        facts.push_back(fmt::format("{} of {} values estimated", estimated, view.market.named.size()));
    if (!view.market.withheld.empty())
        facts.push_back(fmt::format("{} withheld", view.market.withheld.size()));
    return facts;
}

std::string edition(const MarketView& view) {
    return view.source->shortName;
}

void shareFrame(Figure& figure, const MarketView& view, MarketReader& reader) {
    const Catalogue& catalogue = reader.catalogue();
    figure.headline = findingHeadline(view, catalogue);
    const std::string outside = outsideWords(view.market, catalogue);
    const bool world = view.warrant.whole != Whole::Listed;
    figure.subtitle =
        isShareSeries(*view.series)
            ? fmt::format("{} · {}", capitalised(measuredSubtitle(view)), edition(view))
            : fmt::format("Share of {} {}{}{} · {}", world ? "world" : "the listed countries\u2019",
                          measuredSubtitle(view), outside.empty() ? "" : ", ", outside, edition(view));
    if (view.warrant.atMost)
        figure.subtitle += " · at most, as the total is a lower bound";
    figure.subtitle += readingSuffix(view.data);
    figure.note = caveats(view, reader);
    figure.status = statusFacts(view);
    addSource(figure.sources, *view.source);
    addOtherSources(figure.sources, view, reader);
}

Figure buildShares(const ViewState& state, const Catalogue& catalogue, const Database& db) {
    MarketReader reader(catalogue, db, state.reading);
    const std::optional<MarketView> view = marketView(state, reader, state.year);
    if (!view || !view->concentration)
        return emptyFigure(state, view, reader);
    if (state.view == historyView)
        return sharesOverYears(state, reader);
    Figure figure;
    shareFrame(figure, *view, reader);
    figure.table = sharesTable(*view, catalogue);
    figure.altText = sharesAltText(*view, catalogue);
    MarketView shown = *view;
    const Bloc* bloc = catalogue.blocBySlug(state.bloc);
    std::optional<BlocActor> actor;
    if (bloc != nullptr) {
        actor = mergeBloc(shown, *bloc);
        const std::string said = blocNote(*bloc, actor, shown.data.year, catalogue);
        figure.note = said + (figure.note.empty() ? "" : " ") + figure.note;
        figure.altText += " " + said;
    }
    BarsBody bars = barsPart(shown, catalogue);
    if (actor) {
        figure.altText = fmt::format("Bar chart with {} as one, {}. By country, the {} {}", bloc->name,
                                     shareText(actor->share), sharesInWords(*view, catalogue),
                                     blocNote(*bloc, actor, shown.data.year, catalogue));
        nameBloc(bars, *actor, shown, catalogue);
        figure.headline = blocHeadline(*bloc, *view, catalogue);
    }
    if (state.view == treemapView) {
        figure.body = treemapPart(bars, shown);
        figure.altText.replace(0, std::string_view("Bar chart").size(), "Treemap");
    } else
        figure.body = std::move(bars);
    return figure;
}

/// What sources disagree on, by the leader of the table in front, who may not lead in the newest one.
void addSourcesSummary(Figure& figure, OverviewBody& body, const ViewState& state, MarketReader& reader,
                       const Country& leader) {
    ViewState asked = state;
    asked.country = leader.iso3;
    const SourcesStudy study = studySources(asked, reader);
    body.dispute = disputePart(study);
    if (study.spread)
        for (const SourceRow& row : study.spread->rows)
            addSource(figure.sources, *row.view.source);
}

Figure buildOverview(const ViewState& state, const Catalogue& catalogue, const Database& db) {
    MarketReader reader(catalogue, db, state.reading);
    const Mineral& mineral = *catalogue.mineralBySlug(state.mineral);
    const std::optional<MarketView> view = marketView(state, reader, state.year);
    if (!view || !view->concentration) {
        Figure figure = emptyFigure(state, view, reader);
        Notice notice = std::get<Notice>(figure.body);
        OverviewBody body;
        body.notice = std::move(notice);
        CountryColours colours;
        body.chain = chainPart(state, reader, figure.sources, colours);
        body.latest = latestPart(*allEvents(db, dayOf(state)), mineral);
        figure.body = std::move(body);
        return figure;
    }
    Figure figure;
    shareFrame(figure, *view, reader);
    OverviewBody body;
    body.cards = cardsPart(*view, state, catalogue);
    const Country& leader = *view->leader(catalogue);
    CountryColours colours;
    (void)colours.of(leader); // who leads here keeps its colour whoever leads elsewhere
    body.chain = chainPart(state, reader, figure.sources, colours);
    body.bars = barsPart(*view, catalogue, colours);
    const std::vector<Event> events = loadEvents(db, dayOf(state), {mineral.id, {}, {}, {}});
    std::vector<MarketView> history = marketHistory(state, reader);
    body.history = shareHistoryPart(leader, history, events, state.years, reader);
    body.latest = latestPart(*allEvents(db, dayOf(state)), mineral);
    addSourcesSummary(figure, body, state, reader, leader);
    if (state.years) // words and sources are of the years that are drawn
        std::erase_if(history, [&](const MarketView& one) { return !state.years->contains(one.data.year); });
    for (const MarketView& one : history)
        addSource(figure.sources, *one.source);
    addNote(figure.note, seamsNote(body.history.seams));
    addNote(figure.note, bandsAreAnalogy);
    figure.table = sharesTable(*view, catalogue);
    figure.altText = overviewAltText(*view, *regimeBySlug(state.regime), history, reader);
    figure.body = std::move(body);
    return figure;
}

/// '2 places and 70 agreement pairs'; what there is none of is not counted.
std::string placesAndPairs(std::size_t places, std::size_t pairs) {
    const auto counted = [](std::size_t count, std::string_view what) {
        return count == 0 ? std::string() : fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
    };
    const std::string first = counted(places, "place");
    const std::string second = counted(pairs, "agreement pair");
    return first + (first.empty() || second.empty() ? "" : " and ") + second;
}

/// Without shares the map still shows places and agreements; without these too there is nothing to draw.
Figure buildMap(const ViewState& state, const Catalogue& catalogue, const Database& db) {
    MarketReader reader(catalogue, db, state.reading);
    const Mineral& mineral = *catalogue.mineralBySlug(state.mineral);
    const std::optional<MarketView> view = marketView(state, reader, state.year);
    const bool shares = view && view->concentration;
    Figure figure;
    if (shares)
        shareFrame(figure, *view, reader);
    MapBody body = mapPart(state, view, db, catalogue, figure.sources);
    const bool alone = state.view == "shares"; // without places and arcs, if it has no shares it is empty
    if (!shares && (alone || (body.places.empty() && body.arcs.empty())))
        return emptyFigure(state, view, reader);
    if (shares) {
        figure.headline = mapHeadline(*view, catalogue);
        figure.table = sharesTable(*view, catalogue);
    } else {
        figure.headline = fmt::format("{}: {}, no shares to map", capitalised(inSentence(mineral)),
                                      placesAndPairs(body.places.size(), body.arcs.size()));
        figure.subtitle = body.why;
        figure.table = agreementsTable(body);
        figure.table.facts = rowFacts(mineral, {}, catalogue.sourceBySlug("lodestone-events"));
    }
    if (!body.arcs.empty())
        if (const Source* source = catalogue.sourceBySlug("lodestone-events"))
            addSource(figure.sources, *source);
    addMapSource(figure.sources, catalogue);
    addNote(figure.note, "Equal Earth projection, centred on 154° E; borders as drawn by Natural Earth.");
    figure.status.emplace_back("Equal Earth, borders by Natural Earth");
    figure.altText = mapAltText(view, body, mineral, catalogue);
    figure.body = std::move(body);
    return figure;
}

constexpr unsigned matrixControls = static_cast<unsigned>(Control::Indicator) +
                                    static_cast<unsigned>(Control::List) +
                                    static_cast<unsigned>(Control::Group);
constexpr std::array<FigureSpec::View, 2> chainViews{
    {{ladderView, "One mineral", matrixControls}, {matrixView, "All minerals"}}};
constexpr unsigned chainControls = matrixControls + static_cast<unsigned>(Control::Regime);
constexpr std::array<FigureSpec::View, 3> mapViews{
    {{"newest", "Newest agreements"}, {"all", "All agreements"}, {"shares", "Shares alone"}}};

constexpr std::array concentrationViews{
    FigureSpec::View{yearsView, "Over the years"},
    FigureSpec::View{sourcesView, "By source", static_cast<unsigned>(Control::With)}};
constexpr unsigned concentrationControls =
    static_cast<unsigned>(Control::Indicator) + static_cast<unsigned>(Control::With) +
    static_cast<unsigned>(Control::Regime) + static_cast<unsigned>(Control::Years);
constexpr auto readingControl = static_cast<unsigned>(Control::Reading);
constexpr auto yearsControl = static_cast<unsigned>(Control::Years);
constexpr std::array shareViews{FigureSpec::View{"bars", "Bars", yearsControl},
                                FigureSpec::View{historyView, "History"},
                                FigureSpec::View{treemapView, "Treemap", yearsControl}};

constexpr std::array timelineViews{FigureSpec::View{"parties", "By country"},
                                   FigureSpec::View{kindLanes, "By kind"}};
constexpr std::array agreementViews{FigureSpec::View{"network", "Network"},
                                    FigureSpec::View{"matrix", "Matrix"}, FigureSpec::View{"list", "List"}};

constexpr unsigned sourcesControls =
    static_cast<unsigned>(Control::Country) + static_cast<unsigned>(Control::Regime);
constexpr std::array sourcesViews{
    FigureSpec::View{sideBySideView, "Side by side"},
    FigureSpec::View{revisionsView, "Revisions", sourcesControls + readingControl},
    FigureSpec::View{bookView, "Data book", sourcesControls + readingControl}};

constexpr std::array<FigureSpec, 8> specs{{
    {"overview",
     "Overview",
     "Key numbers, shares, the chain and the history of one mineral on one page.",
     true,
     buildOverview,
     {},
     static_cast<unsigned>(Control::Years) + readingControl},
    {"shares", "Shares",
     "Each country's share of one mineral at one stage in one year, with the residual drawn.", true,
     buildShares, shareViews, static_cast<unsigned>(Control::Bloc) + readingControl},
    {"concentration", "Concentration",
     "A measure of concentration over the years as an interval, with thresholds; minerals or sources "
     "compared.",
     false, buildConcentration, concentrationViews, concentrationControls + readingControl},
    {"chain", "Chain",
     "Each country's share from reserves to magnets for one mineral; or minerals by stages, with the "
     "narrowest stage of each.",
     true, buildChain, chainViews, chainControls + readingControl, "both newest lists"},
    {"map", "Map",
     "Shares by country on an equal-area map, with mines, plants and agreements between countries.", true,
     buildMap, mapViews, readingControl},
    {"timeline", "Timeline",
     "Policy events and agreements in lanes by jurisdiction or by kind, from decades to days.", false,
     buildTimeline, timelineViews,
     static_cast<unsigned>(Control::Events) + static_cast<unsigned>(Control::Years)},
    {"agreements", "Agreements",
     "Who signed with whom by the end of a year, as a network, a matrix or a list.", true, buildAgreements,
     agreementViews},
    {"sources", "Sources",
     "What every source and claim says of one market side by side; revisions between editions; the data "
     "book.",
     true, buildSources, sourcesViews, sourcesControls + readingControl},
}};

} // namespace

std::span<const FigureSpec> figureSpecs() {
    return specs;
}

const FigureSpec* figureSpec(std::string_view id) {
    const auto found = std::ranges::find(specs, id, &FigureSpec::id);
    return found == specs.end() ? nullptr : &*found;
}

Figure buildFigure(const ViewState& state, const Catalogue& catalogue, const Database& db) {
    ViewState usable = state.normalised(catalogue);
    if (usable.figure == tablePage) // its table is what the page shows
        usable = figureOfTable(usable).normalised(catalogue);
    if (catalogue.mineralBySlug(usable.mineral) == nullptr) {
        Figure figure;
        figure.state = usable;
        figure.headline = "No minerals in this database";
        figure.body = Notice{"The database holds no minerals. Build it again from its sources.", "", {}};
        figure.altText = figure.headline;
        return figure;
    }
    Figure figure = figureSpec(usable.figure)->build(usable, catalogue, db);
    figure.state = usable;
    if (dependsOnDay(figure.body))
        figure.day = dayOf(usable);
    return figure;
}

} // namespace lodestone
