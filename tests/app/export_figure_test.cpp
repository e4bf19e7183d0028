// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/export_figure.h"

#include "charts/figure_scene.h"
#include "support/sample_figures.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QXmlStreamReader>

#include <gtest/gtest.h>

namespace lodestone {
namespace {

ExportLook lookOf(int width, int height, ExportLook::Ground ground) {
    ExportLook look;
    look.width = width;
    look.height = height;
    look.ground = ground;
    return look;
}

class ExportTest : public testing::Test {
protected:
    [[nodiscard]] QString path(const char* name) const { return folder.filePath(QLatin1StringView(name)); }

    static QByteArray bytes(const QString& file) {
        QFile in(file);
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }

    static std::string refusal(const ExportLook& look, const QString& file) {
        try {
            exportFigure(samples::rareEarthOverview(), look, file);
        } catch (const ExportError& error) {
            return error.what();
        }
        return {};
    }

    QTemporaryDir folder;
};

TEST_F(ExportTest, TheSameFigureGivesTheSameBytes) {
    for (const samples::Named& sample : samples::all())
        for (const char* ending : {"png", "svg"}) {
            const QString one = folder.filePath(QStringLiteral("one.%1").arg(QLatin1StringView(ending)));
            const QString two = folder.filePath(QStringLiteral("two.%1").arg(QLatin1StringView(ending)));
            exportFigure(sample.figure, lookOf(800, 450, ExportLook::Ground::Light), one);
            exportFigure(sample.figure, lookOf(800, 450, ExportLook::Ground::Light), two);
            EXPECT_FALSE(bytes(one).isEmpty());
            EXPECT_EQ(bytes(one), bytes(two)) << sample.name << '.' << ending;
        }
}

TEST_F(ExportTest, PngHasTheAskedSizeAndSaysWhatItShows) {
    const Figure figure = samples::nickelLines();
    exportFigure(figure, lookOf(1080, 1350, ExportLook::Ground::Dark), path("figure.png"));
    const QImage image(path("figure.png"));
    EXPECT_EQ(image.size(), QSize(1080, 1350));
    EXPECT_EQ(image.pixelColor(2, 2), theme(ThemeKind::Dark).ground);
    EXPECT_EQ(image.dotsPerMeterX(), 5669);
    EXPECT_EQ(image.text("Title").toStdString(), figure.headline);
    EXPECT_EQ(image.text("Description").toStdString(), figure.altText);
    EXPECT_TRUE(image.text("Source").startsWith(QString::fromStdString(figure.sources.front().text)));
}

TEST_F(ExportTest, SvgIsWellFormedAndHoldsEveryTextAsText) {
    for (const samples::Named& sample : samples::all()) {
        exportFigure(sample.figure, lookOf(1600, 900, ExportLook::Ground::Light), path("figure.svg"));
        const Theme& style = theme(ThemeKind::Light);
        const double scale = fittingScale(sample.figure, style, {1600, 900});
        const FigureScene scene(sample.figure, style, QSizeF(1600, 900) / scale, Frame::Standalone);
        QXmlStreamReader xml(bytes(path("figure.svg")));
        std::map<QString, int> written;
        QString title;
        QString description;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (xml.namespaceUri() != QLatin1StringView("http://www.w3.org/2000/svg"))
                continue; // what it says of itself
            const QString name = xml.name().toString();
            const bool halo = xml.attributes().hasAttribute(QStringLiteral("aria-hidden"));
            if (name == QLatin1StringView("title"))
                title = xml.readElementText();
            else if (name == QLatin1StringView("desc"))
                description = xml.readElementText();
            else if (name == QLatin1StringView("text") && !halo)
                ++written[xml.readElementText().replace(QStringLiteral(" \u00A0"), QStringLiteral("  "))];
        }
        EXPECT_FALSE(xml.hasError()) << sample.name << ": " << xml.errorString().toStdString();
        EXPECT_EQ(title.toStdString(), sample.figure.headline);
        EXPECT_EQ(description.toStdString(), sample.figure.altText);
        for (const PlacedText& text : scene.texts())
            EXPECT_GT(written[text.text]--, 0)
                << sample.name << ": '" << text.text.toStdString() << "' is missing";
    }
}

TEST_F(ExportTest, TheLatestEventsAreSaidInFullWhereNoPointerCanAsk) {
    Figure figure = samples::rareEarthOverview();
    auto& lines = std::get<OverviewBody>(figure.body).latest.lines;
    if (lines.empty())
        lines.emplace_back();
    lines.front().words =
        "A title of an event that is so long that no column of any overview has room for it in a "
        "single line, whatever its width may be";
    for (const SizePreset& preset : sizePresets()) {
        const ExportScene made = exportScene(figure, withPreset({}, preset));
        QStringList said;
        for (const PlacedText& text : made.scene->texts())
            said << text.text;
        EXPECT_TRUE(said.join(u' ').simplified().contains(QString::fromStdString(lines.front().words)))
            << preset.id;
    }
}

TEST_F(ExportTest, ShowsASelectionOnlyWhenTheStateHasOne) {
    Figure figure = samples::rareEarthOverview();
    exportFigure(figure, lookOf(1600, 900, ExportLook::Ground::Light), path("plain.png"));
    figure.state.selection = {Mark::Kind::Country, "CHN"};
    exportFigure(figure, lookOf(1600, 900, ExportLook::Ground::Light), path("chosen.png"));
    const QColor tint = theme(ThemeKind::Light).accentTint;
    const auto tinted = [&](const char* name) {
        const QImage image(path(name));
        int count = 0;
        for (int y = 0; y < 450; ++y) // the upper half: the rung of the stage below is tinted in both
            for (int x = 0; x < image.width(); ++x)
                count += image.pixelColor(x, y) == tint ? 1 : 0;
        return count;
    };
    EXPECT_EQ(tinted("plain.png"), 0);
    EXPECT_GT(tinted("chosen.png"), 1000);
}

TEST_F(ExportTest, RefusesOtherEndingsAndSizesInOneSentence) {
    EXPECT_NE(refusal({}, path("figure.gif")).find(".png, .svg and .pdf"), std::string::npos);
    EXPECT_NE(refusal({}, path("figure")).find("'"), std::string::npos);
    EXPECT_NE(refusal(lookOf(199, 900, ExportLook::Ground::Light), path("a.png")).find("200 to 16384"),
              std::string::npos);
    EXPECT_NE(refusal(lookOf(1600, 16'385, ExportLook::Ground::Light), path("a.png")).find("200 to 16384"),
              std::string::npos);
    EXPECT_NE(refusal(lookOf(8000, 200, ExportLook::Ground::Light), path("a.png")).find("1600x900"),
              std::string::npos);
    EXPECT_FALSE(QFile::exists(path("a.png")));
}

TEST_F(ExportTest, AFolderThatIsNotThereIsNamedAndNothingIsLeftBehind) {
    const std::string message = refusal({}, path("nowhere/figure.png"));
    EXPECT_NE(message.find("nowhere/figure.png"), std::string::npos);
    EXPECT_TRUE(QDir(folder.path()).isEmpty());
}

TEST_F(ExportTest, AnExistingFileIsReplacedWhole) {
    QFile old(path("figure.svg"));
    ASSERT_TRUE(old.open(QIODevice::WriteOnly));
    old.write(QByteArray(1'000'000, 'x'));
    old.close();
    exportFigure(samples::notice(), lookOf(800, 450, ExportLook::Ground::Print), path("figure.svg"));
    EXPECT_TRUE(bytes(path("figure.svg")).startsWith("<?xml"));
    EXPECT_TRUE(bytes(path("figure.svg")).endsWith("</svg>\n"));
    EXPECT_EQ(QDir(folder.path()).entryList(QDir::Files).size(), 1);
}

TEST(ExportScale, FollowsTheSizesOfTheDesign) {
    EXPECT_NEAR(12 * exportScale({1600, 900}), 22, 0.05);  // labels of 22 px
    EXPECT_NEAR(12 * exportScale({1080, 1350}), 28, 0.05); // labels of 28 px
    EXPECT_NEAR(exportScale({800, 450}) * 2, exportScale({1600, 900}), 1e-9);
}

TEST(ExportScale, KeepsItsSizeForFiguresThatFitAndShrinksTheRestUntilTheyDo) {
    const Theme& style = theme(ThemeKind::Light);
    EXPECT_EQ(fittingScale(samples::nickelLines(), style, {1600, 900}), exportScale({1600, 900}));
    for (const samples::Named& sample : samples::all()) {
        const double scale = fittingScale(sample.figure, style, {1600, 900});
        EXPECT_LE(FigureScene::minimumHeight(sample.figure, style, 1600 / scale, Frame::Standalone),
                  900 / scale);
        EXPECT_GE(10 * scale, 12) << sample.name << ": the smallest type of a press figure";
    }
}

} // namespace
} // namespace lodestone
