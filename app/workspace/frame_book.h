// SPDX-License-Identifier: GPL-3.0-or-later
// What a writer made of each view while the program runs: its frame comes back when the view does. A value;
// what is picked out in a view makes no other view of it.
#pragma once

#include "figure/frame.h"

#include <map>
#include <string>

namespace lodestone {

class FrameBook {
public:
    /// The frame of a view; an empty one where nobody has written anything.
    [[nodiscard]] FigureFrame of(const ViewState& state) const {
        const auto found = m_frames.find(keyOf(state));
        return found == m_frames.end() ? FigureFrame() : found->second;
    }
    void keep(const ViewState& state, const FigureFrame& frame) {
        if (frame == FigureFrame())
            m_frames.erase(keyOf(state));
        else
            m_frames[keyOf(state)] = frame;
    }

private:
    [[nodiscard]] static std::string keyOf(ViewState state) {
        state.selection = {};
        return state.text();
    }

    std::map<std::string, FigureFrame> m_frames;
};

} // namespace lodestone
