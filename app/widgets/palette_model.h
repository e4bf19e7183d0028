// SPDX-License-Identifier: GPL-3.0-or-later
// What the command palette lists: everything that can be gone to or done, and of it what was typed, in groups
// under captions, best group first. GUI thread.
#pragma once

#include "figure/finder.h"

#include <QAbstractListModel>
#include <QAction>
#include <QPointer>
#include <QString>

#include <functional>
#include <vector>

namespace lodestone {

struct PaletteEntry {
    enum class Kind { Mineral, Country, Page, Action, Event, Source };
    Kind kind = Kind::Action;
    QString title = {};
    QString aside = {};                  ///< muted, after the title: 'Co', '4 Apr 2025'; '' for none
    QString key = {};                    ///< shortcut as text, '' for none
    std::vector<std::string> names = {}; ///< what else finds it
    QPointer<QAction> action = {};       ///< while it is disabled the entry is left out; null for the others
    std::function<void()> run = {};
};

class PaletteModel : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    void setEntries(std::vector<PaletteEntry> entries);
    /// '' lists pages and actions: what can be done without knowing a name.
    void setQuery(const QString& query);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

    [[nodiscard]] bool isCaption(int row) const { return rowAt(row).entry == caption; }
    [[nodiscard]] const PaletteEntry* entry(int row) const; ///< null for captions
    [[nodiscard]] const Found& found(int row) const { return rowAt(row).found; }
    [[nodiscard]] QString captionText(int row) const;
    /// The entry nearest to `row` in the direction of `by` that is no caption, going round; -1 for none.
    [[nodiscard]] int entryRow(int row, int by) const;
    [[nodiscard]] int entryCount() const;

private:
    static constexpr std::size_t caption = static_cast<std::size_t>(-1);
    struct Row {
        std::size_t entry = caption;
        PaletteEntry::Kind kind = PaletteEntry::Kind::Action;
        Found found;
    };
    [[nodiscard]] const Row& rowAt(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    [[nodiscard]] bool isOffered(const PaletteEntry& entry) const;
    void addGroup(PaletteEntry::Kind kind, const std::vector<Found>& found, std::size_t most);

    std::vector<PaletteEntry> m_entries;
    Finder m_finder;
    std::vector<Row> m_rows;
};

} // namespace lodestone
