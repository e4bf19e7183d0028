// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/agreements_layout.h"
#include "figure/agreements_record.h"
#include "figure/event_words.h"
#include "figure/market_view.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace lodestone {
namespace {

constexpr std::size_t mostLines = 6; ///< agreements that a tooltip lists

/// Strongest kind first.
int strength(Glyph glyph) {
    return glyph == Glyph::Agreement ? 0 : glyph == Glyph::Relief ? 1 : glyph == Glyph::Memorandum ? 2 : 3;
}

AgreementsView viewOf(std::string_view view) {
    return view == "matrix" ? AgreementsView::Matrix
           : view == "list" ? AgreementsView::List
                            : AgreementsView::Network;
}

class AgreementsPart {
public:
    AgreementsPart(const ViewState& state, const std::vector<Agreement>& all,
                   const std::vector<Agreement>& shown, const Catalogue& catalogue)
        : m_catalogue(catalogue), m_mineral(*catalogue.mineralBySlug(state.mineral)), m_all(all),
          m_shown(shown), m_until(untilWords(state.year, all)), m_view(viewOf(state.view)) {}

    AgreementsBody body() {
        m_body.view = m_view;
        placeNodes();
        describeNodes();
        addLinks();
        if (m_view == AgreementsView::List)
            addList();
        addKey();
        return std::move(m_body);
    }

private:
    [[nodiscard]] bool names(const Agreement& one) const { return namesMineral(one, m_mineral, m_catalogue); }
    [[nodiscard]] const Country& country(CountryId id) const { return *m_catalogue.country(id); }

    /// What everything that was ever signed says: nothing here heeds the year.
    void placeNodes() {
        AgreementGraph graph;
        std::map<std::string, CountryId> parties; // by code: ids are those of one database
        for (const Agreement& one : m_all)
            for (const CountryId id : one.parties)
                parties.emplace(country(id).iso3, id);
        for (const auto& [iso3, id] : parties) {
            m_party[id] = graph.names.size();
            graph.names.push_back(country(id).name);
            AgreementNode node;
            node.mark = {Mark::Kind::Country, iso3};
            node.label = country(id).name;
            node.code = iso3;
            m_body.nodes.push_back(std::move(node));
        }
        std::set<std::pair<std::size_t, std::size_t>> ties;
        for (const Agreement& one : m_all) {
            if (!one.initiative()) {
                for (const auto& [a, b] : one.pairs)
                    ties.insert(std::minmax(m_party.at(a), m_party.at(b)));
                continue;
            }
            m_initiative[one.event] = m_body.nodes.size();
            for (const CountryId id : one.parties)
                ties.emplace(m_party.at(id), m_body.nodes.size());
            AgreementNode node;
            node.mark = {Mark::Kind::Event, one.event};
            node.initiative = true;
            node.label = node.code = one.label.empty() ? one.title : one.label;
            m_body.nodes.push_back(std::move(node));
            ++graph.initiatives;
        }
        graph.ties.assign(ties.begin(), ties.end());
        const std::vector<AgreementPlace> places = agreementPlaces(graph);
        for (std::size_t i = 0; i < places.size(); ++i) {
            AgreementNode& node = m_body.nodes[i];
            node.zone = places[i].zone;
            node.row = places[i].row;
            node.x = places[i].x;
            node.y = places[i].y;
            node.labelAbove = places[i].labelAbove;
        }
        orderMatrix(graph);
    }

    void orderMatrix(const AgreementGraph& graph) {
        std::map<std::size_t, int> counts;
        for (const Agreement& one : m_all)
            for (const CountryId id : one.parties)
                ++counts[m_party.at(id)];
        for (std::size_t i = 0; i < graph.names.size(); ++i)
            m_body.rows.push_back(i);
        std::ranges::stable_sort(
            m_body.rows, {}, [&](std::size_t row) { return std::pair(-counts.at(row), graph.names[row]); });
        m_body.columns = coveringParties(graph);
        for (std::size_t i = graph.names.size(); i < m_body.nodes.size(); ++i)
            m_body.columns.push_back(i);
    }

    void describeNodes() {
        for (const Agreement& one : m_shown) {
            for (const CountryId id : one.parties) {
                AgreementNode& node = m_body.nodes[m_party.at(id)];
                ++node.count;
                node.naming += names(one) ? 1 : 0;
            }
            if (!one.initiative())
                continue;
            AgreementNode& node = m_body.nodes[m_initiative.at(one.event)];
            node.count = 1;
            node.naming = names(one) ? 1 : 0;
            node.description = fmt::format("{}, {}, {}", node.label, agreementLine(one),
                                           counted(one.parties.size(), "party", "parties"));
            node.tooltip =
                fmt::format("{}\n{}\n{}: {}", one.title, agreementLine(one),
                            counted(one.parties.size(), "party", "parties"), partiesText(one, m_catalogue));
        }
        for (const auto& [id, at] : m_party) {
            AgreementNode& node = m_body.nodes[at];
            std::string said = node.count == 0
                                   ? "no agreement"
                                   : counted(static_cast<std::size_t>(node.count), "agreement", "agreements");
            said += " " + m_until;
            if (node.count > 0)
                said += fmt::format(", {} of {} {}", node.naming, node.count,
                                    (node.count == 1 ? "names " : "name ") + inSentence(m_mineral));
            node.description = node.label + ", " + said;
            node.tooltip = fmt::format("{} ({})\n{}", node.label, node.code, capitalised(said));
        }
    }

    void addLinks() {
        std::map<std::pair<std::size_t, std::size_t>, std::vector<const Agreement*>> between;
        for (const Agreement& one : m_shown)
            if (one.initiative()) {
                for (const CountryId id : one.parties)
                    between[{m_party.at(id), m_initiative.at(one.event)}].push_back(&one);
            } else {
                for (const auto& [a, b] : one.pairs)
                    between[std::minmax(m_party.at(a), m_party.at(b))].push_back(&one);
            }
        for (const auto& [ends, list] : between)
            m_body.links.push_back(linkOf(ends.first, ends.second, list));
    }

    [[nodiscard]] AgreementLink linkOf(std::size_t a, std::size_t b,
                                       const std::vector<const Agreement*>& list) const {
        const AgreementNode& one = m_body.nodes[a];
        const AgreementNode& other = m_body.nodes[b];
        AgreementLink link;
        link.a = a;
        link.b = b;
        link.count = static_cast<int>(list.size());
        for (const Agreement* each : list)
            link.events.push_back(each->event);
        link.member = other.initiative;
        link.mark = list.size() == 1 ? Mark{Mark::Kind::Event, list.front()->event}
                                     : Mark{Mark::Kind::Pair, pairKey(one.code, other.code)};
        const auto all = [&](auto test) { return std::ranges::all_of(list, test); };
        link.memorandum = all([](const Agreement* each) { return each->memorandum(); });
        link.doubtful =
            all([](const Agreement* each) { return each->verification != Verification::Confirmed; });
        link.scheduled = all([](const Agreement* each) { return each->scheduled(); });
        link.names = std::ranges::any_of(list, [&](const Agreement* each) { return names(*each); });
        link.glyph = (*std::ranges::min_element(list, {}, [](const Agreement* each) {
                         return strength(each->glyph());
                     }))->glyph();
        const std::string who = link.member ? fmt::format("{} in {}", one.label, other.label)
                                            : fmt::format("{} and {}", one.label, other.label);
        link.description = list.size() == 1 ? fmt::format("{}, {}", who, agreementLine(*list.front()))
                                            : fmt::format("{}, {} agreements", who, list.size());
        link.tooltip = list.size() == 1 ? who : fmt::format("{}: {} agreements", who, list.size());
        std::size_t left = list.size();
        for (auto each = list.rbegin(); each != list.rend(); ++each, --left) {
            if (list.size() - left == mostLines) {
                link.tooltip += fmt::format("\nand {} older", left);
                break;
            }
            link.tooltip += fmt::format("\n{}\n{}", agreementLine(**each), (*each)->title);
        }
        return link;
    }

    void addList() {
        for (auto one = m_shown.rbegin(); one != m_shown.rend(); ++one) {
            AgreementRow row;
            row.mark = {Mark::Kind::Event, one->event};
            row.glyph = one->glyph();
            row.date = one->date.words();
            const Country& first = country(one->parties.front());
            row.parties = one->parties.size() > 3
                              ? fmt::format("{} and {} more", first.name, one->parties.size() - 1)
                              : partiesText(*one, m_catalogue);
            row.title = one->title;
            row.minerals = fmt::format("{}", fmt::join(one->terms, ", "));
            row.standing = fmt::format("{}, {}", agreementKindWords(*one), statusWords(one->status));
            row.names = names(*one);
            row.doubtful = one->verification != Verification::Confirmed;
            row.description = fmt::format("{}: {}", agreementLine(*one), one->title);
            row.tooltip =
                fmt::format("{}\n{}\nParties: {}\nNames: {}\nSource: {}", agreementLine(*one), one->title,
                            partiesText(*one, m_catalogue), row.minerals, one->publisher);
            m_body.list.push_back(std::move(row));
        }
    }

    void addKey() {
        using Sample = AgreementKey::Sample;
        const bool network = m_view == AgreementsView::Network;
        const auto any = [&](auto test) { return std::ranges::any_of(m_body.links, test); };
        const auto add = [&](Sample sample, std::string text) {
            m_body.key.push_back({sample, {}, std::move(text)});
        };
        if (any([](const AgreementLink& link) { return !link.member && !link.memorandum; }))
            add(Sample::Agreement, "agreement");
        if (any([](const AgreementLink& link) { return link.memorandum; }))
            add(Sample::Memorandum, m_view == AgreementsView::List ? "memorandum" : "memoranda alone");
        if (!network && any([](const AgreementLink& link) { return link.glyph == Glyph::Relief; }))
            m_body.key.push_back({Sample::Glyph, Glyph::Relief, "truce"});
        if (network && any([](const AgreementLink& link) { return link.member; }))
            add(Sample::Initiative, "initiative of many, tied to its members");
        if (any([](const AgreementLink& link) { return link.names; }))
            add(Sample::Names, "names " + inSentence(m_mineral));
        if (any([](const AgreementLink& link) { return link.doubtful; }))
            add(Sample::Doubtful, "not confirmed in full");
    }

    const Catalogue& m_catalogue;
    const Mineral& m_mineral;
    const std::vector<Agreement>& m_all;
    const std::vector<Agreement>& m_shown;
    const std::string m_until;
    const AgreementsView m_view;
    std::map<CountryId, std::size_t> m_party;
    std::map<std::string, std::size_t> m_initiative; ///< by event
    AgreementsBody m_body;
};

} // namespace

AgreementsBody agreementsPart(const ViewState& state, const std::vector<Agreement>& all,
                              const std::vector<Agreement>& shown, const Catalogue& catalogue) {
    return AgreementsPart(state, all, shown, catalogue).body();
}

} // namespace lodestone
