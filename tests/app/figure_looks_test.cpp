// SPDX-License-Identifier: GPL-3.0-or-later
// Every figure kind and view of the shipped database at every preset and ground, with and without what a
// writer adds: no word is cut or lies on another, none lacks a glyph, all can be read.
#include "app/window_fixture.h"
#include "charts/scene_facts.h"
#include "editor/laid_out.h"

namespace lodestone {
namespace {

class FigureLooks : public testing::TestWithParam<std::string> {
protected:
    FigureLooks()
        : database(Database::openReadOnly(LODESTONE_SHIPPED_DATABASE)), catalogue(shippedCatalogue()) {}

    std::vector<Figure> figures() const {
        std::vector<std::string> views{""};
        for (const FigureSpec::View& view : figureSpec(GetParam())->views)
            views.emplace_back(view.id);
        std::vector<Figure> built;
        // One with all there is, one of few rows, one with claims alone at some stages.
        for (const char* mineral : {"rare-earths", "cobalt", "gallium"})
            for (const std::string& view : views) {
                ViewState state;
                state.figure = GetParam();
                state.mineral = mineral;
                state.view = view;
                built.push_back(buildFigure(state, *catalogue, database));
            }
        return built;
    }

    static void check(const Figure& figure, const ExportLook& look) {
        const std::string where =
            figure.state.text() + " at " + look.preset + ", " + std::string(slug(look.ground));
        double scale = 1;
        const auto scene = laidOut(figure, look, scale);
        const FigureFacts facts = sceneFacts(*scene, scale, look.dpi);
        for (const FigureFacts::Clash& clash : facts.clashes)
            ADD_FAILURE() << where << ": '" << clash.words << "' "
                          << (clash.other.empty() ? "leaves the figure" : "lies on '" + clash.other + "'");
        EXPECT_EQ(wordsWithoutGlyphs(*scene).join(u' ').toStdString(), "") << where;
        EXPECT_GE(facts.leastContrast, 4.5) << where << ": " << facts.palest;
    }

    WarningsAreFailures warnings;
    Database database;
    std::shared_ptr<const Catalogue> catalogue;
};

TEST_P(FigureLooks, ReadAtEveryPresetOnEveryGround) {
    for (const Figure& figure : figures())
        for (const SizePreset& preset : sizePresets())
            for (const auto ground : {ExportLook::Ground::Light, ExportLook::Ground::Dark,
                                      ExportLook::Ground::Print, ExportLook::Ground::Transparent}) {
                ExportLook look = withPreset({}, preset);
                look.ground = ground;
                check(figure, look);
            }
}

TEST_P(FigureLooks, ReadWithALegendACreditAndACountryPointedOut) {
    FigureFrame frame;
    frame.credit = "Chart: The Daily";
    frame.labels = FigureFrame::Labels::Legend;
    Annotation country;
    country.kind = Annotation::Kind::Country;
    country.at = {{Mark::Kind::Country, "CHN"}, 0.5, 0.5};
    frame.annotations.push_back(country);
    for (const Figure& figure : figures())
        for (const SizePreset& preset : sizePresets()) {
            ExportLook look = withPreset({}, preset);
            look.ground = preset.typePoints > 0 ? ExportLook::Ground::Print : ExportLook::Ground::Light;
            check(framed(figure, frame), look);
        }
}

std::vector<std::string> figureIds() {
    std::vector<std::string> ids;
    for (const FigureSpec& spec : figureSpecs())
        ids.emplace_back(spec.id);
    return ids;
}

INSTANTIATE_TEST_SUITE_P(Figures, FigureLooks, testing::ValuesIn(figureIds()),
                         [](const auto& figure) { return figure.param; });

} // namespace
} // namespace lodestone
