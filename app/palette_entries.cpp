// SPDX-License-Identifier: GPL-3.0-or-later
#include "palette_entries.h"

#include "figure/market_view.h"
#include "figure/subjects.h"
#include "figure/timeline_choice.h"
#include "pages/page_stack.h"

#include <QCoreApplication>
#include <QMenu>

#include <algorithm>

namespace lodestone {

namespace {

using Kind = PaletteEntry::Kind;

QString tr(const char* text) {
    return QCoreApplication::translate("PaletteEntries", text);
}

QString words(std::string_view text) {
    return QString::fromUtf8(text.data(), std::ssize(text));
}

QString keyOf(const QAction& action) {
    return action.shortcut().toString(QKeySequence::NativeText);
}

void addMinerals(std::vector<PaletteEntry>& entries, Workspace& workspace) {
    for (const Mineral& mineral : workspace.catalogue().minerals) {
        PaletteEntry entry;
        entry.kind = Kind::Mineral;
        entry.title = words(mineral.name);
        entry.aside = words(mineral.symbol);
        for (const std::string& alias : mineral.aliases)
            if (std::ranges::find(mineral.products, alias, &NamedProduct::name) == mineral.products.end())
                entry.names.push_back(alias);
        for (const std::string& name : {mineral.symbol, mineral.slug})
            if (!name.empty())
                entry.names.push_back(name);
        entry.run = [&workspace, slug = mineral.slug] {
            workspace.change([&slug](ViewState& state) { state.mineral = slug; });
        };
        entries.push_back(std::move(entry));
    }
}

QString sentenceCase(const std::string& text) {
    return words(capitalised(text));
}

/// 'Rutile', of titanium: opened with its own table. What no table counts says so.
void addNamedProducts(std::vector<PaletteEntry>& entries, Workspace& workspace, const Mineral& mineral) {
    for (const NamedProduct& named : mineral.products) {
        PaletteEntry entry;
        entry.kind = Kind::Mineral;
        entry.title = sentenceCase(named.name);
        entry.names = {named.name};
        if (named.untold.empty())
            entry.aside = words(mineral.name);
        else
            entry.aside = tr("No table counts it by itself. %1").arg(words(named.untold));
        entry.run = [&workspace, &mineral, &named] {
            workspace.change([&](ViewState& state) {
                if (named.untold.empty())
                    openProduct(state, mineral, named, workspace.catalogue());
                else
                    state.mineral = mineral.slug;
            });
        };
        entries.push_back(std::move(entry));
    }
}

/// Every table that a reader can choose, by what it counts.
void addProducts(std::vector<PaletteEntry>& entries, Workspace& workspace) {
    const Catalogue& catalogue = workspace.catalogue();
    for (const Mineral& mineral : catalogue.minerals) {
        addNamedProducts(entries, workspace, mineral);
        for (const StageInfo& info : catalogue.stages) {
            ViewState market;
            market.mineral = mineral.slug;
            market.stage = info.stage;
            for (const ProductChoice& choice : productChoices(market, catalogue)) {
                PaletteEntry entry;
                entry.title = tr("Product: %1").arg(words(choice.words));
                entry.aside = QStringLiteral("%1 · %2").arg(words(mineral.name), words(info.name));
                entry.names = {choice.words, mineral.name, info.name};
                entry.run = [&workspace, with = choice.state] {
                    workspace.change([&with](ViewState& state) {
                        state.mineral = with.mineral;
                        state.stage = with.stage;
                        state.product = with.product;
                        state.measure = with.measure;
                        state.source = with.source;
                    });
                };
                entries.push_back(std::move(entry));
            }
        }
    }
}

void addCountries(std::vector<PaletteEntry>& entries, Workspace& workspace) {
    for (const Country& country : workspace.catalogue().countries) {
        PaletteEntry entry;
        entry.kind = Kind::Country;
        entry.title = words(country.name);
        entry.aside = words(country.iso3);
        entry.names = country.aliases;
        for (const std::string& name : {country.iso3, country.iso2})
            if (!name.empty())
                entry.names.push_back(name);
        entry.run = [&workspace, iso3 = country.iso3] { workspace.select({Mark::Kind::Country, iso3}); };
        entries.push_back(std::move(entry));
    }
}

void addPages(std::vector<PaletteEntry>& entries, const WindowActions& actions) {
    const std::vector<PageInfo> infos = pageInfos();
    for (std::size_t i = 0; i < std::min(infos.size(), actions.pages.size()); ++i) {
        QAction* action = actions.pages[i];
        entries.push_back({.kind = Kind::Page,
                           .title = words(infos[i].title),
                           .aside = words(infos[i].what),
                           .key = keyOf(*action),
                           .names = {std::string(infos[i].id)},
                           .action = action,
                           .run = [action] { action->trigger(); }});
    }
}

void addCommands(std::vector<PaletteEntry>& entries, const QMenuBar& menus, const WindowActions& actions) {
    for (const MenuCommand& command : menuCommands(menus)) {
        QAction* action = command.action;
        const bool known =
            action == actions.palette || std::ranges::find(actions.pages, action) != actions.pages.end();
        if (known)
            continue;
        PaletteEntry entry;
        entry.kind = Kind::Action;
        entry.title = command.submenu.isEmpty()
                          ? plainText(*action)
                          : QStringLiteral("%1: %2").arg(command.submenu, plainText(*action));
        // Qt says the text itself where no other tip was given.
        if (const QString said = action->toolTip(); !said.startsWith(plainText(*action)))
            entry.aside = said;
        entry.key = keyOf(*action);
        entry.names = {command.menu.toStdString()};
        if (!entry.aside.isEmpty())
            entry.names.push_back(entry.aside.toStdString());
        entry.action = action;
        entry.run = [action] { action->trigger(); };
        entries.push_back(std::move(entry));
    }
}

void addStages(std::vector<PaletteEntry>& entries, Workspace& workspace) {
    for (const StageInfo& info : workspace.catalogue().stages) {
        PaletteEntry entry;
        entry.title = tr("Stage: %1").arg(words(info.name));
        entry.run = [&workspace, stage = info.stage] {
            workspace.change([stage](ViewState& state) { state.stage = stage; });
        };
        entries.push_back(std::move(entry));
    }
}

/// The timeline shows what concerns its mineral: an event of other minerals brings one of them along.
void goToEvent(Workspace& workspace, const Event& event) {
    const Mineral* shown = workspace.catalogue().mineralBySlug(workspace.state().mineral);
    const bool concerns = event.minerals.empty() ||
                          (shown && std::ranges::find(event.minerals, shown->id) != event.minerals.end());
    const Mineral* other = concerns ? nullptr : workspace.catalogue().mineral(event.minerals.front());
    workspace.change([&](ViewState& state) {
        state.figure = "timeline";
        state.selection = {Mark::Kind::Event, event.slug};
        if (other)
            state.mineral = other->slug;
        const Mineral* mineral = workspace.catalogue().mineralBySlug(state.mineral);
        if (!passes(event, state.events, workspace.catalogue()) ||
            (mineral && eventsAbout({event}, state.events.about, *mineral).empty()))
            state.events = {};
        if (state.span &&
            (event.date.end() <= state.span->begin() || event.date.begin() >= state.span->end()))
            state.span.reset();
    });
}

void addEvents(std::vector<PaletteEntry>& entries, Workspace& workspace, const std::vector<Event>& events) {
    for (const Event& event : events) {
        PaletteEntry entry;
        entry.kind = Kind::Event;
        entry.title = words(event.title);
        entry.aside = words(event.date.words());
        entry.names = {event.date.words(), event.kindName, event.label, event.slug};
        for (const CountryId id : event.countries)
            if (const Country* country = workspace.catalogue().country(id))
                entry.names.push_back(country->name);
        entry.names.insert(entry.names.end(), event.terms.begin(), event.terms.end());
        std::erase(entry.names, std::string());
        entry.run = [&workspace, event] { goToEvent(workspace, event); };
        entries.push_back(std::move(entry));
    }
}

void addSources(std::vector<PaletteEntry>& entries, Workspace& workspace,
                const std::function<void(const std::string&)>& openSource) {
    for (const Source& source : workspace.catalogue().sources) {
        PaletteEntry entry;
        entry.kind = Kind::Source;
        entry.title = words(source.shortName);
        entry.aside = words(source.title);
        entry.names = {source.title, source.publisher, source.slug};
        entry.run = [&workspace, openSource, slug = source.slug] {
            const auto choices = sourceChoices(workspace.state(), workspace.catalogue());
            if (std::ranges::none_of(choices,
                                     [&](const SourceChoice& one) { return one.source->slug == slug; }))
                openSource(slug);
            else
                workspace.change([&slug](ViewState& state) { state.source = slug; });
        };
        entries.push_back(std::move(entry));
    }
}

} // namespace

std::vector<PaletteEntry> paletteEntries(Workspace& workspace, const QMenuBar& menus,
                                         const WindowActions& actions, const std::vector<Event>& events,
                                         const std::function<void(const std::string&)>& openSource) {
    std::vector<PaletteEntry> entries;
    addMinerals(entries, workspace);
    addCountries(entries, workspace);
    addPages(entries, actions);
    addCommands(entries, menus, actions);
    addStages(entries, workspace);
    addProducts(entries, workspace);
    addEvents(entries, workspace, events);
    addSources(entries, workspace, openSource);
    return entries;
}

} // namespace lodestone
