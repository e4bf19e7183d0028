// SPDX-License-Identifier: GPL-3.0-or-later
#include "help_sheets.h"

#include "widgets/icons.h"
#include "widgets/labels.h"
#include "widgets/look.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace lodestone {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("HelpSheets", text);
}

/// A dialog that closes with Escape or its button and deletes itself.
QDialog* makeSheet(QWidget& window, const QString& title, QVBoxLayout*& column) {
    auto* sheet = new QDialog(&window);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->setWindowTitle(title);
    column = new QVBoxLayout(sheet);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(10);
    return sheet;
}

void finish(QDialog& sheet, QVBoxLayout& column) {
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QObject::connect(buttons, &QDialogButtonBox::rejected, &sheet, &QDialog::reject);
    buttons->button(QDialogButtonBox::Close)->setDefault(true);
    column.addSpacing(6);
    column.addWidget(buttons);
    sheet.open();
}

void addKey(QGridLayout& grid, const QString& keys, const QString& what) {
    const int row = grid.rowCount();
    QLabel* label = makeLabel(TypeRole::LabelStrong, Tone::Normal, keys);
    grid.addWidget(label, row, 0);
    grid.addWidget(makeLabel(TypeRole::Label, Tone::Secondary, what), row, 1);
}

void addActionKey(QGridLayout& grid, const QAction& action) {
    addKey(grid, action.shortcut().toString(QKeySequence::NativeText),
           action.text().remove(u'&').remove(u'…'));
}

QWidget* makeSource(const Source& source) {
    auto* block = new QWidget;
    auto* column = new QVBoxLayout(block);
    column->setContentsMargins(0, 0, 0, 6);
    column->setSpacing(1);
    const auto words = [](const std::string& text) { return QString::fromStdString(text); };
    QLabel* title =
        makeLabel(TypeRole::LabelStrong, Tone::Normal, words(source.publisher + ": " + source.title));
    title->setWordWrap(true);
    column->addWidget(title);
    QLabel* facts = makeLabel(TypeRole::Small, Tone::Muted, words(source.edition + " · " + source.licence));
    facts->setWordWrap(true);
    column->addWidget(facts);
    const std::string address = source.doi.empty() ? source.url : "https://doi.org/" + source.doi;
    if (!address.empty())
        column->addWidget(new LinkLabel(words(address), words(address)));
    return block;
}

} // namespace

void showKeys(QWidget& window, const WindowActions& actions) {
    QVBoxLayout* column = nullptr;
    QDialog* sheet = makeSheet(window, tr("Keys"), column);
    column->addWidget(makeLabel(TypeRole::Headline, Tone::Normal, tr("Keys")));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(5);
    addKey(*grid, tr("Up, Down"), tr("Another mineral, in the list"));
    addKey(*grid, tr("Left, Right"), tr("Another year, in the list or on the slider"));
    addKey(*grid, tr("Letters"), tr("Filter the list; Enter takes the first, Esc clears"));
    addKey(*grid, tr("Space"), tr("Play the years, where there are more than two"));
    addKey(*grid, tr("Tab, Enter"), tr("Go through the window; press what has the ring"));
    addKey(*grid, tr("Esc"), tr("Select nothing"));
    addKey(*grid, tr("Enter, in a table"), tr("Sort by the column in front"));
    for (const QAction* page : actions.pages)
        addKey(*grid, page->shortcut().toString(QKeySequence::NativeText), tr("Page: %1").arg(page->text()));
    for (const QAction* action :
         {actions.back, actions.forward, actions.filterMinerals, actions.explain, actions.inspector,
          actions.exportFigure, actions.copyFigure, actions.copyCitation, actions.keys, actions.quit})
        addActionKey(*grid, *action);
    column->addLayout(grid);
    finish(*sheet, *column);
}

void showAbout(QWidget& window, const Catalogue& catalogue) {
    QVBoxLayout* column = nullptr;
    QDialog* sheet = makeSheet(window, tr("About Lodestone"), column);
    auto* head = new QHBoxLayout;
    auto* mark = new QLabel;
    mark->setPixmap(
        makeIcon(Icon::Mark, themeOf(&window).text).pixmap(QSize(36, 36), window.devicePixelRatioF()));
    head->addWidget(mark);
    auto* names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(makeLabel(TypeRole::Headline, Tone::Normal, QStringLiteral("Lodestone")));
    names->addWidget(makeLabel(TypeRole::Label, Tone::Muted,
                               tr("Version %1").arg(QCoreApplication::applicationVersion())));
    head->addLayout(names, 1);
    column->addLayout(head);
    QLabel* what =
        makeLabel(TypeRole::Body, Tone::Secondary,
                  tr("Who controls critical minerals, how sure we are, and what policy did about it.\n"
                     "Free software under the GNU General Public License, version 3 or later. "
                     "Typeface: Inter, SIL Open Font License."));
    what->setWordWrap(true);
    column->addWidget(what);
    column->addWidget(makeLabel(TypeRole::Section, Tone::Normal, tr("Sources and their licences")));
    auto* list = new QWidget;
    auto* rows = new QVBoxLayout(list);
    rows->setContentsMargins(0, 0, 8, 0);
    for (const Source& source : catalogue.sources)
        rows->addWidget(makeSource(source));
    rows->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(tr("Sources and their licences"));
    scroll->setWidget(list);
    column->addWidget(scroll, 1);
    sheet->resize(560, 560);
    finish(*sheet, *column);
}

} // namespace lodestone
