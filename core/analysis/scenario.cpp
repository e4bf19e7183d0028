// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/scenario.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace lodestone {
namespace {

constexpr Year lastYear = 2200; ///< as far as the database's years go

/// One function per kind of edit: why its numbers are impossible in any market.
struct Impossible {
    static std::string amount(const Amount& amount) {
        if (amount.kind == Amount::Kind::Quantity)
            return amount.number > 0 && std::isfinite(amount.number)
                       ? ""
                       : "A quantity is above zero; for none, use 'remove'.";
        if (amount.number > 0 && amount.number <= 1)
            return {};
        return "A share is above 0% and at most 100%; for none, use 'remove'.";
    }
    static std::string label(const std::string& label) {
        if (label == stockpileLabel)
            return "The label 'stockpile' is kept for the edit of that name: choose another.";
        const bool blank = label.find_first_not_of(' ') == std::string::npos;
        const bool control = std::ranges::any_of(label, [](char c) { return c >= 0 && c < ' '; }) ||
                             label.find('\x7f') != label.npos;
        return blank || control ? "A label has at least one character that shows, and stands on one line."
                                : "";
    }

    std::string operator()(const edit::Set& e) const { return amount(e.amount); }
    std::string operator()(const edit::Scale& e) const {
        return e.factor > 0 && std::isfinite(e.factor) ? ""
                                                       : "A factor is above zero; for none, use 'remove'.";
    }
    std::string operator()(const edit::Remove&) const { return {}; }
    std::string operator()(const edit::Add& e) const {
        if (e.who.isLeader())
            return "The leader is there already: name the country that enters.";
        const std::string fault = e.who.country ? "" : label(e.who.label);
        return fault.empty() ? amount(e.amount) : fault;
    }
    std::string operator()(const edit::Merge& e) const {
        return e.into == e.from ? "Two different suppliers merge: name a second one." : "";
    }
    std::string operator()(const edit::Split& e) const {
        if (!(e.fraction > 0 && e.fraction < 1))
            return "The part that splits off is a fraction above 0 and below 1.";
        return label(e.part);
    }
    std::string operator()(const edit::Stockpile& e) const {
        if (!(e.months > 0 && std::isfinite(e.months)))
            return "A stockpile has a number of months above zero.";
        if (e.total == WorldTotal::Keep && e.months >= 12)
            return "A stock that keeps the world total lasts less than 12 months; with 'change' it may be "
                   "larger.";
        return {};
    }
    std::string operator()(const edit::Grow& e) const {
        if (!(e.rate > -1 && std::isfinite(e.rate)))
            return "A rate is above -100%/year; for none left, use 'remove'.";
        if (e.to > lastYear)
            return fmt::format("The year to grow to is at most {}.", lastYear);
        if (!e.who && e.total == WorldTotal::Keep)
            return "When all grow there is nobody to give way: use 'change'.";
        return {};
    }
};

double square(double x) {
    return x * x;
}

} // namespace

Scenario withoutLast(Scenario scenario) {
    if (!scenario.edits.empty())
        scenario.edits.pop_back();
    return scenario;
}

std::string impossible(const Edit& edit) {
    return std::visit(Impossible{}, edit);
}

const ScenarioRow* ScenarioMarket::find(CountryId key) const {
    const auto found = std::ranges::find(rows, key, &ScenarioRow::key);
    return found == rows.end() ? nullptr : &*found;
}

std::string actorName(const Actor& actor, const Catalogue& catalogue) {
    if (actor.isLeader())
        return "the leader";
    const Country* country = catalogue.country(actor.country);
    return country != nullptr ? country->name : actor.label;
}

HhiDifference hhiDifference(const ScenarioMarket& market) {
    constexpr double scale = 10'000;
    HhiDifference result;
    for (const ScenarioRow& row : market.rows) {
        const double before = scale * square(row.fractionBefore);
        const double after = scale * square(row.fractionAfter);
        result.terms.push_back({row.actor, row.key, before, after, after - before});
        result.lowBefore += before;
        result.lowAfter += after;
        result.low += after - before;
    }
    std::ranges::stable_sort(result.terms, std::ranges::greater{},
                             [](const HhiTerm& term) { return std::abs(term.difference); });
    const double rest =
        scale * (square(market.after.residualFraction) - square(market.before.residualFraction));
    result.residual = {std::min(0.0, rest), std::max(0.0, rest)};
    result.total = {result.low + result.residual.low, result.low + result.residual.high};
    return result;
}

} // namespace lodestone
