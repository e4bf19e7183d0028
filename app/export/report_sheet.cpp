// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/report_sheet.h"

#include "charts/frame.h"
#include "charts/text_item.h"
#include "export/export_figure.h"
#include "export/pdf_order.h"
#include "export/pdf_writer.h"

#include <algorithm>
#include <cmath>

namespace lodestone {
namespace {

constexpr double unitsPerInch = 96;
constexpr int resolution = 1200; // dots per inch of the PDF: a tenth of a hairline
constexpr double side = 52;      // margins
constexpr double top = 48;
constexpr double foot = 44; // room below the words
constexpr double contentsLineHeight = 25;
constexpr double headingHeight = 40;
constexpr double coverScale = 1.5; // of its type
constexpr double labelPoints = 9;  // 12 units of 1/96 inch

QPageSize::PageSizeId idOf(ReportPaper paper) {
    return paper == ReportPaper::A4 ? QPageSize::A4 : QPageSize::Letter;
}

} // namespace

ReportSheet::ReportSheet(ReportPaper paper, QString title)
    : m_title(std::move(title)), m_buffer(&m_bytes), m_theme(theme(ThemeKind::Light)) {
    m_buffer.open(QIODevice::WriteOnly);
    m_writer = std::make_unique<QPdfWriter>(&m_buffer);
    m_writer->setResolution(resolution);
    m_writer->setPageLayout(QPageLayout(QPageSize(idOf(paper)), QPageLayout::Landscape, QMarginsF(0, 0, 0, 0),
                                        QPageLayout::Point));
    m_writer->setTitle(m_title);
    m_writer->setCreator(QStringLiteral("Lodestone"));
    const QSizeF points = m_writer->pageLayout().fullRectPoints().size();
    m_size = points * (unitsPerInch / 72);
}

ReportSheet::~ReportSheet() {
    if (m_painter.isActive())
        m_painter.end();
}

double ReportSheet::bottom() const {
    return m_size.height() - foot - 12;
}

double ReportSheet::width() const {
    return m_size.width() - 2 * side;
}

QColor ReportSheet::colourOf(Tone tone) const {
    return tone == Tone::Normal      ? m_theme.text
           : tone == Tone::Secondary ? m_theme.textSecondary
                                     : m_theme.textMuted;
}

void ReportSheet::beginCover() {
    if (!m_painter.begin(m_writer.get()))
        throw ExportError("The report could not be begun; free some memory");
    m_painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    m_painter.scale(resolution / unitsPerInch, resolution / unitsPerInch);
    m_page = 1;
    m_y = m_size.height() * 0.3;
}

void ReportSheet::beginPage() {
    m_writer->newPage();
    ++m_page;
    m_y = top;
    drawFoot();
}

void ReportSheet::drawFoot() {
    const double line = m_size.height() - foot;
    m_painter.setPen(QPen(m_theme.divider, 0.75));
    m_painter.drawLine(QPointF(side, line), QPointF(m_size.width() - side, line));
    const QFont type = font(TypeRole::Small);
    const QString title = QFontMetricsF(type).elidedText(m_title, Qt::ElideRight, width() * 0.8);
    const double height = lineHeight(TypeRole::Small);
    TextItem left(layoutText(title, type, height), m_theme.textMuted, Qt::AlignLeft);
    TextItem right(layoutText(QString::number(m_page), type, height), m_theme.textMuted, Qt::AlignRight);
    for (const auto& [item, x] : {std::pair{&left, side}, std::pair{&right, m_size.width() - side}}) {
        m_painter.save();
        m_painter.translate(x, line + 8);
        item->paint(&m_painter, nullptr, nullptr);
        m_painter.restore();
    }
}

void ReportSheet::rule() {
    m_painter.fillRect(QRectF(side, m_y, 40, 4), m_theme.accent);
    m_y += 18;
}

void ReportSheet::heading(const QString& text) {
    if (m_y + headingHeight + 30 > bottom())
        beginPage();
    const double before = m_y;
    drawWords(text, font(TypeRole::Headline), lineHeight(TypeRole::Headline), m_theme.text);
    m_y = std::max(m_y + 8, before + headingHeight);
}

void ReportSheet::keep(double height) {
    if (m_y + height > bottom())
        beginPage();
}

void ReportSheet::paragraph(TypeRole role, const QString& text, Tone tone) {
    const bool cover = m_page == 1;
    const double scale = cover ? coverScale : 1;
    drawWords(text, font(role, scale), lineHeight(role) * scale, colourOf(tone));
}

void ReportSheet::drawWords(const QString& text, const QFont& type, double line, const QColor& colour) {
    const double wide = m_page == 1 ? width() * 0.8 : std::min(width(), 820.0);
    const TextBlock whole = layoutText(text, type, line, wide);
    for (const TextBlock::Line& one : whole.lines) {
        if (m_y + line > bottom())
            beginPage();
        TextBlock single;
        single.font = whole.font;
        single.lineHeight = whole.lineHeight;
        single.lines = {one};
        TextItem item(std::move(single), colour, Qt::AlignLeft);
        m_painter.save();
        m_painter.translate(side, m_y);
        item.paint(&m_painter, nullptr, nullptr);
        m_painter.restore();
        m_y += line;
    }
}

void ReportSheet::coverFoot(const QString& text) {
    const QFont type = font(TypeRole::Body);
    const double line = lineHeight(TypeRole::Body);
    const QStringList parts = text.split(u'\n');
    double height = 0;
    for (const QString& part : parts)
        height += layoutText(part, type, line, width() * 0.8).height();
    m_y = std::max(m_y + 20, bottom() - height);
    for (const QString& part : parts)
        drawWords(part, type, line, m_theme.textMuted);
}

void ReportSheet::link(const QRectF& area, int page, const QString& address) {
    constexpr double points = 72 / unitsPerInch;
    m_links.append({m_page, QRectF(area.topLeft() * points, area.size() * points), page, address});
}

void ReportSheet::address(const QString& url) {
    const double line = lineHeight(TypeRole::Small);
    const double before = m_y;
    paragraph(TypeRole::Small, url, Tone::Muted);
    const double wide = QFontMetricsF(font(TypeRole::Small)).horizontalAdvance(url);
    if (m_y > before)
        link({side, before, std::min(wide, width()), std::max(line, m_y - before)}, 0, url);
}

int ReportSheet::pagesOfContents(int lines) const {
    const int first = static_cast<int>((bottom() - top - headingHeight) / contentsLineHeight);
    const int later = static_cast<int>((bottom() - top) / contentsLineHeight);
    return 1 + (std::max(0, lines - first) + later - 1) / later;
}

void ReportSheet::contentsLine(const QString& text, int page) {
    if (m_y + contentsLineHeight > bottom())
        beginPage();
    const QFont type = font(TypeRole::Body);
    const double line = lineHeight(TypeRole::Body);
    const double numberWidth = 40;
    const QString shown = QFontMetricsF(type).elidedText(text, Qt::ElideRight, width() - numberWidth - 20);
    TextItem words(layoutText(shown, type, line), m_theme.text, Qt::AlignLeft);
    TextItem number(layoutText(QString::number(page), type, line), m_theme.textSecondary, Qt::AlignRight);
    for (const auto& [item, x] : {std::pair{&words, side}, std::pair{&number, side + width()}}) {
        m_painter.save();
        m_painter.translate(x, m_y);
        item->paint(&m_painter, nullptr, nullptr);
        m_painter.restore();
    }
    m_painter.setPen(QPen(m_theme.divider, 0.75));
    m_painter.drawLine(QPointF(side, m_y + contentsLineHeight - 3),
                       QPointF(side + width(), m_y + contentsLineHeight - 3));
    link({side, m_y - 3, width(), contentsLineHeight}, page);
    m_y += contentsLineHeight;
}

void ReportSheet::figure(const Figure& figure) {
    // The figure's own margin lies in that of the sheet, so that its words begin where all others do.
    const double margin = std::min(side, frameHeights(figure, m_theme, width(), Frame::Standalone).side);
    const QRectF room(side - margin, m_y, width() + 2 * margin, bottom() - m_y);
    ExportLook look;
    look.width = static_cast<int>(std::floor(room.width()));
    look.height = static_cast<int>(std::floor(room.height()));
    look.dpi = unitsPerInch;
    look.typePoints = labelPoints;
    const ExportScene made = exportScene(figure, look);
    constexpr double dots = resolution / unitsPerInch;
    m_painter.save();
    paintOnPdf(*made.scene, m_painter,
               QTransform::fromTranslate(room.left() * dots, room.top() * dots)
                   .scale(dots * made.scale, dots * made.scale));
    m_painter.restore();
    m_y = bottom();
}

QByteArray ReportSheet::bytes() {
    if (m_painter.isActive())
        m_painter.end();
    m_writer.reset();
    m_buffer.close();
    return inFixedOrder(m_bytes, {m_size * (72 / unitsPerInch), m_title, m_bookmarks, m_links});
}

} // namespace lodestone
