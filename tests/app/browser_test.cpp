// SPDX-License-Identifier: GPL-3.0-or-later
// Exported drawings in a browser: the same picture as our own, and text as text.
#include "app/other_programs.h"
#include "app/shipped_figures.h"
#include "export/export_figure.h"

#include <cstdlib>

namespace lodestone {
namespace {

constexpr QSize sheetCell(1200, 900);
constexpr int mostOnSheet = 6; // a picture of 16,384 px is the highest there is

/// Chromium without a window, with a home, a profile and fonts of its own, and without what a sanitizer asks
/// of our own programs.
class Browser : public OtherPrograms {
protected:
    void start(const Words& words) const {
        Words all{"--headless",
                  "--no-sandbox",
                  "--disable-gpu",
                  "--hide-scrollbars",
                  "--no-first-run",
                  "--disable-background-networking",
                  "--disable-component-update",
                  "--disable-sync",
                  "--force-device-scale-factor=" + std::to_string(finer),
                  "--disable-dev-shm-usage",
                  "--user-data-dir=" + file("profile")};
        all.insert(all.end(), words.begin(), words.end());
        Words environment = shippedType();
        environment.insert(environment.end(),
                           {"HOME=" + folder.path().toStdString(), "LD_PRELOAD=", "ASAN_OPTIONS=",
                            "UBSAN_OPTIONS=", "LSAN_OPTIONS=", "DBUS_SESSION_BUS_ADDRESS=disabled:"});
        const ChildResult result = runChild("/usr/bin/chromium", all, environment);
        ASSERT_EQ(result.exitCode, 0) << result.error << " (see app/packages.txt)";
    }
    /// Documents one below the other, as the browser shows each.
    [[nodiscard]] QImage seen(const QStringList& names, QSize each) const {
        QFile sheet(path("sheet.html"));
        EXPECT_TRUE(sheet.open(QIODevice::WriteOnly));
        sheet.write("<!doctype html><meta charset='utf-8'><style>body{margin:0}iframe{display:block;border:0}"
                    "</style>");
        for (const QString& name : names)
            sheet.write(QStringLiteral("<iframe src='%1' width='%2' height='%3'></iframe>")
                            .arg(name)
                            .arg(each.width())
                            .arg(each.height())
                            .toUtf8());
        sheet.close();
        start({"--window-size=" + std::to_string(each.width()) + "," +
                   std::to_string(each.height() * names.size()),
               "--screenshot=" + file("seen.png"), "file://" + file("sheet.html")});
        return QImage(path("seen.png"));
    }
    /// What the browser takes for text.
    [[nodiscard]] QString textIn(const char* name) const {
        start({"--no-pdf-header-footer", "--print-to-pdf=" + file("printed.pdf"), "file://" + file(name)});
        return QString::fromStdString(answerOf("pdftotext", {"-raw", file("printed.pdf"), "-"})).simplified();
    }

    struct Drawing {
        QString name;
        std::string what;
        QImage ours;
        int most = mostStrays;
    };
    void expectAllAlike(const std::vector<Drawing>& drawings) const {
        for (std::size_t first = 0; first < drawings.size(); first += mostOnSheet) {
            const std::size_t count = std::min<std::size_t>(mostOnSheet, drawings.size() - first);
            QStringList names;
            for (std::size_t i = 0; i < count; ++i)
                names << drawings[first + i].name;
            const QImage sheet = seen(names, sheetCell);
            for (std::size_t i = 0; i < count; ++i) {
                const QRect cell(QPoint(0, static_cast<int>(i) * sheetCell.height() * finer),
                                 sheetCell * finer);
                const Drawing& drawing = drawings[first + i];
                // A busy browser may take its picture of a tall sheet before the last tile is painted: what
                // differs is photographed again, alone.
                const bool alike = unlikenessOf(sheet.copy(cell), drawing.ours, drawing.most).empty();
                expectAlike(alike ? sheet.copy(cell) : seen({drawing.name}, sheetCell), drawing.ours,
                            drawing.what, drawing.most);
            }
        }
    }
};

TEST_F(Browser, DrawsEveryFigureAsOurOwnPictureWithTextAndWithOutlines) {
    std::vector<Drawing> drawings;
    ExportLook look;
    look.width = sheetCell.width();
    look.height = sheetCell.height();
    for (const ViewState& state : figuresAndViews()) {
        const Figure figure = shippedFigure(state);
        if (!state.view.empty())
            continue; // the other views are made of the same items; rsvg-convert draws them all
        for (const bool curves : {false, true}) {
            look.curves = curves;
            if (curves && state.figure != "overview")
                continue; // outlines are outlines whatever the figure
            const QString name = QStringLiteral("%1.svg").arg(drawings.size());
            exportFigure(figure, look, folder.filePath(name));
            drawings.push_back({name, figure.state.text() + (curves ? ", outlines" : ""),
                                figureImage(figure, look, sheetCell), mostStraysOf(state)});
        }
    }
    expectAllAlike(drawings);
}

QString withoutSpaces(QString text) {
    text.removeIf([](QChar c) { return c.isSpace(); });
    return text;
}

TEST_F(Browser, FindsTextAsTextAndNoneInOutlines) {
    ExportLook look;
    const Figure figure =
        shippedFigure(*parseViewState("figure=concentration&mineral=rare-earths&stage=mining"));
    exportFigure(figure, look, path("text.svg"));
    const QString text = textIn("text.svg");
    // A printed page tells letters and their places, not where words end.
    EXPECT_TRUE(withoutSpaces(text).contains(withoutSpaces(QString::fromStdString(figure.headline))))
        << text.toStdString();
    look.curves = true;
    exportFigure(figure, look, path("outlines.svg"));
    EXPECT_EQ(textIn("outlines.svg"), QString());
}

} // namespace
} // namespace lodestone
