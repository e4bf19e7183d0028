// SPDX-License-Identifier: GPL-3.0-or-later
// A figure leaves the program with the line that a licence asks for: drawn in the file, and in its metadata.
#include "app/window_fixture.h"
#include "export/export_figure.h"
#include "support/temporary_directory.h"

#include <QImage>
#include <QRegularExpression>

namespace lodestone {
namespace {

/// Text of a drawing with its line breaks gone: a footer is broken where the page ends.
QString wordsOf(const QByteArray& svg) {
    QString words;
    QRegularExpressionMatchIterator texts = QRegularExpression(QStringLiteral("<text[^>]*>(.*?)</text>"),
                                                               QRegularExpression::DotMatchesEverythingOption)
                                                .globalMatch(QString::fromUtf8(svg));
    while (texts.hasNext())
        words += texts.next().captured(1).remove(QRegularExpression(QStringLiteral("<[^>]*>"))) + u' ';
    return words.simplified();
}

class Attribution : public testing::TestWithParam<const char*> {
protected:
    Database database = Database::openReadOnly(LODESTONE_SHIPPED_DATABASE);
    TemporaryDirectory folder;
    const QString line =
        QStringLiteral("European Commission, Study on the critical raw materials for the EU 2023");
};

TEST_P(Attribution, StandsInTheDrawingAndInTheMetadata) {
    const Figure figure = buildFigure(*parseViewState(GetParam()), *shippedCatalogue(), database);
    const QString svg = QString::fromStdString((folder / "figure.svg").string());
    exportFigure(figure, {}, svg);
    const QByteArray bytes = QByteArray::fromStdString(bytesOf(folder / "figure.svg"));
    EXPECT_TRUE(wordsOf(bytes).contains(line)) << qPrintable(wordsOf(bytes).right(600));
    const QString png = QString::fromStdString((folder / "figure.png").string());
    exportFigure(figure, {}, png);
    EXPECT_TRUE(QImage(png).text(QStringLiteral("Source")).contains(line));
}

INSTANTIATE_TEST_SUITE_P(OfTheEuStudy, Attribution,
                         testing::Values("mineral=neodymium&stage=processing&figure=shares",
                                         "mineral=neodymium&stage=processing&figure=concentration",
                                         "mineral=neodymium&stage=processing",
                                         "mineral=lithium&stage=mining&year=2025"));

} // namespace
} // namespace lodestone
