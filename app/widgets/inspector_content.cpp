// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector_content.h"

#include "widgets/event_rows.h"
#include "widgets/inspector_rows.h"
#include "widgets/section_switch.h"

#include <QApplication>
#include <QHBoxLayout>

#include <algorithm>

namespace lodestone {

namespace {

using Kind = InspectorPiece::Kind;

constexpr QMargins margins(14, 12, 14, 14); // and 2 of the frame around
constexpr int usualWidth = 260;
constexpr int besideSwitch = 8;

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

/// Tells a row other words. False where rows of its kind do not change: another one has to be made.
bool tell(QWidget* row, const InspectorPiece& piece) {
    switch (piece.kind) {
    case Kind::Caption:
        static_cast<QLabel*>(row)->setText(text(piece.text).toUpper());
        row->setAccessibleName(text(piece.text));
        return true;
    case Kind::Title:
        static_cast<TitleRow*>(row)->setTitle(text(piece.text), piece.colour);
        return true;
    case Kind::Heading:
    case Kind::Words:
        static_cast<WrappedLabel*>(row)->setText(text(piece.text));
        return true;
    case Kind::Number:
        static_cast<NumberRow*>(row)->setNumber(text(piece.label), text(piece.text));
        return true;
    case Kind::Fact:
        static_cast<FactRow*>(row)->setFact(text(piece.label), text(piece.text), piece.strong);
        return true;
    case Kind::Rule:
        return true;
    default:
        return false;
    }
}

QWidget* makeChoices(const InspectorPiece& piece, const std::function<void(const ViewState&)>& open) {
    QStringList words;
    int current = 0;
    for (std::size_t i = 0; i < piece.choices.size(); ++i) {
        words.append(text(piece.choices[i].words));
        if (piece.choices[i].current)
            current = static_cast<int>(i);
    }
    auto* row = new QWidget;
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(besideSwitch);
    line->addWidget(new WrappedLabel(TypeRole::Label, Tone::Muted, text(piece.label)), 1);
    auto* sections = new SectionSwitch(text(piece.label), words);
    sections->setSection(current);
    QObject::connect(sections, &SectionSwitch::sectionPicked, sections,
                     [open, choices = piece.choices](int section) {
                         open(choices[static_cast<std::size_t>(section)].state);
                     });
    line->addWidget(sections);
    return row;
}

int heightOf(const QWidget& row, int width) {
    const int flexible = row.heightForWidth(width);
    return std::clamp(flexible >= 0 ? flexible : row.sizeHint().height(), row.minimumHeight(),
                      row.maximumHeight());
}

} // namespace

InspectorContent::InspectorContent(std::function<void(const Mark&)> activate,
                                   std::function<void(const ViewState&)> open, QWidget* parent)
    : QWidget(parent), m_activate(std::move(activate)), m_open(std::move(open)) {
    setBackgroundRole(QPalette::AlternateBase);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QWidget* InspectorContent::make(const InspectorPiece& piece) {
    switch (piece.kind) {
    case Kind::Caption:
        return makeCaption(text(piece.text));
    case Kind::Title:
        return new TitleRow;
    case Kind::Heading:
        return new WrappedLabel(TypeRole::Section, Tone::Normal, {});
    case Kind::Words: {
        auto* words = new WrappedLabel(TypeRole::Label, piece.muted ? Tone::Muted : Tone::Secondary, {});
        words->setContentsMargins(piece.indent, 0, 0, 0);
        return words;
    }
    case Kind::Number:
        return new NumberRow;
    case Kind::Fact:
        return new FactRow;
    case Kind::Tags:
        return new TagRow(piece.tags);
    case Kind::Rule:
        return makeRule();
    case Kind::Claim: {
        auto* row = new ClaimRow(text(piece.label), text(piece.text));
        connect(row, &QAbstractButton::clicked, this, [this, mark = piece.mark] { m_activate(mark); });
        return row;
    }
    case Kind::Event: {
        auto* row = new EventRow(piece.glyph, text(piece.label), text(piece.text));
        connect(row, &QAbstractButton::clicked, this, [this, mark = piece.mark] { m_activate(mark); });
        return row;
    }
    case Kind::Bars:
        return new WindowBars(piece.bars, piece.colour);
    case Kind::Link:
        return new LinkLabel(text(piece.label), text(piece.text));
    case Kind::Choices:
        return makeChoices(piece, m_open);
    }
    return nullptr;
}

InspectorContent::Row InspectorContent::rowFor(InspectorPiece piece, std::vector<Row>& old) {
    const auto take = [&old, &piece](std::vector<Row>::iterator found) {
        Row row = std::exchange(*found, Row{});
        row.piece = std::move(piece);
        return row;
    };
    const auto same =
        std::ranges::find_if(old, [&](const Row& row) { return row.widget && row.piece.sameContent(piece); });
    if (same != old.end())
        return take(same);
    const auto alike = std::ranges::find_if(old, [&](const Row& row) {
        return row.widget && row.piece.kind == piece.kind && row.piece.muted == piece.muted &&
               row.piece.indent == piece.indent;
    });
    if (alike != old.end() && tell(alike->widget, piece)) {
        alike->heights = {};
        return take(alike);
    }
    QWidget* made = make(piece);
    tell(made, piece);
    made->setParent(this);
    made->setVisible(true);
    return {std::move(piece), made};
}

QWidget* InspectorContent::showInspection(const Inspection& inspection, QWidget* before) {
    QWidget* const focused = QApplication::focusWidget();
    const QString kept = focused && isAncestorOf(focused) ? focused->accessibleName() : QString();
    std::vector<Row> old = std::exchange(m_rows, {});
    for (InspectorPiece& piece : inspectorPieces(inspection))
        m_rows.push_back(rowFor(std::move(piece), old));
    for (const Row& row : old)
        delete row.widget;
    keepOrder();
    QWidget* const last = chainFocus(before);
    if (!kept.isEmpty() && !isAncestorOf(QApplication::focusWidget()))
        for (QAbstractButton* button : findChildren<QAbstractButton*>())
            if (button->accessibleName() == kept) // the same control in the new content
                button->setFocus();
    m_heights = {};
    updateGeometry();
    place(width());
    return last;
}

/// Children are read out in their order among themselves: from top to bottom.
void InspectorContent::keepOrder() {
    const auto widgetOf = [](const Row& row) -> QObject* { return row.widget; };
    if (std::ranges::equal(children(), m_rows, {}, {}, widgetOf))
        return;
    for (const Row& row : m_rows)
        row.widget->raise();
}

QWidget* InspectorContent::chainFocus(QWidget* before) {
    for (const Row& row : m_rows) {
        if (auto* control = qobject_cast<QAbstractButton*>(row.widget)) {
            setTabOrder(before, control);
            before = control;
        }
        if (row.piece.kind == Kind::Choices)
            for (QAbstractButton* control : row.widget->findChildren<QAbstractButton*>()) {
                setTabOrder(before, control);
                before = control;
            }
    }
    return before;
}

void InspectorContent::place(int width) {
    const int room = width - margins.left() - margins.right();
    int y = margins.top();
    for (Row& row : m_rows) {
        y += row.piece.above;
        const bool link = row.piece.kind == Kind::Link;
        const int left = link ? row.piece.indent : 0;
        const int taken = link ? std::min(row.widget->sizeHint().width(), room - left) : room;
        const int height = row.heights.at(taken, [&row](int asked) { return heightOf(*row.widget, asked); });
        row.widget->setGeometry(margins.left() + left, y, taken, height);
        y += height;
    }
}

int InspectorContent::heightForWidth(int width) const {
    return m_heights.at(width, [this](int asked) {
        const int room = asked - margins.left() - margins.right();
        int y = margins.top() + margins.bottom();
        for (const Row& row : m_rows)
            y += row.piece.above +
                 row.heights.at(room, [&row](int wanted) { return heightOf(*row.widget, wanted); });
        return y;
    });
}

QSize InspectorContent::sizeHint() const {
    return {usualWidth, heightForWidth(usualWidth)};
}

QSize InspectorContent::minimumSizeHint() const {
    return {160, 0};
}

void InspectorContent::resizeEvent(QResizeEvent*) {
    place(width());
}

} // namespace lodestone
