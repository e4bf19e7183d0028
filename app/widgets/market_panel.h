// SPDX-License-Identifier: GPL-3.0-or-later
// The left panel: which mineral, stage, year and source is looked at. Listens to the workspace and calls its
// verbs. GUI thread.
#pragma once

#include "widgets/mineral_list.h"
#include "widgets/product_box.h"
#include "widgets/source_box.h"
#include "widgets/stage_switch.h"
#include "widgets/year_control.h"
#include "workspace/figure_runner.h"
#include "workspace/workspace.h"

#include <QTimer>
#include <QVBoxLayout>

#include <map>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

namespace lodestone {

class MarketPanel : public QWidget {
    Q_OBJECT
public:
    MarketPanel(Workspace& workspace, StorePool& pool, QWidget* parent = nullptr);

    void deliverNow(); ///< badges, before the first paint
    [[nodiscard]] MineralList& minerals() { return *m_minerals; }
    [[nodiscard]] YearControl& years() { return *m_years; }
    [[nodiscard]] StageSwitch& stages() { return *m_stages; }
    [[nodiscard]] SourceBox& sources() { return *m_sources; }
    [[nodiscard]] ProductBox& products() { return *m_products; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void addProducts(QVBoxLayout& column);
    void pickMineral(const std::string& slug);
    void showState();
    void wantBadges();
    void askBadges();

    Workspace& m_workspace;
    MineralList* m_minerals;
    StageSwitch* m_stages;
    YearControl* m_years;
    SourceBox* m_sources;
    ProductBox* m_products;
    QWidget* m_productPart; ///< caption and box, shown where there is a choice
    /// What badges depend on: stage, year, reading, and the choices that are the mineral's own, as text.
    using BadgesOf = std::tuple<Stage, Year, std::string, std::string>;
    struct Badges {
        BadgesOf of;
        std::vector<MineralBadge> all;
    };
    std::optional<BadgesOf> m_badgesOf;                    ///< what the badges shown, or asked for, stand for
    std::map<BadgesOf, std::vector<MineralBadge>> m_known; ///< of the years and stages leafed through
    QTimer m_rest; ///< badges are asked for once the reader rests at a year and stage
    LatestAnswer<Badges> m_badges;
};

} // namespace lodestone
