// SPDX-License-Identifier: GPL-3.0-or-later
// The questions that a collection asks before it leaves the program. GUI thread; all return at once.
#pragma once

#include "export/report.h"
#include "figure/collection.h"

#include <QProgressDialog>
#include <QString>
#include <QStringList>
#include <QWidget>

#include <functional>

namespace lodestone {

struct ReportRequest {
    std::string title;
    std::string author;
    std::string date;
    ReportPaper paper = ReportPaper::A4;
    QString path;
};
/// Asks for the words of the cover, filled in from the collection, then for the file.
void askForReport(QWidget& window, const Collection& collection, const QString& folder,
                  std::function<void(const ReportRequest&)> then);

/// Asks for the formats ('png', 'svg', ...), then for a folder.
void askToExportAll(QWidget& window, const QString& folder,
                    std::function<void(const QString& folder, const QStringList& endings)> then);

/// Shows how far work in steps is once it takes longer than `patience`, with a button that stops it. Only
/// while it is shown do events get through, and none to the window.
class StepsShown {
public:
    StepsShown(QWidget& window, const QString& words, int steps, int patience);
    /// One more step is done; false when no more is wanted.
    [[nodiscard]] bool goOn();

private:
    QProgressDialog m_dialog;
    int m_done = 0;
};

} // namespace lodestone
