// SPDX-License-Identifier: GPL-3.0-or-later
// Every page with each of its views, for every mineral, stage and source: laid out without a fault. A fault
// is printed with the state that reopens it: lodestone --state "...".
#include "app/window_fixture.h"
#include "figure/build_figure.h"

#include <QImage>
#include <QPainter>
#include <QRegularExpression>

#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

namespace lodestone {
namespace {

constexpr std::size_t shownOfEachKind = 12;

/// Faults by what is wrong: a fault of a layout comes in hundreds, and some states tell enough.
class Faults {
public:
    void add(const std::string& kind, const std::string& detail, const std::string& link) {
        std::vector<std::string>& these = m_found[kind];
        these.push_back(fmt::format("{}\n    lodestone --state \"{}\"", detail, link));
    }
    [[nodiscard]] std::string text() const {
        std::string all;
        for (const auto& [kind, these] : m_found) {
            all += fmt::format("{} times: {}\n", these.size(), kind);
            for (std::size_t i = 0; i < std::min(these.size(), shownOfEachKind); ++i)
                all += "  " + these[i] + "\n";
        }
        return all;
    }

private:
    std::map<std::string, std::vector<std::string>> m_found;
};

bool finite(const QRectF& rect) {
    return std::isfinite(rect.x()) && std::isfinite(rect.y()) && std::isfinite(rect.width()) &&
           std::isfinite(rect.height());
}

bool saysNoNumber(const QString& text) {
    static const QRegularExpression words(QStringLiteral("(?<![\\w-])-?(nan|inf)(?![\\w-])"));
    return words.match(text).hasMatch();
}

/// How one layout differs from the next: each third is narrow, each third dark, each third painted at 200 %.
struct Look {
    QSize page;
    ThemeKind theme = ThemeKind::Light;
    bool painted = false;
};

Look lookOf(int turn) {
    // The figure of a window of 1280 x 800 and of one of 1024 x 640.
    if (turn % 3 == 0)
        return {{512, 470}, ThemeKind::Light, false};
    return turn % 3 == 1 ? Look{{767, 570}, ThemeKind::Dark, false}
                         : Look{{767, 570}, ThemeKind::Light, true};
}

class Crawler {
public:
    void visit(const ViewState& wanted) {
        const Figure figure = buildFigure(wanted, *shippedCatalogue(), m_database);
        const std::string link = figure.state.text();
        if (!m_seen.insert(link).second)
            return;
        const testing::ScopedTrace trace(__FILE__, __LINE__, "lodestone --state \"" + link + "\"");
        const Look look = lookOf(static_cast<int>(m_seen.size()));
        const Theme& style = theme(look.theme);
        const qreal needed = FigureScene::minimumHeight(figure, style, look.page.width(), Frame::Page);
        FigureScene scene(figure, style,
                          QSizeF(look.page.width(), std::max<qreal>(needed, look.page.height())),
                          Frame::Page);
        checkWords(figure, link);
        checkMarks(scene, link);
        checkTexts(scene, fmt::format("{} wide: ", look.page.width()), link);
        if (look.painted)
            paintTwiceAsLarge(scene, link);
    }
    [[nodiscard]] std::size_t visited() const { return m_seen.size(); }
    [[nodiscard]] std::string faults() const { return m_faults.text(); }

private:
    void checkWords(const Figure& figure, const std::string& link) {
        if (figure.headline.empty())
            m_faults.add("no headline", "", link);
        if (figure.altText.empty())
            m_faults.add("no alternative text", "", link);
        for (const std::string& words : {figure.headline, figure.subtitle, figure.note, figure.altText})
            if (saysNoNumber(QString::fromStdString(words)))
                m_faults.add("a number that is none", words, link);
        for (const auto& row : figure.table.rows) {
            if (row.size() != figure.table.columns.size())
                m_faults.add("a row of the table has other columns than its head", "", link);
            for (const std::string& cell : row)
                if (saysNoNumber(QString::fromStdString(cell)))
                    m_faults.add("a number that is none in the table", cell, link);
        }
        if (!figure.table.origins.empty() && figure.table.origins.size() != figure.table.rows.size())
            m_faults.add("rows of the table without an origin", "", link);
    }

    void checkMarks(const FigureScene& scene, const std::string& link) {
        const auto* notice = std::get_if<Notice>(&scene.figure().body);
        if (notice != nullptr && notice->text.empty())
            m_faults.add("a notice without words", "", link);
        if (notice == nullptr && scene.marks().empty())
            m_faults.add("neither marks nor a notice", scene.figure().headline, link);
        for (const PlacedMark& mark : scene.marks()) {
            if (mark.description.isEmpty())
                m_faults.add("a mark without a description", mark.mark.key, link);
            if (saysNoNumber(mark.description))
                m_faults.add("a number that is none", mark.description.toStdString(), link);
            if (!finite(mark.rect))
                m_faults.add("a mark at no position", mark.mark.key, link);
        }
    }

    void checkTexts(const FigureScene& scene, const std::string& at, const std::string& link) {
        const QRectF inside = scene.sceneRect().adjusted(-0.5, -0.5, 0.5, 0.5);
        const std::vector<PlacedText>& texts = scene.texts();
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const std::string words = at + "'" + texts[i].text.toStdString() + "'";
            if (!finite(texts[i].rect))
                m_faults.add("a text at no position", words, link);
            else if (!inside.contains(texts[i].rect))
                m_faults.add("a text is cut", words, link);
            if (saysNoNumber(texts[i].text))
                m_faults.add("a number that is none", words, link);
            for (std::size_t j = i + 1; j < texts.size(); ++j) {
                const QRectF common = texts[i].rect & texts[j].rect;
                if (common.width() > 1 && common.height() > 1)
                    m_faults.add("a text lies on another",
                                 fmt::format("{} on '{}'", words, texts[j].text.toStdString()), link);
            }
        }
    }

    /// Painting warns of what a layout does not: a painter's state, a pixmap of no size.
    void paintTwiceAsLarge(FigureScene& scene, const std::string& link) {
        if (++m_painted % 8 != 0)
            return; // painting costs ten times the layout
        QImage image((scene.sceneRect().size() * 2).toSize(), QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        scene.render(&painter);
        painter.end();
        QImage blank(image.size(), image.format());
        blank.fill(Qt::transparent);
        if (image == blank)
            m_faults.add("nothing was painted", "", link);
    }

    Database m_database = Database::openReadOnly(LODESTONE_SHIPPED_DATABASE);
    std::set<std::string> m_seen;
    int m_painted = 0;
    Faults m_faults;
};

/// Visits a state on every page in each view.
void visitPages(Crawler& crawler, ViewState state) {
    for (const FigureSpec& spec : figureSpecs()) {
        state.figure = spec.id;
        state.view.clear();
        crawler.visit(state);
        for (const FigureSpec::View& view : spec.views) {
            state.view = view.id;
            crawler.visit(state);
        }
    }
}

class CrawlerTest : public testing::TestWithParam<Stage> {
protected:
    WarningsAreFailures warnings;
    Crawler crawler;
};

TEST_P(CrawlerTest, EveryMineralIsLaidOutWithoutFaultOnEveryPage) {
    for (const Mineral& mineral : shippedCatalogue()->minerals) {
        ViewState state;
        state.mineral = mineral.slug;
        state.stage = GetParam();
        visitPages(crawler, state);
    }
    EXPECT_GT(crawler.visited(), shippedCatalogue()->minerals.size());
    EXPECT_EQ(crawler.faults(), "");
}

TEST_P(CrawlerTest, EverySourceIsLaidOutWithoutFaultInItsNewestAndItsFirstYear) {
    for (const Mineral& mineral : shippedCatalogue()->minerals) {
        ViewState state;
        state.mineral = mineral.slug;
        state.stage = GetParam();
        for (const SourceChoice& choice : sourceChoices(state, *shippedCatalogue())) {
            ViewState asked = state;
            asked.source = choice.source->slug;
            const std::vector<Year> years = yearsFor(asked, *shippedCatalogue());
            if (years.empty())
                continue;
            for (const Year year : {years.back(), years.front()}) {
                asked.year = year;
                // The usual view of the pages that show a source; the others span sources.
                for (const char* page : {"overview", "shares", "map"}) {
                    asked.figure = page;
                    crawler.visit(asked);
                }
            }
        }
    }
    EXPECT_EQ(crawler.faults(), "");
}

INSTANTIATE_TEST_SUITE_P(Stages, CrawlerTest, testing::ValuesIn(allStages),
                         [](const testing::TestParamInfo<Stage>& at) { return fmt::format("{}", at.index); });

} // namespace
} // namespace lodestone
