// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/parts.h"

#include "figure/number_text.h"
#include "figure/residual_words.h"
#include "figure/suspect_words.h"
#include "figure/warrant_words.h"

#include <algorithm>

#include <fmt/format.h>

namespace lodestone {
namespace {

constexpr std::string_view outlookFlag = "o";

const SupplyRow* rowOf(const MarketView& view, CountryId country) {
    const auto found = std::ranges::find(view.data.rows, country, &SupplyRow::country);
    return found == view.data.rows.end() ? nullptr : &*found;
}

std::string rowTooltip(const Country& country, const Cell& cell, const Series& series,
                       const Catalogue& catalogue) {
    std::string text = fmt::format("{}: {}", country.name, cell.printed); // a share is printed with its sign
    if (!isShareSeries(series))
        text += " " + valueUnit(series);
    if (!qualifier(cell.status).empty())
        text += fmt::format(", {}", qualifier(cell.status));
    if (!reason(cell).empty())
        text = fmt::format("{}: {}", country.name, reason(cell));
    if (!cell.remark.empty())
        text += " (" + cell.remark + ")";
    for (const std::string& remark : remarks(cell.note))
        text += "\n" + remark;
    if (cell.suspicion != nullptr)
        text += "\n" + suspicionText(cell, series, catalogue);
    return text;
}

Bar namedBar(const MarketView& view, const Share& share, CountryColours& colours,
             const Catalogue& catalogue) {
    const Country& country = *catalogue.country(share.country);
    const SupplyRow* row = rowOf(view, share.country);
    Bar bar;
    bar.mark = {Mark::Kind::Country, country.iso3};
    bar.label = country.name;
    bar.share = share.fraction;
    bar.fill = isUnmeasured(share.status) ? Bar::Fill::Estimated : Bar::Fill::Reported;
    bar.colour = colours.of(country);
    bar.shareText = shareText(share.fraction);
    bar.valueText =
        isShareSeries(*view.series) ? quantityText(share.value, *view.series) : numberText(share.value);
    bar.flag = row != nullptr ? flagOf(row->cell) : "";
    bar.tooltip = row != nullptr ? rowTooltip(country, row->cell, *view.series, catalogue) : country.name;
    return bar;
}

Bar missingBar(const MarketView& view, const SupplyRow& row, const Catalogue& catalogue) {
    const Country& country = *catalogue.country(row.country);
    Bar bar;
    bar.mark = {Mark::Kind::Country, country.iso3};
    bar.label = country.name;
    bar.fill = Bar::Fill::None;
    bar.withheld = row.cell.status == CellStatus::Withheld;
    const std::string why = bar.withheld ? "withheld" : reason(row.cell);
    // A bound ('<100') has no value of its own and no reason to be missing: it stands as printed.
    const bool printed = row.cell.value || row.cell.status == CellStatus::Qualitative || why.empty();
    bar.valueText = printed ? row.cell.printed : why;
    if (const std::string counted = countedWhere(row.cell, catalogue); !counted.empty())
        bar.valueText = counted;
    else if (row.cell.suspicion != nullptr)
        bar.valueText = row.cell.suspicion->read ? "read as 0"
                        : row.cell.value         ? row.cell.printed
                                                 : groupedPrint(row.cell.printed) + ", not used";
    bar.tooltip = rowTooltip(country, row.cell, *view.series, catalogue);
    if (row.cell.suspicion != nullptr)
        bar.flag = suspectSign;
    return bar;
}

/// A producer without a row whom the total leaves out all the same.
Bar leftOutBar(const OutsideProducer& producer, const MarketView& view, const Catalogue& catalogue) {
    const Country& country = *catalogue.country(producer.country);
    Bar bar;
    bar.mark = {Mark::Kind::Country, country.iso3};
    bar.label = country.name;
    bar.fill = Bar::Fill::None;
    bar.withheld = true;
    bar.valueText = "left out of the total";
    bar.tooltip = leftOutWords(producer, view, catalogue);
    return bar;
}

std::vector<KeyEntry> keyOf(const BarsBody& body, const MarketView& view) {
    const auto any = [&](auto test) { return std::ranges::any_of(body.bars, test); };
    std::vector<KeyEntry> key;
    if (any([](const Bar& bar) {
            return bar.fill == Bar::Fill::Estimated && !bar.flag.starts_with(outlookFlag);
        }))
        key.push_back({KeyEntry::Sample::Estimate,
                       {},
                       view.market.allEstimated ? "e  estimated by the publisher (every value)"
                                                : "e  estimated by the publisher"});
    if (any([](const Bar& bar) { return bar.flag.starts_with(outlookFlag); }))
        key.push_back({KeyEntry::Sample::Estimate, {}, "o  the publisher\u2019s outlook for a year to come"});
    if (any([](const Bar& bar) { return bar.flag.starts_with("†"); }))
        key.push_back({KeyEntry::Sample::Dagger, {}, "†  inferred from China’s import statistics"});
    if (any([](const Bar& bar) { return bar.flag.ends_with(suspectSign); }))
        key.push_back({KeyEntry::Sample::Dagger, {}, suspectKey(view.data)});
    if (any([](const Bar& bar) { return bar.withheld; }))
        key.push_back({KeyEntry::Sample::Withheld,
                       {},
                       view.market.outside.empty() ? "withheld by the publisher"
                                                   : "output not published, and not in the total"});
    if (any([](const Bar& bar) { return bar.fill == Bar::Fill::Residual; }))
        key.push_back({KeyEntry::Sample::Residual, {}, std::string(residualMeaning(view.market))});
    return key;
}

bool drawnAsMissing(const SupplyRow& row) {
    const Suspicion* suspicion = row.cell.suspicion.get();
    if (row.cell.status == CellStatus::Zero)
        return suspicion != nullptr; // a country that has a share by the other reading
    return !(row.cell.value && row.cell.relation == Relation::Equal) ||
           (suspicion != nullptr && suspicion->kind == Suspicion::Kind::Twice);
}

} // namespace

std::string flagOf(const Cell& cell) {
    const std::string flag = publishersFlag(cell);
    return cell.suspicion == nullptr ? flag
                                     : flag + (flag.empty() ? "" : "\u2009") + std::string(suspectSign);
}

std::string publishersFlag(const Cell& cell) {
    if (cell.status == CellStatus::Projected)
        return std::string(outlookFlag);
    if (cell.status != CellStatus::Estimated)
        return {};
    return cell.note.find("Estimated based on reported import data") != std::string::npos ? "†" : "e";
}

BarsBody barsPart(const MarketView& view, const Catalogue& catalogue, CountryColours colours) {
    BarsBody body;
    body.title = whoTitle(*view.series);
    body.subtitle =
        fmt::format("{}, {}", shareOfWhole(view, catalogue), periodWords(*view.series, view.data.year));
    body.shareHead = "share";
    body.valueHead = isShareSeries(*view.series) ? "as published" : valueUnit(*view.series);
    for (const Share& share : view.market.named)
        body.bars.push_back(namedBar(view, share, colours, catalogue));
    for (const SupplyRow& row : view.data.rows)
        if (drawnAsMissing(row))
            body.bars.push_back(missingBar(view, row, catalogue));
    for (const OutsideProducer& producer : view.market.outside)
        if (producer.part.empty() && rowOf(view, producer.country) == nullptr)
            body.bars.push_back(leftOutBar(producer, view, catalogue));
    if (view.market.residual > 0) {
        Bar bar;
        bar.mark = {Mark::Kind::Residual, {}};
        bar.label = residualName(view.market);
        bar.share = view.market.residualFraction;
        bar.fill = Bar::Fill::Residual;
        bar.colour = {ColourKey::Role::Residual, {}};
        bar.shareText = shareText(view.market.residualFraction);
        bar.valueText = isShareSeries(*view.series) ? quantityText(view.market.residual, *view.series)
                                                    : numberText(view.market.residual);
        bar.tooltip = fmt::format("{} {} of the denominator: {}", numberText(view.market.residual),
                                  valueUnit(*view.series), residualMeaning(view.market));
        body.bars.push_back(std::move(bar));
    }
    body.key = keyOf(body, view);
    return body;
}

} // namespace lodestone
