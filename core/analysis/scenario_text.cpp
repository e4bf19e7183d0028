// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/scenario.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

namespace lodestone {
namespace {

constexpr std::array<ScenarioVerb, 10> verbs{
    {{"name", "name 'TEXT'", "names the scenario; comes first"},
     {"set-share", "set-share WHO P% keep|change", "sets a supplier's share of the world total"},
     {"set-amount", "set-amount WHO NUMBER keep|change", "sets a supplier's quantity, in the table's unit"},
     {"scale", "scale WHO FACTOR keep|change", "multiplies a supplier's quantity"},
     {"remove", "remove WHO keep|change", "takes a supplier away"},
     {"add", "add WHO P%|NUMBER keep|change", "adds a supplier that is not there"},
     {"merge", "merge WHO WHO", "counts the second supplier as part of the first"},
     {"split", "split WHO FRACTION 'PART'", "gives that fraction of a supplier to a new one of that label"},
     {"stockpile", "stockpile MONTHS keep|change", "adds a stock worth so many months of world supply"},
     {"grow", "grow WHO|all P%/year YEAR keep|change",
      "grows a supplier, or all, at a yearly rate from the table's year to a later one"}}};

/// Shortest decimal that reads back as `value` / 10^shift: moving the point in the text, not in the number,
/// so that a share printed in percent keeps its last bit.
std::string shortest(double value, int shift = 0) {
    if (value == 0 || !std::isfinite(value))
        return fmt::format("{}", std::abs(value));
    std::array<char, 64> buffer{};
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::scientific);
    std::string digits(buffer.data(), end.ptr);
    const std::size_t e = digits.find('e');
    int exponent = shift;
    exponent += std::stoi(digits.substr(e + 1));
    digits.resize(e);
    const bool negative = digits.front() == '-';
    std::erase_if(digits, [](char c) { return c == '.' || c == '-'; });
    const auto count = static_cast<int>(digits.size());
    std::string out;
    if (exponent < -7 || exponent > 17) {
        out = digits.substr(0, 1) + (count > 1 ? "." + digits.substr(1) : "") + fmt::format("e{}", exponent);
    } else if (exponent < 0) {
        out = "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
    } else if (count <= exponent + 1) {
        out = digits + std::string(static_cast<std::size_t>(exponent + 1 - count), '0');
    } else {
        const auto point = static_cast<std::size_t>(exponent + 1);
        out = digits.substr(0, point) + "." + digits.substr(point);
    }
    return negative ? "-" + out : out;
}

std::string quoted(std::string_view label) {
    std::string out = "'";
    for (const char c : label)
        out += c == '\'' ? std::string("''") : std::string(1, c);
    return out + "'";
}

struct Printer {
    const Catalogue& catalogue;

    [[nodiscard]] std::string who(const Actor& actor) const {
        if (actor.isLeader())
            return "leader";
        const Country* country = catalogue.country(actor.country);
        return country != nullptr ? country->iso3 : quoted(actor.label);
    }
    static std::string amount(const Amount& amount) {
        return amount.kind == Amount::Kind::Share ? shortest(amount.number, 2) + "%"
                                                  : shortest(amount.number);
    }
    static std::string_view total(WorldTotal total) { return total == WorldTotal::Keep ? "keep" : "change"; }

    std::string operator()(const edit::Set& e) const {
        return fmt::format("{} {} {} {}", e.amount.kind == Amount::Kind::Share ? "set-share" : "set-amount",
                           who(e.who), amount(e.amount), total(e.total));
    }
    std::string operator()(const edit::Scale& e) const {
        return fmt::format("scale {} {} {}", who(e.who), shortest(e.factor), total(e.total));
    }
    std::string operator()(const edit::Remove& e) const {
        return fmt::format("remove {} {}", who(e.who), total(e.total));
    }
    std::string operator()(const edit::Add& e) const {
        return fmt::format("add {} {} {}", who(e.who), amount(e.amount), total(e.total));
    }
    std::string operator()(const edit::Merge& e) const {
        return fmt::format("merge {} {}", who(e.into), who(e.from));
    }
    std::string operator()(const edit::Split& e) const {
        return fmt::format("split {} {} {}", who(e.who), shortest(e.fraction), quoted(e.part));
    }
    std::string operator()(const edit::Stockpile& e) const {
        return fmt::format("stockpile {} {}", shortest(e.months), total(e.total));
    }
    std::string operator()(const edit::Grow& e) const {
        return fmt::format("grow {} {}%/year {} {}", e.who ? who(*e.who) : "all", shortest(e.rate, 2), e.to,
                           total(e.total));
    }
};

} // namespace

std::span<const ScenarioVerb> scenarioVerbs() {
    return verbs;
}

std::string editText(const Edit& edit, const Catalogue& catalogue) {
    return std::visit(Printer{catalogue}, edit);
}

std::string scenarioText(const Scenario& scenario, const Catalogue& catalogue) {
    std::string text = scenario.name.empty() ? "" : "name " + quoted(scenario.name);
    for (const Edit& edit : scenario.edits)
        text += (text.empty() ? "" : "; ") + editText(edit, catalogue);
    return text;
}

std::string caretText(std::string_view text, const ScenarioError& error) {
    const std::string_view before = text.substr(0, error.position);
    const auto columns = static_cast<std::size_t>(std::ranges::count_if(
        before, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
    return fmt::format("{}\n{}^\n", text, std::string(columns, ' '));
}

} // namespace lodestone
