// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/figure_runner.h"

namespace lodestone {

FigureRunner::FigureRunner(StorePool& pool, std::shared_ptr<const Catalogue> catalogue, QObject* parent)
    : QObject(parent), m_catalogue(std::move(catalogue)),
      m_latest(pool, [this](const Answer<std::shared_ptr<const Figure>>& answer) {
          emit figureReady(answer.trouble.empty() ? answer.value
                                                  : std::make_shared<const Figure>(
                                                        figureOfTrouble(m_requested, answer.trouble)));
      }) {}

void FigureRunner::request(const ViewState& state) {
    m_requested = state;
    m_latest.ask([state, catalogue = m_catalogue](const Database& db) {
        return std::make_shared<const Figure>(buildFigure(state, *catalogue, db));
    });
}

void FigureRunner::adopt(const ViewState& state, const FutureFigure& running) {
    m_requested = state;
    m_latest.adopt(running);
}

Figure figureOfTrouble(const ViewState& state, const std::string& trouble) {
    Figure figure;
    figure.state = state;
    figure.headline = "This figure could not be built";
    figure.subtitle = "The database did not answer";
    figure.body = Notice{trouble, "Try again", state};
    figure.altText = "No figure: " + trouble;
    return figure;
}

} // namespace lodestone
