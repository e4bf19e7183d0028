// SPDX-License-Identifier: GPL-3.0-or-later
// The minerals of the catalogue as rows of a list, group captions between them, narrowed by a filter, each
// with its concentration badge once that is known. The many parts of a mineral (sixteen elements of rare
// earths) are folded away behind a row of their own until that is chosen or one of them is asked for. GUI
// thread.
#pragma once

#include "figure/build_figure.h"

#include <QAbstractListModel>

#include <map>
#include <memory>
#include <set>
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

    [[nodiscard]] bool isCaption(int row) const { return at(row).kind == RowKind::Caption; }
    [[nodiscard]] bool isFold(int row) const { return at(row).kind == RowKind::Fold; }
    [[nodiscard]] bool isPart(int row) const { return at(row).kind == RowKind::Part; }
    /// Null for captions and folds.
    [[nodiscard]] const Mineral* mineral(int row) const;
    /// Shows or hides what a fold stands for.
    void toggleFold(int row);
    /// Shows the mineral where it is folded away.
    void unfold(std::string_view slug);
    [[nodiscard]] const MineralBadge* badge(int row) const; ///< null for captions and until it is known
    [[nodiscard]] int rowOf(std::string_view slug) const;   ///< -1 when filtered out
    [[nodiscard]] int firstMineral() const;                 ///< -1 when nothing matches

private:
    enum class RowKind { Caption, Mineral, Part, Fold };
    struct Row {
        RowKind kind = RowKind::Mineral;
        const Mineral* mineral =
            nullptr;   ///< of a caption the first below it, of a fold the one it is a part of
        int parts = 0; ///< of a fold
    };

    [[nodiscard]] const Row& at(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    void rebuild();
    void addGroup(std::string_view group);
    [[nodiscard]] std::vector<const Mineral*> partsOf(const Mineral& mineral) const;
    [[nodiscard]] QString foldText(const Row& row) const;
    void setOpen(MineralId group, bool open);

    std::shared_ptr<const Catalogue> m_catalogue;
    QString m_filter;
    std::vector<Row> m_rows;
    std::set<MineralId> m_open; ///< whose parts are shown
    std::map<std::string, MineralBadge, std::less<>> m_badges;
};

} // namespace lodestone
