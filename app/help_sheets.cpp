// SPDX-License-Identifier: GPL-3.0-or-later
#include "help_sheets.h"

#include "widgets/icons.h"
#include "widgets/labels.h"
#include "widgets/look.h"
#include "widgets/widget_keys.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <utility>
#include <vector>

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

/// A group of keys under a caption.
struct KeyGroup {
    QString title;
    std::vector<std::pair<QString, QString>> keys;
};

std::vector<KeyGroup> keyGroups(const QMenuBar& menus) {
    std::vector<KeyGroup> groups;
    for (const MenuCommand& command : menuCommands(menus)) {
        if (command.action->shortcut().isEmpty())
            continue;
        if (groups.empty() || groups.back().title != command.menu)
            groups.push_back({command.menu, {}});
        groups.back().keys.emplace_back(command.action->shortcut().toString(QKeySequence::NativeText),
                                        command.submenu.isEmpty() ? plainText(*command.action)
                                                                  : command.submenu + QStringLiteral(": ") +
                                                                        plainText(*command.action));
    }
    for (const KeyTable& table : keyTables()) {
        KeyGroup group{QCoreApplication::translate("WidgetKeys", table.title), {}};
        for (const auto& [key, what] : table.keys)
            group.keys.emplace_back(QCoreApplication::translate("WidgetKeys", key),
                                    QCoreApplication::translate("WidgetKeys", what));
        groups.push_back(std::move(group));
    }
    return groups;
}

QWidget* makeKeyGroup(const KeyGroup& group) {
    auto* block = new QWidget;
    block->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto* grid = new QGridLayout(block);
    grid->setContentsMargins(0, 0, 0, 12);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(3);
    grid->setColumnMinimumWidth(0, 104);
    grid->setColumnStretch(1, 1);
    grid->addWidget(makeCaption(group.title), 0, 0, 1, 2);
    int row = 1;
    for (const auto& [key, what] : group.keys) {
        grid->addWidget(makeLabel(TypeRole::LabelStrong, Tone::Normal, key), row, 0, Qt::AlignTop);
        QLabel* words = makeLabel(TypeRole::Label, Tone::Secondary, what);
        words->setWordWrap(true); // a sheet that scrolls downwards alone must not be wider than its window
        grid->addWidget(words, row++, 1);
    }
    return block;
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

void showKeys(QWidget& window, const QMenuBar& menus) {
    QVBoxLayout* column = nullptr;
    QDialog* sheet = makeSheet(window, tr("Keys"), column);
    column->addWidget(makeLabel(TypeRole::Headline, Tone::Normal, tr("Keys")));
    const std::vector<KeyGroup> groups = keyGroups(menus);
    std::size_t rows = 0;
    for (const KeyGroup& group : groups)
        rows += group.keys.size() + 2;
    // Two columns of the same length, a group never cut in two.
    auto* list = new QWidget;
    auto* halves = new QHBoxLayout(list);
    halves->setContentsMargins(0, 0, 12, 0);
    halves->setSpacing(32);
    QVBoxLayout* half = nullptr;
    std::size_t done = 0;
    for (const KeyGroup& group : groups) {
        if (!half || (halves->count() == 1 && done + group.keys.size() / 2 + 1 > rows / 2)) {
            if (half)
                half->addStretch(1);
            half = new QVBoxLayout;
            half->setSpacing(0);
            halves->addLayout(half, 1);
        }
        half->addWidget(makeKeyGroup(group));
        done += group.keys.size() + 2;
    }
    half->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(tr("Keys"));
    scroll->setWidget(list);
    column->addWidget(scroll, 1);
    sheet->resize(QSize(820, 640).boundedTo(window.size() - QSize(40, 40)));
    finish(*sheet, *column);
}

void showAbout(QWidget& window, const Catalogue& catalogue) {
    QVBoxLayout* column = nullptr;
    QDialog* sheet = makeSheet(window, tr("About Lodestone"), column);
    auto* head = new QHBoxLayout;
    auto* mark = plainLabel();
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
