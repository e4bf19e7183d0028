// SPDX-License-Identifier: GPL-3.0-or-later
// The editions that answer for a year, newest first. The newest is followed, not fixed: a later edition in a
// later database takes its place. GUI thread.
#pragma once

#include "figure/view_state.h"

#include <QComboBox>

#include <string>
#include <vector>

namespace lodestone {

/// Editions that have the state's year, newest first, each source once.
[[nodiscard]] std::vector<const Source*> sourcesFor(const ViewState& state, const Catalogue& catalogue);

class SourceBox : public QComboBox {
    Q_OBJECT
public:
    explicit SourceBox(QWidget* parent = nullptr);

    void showSources(const ViewState& state, const Catalogue& catalogue); ///< emits nothing
    [[nodiscard]] QSize minimumSizeHint() const override { return {80, sizeHint().height()}; }

signals:
    void sourcePicked(const std::string& slug); ///< '' = the newest, whichever that is

protected:
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    std::vector<std::string> m_slugs;
};

} // namespace lodestone
