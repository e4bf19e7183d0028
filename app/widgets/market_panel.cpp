// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/market_panel.h"

#include "widgets/accessible_role.h"
#include "widgets/labels.h"
#include "widgets/look.h"

#include <QPainter>
#include <QVBoxLayout>

namespace lodestone {

namespace {

std::vector<Stage> stagesWithTable(const ViewState& state, const Catalogue& catalogue) {
    std::vector<Stage> found;
    const Mineral* mineral = catalogue.mineralBySlug(state.mineral);
    for (const Stage stage : allStages)
        if (mineral && !catalogue.seriesOf(mineral->id, stage).empty())
            found.push_back(stage);
    return found;
}

constexpr int restMs = 25;                  ///< the figure has the database for itself
constexpr std::size_t mostBadgesKept = 128; // some 30 KiB each

/// What is chosen for the mineral in front alone; '' where it answers as it usually does.
std::string ownChoices(const ViewState& state) {
    if (state.product.empty() && !state.measure && state.source.empty())
        return {};
    ViewState own;
    own.mineral = state.mineral;
    own.product = state.product;
    own.measure = state.measure;
    own.source = state.source;
    return own.text();
}

} // namespace

MarketPanel::MarketPanel(Workspace& workspace, StorePool& pool, QWidget* parent)
    : QWidget(parent), m_workspace(workspace), m_minerals(new MineralList(workspace.sharedCatalogue())),
      m_stages(new StageSwitch(workspace.catalogue())), m_years(new YearControl), m_sources(new SourceBox),
      m_products(new ProductBox), m_productPart(new QWidget),
      m_badges(pool, [this](const Answer<Badges>& answer) {
          if (!answer.trouble.empty())
              return;
          if (m_known.size() >= mostBadgesKept)
              m_known.clear();
          m_known.insert_or_assign(answer.value.of, answer.value.all);
          if (answer.value.of == m_badgesOf)
              m_minerals->model().setBadges(answer.value.all);
      }) {
    setAccessibleRole(*this, QAccessible::Grouping);
    setAccessibleName(tr("Minerals and market"));
    setBackgroundRole(QPalette::AlternateBase);
    setMinimumWidth(196);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_minerals, 1);
    column->addWidget(makeRule());
    auto* lower = new QVBoxLayout;
    lower->setContentsMargins(10, 10, 10, 16);
    lower->setSpacing(0);
    auto* stageCaption = makeCaption(tr("Stage"));
    stageCaption->setContentsMargins(4, 0, 0, 0);
    lower->addWidget(stageCaption);
    lower->addSpacing(5);
    lower->addWidget(m_stages);
    addProducts(*lower);
    lower->addSpacing(12);
    lower->addWidget(m_years);
    lower->addSpacing(10);
    auto* sourceCaption = makeCaption(tr("Source"));
    sourceCaption->setBuddy(m_sources);
    sourceCaption->setContentsMargins(4, 0, 0, 0);
    lower->addWidget(sourceCaption);
    lower->addSpacing(5);
    lower->addWidget(m_sources);
    column->addLayout(lower);

    connect(m_minerals, &MineralList::mineralPicked, this, &MarketPanel::pickMineral);
    connect(m_minerals, &MineralList::yearStep, this, [this](int by) { m_years->step(by); });
    connect(m_minerals, &MineralList::escaped, this, [this] { m_workspace.select({}); });
    connect(m_stages, &StageSwitch::stagePicked, this,
            [this](Stage stage) { m_workspace.change([stage](ViewState& state) { state.stage = stage; }); });
    connect(m_years, &YearControl::yearPicked, this,
            [this](Year year) { m_workspace.change([year](ViewState& state) { state.year = year; }); });
    connect(m_years, &YearControl::gestureBegan, &m_workspace, &Workspace::beginGesture);
    connect(m_years, &YearControl::gestureEnded, &m_workspace, &Workspace::endGesture);
    connect(m_sources, &SourceBox::sourcePicked, this, [this](const std::string& slug) {
        m_workspace.change([&slug](ViewState& state) { state.source = slug; });
    });
    m_rest.setSingleShot(true);
    m_rest.setInterval(restMs);
    connect(&m_rest, &QTimer::timeout, this, &MarketPanel::askBadges);
    connect(&m_workspace, &Workspace::stateChanged, this, &MarketPanel::showState);
    showState();
    askBadges(); // the first with the window
}

void MarketPanel::addProducts(QVBoxLayout& column) {
    auto* part = new QVBoxLayout(m_productPart);
    part->setContentsMargins(0, 10, 0, 0);
    part->setSpacing(0);
    auto* caption = makeCaption(tr("Product"));
    caption->setBuddy(m_products);
    caption->setContentsMargins(4, 0, 0, 0);
    part->addWidget(caption);
    part->addSpacing(5);
    part->addWidget(m_products);
    column.addWidget(m_productPart);
    connect(m_products, &ProductBox::productPicked, this, [this](const ViewState& with) {
        m_workspace.change([&with](ViewState& state) {
            state.product = with.product;
            state.measure = with.measure;
            state.source = with.source;
        });
    });
}

/// A mineral found by the name of a product is opened with it: 'rutile' is typed for rutile.
void MarketPanel::pickMineral(const std::string& slug) {
    const NamedMineral named = m_workspace.catalogue().findNamed(m_minerals->filter().text().toStdString());
    const bool product = named.product != nullptr && named.mineral->slug == slug && named.product->stage;
    m_workspace.change([&](ViewState& state) {
        state.mineral = slug;
        if (product)
            openProduct(state, *named.mineral, *named.product, m_workspace.catalogue());
    });
}

void MarketPanel::showState() {
    const ViewState& state = m_workspace.state();
    const Catalogue& catalogue = m_workspace.catalogue();
    m_minerals->showMineral(state.mineral, m_workspace.regime().moderate, m_workspace.regime().high);
    m_stages->showStage(state.stage, stagesWithTable(state, catalogue));
    m_years->showYears(yearsToChoose(state, catalogue), state.year,
                       QString::fromStdString(shownPeriod(state, catalogue)));
    m_sources->showSources(state, catalogue);
    m_products->showProducts(state, catalogue);
    m_productPart->setVisible(m_products->hasChoice());
    wantBadges();
}

void MarketPanel::wantBadges() {
    const ViewState& state = m_workspace.state();
    const BadgesOf wanted{state.stage, state.year, state.reading, ownChoices(state)};
    if (wanted == m_badgesOf)
        return;
    m_badgesOf = wanted;
    const auto known = m_known.find(wanted);
    if (known == m_known.end()) {
        m_rest.start();
    } else {
        m_rest.stop();
        m_minerals->model().setBadges(known->second);
    }
}

void MarketPanel::askBadges() {
    m_rest.stop();
    m_badges.ask([state = m_workspace.state(), catalogue = m_workspace.sharedCatalogue(),
                  wanted = *m_badgesOf](const Database& db) {
        return Badges{wanted, mineralBadges(state, *catalogue, db)};
    });
}

void MarketPanel::deliverNow() {
    if (m_rest.isActive())
        askBadges();
    m_badges.deliverNow();
}

void MarketPanel::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), themeOf(this).panel);
}

} // namespace lodestone
