// SPDX-License-Identifier: GPL-3.0-or-later
// What other programs make of exported figures: the same picture, text as text, fonts that travel along, and
// words where they look for them. And that window and command line write the same bytes.
#include "app/other_programs.h"
#include "app/shipped_figures.h"
#include "export/export_figure.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPolygonF>
#include <QRegularExpression>

namespace lodestone {
namespace {

TEST_F(OtherPrograms, DrawEveryFigureAsOurOwnPicture) {
    for (const ViewState& state : figuresAndViews()) {
        const Figure figure = shippedFigure(state);
        ExportLook look;
        look.height = 1200;
        const QImage ours = figureImage(figure, look, pixelSize(look));
        const int most = mostStraysOf(state);
        exportFigure(figure, look, path("figure.svg"));
        expectAlike(drawnByRsvg("figure.svg", true), ours, "SVG " + figure.state.text(), most);
        exportFigure(figure, look, path("figure.pdf"));
        expectAlike(pageOf("figure.pdf", 144), ours, "PDF " + figure.state.text(), most);
    }
}

TEST_F(OtherPrograms, DrawOutlinesWithoutTheTypeAndFindNoText) {
    ExportLook look;
    look.curves = true;
    const Figure figure = shippedFigure(*parseViewState("figure=overview"));
    exportFigure(figure, look, path("figure.svg"));
    EXPECT_FALSE(bytes(path("figure.svg")).contains("<text"));
    expectAlike(drawnByRsvg("figure.svg", false), figureImage(figure, look, pixelSize(look)), "outlines");
}

/// What lies between the outer points of a path.
QRectF extentOf(const QString& data) {
    static const QRegularExpression point(QStringLiteral("(-?[0-9.]+) (-?[0-9.]+)"));
    QPolygonF points;
    for (auto found = point.globalMatch(data); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        points << QPointF(match.captured(1).toDouble(), match.captured(2).toDouble());
    }
    return points.boundingRect();
}

/// Drawings that lack one letter, or one mark of the size of an event, of the given one.
QStringList withOneLess(const QString& svg) {
    QStringList damaged;
    static const QRegularExpression path(QStringLiteral("<path d=\"([^\"]*)\"[^>]*/>"));
    int letters = 0;
    int marks = 0;
    for (auto found = path.globalMatch(svg); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        const QString data = match.captured(1);
        if (match.captured(0).contains(QStringLiteral("aria-label"))) {
            if (letters++ % 12 != 0)
                continue;
            // The tallest outline is a letter, or most of one.
            QStringList outlines = data.split(u'M', Qt::SkipEmptyParts);
            const auto tallest = std::max_element(outlines.begin(), outlines.end(), [](auto& a, auto& b) {
                return extentOf(a).height() < extentOf(b).height();
            });
            outlines.erase(tallest);
            damaged << QString(svg).replace(match.capturedStart(1), data.size(),
                                            outlines.isEmpty() ? QString() : u'M' + outlines.join(u'M'));
        } else if (const QSizeF size = extentOf(data).size();
                   match.captured(0).contains(QStringLiteral(" fill=\"#")) && size.width() > 6 &&
                   size.width() < 24 && size.height() > 6 && size.height() < 24 && marks++ % 12 == 0) {
            damaged << QString(svg).remove(match.capturedStart(0), match.capturedLength(0));
        }
    }
    EXPECT_GT(letters, 36);
    EXPECT_GT(marks, 12);
    return damaged;
}

TEST_F(OtherPrograms, WouldNotLoseALetterOrAMarkUnseen) {
    ExportLook look;
    look.curves = true;
    const Figure figure = shippedFigure(*parseViewState("figure=timeline&mineral=gallium"));
    const QImage ours = figureImage(figure, look, pixelSize(look));
    const QStringList damaged =
        withOneLess(QString::fromUtf8(exportFigureBytes(figure, look, FigureFormat::Svg)));
    EXPECT_GT(damaged.size(), 6);
    for (qsizetype i = 0; i < damaged.size(); ++i) {
        QFile out(path("damaged.svg"));
        ASSERT_TRUE(out.open(QIODevice::WriteOnly));
        out.write(damaged[i].toUtf8());
        out.close();
        EXPECT_NE(unlikenessOf(drawnByRsvg("damaged.svg", false), ours), "") << i;
    }
}

TEST_F(OtherPrograms, LeaveWhatIsTransparentTransparent) {
    ExportLook look;
    look.ground = ExportLook::Ground::Transparent;
    const Figure figure = shippedFigure(*parseViewState("figure=concentration"));
    exportFigure(figure, look, path("figure.png"));
    exportFigure(figure, look, path("figure.svg"));
    EXPECT_EQ(qAlpha(QImage(path("figure.png")).pixel(2, 2)), 0);
    EXPECT_EQ(qAlpha(drawnByRsvg("figure.svg", true).pixel(2, 2)), 0);
    look.ground = ExportLook::Ground::Light;
    EXPECT_FALSE(figureImage(figure, look, {100, 100}).hasAlphaChannel());
}

TEST_F(OtherPrograms, FindTextAsTextAndItsTypeInThePdf) {
    const Figure figure =
        shippedFigure(*parseViewState("figure=concentration&mineral=rare-earths&stage=mining"));
    exportFigure(figure, {}, path("figure.pdf"));
    const QString text =
        QString::fromStdString(answerOf("pdftotext", {file("figure.pdf"), "-"})).simplified();
    EXPECT_TRUE(text.contains(QString::fromStdString(figure.headline).simplified())) << text.toStdString();
    EXPECT_EQ(text.count(QStringLiteral("Technology ban")), 1)
        << "a halo is no second text: " << text.toStdString();
    const std::string fonts = answerOf("pdffonts", {file("figure.pdf")});
    const QStringList lines = QString::fromStdString(fonts).split(u'\n', Qt::SkipEmptyParts);
    ASSERT_GT(lines.size(), 3);
    for (const QString& line : lines.mid(2))
        EXPECT_TRUE(line.contains(QStringLiteral("+InterLodestone-")) &&
                    line.contains(QStringLiteral("yes yes yes")))
            << "embedded, a subset, with the letters it stands for: " << line.toStdString();
}

TEST_F(OtherPrograms, FindThePageOfTheAskedSizeWithTitleAndSubject) {
    const ExportLook look = withPreset({}, *sizePreset("a4-column"));
    const Figure figure = shippedFigure(*parseViewState("figure=concentration"));
    exportFigure(figure, look, path("figure.pdf"));
    const std::string facts = answerOf("pdfinfo", {file("figure.pdf")});
    EXPECT_NE(facts.find("249.36 x 187.2 pts"), std::string::npos) << facts; // 88 x 66 mm
    EXPECT_NE(facts.find(figure.headline), std::string::npos) << facts;
    EXPECT_NE(facts.find(figure.altText.substr(0, 60)), std::string::npos) << facts;
    EXPECT_EQ(facts.find("CreationDate"), std::string::npos) << "no two files would be alike";
    exportFigure(figure, look, path("figure.svg"));
    EXPECT_TRUE(bytes(path("figure.svg")).contains("width=\"87.97mm\" height=\"66.04mm\""));
    expectAlike(pageOf("figure.pdf", 300), figureImage(figure, look, pixelSize(look)), "a page of odd size");
}

TEST_F(OtherPrograms, FindWordsAndResolutionWhereTheyLook) {
    Figure figure = shippedFigure(*parseViewState("figure=concentration"));
    figure.frame.credit = "Chart: The Paper";
    ExportLook look = withPreset({}, *sizePreset("letter-column"));
    look.scale = 2;
    for (const char* name : {"figure.png", "figure.pdf"}) {
        exportFigure(figure, look, path(name));
        const QJsonObject facts =
            QJsonDocument::fromJson(QByteArray::fromStdString(answerOf("exiftool", {"-j", file(name)})))
                .array()[0]
                .toObject();
        for (const char* key : {"Description", "AltTextAccessibility"})
            EXPECT_EQ(facts[QLatin1StringView(key)].toString().toStdString(), figure.altText) << name << key;
        EXPECT_EQ(facts[QStringLiteral("Title")].toString().toStdString(), figure.headline) << name;
        EXPECT_EQ(facts[QStringLiteral("Credit")].toString(), QStringLiteral("Chart: The Paper")) << name;
        EXPECT_TRUE(
            facts[QStringLiteral("Rights")].toString().contains(QStringLiteral("US Geological Survey")));
        if (name == std::string("figure.pdf"))
            continue;
        EXPECT_EQ(facts[QStringLiteral("PixelsPerUnitX")].toInt(), 23'622) << "600 per inch";
        EXPECT_EQ(facts[QStringLiteral("ImageWidth")].toInt(), 2 * look.width);
        EXPECT_EQ(facts[QStringLiteral("SRGBRendering")].toString(), QStringLiteral("Perceptual"));
    }
}

TEST_F(OtherPrograms, WindowAndCommandLineWriteTheSameBytesOnEveryRun) {
    const std::string state = "figure=overview&mineral=lithium&stage=mining&year=2024";
    const Figure figure = shippedFigure(*parseViewState(state));
    for (const char* ending : {".png", ".svg", ".pdf"}) {
        const QByteArray window =
            exportFigureBytes(figure, {}, *figureFormat(QLatin1StringView("x") + QLatin1StringView(ending)));
        for (const char* run : {"one", "two"}) {
            const QString out = path(run) + QLatin1StringView(ending);
            const ChildResult result =
                runChild(LODESTONE_PROGRAM, {"figure", "--state", state, "--out", out.toStdString(), "--db",
                                             LODESTONE_SHIPPED_DATABASE});
            ASSERT_EQ(result.exitCode, 0) << result.error;
            EXPECT_TRUE(bytes(out) == window) << ending << ", run " << run;
        }
    }
}

} // namespace
} // namespace lodestone
