// SPDX-License-Identifier: GPL-3.0-or-later
// Sheets of a report under way, landscape: words from the top downwards, broken onto the next sheet where
// they do not fit; a figure in the room that is left. Lengths in px of 1/96 inch. GUI thread.
#pragma once

#include "export/pdf_order.h"
#include "export/report.h"
#include "theme/theme.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>

namespace lodestone {

class ReportSheet {
public:
    enum class Tone { Normal, Secondary, Muted };

    ReportSheet(ReportPaper paper, QString title);
    ~ReportSheet();

    void beginCover(); ///< the first sheet; no line at its foot
    void beginPage();
    void rule(); ///< the short accent rule that stands over a headline
    void heading(const QString& text);
    void paragraph(TypeRole role, const QString& text, Tone tone = Tone::Normal);
    void gap(double height) { m_y += height; }
    void keep(double height); ///< goes to the next sheet where less than that is left
    void coverFoot(const QString& text);
    void contentsLine(const QString& text, int page); ///< leads there
    void address(const QString& url);                 ///< on a line of its own; opens it
    void bookmark(const QString& title) { m_bookmarks.append({title, m_page}); } ///< of this sheet
    /// Sheets that a heading and so many lines of contents take.
    [[nodiscard]] int pagesOfContents(int lines) const;
    /// Fills what is left of the sheet. Throws ExportError when the figure does not fit.
    void figure(const Figure& figure);

    [[nodiscard]] QByteArray bytes(); ///< the file; nothing can be written after it

private:
    [[nodiscard]] double bottom() const; ///< where the room for words ends
    [[nodiscard]] double width() const;
    void drawFoot();
    void link(const QRectF& area, int page, const QString& address = {});
    void drawWords(const QString& text, const QFont& type, double line, const QColor& colour);
    [[nodiscard]] QColor colourOf(Tone tone) const;

    QString m_title;
    QSizeF m_size; ///< of a sheet
    QByteArray m_bytes;
    QBuffer m_buffer;
    std::unique_ptr<QPdfWriter> m_writer;
    QPainter m_painter;
    const Theme& m_theme;
    QList<PdfBookmark> m_bookmarks;
    QList<PdfLink> m_links;
    int m_page = 0;
    double m_y = 0;
};

} // namespace lodestone
