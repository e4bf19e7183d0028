// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue.h"
#include "model/letters.h"

#include "model/edit_distance.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

namespace lodestone {
namespace {

/// ASCII lower case, with runs of space, underscore and hyphen as one hyphen; other bytes stay.
std::string folded(std::string_view text) {
    std::string out;
    for (const char raw : text) {
        const auto c = static_cast<unsigned char>(raw);
        const bool gap = c == ' ' || c == '_' || c == '-';
        if (gap && (out.empty() || out.back() == '-'))
            continue;
        out.push_back(gap ? '-' : lowerLetter(raw));
    }
    while (!out.empty() && out.back() == '-')
        out.pop_back();
    return out;
}

/// Ranks entries by how near any of their names is to what was typed; a name that starts with it counts as
/// nearest.
class Nearest {
public:
    explicit Nearest(std::string_view typed) : m_typed(folded(typed)) {}

    void consider(std::string_view answer, std::string_view name) {
        const std::string candidate = folded(name);
        std::size_t score = editDistance(m_typed, candidate) * 2;
        std::string_view rest = candidate; // 'grafite' is near a word of 'graphite, natural'
        while (!rest.empty()) {
            const std::string_view word = rest.substr(0, rest.find_first_of(",-"));
            rest.remove_prefix(std::min(rest.size(), word.size() + 1));
            if (word.size() >= 4)
                score = std::min(score, editDistance(m_typed, word) * 2 + 1);
        }
        if (m_typed.size() > 1 && candidate.find(m_typed) != std::string::npos)
            score = 1;
        const std::size_t limit = std::max<std::size_t>(4, m_typed.size());
        if (score <= limit)
            m_found.emplace_back(score, std::string(answer));
    }

    std::vector<std::string> best() {
        std::ranges::stable_sort(m_found, {}, &std::pair<std::size_t, std::string>::first);
        std::vector<std::string> answers;
        for (auto& [score, answer] : m_found)
            if (answers.size() < 3 && std::ranges::find(answers, answer) == answers.end())
                answers.push_back(std::move(answer));
        return answers;
    }

private:
    std::string m_typed;
    std::vector<std::pair<std::size_t, std::string>> m_found;
};

template <typename Row, typename Key, typename Member>
const Row* lookup(const std::vector<Row>& rows, const Key& key, Member member) {
    const auto found = std::ranges::find(rows, key, member);
    return found == rows.end() ? nullptr : &*found;
}

} // namespace

const Country* Catalogue::country(CountryId id) const {
    return lookup(countries, id, &Country::id);
}
const Country* Catalogue::countryByIso3(std::string_view iso3) const {
    return lookup(countries, iso3, &Country::iso3);
}
const Mineral* Catalogue::mineral(MineralId id) const {
    return lookup(minerals, id, &Mineral::id);
}
const Mineral* Catalogue::mineralBySlug(std::string_view slug) const {
    return lookup(minerals, slug, &Mineral::slug);
}
const Source* Catalogue::source(SourceId id) const {
    return lookup(sources, id, &Source::id);
}
const Source* Catalogue::sourceBySlug(std::string_view slug) const {
    return lookup(sources, slug, &Source::slug);
}
const SourceFile* Catalogue::file(FileId id) const {
    const auto found = std::ranges::lower_bound(files, id, {}, &SourceFile::id);
    return found != files.end() && found->id == id ? &*found : nullptr;
}

const Bloc* Catalogue::blocBySlug(std::string_view slug) const {
    return lookup(blocs, slug, &Bloc::slug);
}

const StageInfo& Catalogue::stage(Stage stage) const {
    static const StageInfo unknown;
    const StageInfo* found = lookup(stages, stage, &StageInfo::stage);
    return found != nullptr ? *found : unknown;
}

std::vector<const Series*> Catalogue::seriesOf(MineralId mineral, Stage stage) const {
    std::vector<const Series*> found;
    for (const Series& row : series)
        if (row.mineral == mineral && row.stage == stage)
            found.push_back(&row);
    const auto published = [this](const Series* row) {
        const Source* from = source(row->source);
        return from != nullptr ? from->published : PartialDate{};
    };
    std::ranges::stable_sort(found, [&](const Series* a, const Series* b) {
        if (a->preference != b->preference)
            return a->preference < b->preference;
        return published(b) < published(a);
    });
    return found;
}

std::vector<CriticalListing> Catalogue::listingsOf(const Mineral& mineral) const {
    // Lists name the chain of aluminium once: 'aluminum' (US), 'Aluminium/Bauxite' (EU 2023).
    const bool ofAluminum = mineral.slug == "bauxite" || mineral.slug == "alumina";
    const Mineral* chain = ofAluminum ? mineralBySlug("aluminum") : nullptr;
    const std::string name = folded(mineral.name);
    const auto nearness = [&](const CriticalEntry& entry) {
        if (!entry.mineral)
            return 0;
        if (entry.mineral == mineral.id)
            return entry.listed ? 4 : entry.supplyRisk || !entry.note.empty() ? 3 : 0;
        const Mineral* named = this->mineral(entry.mineral);
        const bool related = entry.mineral == mineral.parent ||
                             (named != nullptr && named->parent == mineral.id) ||
                             (chain != nullptr && entry.mineral == chain->id);
        if (!entry.listed || !related)
            return 0;
        // A list may split a group: the note of 'LREEs' names neodymium, that of 'HREEs' does not.
        return entry.note.find(name) != std::string::npos ? 2 : 1;
    };
    std::vector<CriticalListing> found;
    for (const CriticalList& list : criticalLists) {
        const CriticalEntry* best = nullptr;
        for (const CriticalEntry& entry : list.entries)
            if (nearness(entry) > (best != nullptr ? nearness(*best) : 0))
                best = &entry;
        if (best != nullptr && best->listed)
            found.push_back({&list, best});
    }
    std::ranges::stable_sort(found, {},
                             [](const CriticalListing& listing) { return listing.list->published; });
    return found;
}

std::vector<std::string> Catalogue::nearestMinerals(std::string_view typed) const {
    Nearest nearest(typed);
    for (const Mineral& row : minerals) {
        nearest.consider(row.slug, row.slug);
        nearest.consider(row.slug, row.name);
        for (const std::string& alias : row.aliases)
            nearest.consider(row.slug, alias);
    }
    return nearest.best();
}

std::vector<std::string> Catalogue::nearestCountries(std::string_view typed) const {
    Nearest nearest(typed);
    for (const Country& row : countries) {
        nearest.consider(row.iso3, row.iso3);
        nearest.consider(row.iso3, row.name);
        for (const std::string& alias : row.aliases)
            nearest.consider(row.iso3, alias);
    }
    return nearest.best();
}

const Mineral* Catalogue::findMineral(std::string_view typed) const {
    return findNamed(typed).mineral;
}

NamedMineral Catalogue::findNamed(std::string_view typed) const {
    const std::string wanted = folded(typed);
    for (const Mineral& row : minerals)
        if (row.slug == wanted || folded(row.name) == wanted)
            return {&row, nullptr};
    for (const Mineral& row : minerals) {
        for (const NamedProduct& product : row.products)
            if (folded(product.name) == wanted)
                return {&row, &product};
        for (const std::string& alias : row.aliases)
            if (folded(alias) == wanted)
                return {&row, nullptr};
    }
    return {};
}

const Country* Catalogue::findCountry(std::string_view typed) const {
    const std::string wanted = folded(typed);
    if (wanted.empty())
        return nullptr;
    for (const Country& row : countries)
        if (folded(row.iso3) == wanted || folded(row.iso2) == wanted || folded(row.name) == wanted)
            return &row;
    for (const Country& row : countries)
        for (const std::string& alias : row.aliases)
            if (folded(alias) == wanted)
                return &row;
    return nullptr;
}

PartialDate publishedOn(const Series& series, const Source& source, Year year) {
    if (!series.printedAfter)
        return source.published;
    PartialDate edition;
    edition.year = year + *series.printedAfter;
    return edition;
}

std::string placeWords(const Cell& cell, const Source& source, const Catalogue& catalogue) {
    const SourceFile* file = catalogue.file(cell.file);
    if (file == nullptr || cell.sourceRow == 0)
        return source.file;
    return file->sheet.empty() ? fmt::format("{}, line {}", file->path, cell.sourceRow)
                               : fmt::format("{}, sheet {}, row {}", file->path, file->sheet, cell.sourceRow);
}

} // namespace lodestone
