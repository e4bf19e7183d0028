// SPDX-License-Identifier: GPL-3.0-or-later
#include "whats_this.h"

#include "main_window.h"

#include <QCoreApplication>

namespace lodestone {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("WhatsThis", text);
}

} // namespace

void explainParts(MainWindow& window, TopBar& top) {
    top.setWhatsThis(tr("<b>Tool bar</b><br>What is shown, in words: mineral, stage, year, source, and all "
                        "that narrows the figure. Each opens "
                        "a list to choose from. The search finds minerals, countries, events, sources and "
                        "commands; Ctrl+K opens it from anywhere."));
    window.market().minerals().setWhatsThis(tr(
        "<b>Minerals</b><br>Up and Down go through the minerals, Left and Right through the years, letters "
        "filter the list. The number beside a name is its HHI, the index of concentration from 0 to "
        "10,000, at the stage and year that are shown; W means that a producer is withheld."));
    window.market().stages().setWhatsThis(
        tr("<b>Stage</b><br>Where in the chain the shares are counted: what is in the ground, what is mined, "
           "what is processed, what becomes magnets. A stage without a table says why."));
    window.market().years().setWhatsThis(
        tr("<b>Year</b><br>The years that have a table. Left and Right step, Space plays them one after the "
           "other."));
    window.market().sources().setWhatsThis(
        tr("<b>Source</b><br>Whose table is shown. The first is the newest edition that has the year."));
    window.pages().tabs().setWhatsThis(
        tr("<b>Pages</b><br>The same market, seen in another way. Ctrl+1 to Ctrl+9 turn to a page."));
    window.pages().data().setWhatsThis(tr("<b>Sources</b><br>The data book: every source with its licence, "
                                          "files, checks and known faults; and how figures "
                                          "changed from edition to edition."));
}

} // namespace lodestone
