// SPDX-License-Identifier: GPL-3.0-or-later
// The controls of what happened: which events a timeline shows, and the years that histories are narrowed to.
#include "widgets/page_controls.h"

#include "figure/timeline_choice.h"
#include "widgets/labels.h"

#include <QHBoxLayout>
#include <QKeyEvent>

#include <algorithm>

namespace lodestone {

namespace {

constexpr int pauseMs = 250;
constexpr int wordsWidth = 150;

QString qt(std::string_view text) {
    return QString::fromUtf8(text.data(), std::ssize(text));
}

} // namespace

bool PageControls::anySeen() const {
    return m_views != nullptr ||
           std::ranges::any_of(m_choices, [&](const Choice& one) { return one.pair->isVisibleTo(this); }) ||
           (m_yearsPair != nullptr && m_yearsPair->isVisibleTo(this));
}

void PageControls::addEventChoice(const QString& field, const QString& name,
                                  const std::vector<NamedChoice>& choices, std::string EventChoice::*member) {
    std::vector<Option> options;
    for (const NamedChoice& choice : choices)
        options.emplace_back(choice.value, choice.words);
    addChoice(
        Control::Events, name, options, [member](const ViewState& state) { return state.events.*member; },
        [member](ViewState& state, const std::string& value) { state.events.*member = value; });
    // Their first choice says what they are about: five labels would take a row of their own.
    Choice& made = m_choices.back();
    made.box->setObjectName(field);
    made.pair->findChild<QLabel*>()->hide();
}

void PageControls::addEventFilters() {
    addEventWords();
    addEventChoice(QStringLiteral("about"), tr("Events about"), aboutChoices(), &EventChoice::about);
    addEventChoice(QStringLiteral("kind"), tr("Kind"), kindChoices(), &EventChoice::kind);
    addEventChoice(QStringLiteral("party"), tr("Country"), partyChoices(m_workspace.catalogue()),
                   &EventChoice::party);
    addEventChoice(QStringLiteral("status"), tr("Status"), statusChoices(), &EventChoice::status);
    addEventChoice(QStringLiteral("verified"), tr("Confirmation"), verificationChoices(),
                   &EventChoice::verification);
    m_clear = new QPushButton(tr("Clear filters"));
    connect(m_clear, &QPushButton::clicked, this, [this] {
        m_workspace.change([](ViewState& state) {
            EventChoice wide;
            wide.about = state.events.about;
            state.events = wide;
        });
    });
    layout()->addWidget(m_clear);
}

void PageControls::addEventWords() {
    m_words = new QLineEdit;
    m_words->setPlaceholderText(tr("Search events"));
    m_words->setAccessibleName(tr("Search events"));
    m_words->setToolTip(
        tr("Words anywhere in the record: titles, kinds, countries, minerals, notes, sources"));
    m_words->setClearButtonEnabled(true);
    m_words->setFixedWidth(wordsWidth);
    m_words->installEventFilter(this);
    layout()->addWidget(m_words);
    m_typing = new QTimer(this);
    m_typing->setSingleShot(true);
    m_typing->setInterval(pauseMs);
    connect(m_typing, &QTimer::timeout, this, &PageControls::searchEvents);
    connect(m_words, &QLineEdit::textChanged, this, [this] { m_typing->start(); });
    connect(m_words, &QLineEdit::editingFinished, this, [this] {
        searchEvents();
        m_workspace.endGesture();
    });
}

void PageControls::searchEvents() {
    m_typing->stop();
    const std::string words = m_words->text().trimmed().toStdString();
    m_workspace.change([&](ViewState& state) { state.events.words = words; });
}

bool PageControls::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_words && event->type() == QEvent::FocusIn)
        m_workspace.beginGesture(); // one step back undoes the search, not a letter of it
    if (watched == m_words && event->type() == QEvent::FocusOut)
        m_workspace.endGesture();
    if (watched == m_words && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape && !m_words->text().isEmpty()) {
        m_words->clear();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void PageControls::showEventFilters() {
    if (m_words == nullptr)
        return;
    const ViewState& state = m_workspace.state();
    const QString words = qt(state.events.words);
    if (m_words->text().trimmed() != words && !m_typing->isActive()) {
        const QSignalBlocker quiet(m_words);
        m_words->setText(words);
    }
    m_clear->setVisible(state.events.narrows());
}

void PageControls::addYears() {
    m_yearsPair = new QWidget;
    auto* row = new QHBoxLayout(m_yearsPair);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_years = plainLabel();
    m_allYears = new QPushButton(tr("All years"));
    m_allYears->setToolTip(tr("Histories show all years again"));
    row->addWidget(m_years);
    row->addWidget(m_allYears);
    layout()->addWidget(m_yearsPair);
    connect(m_allYears, &QPushButton::clicked, this,
            [this] { m_workspace.change([](ViewState& state) { state.years.reset(); }); });
}

void PageControls::showYears(bool heeded) {
    if (m_yearsPair == nullptr)
        return;
    const std::optional<YearRange>& years = m_workspace.state().years;
    m_yearsPair->setVisible(heeded && years.has_value());
    if (!years)
        return;
    m_years->setText(years->count() == 1 ? tr("Only %1").arg(years->first())
                                         : tr("Only %1\u2013%2").arg(years->first()).arg(years->last()));
}

} // namespace lodestone
