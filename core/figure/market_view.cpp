// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/market_view.h"
#include "model/letters.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "analysis/suspects.h"
#include "figure/country_words.h"
#include "figure/number_text.h"

#include <fmt/format.h>

namespace lodestone {
namespace {

/// The newest year that is not the publisher's outlook, where there is one; 0 when there is none at all.
Year newestYear(const Series& series) {
    if (series.years.empty())
        return 0;
    const auto outlook = series.outlookFrom == 0 ? series.years.end()
                                                 : std::ranges::lower_bound(series.years, series.outlookFrom);
    return outlook == series.years.begin() ? series.years.back() : *(outlook - 1);
}

/// 'not available', or 'withheld or not available': why the rows of a table hold no number.
std::string missingReasons(const SupplyYear& data) {
    std::vector<std::string> reasons;
    for (const SupplyRow& row : data.rows)
        if (std::string why(reason(row.cell.status));
            !row.cell.value && !why.empty() && std::ranges::find(reasons, why) == reasons.end())
            reasons.push_back(std::move(why));
    return reasons.empty() ? "no number is printed" : fmt::format("{}", fmt::join(reasons, " or "));
}

} // namespace

MarketView viewOf(const Series& series, const SupplyYear& data, const Catalogue& catalogue) {
    MarketView view;
    view.mineral = catalogue.mineral(series.mineral);
    view.series = &series;
    view.source = catalogue.source(series.source);
    view.data = data;
    if (series.comparable) {
        view.market = marketOf(series, data);
        drawConclusions(view);
    }
    return view;
}

void drawConclusions(MarketView& view) {
    view.concentration = concentration(view.market);
    view.warrant = warrantOf(view.market);
}

bool saysOfTheSame(const Series& a, const Series& b) {
    return a.measure == b.measure && a.product == b.product &&
           (a.basis == b.basis || isShareSeries(a) || isShareSeries(b));
}

const SupplyYear* yearThatCovers(const SupplyTable& table, Year year) {
    for (Year last = year; last < year + table.series.yearsAveraged; ++last)
        if (const SupplyYear* data = table.find(last))
            return data;
    return nullptr;
}

MarketReader::MarketReader(const Catalogue& catalogue, const Database& db, std::string_view reading)
    : m_catalogue(catalogue), m_db(db), m_proposed(reading == proposedReading) {}

const SupplyTable& MarketReader::published(const Series& series) {
    const auto found = m_published.find(series.id);
    if (found != m_published.end())
        return *found->second;
    return *m_published.emplace(series.id, supplyTable(m_db, series)).first->second;
}

const SupplyTable& MarketReader::table(const Series& series) {
    const auto found = m_tables.find(series.id);
    if (found != m_tables.end())
        return *found->second;
    (void)published(series);
    std::shared_ptr<const SupplyTable> read = m_published.at(series.id);
    if (m_proposed && std::ranges::any_of(read->years, hasProposal)) {
        auto changed = std::make_shared<SupplyTable>(*read);
        for (SupplyYear& year : changed->years)
            year = asProposed(std::move(year));
        read = std::move(changed);
    }
    return *m_tables.emplace(series.id, std::move(read)).first->second;
}

const SupplyYear* MarketReader::year(const Series& series, Year year) {
    if (const auto whole = m_tables.find(series.id); whole != m_tables.end())
        return whole->second->find(year);
    const auto known = m_years.find({series.id, year});
    if (known == m_years.end())
        readAhead({series}, year);
    const std::optional<SupplyYear>& there = m_years.at({series.id, year});
    return there ? &*there : nullptr;
}

void MarketReader::readAhead(const std::vector<Series>& series, Year year) {
    for (SupplyTable& table : loadSupplyYear(m_db, series, year)) {
        std::optional<SupplyYear>& place = m_years[{table.series.id, year}];
        if (!table.years.empty())
            place = m_proposed ? asProposed(std::move(table.years.front())) : std::move(table.years.front());
    }
}

const Country* MarketView::leader(const Catalogue& catalogue) const {
    return market.largest() != nullptr ? catalogue.country(market.largest()->country) : nullptr;
}

std::optional<MarketAddress> addressOf(const ViewState& state, const Catalogue& catalogue, Year year) {
    const Series* series = seriesFor(state, catalogue, year);
    if (series == nullptr)
        return std::nullopt;
    return MarketAddress{series, year == 0 ? newestYear(*series) : year};
}

std::optional<MarketView> marketView(const ViewState& state, MarketReader& reader, Year year) {
    const std::optional<MarketAddress> address = addressOf(state, reader.catalogue(), year);
    const SupplyYear* data = address ? reader.year(*address->series, address->year) : nullptr;
    if (data == nullptr)
        return std::nullopt;
    return viewOf(*address->series, *data, reader.catalogue());
}

std::vector<MarketView> marketHistory(const ViewState& state, MarketReader& reader) {
    std::vector<MarketView> views;
    for (const Year year : yearsFor(state, reader.catalogue())) {
        if (const Series* series = seriesFor(state, reader.catalogue(), year))
            (void)reader.table(*series); // all its years at once
        if (auto view = marketView(state, reader, year))
            views.push_back(std::move(*view));
    }
    return views;
}

std::string OtherEdition::name() const {
    return period.empty() ? source->shortName : fmt::format("{}, {}", source->shortName, period);
}

std::vector<OtherEdition> otherEditions(const MarketView& view, MarketReader& reader) {
    std::vector<OtherEdition> found;
    const Share* here = view.market.largest();
    for (const Series* row : reader.catalogue().seriesOf(view.series->mineral, view.series->stage)) {
        if (here == nullptr || row == view.series || !row->comparable || !saysOfTheSame(*row, *view.series))
            continue;
        const SupplyYear* data = yearThatCovers(reader.table(*row), view.data.year);
        if (data == nullptr)
            continue;
        const Market market = marketOf(*row, *data);
        const Share* there = market.find(here->country);
        if (there == nullptr || std::abs(there->fraction - here->fraction) < 0.0005)
            continue;
        const std::string period = periodWords(*row, data->year);
        const bool same = period == periodWords(*view.series, view.data.year);
        const Source* source = reader.catalogue().source(row->source);
        found.push_back(
            {source, there->fraction, same ? std::string() : period, source->family == view.source->family});
    }
    return found;
}

void addOtherSources(std::vector<SourceLine>& sources, const MarketView& view, MarketReader& reader) {
    for (const OtherEdition& other : otherEditions(view, reader))
        addSource(sources, *other.source);
}

namespace {

/// ' There are tables of 15 of its parts, yttrium for one.'; '' when no part has one.
std::string partsWithTable(const Mineral* group, Stage stage, const Catalogue& catalogue) {
    std::vector<const Mineral*> parts;
    for (const Mineral& mineral : catalogue.minerals)
        if (group != nullptr && mineral.parent == group->id && !catalogue.seriesOf(mineral.id, stage).empty())
            parts.push_back(&mineral);
    if (parts.empty())
        return {};
    return parts.size() == 1 ? fmt::format(" There is one of {}.", inSentence(*parts.front()))
                             : fmt::format(" There are tables of {} of its parts, {} for one.", parts.size(),
                                           inSentence(*parts[parts.size() / 2]));
}

} // namespace

std::string whyEmpty(const ViewState& state, const std::optional<MarketView>& view,
                     const Catalogue& catalogue) {
    const Mineral* mineral = catalogue.mineralBySlug(state.mineral);
    const std::string name = view                 ? subjectOf(*view->series, *view->mineral)
                             : mineral != nullptr ? inSentence(*mineral)
                                                  : state.mineral;
    const std::string stage = catalogue.stage(state.stage).name;
    if (!view) {
        if (state.stage == Stage::Reserves)
            return fmt::format("No source here publishes reserves of {} by country.", name);
        return fmt::format("No source here publishes a table of {} by country at the stage ‘{}’.{}", name,
                           stage, partsWithTable(mineral, state.stage, catalogue));
    }
    if (!view->series->comparable)
        return sentence(
            fmt::format("Shares of {} cannot be computed: {}", name, view->series->comparableReason));
    if (!view->market.withheld.empty())
        return fmt::format("{} names producers of {} in {}, and gives a quantity for none of them: {}.",
                           view->source->shortName, name, view->data.year, missingReasons(view->data));
    if (view->data.rows.empty() && view->data.total && view->data.total->status == CellStatus::Projected)
        return fmt::format("The publisher\u2019s outlook for {} in {} is for the world and names no country.",
                           name, view->data.year);
    if (view->data.rows.empty())
        return fmt::format("The source gives a world figure for {} but names no country.", name);
    return fmt::format("The source names countries for {} but gives no quantity above zero for {}.", name,
                       view->data.year);
}

std::vector<std::string> remarks(const std::string& note) {
    std::vector<std::string> found;
    std::string_view rest = note;
    while (!rest.empty()) {
        const std::size_t cut = rest.find(" -- ");
        std::string_view remark = rest.substr(0, cut);
        rest.remove_prefix(cut == std::string_view::npos ? rest.size() : cut + 4);
        remark = remark.substr(0, remark.find_last_not_of(' ') + 1); // some files end a remark with a space
        if (remark != "Estimated." && remark != "estimated" && remark != "Reported." &&
            !remark.starts_with("See Appendix C") &&
            !remark.ends_with(".csv")) // the compilation notes the file a value came from
            found.emplace_back(remark);
    }
    return found;
}

std::string inSentence(const Mineral& mineral) {
    std::string name = mineral.name;
    if (const std::size_t comma = name.find(", "); comma != std::string::npos)
        name = name.substr(comma + 2) + " " + name.substr(0, comma);
    // Acronyms ('PGM', 'TiO2') keep their capitals.
    const auto upper = [&](std::size_t i) {
        return i < name.size() && std::isupper(static_cast<unsigned char>(name[i])) != 0;
    };
    bool start = true;
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (start && upper(i) && !upper(i + 1))
            name[i] = lowerLetter(name[i]);
        start = name[i] == ' ';
    }
    return name;
}

std::string sentence(std::string text) {
    const bool ended = text.ends_with('.') || text.ends_with(".\"") || text.ends_with(".\u201D");
    if (!text.empty() && !ended)
        text.push_back('.');
    return text;
}

std::string capitalised(std::string text) {
    if (!text.empty())
        text[0] = upperLetter(text[0]);
    return text;
}

std::string subjectOf(const Series& series, const Mineral& mineral) {
    return series.subject.empty() ? inSentence(mineral) : series.subject;
}

std::string_view verb(const Series& series) {
    if (!series.verb.empty())
        return series.verb;
    if (series.measure == Measure::Reserves)
        return "holds";
    if (series.measure == Measure::Capacity)
        return "had";
    return series.stage == Stage::Mining ? "mined" : "produced";
}

std::string whoTitle(const Series& series) {
    if (series.measure == Measure::Reserves)
        return "Who holds reserves";
    if (series.measure == Measure::Capacity)
        return "Who has capacity";
    const std::string_view did = verb(series);
    if (did == "mined")
        return "Who mines";
    if (did == "refined")
        return "Who refines";
    return did == "processed" ? "Who processes" : "Who produces";
}

std::string periodWords(const Series& series, Year year) {
    return series.yearsAveraged > 1 ? fmt::format("{}\u2013{} average", year - series.yearsAveraged + 1, year)
                                    : std::to_string(year);
}

std::string inPeriod(const Series& series, Year year) {
    return series.yearsAveraged > 1
               ? fmt::format("on average in {}\u2013{}", year - series.yearsAveraged + 1, year)
               : fmt::format("in {}", year);
}

bool isShareSeries(const Series& series) {
    return series.unit == "%";
}

std::string countedThing(const Series& series) {
    if (series.measure == Measure::Reserves)
        return "reserves";
    if (series.measure == Measure::Capacity)
        return "production capacity";
    const std::string_view did = verb(series);
    if (did == "mined")
        return isShareSeries(series) ? "extraction" : "mine production";
    if (did == "refined")
        return "refinery production";
    return did == "processed" ? "processing" : "production";
}

std::string quantityText(double value, const Series& series) {
    return isShareSeries(series) ? percentText(value / 100, -1) : numberText(value) + " " + series.unit;
}

std::string measuredSubtitle(const MarketView& view) {
    if (isShareSeries(*view.series)) // the label says what it is a share of
        return view.series->label + ", " + periodWords(*view.series, view.data.year);
    std::string text = view.series->label + ", " + valueUnit(*view.series);
    if (!view.series->basis.empty())
        text += (view.series->basis == "gross weight" ? ", " : " of ") + view.series->basis;
    return text;
}

std::string valueUnit(const Series& series) {
    return unitWords(series.unit);
}

std::string shortSpeaker(const std::string& name) {
    if (name.size() <= 22)
        return name;
    std::string initials;
    bool start = true;
    for (const char c : name) {
        if (start && std::isupper(static_cast<unsigned char>(c)) != 0)
            initials.push_back(c);
        start = c == ' ' || c == '-';
    }
    return initials.size() >= 3 ? initials : name;
}

std::string claimText(const Claim& claim) {
    if (!claim.value)
        return {};
    std::string number = claim.unit == "share" ? percentText(*claim.value, 0) : numberText(*claim.value);
    if (claim.unit == "years")
        number += " years";
    if (claim.unit == "elements")
        number += " elements";
    return claim.relation == ClaimRelation::Equal ? number
                                                  : fmt::format("{} {}", slug(claim.relation), number);
}

void addSource(std::vector<SourceLine>& sources, const Source& source) {
    // A report is named by whoever printed it; a dataset by the line its publisher asks for.
    const bool report = source.kind == "report";
    const std::string text =
        report ? fmt::format("claims as reported in {}", source.shortName) : source.attribution;
    if (std::ranges::find(sources, text, &SourceLine::text) != sources.end())
        return;
    sources.push_back({text, report ? std::string() : source.licence,
                       source.doi.empty() ? source.url : "https://doi.org/" + source.doi});
}

} // namespace lodestone
