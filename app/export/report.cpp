// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/report.h"

#include "charts/figure_scene.h"
#include "export/export_figure.h"
#include "export/report_sheet.h"
#include "figure/papers.h"

#include <QCoreApplication>

#include <fmt/format.h>

namespace lodestone {
namespace {

constexpr double sourceHeight = 72; // of a work in two lines with its licence and address
constexpr double headHeight = 120;  // of a heading with what follows it

QString tr(const char* text) {
    return QCoreApplication::translate("Report", text);
}

QString words(const std::string& text) {
    return QString::fromStdString(text);
}

} // namespace

/// The document under way: one sheet after the other.
class ReportWriter::Pages {
public:
    Pages(ReportWords said, std::vector<ReportFigure> figures, ReportPaper paper)
        : m_words(std::move(said)), m_figures(std::move(figures)), m_sheet(paper, title()) {}

    [[nodiscard]] std::size_t steps() const { return m_figures.size() + 2; }

    void write(std::size_t step) {
        if (step == 0) {
            writeCover();
            writeContents();
        } else if (step <= m_figures.size()) {
            writeFigure(m_figures[step - 1]);
        } else {
            writeSources();
        }
    }

    [[nodiscard]] QByteArray bytes() { return m_sheet.bytes(); }

    std::size_t done = 0;

private:
    [[nodiscard]] QString title() const {
        return m_words.title.empty() ? tr("Figures") : words(m_words.title);
    }

    void writeCover() {
        m_sheet.beginCover();
        m_sheet.bookmark(title());
        m_sheet.rule();
        m_sheet.paragraph(TypeRole::Display, title());
        if (!m_words.author.empty())
            m_sheet.paragraph(TypeRole::Section, words(m_words.author), ReportSheet::Tone::Secondary);
        if (!m_words.date.empty())
            m_sheet.paragraph(TypeRole::Section, words(m_words.date), ReportSheet::Tone::Secondary);
        QStringList publishers;
        for (const SourceLine& source : sources())
            if (!source.licence.empty()) // what others claim is cited at the end
                publishers.append(words(source.text).section(u',', 0, 0));
        publishers.removeDuplicates();
        const int count = static_cast<int>(m_figures.size());
        m_sheet.coverFoot((count == 1 ? tr("1 figure") : tr("%1 figures").arg(count)) + u'\n' +
                          tr("Data: %1").arg(publishers.join(QStringLiteral("; "))) + u'\n' +
                          tr("Made with Lodestone"));
    }

    void writeContents() {
        m_sheet.beginPage();
        m_sheet.bookmark(tr("Contents"));
        m_sheet.heading(tr("Contents"));
        const int first = 2 + m_sheet.pagesOfContents(static_cast<int>(m_figures.size()) + 1);
        int number = first;
        for (const ReportFigure& one : m_figures)
            m_sheet.contentsLine(words(shownTitle(one)), number++);
        m_sheet.contentsLine(tr("Sources and licences"), number);
    }

    static std::string shownTitle(const ReportFigure& one) {
        return one.title.empty() ? one.figure.headline : one.title;
    }

    void writeFigure(const ReportFigure& one) {
        m_sheet.beginPage();
        m_sheet.bookmark(words(shownTitle(one)));
        if (!one.title.empty() && one.title != one.figure.headline)
            m_sheet.paragraph(TypeRole::Section, words(one.title), ReportSheet::Tone::Secondary);
        m_sheet.figure(one.figure);
    }

    [[nodiscard]] std::vector<SourceLine> sources() const {
        std::vector<Figure> figures;
        for (const ReportFigure& one : m_figures) {
            Figure bare;
            bare.sources = one.figure.sources;
            figures.push_back(std::move(bare));
        }
        return sourcesOf(figures);
    }

    void writeSources() {
        m_sheet.beginPage();
        m_sheet.bookmark(tr("Sources and licences"));
        m_sheet.heading(tr("Sources and licences"));
        m_sheet.paragraph(
            TypeRole::Small,
            tr("Whoever shows these figures names these sources; a licence CC BY asks for the line as "
               "it stands here."),
            ReportSheet::Tone::Muted);
        for (const SourceLine& source : sources()) {
            m_sheet.gap(6);
            m_sheet.keep(sourceHeight);
            m_sheet.paragraph(TypeRole::Body, words(source.text));
            if (!source.licence.empty())
                m_sheet.paragraph(TypeRole::Small, words(source.licence), ReportSheet::Tone::Muted);
            if (!source.url.empty())
                m_sheet.address(words(source.url));
        }
        m_sheet.gap(18);
        m_sheet.keep(headHeight);
        m_sheet.bookmark(tr("The figures again"));
        m_sheet.heading(tr("The figures again"));
        m_sheet.paragraph(TypeRole::Small,
                          tr("Each line opens its figure: paste it into Edit › Open link, or after lodestone "
                             "--state."),
                          ReportSheet::Tone::Muted);
        int number = 1;
        for (const ReportFigure& one : m_figures) {
            m_sheet.gap(4);
            m_sheet.keep(sourceHeight);
            m_sheet.paragraph(TypeRole::Small,
                              QStringLiteral("%1. %2").arg(number++).arg(words(shownTitle(one))));
            m_sheet.paragraph(TypeRole::Small, words(one.figure.state.text()), ReportSheet::Tone::Muted);
        }
    }

    ReportWords m_words;
    std::vector<ReportFigure> m_figures;
    ReportSheet m_sheet;
};

ReportWriter::ReportWriter(ReportWords said, std::vector<ReportFigure> figures, ReportPaper paper)
    : m_pages(std::make_unique<Pages>(std::move(said), std::move(figures), paper)) {}
ReportWriter::~ReportWriter() = default;

int ReportWriter::steps() const {
    return static_cast<int>(m_pages->steps());
}

bool ReportWriter::writeNext() {
    if (m_pages->done >= m_pages->steps())
        return false;
    m_pages->write(m_pages->done++);
    return true;
}

QByteArray ReportWriter::bytes() {
    return m_pages->bytes();
}

QByteArray reportBytes(const ReportWords& said, std::vector<ReportFigure> figures, ReportPaper paper) {
    ReportWriter writer(said, std::move(figures), paper);
    while (writer.writeNext()) {
    }
    return writer.bytes();
}

} // namespace lodestone
