// SPDX-License-Identifier: GPL-3.0-or-later
// Ten thousand figure files with something broken in them: none crashes the reader, and none is ever taken
// for another figure than the one that was exported. Seeded: a failure names its number.
#include "export/export_figure.h"
#include "export/figure_file.h"
#include "support/sample_figures.h"

#include <gtest/gtest.h>

#include <random>

namespace lodestone {
namespace {

constexpr unsigned seed = 20261127;
constexpr int mutants = 10'000;

class Mutator {
public:
    explicit Mutator(unsigned number) : m_random(number) {}

    [[nodiscard]] QByteArray mutated(QByteArray bytes, const QByteArray& other) {
        for (int i = std::uniform_int_distribution(1, 4)(m_random); i > 0; --i)
            mutate(bytes, other);
        return bytes;
    }

private:
    [[nodiscard]] qsizetype below(qsizetype end) {
        return end <= 0 ? 0 : std::uniform_int_distribution<qsizetype>(0, end - 1)(m_random);
    }
    [[nodiscard]] char anyByte() { return static_cast<char>(below(256)); }

    void mutate(QByteArray& bytes, const QByteArray& other) {
        const qsizetype at = below(bytes.size());
        const qsizetype length = below(std::min<qsizetype>(bytes.size() - at, 2000));
        switch (below(9)) {
        case 0: // one bit
            if (!bytes.isEmpty())
                bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8)));
            break;
        case 1:
            bytes.truncate(at);
            break;
        case 2:
            bytes.remove(at, length);
            break;
        case 3:
            bytes.insert(at, bytes.mid(below(bytes.size()), length));
            break;
        case 4:
            for (qsizetype i = at; i < at + std::min<qsizetype>(length, 64); ++i)
                bytes[i] = anyByte();
            break;
        case 5: // another figure's bytes in the place of these
            bytes.replace(at, length, other.mid(below(other.size()), length));
            break;
        case 6: // a length or a number made huge
            for (qsizetype i = at; i < std::min(at + 4, bytes.size()); ++i)
                bytes[i] = '\xFF';
            break;
        case 7: // a digit: of data, of a hash, of an offset
            for (qsizetype i = at; i < bytes.size(); ++i)
                if (bytes[i] >= '0' && bytes[i] <= '9') {
                    bytes[i] = static_cast<char>('0' + below(10));
                    break;
                }
            break;
        default: { // inside of what the file says of the figure
            const qsizetype inside = bytes.indexOf("odestone");
            if (inside >= 0 && inside + 1 < bytes.size())
                bytes[inside + below(std::min<qsizetype>(bytes.size() - inside, 4000))] = anyByte();
        }
        }
    }

    std::mt19937 m_random;
};

struct Exported {
    QByteArray bytes;
    FigureDocument document;
};

std::vector<Exported> exportedFigures() {
    ExportLook look;
    look.width = 400;
    look.height = 300;
    std::vector<Exported> files;
    for (const Figure& figure : {samples::nickelLines(), samples::notice()})
        for (const FigureFormat format : {FigureFormat::Png, FigureFormat::Svg, FigureFormat::Pdf})
            files.push_back({exportFigureBytes(figure, look, format),
                             documentOf(figure, look, std::string(programName()))});
    return files;
}

TEST(FigureFileFuzz, TenThousandBrokenFilesNeverCrashAndNeverGiveAnotherFigure) {
    const std::vector<Exported> files = exportedFigures();
    int whole = 0;
    for (unsigned number = 0; number < mutants; ++number) {
        const Exported& file = files[number % files.size()];
        const Exported& other = files[(number * 7 + 1) % files.size()];
        Mutator mutator(seed + number);
        const auto found = readFigure(mutator.mutated(file.bytes, other.bytes), QStringLiteral("mutant"));
        if (const auto* figure = std::get_if<FigureFile>(&found)) {
            ++whole;
            ASSERT_TRUE(figure->document == file.document || figure->document == other.document) << number;
            ASSERT_FALSE(figure->untouched && figure->bytes != file.bytes) << number;
        } else {
            ASSERT_FALSE(std::get<FileTrouble>(found).text.empty()) << number;
        }
    }
    // Most mutants of a PDF hurt only its drawing: those must still open.
    EXPECT_GT(whole, mutants / 50);
    EXPECT_LT(whole, mutants * 9 / 10);
}

TEST(FigureFileFuzz, AFileCutAnywhereIsNotAFigure) {
    for (const Exported& file : exportedFigures())
        for (qsizetype size = 0; size < file.bytes.size() - 8; size += 1 + file.bytes.size() / 200) {
            const auto found = readFigure(file.bytes.left(size), QStringLiteral("cut"));
            EXPECT_TRUE(std::holds_alternative<FileTrouble>(found)) << size << " of " << file.bytes.size();
        }
}

} // namespace
} // namespace lodestone
