// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/scenario.h"

#include "model/number_text.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace lodestone {
namespace {

/// Why the edit at hand cannot be done; caught in `apply`, which knows its number and text.
struct Refusal {
    std::string why;
};

struct Producer {
    Actor actor;
    CountryId key;
    double value = 0;
    CellStatus status = CellStatus::Reported;
    Year year = 0; ///< that its figure stands for
};

bool isStock(const Producer& producer) {
    return producer.actor.label == stockpileLabel;
}

/// '390,000', '0.742': no digits that a reader would not miss.
std::string quantityText(double value) {
    return numberText(value, value >= 1'000 ? 0 : -1);
}

/// The market while it is being edited.
class Bench {
public:
    Bench(const Market& market, Year year, const Catalogue& catalogue)
        : m_base(market), m_catalogue(catalogue), m_residual(market.residual),
          m_denominator(market.denominator), m_year(year), m_residualYear(year), m_horizon(year) {
        for (const Share& share : market.named)
            m_producers.push_back({{share.country, {}}, share.country, share.value, share.status, year});
        if (!m_producers.empty())
            m_unlistedLimit = market.named.back().value;
    }

    void operator()(const edit::Set& e) {
        const std::size_t at = find(e.who);
        setValue(at, wanted(e.amount, at, e.total), e.total);
    }
    void operator()(const edit::Scale& e) {
        const std::size_t at = find(e.who);
        setValue(at, held(m_producers[at].value * e.factor), e.total);
    }
    void operator()(const edit::Remove& e) {
        const std::size_t at = find(e.who);
        if (m_producers.size() == 1)
            throw Refusal{
                fmt::format("{} is the last named supplier: without it no supply would be left that "
                            "anyone is named for. Add an entrant first.",
                            name(m_producers[at].actor))};
        setValue(at, 0, e.total);
    }
    void operator()(const edit::Add& e) { add(e.who, e.amount, e.total); }
    void operator()(const edit::Merge& e) {
        const std::size_t into = find(e.into);
        const std::size_t from = find(e.from);
        if (into == from)
            throw Refusal{
                fmt::format("Both are {}: name two different suppliers.", name(m_producers[into].actor))};
        m_producers[into].value += m_producers[from].value;
        m_producers[into].year = std::max(m_producers[into].year, m_producers[from].year);
        m_notes.push_back(fmt::format("{} counts as one with {}.", name(m_producers[from].actor),
                                      name(m_producers[into].actor)));
        m_producers.erase(m_producers.begin() + static_cast<std::ptrdiff_t>(from));
        sort();
    }
    void operator()(const edit::Split& e) {
        const std::size_t at = find(e.who);
        Producer part = m_producers[at];
        part.actor = newcomer({{}, e.part});
        part.key = nextKey();
        part.value *= e.fraction;
        m_producers[at].value -= part.value;
        m_producers.push_back(std::move(part));
        sort();
    }
    void operator()(const edit::Stockpile& e) {
        const Actor stock{{}, std::string(stockpileLabel)};
        if (std::ranges::find(m_producers, stock, &Producer::actor) != m_producers.end())
            throw Refusal{"There is a stockpile already: give it all its months in one edit."};
        add(stock, {Amount::Kind::Quantity, m_denominator * e.months / 12}, e.total);
    }
    void operator()(const edit::Grow& e) {
        if (e.who) {
            const std::size_t at = find(*e.who);
            Producer& producer = m_producers[at];
            if (e.to <= producer.year)
                throw Refusal{fmt::format("The figure of {} stands for {} already: grow to a later year.",
                                          name(producer.actor), producer.year)};
            const double factor = std::pow(1 + e.rate, e.to - producer.year);
            producer.year = e.to;
            setValue(at, held(producer.value * factor), e.total);
        } else {
            growAll(e);
        }
        m_horizon = std::max(m_horizon, e.to);
    }

    /// After every edit.
    void check() const {
        held(m_denominator);
        held(1 / m_denominator);
        for (const Producer& producer : m_producers)
            held(producer.value);
    }

    [[nodiscard]] ScenarioMarket result(bool edited) const {
        ScenarioMarket out;
        out.before = m_base;
        out.after = edited ? market() : m_base;
        out.year = m_year;
        out.horizon = m_horizon;
        out.rows = rows(out.after);
        out.notes = m_notes;
        if (edited && out.after.denominator != m_base.denominator)
            out.notes.push_back(fmt::format("The world total changes from {} to {}.",
                                            quantityText(m_base.denominator),
                                            quantityText(out.after.denominator)));
        if (m_base.topK && !out.after.topK)
            out.notes.emplace_back(
                "The smallest named supplier is now smaller than the table's: unnamed ones may "
                "exceed it, so only the open upper bound holds.");
        if (edited)
            out.after.notes.emplace_back("What-if: a scenario, not published figures.");
        return out;
    }

private:
    /// A quantity that a computer can hold: neither vanished nor without end.
    static double held(double value) {
        if (!(value > 0) || !std::isfinite(value))
            throw Refusal{"The numbers leave the range that can be computed: use less extreme ones."};
        return value;
    }

    [[nodiscard]] std::string name(const Actor& actor) const { return actorName(actor, m_catalogue); }

    /// 'CHN, USA, 'North' and 9 more'
    [[nodiscard]] std::string namedHere() const {
        std::vector<std::string> words;
        for (const Producer& producer : m_producers) {
            const Country* country = m_catalogue.country(producer.actor.country);
            words.push_back(country != nullptr ? country->iso3 : "'" + producer.actor.label + "'");
            if (words.size() == 12)
                break;
        }
        const std::size_t more = m_producers.size() - words.size();
        return fmt::format("{}{}", fmt::join(words, ", "), more > 0 ? fmt::format(" and {} more", more) : "");
    }

    [[nodiscard]] std::size_t find(const Actor& actor) const {
        if (m_producers.empty())
            throw Refusal{"The table names no supplier with a number, so there is nothing to edit."};
        const auto found = actor.isLeader() ? std::ranges::find_if_not(m_producers, isStock)
                                            : std::ranges::find(m_producers, actor, &Producer::actor);
        if (found != m_producers.end())
            return static_cast<std::size_t>(found - m_producers.begin());
        throw Refusal{fmt::format("{} Named are {}.", whyAbsent(actor), namedHere())};
    }

    [[nodiscard]] std::string whyAbsent(const Actor& actor) const {
        const auto in = [&](const std::vector<CountryId>& ids) {
            return actor.country && std::ranges::find(ids, actor.country) != ids.end();
        };
        if (in(m_base.withheld))
            return fmt::format(
                "The publisher withholds the figure of {}, which is {}: there is no number to start "
                "from.",
                name(actor), m_base.withheldOutsideTotal ? "not in the world total" : "within the residual");
        if (in(m_base.unquantified))
            return fmt::format("The table lists {} without a number: there is none to start from.",
                               name(actor));
        if (in(m_base.belowPrecision))
            return fmt::format(
                "{} supplies less than half a printed unit: there is no number to start from, but "
                "'add' can give one.",
                name(actor));
        return fmt::format("{} is not among the named suppliers.", name(actor));
    }

    /// The residual stands among the others: it gives way like everyone.
    [[nodiscard]] double others(std::size_t at) const {
        double sum = m_residual;
        for (std::size_t i = 0; i < m_producers.size(); ++i)
            sum += i == at ? 0 : m_producers[i].value;
        return sum;
    }

    [[nodiscard]] double wanted(const Amount& amount, std::size_t at, WorldTotal total) const {
        if (amount.kind == Amount::Kind::Quantity)
            return amount.number;
        if (total == WorldTotal::Keep)
            return held(amount.number * m_denominator);
        const double rest = others(at);
        if (amount.number >= 1)
            throw Refusal{
                "With 'change' the others supply as before, so a share stays below 100%: use 'keep'."};
        if (rest <= 0)
            throw Refusal{
                "Nobody else supplies, so its share is 100% whatever it makes: use 'set-amount', or add an "
                "entrant first."};
        return held(amount.number / (1 - amount.number) * rest);
    }

    void setValue(std::size_t at, double value, WorldTotal total) {
        const double rest = others(at);
        m_producers[at].value = value;
        if (total == WorldTotal::Change) {
            m_denominator = rest + value;
        } else {
            if (value > m_denominator)
                throw Refusal{
                    fmt::format("That is {} of a world total of {}, which is to be kept: at most all of it, "
                                "or use 'change'.",
                                quantityText(value), quantityText(m_denominator))};
            if (rest <= 0 && value < m_denominator)
                throw Refusal{"Nobody else is there to fill up the world total: use 'change', or add an "
                              "entrant first."};
            if (rest > 0)
                scaleOthers(at, std::max(0.0, m_denominator - value) / rest);
        }
        dropEmpty();
        sort();
    }

    void scaleOthers(std::size_t at, double factor) {
        for (std::size_t i = 0; i < m_producers.size(); ++i)
            if (i != at)
                m_producers[i].value *= factor;
        m_residual *= factor;
        m_unlistedLimit *= factor;
    }

    void add(const Actor& who, const Amount& amount, WorldTotal total) {
        if (m_producers.empty())
            throw Refusal{"The table names no supplier with a number, so there is nothing to edit."};
        Producer entrant{newcomer(who), who.country ? who.country : nextKey(), 0, CellStatus::Estimated,
                         m_horizon};
        m_producers.push_back(std::move(entrant));
        const std::size_t at = m_producers.size() - 1;
        setValue(at, wanted(amount, at, total), total);
    }

    [[nodiscard]] Actor newcomer(const Actor& actor) const {
        if (std::ranges::find(m_producers, actor, &Producer::actor) != m_producers.end())
            throw Refusal{
                fmt::format("{} is there already: use 'set-share', 'set-amount' or 'scale', or another "
                            "label.",
                            name(actor))};
        const auto hidden = [&](const std::vector<CountryId>& ids) {
            return actor.country && std::ranges::find(ids, actor.country) != ids.end();
        };
        if (hidden(m_base.withheld) || hidden(m_base.unquantified))
            throw Refusal{
                fmt::format("{} It is no entrant: what it supplies would count twice.", whyAbsent(actor))};
        return actor;
    }

    void growAll(const edit::Grow& e) {
        bool any = false;
        for (Producer& producer : m_producers)
            if (producer.year < e.to && !isStock(producer)) {
                producer.value *= std::pow(1 + e.rate, e.to - producer.year);
                producer.year = e.to;
                any = true;
            }
        if (!any)
            throw Refusal{fmt::format("Every figure stands for {} or later already: grow to a later year.",
                                      std::max(e.to, m_year))};
        if (m_residualYear < e.to) {
            const double factor = std::pow(1 + e.rate, e.to - m_residualYear);
            m_residual *= factor;
            m_unlistedLimit *= factor;
            m_residualYear = e.to;
        }
        m_denominator = m_residual;
        for (const Producer& producer : m_producers)
            m_denominator += producer.value;
        sort();
    }

    CountryId nextKey() { return CountryId{--m_lastKey}; }
    void dropEmpty() {
        std::erase_if(m_producers, [](const Producer& producer) { return producer.value == 0; });
    }
    void sort() { std::ranges::stable_sort(m_producers, std::ranges::greater{}, &Producer::value); }

    [[nodiscard]] Market market() const {
        Market out = m_base;
        out.named.clear();
        out.namedSum = 0;
        for (const Producer& producer : m_producers) {
            out.named.push_back(
                {producer.key, producer.value, producer.value / m_denominator, producer.status});
            out.namedSum += producer.value;
        }
        std::erase_if(out.belowPrecision, [&](CountryId id) { return out.find(id) != nullptr; });
        out.denominator = m_denominator;
        out.residual = m_residual;
        out.residualFraction = m_residual / m_denominator;
        // The last binary digit of a merge's sum must not cost the bound.
        const bool stillLargest =
            m_residual <= 0 || m_producers.back().value >= m_unlistedLimit * (1 - 1e-12);
        out.topK = m_base.topK && stillLargest;
        return out;
    }

    [[nodiscard]] Actor actorOf(CountryId key) const {
        const auto found = std::ranges::find(m_producers, key, &Producer::key);
        return found != m_producers.end() ? found->actor : Actor{key, {}};
    }

    [[nodiscard]] std::vector<ScenarioRow> rows(const Market& after) const {
        std::vector<ScenarioRow> out;
        for (const Share& share : after.named) {
            const Share* before = m_base.find(share.country);
            out.push_back({actorOf(share.country), share.country, before != nullptr ? before->value : 0,
                           share.value, before != nullptr ? before->fraction : 0, share.fraction});
        }
        for (const Share& share : m_base.named)
            if (after.find(share.country) == nullptr)
                out.push_back({{share.country, {}}, share.country, share.value, 0, share.fraction, 0});
        return out;
    }

    const Market& m_base;
    const Catalogue& m_catalogue;
    std::vector<Producer> m_producers; ///< descending by value; ties keep their order
    double m_residual = 0;
    double m_denominator = 0;
    double m_unlistedLimit = 0; ///< no unlisted producer is larger, where the table's list is a true top-k
    Year m_year = 0;
    Year m_residualYear = 0;
    Year m_horizon = 0;
    std::int64_t m_lastKey = 0;
    std::vector<std::string> m_notes;
};

} // namespace

std::variant<ScenarioMarket, ScenarioError> apply(const Scenario& scenario, const Market& market, Year year,
                                                  const Catalogue& catalogue) {
    Bench bench(market, year, catalogue);
    for (std::size_t i = 0; i < scenario.edits.size(); ++i) {
        const Edit& edit = scenario.edits[i];
        std::string why = impossible(edit);
        if (why.empty()) {
            try {
                std::visit(bench, edit);
                bench.check();
            } catch (const Refusal& refusal) {
                why = refusal.why;
            }
        }
        if (!why.empty())
            return ScenarioError{i, 0,
                                 fmt::format("Edit {}, '{}': {}", i + 1, editText(edit, catalogue), why)};
    }
    return bench.result(!scenario.edits.empty());
}

} // namespace lodestone
