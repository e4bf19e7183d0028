// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever can be picked out in any figure is explained: words or terms, a link that opens, and a citation in
// all three formats.
#include "app/window_fixture.h"
#include "charts/figure_scene.h"
#include "widgets/citation_button.h"

#include <map>

namespace lodestone {
namespace {

class InspectorMarks : public testing::TestWithParam<std::string> {
protected:
    static void check(const Inspection& shown, const std::string& where) {
        EXPECT_FALSE(shown.title.empty()) << where;
        std::size_t words = 0;
        bool linked = false;
        for (const Inspection::Paragraph& part : shown.paragraphs) {
            words += part.lines.size() + (part.text.empty() ? 0 : 1);
            // Some ministries answer without encryption only.
            linked = linked || part.link.starts_with("https://") || part.link.starts_with("http://");
        }
        EXPECT_GE(words, 2U) << "hardly explained: " << where;
        EXPECT_TRUE(linked) << "no link: " << where;
        for (const CitationFormat format :
             {CitationFormat::Plain, CitationFormat::Bibtex, CitationFormat::Ris})
            EXPECT_FALSE(citationText(shown, format).isEmpty()) << "nothing to cite: " << where;
    }
};

TEST_P(InspectorMarks, EveryKindOfMarkIsExplainedToItsSources) {
    const Database database = Database::openReadOnly(LODESTONE_SHIPPED_DATABASE);
    const auto catalogue = shippedCatalogue();
    const FigureSpec& spec = *figureSpec(GetParam());
    std::vector<std::string> views{""};
    for (const FigureSpec::View& view : spec.views)
        views.emplace_back(view.id);
    std::map<Mark::Kind, int> asked;
    for (const char* mineral : {"rare-earths", "gallium"})
        for (const Stage stage : {Stage::Mining, Stage::Processing})
            for (const std::string& view : views) {
                ViewState state;
                state.figure = spec.id;
                state.mineral = mineral;
                state.stage = stage;
                state.view = view;
                state = state.normalised(*catalogue);
                const Figure figure = buildFigure(state, *catalogue, database);
                const FigureScene scene(figure, theme(ThemeKind::Light), {768, 1400}, Frame::Page);
                std::map<Mark::Kind, int> here; // a few of each kind: they are made alike
                for (const PlacedMark& mark : scene.marks()) {
                    if (here[mark.mark.kind]++ >= 3)
                        continue;
                    ++asked[mark.mark.kind];
                    ViewState chosen = state;
                    chosen.selection = mark.mark;
                    check(inspect(chosen, *catalogue, database), chosen.text());
                }
            }
    EXPECT_FALSE(asked.empty());
}

std::vector<std::string> figureIds() {
    std::vector<std::string> ids;
    for (const FigureSpec& spec : figureSpecs())
        ids.emplace_back(spec.id);
    return ids;
}

INSTANTIATE_TEST_SUITE_P(Pages, InspectorMarks, testing::ValuesIn(figureIds()),
                         [](const auto& page) { return page.param; });

} // namespace
} // namespace lodestone
