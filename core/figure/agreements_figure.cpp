// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/agreements_record.h"
#include "figure/country_words.h"
#include "figure/event_words.h"
#include "figure/market_view.h"
#include "figure/row_facts.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace lodestone {
namespace {

std::string_view precisionWord(const PartialDate& date) {
    switch (date.precision()) {
    case DatePrecision::ToDay:
        return "day";
    case DatePrecision::ToMonth:
        return "month";
    case DatePrecision::ToYear:
        return "year";
    }
    return {};
}

DataTable agreementTable(const std::vector<Agreement>& shown, const Catalogue& catalogue) {
    DataTable table;
    for (const char* name : {"date", "precision", "title", "parties", "kind", "minerals", "status",
                             "verification", "publisher", "source", "url", "event"})
        table.columns.push_back({name, name, "", false});
    for (auto one = shown.rbegin(); one != shown.rend(); ++one) { // the newest first
        std::string terms;
        for (const std::string& term : one->terms)
            terms += (terms.empty() ? "" : "; ") + term;
        table.rows.push_back({one->date.iso(), std::string(precisionWord(one->date)), one->title,
                              partiesText(*one, catalogue), agreementKindWords(*one), terms,
                              statusWords(one->status), std::string(slug(one->verification)), one->publisher,
                              one->sourceTitle, one->url, one->event});
        RowOrigin origin;
        origin.mark = {Mark::Kind::Event, one->event};
        origin.source = one->publisher + ": " + one->sourceTitle;
        origin.status = statusText(one->status);
        origin.note = one->verification == Verification::Confirmed ? "" : "not confirmed in full";
        table.origins.push_back(std::move(origin));
    }
    return table;
}

struct Busiest {
    std::vector<const Country*> parties; ///< equals, in the order of the record
    std::size_t count = 0;
};

Busiest busiest(const std::vector<const Agreement*>& list, const Catalogue& catalogue) {
    std::vector<std::pair<CountryId, std::size_t>> counts;
    for (const Agreement* one : list)
        for (const CountryId id : one->parties) {
            const auto same = std::ranges::find(counts, id, &std::pair<CountryId, std::size_t>::first);
            if (same == counts.end())
                counts.emplace_back(id, 1);
            else
                ++same->second;
        }
    Busiest most;
    for (const auto& [id, count] : counts)
        most.count = std::max(most.count, count);
    for (const auto& [id, count] : counts)
        if (count == most.count)
            most.parties.push_back(catalogue.country(id));
    return most;
}

std::string headline(const std::vector<const Agreement*>& naming, std::size_t shown, const Mineral& mineral,
                     const std::string& until, const Catalogue& catalogue) {
    const std::string name = inSentence(mineral);
    if (naming.empty() && shown == 1)
        return fmt::format("The one agreement on record {} does not name {}", until, name);
    if (naming.empty())
        return fmt::format("None of {} on record names {} {}", counted(shown, "agreement", "agreements"),
                           name, until);
    if (naming.size() == 1) {
        const Agreement& one = *naming.front();
        return one.parties.size() == 2
                   ? capitalised(fmt::format("{} and {} signed the one {} on record that names {} {}",
                                             withArticle(catalogue.country(one.parties.front())->name),
                                             withArticle(catalogue.country(one.parties.back())->name),
                                             agreementKindWords(one), name, until))
                   : fmt::format("One agreement on record names {} {}, of {} parties", name, until,
                                 one.parties.size());
    }
    const Busiest most = busiest(naming, catalogue);
    if (most.count < 2 || most.parties.size() > 2)
        return fmt::format("{} agreements on record name {} {}", naming.size(), name, until);
    const std::string one = withArticle(most.parties.front()->name);
    const std::string all = most.count < naming.size() ? fmt::format("{} of {}", most.count, naming.size())
                            : naming.size() == 2       ? "both"
                                                       : fmt::format("all {}", naming.size());
    const std::string of = fmt::format("{} agreements on record that name {} {}", all, name, until);
    if (most.parties.size() == 1)
        return capitalised(fmt::format("{} had joined {}", one, of));
    return capitalised(
        fmt::format("{} and {} had each joined {}", one, withArticle(most.parties.back()->name), of));
}

std::string_view viewWords(AgreementsView view) {
    return view == AgreementsView::Matrix ? ", each party beside its partners and initiatives"
           : view == AgreementsView::List ? ", the newest first"
                                          : "; larger and thicker: more of them";
}

std::string noteOf(const std::vector<Agreement>& shown, const PartialDate& day, const Catalogue& catalogue) {
    const auto passed = static_cast<std::size_t>(std::ranges::count(shown, datePassed, &Agreement::status));
    const auto in = [](const Agreement& one) { return one.verification != Verification::Confirmed; };
    const auto doubtful = static_cast<std::size_t>(std::ranges::count_if(shown, in));
    std::string note = eventsNote(passed, day, catalogue);
    note += " A memorandum states an intention; what is recorded as an agreement "
            "need not bind either. An initiative of several countries is counted once and tied to each "
            "member, not drawn between all of them.";
    if (doubtful > 0)
        note += fmt::format(" {} of {} {} confirmed in part or not at all.", doubtful, shown.size(),
                            doubtful == 1 ? "is" : "are");
    return note;
}

std::string altText(const AgreementsBody& body, const std::vector<Agreement>& shown,
                    const std::string& headline) {
    std::vector<const AgreementNode*> order;
    for (const AgreementNode& node : body.nodes)
        if (!node.initiative && node.count > 0)
            order.push_back(&node);
    std::ranges::stable_sort(order, {}, [](const AgreementNode* node) { return -node->count; });
    std::string text = fmt::format("{} of {} between {}. {}.",
                                   body.view == AgreementsView::Matrix ? "Matrix"
                                   : body.view == AgreementsView::List ? "List"
                                                                       : "Network",
                                   counted(shown.size(), "agreement", "agreements"),
                                   counted(order.size(), "party", "parties"), headline);
    text += " Most agreements:";
    for (std::size_t i = 0; i < std::min<std::size_t>(5, order.size()); ++i)
        text += fmt::format("{} {} {}", i == 0 ? "" : ",", order[i]->label, order[i]->count);
    text += fmt::format(". Latest: {}, {}.", shown.back().title, shown.back().date.words());
    const auto doubtful = std::ranges::count(body.list, true, &AgreementRow::doubtful);
    if (doubtful > 0)
        text +=
            fmt::format(" {} {} confirmed in part or not at all.", doubtful, doubtful == 1 ? "is" : "are");
    return text;
}

} // namespace

Figure buildAgreements(const ViewState& state, const Catalogue& catalogue, const Database& db) {
    const Mineral& mineral = *catalogue.mineralBySlug(state.mineral);
    const std::vector<Agreement> all = agreementsOnRecord(state, db);
    const std::vector<Agreement> shown = agreementsOf(state, catalogue, db);
    Figure figure;
    if (shown.empty()) {
        figure.headline = "No agreement on record";
        Notice notice{fmt::format("No agreement is on record {}.", untilWords(state.year, all)), "", {}};
        if (!all.empty()) {
            notice.action = fmt::format("Show {}", all.back().date.year);
            notice.help = state;
            notice.help->year = all.back().date.year;
        }
        figure.altText = notice.text;
        figure.body = std::move(notice);
        return figure;
    }
    std::vector<const Agreement*> naming;
    for (const Agreement& one : shown)
        if (namesMineral(one, mineral, catalogue))
            naming.push_back(&one);
    AgreementsBody body = agreementsPart(state, all, shown, catalogue);
    const auto parties = static_cast<std::size_t>(std::ranges::count_if(
        body.nodes, [](const AgreementNode& node) { return !node.initiative && node.count > 0; }));
    figure.headline = headline(naming, shown.size(), mineral, untilWords(state.year, all), catalogue);
    figure.subtitle =
        fmt::format("{} of {} on any mineral {}{}", counted(shown.size(), "agreement", "agreements"),
                    counted(parties, "party", "parties"), untilWords(state.year, all), viewWords(body.view));
    if (all.size() > shown.size())
        figure.subtitle += fmt::format(" · {} of later date left out", all.size() - shown.size());
    figure.note = noteOf(shown, dayOf(state), catalogue);
    figure.table = agreementTable(shown, catalogue);
    figure.table.facts = rowFacts(mineral, {}, catalogue.sourceBySlug("lodestone-events"));
    figure.table.facts.mineral.clear(); // on any mineral
    figure.altText = altText(body, shown, figure.headline);
    figure.status = {
        counted(shown.size(), "agreement", "agreements"), counted(parties, "party", "parties"),
        fmt::format("{} {} {}", naming.size(), naming.size() == 1 ? "names" : "name", inSentence(mineral))};
    if (const Source* source = catalogue.sourceBySlug("lodestone-events"))
        addSource(figure.sources, *source);
    figure.body = std::move(body);
    return figure;
}

} // namespace lodestone
