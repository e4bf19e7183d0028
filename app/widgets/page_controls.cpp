// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/page_controls.h"

#include "figure/choices.h"
#include "widgets/flow_layout.h"
#include "widgets/labels.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QWheelEvent>

#include <algorithm>

namespace lodestone {

namespace {

QString qt(std::string_view text) {
    return QString::fromUtf8(text.data(), std::ssize(text));
}

constexpr int widest = 190; // of a box: a second one still fits beside it in the smallest window

/// Long names are elided in the box; its list and its tooltip give the whole of them.
class Box : public QComboBox {
public:
    explicit Box(const QString& name) {
        setAccessibleName(name);
        setSizeAdjustPolicy(AdjustToContents);
        setMaxVisibleItems(24);
    }

    [[nodiscard]] QSize sizeHint() const override {
        return QComboBox::sizeHint().boundedTo(QSize(widest, QLAYOUTSIZE_MAX));
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void wheelEvent(QWheelEvent* event) override { event->ignore(); }
};

} // namespace

PageControls::PageControls(const FigureSpec& spec, Workspace& workspace, QWidget* parent)
    : QWidget(parent), m_spec(spec), m_workspace(workspace) {
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto* flow = new FlowLayout(this, 16, 6);
    flow->setContentsMargins(20, 10, 20, 0);
    addViews(spec);
    if (spec.has(Control::Indicator))
        addIndicators();
    if (spec.has(Control::With))
        addCompanions();
    if (spec.has(Control::Country))
        addCountries();
    if (spec.has(Control::Bloc))
        addBlocs();
    if (spec.has(Control::List))
        addLists();
    if (spec.has(Control::Group))
        addGroups();
    if (spec.has(Control::Regime))
        addRegimes();
    if (spec.has(Control::Reading))
        addReadings();
    if (spec.has(Control::Events))
        addEventFilters();
    if (spec.has(Control::Years))
        addYears();
    connect(&m_workspace, &Workspace::stateChanged, this, &PageControls::showState);
    showState();
}

QComboBox* PageControls::box(Control control) const {
    const auto found = std::ranges::find(m_choices, control, &Choice::control);
    return found == m_choices.end() ? nullptr : found->box;
}

void PageControls::add(QWidget* control) {
    layout()->addWidget(control);
}

void PageControls::addViews(const FigureSpec& spec) {
    if (spec.views.empty())
        return;
    QStringList titles;
    for (const FigureSpec::View& view : spec.views)
        titles.append(qt(view.title));
    m_views = new SectionSwitch(tr("View"), titles);
    layout()->addWidget(m_views);
    connect(m_views, &SectionSwitch::sectionPicked, this, [this](int section) {
        const std::string view(m_spec.views[static_cast<std::size_t>(section)].id);
        m_workspace.change([&view](ViewState& state) { state.view = view; });
    });
}

void PageControls::addChoice(Control control, const QString& label, const std::vector<Option>& options,
                             std::function<std::string(const ViewState&)> read,
                             std::function<void(ViewState&, const std::string&)> write) {
    auto* pair = new QWidget;
    auto* row = new QHBoxLayout(pair);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    auto* words = plainLabel(label);
    auto* box = new Box(label);
    words->setBuddy(box);
    row->addWidget(words);
    row->addWidget(box);
    layout()->addWidget(pair);
    Choice choice{control, box, {}, std::move(read), pair};
    fill(choice, options);
    const std::size_t at = m_choices.size();
    connect(box, &QComboBox::activated, this, [this, at, write = std::move(write)](int index) {
        const std::string value = m_choices[at].values[static_cast<std::size_t>(index)];
        m_workspace.change([&](ViewState& state) { write(state, value); });
    });
    m_choices.push_back(std::move(choice));
}

void PageControls::fill(Choice& choice, const std::vector<Option>& options) {
    choice.values.clear();
    choice.box->clear();
    for (const auto& [value, name] : options) {
        choice.values.push_back(value);
        choice.box->addItem(qt(name));
    }
}

void PageControls::addCountries() {
    addChoice(
        Control::Country, tr("Share of"), {{"", "the leader"}},
        [](const ViewState& state) { return state.country; },
        [](ViewState& state, const std::string& value) {
            state.country = value;
            // A country that stays picked out would be asked for again.
            if (state.selection.kind == Mark::Kind::Country)
                state.selection = value.empty() ? Mark{} : Mark{Mark::Kind::Country, value};
        });
}

void PageControls::setCountries(const std::vector<SourcesBody::Choice>& countries) {
    const auto choice = std::ranges::find(m_choices, Control::Country, &Choice::control);
    if (choice == m_choices.end())
        return;
    std::vector<Option> options{{"", "the leader"}};
    for (const SourcesBody::Choice& country : countries)
        options.emplace_back(country.iso3, country.name);
    const std::string& asked = m_workspace.state().country;
    const Country* country = m_workspace.catalogue().countryByIso3(asked);
    if (country != nullptr && std::ranges::find(options, asked, &Option::first) == options.end())
        options.emplace_back(asked, country->name); // asked for, though no source names it
    fill(*choice, options);
    showState();
}

void PageControls::addIndicators() {
    std::vector<Option> options;
    for (const NamedChoice& choice : indicatorChoices())
        options.emplace_back(choice.value, choice.words);
    addChoice(
        Control::Indicator, tr("Measure"), options, [](const ViewState& state) { return state.indicator; },
        [](ViewState& state, const std::string& value) { state.indicator = value; });
}

void PageControls::addCompanions() {
    std::vector<Option> options{{"", "nothing"}};
    for (const Mineral& mineral : m_workspace.catalogue().minerals)
        options.emplace_back(mineral.slug, mineral.name);
    addChoice(
        Control::With, tr("Compare with"), options,
        [](const ViewState& state) { return state.with.empty() ? std::string() : state.with.front(); },
        [](ViewState& state, const std::string& value) {
            state.with.clear();
            if (!value.empty())
                state.with.push_back(value);
        });
}

void PageControls::addBlocs() {
    std::vector<Option> options{{"", "countries"}};
    for (const Bloc& bloc : m_workspace.catalogue().blocs)
        options.emplace_back(bloc.slug, bloc.name);
    addChoice(
        Control::Bloc, tr("As one"), options, [](const ViewState& state) { return state.bloc; },
        [](ViewState& state, const std::string& value) { state.bloc = value; });
}

void PageControls::addLists() {
    std::vector<Option> options{{"", "all minerals"}};
    if (!m_spec.usualList.empty())
        options = {{"", std::string(m_spec.usualList)}, {"all", "all minerals"}};
    for (const CriticalList& list : m_workspace.catalogue().criticalLists)
        options.emplace_back(list.slug, list.name);
    addChoice(
        Control::List, tr("List"), options, [](const ViewState& state) { return state.list; },
        [](ViewState& state, const std::string& value) { state.list = value; });
}

void PageControls::addGroups() {
    std::vector<Option> options{{"", "all groups"}};
    for (const Mineral& mineral : m_workspace.catalogue().minerals)
        if (std::ranges::find(options, mineral.group, &Option::first) == options.end())
            options.emplace_back(mineral.group, mineral.group);
    addChoice(
        Control::Group, tr("Group"), options, [](const ViewState& state) { return state.group; },
        [](ViewState& state, const std::string& value) { state.group = value; });
}

void PageControls::addRegimes() {
    std::vector<Option> options;
    for (const NamedChoice& choice : regimeChoices())
        options.emplace_back(choice.value, choice.words);
    addChoice(
        Control::Regime, tr("Bands"), options, [](const ViewState& state) { return state.regime; },
        [](ViewState& state, const std::string& value) { state.regime = value; });
}

void PageControls::addReadings() {
    std::vector<Option> options;
    for (const NamedChoice& choice : readingChoices())
        options.emplace_back(choice.value, choice.words);
    addChoice(
        Control::Reading, tr("Suspect values"), options, [](const ViewState& state) { return state.reading; },
        [](ViewState& state, const std::string& value) { state.reading = value; });
}

void PageControls::showState() {
    const ViewState& state = m_workspace.state();
    const bool readings = readingsDiffer(state, m_workspace.catalogue());
    unsigned without = 0;
    if (m_views != nullptr) {
        auto view = std::ranges::find(m_spec.views, state.view, &FigureSpec::View::id);
        if (view == m_spec.views.end())
            view = m_spec.views.begin();
        const QSignalBlocker quiet(m_views);
        m_views->setSection(static_cast<int>(view - m_spec.views.begin()));
        without = view->without;
    }
    for (const Choice& choice : m_choices) {
        choice.pair->setVisible((without & static_cast<unsigned>(choice.control)) == 0 &&
                                (choice.control != Control::Reading || readings));
        const auto value = std::ranges::find(choice.values, choice.read(state));
        choice.box->setCurrentIndex(
            value == choice.values.end() ? 0 : static_cast<int>(value - choice.values.begin()));
        choice.box->setToolTip(choice.box->currentText());
    }
    showEventFilters();
    showYears((without & static_cast<unsigned>(Control::Years)) == 0);
    if (m_yearsPair != nullptr && m_views == nullptr) // the years are all there is, and come and go
        setVisible(anySeen());
}

} // namespace lodestone
