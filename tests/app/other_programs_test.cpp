// SPDX-License-Identifier: GPL-3.0-or-later
// What other programs make of exported figures: the same picture, text as text, fonts that travel along, and
// words where they look for them. And that window and command line write the same bytes.
#include "app/shipped_figures.h"
#include "export/export_figure.h"
#include "support/child_process.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <cmath>

namespace lodestone {
namespace {

using Words = std::vector<std::string>;

class OtherPrograms : public testing::Test {
protected:
    OtherPrograms() {
        QFile config(path("fonts.conf"));
        EXPECT_TRUE(config.open(QIODevice::WriteOnly));
        config.write("<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM "
                     "\"fonts.dtd\"><fontconfig><dir>" LODESTONE_FONTS "</dir><cachedir>" +
                     folder.path().toUtf8() + "</cachedir></fontconfig>");
    }
    [[nodiscard]] QString path(const char* name) const { return folder.filePath(QLatin1StringView(name)); }
    [[nodiscard]] std::string file(const char* name) const { return path(name).toStdString(); }
    [[nodiscard]] static QByteArray bytes(const QString& path) {
        QFile in(path);
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }
    [[nodiscard]] std::string answerOf(const char* program, const Words& words,
                                       const Words& environment = {}) const {
        const ChildResult result = runChild(std::string("/usr/bin/") + program, words, environment);
        EXPECT_EQ(result.exitCode, 0) << program << ": " << result.error << " (see app/packages.txt)";
        EXPECT_EQ(result.error, "") << program;
        return result.out;
    }
    /// The drawing as rsvg-convert paints it, with the shipped type or without.
    [[nodiscard]] QImage drawnByRsvg(const char* name, bool type) const {
        (void)answerOf("rsvg-convert", {file(name), "-o", file("rsvg.png")},
                       type ? Words{"FONTCONFIG_FILE=" + file("fonts.conf")} : Words{});
        return QImage(path("rsvg.png"));
    }
    [[nodiscard]] QImage pageOf(const char* name, int dpi) const {
        (void)answerOf("pdftoppm",
                       {"-r", std::to_string(dpi), "-png", "-singlefile", file(name), file("page")});
        return QImage(path("page.png"));
    }

    QTemporaryDir folder;
};

/// How far two pictures are apart, of 255, in squares of 8 pixels: smoothing differs from program to program,
/// a missing letter does not go unseen.
struct Difference {
    double mean = 255;
    double wrong = 1; ///< part of the squares that are off by more than any smoothing makes them
};
Difference differenceOf(const QImage& a, const QImage& b) {
    if (a.size() != b.size() || a.isNull())
        return {};
    const auto squares = [](const QImage& image) {
        return image.scaled(image.size() / 8, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
            .convertToFormat(QImage::Format_RGB32);
    };
    const QImage p = squares(a);
    const QImage q = squares(b);
    double sum = 0;
    double wrong = 0;
    for (int y = 0; y < p.height(); ++y) {
        const auto* one = reinterpret_cast<const QRgb*>(p.constScanLine(y));
        const auto* two = reinterpret_cast<const QRgb*>(q.constScanLine(y));
        for (int x = 0; x < p.width(); ++x) {
            const int off =
                std::max({std::abs(qRed(one[x]) - qRed(two[x])), std::abs(qGreen(one[x]) - qGreen(two[x])),
                          std::abs(qBlue(one[x]) - qBlue(two[x]))});
            sum += off;
            wrong += off > 48 ? 1 : 0;
        }
    }
    const double count = static_cast<double>(p.width()) * p.height();
    return {sum / count, wrong / count};
}

void expectAlike(const QImage& drawn, const QImage& ours, const std::string& what) {
    const Difference difference = differenceOf(drawn, ours);
    EXPECT_LT(difference.mean, 3.5) << what;
    EXPECT_LT(difference.wrong, 0.0008) << what;
}

TEST_F(OtherPrograms, DrawEveryFigureAsOurOwnPicture) {
    for (const ViewState& state : figuresAndViews()) {
        const Figure figure = shippedFigure(state);
        ExportLook look;
        look.height = 1200;
        const QImage ours = figureImage(figure, look, pixelSize(look));
        exportFigure(figure, look, path("figure.svg"));
        expectAlike(drawnByRsvg("figure.svg", true), ours, "SVG " + figure.state.text());
        exportFigure(figure, look, path("figure.pdf"));
        expectAlike(pageOf("figure.pdf", 144), ours, "PDF " + figure.state.text());
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
