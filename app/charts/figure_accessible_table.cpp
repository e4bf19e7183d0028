// SPDX-License-Identifier: GPL-3.0-or-later
// The table behind a figure for screen readers: heads, cells in the words of the page 'Table', and why a
// number is missing. Its cells are read when asked for, so they always are those of the figure in front.
#include "charts/canvas.h"
#include "charts/figure_accessible_parts.h"
#include "figure/table_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace lodestone {
namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("FigureTable", text);
}

class FigureTable;

/// The head of a column, or a cell.
class TablePart : public FigurePart, public QAccessibleTableCellInterface {
public:
    TablePart(FigureView& view, FigureTable& table, int row, int column)
        : FigurePart(view), m_table(table), m_row(row), m_column(column) {}

    [[nodiscard]] bool isValid() const override;
    [[nodiscard]] QAccessibleInterface* parent() const override;
    [[nodiscard]] QAccessible::Role role() const override {
        return m_row < 0 ? QAccessible::ColumnHeader : QAccessible::Cell;
    }
    [[nodiscard]] QAccessible::State state() const override;
    [[nodiscard]] QString text(QAccessible::Text what) const override;
    void* interface_cast(QAccessible::InterfaceType type) override {
        return type == QAccessible::TableCellInterface && m_row >= 0
                   ? static_cast<QAccessibleTableCellInterface*>(this)
                   : nullptr;
    }

    [[nodiscard]] bool isSelected() const override { return state().selected; }
    [[nodiscard]] QList<QAccessibleInterface*> columnHeaderCells() const override;
    [[nodiscard]] QList<QAccessibleInterface*> rowHeaderCells() const override;
    [[nodiscard]] int columnIndex() const override { return m_column; }
    [[nodiscard]] int rowIndex() const override { return m_row; }
    [[nodiscard]] int columnExtent() const override { return 1; }
    [[nodiscard]] int rowExtent() const override { return 1; }
    [[nodiscard]] QAccessibleInterface* table() const override;

private:
    FigureTable& m_table; ///< makes and deletes its parts
    int m_row;            ///< -1: the heads
    int m_column;
};

/// Children run row by row, the heads first.
class FigureTable : public FigurePart, public QAccessibleTableInterface {
public:
    using FigurePart::FigurePart;

    [[nodiscard]] const DataTable& data() const {
        static const DataTable none;
        return isValid() ? view()->figureScene()->figure().table : none;
    }
    [[nodiscard]] const Mark selected() const { return view()->highlight().selected; }
    [[nodiscard]] QAccessibleInterface* part(int row, int column) const {
        if (row < -1 || row >= rowCount() || column < 0 || column >= columnCount())
            return nullptr;
        return m_parts.at((row + 1) * mostColumns + column, [&] {
            return new TablePart(*view(), const_cast<FigureTable&>(*this), row, column);
        });
    }
    /// The column that names a row: the first of words.
    [[nodiscard]] int namingColumn() const {
        const auto found = std::ranges::find(data().columns, false, &DataColumn::numeric);
        return found == data().columns.end() ? 0 : static_cast<int>(found - data().columns.begin());
    }

    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::Table; }
    [[nodiscard]] QString text(QAccessible::Text what) const override {
        if (what == QAccessible::Name)
            return tr("Table behind the figure");
        return what == QAccessible::Description ? tr("%1 rows, %2 columns").arg(rowCount()).arg(columnCount())
                                                : QString();
    }
    [[nodiscard]] int childCount() const override { return (rowCount() + 1) * columnCount(); }
    [[nodiscard]] QAccessibleInterface* child(int index) const override {
        return index < 0 || index >= childCount() ? nullptr
                                                  : part(index / columnCount() - 1, index % columnCount());
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override {
        const int place = m_parts.placeOf(child);
        return place < 0 ? -1 : place / mostColumns * columnCount() + place % mostColumns;
    }
    void* interface_cast(QAccessible::InterfaceType type) override {
        return type == QAccessible::TableInterface ? static_cast<QAccessibleTableInterface*>(this) : nullptr;
    }

    [[nodiscard]] QAccessibleInterface* caption() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* summary() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* cellAt(int row, int column) const override {
        return row < 0 ? nullptr : part(row, column);
    }
    [[nodiscard]] int selectedCellCount() const override { return 0; }
    [[nodiscard]] QList<QAccessibleInterface*> selectedCells() const override { return {}; }
    [[nodiscard]] QString columnDescription(int column) const override {
        return column >= 0 && column < columnCount()
                   ? qt(columnHead(data().columns[static_cast<std::size_t>(column)]))
                   : QString();
    }
    [[nodiscard]] QString rowDescription(int row) const override {
        const QAccessibleInterface* name = cellAt(row, namingColumn());
        return name != nullptr ? name->text(QAccessible::Name) : QString();
    }
    [[nodiscard]] int selectedColumnCount() const override { return 0; }
    [[nodiscard]] int selectedRowCount() const override { return static_cast<int>(selectedRows().size()); }
    [[nodiscard]] int columnCount() const override { return static_cast<int>(data().columns.size()); }
    [[nodiscard]] int rowCount() const override { return static_cast<int>(data().rows.size()); }
    [[nodiscard]] QList<int> selectedColumns() const override { return {}; }
    [[nodiscard]] QList<int> selectedRows() const override {
        QList<int> rows;
        for (int row = 0; row < rowCount(); ++row)
            if (isRowSelected(row))
                rows.append(row);
        return rows;
    }
    [[nodiscard]] bool isColumnSelected(int) const override { return false; }
    [[nodiscard]] bool isRowSelected(int row) const override {
        return row >= 0 && row < rowCount() && selected() &&
               markOfRow(data(), static_cast<std::size_t>(row)) == selected();
    }
    /// Picks out what the row speaks of, as choosing it on the page of tables does.
    bool selectRow(int row) override {
        const Mark mark =
            row >= 0 && row < rowCount() ? markOfRow(data(), static_cast<std::size_t>(row)) : Mark{};
        if (mark)
            Q_EMIT view()->markClicked(mark);
        return static_cast<bool>(mark);
    }
    bool selectColumn(int) override { return false; }
    bool unselectRow(int) override { return false; }
    bool unselectColumn(int) override { return false; }
    void modelChange(QAccessibleTableModelChangeEvent*) override { m_parts.clear(); }

private:
    static constexpr int mostColumns = 1000; ///< a cell keeps its place when the next figure has more columns

    mutable AccessibleParts m_parts;
};

bool TablePart::isValid() const {
    return FigurePart::isValid() && m_row < m_table.rowCount() && m_column < m_table.columnCount();
}

QAccessibleInterface* TablePart::parent() const {
    return &m_table;
}

QAccessibleInterface* TablePart::table() const {
    return &m_table;
}

QAccessible::State TablePart::state() const {
    QAccessible::State state = FigurePart::state();
    state.selectable = m_row >= 0;
    state.selected = isValid() && m_table.isRowSelected(m_row);
    return state;
}

QString TablePart::text(QAccessible::Text what) const {
    if (!isValid())
        return {};
    const auto column = static_cast<std::size_t>(m_column);
    if (m_row < 0)
        return what == QAccessible::Name ? qt(columnHead(m_table.data().columns[column])) : QString();
    const auto row = static_cast<std::size_t>(m_row);
    if (what == QAccessible::Name) {
        const ShownCell cell = shownCell(m_table.data(), row, column);
        return cell.missing && cell.text.empty() ? tr("no number") : qt(cell.text);
    }
    if (what != QAccessible::Description)
        return {};
    QStringList facts;
    for (const auto& [label, words] : cellFacts(m_table.data(), row, column))
        facts.append(label.empty() ? qt(words) : qt(label) + QStringLiteral(": ") + qt(words));
    return facts.join(QStringLiteral("; "));
}

QList<QAccessibleInterface*> TablePart::columnHeaderCells() const {
    return {m_table.part(-1, m_column)};
}

QList<QAccessibleInterface*> TablePart::rowHeaderCells() const {
    return {m_table.part(m_row, m_table.namingColumn())};
}

} // namespace

QAccessibleInterface* makeTableAccessible(FigureView& view) {
    return new FigureTable(view);
}

} // namespace lodestone
