// SPDX-License-Identifier: GPL-3.0-or-later
// Visits every mineral, stage, source and view of every page on the shipped database, and fails on a warning
// of Qt, an empty figure without a notice, a word outside its figure or on another word, a mark that a screen
// reader could not say, and countries in colours that somebody could not tell apart. Each complaint ends with
// the state that opens the figure: lodestone --state
// "...".
#include "app/window_fixture.h"
#include "charts/figure_scene.h"
#include "export/export_figure.h"
#include "support/colour_science.h"

#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <set>

namespace lodestone {
namespace {

struct Visit {
    QSize size;
    Frame frame;
    ThemeKind theme;
};
/// Taken in turn, so that every figure meets each of them somewhere.
constexpr std::array visits{Visit{{768, 680}, Frame::Page, ThemeKind::Light},
                            Visit{{512, 520}, Frame::Page, ThemeKind::Dark},
                            Visit{{1600, 900}, Frame::Standalone, ThemeKind::Print},
                            Visit{{1406, 929}, Frame::Page, ThemeKind::Light},
                            Visit{{1080, 1350}, Frame::Standalone, ThemeKind::Dark}};
const QStringList noNumbers{QStringLiteral("nan"), QStringLiteral("-nan"), QStringLiteral("inf"),
                            QStringLiteral("-inf")};
constexpr std::size_t mostComplaints = 12;
constexpr std::size_t paintEvery = 7;
/// Sanitizers make a visit twenty times as slow, and what they look for shows on a part of the markets.
#ifdef __SANITIZE_ADDRESS__
constexpr std::size_t buildEvery = 17;
#else
constexpr std::size_t buildEvery = 1;
#endif

/// Of everything in a body that stands in a country's colour.
std::vector<ColourKey> coloursOf(const FigureBody& body) {
    std::vector<ColourKey> colours;
    const auto all = [&](const auto& parts) {
        for (const auto& part : parts)
            colours.push_back(part.colour);
    };
    if (const auto* bars = std::get_if<BarsBody>(&body))
        all(bars->bars);
    else if (const auto* lines = std::get_if<LinesBody>(&body))
        all(lines->lines);
    else if (const auto* stack = std::get_if<StackBody>(&body))
        all(stack->bands);
    else if (const auto* treemap = std::get_if<TreemapBody>(&body))
        all(treemap->tiles);
    else if (const auto* ladder = std::get_if<LadderBody>(&body))
        for (const auto& rung : ladder->rungs)
            all(rung.segments);
    else if (const auto* overview = std::get_if<OverviewBody>(&body)) {
        all(overview->bars.bars);
        all(overview->history.lines);
        all(overview->chain.rungs);
        all(overview->dispute.lines);
    }
    return colours;
}

bool areApart(const std::string& one, const std::string& other) {
    for (const ThemeKind kind : allThemeKinds)
        for (const Vision vision :
             {Vision::Normal, Vision::Protanopia, Vision::Deuteranopia, Vision::Tritanopia}) {
            const auto seen = [&](const std::string& iso3) {
                return labOf(theme(kind).colour({ColourKey::Role::Country, iso3}), vision);
            };
            if (colourDifference(seen(one), seen(other)) < 10)
                return false;
        }
    return true;
}

class Crawler : public testing::TestWithParam<std::string> {
protected:
    Crawler() : database(Database::openReadOnly(LODESTONE_SHIPPED_DATABASE)), catalogue(shippedCatalogue()) {}

    void visit(const ViewState& state) {
        const ViewState asked = state.normalised(*catalogue);
        if (!seen.insert(asked.text()).second)
            return;
        if (seen.size() % buildEvery != 0)
            return;
        const Visit& how = visits[seen.size() % visits.size()];
        const Figure figure = buildFigure(asked, *catalogue, database);
        if (figure.headline.empty() || figure.altText.empty())
            complain(figure, "has no headline or no alternative text");
        if (const auto* notice = std::get_if<Notice>(&figure.body); notice && notice->text.empty())
            complain(figure, "is empty and does not say why");
        checkTable(figure);
        checkColours(figure);
        const Theme& look = theme(how.theme);
        const double scale = how.frame == Frame::Standalone ? fittingScale(figure, look, how.size) : 1;
        QSizeF size = QSizeF(how.size) / scale;
        if (how.frame == Frame::Page)
            size.setHeight(
                std::max(size.height(), FigureScene::minimumHeight(figure, look, size.width(), how.frame)));
        FigureScene scene(figure, look, size, how.frame);
        checkWords(scene);
        checkMarks(scene);
        if (seen.size() % paintEvery == 0)
            paint(scene);
    }

    void checkWords(const FigureScene& scene) {
        const QRectF inside = scene.sceneRect().adjusted(-0.5, -0.5, 0.5, 0.5);
        const auto& texts = scene.texts();
        if (texts.empty())
            complain(scene.figure(), "shows no word");
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const std::string words = "'" + texts[i].text.toStdString() + "'";
            if (!inside.contains(texts[i].rect))
                complain(scene.figure(), words + " leaves the figure");
            if (const QString shown = texts[i].text.trimmed();
                shown.isEmpty() || noNumbers.contains(shown.section(u' ', 0, 0)))
                complain(scene.figure(), words + " says nothing");
            for (std::size_t j = i + 1; j < texts.size(); ++j) {
                const QRectF common = texts[i].rect & texts[j].rect;
                if (common.width() > 0.5 && common.height() > 0.5)
                    complain(scene.figure(), words + " lies on '" + texts[j].text.toStdString() + "'");
            }
        }
    }

    void checkMarks(const FigureScene& scene) {
        const bool notice = std::holds_alternative<Notice>(scene.figure().body);
        if (scene.marks().empty() && !notice)
            complain(scene.figure(), "has nothing to point at");
        for (const PlacedMark& mark : scene.marks()) {
            if (mark.description.trimmed().isEmpty())
                complain(scene.figure(), "has a mark without words: " + mark.mark.key);
            if (!std::isfinite(mark.rect.x() + mark.rect.y() + mark.rect.width() + mark.rect.height()))
                complain(scene.figure(), "has a mark nowhere: " + mark.mark.key);
        }
    }

    void checkTable(const Figure& figure) {
        if (!figure.table.origins.empty() && figure.table.origins.size() != figure.table.rows.size())
            complain(figure, "has a table whose rows do not all say where they come from");
        for (const std::vector<std::string>& row : figure.table.rows) {
            if (row.size() != figure.table.columns.size())
                complain(figure, "has a table with a row of another length");
            for (const std::string& cell : row)
                if (noNumbers.contains(QString::fromStdString(cell)))
                    complain(figure, "has '" + cell + "' in its table");
        }
    }

    /// Eight countries at most stand in their own colour, and each can be told from each other.
    void checkColours(const Figure& figure) {
        std::set<std::string> coloured;
        for (const ColourKey& key : coloursOf(figure.body))
            if (key.role == ColourKey::Role::Country &&
                theme(ThemeKind::Light).colour(key) != theme(ThemeKind::Light).countryOther)
                coloured.insert(key.iso3);
        if (coloured.size() > 8)
            complain(figure, "has more than eight countries in colour");
        for (auto one = coloured.begin(); one != coloured.end(); ++one)
            for (auto other = std::next(one); other != coloured.end(); ++other)
                if (pairs.insert({*one, *other}).second && !areApart(*one, *other))
                    complain(figure, "has " + *one + " and " + *other + " in colours that look alike");
    }

    static void paint(FigureScene& scene) {
        QImage image(scene.sceneRect().size().toSize(), QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::white);
        QPainter painter(&image);
        scene.render(&painter, image.rect(), scene.sceneRect());
    }

    void complain(const Figure& figure, const std::string& what) {
        const Visit& how = visits[seen.size() % visits.size()];
        if (++complaints <= mostComplaints)
            ADD_FAILURE() << what << " (" << how.size.width() << " x " << how.size.height()
                          << (how.frame == Frame::Page ? " page" : " standalone") << ")\n  --state \""
                          << figure.state.text() << '"';
    }

    WarningsAreFailures warnings;
    Database database;
    std::shared_ptr<const Catalogue> catalogue;
    std::set<std::string> seen;
    std::set<std::pair<std::string, std::string>> pairs; ///< of countries that stood together in colour
    std::size_t complaints = 0;
};

TEST_P(Crawler, EveryMarketReadsClearly) {
    const FigureSpec& spec = *figureSpec(GetParam());
    std::vector<std::string> views{""};
    for (const FigureSpec::View& view : spec.views)
        views.emplace_back(view.id);
    for (const Mineral& mineral : catalogue->minerals)
        for (const Stage stage : allStages) {
            ViewState state;
            state.figure = spec.id;
            state.mineral = mineral.slug;
            state.stage = stage;
            std::vector<std::string> sources{""};
            for (const SourceChoice& choice : sourceChoices(state.normalised(*catalogue), *catalogue))
                sources.push_back(choice.source->slug);
            for (const std::string& source : sources)
                for (const std::string& view : views) {
                    state.source = source;
                    state.view = view;
                    state.year = 0;
                    visit(state);
                    if (const std::vector<Year> years = yearsFor(state, *catalogue); !years.empty()) {
                        state.year = years.front();
                        visit(state);
                    }
                }
        }
    EXPECT_LE(complaints, mostComplaints) << complaints << " complaints in all";
    EXPECT_GT(seen.size(), 100U);
}

std::vector<std::string> figureIds() {
    std::vector<std::string> ids;
    for (const FigureSpec& spec : figureSpecs())
        ids.emplace_back(spec.id);
    return ids;
}

INSTANTIATE_TEST_SUITE_P(Pages, Crawler, testing::ValuesIn(figureIds()),
                         [](const auto& page) { return page.param; });

} // namespace
} // namespace lodestone
