// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/blocs.h"
#include "cli/failure.h"
#include "cli/study_words.h"
#include "figure/warrant_words.h"

#include <algorithm>

#include <fmt/format.h>

namespace lodestone::cli {
namespace {

/// A bloc of the database at a date, or the countries typed.
struct Actors {
    std::string id; ///< slug of the bloc; '' for a set typed in
    std::string name;
    std::optional<PartialDate> at;
    Membership membership;
};

const Bloc& blocNamed(const std::string& typed, const Catalogue& catalogue) {
    std::string wanted = typed;
    std::ranges::transform(wanted, wanted.begin(), [](char c) {
        return c == ' ' || c == '_' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    std::vector<std::string> names;
    for (const Bloc& bloc : catalogue.blocs) {
        if (bloc.slug == wanted)
            return bloc;
        names.push_back(bloc.slug);
    }
    throw Failure(ExitCode::NoSuchData,
                  fmt::format("No bloc is called '{}'. There are: {}; or name its countries with --countries "
                              "CHN,JPN.",
                              typed, fmt::join(names, ", ")));
}

Actors actorsAsked(const Context& context, Year year) {
    const Arguments& typed = context.arguments;
    if (typed.bloc.has_value() == typed.countries.has_value())
        throw Failure(ExitCode::WrongUsage,
                      "blocs wants either --bloc asean-plus-three or --countries CHN,JPN.");
    if (typed.countries) {
        if (typed.at)
            throw Failure(ExitCode::WrongUsage,
                          "--at asks who belonged to a --bloc; --countries needs no date.");
        return {"", "Countries named", {}, {countriesNamed(*typed.countries, context.catalogue), {}}};
    }
    const Bloc& bloc = blocNamed(*typed.bloc, context.catalogue);
    const PartialDate at = typed.at ? dateOf("--at", *typed.at) : PartialDate{year, 0, 0};
    Actors actors{bloc.slug, bloc.name, at, membersAt(bloc, at)};
    if (actors.membership.members.empty())
        throw Failure(
            ExitCode::NoSuchData,
            fmt::format("{} had no member on {}. Give a later date with --at.", bloc.name, at.words()));
    return actors;
}

Json memberJson(CountryId country, std::string_view presence, const Json& low, const Json& high,
                const Context& context) {
    return {{"country", nameOf(country, context.catalogue)},
            {"iso3", isoOf(country, context.catalogue)},
            {"presence", presence},
            {"share_low", low},
            {"share_high", high}};
}

Json membersJson(const BlocMarket& bloc, const MarketView& view, const Context& context) {
    Json rows = Json::array();
    for (const Share& share : bloc.named)
        rows.push_back(
            memberJson(share.country, words(Presence::Named), share.fraction, share.fraction, context));
    for (const CountryId country : bloc.zero)
        rows.push_back(memberJson(country, words(Presence::Zero), 0.0, 0.0, context));
    const std::vector<CountryId> zero = zeroCountries(view.data);
    for (const SilentMember& member : bloc.silent) {
        const Standing here = standing(view.market, member.country, zero);
        rows.push_back(memberJson(member.country, words(member.presence),
                                  here.share ? Json(here.share->low) : Json(),
                                  here.share ? Json(here.share->high) : Json(), context));
    }
    return rows;
}

/// A member without a number, where the total is a lower bound: what it leaves bounds nobody.
bool isOpen(const Json& member, const MarketView& view) {
    return view.warrant.atMost && member.at("presence") != words(Presence::Named) &&
           member.at("presence") != words(Presence::Zero);
}

Json blocJson(const BlocMarket& bloc, const Actors& actors, const MarketView& view, const Context& context) {
    Json json;
    addMarket(json, view);
    json["bloc"] = orNull(actors.id);
    json["bloc_name"] = actors.name;
    json["at"] = actors.at ? Json(actors.at->iso()) : Json();
    const std::optional<int> unlisted = askedUnlisted(context);
    json["unlisted"] = unlisted ? Json(*unlisted) : Json();
    json["members_count"] = actors.membership.members.size();
    json["named_share"] = bloc.namedShare;
    addInterval(json, "share", bloc.share);
    addIndex(json, "hhi_as_members", bloc.hhiAsMembers, bloc.hhiAsMembersTopK);
    addIndex(json, "hhi_as_one", bloc.hhiAsOne, bloc.hhiAsOneTopK);
    json["top_k_holds"] = bloc.hhiAsMembersTopK.has_value();
    json["contribution_as_members"] = bloc.contributionAsMembers;
    json["contribution_as_one"] = bloc.contributionAsOne;
    json["delta"] = bloc.delta;
    json["members"] = membersJson(bloc, view, context);
    json["joined_or_left"] = Json::array();
    for (const CountryId country : actors.membership.moved)
        json["joined_or_left"].push_back(isoOf(country, context.catalogue));
    json["share_of"] = slug(view.warrant.whole);
    json["at_most"] = view.warrant.atMost;
    json["notes"] = bloc.notes;
    if (std::ranges::any_of(json["members"], [&](const Json& row) { return isOpen(row, view); }))
        json["notes"].push_back(
            "The world total is printed as a lower bound: members without a number may "
            "have more than what it leaves, and a larger total makes every share smaller.");
    for (const std::string& note : marketNotes(context, view))
        json["notes"].push_back(note);
    return json;
}

std::string blocText(const Json& json, const BlocMarket& bloc, const MarketView& view,
                     const Catalogue& catalogue) {
    TextTable table({{"member"}, {"iso3"}, {"share", true}, {""}});
    for (const Json& row : json.at("members")) {
        const Json& low = row.at("share_low");
        table.add({plain(row.at("country")), plain(row.at("iso3")),
                   low.is_null() || isOpen(row, view)
                       ? "not bounded"
                       : shareWords({low.get<double>(), row.at("share_high").get<double>()}),
                   plain(row.at("presence"))});
    }
    const std::string at = json.at("at").is_null() ? "" : ", members of " + plain(json.at("at"));
    std::string text = marketTitle(view);
    text += fmt::format("{}{}\n\n", plain(json.at("bloc_name")), at);
    TextTable facts({{"", false}, {"", false}});
    const bool open =
        std::ranges::any_of(json.at("members"), [&](const Json& row) { return isOpen(row, view); });
    // What the total leaves out is taken into account: the interval is of the whole world.
    const bool outside = !view.market.outside.empty();
    facts.add({fmt::format("Share as one actor, {}", open      ? std::string("of the total as printed")
                                                     : outside ? std::string("of the world")
                                                               : ofTheWhole(view, catalogue)),
               shareWords(bloc.share)});
    facts.add({"HHI, as members", hhiWords(bloc.hhiAsMembers)});
    facts.add({"HHI, as one actor", hhiWords(bloc.hhiAsOne)});
    facts.add({"Difference", signedIndex(bloc.delta) + ", twice the products of the named shares"});
    const std::string body = facts.text();
    text += body.substr(body.find('\n') + 1) + "\n" + table.text();
    return text + noteLines(json.at("notes").get<std::vector<std::string>>()) +
           "\nThat a bloc acts as one is an assumption of the reader, not a finding.\n" +
           sourceLines(*view.source);
}

} // namespace

std::string blocsAnswer(const Context& context) {
    const ViewState state = marketState(context);
    MarketReader reader(context.catalogue, context.db, readingOf(context));
    const MarketView view = marketOrFail(state, reader, askedYear(context));
    const Actors actors = actorsAsked(context, view.data.year);
    const auto bloc =
        blocMarket(view.market, actors.membership.members, zeroCountries(view.data), askedUnlisted(context));
    if (!bloc)
        throw Failure(ExitCode::NoSuchData, whyEmpty(state, view, context.catalogue));
    const Json json = blocJson(*bloc, actors, view, context);
    if (context.arguments.format == Format::AsJson)
        return jsonText(json);
    if (context.arguments.format == Format::AsCsv) {
        Json rows = json.at("members");
        for (Json& row : rows)
            for (const char* key : {"mineral", "stage", "year", "source", "bloc", "at", "hhi_as_members_low",
                                    "hhi_as_members_high", "hhi_as_members_high_open", "hhi_as_one_low",
                                    "hhi_as_one_high", "hhi_as_one_high_open", "attribution", "licence"})
                row[key] = json.at(key);
        return csvText(rows, {"mineral", "stage", "year", "source", "bloc", "at", "country", "iso3",
                              "presence", "share_low", "share_high", "hhi_as_members_low",
                              "hhi_as_members_high", "hhi_as_members_high_open", "hhi_as_one_low",
                              "hhi_as_one_high", "hhi_as_one_high_open", "attribution", "licence"});
    }
    return blocText(json, *bloc, view, context.catalogue);
}

} // namespace lodestone::cli
