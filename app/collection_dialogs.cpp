// SPDX-License-Identifier: GPL-3.0-or-later
#include "collection_dialogs.h"

#include "widgets/labels.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QDate>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace lodestone {

namespace {

constexpr int fieldWidth = 340;

QString tr(const char* text) {
    return QCoreApplication::translate("CollectionDialogs", text);
}

QDialog* makeDialog(QWidget& window, const QString& title, const QString& words) {
    auto* dialog = new QDialog(&window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    auto* column = new QVBoxLayout(dialog);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(8);
    column->addWidget(makeLabel(TypeRole::Section, Tone::Normal, title));
    auto* remark = new WrappedLabel(TypeRole::Label, Tone::Muted, words);
    column->addWidget(remark);
    return dialog;
}

QPushButton* addButtons(QDialog& dialog, const QString& go) {
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    QPushButton* accept = buttons->addButton(go, QDialogButtonBox::AcceptRole);
    QObject::connect(buttons, &QDialogButtonBox::accepted, &dialog, &QDialog::accept);
    QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    dialog.layout()->addWidget(buttons);
    accept->setDefault(true); // of this dialog, which it has to be in
    return accept;
}

} // namespace

void askForReport(QWidget& window, const Collection& collection, const QString& folder,
                  std::function<void(const ReportRequest&)> then) {
    QDialog* dialog =
        makeDialog(window, tr("Report as PDF"),
                   tr("A cover with these words, contents, one figure a page, sources and licences. "
                      "Same figures and words give the same file."));
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(8);
    const auto addField = [&](const QString& label, const std::string& text, const QString& hint) {
        auto* field = new QLineEdit(QString::fromStdString(text));
        field->setMinimumWidth(fieldWidth);
        field->setTextMargins(5, 0, 5, 0);
        field->setPlaceholderText(hint);
        field->setAccessibleName(label);
        form->addRow(label, field);
        return field;
    };
    auto* title = addField(tr("Title"), collection.title, tr("Figures"));
    auto* author = addField(tr("Author"), collection.author, tr("none"));
    const QString today =
        QLocale(QLocale::English).toString(QDate::currentDate(), QStringLiteral("d MMMM yyyy"));
    auto* date =
        addField(tr("Date"), collection.date.empty() ? today.toStdString() : collection.date, tr("none"));
    auto* paper = new QComboBox;
    paper->addItems({tr("A4, landscape"), tr("Letter, landscape")});
    paper->setAccessibleName(tr("Paper"));
    form->addRow(tr("Paper"), paper);
    static_cast<QVBoxLayout*>(dialog->layout())->addLayout(form);
    addButtons(*dialog, tr("Save…"));
    QObject::connect(dialog, &QDialog::accepted, &window, [=, &window, then = std::move(then)] {
        ReportRequest request{title->text().trimmed().toStdString(),
                              author->text().trimmed().toStdString(),
                              date->text().trimmed().toStdString(),
                              paper->currentIndex() == 0 ? ReportPaper::A4 : ReportPaper::Letter,
                              {}};
        auto* files = new QFileDialog(&window, tr("Save report"), folder, tr("PDF document (*.pdf)"));
        files->setAttribute(Qt::WA_DeleteOnClose);
        files->setAcceptMode(QFileDialog::AcceptSave);
        files->setDefaultSuffix(QStringLiteral("pdf"));
        files->selectFile(QStringLiteral("report.pdf"));
        QObject::connect(files, &QFileDialog::fileSelected, &window,
                         [request, then](const QString& path) mutable {
                             request.path = path;
                             then(request);
                         });
        files->open();
    });
    dialog->open();
}

void askToExportAll(QWidget& window, const QString& folder,
                    std::function<void(const QString&, const QStringList&)> then) {
    QDialog* dialog =
        makeDialog(window, tr("Export all figures"),
                   tr("Each figure becomes a file of every format chosen, numbered in their order."));
    auto* column = static_cast<QVBoxLayout*>(dialog->layout());
    std::vector<std::pair<QCheckBox*, QString>> boxes;
    const std::pair<const char*, const char*> formats[] = {{"png", "PNG image"},
                                                           {"svg", "SVG drawing"},
                                                           {"pdf", "PDF document"},
                                                           {"csv", "CSV, the data"},
                                                           {"xlsx", "XLSX, the data with notes"}};
    for (const auto& [ending, words] : formats) {
        auto* box = new QCheckBox(tr(words));
        box->setChecked(boxes.empty());
        boxes.emplace_back(box, QString::fromLatin1(ending));
        column->addWidget(box);
    }
    QPushButton* go = addButtons(*dialog, tr("Choose folder…"));
    for (const auto& [box, ending] : boxes)
        QObject::connect(box, &QCheckBox::toggled, dialog, [boxes, go] {
            go->setEnabled(
                std::ranges::any_of(boxes, [](const auto& one) { return one.first->isChecked(); }));
        });
    QObject::connect(dialog, &QDialog::accepted, &window, [&window, folder, boxes, then = std::move(then)] {
        QStringList endings;
        for (const auto& [box, ending] : boxes)
            if (box->isChecked())
                endings.append(ending);
        auto* files = new QFileDialog(&window, tr("Folder for the figures"), folder);
        files->setAttribute(Qt::WA_DeleteOnClose);
        files->setFileMode(QFileDialog::Directory);
        files->setOption(QFileDialog::ShowDirsOnly);
        QObject::connect(files, &QFileDialog::fileSelected, &window,
                         [endings, then](const QString& path) { then(path, endings); });
        files->open();
    });
    dialog->open();
}

StepsShown::StepsShown(QWidget& window, const QString& words, int steps, int patience)
    : m_dialog(words, tr("Cancel"), 0, steps, &window) {
    m_dialog.setWindowTitle(words);
    m_dialog.setWindowModality(Qt::WindowModal);
    m_dialog.setMinimumDuration(patience);
    m_dialog.setValue(0);
}

bool StepsShown::goOn() {
    m_dialog.setValue(++m_done);
    return !m_dialog.wasCanceled();
}

} // namespace lodestone
