// SPDX-License-Identifier: GPL-3.0-or-later
// A window on the shipped database with a settings folder of its own. Any warning of Qt fails the test.
#pragma once

#include "main_window.h"

#include <gtest/gtest.h>

#include <functional>
#include <memory>

namespace lodestone {

/// Turns warnings of Qt into failures while it lives.
class WarningsAreFailures {
public:
    WarningsAreFailures();
    ~WarningsAreFailures();
};

[[nodiscard]] std::shared_ptr<const Catalogue> shippedCatalogue();

class WindowTest : public testing::Test {
protected:
    static void SetUpTestSuite();
    static void TearDownTestSuite();
    WindowTest();
    ~WindowTest() override;

    /// Opens `window` on a state; ends when it is painted.
    void open(const ViewState& state = {}, const Session& session = {}, QSize size = {1280, 800});
    /// Waits until `done`, at most some seconds.
    [[nodiscard]] static bool eventually(const std::function<bool()>& done);
    /// Waits until the page in front shows the figure of the workspace's state.
    [[nodiscard]] bool settled();

    /// The settings folder of these tests; Qt asks for it once a process.
    [[nodiscard]] static QString home();

    /// Both are for a page that has a figure: the page of the data has none.
    [[nodiscard]] const Figure& figure() { return *window->pages().figurePage()->figure(); }
    [[nodiscard]] FigureView& view() { return *window->pages().figurePage()->view(); }
    /// Clicks in the middle of a mark of the page in front.
    void click(const Mark& mark);

    WarningsAreFailures warnings;
    StorePool pool;
    std::unique_ptr<MainWindow> window;
};

} // namespace lodestone
