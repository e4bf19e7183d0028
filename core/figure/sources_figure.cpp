// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/sources_figure.h"
#include "model/letters.h"

#include "figure/chain_figure.h"
#include "figure/claims.h"
#include "figure/country_words.h"
#include "figure/number_text.h"
#include "figure/parts.h"
#include "figure/revision_text.h"
#include "figure/source_book.h"
#include "figure/warrant_words.h"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

namespace lodestone {
namespace {

/// 'Six' up to twelve, then digits.
std::string countWord(std::size_t count) {
    constexpr std::array<std::string_view, 13> words{"No",   "One",    "Two",   "Three", "Four",
                                                     "Five", "Six",    "Seven", "Eight", "Nine",
                                                     "Ten",  "Eleven", "Twelve"};
    return count < words.size() ? std::string(words[count]) : std::to_string(count);
}

std::string counted(std::size_t count, std::string_view one, std::string_view more) {
    return fmt::format("{} {}", count, count == 1 ? one : more);
}

/// Tables that may be held against each other and give the country a share.
std::vector<const SourceRow*> comparedRows(const SourcesStudy& study) {
    std::vector<const SourceRow*> rows;
    if (study.spread)
        for (const SourceRow& row : study.spread->rows)
            if (row.sameBasis && row.view.concentration && row.share)
                rows.push_back(&row);
    return rows;
}

/// As speakers say it, without decimals they never gave.
std::string claimedRange(Interval range) {
    const std::string high = percentText(range.high, 0);
    return range.low < range.high ? fmt::format("{} to {}", numberText(range.low * 100, 0), high) : high;
}

std::string claimsHeadline(const SourcesStudy& study) {
    std::set<std::string> speakers;
    Interval range{1, 0};
    for (const Claim& claim : study.claims)
        if (study.onShare(claim)) {
            speakers.insert(claim.saidBy);
            range = {std::min(range.low, *claim.value), std::max(range.high, *claim.value)};
        }
    std::string who = countWord(speakers.size()) + " speakers";
    who[0] = lowerLetter(who[0]);
    return fmt::format("No table: {} {} {} at {} of {}", speakers.size() == 1 ? *speakers.begin() : who,
                       speakers.size() == 1 ? "puts" : "put", withArticle(study.country->name),
                       claimedRange(range), study.thing);
}

/// What the shares of the compared tables are of, as far as they agree on it: ' of mine production of lithium
/// in 2025, outside the United States'. Tables whose shares are of other wholes are said to count each its
/// own.
std::string ofWhichWhole(const SourcesStudy& study, const std::vector<const SourceRow*>& rows,
                         const Catalogue& catalogue) {
    const auto whole = [&](const SourceRow* row) {
        return row->view.warrant.whole == Whole::Listed ? std::string("in the listed countries")
                                                        : outsideWords(row->view.market, catalogue);
    };
    const std::string first = whole(rows.front());
    const bool alike = std::ranges::all_of(rows, [&](const SourceRow* row) { return whole(row) == first; });
    if (!alike)
        return study.thing + ", each of what it counts as the world";
    return first.empty() ? study.thing : fmt::format("{}, {}", study.thing, first);
}

std::string headlineOf(const SourcesStudy& study, const Catalogue& catalogue) {
    if (!study.spread)
        return claimsHeadline(study);
    const std::vector<const SourceRow*> rows = comparedRows(study);
    if (study.country == nullptr)
        return fmt::format("{} {}: no share can be computed of {}", countWord(study.spread->rows.size()),
                           study.spread->rows.size() == 1 ? "source" : "sources", study.thing);
    const std::string name = withArticle(study.country->name);
    if (rows.empty())
        return fmt::format("No source gives {} a share of {}", name, study.thing);
    const Interval range = *study.spread->shareRange;
    const std::string thing = ofWhichWhole(study, rows, catalogue);
    const bool atMost =
        std::ranges::any_of(rows, [](const SourceRow* row) { return row->view.warrant.atMost; });
    const std::string most = atMost ? "at most " : "";
    if (rows.size() == 1)
        return fmt::format("{} alone puts {} at {}{} of {}", rows.front()->view.source->shortName, name,
                           atMost ? "no more than " : "", shareText(range.low), thing);
    const std::string number = countWord(rows.size());
    if (shareText(range.low) == shareText(range.high))
        return fmt::format("{} sources agree: {} has {}{} of {}", number, name, most, shareText(range.low),
                           thing);
    if (atMost)
        return fmt::format("{} sources put {} at no more than {} of {}", number, name,
                           shareRangeText(range, " to "), thing);
    return fmt::format("{} sources put {} between {} of {}", number, name, shareRangeText(range, " and "),
                       thing);
}

std::string subtitleOf(const SourcesStudy& study) {
    std::vector<std::string> parts;
    if (study.spread) {
        std::set<std::string> publishers;
        for (const SourceRow& row : study.spread->rows)
            publishers.insert(row.view.source->publisher);
        parts.push_back(capitalised(measuredSubtitle(study.spread->rows.front().view)));
        parts.push_back(fmt::format("{} of {}", counted(study.spread->rows.size(), "table", "tables"),
                                    counted(publishers.size(), "publisher", "publishers")));
    } else
        parts.push_back("Share of world output or reserves");
    const auto shares =
        std::ranges::count_if(study.claims, [&](const Claim& claim) { return study.onShare(claim); });
    if (shares > 0)
        parts.push_back(counted(static_cast<std::size_t>(shares), "claim", "claims") + " beside them");
    if (study.spread && study.spread->hhiRange) {
        const IntervalText text = intervalText(*study.spread->hhiRange);
        parts.push_back(text.open() ? fmt::format("HHI from {} to {}", text.low, text.high)
                                    : "HHI " + text.low);
    }
    return fmt::format("{}", fmt::join(parts, " \u00B7 "));
}

std::string noteOf(const SourcesStudy& study, const SourcesBody& body) {
    std::string note;
    if (std::ranges::any_of(body.tables, [](const SourceDot& dot) { return !dot.compared; }))
        addNote(note, "Hollow: the table counts something else and is left out of the range.");
    if (std::ranges::any_of(body.tables, [](const SourceDot& dot) { return dot.suspect; }))
        addNote(note, "Dashed ring: a figure of the table is doubted; the table says which.");
    if (study.spread && std::ranges::any_of(study.spread->rows, [](const SourceRow& row) {
            return row.view.series->yearsAveraged > 1;
        }))
        addNote(note, "A mean of several years stands beside single years.");
    if (body.share.min > 0)
        addNote(note, "The axis of shares does not begin at zero.");
    if (std::ranges::any_of(body.tables, [](const SourceDot& dot) { return dot.hhi.has_value(); }))
        addNote(note, bandsAreAnalogy);
    return note;
}

/// ': 69.2 %, HHI 5,054', ': HHI 5,054', '' where a table gives neither.
std::string saidOf(const SourceDot& dot) {
    std::vector<std::string> said;
    if (const std::string& first = dot.aside.empty() ? dot.shareText : dot.aside; !first.empty())
        said.push_back(first.ends_with('.') ? first.substr(0, first.size() - 1) : first);
    if (!dot.hhiText.empty())
        said.push_back("HHI " + dot.hhiText);
    return said.empty() ? std::string() : fmt::format(": {}", fmt::join(said, ", "));
}

std::string altTextOf(const SourcesStudy& study, const SourcesBody& body) {
    const std::string whose =
        study.country != nullptr ? possessive(withArticle(study.country->name)) + " share of " : "";
    std::string text = fmt::format("Dot plot of what sources say of {}{}.", whose, study.thing);
    for (const SourceDot& dot : body.tables)
        text += sentence(fmt::format(" {}, {}{}", dot.name, dot.facts, saidOf(dot)));
    for (const ClaimDot& dot : body.claims)
        if (dot.share)
            text += fmt::format(" {} claims {}.", dot.who, dot.shareText);
    return text;
}

Figure sideBySide(const ViewState& state, const Catalogue& catalogue, const Database& db) {
    MarketReader reader(catalogue, db, state.reading);
    const SourcesStudy study = studySources(state, reader);
    const bool spoken =
        std::ranges::any_of(study.claims, [&](const Claim& claim) { return study.onShare(claim); });
    if (!study.spread && !spoken)
        return emptyFigure(state, std::nullopt, reader);
    Figure figure;
    SourcesBody body = sourcesPart(study, state, catalogue);
    figure.headline = headlineOf(study, catalogue);
    figure.subtitle = subtitleOf(study);
    figure.note = noteOf(study, body);
    figure.altText = altTextOf(study, body);
    figure.table = sourcesTable(study, catalogue);
    if (study.spread) {
        for (const SourceRow& row : study.spread->rows)
            addSource(figure.sources, *row.view.source);
        figure.status.push_back(counted(study.spread->rows.size(), "source", "sources"));
        const auto aside = std::ranges::count(body.tables, false, &SourceDot::compared);
        if (aside > 0)
            figure.status.push_back(fmt::format("{} not compared", aside));
    }
    for (const Claim& claim : study.claims)
        addSource(figure.sources, *catalogue.source(claim.report));
    if (!study.claims.empty())
        figure.status.push_back(counted(study.claims.size(), "claim", "claims"));
    figure.body = std::move(body);
    return figure;
}

/// What stands in the place of a picture where a page shows a list.
void setList(Figure& figure, std::string what, const ViewState& state) {
    Notice notice;
    notice.text = std::move(what);
    notice.action = "Show sources side by side";
    notice.help = state;
    notice.help->view.clear();
    figure.altText = figure.headline;
    figure.body = std::move(notice);
}

Figure revisionsList(const ViewState& state, const Catalogue& catalogue, const Database& db) {
    const Mineral& mineral = *catalogue.mineralBySlug(state.mineral);
    MarketReader reader(catalogue, db, state.reading);
    RevisionQuestion question;
    question.mineral = mineral.id;
    const std::vector<Revision> found = revisions(question, reader);
    const auto changed = std::ranges::count(found, true, &Revision::changed);
    Figure figure;
    figure.headline = found.empty()
                          ? fmt::format("No figure of {} is printed twice", inSentence(mineral))
                          : fmt::format("{} of {} figures of {} changed between editions",
                                        numberText(static_cast<double>(changed)),
                                        numberText(static_cast<double>(found.size())), inSentence(mineral));
    figure.subtitle = "Every figure that two editions or more print, the biggest change in per cent first";
    figure.table = revisionTable(found, catalogue);
    for (const Revision& revision : found)
        for (const EditionFigure& edition : revision.editions)
            addSource(figure.sources, *edition.source);
    setList(figure, "Revisions are a list: the page Sources shows it, and the page Table its rows.", state);
    return figure;
}

Figure bookList(const ViewState& state, const Catalogue& catalogue, const Database& db) {
    const std::vector<SourceEntry> book = sourceBook(catalogue, db);
    Figure figure;
    figure.headline = "Where every number comes from";
    figure.subtitle = fmt::format("{} with edition, licence, rows, checks and known faults",
                                  counted(book.size(), "source", "sources"));
    figure.table = sourceTable(book);
    for (std::size_t i = 0; i < book.size(); ++i) {
        RowOrigin origin;
        origin.mark = {Mark::Kind::Source, book[i].source->slug};
        origin.source = book[i].source->title;
        origin.place = book[i].source->file;
        figure.table.origins.push_back(std::move(origin));
    }
    setList(figure, "The data book is a list: the page Sources shows it, and the page Table its rows.",
            state);
    return figure;
}

} // namespace

bool SourcesStudy::onShare(const Claim& claim) const {
    return country != nullptr && claim.country == country->id && comparableClaim(claim) &&
           (!spread || std::ranges::find(otherYears, claim.slug) == otherYears.end());
}

std::string shareRangeText(Interval range, std::string_view between) {
    constexpr std::string_view sign = "\u202F%";
    std::string low = shareText(range.low);
    const std::string high = shareText(range.high);
    if (low == high)
        return low;
    if (low.ends_with(sign) && high.ends_with(sign))
        low.resize(low.size() - sign.size());
    return fmt::format("{}{}{}", low, between, high);
}

namespace {

/// Who leads where the usual table cannot tell, by the newest other one that counts the same thing.
const Country* leaderElsewhere(const SourceSpread& spread, const Catalogue& catalogue) {
    for (const SourceRow& row : spread.rows)
        if (row.sameBasis && row.view.concentration)
            return row.view.leader(catalogue);
    return nullptr;
}

} // namespace

SourcesStudy studySources(const ViewState& state, MarketReader& reader) {
    const Catalogue& catalogue = reader.catalogue();
    SourcesStudy study;
    study.mineral = catalogue.mineralBySlug(state.mineral);
    study.stage = state.stage;
    study.country = catalogue.countryByIso3(state.country);
    const auto asked = study.country != nullptr ? std::optional<CountryId>(study.country->id) : std::nullopt;
    study.spread = sourceSpread(state, state.year, reader, asked);
    if (study.country == nullptr && study.spread) {
        study.country = catalogue.country(study.spread->leader);
        if (study.country == nullptr)
            study.country = leaderElsewhere(*study.spread, catalogue);
        if (study.country != nullptr && study.spread->country != study.country->id)
            study.spread = sourceSpread(state, state.year, reader, study.country->id);
    }
    study.claims = study.spread ? study.spread->claims
                                : claimsFor(reader.db(), study.mineral->id, state.stage, yearAsked(state));
    if (study.country == nullptr)
        for (const Claim& claim : study.claims)
            if (study.country == nullptr && comparableClaim(claim))
                study.country = catalogue.country(claim.country);
    if (study.spread)
        for (const Claim& claim : study.claims)
            if (!speaksOf(claim, study.spread->rows.front().view.data.year))
                study.otherYears.push_back(claim.slug);
    std::ranges::stable_partition(study.claims, [&](const Claim& claim) { return study.onShare(claim); });
    if (study.spread) {
        const MarketView& usual = study.spread->rows.front().view;
        study.thing =
            fmt::format("{} of {} {}", countedThing(*usual.series), subjectOf(*usual.series, *study.mineral),
                        inPeriod(*usual.series, usual.data.year));
    } else
        study.thing = fmt::format("{} of {}", catalogue.stage(state.stage).name, inSentence(*study.mineral));
    if (!study.spread && !study.thing.empty())
        study.thing[0] = lowerLetter(study.thing[0]);
    return study;
}

Figure buildSources(const ViewState& state, const Catalogue& catalogue, const Database& db) {
    if (state.view == revisionsView)
        return revisionsList(state, catalogue, db);
    if (state.view == bookView)
        return bookList(state, catalogue, db);
    return sideBySide(state, catalogue, db);
}

} // namespace lodestone
