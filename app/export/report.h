// SPDX-License-Identifier: GPL-3.0-or-later
// A collection as one PDF: cover, contents, a figure a page, sources and licences, and the views that open
// the figures again. Nothing in it depends on the day it is made: same figures and words, same bytes. GUI
// thread.
#pragma once

#include "figure/figure.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <string>
#include <vector>

namespace lodestone {

struct ReportWords {
    std::string title; ///< '' : 'Figures'
    std::string author;
    std::string date; ///< as it shall stand on the cover
};
struct ReportFigure {
    std::string title; ///< over the figure where it says another thing than its headline
    Figure figure;     ///< framed
};
enum class ReportPaper { A4, Letter };

/// Writes page after page, so that a window can show how far it is and stop.
class ReportWriter {
public:
    ReportWriter(ReportWords words, std::vector<ReportFigure> figures, ReportPaper paper = ReportPaper::A4);
    ~ReportWriter();

    /// Cover and contents, then one figure a call, then sources and views; false when all is written. Throws
    /// ExportError.
    bool writeNext();
    [[nodiscard]] int steps() const;  ///< how often writeNext() is true
    [[nodiscard]] QByteArray bytes(); ///< the file, when all is written

private:
    class Pages;
    std::unique_ptr<Pages> m_pages;
};

/// All of it at once. Throws ExportError.
[[nodiscard]] QByteArray reportBytes(const ReportWords& words, std::vector<ReportFigure> figures,
                                     ReportPaper paper = ReportPaper::A4);

} // namespace lodestone
