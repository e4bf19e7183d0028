// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/editor_model.h"

#include <utility>

namespace lodestone {
namespace {

constexpr std::size_t historyLimit = 500;

} // namespace

EditorModel::EditorModel(Figure built, Edit start, QObject* parent)
    : QObject(parent), m_built(std::move(built)), m_now(std::move(start)) {}

void EditorModel::setBuilt(Figure built) {
    m_built = std::move(built);
    emit changed();
}

void EditorModel::change(const std::string& key, const std::function<void(Edit&)>& edit) {
    Edit next = m_now;
    edit(next);
    next.frame = cleaned(std::move(next.frame));
    if (next == m_now || !excessOf(next.frame).empty()) {
        emit changed(); // what was typed beyond a limit, or is no character to show, goes from its field
        return;
    }
    if (key.empty() || key != m_key) {
        m_before.push_back(m_now);
        if (m_before.size() > historyLimit)
            m_before.erase(m_before.begin());
    }
    m_key = key;
    m_after.clear();
    moveTo(next);
}

void EditorModel::undo() {
    if (m_before.empty())
        return;
    const Edit next = m_before.back();
    m_before.pop_back();
    m_after.push_back(m_now);
    m_key.clear();
    moveTo(next);
}

void EditorModel::redo() {
    if (m_after.empty())
        return;
    const Edit next = m_after.back();
    m_after.pop_back();
    m_before.push_back(m_now);
    m_key.clear();
    moveTo(next);
}

void EditorModel::moveTo(const Edit& edit) {
    m_now = edit;
    const bool lost = m_selected && *m_selected >= notes().size();
    if (lost)
        m_selected.reset();
    emit changed();
    if (lost)
        emit selectionChanged();
}

void EditorModel::select(std::optional<std::size_t> note) {
    if (note && *note >= notes().size())
        note.reset();
    if (note == m_selected)
        return;
    m_selected = note;
    endStep();
    emit selectionChanged();
}

void EditorModel::addNote(Annotation note) {
    change({}, [&](Edit& edit) { edit.frame.annotations.push_back(std::move(note)); });
    select(notes().size() - 1);
}

void EditorModel::removeSelected() {
    if (!m_selected)
        return;
    const auto at = static_cast<std::ptrdiff_t>(*m_selected);
    m_selected.reset();
    change({}, [at](Edit& edit) { edit.frame.annotations.erase(edit.frame.annotations.begin() + at); });
    emit selectionChanged();
}

void EditorModel::setFacts(FigureFacts facts) {
    m_facts = std::move(facts);
    emit factsChanged();
}

} // namespace lodestone
