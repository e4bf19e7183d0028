// SPDX-License-Identifier: GPL-3.0-or-later
// The sources that have a table: first the edition that answers the year when none is chosen. It is followed,
// not fixed: a later edition in a later database takes its place. GUI thread.
#pragma once

#include "figure/view_state.h"

#include <QComboBox>

#include <string>
#include <vector>

namespace lodestone {

/// 'EU CRM study 2023 · 2016–2020 average' where choosing it leads to another year than the state's.
[[nodiscard]] QString choiceText(const SourceChoice& choice);

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
