// SPDX-License-Identifier: GPL-3.0-or-later
#include "view_link.h"

#include "figure/build_figure.h"
#include "widgets/labels.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace lodestone {

namespace {

constexpr int leastWidth = 460;

QString tr(const char* text) {
    return QCoreApplication::translate("ViewLink", text);
}

} // namespace

std::optional<ViewState> viewFromLink(const QString& text) {
    QString link = text.simplified();
    if (const qsizetype option = link.indexOf(QStringLiteral("--state")); option >= 0)
        link = link.mid(option + 7).remove(QRegularExpression(QStringLiteral("^[ =]+")));
    link.remove(QRegularExpression(QStringLiteral("^[\"'“”‘’]+|[\"'“”‘’]+$")));
    // An empty line would be a view too, the first one; nobody means that.
    return link.contains(u'=') ? parseViewState(link.toStdString()) : std::nullopt;
}

QString viewWords(const ViewState& state, const Catalogue& catalogue) {
    QStringList words;
    if (const Mineral* mineral = catalogue.mineralBySlug(state.mineral))
        words.append(QString::fromStdString(mineral->name));
    words.append(QString::fromStdString(catalogue.stage(state.stage).name));
    if (state.year != 0)
        words.append(QString::number(state.year));
    if (const FigureSpec* spec = figureSpec(state.figure))
        words.append(QString::fromUtf8(spec->title.data(), std::ssize(spec->title)));
    return words.join(QStringLiteral(" · "));
}

void askForLink(QWidget& window, std::function<void(const ViewState&)> open) {
    auto* dialog = new QDialog(&window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Open link"));
    auto* column = new QVBoxLayout(dialog);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(8);
    column->addWidget(makeLabel(TypeRole::Section, Tone::Normal, tr("Open link")));
    auto* field = new QLineEdit;
    field->setMinimumWidth(leastWidth);
    field->setTextMargins(5, 0, 5, 0);
    field->setAccessibleName(tr("Link"));
    field->setPlaceholderText(QStringLiteral("figure=shares&mineral=cobalt&stage=mining"));
    column->addWidget(field);
    QLabel* remark = makeLabel(TypeRole::Label, Tone::Muted);
    remark->setWordWrap(true);
    remark->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    remark->setMinimumHeight(2 * remark->fontMetrics().lineSpacing()); // its longer sentence
    column->addWidget(remark);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Open | QDialogButtonBox::Cancel);
    QPushButton* accept = buttons->button(QDialogButtonBox::Open);
    column->addWidget(buttons);
    const auto judge = [field, remark, accept] {
        const bool good = viewFromLink(field->text()).has_value();
        accept->setEnabled(good);
        remark->setText(good || field->text().trimmed().isEmpty()
                            ? tr("Paste what Edit › Copy link gave, here or on another computer.")
                            : tr("This is no view of Lodestone. One looks like "
                                 "figure=shares&mineral=cobalt&stage=mining&year=2025."));
        field->setAccessibleDescription(remark->text());
    };
    QObject::connect(field, &QLineEdit::textChanged, dialog, judge);
    if (const QString held = QGuiApplication::clipboard()->text(); viewFromLink(held))
        field->setText(held.simplified());
    judge();
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    QObject::connect(dialog, &QDialog::accepted, &window, [field, open = std::move(open)] {
        if (const auto state = viewFromLink(field->text()))
            open(*state);
    });
    accept->setDefault(true);
    field->selectAll();
    dialog->open();
}

} // namespace lodestone
