// SPDX-License-Identifier: GPL-3.0-or-later
// Every sentence that figures, inspector and badges say of every market of a database, one JSON object a
// line, for sentence_walk.py:
//   sentence_dump DATABASE [--full] [--shard I/N]
// {"state": 'figure=...', "answer": {the series and year that answer}, "items": [...]}; nothing is asked that
// a reader could not ask. Without --full, figures that speak of a whole history are built for the newest year
// of each series.
#include "support/figure_sentences.h"

#include "analysis/measures.h"
#include "analysis/suspects.h"
#include "figure/chain_figure.h"
#include "figure/concentration_figure.h"
#include "figure/lint.h"
#include "figure/market_view.h"
#include "store/load.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <exception>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

namespace {

using namespace lodestone;
using nlohmann::json;

class Dump {
public:
    Dump(const Database& db, bool full) : m_catalogue(loadCatalogue(db)), m_db(db), m_full(full) {}

    void mineral(const Mineral& mineral);
    void everyMineral();
    [[nodiscard]] const Catalogue& catalogue() const { return m_catalogue; }

private:
    using Years = std::map<Year, std::vector<const Series*>>;

    /// What was printed for the same table, or what speaks of a whole history for the same form, is left out.
    [[nodiscard]] json unsaid(json items, const std::string& form, const std::string& table) {
        static const std::set<std::string> ofHistory{"point",   "stack_cell", "seam",      "threshold",
                                                     "line",    "lines",      "band",      "stack",
                                                     "columns", "claim",      "source_dot"};
        static const std::set<std::string> ofAll{"arc",  "event", "place",     "lane",
                                                 "node", "link",  "agreement", "key"};
        static const std::set<std::string> always{"ladder_rung", "segment"}; // read beside the headline
        json left = json::array();
        for (json& item : items) {
            const std::string& kind = item["k"].get_ref<const std::string&>();
            const std::string scope = ofAll.contains(kind) ? "" : ofHistory.contains(kind) ? form : table;
            if (always.contains(kind) || m_said.insert(std::hash<std::string>{}(scope + item.dump())).second)
                left.push_back(std::move(item));
        }
        return left;
    }
    void print(const ViewState& state, json items) {
        json line{{"state", state.text()}};
        std::string form = fmt::format("{}/{}/", state.mineral, slug(state.stage));
        std::string table;
        if (const auto address = addressOf(state, m_catalogue, state.year)) {
            const Series& series = *address->series;
            line["answer"] = {{"source", m_catalogue.source(series.source)->slug},
                              {"mineral", state.mineral},
                              {"stage", slug(series.stage)},
                              {"measure", slug(series.measure)},
                              {"product", series.product},
                              {"year", address->year}};
            form += fmt::format("{}/{}/", slug(series.measure), series.product);
            table = fmt::format("{}/{}/", series.source.value, address->year);
        }
        line["items"] = unsaid(std::move(items), form, form + table);
        if (line["items"].empty())
            return;
        const std::string text = line.dump();
        std::fwrite(text.data(), 1, text.size(), stdout);
        std::fputc('\n', stdout);
    }
    void figure(ViewState state, std::string_view id, std::string_view view = {}) {
        state.figure = id;
        state.view = view;
        state = state.normalised(m_catalogue);
        if (!m_seen.insert(state.text()).second)
            return;
        const Figure built = buildFigure(state, m_catalogue, m_db);
        json items = test::sentencesOf(built);
        for (const LintFinding& finding : lint(built, {}, {}, &m_catalogue))
            items.push_back({{"k", "lint"}, {"rule", slug(finding.rule)}, {"text", finding.text}});
        print(built.state, std::move(items));
    }
    void picked(ViewState state, const Mark& mark) {
        state.selection = mark;
        state = state.normalised(m_catalogue);
        const std::string key = "inspect&" + state.text();
        if (m_seen.insert(key).second)
            print(state, test::sentencesOf(inspect(state, m_catalogue, m_db)));
    }
    [[nodiscard]] bool readable(const ViewState& state) const {
        MarketReader reader(m_catalogue, m_db);
        const auto view = marketView(state, reader, state.year);
        return view && hasProposal(view->data);
    }
    void market(const ViewState& state, bool newest);
    void history(const ViewState& state);
    void inspector(const ViewState& state);

    const Catalogue m_catalogue;
    const Database& m_db;
    bool m_full;
    const Mineral* m_beside = nullptr; ///< whom the minerals are compared with
    std::set<std::string> m_seen;
    std::unordered_set<std::size_t> m_said;
};

/// What the inspector says of the market, of its leader, of the smallest, of who is withheld, and of the
/// residual.
void Dump::inspector(const ViewState& state) {
    ViewState overview = state;
    overview.figure = "overview";
    picked(overview, {});
    MarketReader reader(m_catalogue, m_db);
    const auto view = marketView(overview, reader, overview.year);
    if (!view)
        return;
    std::vector<CountryId> countries;
    for (const Share& share : view->market.named)
        countries.push_back(share.country);
    if (!m_full && countries.size() > 3)
        countries.erase(countries.begin() + 2, countries.end() - 1);
    countries.insert(countries.end(), view->market.withheld.begin(), view->market.withheld.end());
    for (const CountryId id : countries)
        picked(overview, {Mark::Kind::Country, m_catalogue.country(id)->iso3});
    picked(overview, {Mark::Kind::Residual, {}});
    for (const std::string_view measure : {"hhi", "cr1", "cr3", "effective_suppliers", "hhi_without_leader"})
        picked(overview, {Mark::Kind::Measure, std::string(measure)});
}

void Dump::market(const ViewState& state, bool newest) {
    figure(state, "overview");
    figure(state, "shares");
    if (state.source.empty() && readable(state)) { // the same with what is proposed for suspect values
        ViewState read = state;
        read.reading = proposedReading;
        figure(read, "overview");
        figure(read, "shares");
    }
    figure(state, "map", m_full || newest ? "" : "shares");
    figure(state, "sources");
    inspector(state);
    if (m_full || newest)
        figure(state, "shares", "treemap");
    if (m_full || newest)
        for (const Bloc& bloc : m_catalogue.blocs) {
            ViewState one = state;
            one.bloc = bloc.slug;
            figure(one, "shares");
        }
}

/// Figures of all years of a series, or of all sources.
void Dump::history(const ViewState& state) {
    figure(state, "shares", "history");
    figure(state, "concentration");
    figure(state, "concentration", sourcesView);
    for (const MeasureInfo& info : measures()) {
        ViewState one = state;
        one.indicator = info.slug;
        if (m_full || state.source.empty())
            figure(one, "concentration");
    }
    if (state.source.empty() && m_beside != nullptr &&
        state.product.empty()) { // two minerals held against each other
        ViewState two = state;
        two.with = {m_beside->slug};
        figure(two, "concentration");
    }
    ViewState narrow = state;
    narrow.years = YearRange(state.year - 5, state.year);
    figure(narrow, "overview");
    figure(narrow, "shares", "history");
    figure(narrow, "concentration");
}

void Dump::mineral(const Mineral& mineral) {
    m_beside = m_catalogue.mineralBySlug(mineral.slug == "cobalt" ? "nickel" : "cobalt");
    std::set<Year> chainYears;
    for (const Stage stage : allStages) {
        std::set<std::pair<Measure, std::string>> forms;
        for (const Series* series : m_catalogue.seriesOf(mineral.id, stage)) {
            ViewState state;
            state.mineral = mineral.slug;
            state.stage = stage;
            for (const Year year : series->years) {
                state.year = year;
                chainYears.insert(year);
                market(state, false); // what answers when nothing but the year is asked for
                state.measure = series->measure;
                state.product = series->product;
                const bool newest = year == series->years.back();
                market(state, newest);
                state.source = m_catalogue.source(series->source)->slug;
                market(state, newest);
                if (newest || m_full)
                    history(state);
                state.source.clear();
                if (newest || m_full)
                    history(state);
                state.measure.reset();
                state.product.clear();
                if (newest)
                    history(state);
            }
        }
        if (m_catalogue.seriesOf(mineral.id, stage).empty()) {
            ViewState state;
            state.mineral = mineral.slug;
            state.stage = stage;
            market(state.normalised(m_catalogue), false);
        }
    }
    for (const Year year : chainYears) {
        ViewState state;
        state.mineral = mineral.slug;
        state.year = year;
        figure(state, "chain");
    }
    ViewState state;
    state.mineral = mineral.slug;
    figure(state, "timeline");
    figure(state, "timeline", "kind");
    state.events.about = aboutNamed;
    figure(state, "timeline");
}

/// The matrix, the badges, and events and agreements of all minerals narrowed in every way.
void Dump::everyMineral() {
    std::set<Year> years;
    for (const Series& series : m_catalogue.series)
        years.insert(series.years.begin(), series.years.end());
    for (const Year year : years) {
        ViewState state;
        state.year = year;
        for (const std::string_view indicator : {"hhi", "cr1", "cr3"})
            if (indicator == "hhi" || m_full || year == 2020 || year == 2024) {
                state.indicator = indicator;
                state.list = "all";
                figure(state, "chain", matrixView);
            }
        for (const Stage stage : allStages) {
            ViewState badge;
            badge.stage = stage;
            badge.year = year;
            json items = json::array();
            for (const MineralBadge& one : mineralBadges(badge, m_catalogue, m_db))
                items.push_back({{"k", "badge"},
                                 {"mark", "mineral"},
                                 {"key", one.mineral},
                                 {"text", one.text},
                                 {"tooltip", one.tooltip},
                                 {"elsewhere", one.elsewhere}});
            print(badge, std::move(items));
        }
    }
    ViewState all;
    all.events.about = aboutAll;
    figure(all, "timeline");
    figure(all, "timeline", "kind");
    for (int year = 2000; year <= 2027; ++year) {
        ViewState one = all;
        one.years = YearRange(year, year);
        figure(one, "timeline");
    }
    for (const std::string_view status : eventStatuses()) {
        ViewState one = all;
        one.events.status = status;
        figure(one, "timeline");
    }
    for (const std::string_view verified : {"confirmed", "partly", "unconfirmed"}) {
        ViewState one = all;
        one.events.verification = verified;
        figure(one, "timeline");
    }
    for (const CountryId party : m_catalogue.eventParties) {
        ViewState one = all;
        one.events.party = m_catalogue.country(party)->iso3;
        figure(one, "timeline");
    }
    for (int glyph = 0; glyph <= static_cast<int>(Glyph::Scheduled); ++glyph) {
        ViewState one = all;
        one.events.kind = slug(static_cast<Glyph>(glyph));
        figure(one, "timeline");
    }
    for (const Year year : m_catalogue.agreementYears)
        for (const std::string_view view : {"network", "matrix", "list"}) {
            ViewState one;
            one.year = year;
            figure(one, agreementsFigure, view);
        }
}

void walk(const char* path, bool full, int shard, int shards) {
    const Database db = Database::openReadOnly(path);
    Dump dump(db, full);
    int number = 0;
    for (const Mineral& mineral : dump.catalogue().minerals)
        if (number++ % shards == shard)
            dump.mineral(mineral);
    if (shard == 0)
        dump.everyMineral();
}

} // namespace

int main(int argc, char** argv) {
    bool full = false;
    int shard = 0;
    int shards = 1;
    for (int i = 2; i < argc; ++i) {
        const std::string_view option = argv[i];
        if (option == "--full")
            full = true;
        else if (option == "--shard" && i + 1 < argc &&
                 std::sscanf(argv[i + 1], "%d/%d", &shard, &shards) == 2)
            ++i;
        else
            argc = 0;
    }
    if (argc < 2 || shards < 1 || shard < 0 || shard >= shards) {
        std::fputs("usage: sentence_dump DATABASE [--full] [--shard I/N]\n", stderr);
        return 2;
    }
    try {
        walk(argv[1], full, shard, shards);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "sentence_dump: %s\n", error.what());
        return 1;
    }
    return 0;
}
