// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure/build_figure.h"
#include "figure/timeline_choice.h"
#include "support/shipped_test.h"

#include <string>
#include <variant>

namespace lodestone {

/// The timeline and the windows of its events, on the shipped database.
class TimelineTest : public ShippedTest {
protected:
    /// `choice`: as in the text form of a state, 'about=all&kind=ban'.
    static ViewState timeline(const std::string& choice = "") {
        return parseViewState("figure=timeline" + (choice.empty() ? "" : "&" + choice)).value();
    }
    static Figure build(const ViewState& state) { return buildFigure(state, *catalogue, *database); }
    static std::size_t rows(const std::string& choice) { return build(timeline(choice)).table.rows.size(); }
    static std::size_t marked(const Figure& figure) {
        std::size_t count = 0;
        for (const Lane& lane : std::get<TimelineBody>(figure.body).lanes)
            for (const EventMark& mark : lane.events)
                count += static_cast<std::size_t>(mark.count);
        return count;
    }
    static Inspection inspected(const std::string& event, int window = 1, const std::string& indicator = "") {
        ViewState state = timeline();
        state.selection = {Mark::Kind::Event, event};
        state.window = window;
        state.indicator = indicator;
        return inspect(state, *catalogue, *database);
    }
    static bool holds(const std::string& text, const char* words) {
        return text.find(words) != std::string::npos;
    }
};

} // namespace lodestone
