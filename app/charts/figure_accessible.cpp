// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/figure_accessible.h"

#include "charts/canvas.h"
#include "charts/figure_accessible_parts.h"
#include "figure/table_text.h"

#include <QAccessibleWidget>
#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace lodestone {
namespace {

/// The amount that a table has for a mark, when it has just one.
std::optional<std::pair<std::size_t, std::size_t>> amountOf(const DataTable& table, const Mark& mark) {
    std::optional<std::size_t> row;
    for (std::size_t i = 0; i < table.rows.size(); ++i)
        if (mark && markOfRow(table, i) == mark) {
            if (row)
                return std::nullopt;
            row = i;
        }
    // A share is what a mark shows; where there is none, the first amount.
    const auto share = std::ranges::find(table.columns, "fraction", &DataColumn::unit);
    const std::size_t column = share != table.columns.end()
                                   ? static_cast<std::size_t>(share - table.columns.begin())
                                   : leadingColumn(table);
    if (!row || column >= table.columns.size() || !table.columns[column].numeric ||
        shownCell(table, *row, column).missing)
        return std::nullopt;
    return std::pair(*row, column);
}

/// A mark: said in its own words, chosen like a row of a list.
class MarkAccessible : public FigurePart,
                       public QAccessibleActionInterface,
                       public QAccessibleValueInterface {
public:
    MarkAccessible(FigureView& view, int index) : FigurePart(view), m_index(index), m_mark(placed()->mark) {}

    /// False when the scene has another mark in this place by now.
    [[nodiscard]] bool isValid() const override {
        return FigurePart::isValid() && placed() != nullptr && placed()->mark == m_mark;
    }
    [[nodiscard]] QAccessible::Role role() const override {
        const bool acts = m_mark.kind == Mark::Kind::Column || m_mark.kind == Mark::Kind::Page;
        return acts ? QAccessible::Button : QAccessible::ListItem;
    }
    [[nodiscard]] QRect rect() const override { return isValid() ? onScreen(placed()->rect) : QRect(); }
    [[nodiscard]] QAccessible::State state() const override;
    [[nodiscard]] QString text(QAccessible::Text what) const override;
    /// Whether its words are others than when this was last asked.
    [[nodiscard]] bool newWords();

    void* interface_cast(QAccessible::InterfaceType type) override {
        if (type == QAccessible::ActionInterface)
            return static_cast<QAccessibleActionInterface*>(this);
        if (type == QAccessible::ValueInterface && isValid() && amount())
            return static_cast<QAccessibleValueInterface*>(this);
        return nullptr;
    }
    [[nodiscard]] QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    void doAction(const QString& name) override {
        if (!isValid())
            return;
        if (name == pressAction())
            view()->press(m_index);
        else if (name == setFocusAction())
            view()->goTo(m_index);
    }
    [[nodiscard]] QStringList keyBindingsForAction(const QString& name) const override {
        return name == pressAction() ? QStringList(QStringLiteral("Return")) : QStringList();
    }

    [[nodiscard]] QVariant currentValue() const override;
    void setCurrentValue(const QVariant&) override {}
    [[nodiscard]] QVariant maximumValue() const override { return isShare() ? 100.0 : QVariant(); }
    [[nodiscard]] QVariant minimumValue() const override { return isShare() ? 0.0 : QVariant(); }
    [[nodiscard]] QVariant minimumStepSize() const override { return {}; }

private:
    [[nodiscard]] const PlacedMark* placed() const {
        const auto& marks = view()->figureScene()->marks();
        return static_cast<std::size_t>(m_index) < marks.size() ? &marks[static_cast<std::size_t>(m_index)]
                                                                : nullptr;
    }
    [[nodiscard]] const DataTable& table() const { return view()->figureScene()->figure().table; }
    [[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>> amount() const {
        return amountOf(table(), m_mark);
    }
    [[nodiscard]] bool isShare() const {
        const auto found = amount();
        return found && table().columns[found->second].unit == "fraction";
    }
    [[nodiscard]] QString explained() const;

    int m_index;
    Mark m_mark;
    QString m_said;
};

QAccessible::State MarkAccessible::state() const {
    QAccessible::State state = FigurePart::state();
    if (!isValid())
        return state;
    state.focusable = true;
    state.selectable = true;
    state.focused = view()->hasFocus() && view()->focusedIndex() == m_index;
    state.selected = view()->highlight().selected == m_mark;
    const QRect seen(view()->viewport()->mapToGlobal(QPoint(0, 0)), view()->viewport()->size());
    state.offscreen = !rect().intersects(seen);
    return state;
}

/// What the pointer would be told here.
QString MarkAccessible::explained() const {
    const HitArea* hit = view()->figureScene()->hitAt(placed()->rect.center());
    if (hit == nullptr || hit->mark != m_mark || hit->tooltip == placed()->description)
        return {};
    return QString(hit->tooltip).replace(u'\n', QStringLiteral("; "));
}

QString MarkAccessible::text(QAccessible::Text what) const {
    if (!isValid())
        return {};
    if (what == QAccessible::Name)
        return placed()->description;
    if (what == QAccessible::Description)
        return explained();
    if (const auto found = amount(); found && what == QAccessible::Value)
        return qt(shownCell(table(), found->first, found->second).text);
    return {};
}

bool MarkAccessible::newWords() {
    const QString words = text(QAccessible::Name);
    return std::exchange(m_said, words) != words;
}

QVariant MarkAccessible::currentValue() const {
    const auto found = isValid() ? amount() : std::nullopt;
    if (!found)
        return {};
    const double value = QString::fromStdString(table().rows[found->first][found->second]).toDouble();
    return isShare() ? value * 100 : value;
}

/// The way out that an empty figure offers.
class NoticeButton : public FigurePart, public QAccessibleActionInterface {
public:
    using FigurePart::FigurePart;

    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::Button; }
    [[nodiscard]] QRect rect() const override { return onScreen(view()->figureScene()->noticeButton()); }
    [[nodiscard]] QString text(QAccessible::Text what) const override {
        const Notice* notice = what == QAccessible::Name ? noticeOf() : nullptr;
        return notice != nullptr ? qt(notice->action) : QString();
    }
    void* interface_cast(QAccessible::InterfaceType type) override {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this)
                                                    : nullptr;
    }
    [[nodiscard]] QStringList actionNames() const override { return {pressAction()}; }
    void doAction(const QString& name) override {
        if (name == pressAction() && isValid())
            Q_EMIT view()->noticeActionClicked();
    }
    [[nodiscard]] QStringList keyBindingsForAction(const QString&) const override {
        return {QStringLiteral("Return")};
    }

private:
    [[nodiscard]] const Notice* noticeOf() const {
        if (!isValid())
            return nullptr;
        const FigureBody& body = view()->figureScene()->figure().body;
        if (const auto* overview = std::get_if<OverviewBody>(&body))
            return overview->notice ? &*overview->notice : nullptr;
        return std::get_if<Notice>(&body);
    }
};

/// The view itself. Its marks come first, in reading order, then a notice's button, then the table.
class FigureAccessible : public QAccessibleWidget {
public:
    explicit FigureAccessible(FigureView& view);
    ~FigureAccessible() override;

    [[nodiscard]] int childCount() const override {
        return marks() + (hasButton() ? 1 : 0) + (hasTable() ? 1 : 0);
    }
    [[nodiscard]] QAccessibleInterface* child(int index) const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* part) const override;
    [[nodiscard]] QAccessibleInterface* focusChild() const override {
        return view().hasFocus() && view().focusedIndex() >= 0 ? child(view().focusedIndex()) : nullptr;
    }
    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override;

    void sceneChanged();

private:
    static constexpr int buttonPlace = -1; ///< in m_parts; marks stand under their index
    static constexpr int tablePlace = -2;

    [[nodiscard]] FigureView& view() const { return static_cast<FigureView&>(*widget()); }
    [[nodiscard]] int marks() const {
        return view().figureScene() ? static_cast<int>(view().figureScene()->marks().size()) : 0;
    }
    [[nodiscard]] bool hasButton() const {
        return view().figureScene() && !view().figureScene()->noticeButton().isEmpty();
    }
    [[nodiscard]] bool hasTable() const {
        return view().figureScene() && !view().figureScene()->figure().table.columns.empty();
    }

    mutable AccessibleParts m_parts;
    int m_told = 0; ///< marks when the scene last changed
};

/// Views that somebody has asked about: only those tell what changes in them.
std::map<const QObject*, FigureAccessible*>& askedAbout() {
    static std::map<const QObject*, FigureAccessible*> all;
    return all;
}

FigureAccessible::FigureAccessible(FigureView& view) : QAccessibleWidget(&view, QAccessible::Chart) {
    askedAbout()[&view] = this;
}

FigureAccessible::~FigureAccessible() {
    std::erase_if(askedAbout(), [this](const auto& entry) { return entry.second == this; });
}

QAccessibleInterface* FigureAccessible::child(int index) const {
    if (index < 0 || index >= childCount())
        return nullptr;
    if (index < marks()) {
        if (const QAccessibleInterface* known = m_parts.known(index); known != nullptr && !known->isValid())
            m_parts.drop(index);
        return m_parts.at(index, [&] { return new MarkAccessible(view(), index); });
    }
    if (index == marks() && hasButton())
        return m_parts.at(buttonPlace, [&] { return new NoticeButton(view()); });
    return m_parts.at(tablePlace, [&] { return makeTableAccessible(view()); });
}

int FigureAccessible::indexOfChild(const QAccessibleInterface* part) const {
    for (const int place : m_parts.places())
        if (m_parts.known(place) == part)
            return place >= 0 ? place : place == buttonPlace ? marks() : childCount() - 1;
    return -1;
}

QAccessibleInterface* FigureAccessible::childAt(int x, int y) const {
    if (!view().figureScene())
        return nullptr;
    const QPoint at = view().viewport()->mapFromGlobal(QPoint(x, y));
    return child(view().markAt(view().mapToScene(at)));
}

void FigureAccessible::sceneChanged() {
    const auto tell = [](QAccessibleInterface* part, QAccessible::Event what) {
        QAccessibleEvent event(part, what);
        QAccessible::updateAccessibility(&event);
    };
    for (const int place : m_parts.places()) {
        QAccessibleInterface* part = m_parts.known(place);
        if (place == buttonPlace ? hasButton() : place == tablePlace ? hasTable() : part->isValid())
            continue;
        tell(part, QAccessible::ObjectDestroyed);
        m_parts.drop(place);
    }
    // Who listens has seen the marks that were there: others are news, and so are new words for the same.
    for (int index = 0; index < marks(); ++index) {
        const bool known = m_parts.known(index) != nullptr;
        auto* part = static_cast<MarkAccessible*>(child(index));
        if (const bool news = part->newWords(); !known)
            tell(part, QAccessible::ObjectCreated);
        else if (news && index < m_told)
            tell(part, QAccessible::NameChanged);
    }
    m_told = marks();
    for (const QAccessible::Event what : {QAccessible::NameChanged, QAccessible::DescriptionChanged})
        tell(this, what);
}

FigureAccessible* accessibleOf(const FigureView& view) {
    const auto found = askedAbout().find(&view);
    return found == askedAbout().end() ? nullptr : found->second;
}

QAccessibleInterface* makeInterface(const QString& name, QObject* object) {
    if (name != QLatin1StringView(FigureView::staticMetaObject.className()))
        return nullptr;
    return new FigureAccessible(static_cast<FigureView&>(*object));
}

} // namespace

void installFigureAccessibility() {
    QAccessible::removeFactory(&makeInterface);
    QAccessible::installFactory(&makeInterface);
}

void sayFocusMoved(FigureView& view) {
    if (FigureAccessible* figure = accessibleOf(view)) {
        QAccessibleInterface* mark = figure->focusChild();
        QAccessibleEvent focus(mark != nullptr ? mark : figure, QAccessible::Focus);
        QAccessible::updateAccessibility(&focus);
    }
}

void saySceneChanged(FigureView& view) {
    if (FigureAccessible* figure = accessibleOf(view)) {
        figure->sceneChanged();
        if (view.hasFocus() && view.focusedIndex() >= 0)
            sayFocusMoved(view);
    }
}

void saySelectionMoved(FigureView& view) {
    FigureAccessible* figure = accessibleOf(view);
    if (figure == nullptr || view.figureScene() == nullptr || !view.isVisible())
        return;
    const auto& marks = view.figureScene()->marks();
    for (std::size_t i = 0; i < marks.size(); ++i)
        if (marks[i].mark == view.highlight().selected) {
            // A change of state would say the same, but the bridge of Qt 6.4 keeps that to itself.
            QAccessibleEvent event(figure->child(static_cast<int>(i)), QAccessible::Selection);
            QAccessible::updateAccessibility(&event);
        }
}

} // namespace lodestone
