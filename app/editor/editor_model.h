// SPDX-License-Identifier: GPL-3.0-or-later
// What is edited before a figure leaves: its frame and its look, with every step undoable. The parts of the
// editor call its verbs and listen to its signals; they never call each other. GUI thread.
#pragma once

#include "figure/export_look.h"
#include "figure/figure.h"
#include "figure/lint.h"

#include <QObject>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace lodestone {

struct Edit {
    FigureFrame frame;
    ExportLook look;
    bool operator==(const Edit&) const = default;
};

class EditorModel : public QObject {
    Q_OBJECT
public:
    EditorModel(Figure built, Edit start, QObject* parent = nullptr);

    [[nodiscard]] const Figure& built() const { return m_built; } ///< without a frame
    [[nodiscard]] Figure framed() const { return lodestone::framed(m_built, m_now.frame); }
    [[nodiscard]] const FigureFrame& frame() const { return m_now.frame; }
    [[nodiscard]] const ExportLook& look() const { return m_now.look; }
    [[nodiscard]] const std::vector<Annotation>& notes() const { return m_now.frame.annotations; }
    void setBuilt(Figure built); ///< another view, or the same with other data; the edits stay

    /// Applies `edit`. Steps with the same key that follow each other, like letters of one word or moves of
    /// one drag, are one step of history; '' is always a step of its own.
    void change(const std::string& key, const std::function<void(Edit&)>& edit);
    void endStep() { m_key.clear(); } ///< what follows is another step whatever its key
    [[nodiscard]] bool canUndo() const { return !m_before.empty(); }
    [[nodiscard]] bool canRedo() const { return !m_after.empty(); }
    void undo();
    void redo();

    /// The annotation that keys and handles are about.
    [[nodiscard]] std::optional<std::size_t> selected() const { return m_selected; }
    void select(std::optional<std::size_t> note);
    void addNote(Annotation note); ///< and selects it
    void removeSelected();

    [[nodiscard]] const FigureFacts& facts() const { return m_facts; }
    void setFacts(FigureFacts facts); ///< measured by whoever laid the figure out

signals:
    void changed(); ///< frame, look or figure
    void selectionChanged();
    void factsChanged();

private:
    void moveTo(const Edit& edit);

    Figure m_built;
    Edit m_now;
    std::vector<Edit> m_before;
    std::vector<Edit> m_after;
    std::string m_key; ///< of the step that could go on
    std::optional<std::size_t> m_selected;
    FigureFacts m_facts;
};

} // namespace lodestone
