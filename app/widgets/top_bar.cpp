// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/top_bar.h"

#include "figure/scope.h"
#include "figure/subjects.h"
#include "platform/plain_text.h"
#include "widgets/accessible_role.h"
#include "widgets/icons.h"
#include "widgets/labels.h"
#include "widgets/look.h"
#include "widgets/source_box.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QPushButton>

#include <cmath>
#include <map>

namespace lodestone {

namespace {

constexpr int barHeight = 40;
constexpr int controlHeight = 26;

/// Fill of a flat button under pointer, press and focus.
void paintFlat(QPainter& painter, const QAbstractButton& button) {
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& look = themeOf(&button);
    if (button.isEnabled() && (button.underMouse() || button.isDown())) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(button.isDown() ? look.pressed : look.hover);
        painter.drawRoundedRect(button.rect(), 4, 4);
    }
    if (showsFocus(button))
        paintFocusRing(painter, button.rect(), 4, look);
}

/// A flat button of one painted icon for an action.
class IconButton : public QToolButton {
public:
    IconButton(Icon icon, QAction* action) : m_icon(icon) {
        setDefaultAction(action);
        setFixedSize(28, controlHeight);
        setFocusPolicy(Qt::StrongFocus);
        setAccessibleName(action->text().remove(u'&'));
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        paintFlat(painter, *this);
        const Theme& look = themeOf(this);
        const QRectF box(width() / 2.0 - 8, height() / 2.0 - 8, 16, 16);
        paintIcon(painter, m_icon, box, isEnabled() ? look.text : look.textDisabled);
    }

private:
    Icon m_icon;
};

QLabel* makeDot() {
    QLabel* dot = makeLabel(TypeRole::Body, Tone::Muted, QStringLiteral("·"));
    dot->setAccessibleName(QStringLiteral(" "));
    return dot;
}

QAction* addChoice(QMenu& menu, const QString& text, bool chosen) {
    QAction* action = menu.addAction(menuWords(text));
    action->setCheckable(true);
    action->setChecked(chosen);
    return action;
}

} // namespace

Crumb::Crumb(bool strong, QWidget* parent) : QToolButton(parent), m_strong(strong) {
    setPopupMode(InstantPopup);
    setFocusPolicy(Qt::StrongFocus);
    setFont(lodestone::font(TypeRole::Body));
    if (strong) {
        QFont bold = lodestone::font(TypeRole::Section);
        setFont(bold);
    }
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

QSize Crumb::sizeHint() const {
    return {static_cast<int>(std::ceil(QFontMetricsF(font()).horizontalAdvance(text()))) + 28, controlHeight};
}

void Crumb::tell(const QString& what, const QString& words) {
    setText(words);
    setAccessibleName(what + QStringLiteral(": ") + words);
    setToolTip(what + QStringLiteral(": ") + words); // where it is elided this is the whole of it
    updateGeometry();
}

void Crumb::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintFlat(painter, *this);
    const Theme& look = themeOf(this);
    painter.setFont(font());
    painter.setPen(isEnabled() ? look.text : look.textDisabled);
    const QRectF words = QRectF(rect()).adjusted(6, 0, -20, 0);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     QFontMetricsF(font()).elidedText(text(), Qt::ElideRight, words.width() + 1));
    paintIcon(painter, Icon::ChevronDown, QRectF(width() - 19, height() / 2.0 - 7.5, 16, 16),
              look.textSecondary);
}

TopBar::TopBar(Workspace& workspace, const Actions& actions, QWidget* parent)
    : QWidget(parent), m_workspace(workspace), m_mineral(new Crumb(true)), m_stage(new Crumb(false)),
      m_year(new Crumb(false)), m_source(new Crumb(false)),
      m_inspector(new IconButton(Icon::Panel, actions.inspector)),
      m_search(new SearchField(*actions.palette)), m_present(new QPushButton(tr("Present"))),
      m_export(new QPushButton(tr("Export"))) {
    setAccessibleRole(*this, QAccessible::ToolBar);
    setAccessibleName(tr("Tool bar"));
    setFixedHeight(barHeight);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(4, 0, 12, 1);
    row->setSpacing(4);
    row->addWidget(new IconButton(Icon::Back, actions.back));
    row->addWidget(new IconButton(Icon::Forward, actions.forward));
    row->addSpacing(13);
    const auto addCrumb = [&](Crumb* crumb, void (TopBar::*fill)(QMenu&)) {
        auto* menu = new QMenu(crumb);
        crumb->setMenu(menu);
        connect(menu, &QMenu::aboutToShow, this, [this, menu, fill] {
            menu->clear();
            qDeleteAll(menu->findChildren<QMenu*>(Qt::FindDirectChildrenOnly));
            (this->*fill)(*menu);
        });
        row->addWidget(crumb);
    };
    row->setSpacing(2);
    addCrumb(m_mineral, &TopBar::fillMinerals);
    row->addWidget(makeDot());
    addCrumb(m_stage, &TopBar::fillStages);
    row->addWidget(makeDot());
    addCrumb(m_year, &TopBar::fillYears);
    row->addWidget(makeDot());
    addCrumb(m_source, &TopBar::fillSources);
    m_row = row;
    row->addStretch(1);
    addButtons(actions);
    connect(&m_workspace, &Workspace::stateChanged, this, &TopBar::showState);
    showState();
}

void TopBar::addButtons(const Actions& actions) {
    auto* row = static_cast<QHBoxLayout*>(layout());
    const auto key = [](const QAction& action) {
        return action.shortcut().toString(QKeySequence::NativeText);
    };
    row->addWidget(m_search);
    row->addSpacing(4);
    row->addWidget(m_inspector);
    row->addSpacing(2);
    m_present->setIconSize({22, 16});
    m_present->setAccessibleName(tr("Present"));
    m_present->setToolTip(tr("%1 (%2)").arg(actions.present->toolTip(), key(*actions.present)));
    connect(m_present, &QPushButton::clicked, actions.present, &QAction::trigger);
    row->addWidget(m_present);
    row->addSpacing(4);
    m_export->setIconSize({22, 16});
    m_export->setDefault(true); // painted in the accent
    m_export->setAutoDefault(false);
    m_export->setAccessibleName(tr("Export figure"));
    const auto tellExport = [this, action = actions.exportFigure, key] {
        m_export->setToolTip(action->isEnabled()
                                 ? tr("Save the figure as PNG or SVG (%1)").arg(key(*action))
                                 : tr("This page shows lists, and there is no figure to export. "
                                      "Ctrl+C copies the list in front as text."));
    };
    connect(actions.exportFigure, &QAction::changed, m_export, tellExport);
    tellExport();
    connect(m_export, &QPushButton::clicked, actions.exportFigure, &QAction::trigger);
    for (const auto& [action, button] :
         {std::pair(actions.exportFigure, m_export), std::pair(actions.present, m_present)})
        connect(action, &QAction::changed, button, [this, action = action, button = button] {
            button->setEnabled(action->isEnabled());
            setIcons();
        });
    row->addWidget(m_export);
    setIcons();
}

void TopBar::setInspectorShown(bool shown) {
    m_inspector->setVisible(!shown);
    share();
}

void TopBar::setIcons() {
    const Theme& look = themeOf(this);
    m_export->setIcon(makeIcon(Icon::Export, m_export->isEnabled() ? look.textOnAccent : look.textDisabled));
    m_present->setIcon(makeIcon(Icon::Screen, m_present->isEnabled() ? look.text : look.textDisabled));
}

void TopBar::share() {
    int room = width() - 110 - m_export->sizeHint().width();
    for (const Crumb* crumb : crumbs())
        room -= crumb->sizeHint().width() + 8;
    if (!m_inspector->isHidden())
        room -= m_inspector->width() + 6;
    // The word goes first, then the words of the search.
    m_present->setText(tr("Present"));
    const int present = m_present->sizeHint().width() + 8;
    const bool wordy = room - present >= 130;
    if (!wordy)
        m_present->setText({});
    m_search->setRoom(room - (wordy ? present : m_present->sizeHint().width() + 8));
}

void TopBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    share();
}

void TopBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange)
        setIcons();
    QWidget::changeEvent(event);
}

void TopBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& look = themeOf(this);
    painter.fillRect(rect(), look.window);
    painter.fillRect(0, 0, width(), 1, look.divider);
    painter.fillRect(0, height() - 1, width(), 1, look.border);
    painter.fillRect(66, 10, 1, 20, look.border);
}

void TopBar::showState() {
    const ViewState& state = m_workspace.state();
    const Catalogue& catalogue = m_workspace.catalogue();
    const auto show = [](Crumb* crumb, const QString& what, const QString& text) { crumb->tell(what, text); };
    const Mineral* mineral = catalogue.mineralBySlug(state.mineral);
    const Series* series = seriesFor(state, catalogue, state.year);
    show(m_mineral, tr("Mineral"),
         !mineral ? QString()
                  : QString::fromStdString(series ? tableName(*series, *mineral) : mineral->name));
    show(m_stage, tr("Stage"), QString::fromStdString(catalogue.stage(state.stage).name));
    const QString period = QString::fromStdString(shownPeriod(state, catalogue));
    show(m_year, tr("Year"),
         !period.isEmpty() ? period
         : state.year      ? QString::number(state.year)
                           : tr("No year"));
    const Source* source = series ? catalogue.source(series->source) : nullptr;
    show(m_source, tr("Source"), source ? QString::fromStdString(source->shortName) : tr("No table"));
    m_year->setEnabled(!yearsToChoose(state, catalogue).empty());
    m_source->setEnabled(source != nullptr);
    showScope();
    share();
}

std::vector<Crumb*> TopBar::crumbs() const {
    std::vector<Crumb*> shown{m_mineral, m_stage, m_year, m_source};
    for (const auto& [dot, crumb] : m_scope)
        if (!crumb->isHidden())
            shown.push_back(crumb);
    return shown;
}

void TopBar::showScope() {
    const std::vector<ScopePart> parts = scopeParts(m_workspace.state(), m_workspace.catalogue());
    while (m_scope.size() < parts.size()) {
        const std::size_t at = m_scope.size();
        auto* crumb = new Crumb(false);
        QLabel* dot = makeDot();
        QWidget* before = at == 0 ? m_source : m_scope.back().second;
        const int place = m_row->indexOf(before) + 1;
        m_row->insertWidget(place, dot);
        m_row->insertWidget(place + 1, crumb);
        setTabOrder(before, crumb);
        auto* menu = new QMenu(crumb);
        crumb->setMenu(menu);
        connect(menu, &QMenu::aboutToShow, this, [this, at, menu] {
            menu->clear();
            fillScope(at, *menu);
        });
        m_scope.emplace_back(dot, crumb);
    }
    for (std::size_t i = 0; i < m_scope.size(); ++i) {
        m_scope[i].first->setVisible(i < parts.size());
        m_scope[i].second->setVisible(i < parts.size());
        if (i < parts.size())
            m_scope[i].second->tell(QString::fromStdString(parts[i].name),
                                    QString::fromStdString(parts[i].words));
    }
}

void TopBar::fillScope(std::size_t at, QMenu& menu) {
    const std::vector<ScopePart> parts = scopeParts(m_workspace.state(), m_workspace.catalogue());
    if (at >= parts.size())
        return;
    for (const ScopeChoice& choice : parts[at].choices)
        connect(addChoice(menu, QString::fromStdString(choice.words), choice.chosen), &QAction::triggered,
                this, [this, chosen = choice.state] {
                    m_workspace.change([&chosen](ViewState& state) { state = chosen; });
                });
}

void TopBar::fillMinerals(QMenu& menu) {
    // Some eighty minerals do not fit one menu: one submenu a group, in the order of the list.
    std::map<std::string, QMenu*> groups;
    for (const Mineral& mineral : m_workspace.catalogue().minerals) {
        QMenu*& group = groups[mineral.group];
        if (!group)
            group = menu.addMenu(QString::fromStdString(mineral.group));
        QAction* action = addChoice(*group, QString::fromStdString(mineral.name),
                                    mineral.slug == m_workspace.state().mineral);
        connect(action, &QAction::triggered, this, [this, slug = mineral.slug] {
            m_workspace.change([&slug](ViewState& state) { state.mineral = slug; });
        });
    }
}

void TopBar::fillStages(QMenu& menu) {
    for (const Stage stage : allStages) {
        const QString name = QString::fromStdString(m_workspace.catalogue().stage(stage).name);
        connect(addChoice(menu, name, stage == m_workspace.state().stage), &QAction::triggered, this,
                [this, stage] { m_workspace.change([stage](ViewState& state) { state.stage = stage; }); });
    }
}

void TopBar::fillYears(QMenu& menu) {
    std::vector<Year> years = yearsToChoose(m_workspace.state(), m_workspace.catalogue());
    for (auto year = years.rbegin(); year != years.rend(); ++year) {
        connect(addChoice(menu, QString::number(*year), *year == m_workspace.state().year),
                &QAction::triggered, this, [this, picked = *year] {
                    m_workspace.change([picked](ViewState& state) { state.year = picked; });
                });
    }
}

void TopBar::fillSources(QMenu& menu) {
    const ViewState& state = m_workspace.state();
    bool newest = true;
    for (const SourceChoice& choice : sourceChoices(state, m_workspace.catalogue())) {
        const Source* source = choice.source;
        const QString name = choiceText(choice);
        const bool chosen =
            newest ? state.source.empty() || state.source == source->slug : state.source == source->slug;
        const std::string slug = newest ? std::string() : source->slug;
        connect(addChoice(menu, newest ? tr("%1 (newest)").arg(name) : name, chosen), &QAction::triggered,
                this, [this, slug] { m_workspace.change([&slug](ViewState& next) { next.source = slug; }); });
        newest = false;
    }
}

} // namespace lodestone
