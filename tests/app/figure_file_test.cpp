// SPDX-License-Identifier: GPL-3.0-or-later
// A figure of every kind leaves as a file and comes back: with equal view and equal bytes, or with a reason.
#include "export/figure_file.h"
#include "figure/event_words.h"

#include "app/shipped_figures.h"
#include "export/figure_metadata.h"
#include "export/png_writer.h"
#include "support/sample_figures.h"

#include <QDir>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace lodestone {
namespace {

constexpr std::array formats{FigureFormat::Png, FigureFormat::Svg, FigureFormat::Pdf};

FigureFrame sampleFrame() {
    FigureFrame frame;
    frame.headline = "Few hands <hold> \"it\" & keep it";
    frame.note = "";
    frame.altText = "A chart of few hands";
    frame.credit = "Chart: The Paper";
    frame.annotations = {
        {Annotation::Kind::Country, {{Mark::Kind::Country, "CHN"}, 0, 0}, {}, false, "China"}};
    return frame;
}

std::string troubleOf(const QByteArray& bytes, FileTrouble::Kind kind) {
    const auto read = readFigure(bytes, QStringLiteral("figure"));
    const auto* trouble = std::get_if<FileTrouble>(&read);
    if (trouble == nullptr)
        return "it was read";
    EXPECT_EQ(static_cast<int>(trouble->kind), static_cast<int>(kind)) << trouble->text;
    return trouble->text;
}

const FigureFile& fileIn(const std::variant<FigureFile, FileTrouble>& read) {
    static const FigureFile none;
    if (const auto* trouble = std::get_if<FileTrouble>(&read)) {
        ADD_FAILURE() << trouble->text;
        return none;
    }
    return std::get<FigureFile>(read);
}

TEST(FigureFiles, EveryFigureAndViewComesBackWithItsViewAndLeavesAgainWithEqualBytes) {
    for (const ViewState& state : figuresAndViews()) {
        const Figure figure = framed(shippedFigure(state), sampleFrame());
        ExportLook look;
        look.width = 1200;
        look.height = 1400;
        for (const FigureFormat format : formats) {
            const QByteArray bytes = exportFigureBytes(figure, look, format);
            const auto read = readFigure(bytes, QStringLiteral("figure"));
            const FigureFile& file = fileIn(read);
            EXPECT_EQ(file.document.state, stateToBuild(figure)) << figure.state.text();
            EXPECT_EQ(file.document, documentOf(figure, look, std::string(programName())));
            EXPECT_EQ(file.format, format);
            EXPECT_TRUE(file.untouched) << figure.state.text() << figureEnding(format);
            const Figure again = framed(shippedFigure(file.document.state), file.document.frame);
            EXPECT_TRUE(exportFigureBytes(again, file.document.look, file.format) == bytes)
                << figure.state.text() << figureEnding(format);
        }
    }
}

TEST(FigureFiles, EveryLookComesBackAsItWas) {
    std::vector<ExportLook> looks;
    for (const SizePreset& preset : sizePresets())
        looks.push_back(withPreset({}, preset));
    looks[0].ground = ExportLook::Ground::Transparent;
    looks[1].scale = 1.25;
    looks[2].vision = ExportLook::Vision::Deuteranopia;
    looks[3].ground = ExportLook::Ground::Dark;
    for (const ExportLook& look : looks) {
        const QByteArray bytes = exportFigureBytes(samples::nickelLines(), look, FigureFormat::Png);
        EXPECT_EQ(fileIn(readFigure(bytes, QStringLiteral("figure"))).document.look, look) << look.preset;
    }
}

TEST(FigureFiles, WhatIsNoFigureIsToldFromWhatIsDamaged) {
    using Kind = FileTrouble::Kind;
    const Figure figure = samples::nickelLines();
    EXPECT_NE(troubleOf("", Kind::NotOurs).find("PNG, SVG and PDF"), std::string::npos);
    EXPECT_NE(troubleOf("mineral,share\n", Kind::NotOurs).find("PNG, SVG and PDF"), std::string::npos);
    EXPECT_NE(troubleOf("<html><body/></html>", Kind::NotOurs).find("PNG, SVG and PDF"), std::string::npos);
    EXPECT_NE(
        troubleOf("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", Kind::NotOurs).find("carries no figure"),
        std::string::npos);
    EXPECT_NE(troubleOf("%PDF-1.4\n%%EOF", Kind::NotOurs).find("carries no figure"), std::string::npos);
    for (const FigureFormat format : formats) {
        const QByteArray bytes = exportFigureBytes(figure, {}, format);
        EXPECT_NE(troubleOf(bytes.left(bytes.size() / 2), Kind::Damaged).find("not whole"),
                  std::string::npos);
    }
}

TEST(FigureFiles, AFigureThatSomebodyRewroteIsDamaged) {
    using Kind = FileTrouble::Kind;
    for (const FigureFormat format : {FigureFormat::Svg, FigureFormat::Pdf}) {
        QByteArray bytes = exportFigureBytes(samples::nickelLines(), {}, format);
        ASSERT_TRUE(bytes.contains("mineral=rare-earths"));
        bytes.replace("mineral=rare-earths", "mineral=strontiums!");
        EXPECT_NE(troubleOf(bytes, Kind::Damaged).find("was changed"), std::string::npos);
    }
}

TEST(FigureFiles, AFigureOfALaterProgramAsksForAnUpdate) {
    const Figure figure = samples::nickelLines();
    const Capsule capsule =
        capsuleOf(R"({"format":"lodestone-figure","version":7,"program":"lodestone 8.0"})");
    const QByteArray svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><metadata>" + rdfOf(figure, &capsule) +
                           "</metadata></svg>";
    EXPECT_NE(troubleOf(svg, FileTrouble::Kind::Newer).find("lodestone 8.0"), std::string::npos);
}

TEST(FigureFiles, APictureThatWasChangedStillOpensAndIsNoLongerSealed) {
    QByteArray svg = exportFigureBytes(samples::nickelLines(), {}, FigureFormat::Svg);
    svg.replace("</svg>", "<circle r=\"9\"/></svg>");
    EXPECT_FALSE(fileIn(readFigure(svg, QStringLiteral("figure"))).untouched);
    // A PNG painted over, whose texts the other program kept.
    const QByteArray png = exportFigureBytes(samples::nickelLines(), {}, FigureFormat::Png);
    const auto texts = pngTexts(png);
    ASSERT_TRUE(texts);
    QImage image = QImage::fromData(png).convertToFormat(QImage::Format_RGB32);
    image.setPixel(5, 5, 0);
    EXPECT_FALSE(fileIn(readFigure(pngBytes(image, 144, *texts), QStringLiteral("figure"))).untouched);
}

TEST(FigureFiles, AFileThatIsNotThereIsUnreadable) {
    const QTemporaryDir folder;
    const auto read = readFigureFile(folder.filePath(QStringLiteral("none.png")));
    ASSERT_TRUE(std::holds_alternative<FileTrouble>(read));
    EXPECT_EQ(std::get<FileTrouble>(read).kind, FileTrouble::Kind::Unreadable);
    EXPECT_NE(std::get<FileTrouble>(read).text.find("none.png"), std::string::npos);
}

} // namespace
} // namespace lodestone
