// SPDX-License-Identifier: GPL-3.0-or-later
// The minerals of the catalogue as rows of a list, group captions between them, narrowed by a filter, each
// with its concentration badge once that is known. GUI thread.
#pragma once

#include "figure/build_figure.h"

#include <QAbstractListModel>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace lodestone {

class MineralModel : public QAbstractListModel {
    Q_OBJECT
public:
    explicit MineralModel(std::shared_ptr<const Catalogue> catalogue, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

    /// Name, symbol, slug or another name that holds `text`; '' shows all.
    void setFilter(const QString& text);
    void setBadges(std::vector<MineralBadge> badges);

    [[nodiscard]] bool isCaption(int row) const { return m_rows[static_cast<std::size_t>(row)] == nullptr; }
    [[nodiscard]] const Mineral* mineral(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    [[nodiscard]] const MineralBadge* badge(int row) const; ///< null for captions and until it is known
    [[nodiscard]] int rowOf(std::string_view slug) const;   ///< -1 when filtered out
    [[nodiscard]] int firstMineral() const;                 ///< -1 when nothing matches

private:
    void rebuild();
    [[nodiscard]] QString caption(int row) const;

    std::shared_ptr<const Catalogue> m_catalogue;
    QString m_filter;
    std::vector<const Mineral*> m_rows; ///< null = caption of the group of the next row
    std::map<std::string, MineralBadge, std::less<>> m_badges;
};

} // namespace lodestone
