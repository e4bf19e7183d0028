// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that is named: minerals, countries, stages, sources, blocs and the series there are.
// Loaded once (store/load_catalogue.h), then immutable and shared between threads.
#pragma once

#include "model/supply.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lodestone {

struct Country {
    CountryId id;
    std::string iso3; ///< ISO 3166-1 alpha-3; 'EUU' for the European Union
    std::string iso2;
    std::string name;                 ///< as readers know it: 'DR Congo', 'Myanmar'
    std::string kind;                 ///< 'country', 'territory', 'supranational', 'historic'
    std::vector<std::string> aliases; ///< publishers' spellings: 'Congo (Kinshasa)', 'Burma'
};

/// Another name of a mineral that says more than the mineral: one of its products ('rutile'), or something
/// that no table counts by itself ('polysilicon').
struct NamedProduct {
    std::string name;
    std::string product;        ///< slug of Series::product; '' for a plain series
    std::optional<Stage> stage; ///< the stage that answers when none is asked for
    std::string untold;         ///< why no table answers to the name, one sentence; '' when one does
};

struct Mineral {
    MineralId id;
    std::string slug;   ///< 'rare-earths'
    std::string name;   ///< 'Rare earths'
    std::string symbol; ///< 'Co'; '' for groups
    std::string group;  ///< 'Rare earths', 'Battery', 'Technology', 'Alloys', ...
    bool usCritical2025 = false;
    int position = 0;                 ///< order in lists
    std::vector<std::string> aliases; ///< 'columbium', 'natural graphite', 'aluminium'
    MineralId parent = {};            ///< the group it is a part of (neodymium: rare earths); 0 when none
    std::vector<NamedProduct> products = {}; ///< those of the aliases that name a product
};

struct StageInfo {
    Stage stage = Stage::Mining;
    std::string name; ///< 'Mining'
    std::string description;
};

struct Source {
    SourceId id;
    std::string slug;      ///< 'usgs-mcs-2026'
    std::string title;     ///< 'Mineral Commodity Summaries 2026'
    std::string shortName; ///< 'USGS MCS 2026'
    std::string family; ///< editions of one layout and coverage, 'Summaries': history breaks where it changes
    std::string publisher; ///< 'US Geological Survey'
    std::string edition;   ///< 'data release, 6 February 2026'
    PartialDate published; ///< a later date is a newer edition
    std::string kind;      ///< 'dataset', 'report', 'reference'
    std::string licence;
    std::string licenceUrl;
    std::string attribution; ///< the line that stands on every figure made from it
    std::string url;
    std::string doi;
    std::string file;                       ///< path below db/, '' when there is none
    std::string note;                       ///< known faults
    std::optional<PartialDate> keptTo = {}; ///< of a list: the last day that it knows of
};

/// A file of a publisher as the database names it; of a workbook each sheet is one.
struct SourceFile {
    FileId id;
    std::string path;  ///< below db/
    std::string sheet; ///< '' for a CSV file
};

struct BlocMember {
    CountryId country;
    std::optional<PartialDate> from; ///< empty: since the bloc exists
    std::optional<PartialDate> to;   ///< exclusive; empty: still a member
    std::string source;
};

struct Bloc {
    BlocId id;
    std::string slug; ///< 'asean', 'asean-plus-three'
    std::string name;
    std::string note;
    std::vector<BlocMember> members;
};

/// One name of a list of critical minerals, in the list's own words.
struct CriticalEntry {
    std::string term;
    MineralId mineral;                ///< 0 when it is none of ours ('natural rubber')
    bool listed = true;               ///< false: assessed and not on the list
    std::optional<double> supplyRisk; ///< score of the EU assessment
    std::optional<double> economicImportance;
    std::string note;
};

struct CriticalList {
    std::string slug; ///< 'us-2022', 'eu-2023'
    std::string name;
    std::string authority; ///< 'US Geological Survey', 'European Commission'
    PartialDate published;
    SourceId source;
    std::string note;
    std::vector<CriticalEntry> entries;
};

/// A list that a mineral is on, and the entry that names it, its group or a part of it.
struct CriticalListing {
    const CriticalList* list = nullptr;
    const CriticalEntry* entry = nullptr;
};

/// What a name means: a mineral, and the product of it where the name says one.
struct NamedMineral {
    const Mineral* mineral = nullptr; ///< null: nothing has the name
    const NamedProduct* product = nullptr;
};

class Catalogue {
public:
    std::vector<Country> countries;
    std::vector<Mineral> minerals; ///< in list order
    std::vector<StageInfo> stages;
    std::vector<Source> sources;
    std::vector<Bloc> blocs;
    std::vector<Series> series;
    std::vector<SourceFile> files;           ///< by id
    std::vector<CriticalList> criticalLists; ///< by authority, then date
    std::vector<Year> agreementYears;        ///< from the first to the last year with an agreement
    std::vector<CountryId> eventParties;     ///< who has a part in some event, by name

    [[nodiscard]] const Country* country(CountryId id) const;
    [[nodiscard]] const Country* countryByIso3(std::string_view iso3) const;
    [[nodiscard]] const Mineral* mineral(MineralId id) const;
    [[nodiscard]] const Mineral* mineralBySlug(std::string_view slug) const;
    [[nodiscard]] const Source* source(SourceId id) const;
    [[nodiscard]] const Source* sourceBySlug(std::string_view slug) const;
    [[nodiscard]] const SourceFile* file(FileId id) const;
    [[nodiscard]] const Bloc* blocBySlug(std::string_view slug) const;
    [[nodiscard]] const StageInfo& stage(Stage stage) const;

    /// Series of one mineral and stage, preferred first, then newest source first.
    [[nodiscard]] std::vector<const Series*> seriesOf(MineralId mineral, Stage stage) const;
    /// Lists of critical minerals that the mineral is on, oldest first. A list that does not judge it by its
    /// own name answers through its group ('LREEs' for neodymium) or its parts ('neodymium' for rare earths).
    [[nodiscard]] std::vector<CriticalListing> listingsOf(const Mineral& mineral) const;
    /// The closest known slugs or names to a mistyped one, best first, at most three.
    [[nodiscard]] std::vector<std::string> nearestMinerals(std::string_view typed) const;
    [[nodiscard]] std::vector<std::string> nearestCountries(std::string_view typed) const;
    /// Mineral named by slug, name or alias, ignoring case and treating space and underscore as hyphen.
    [[nodiscard]] const Mineral* findMineral(std::string_view typed) const;
    /// The same, with the product that the name means: titanium and rutile for 'rutile'.
    [[nodiscard]] NamedMineral findNamed(std::string_view typed) const;
    /// Country named by ISO code, name or publisher's spelling, ignoring case.
    [[nodiscard]] const Country* findCountry(std::string_view typed) const;
};

/// When the figure of `year` was published: with its source, or, where one source is many editions, in the
/// year of the one that printed it. Never before the year it speaks of, but for an outlook.
[[nodiscard]] PartialDate publishedOn(const Series& series, const Source& source, Year year);

/// Where the number of a cell stands: 'sources/.../cobal_world.csv, line 4', of a workbook
/// 'sources/.../tin.xlsx, sheet T9, row 12'; the path of `source` alone where no line is known, '' for none.
[[nodiscard]] std::string placeWords(const Cell& cell, const Source& source, const Catalogue& catalogue);

} // namespace lodestone
