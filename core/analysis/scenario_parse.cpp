// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/scenario.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <system_error>
#include <utility>

#include <fmt/format.h>

namespace lodestone {
namespace {

struct Token {
    std::string text; ///< of a label without its quotes
    std::size_t position = 0;
    bool quoted = false;
};

/// The number of a whole text whose point is moved by `shift`; nothing when the text is not a plain number.
std::optional<double> numberIn(std::string_view text, int shift = 0) {
    if (text.empty() || text.find_first_not_of("0123456789.-+eE") != std::string_view::npos)
        return std::nullopt;
    if (text.front() == '+')
        text.remove_prefix(1);
    int exponent = shift;
    std::string digits(text);
    if (const std::size_t e = text.find_first_of("eE"); e != std::string_view::npos) {
        std::string_view power = text.substr(e + 1);
        if (!power.empty() && power.front() == '+')
            power.remove_prefix(1);
        int own = 0;
        const auto [end, fault] = std::from_chars(power.data(), power.data() + power.size(), own);
        if (fault != std::errc() || end != power.data() + power.size() || std::abs(own) > 1'000)
            return std::nullopt;
        exponent += own;
        digits.resize(e);
    }
    digits += fmt::format("e{}", exponent);
    double value = 0;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (fault != std::errc() || end != digits.data() + digits.size())
        return std::nullopt;
    return value;
}

/// Reads one text; every step throws a ScenarioError that `parseScenario` hands back as a value.
class Reader {
public:
    Reader(std::string_view text, const Catalogue& catalogue) : m_text(text), m_catalogue(catalogue) {}

    Scenario read() {
        bool first = true;
        while (m_at < m_text.size()) {
            splitStatement();
            if (m_tokens.empty())
                continue;
            if (m_tokens.front().text == "name" && !m_tokens.front().quoted)
                readName(first);
            else
                readEdit();
            first = false;
        }
        return std::move(m_scenario);
    }

private:
    [[noreturn]] void fail(std::size_t position, std::string message) const {
        throw ScenarioError{m_scenario.edits.size(), position, std::move(message)};
    }

    /// The tokens up to the next ';' that is not in quotes.
    void splitStatement() {
        m_tokens.clear();
        m_next = 0;
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c == ';') {
                m_end = m_at++;
                return;
            }
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r')
                ++m_at;
            else if (c == '\'')
                m_tokens.push_back(quotedToken());
            else
                m_tokens.push_back(word());
        }
        m_end = m_at;
    }

    Token word() {
        const std::size_t start = m_at;
        m_at = std::min(m_text.find_first_of("; \t\n\r'", m_at), m_text.size());
        return {std::string(m_text.substr(start, m_at - start)), start, false};
    }

    Token quotedToken() {
        Token token{{}, m_at, true};
        for (std::size_t i = m_at + 1; i < m_text.size(); ++i) {
            if (m_text[i] != '\'') {
                token.text.push_back(m_text[i]);
            } else if (i + 1 < m_text.size() && m_text[i + 1] == '\'') {
                token.text.push_back('\'');
                ++i;
            } else {
                m_at = i + 1;
                return token;
            }
        }
        fail(m_at, "This quote is never closed: end the label with '.");
    }

    const Token& next(std::string_view wanted) {
        if (m_next == m_tokens.size())
            fail(m_end, fmt::format("Here {} is missing: {}.", wanted, usage()));
        return m_tokens[m_next++];
    }

    [[nodiscard]] std::string usage() const { return fmt::format("write {}", m_verb->usage); }

    void readName(bool first) {
        m_verb = &scenarioVerbs().front();
        m_next = 1;
        if (!first || !m_scenario.name.empty())
            fail(m_tokens.front().position, "The name comes once, before the edits.");
        const Token& token = next("the name");
        if (!token.quoted || token.text.empty())
            fail(token.position, fmt::format("'{}' is no name: {}.", token.text, usage()));
        m_scenario.name = token.text;
        end();
    }

    void readEdit() {
        const Token& verb = m_tokens.front();
        const std::span<const ScenarioVerb> verbs = scenarioVerbs();
        const auto found = std::ranges::find(verbs, std::string_view(verb.text), &ScenarioVerb::name);
        if (found == verbs.end() || verb.quoted) {
            std::string names;
            for (const ScenarioVerb& one : verbs)
                names += fmt::format("{}{}", names.empty() ? "" : ", ", one.name);
            fail(verb.position, fmt::format("'{}' is no edit: use one of {}.", verb.text, names));
        }
        m_verb = &*found;
        m_next = 1;
        m_number = verb.position;
        const Edit edit = body(verb.text);
        end();
        if (const std::string fault = impossible(edit); !fault.empty())
            fail(m_number, fmt::format("'{}': {}", tokenAt(m_number), fault));
        m_scenario.edits.push_back(edit);
    }

    Edit body(std::string_view verb) {
        // Braces evaluate from left to right, as the tokens stand.
        if (verb == "set-share")
            return edit::Set{who(), {Amount::Kind::Share, percent()}, total()};
        if (verb == "set-amount")
            return edit::Set{who(), {Amount::Kind::Quantity, number("the quantity")}, total()};
        if (verb == "scale")
            return edit::Scale{who(), number("the factor"), total()};
        if (verb == "remove")
            return edit::Remove{who(), total()};
        if (verb == "add")
            return edit::Add{who(), amount(), total()};
        if (verb == "merge")
            return edit::Merge{who(), who()};
        if (verb == "split")
            return edit::Split{who(), number("the fraction"), label()};
        if (verb == "stockpile")
            return edit::Stockpile{number("the number of months"), total()};
        return edit::Grow{everyoneOr(), rate(), year(), total()};
    }

    void end() {
        if (m_next == m_tokens.size())
            return;
        const Token& token = m_tokens[m_next];
        fail(token.position,
             fmt::format("'{}' is one too many: {}; edits are parted by ';'.", token.text, usage()));
    }

    std::string tokenAt(std::size_t position) const {
        return std::ranges::find(m_tokens, position, &Token::position)->text;
    }

    Actor who() {
        const Token& token = next("the supplier");
        if (token.quoted) {
            if (token.text.empty())
                fail(token.position, "An empty label names nobody: write who is meant between the quotes.");
            return {{}, token.text};
        }
        if (token.text == "leader")
            return {};
        std::string code = token.text;
        std::ranges::transform(code, code.begin(),
                               [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
        if (const Country* country = m_catalogue.countryByIso3(code))
            return {country->id, {}};
        fail(token.position, noCountry(token.text));
    }

    [[nodiscard]] std::string noCountry(const std::string& typed) const {
        std::string text =
            fmt::format("'{}' is no country code: write its three letters such as CHN, 'leader' for "
                        "the largest, or a label in quotes.",
                        typed);
        std::vector<std::string> near;
        if (const Country* country = m_catalogue.findCountry(typed))
            near = {country->name};
        else
            near = m_catalogue.nearestCountries(typed);
        for (const std::string& name : near)
            if (const Country* country = m_catalogue.findCountry(name))
                text += fmt::format(" {} is {}.", country->name, country->iso3);
        return text;
    }

    std::optional<Actor> everyoneOr() {
        if (m_next < m_tokens.size() && m_tokens[m_next].text == "all" && !m_tokens[m_next].quoted) {
            ++m_next;
            return std::nullopt;
        }
        return who();
    }

    std::string label() {
        const Token& token = next("the label of the part");
        if (!token.quoted)
            fail(token.position, fmt::format("'{0}' is no label: put it in quotes, \'{0}\'.", token.text));
        return token.text;
    }

    double number(std::string_view wanted) {
        const Token& token = next(wanted);
        m_number = token.position;
        if (const std::optional<double> value = numberIn(token.text); value && !token.quoted)
            return *value;
        fail(token.position,
             fmt::format("'{}' is no number ({} is wanted): write it like 20000 or 1.5, without "
                         "commas or units.",
                         token.text, wanted));
    }

    std::optional<double> percentIn(const Token& token, std::string_view ending) {
        std::string_view text = token.text;
        if (token.quoted || !text.ends_with(ending))
            return std::nullopt;
        text.remove_suffix(ending.size());
        return numberIn(text, -2);
    }

    double percent() {
        const Token& token = next("the share");
        m_number = token.position;
        if (const std::optional<double> value = percentIn(token, "%"))
            return *value;
        fail(token.position, fmt::format("'{}' is no share: write it like 50% or 12.5%. For a quantity, use "
                                         "'set-amount'.",
                                         token.text));
    }

    Amount amount() {
        if (m_next < m_tokens.size())
            if (const std::optional<double> share = percentIn(m_tokens[m_next], "%")) {
                m_number = m_tokens[m_next++].position;
                return {Amount::Kind::Share, *share};
            }
        return {Amount::Kind::Quantity, number("a quantity, or a share with %,")};
    }

    double rate() {
        const Token& token = next("the yearly rate");
        m_number = token.position;
        if (const std::optional<double> value = percentIn(token, "%/year"))
            return *value;
        fail(token.position, fmt::format("'{}' is no yearly rate: write it like 8%/year.", token.text));
    }

    Year year() {
        const Token& token = next("the year to grow to");
        Year value = 0;
        const char* const last = token.text.data() + token.text.size();
        const auto [stop, fault] = std::from_chars(token.text.data(), last, value);
        if (fault != std::errc() || stop != last || token.quoted || value < 1'800 || value > 2'200)
            fail(token.position, fmt::format("'{}' is no year to grow to: write it like 2030.", token.text));
        return value;
    }

    WorldTotal total() {
        const Token& token = next("'keep' or 'change', which says whether the world total stays as it is,");
        if (token.text == "keep" && !token.quoted)
            return WorldTotal::Keep;
        if (token.text == "change" && !token.quoted)
            return WorldTotal::Change;
        fail(token.position,
             fmt::format("'{}' stands where 'keep' (the world total stays, all others give way) or "
                         "'change' (the others stay, the total moves) is wanted.",
                         token.text));
    }

    std::string_view m_text;
    const Catalogue& m_catalogue;
    Scenario m_scenario;
    std::size_t m_at = 0;
    std::size_t m_end = 0; ///< of the statement at hand
    std::vector<Token> m_tokens;
    std::size_t m_next = 0;
    std::size_t m_number = 0; ///< position of the statement's number, where its range is at fault
    const ScenarioVerb* m_verb = nullptr;
};

} // namespace

std::variant<Scenario, ScenarioError> parseScenario(std::string_view text, const Catalogue& catalogue) {
    try {
        return Reader(text, catalogue).read();
    } catch (const ScenarioError& error) {
        return error;
    }
}

} // namespace lodestone
