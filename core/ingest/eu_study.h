// SPDX-License-Identifier: GPL-3.0-or-later
// Pieces of the reader of the EU study on critical raw materials 2023 that tests look at one by one;
// ingestEuStudy() is declared in ingest.h.
#pragma once

#include "ingest/csv.h"
#include "ingest/ingest.h"
#include "ingest/numbers.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace lodestone {

inline constexpr std::string_view euSource = "eu-crm-2023";
inline constexpr std::string_view euSharesPath = "sources/eu_crm/fact_GlobalSupplyShares_t.csv";
inline constexpr std::string_view euUsesPath = "sources/eu_crm/fact_MaterialUseShares.csv";
inline constexpr std::string_view euScoresPath = "sources/eu_crm/dimension_CRMsOverTime.csv";
inline constexpr std::string_view euGroupsPath = "sources/eu_crm/dimension_ScreenedMatGroupings.csv";

/// '4%', '<0.1%', '>0%'; '-' is not available. Throws IngestError for anything without a percent sign.
[[nodiscard]] PrintedValue parsePercent(const CsvRow& row, std::string_view text);

/// Blanks and line breaks become one space, none at either end: 'Natural Teak\nwood'.
[[nodiscard]] std::string oneLine(std::string_view text);

struct EuMaterial {
    std::int64_t mineral = 0;
    std::string form; ///< 'Kaolin' of clays; '' when the material is the mineral
    CsvRow line;
    bool used = false;
};

/// What the study's names of materials are here (db/curated/eu_study_materials.csv); capitals and line
/// breaks do not matter.
class EuMaterials {
public:
    explicit EuMaterials(IngestRun& run);
    const EuMaterial& at(std::string_view material, const CsvRow& row);
    void requireAllUsed() const;

private:
    std::map<std::string, EuMaterial, std::less<>> m_materials;
};

/// Spellings of countries that only this study can mean as it does ('Congo').
class EuNames {
public:
    struct Name {
        CountryId country;
        std::string note;
    };
    explicit EuNames(IngestRun& run);
    /// The country of a row, and what is to be said about its name.
    Name of(const IngestRun& run, const CsvRow& row);
    void requireAllUsed() const;

private:
    struct Entry {
        Name name;
        CsvRow line;
        bool used = false;
    };
    std::map<std::string, Entry, std::less<>> m_names;
};

/// Supply risk and economic importance of each assessment, into the entries of the EU's lists.
void ingestEuScores(IngestRun& run, EuMaterials& materials, std::int64_t source);

} // namespace lodestone
