// SPDX-License-Identifier: GPL-3.0-or-later
// The one mutable state of the window: current ViewState with back and forward. Controls and pages call its
// verbs and listen to its signals; they never call each other. GUI thread.
#pragma once

#include "analysis/concentration.h"
#include "figure/view_state.h"

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace lodestone {

class Workspace : public QObject {
    Q_OBJECT
public:
    Workspace(std::shared_ptr<const Catalogue> catalogue, ViewState start, QObject* parent = nullptr);

    [[nodiscard]] const ViewState& state() const { return m_state; }
    [[nodiscard]] const Catalogue& catalogue() const { return *m_catalogue; }
    [[nodiscard]] const Regime& regime() const; ///< the thresholds in use
    [[nodiscard]] std::shared_ptr<const Catalogue> sharedCatalogue() const { return m_catalogue; }

    /// Applies `edit` to a copy, normalises, compares; when it differs, pushes history and emits once.
    void change(const std::function<void(ViewState&)>& edit);
    /// Between the two, as under a finger that drags through the years, all changes are one step of history.
    void beginGesture();
    void endGesture() { m_gesture = Gesture::None; }
    void select(const Mark& mark); ///< selection alone: emits selectionChanged, and is part of history
    void hover(const Mark& mark);  ///< passes; no history
    [[nodiscard]] const Mark& hovered() const { return m_hovered; }

    [[nodiscard]] bool canGoBack() const { return !m_back.empty(); }
    [[nodiscard]] bool canGoForward() const { return !m_forward.empty(); }
    void goBack();
    void goForward();

signals:
    void stateChanged();     ///< figures must be rebuilt (anything but the selection changed)
    void selectionChanged(); ///< also emitted with stateChanged
    void highlightChanged(); ///< selection or hover: restyle only
    void historyChanged();

private:
    void moveTo(const ViewState& next);

    std::shared_ptr<const Catalogue> m_catalogue;
    ViewState m_state;
    Mark m_hovered;
    enum class Gesture { None, Begun, Remembered };
    Gesture m_gesture = Gesture::None;
    std::vector<ViewState> m_back;
    std::vector<ViewState> m_forward;
};

} // namespace lodestone
