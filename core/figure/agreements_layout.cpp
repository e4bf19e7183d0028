// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/agreements_layout.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace lodestone {
namespace {

constexpr std::size_t leastTies = 3;  ///< of a party in the upper field
constexpr std::size_t mostAbove = 14; ///< parties there; others go to the sides
constexpr double poleLeft = 0.27;
constexpr double poleRight = 0.73;
constexpr double poleHeight = 0.52;

class Placing {
public:
    explicit Placing(const AgreementGraph& graph)
        : m_graph(graph), m_parties(graph.names.size()), m_tied(m_parties + graph.initiatives),
          m_places(m_tied.size()) {
        for (const auto& [a, b] : graph.ties) {
            m_tied[a].insert(b);
            m_tied[b].insert(a);
        }
        for (std::size_t i = 0; i < m_parties; ++i)
            m_order.push_back(i);
        std::ranges::sort(m_order, {}, [&](std::size_t party) { return rank(party); });
    }

    std::vector<AgreementPlace> places() {
        placePoles();
        placeAbove();
        placeInitiatives();
        placeSides();
        return std::move(m_places);
    }

private:
    /// Most ties first, then by name.
    [[nodiscard]] std::tuple<int, std::string, std::size_t> rank(std::size_t party) const {
        return {-static_cast<int>(m_tied[party].size()), m_graph.names[party], party};
    }
    [[nodiscard]] bool tied(std::size_t a, std::size_t b) const { return m_tied[a].contains(b); }
    [[nodiscard]] bool tiedToFirst(std::size_t party) const {
        return m_order.size() > 0 && tied(party, m_order[0]);
    }
    [[nodiscard]] bool tiedToSecond(std::size_t party) const {
        return m_order.size() > 1 && tied(party, m_order[1]);
    }

    void placePoles() {
        if (!m_order.empty())
            m_places[m_order[0]] = {AgreementZone::Field, 0, poleRight, poleHeight, false};
        if (m_order.size() > 1)
            m_places[m_order[1]] = {AgreementZone::Field, 0, poleLeft, poleHeight, false};
    }

    /// In two lines by turns, so that a name has twice the room; those tied to the left pole on the left.
    void placeAbove() {
        std::vector<std::size_t> above;
        for (std::size_t i = 2; i < m_order.size(); ++i)
            if (m_tied[m_order[i]].size() >= leastTies && above.size() < mostAbove)
                above.push_back(m_order[i]);
            else
                m_aside.push_back(m_order[i]);
        std::ranges::sort(above, {}, [&](std::size_t party) {
            return std::tuple(static_cast<int>(tiedToFirst(party)) - static_cast<int>(tiedToSecond(party)),
                              m_graph.names[party]);
        });
        for (std::size_t i = 0; i < above.size(); ++i)
            m_places[above[i]] = {AgreementZone::Field, 0,
                                  (static_cast<double>(i) + 0.5) / static_cast<double>(above.size()),
                                  i % 2 == 0 ? 0.21 : 0.06, true};
    }

    void placeInitiatives() {
        for (std::size_t i = 0; i < m_graph.initiatives; ++i)
            m_places[m_parties + i] = {AgreementZone::Field, 0,
                                       (static_cast<double>(i) + 0.5) /
                                           static_cast<double>(m_graph.initiatives),
                                       i % 2 == 0 ? 0.77 : 0.95, false};
    }

    void placeSides() {
        std::vector<std::size_t> left;
        std::vector<std::size_t> right;
        std::vector<std::size_t> free; // tied to both poles, or to none
        for (const std::size_t party : m_aside)
            (tiedToFirst(party) == tiedToSecond(party) ? free
             : tiedToFirst(party)                      ? right
                                                       : left)
                .push_back(party);
        for (const std::size_t party : free)
            (left.size() <= right.size() ? left : right).push_back(party);
        for (auto* side : {&left, &right}) {
            std::ranges::sort(*side, {}, [&](std::size_t party) {
                return std::tuple(height(party), m_graph.names[party]);
            });
            for (std::size_t row = 0; row < side->size(); ++row) {
                AgreementPlace& place = m_places[(*side)[row]];
                place.zone = side == &left ? AgreementZone::LeftSide : AgreementZone::RightSide;
                place.row = row;
            }
        }
    }

    /// Of a party at the side: with both poles above, with initiatives alone below, near what they are tied
    /// to.
    [[nodiscard]] int height(std::size_t party) const {
        if (tiedToFirst(party) && tiedToSecond(party))
            return 0;
        return tiedToFirst(party) || tiedToSecond(party) ? 1 : 2;
    }

    const AgreementGraph& m_graph;
    const std::size_t m_parties;
    std::vector<std::set<std::size_t>> m_tied;
    std::vector<AgreementPlace> m_places;
    std::vector<std::size_t> m_order; ///< parties by rank
    std::vector<std::size_t> m_aside; ///< parties that stand at the sides, by rank
};

} // namespace

std::vector<AgreementPlace> agreementPlaces(const AgreementGraph& graph) {
    return Placing(graph).places();
}

std::vector<std::size_t> coveringParties(const AgreementGraph& graph) {
    std::vector<std::pair<std::size_t, std::size_t>> open;
    std::ranges::copy_if(graph.ties, std::back_inserter(open), [&](const auto& tie) {
        return tie.first < graph.names.size() && tie.second < graph.names.size();
    });
    std::vector<std::size_t> chosen;
    while (!open.empty()) {
        std::size_t best = 0;
        std::ptrdiff_t most = 0;
        for (std::size_t party = 0; party < graph.names.size(); ++party) {
            const auto count = std::ranges::count_if(
                open, [&](const auto& tie) { return tie.first == party || tie.second == party; });
            if (count > most || (count == most && count > 0 && graph.names[party] < graph.names[best])) {
                most = count;
                best = party;
            }
        }
        chosen.push_back(best);
        std::erase_if(open, [&](const auto& tie) { return tie.first == best || tie.second == best; });
    }
    return chosen;
}

} // namespace lodestone
