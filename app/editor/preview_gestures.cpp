// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/annotation.h"
#include "editor/preview.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>
#include <array>
#include <cmath>

namespace lodestone {
namespace {

using Kind = Annotation::Kind;

constexpr qreal handleReach = 11; ///< px in the window
constexpr qreal dragStart = 4;    ///< px before a press becomes a drag
constexpr qreal arrowReach = 60;  ///< units from new words to what they point at
constexpr qreal step = 4;         ///< units an arrow key moves a note
constexpr qreal largeStep = 20;

/// Countries that can be pointed out, the largest first as figures order them.
std::vector<Mark> countriesOf(const FigureScene& scene) {
    std::vector<Mark> marks;
    for (const PlacedMark& mark : scene.marks())
        if (mark.mark.kind == Mark::Kind::Country && std::ranges::find(marks, mark.mark) == marks.end())
            marks.push_back(mark.mark);
    return marks;
}

std::string firstWords(Kind kind) {
    return kind == Kind::Country || kind == Kind::Range || kind == Kind::Line ? std::string()
                                                                              : std::string("Note");
}

} // namespace

std::optional<std::size_t> Preview::noteAt(QPointF scenePoint) const {
    if (!m_scene)
        return std::nullopt;
    const std::vector<PlacedNote>& notes = m_scene->notes();
    for (auto note = notes.rbegin(); note != notes.rend(); ++note)
        if (note->ink.contains(scenePoint))
            return note->index;
    return std::nullopt;
}

Preview::Grip Preview::gripAt(QPointF scenePoint) const {
    const auto selected = m_model.selected();
    const PlacedNote* note = selected ? placed(*selected) : nullptr;
    if (note == nullptr)
        return Grip::None;
    const Kind kind = m_model.notes()[*selected].kind;
    const auto near = [&](QPointF point) {
        return QLineF(toWidget(point), toWidget(scenePoint)).length() <= handleReach;
    };
    if ((kind == Kind::Arrow || kind == Kind::Range) && near(note->to))
        return Grip::To;
    if (kind == Kind::Range && near(note->at))
        return Grip::From;
    return note->ink.contains(scenePoint) ||
                   (!note->words.isNull() && note->words.adjusted(-6, -5, 6, 5).contains(scenePoint))
               ? Grip::Whole
               : Grip::None;
}

void Preview::mousePressEvent(QMouseEvent* event) {
    setFocus(Qt::MouseFocusReason);
    if (!m_scene || event->button() != Qt::LeftButton)
        return;
    closeField(true);
    const QPointF at = toScene(event->position());
    m_drag = {};
    if (m_tool) {
        place(at);
        return;
    }
    Grip grip = gripAt(at);
    if (grip == Grip::None) {
        m_model.select(noteAt(at));
        grip = m_model.selected() ? Grip::Whole : Grip::None;
    }
    const PlacedNote* note = m_model.selected() ? placed(*m_model.selected()) : nullptr;
    if (note != nullptr && grip != Grip::None)
        m_drag = {grip, at, note->at, note->to, false, false};
}

void Preview::place(QPointF at) {
    const Kind kind = *m_tool;
    Annotation note;
    note.kind = kind;
    note.text = firstWords(kind);
    if (kind == Kind::Country) {
        const HitArea* hit = m_scene->hitAt(at);
        if (hit == nullptr || hit->mark.kind != Mark::Kind::Country)
            return;
        note.at.mark = hit->mark;
        note.at = beside(*m_scene, note, freePlace(*m_scene, "China", at));
        setTool(std::nullopt);
        m_model.addNote(std::move(note));
        return;
    }
    note.at = note.to = m_scene->anchorAt(at);
    if (kind == Kind::Arrow)
        note.to = m_scene->anchorAt(at + QPointF(arrowReach, arrowReach / 2));
    if (kind == Kind::Range)
        note.to = m_scene->anchorAt(at + QPointF(arrowReach, 0));
    setTool(std::nullopt);
    m_model.addNote(std::move(note));
    const PlacedNote* made = placed(*m_model.selected());
    const bool ends = kind == Kind::Arrow || kind == Kind::Range;
    m_drag = {ends ? Grip::To : Grip::Whole, at, at, made != nullptr ? made->to : at, true, false};
}

void Preview::mouseMoveEvent(QMouseEvent* event) {
    if (!m_scene)
        return;
    const QPointF at = toScene(event->position());
    if (m_drag.grip == Grip::None || !(event->buttons() & Qt::LeftButton)) {
        if (!m_tool)
            setCursor(gripAt(at) == Grip::From || gripAt(at) == Grip::To ? Qt::SizeAllCursor
                      : gripAt(at) == Grip::Whole || noteAt(at)          ? Qt::OpenHandCursor
                                                                         : Qt::ArrowCursor);
        return;
    }
    if (!m_drag.moved && QLineF(toWidget(m_drag.from), event->position()).length() < dragStart)
        return;
    m_drag.moved = true;
    const QPointF by = at - m_drag.from;
    switch (m_drag.grip) {
    case Grip::Whole:
        // An arrow keeps pointing at what it points at.
        moveSelected(m_drag.at + by,
                     m_model.notes()[*m_model.selected()].kind == Kind::Range ? m_drag.to + by : m_drag.to,
                     "drag");
        break;
    case Grip::From:
        moveSelected(m_drag.at + by, m_drag.to, "drag");
        break;
    case Grip::To:
        moveSelected(m_drag.at, m_drag.placing ? at : m_drag.to + by, "drag");
        break;
    case Grip::None:
        break;
    }
}

void Preview::mouseReleaseEvent(QMouseEvent*) {
    const bool placed = m_drag.placing;
    const bool moved = m_drag.moved;
    m_drag = {};
    if (moved)
        measure();
    m_model.endStep();
    if (placed)
        editWords(); // what was placed wants words
}

void Preview::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && noteAt(toScene(event->position())))
        editWords();
}

void Preview::moveSelected(QPointF at, QPointF to, const std::string& key) {
    const auto selected = m_model.selected();
    if (!selected || !m_scene)
        return;
    const Annotation& note = m_model.notes()[*selected];
    const QRectF& field = m_scene->sceneRect();
    const auto within = [&](QPointF point) {
        return QPointF(std::clamp(point.x(), field.left(), field.right()),
                       std::clamp(point.y(), field.top(), field.bottom()));
    };
    const Anchor from = beside(*m_scene, note, within(at));
    const Anchor end = m_scene->anchorAt(within(to));
    m_model.change(key, [&](Edit& edit) {
        Annotation& moved = edit.frame.annotations[*selected];
        moved.at = from;
        if (moved.kind == Kind::Arrow || moved.kind == Kind::Range)
            moved.to = end;
    });
}

void Preview::nudge(QPointF by, bool end) {
    const auto selected = m_model.selected();
    const PlacedNote* note = selected ? placed(*selected) : nullptr;
    if (note == nullptr)
        return;
    const bool whole = m_model.notes()[*selected].kind == Kind::Range && !end;
    moveSelected(end ? note->at : note->at + by, end || whole ? note->to + by : note->to, "nudge");
}

void Preview::walk(int by) {
    const std::size_t count = m_model.notes().size();
    if (count == 0)
        return;
    const auto selected = m_model.selected();
    if (!selected)
        m_model.select(by > 0 ? 0 : count - 1);
    else
        m_model.select((*selected + count + static_cast<std::size_t>(by + static_cast<int>(count))) % count);
}

void Preview::addByKey(Kind kind) {
    if (!m_scene)
        return;
    const QRectF plot = m_scene->space().plot;
    Annotation note;
    note.kind = kind;
    note.text = firstWords(kind);
    if (kind == Kind::Country) {
        std::vector<Mark> marks = countriesOf(*m_scene);
        for (const Annotation& other : m_model.notes())
            if (other.kind == Kind::Country)
                std::erase(marks, other.at.mark);
        if (marks.empty())
            return;
        note.at.mark = marks.front();
        note.at.x = note.at.y = 0.5;
        if (const auto at = m_scene->pointOf(note.at))
            note.at = beside(*m_scene, note, freePlace(*m_scene, "China", *at + QPointF(40, 0)));
        m_model.addNote(std::move(note));
        return;
    }
    const QPointF at = freePlace(*m_scene, "A note of some words", plot.center());
    note.at = note.to = m_scene->anchorAt(at);
    if (kind == Kind::Arrow)
        note.to = m_scene->anchorAt(at + QPointF(arrowReach, arrowReach / 2));
    if (kind == Kind::Range)
        note.to = m_scene->anchorAt(at + QPointF(plot.width() / 6, 0));
    m_model.addNote(std::move(note));
    editWords();
}

bool Preview::event(QEvent* event) {
    // Keys of the window that mean something else while a note is in hand.
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const bool moves =
            key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down;
        if (m_model.selected() && (moves || key == Qt::Key_Delete || key == Qt::Key_Escape)) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void Preview::keyPressEvent(QKeyEvent* event) {
    const qreal by = event->modifiers() & Qt::ShiftModifier ? largeStep : step;
    const bool end = event->modifiers() & Qt::ControlModifier;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (m_model.selected())
            return nudge({event->key() == Qt::Key_Left ? -by : by, 0}, end);
        break;
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (m_model.selected())
            return nudge({0, event->key() == Qt::Key_Up ? -by : by}, end);
        break;
    case Qt::Key_PageDown:
    case Qt::Key_PageUp:
        return walk(event->key() == Qt::Key_PageDown ? 1 : -1);
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        return m_model.removeSelected();
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_F2:
        if (m_tool) {
            const Kind kind = *m_tool;
            setTool(std::nullopt);
            return addByKey(kind);
        }
        if (m_model.selected())
            return editWords();
        break;
    case Qt::Key_Escape:
        if (m_tool)
            return setTool(std::nullopt);
        if (m_model.selected())
            return m_model.select(std::nullopt);
        break;
    default:
        break;
    }
    constexpr std::array keys{std::pair(Qt::Key_T, Kind::Text), std::pair(Qt::Key_A, Kind::Arrow),
                              std::pair(Qt::Key_R, Kind::Range), std::pair(Qt::Key_L, Kind::Line),
                              std::pair(Qt::Key_C, Kind::Country)};
    for (const auto& [key, kind] : keys)
        if (event->key() == key && event->modifiers() == Qt::NoModifier)
            return addByKey(kind);
    QWidget::keyPressEvent(event);
}

} // namespace lodestone
