// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/sources_figure.h"

#include "figure/claims.h"
#include "figure/line_samples.h"
#include "figure/number_text.h"
#include "figure/own_figure.h"
#include "figure/parts.h"
#include "figure/row_facts.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

namespace lodestone {
namespace {

const SupplyRow* rowOf(const MarketView& view, CountryId country) {
    const auto found = std::ranges::find(view.data.rows, country, &SupplyRow::country);
    return found == view.data.rows.end() ? nullptr : &*found;
}

/// 'Feb 2026': the day says nothing that the order does not.
std::string monthWords(const PartialDate& date) {
    const std::string words = date.words();
    const std::size_t space = words.find(' ');
    const bool day = date.precision() == DatePrecision::ToDay && space != std::string::npos;
    return day ? words.substr(space + 1) : words;
}

std::string factsOf(const SourceRow& row) {
    std::vector<std::string> facts{row.period};
    const Market& market = row.view.market;
    if (row.view.concentration) {
        facts.push_back(fmt::format("{} named", row.view.concentration->producers));
        facts.push_back((market.residualIsRounding ? "rounding " : "residual ") +
                        shareText(market.residualFraction));
    } else
        facts.push_back(row.view.data.rows.empty()       ? std::string("no country")
                        : row.view.data.rows.size() == 1 ? std::string("one row")
                                                         : fmt::format("{} rows", row.view.data.rows.size()));
    if (!market.withheld.empty())
        facts.push_back(fmt::format("{} withheld", market.withheld.size()));
    return fmt::format("{}", fmt::join(facts, " \u00B7 "));
}

std::string tooltipOf(const SourceDot& dot, const SourceRow& row, const std::string& country) {
    const Source& source = *row.view.source;
    std::string text = fmt::format("{}, {}\n{}", source.title, source.edition, dot.facts);
    if (!country.empty() && !dot.shareText.empty())
        text += fmt::format("\n{}: {}{}", country, dot.shareText, dot.estimated ? ", estimated" : "");
    if (row.view.concentration) {
        const Concentration& c = *row.view.concentration;
        text += fmt::format("\nHHI {} to {}", numberText(c.hhiLow, 1), numberText(c.hhiHighOpen, 1));
        if (c.topK)
            text += fmt::format("; {} if no unlisted producer exceeds the smallest named one",
                                numberText(c.hhiHighTopK, 1));
    }
    if (!dot.aside.empty())
        text += "\n" + capitalised(sentence(dot.aside));
    for (const std::string& note : row.view.market.notes)
        text += "\n" + note;
    return text;
}

SourceDot dotOf(const SourceRow& row, const SourcesStudy& study, const Source* shown) {
    const MarketView& view = row.view;
    SourceDot dot;
    dot.mark = {Mark::Kind::Source, view.source->slug};
    dot.name = view.source->shortName;
    dot.published = monthWords(publishedOn(*view.series, *view.source, view.data.year));
    dot.facts = factsOf(row);
    dot.current = view.source == shown;
    dot.compared = row.sameBasis;
    dot.aside =
        !row.why.empty() ? row.why : otherBasis(*view.series, *study.spread->rows.front().view.series);
    if (view.concentration) {
        dot.hhi = view.concentration->hhi();
        dot.hhiText = intervalText(*dot.hhi).dashed();
        if (view.concentration->topK)
            dot.topK = view.concentration->hhiHighTopK;
        dot.suspect = anySuspect(view);
    }
    if (study.country != nullptr && view.concentration) {
        dot.share = row.share;
        dot.shareText = row.share ? shareText(*row.share) : whyNoShare(view, study.country->id);
        if (const SupplyRow* cell = rowOf(view, study.country->id)) {
            dot.estimated = isUnmeasured(cell->cell.status);
            dot.flag = flagOf(cell->cell);
        }
    }
    dot.tooltip = tooltipOf(dot, row, study.country != nullptr ? study.country->name : "");
    return dot;
}

ClaimDot dotOf(const Claim& claim, const SourcesStudy& study, const Catalogue& catalogue) {
    ClaimDot dot;
    dot.mark = {Mark::Kind::Claim, claim.slug};
    dot.who = claim.saidBy;
    dot.where = saidWhere(claim, catalogue);
    dot.tooltip = claim.text;
    if (study.onShare(claim)) {
        dot.share = claim.value;
        dot.shareText = claimText(claim);
    } else
        dot.sentence = claim.text;
    return dot;
}

/// From a round number below the least share to one above the greatest, at least a tenth of the whole.
Axis shareAxis(const SourcesBody& body) {
    double low = 1;
    double high = 0;
    const auto take = [&](const std::optional<double>& share) {
        if (share) {
            low = std::min(low, *share);
            high = std::max(high, *share);
        }
    };
    for (const SourceDot& dot : body.tables)
        take(dot.share);
    for (const ClaimDot& dot : body.claims)
        take(dot.share);
    Axis axis;
    if (low > high) {
        axis.ticks = {{0, "0"}, {0.5, "50"}, {1, "100"}};
        return axis;
    }
    const double step = high - low > 0.35 ? 0.2 : high - low > 0.15 ? 0.1 : 0.05;
    axis.min = std::max(0.0, std::floor((low - step / 4) / step) * step);
    axis.max = std::min(1.0, std::ceil((high + step / 4) / step) * step);
    if (axis.max - axis.min < 2 * step - 1e-9) {
        axis.min = std::max(0.0, axis.min - step);
        axis.max = std::min(1.0, axis.min + 2 * step);
    }
    const int ticks = static_cast<int>(std::lround((axis.max - axis.min) / step));
    for (int i = 0; i <= ticks; ++i) {
        const double value = axis.min + i * step;
        axis.ticks.push_back({value, numberText(value * 100, 0)});
    }
    return axis;
}

/// Countries that some table gives a share, the largest of any table first.
std::vector<SourcesBody::Choice> choicesOf(const SourceSpread& spread, const Catalogue& catalogue) {
    std::vector<std::pair<double, CountryId>> found;
    for (const SourceRow& row : spread.rows)
        for (const Share& share : row.view.market.named) {
            const auto known = std::ranges::find(found, share.country, &std::pair<double, CountryId>::second);
            if (known == found.end())
                found.emplace_back(share.fraction, share.country);
            else
                known->first = std::max(known->first, share.fraction);
        }
    std::ranges::stable_sort(found, std::ranges::greater{}, &std::pair<double, CountryId>::first);
    std::vector<SourcesBody::Choice> choices;
    for (const auto& [share, id] : found)
        choices.push_back({catalogue.country(id)->iso3, catalogue.country(id)->name});
    return choices;
}

std::string number(std::optional<double> value) {
    return value ? fmt::format("{}", *value) : std::string();
}

void addTableRow(DataTable& table, const SourceRow& row, const SourcesStudy& study,
                 const Catalogue& catalogue) {
    const MarketView& view = row.view;
    const SupplyRow* cell = study.country != nullptr ? rowOf(view, study.country->id) : nullptr;
    const std::optional<Concentration>& c = view.concentration;
    const Series& usual = *study.spread->rows.front().view.series;
    const std::string basis = otherBasis(*view.series, usual);
    table.rows.push_back({"table", view.source->shortName, view.source->edition,
                          publishedOn(*view.series, *view.source, view.data.year).iso(), row.period,
                          study.country != nullptr ? study.country->name : "",
                          study.country != nullptr ? study.country->iso3 : "", number(row.share),
                          cell != nullptr ? std::string(slug(cell->cell.status)) : "",
                          cell != nullptr ? number(cell->cell.value) : "", view.series->unit,
                          c ? number(c->hhiLow) : "", c && c->topK ? number(c->hhiHighTopK) : "",
                          c ? number(c->hhiHighOpen) : "", c ? std::to_string(c->producers) : "",
                          c ? number(view.market.residualFraction) : "", row.sameBasis && c ? "yes" : "no",
                          !row.why.empty() ? row.why : basis});
    RowOrigin origin;
    origin.facts = rowFacts(view);
    origin.mark = {Mark::Kind::Source, view.source->slug};
    origin.source =
        view.source->shortName + (view.source->edition.empty() ? "" : ", " + view.source->edition);
    origin.place = view.source->file;
    if (cell != nullptr) {
        origin.place = placeWords(cell->cell, *view.source, catalogue);
        origin.printed = cell->cell.printed;
        origin.status = std::string(qualifier(cell->cell.status));
        origin.missing = reason(cell->cell);
    }
    if (origin.missing.empty())
        origin.missing = !c ? row.why : study.country != nullptr ? whyNoShare(view, study.country->id) : "";
    for (const std::string& note : view.market.notes)
        origin.note += (origin.note.empty() ? "" : " ") + note;
    table.origins.push_back(std::move(origin));
}

} // namespace

std::string otherBasis(const Series& series, const Series& usual) {
    if (saysOfTheSame(series, usual))
        return {};
    return fmt::format("not compared: counts {}, not {}",
                       series.basis.empty() ? "something else" : series.basis,
                       usual.basis.empty() ? "the same" : usual.basis);
}

std::string whyNoShare(const MarketView& view, CountryId country) {
    const SupplyRow* row = rowOf(view, country);
    if (row == nullptr)
        return "not named";
    if (row->cell.status == CellStatus::Withheld)
        return "withheld";
    return row->cell.value ? "no share" : "no number";
}

std::string saidWhere(const Claim& claim, const Catalogue& catalogue) {
    return fmt::format("{} \u00B7 {}", catalogue.source(claim.report)->shortName, claimDate(claim));
}

SourcesBody sourcesPart(const SourcesStudy& study, const ViewState& state, const Catalogue& catalogue) {
    SourcesBody body;
    if (study.country != nullptr) {
        body.country = {Mark::Kind::Country, study.country->iso3};
        body.shareHead = fmt::format("{}\u2019s share, %", study.country->name);
        body.colour = {ColourKey::Role::Country, study.country->iso3};
    }
    body.hhiHead = "HHI";
    if (study.spread) {
        const Series* series = seriesFor(state, catalogue, state.year);
        const Source* shown = series != nullptr ? catalogue.source(series->source) : nullptr;
        for (const SourceRow& row : study.spread->rows)
            body.tables.push_back(dotOf(row, study, shown));
        body.shareRange = study.spread->shareRange;
        body.hhiRange = study.spread->hhiRange;
        body.countries = choicesOf(*study.spread, catalogue);
    }
    for (const Claim& claim : study.claims)
        body.claims.push_back(dotOf(claim, study, catalogue));
    body.share = shareAxis(body);
    body.hhi = {0, 10'000, {{0, "0"}, {5'000, "5,000"}, {10'000, "10,000"}}};
    const Regime& regime = *regimeBySlug(state.regime);
    body.thresholds = {{regime.moderate, "moderate above " + numberText(regime.moderate, 0)},
                       {regime.high, fmt::format("high above {}", numberText(regime.high, 0))}};
    return body;
}

DataTable sourcesTable(const SourcesStudy& study, const Catalogue& catalogue) {
    DataTable table;
    table.columns = {{"kind", "kind", "", false},
                     {"source", "source", "", false},
                     {"edition", "edition", "", false},
                     {"published", "published", "", false},
                     {"period", "period", "", false},
                     {"country", "country", "", false},
                     {"iso3", "ISO 3166", "", false},
                     {"share", "share", "fraction", true, "value divided by the world total of the table"},
                     {"status", "status", "", false},
                     {"value", "value", "", true},
                     {"unit", "unit", "", false},
                     {"hhi_low", "HHI, low", "", true, "sum of the squared shares of the named countries"},
                     {"hhi_high", "HHI, if none exceeds the smallest named", "", true,
                      "the residual in lumps of the smallest named producer"},
                     {"hhi_high_open", "HHI, high", "", true, "the residual as one producer"},
                     {"producers", "named producers", "", true},
                     {"residual_share", "residual", "fraction", true, "1 less the named shares"},
                     {"compared", "compared", "", false},
                     {"note", "note", "", false}};
    if (study.spread)
        for (const SourceRow& row : study.spread->rows)
            addTableRow(table, row, study, catalogue);
    for (const Claim& claim : study.claims) {
        const Source& report = *catalogue.source(claim.report);
        const Country* country = catalogue.country(claim.country);
        const bool share = claim.unit == "share" && claim.value;
        const bool compared = study.onShare(claim);
        table.rows.push_back({"claim", claim.saidBy, "in " + report.shortName, report.published.iso(),
                              claimDate(claim), country != nullptr ? country->name : claim.about,
                              country != nullptr ? country->iso3 : "", share ? number(claim.value) : "",
                              "claim", share ? "" : number(claim.value), share ? "" : claim.unit, "", "", "",
                              "", "", compared ? "yes" : "no", claim.text});
        RowOrigin origin;
        origin.facts = rowFacts(*study.mineral, claim.stage, &report);
        origin.mark = {Mark::Kind::Claim, claim.slug};
        origin.source = report.title;
        origin.printed = claimText(claim);
        origin.status = "claim, not a table";
        origin.missing = share ? "a claim gives no such number" : "a statement";
        origin.note = claim.text;
        table.origins.push_back(std::move(origin));
    }
    return table;
}

} // namespace lodestone
