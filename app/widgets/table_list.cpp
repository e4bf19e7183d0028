// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/table_list.h"

#include "figure/table_text.h"
#include "widgets/look.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include <algorithm>
#include <cmath>

namespace lodestone {

namespace {

constexpr int rowPitch = 24;
constexpr int cellPadding = 22;
constexpr int arrowRoom = 18; // of the sign of the order, in a head
constexpr int leastColumn = 56;
constexpr int widestColumn = 280;
constexpr int measuredRows = 300; // enough to know how wide a number gets
constexpr int accentBar = 3;

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

/// Missing cells in muted words, the row in front with the accent at its edge.
class CellDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        QStyledItemDelegate::paint(painter, option, index);
        if ((option.state & QStyle::State_Selected) && index.column() == 0)
            painter->fillRect(QRect(option.rect.left(), option.rect.top(), accentBar, option.rect.height()),
                              themeOf(option.palette).accent);
    }

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        if (option->displayAlignment & Qt::AlignRight)
            option->text += TableModel::numberGap.toString();
        else if (index.column() == 0)
            option->text.prepend(TableModel::firstGap);
        const bool muted = index.data(TableModel::MissingRole).toBool();
        const QColor ink = option->palette.color(muted ? QPalette::PlaceholderText : QPalette::Text);
        option->palette.setColor(QPalette::Text, ink);
        option->palette.setColor(QPalette::HighlightedText, ink);
        if ((option->state & QStyle::State_Selected) && index.column() <= 1 && !muted)
            option->font.setWeight(QFont::DemiBold);
    }
};

} // namespace

TableList::TableList(QWidget* parent)
    : QTableView(parent), m_model(new TableModel(this)), m_order(new TableOrder(m_model)) {
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setTextElideMode(Qt::ElideRight);
    setItemDelegate(new CellDelegate(this));
    setFont(lodestone::font(TypeRole::Label));
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(rowPitch);
    verticalHeader()->setDefaultSectionSize(rowPitch);
    verticalScrollBar()->setSingleStep(rowPitch);
    QHeaderView* heads = horizontalHeader();
    heads->setFont(lodestone::font(TypeRole::Small));
    heads->setFixedHeight(28);
    heads->setHighlightSections(false);
    heads->setMinimumSectionSize(leastColumn);
    heads->setStretchLastSection(true);
    heads->setSortIndicatorShown(true);
    heads->setSortIndicatorClearable(true);
    heads->setSortIndicator(-1, Qt::AscendingOrder);
    setModel(m_order);
    setSortingEnabled(true);
    setAccessibleDescription(
        tr("Arrow keys walk the cells, Enter sorts by the column in front, Ctrl+C copies "
           "the rows"));
    connect(m_order, &QAbstractItemModel::modelReset, this, &TableList::cellInFront);
    // The row in front can be picked anew after Esc: no other row comes to the front then.
    connect(this, &QTableView::clicked, this, [this](const QModelIndex& at) {
        if (markOfRow(table(), static_cast<std::size_t>(m_order->mapToSource(at).row())) != m_picked)
            pick(at);
    });
}

void TableList::setTable(DataTable table, const Mark& mark) {
    m_filling = true;
    const std::vector<DataColumn>& old = m_model->table().columns;
    const bool same = std::ranges::equal(old, table.columns, {}, &DataColumn::id, &DataColumn::id);
    const int column = std::max(0, currentIndex().column());
    const int across = horizontalScrollBar()->value();
    if (!same)
        horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_model->setTable(std::move(table));
    fitColumns();
    m_filling = false;
    if (m_order->rowCount() > 0)
        putInFront(m_order->index(0, same ? column : static_cast<int>(leadingColumn(this->table()))));
    m_picked = mark;
    bringToFront();
    horizontalScrollBar()->setValue(same ? across : 0); // what the rows are about stands first
    emit cellInFront();
}

void TableList::setFilter(const QString& words) {
    m_filling = true;
    m_order->setFilter(words);
    m_filling = false;
    if (!currentIndex().isValid() && m_order->rowCount() > 0) {
        putInFront(m_order->index(0, 0));
        bringToFront();
    }
    emit cellInFront();
    viewport()->update(); // the words in the place of rows
}

void TableList::showMark(const Mark& mark) {
    if (mark == m_picked)
        return;
    m_picked = mark;
    bringToFront();
}

void TableList::putInFront(const QModelIndex& cell) {
    m_filling = true;
    selectionModel()->setCurrentIndex(cell, QItemSelectionModel::NoUpdate);
    m_filling = false;
}

/// The row in front is marked as selected only where it is what is picked out.
void TableList::bringToFront() {
    const auto markAt = [this](int row) {
        return markOfRow(table(),
                         static_cast<std::size_t>(m_order->mapToSource(m_order->index(row, 0)).row()));
    };
    int row = currentIndex().row();
    if (m_picked && (row < 0 || markAt(row) != m_picked))
        for (row = 0; row < m_order->rowCount() && markAt(row) != m_picked;)
            ++row;
    if (!m_picked || row >= m_order->rowCount()) {
        clearSelection();
        return;
    }
    const QModelIndex at = m_order->index(row, std::max(0, currentIndex().column()));
    putInFront(at);
    selectionModel()->select(at, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(at);
}

void TableList::pick(const QModelIndex& row) {
    const Mark mark = markOfRow(table(), static_cast<std::size_t>(m_order->mapToSource(row).row()));
    m_picked = mark;
    emit rowPicked(mark);
}

std::optional<std::pair<std::size_t, std::size_t>> TableList::cell() const {
    const QModelIndex at = m_order->mapToSource(currentIndex());
    if (!at.isValid())
        return std::nullopt;
    return std::pair(static_cast<std::size_t>(at.row()), static_cast<std::size_t>(at.column()));
}

std::vector<std::size_t> TableList::rowsToCopy() const {
    QModelIndexList chosen = selectionModel()->selectedRows();
    if (chosen.size() < 2)
        return m_order->rows();
    std::ranges::sort(chosen, {}, &QModelIndex::row);
    std::vector<std::size_t> rows;
    for (const QModelIndex& row : chosen)
        rows.push_back(static_cast<std::size_t>(m_order->mapToSource(row).row()));
    return rows;
}

void TableList::sortBy(int column) {
    const QHeaderView* heads = horizontalHeader();
    const bool front = heads->sortIndicatorSection() == column;
    const bool turned = front && heads->sortIndicatorOrder() == Qt::DescendingOrder;
    horizontalHeader()->setSortIndicator(turned ? -1 : column,
                                         front && !turned ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void TableList::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QTableView::currentChanged(current, previous);
    if (m_filling)
        return;
    emit cellInFront();
    if (current.isValid() && current.row() != previous.row())
        pick(current);
}

void TableList::keyPressEvent(QKeyEvent* event) {
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        sortBy(currentIndex().column());
        return;
    }
    // Space plays the years, '?' lists the keys, Esc selects nothing, Ctrl+C copies: the window's business.
    const bool windows = event->key() == Qt::Key_Space || event->key() == Qt::Key_Question ||
                         event->key() == Qt::Key_Escape || event->matches(QKeySequence::Copy);
    if (windows)
        event->ignore();
    else
        QTableView::keyPressEvent(event);
}

void TableList::paintEvent(QPaintEvent* event) {
    QTableView::paintEvent(event);
    if (m_order->rowCount() > 0 || m_emptyText.isEmpty())
        return;
    QPainter painter(viewport());
    painter.setFont(lodestone::font(TypeRole::Label));
    painter.setPen(themeOf(this).textMuted);
    painter.drawText(QRectF(viewport()->rect()).adjusted(8, 6, -8, 0),
                     Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_emptyText);
}

void TableList::fitColumns() {
    const DataTable& shown = table();
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    const QFontMetricsF cells(strong);
    const QFontMetricsF heads(horizontalHeader()->font());
    const std::size_t rows = std::min<std::size_t>(shown.rows.size(), measuredRows);
    for (std::size_t i = 0; i < shown.columns.size(); ++i) {
        const qreal gap =
            shown.columns[i].numeric ? cells.horizontalAdvance(TableModel::numberGap.toString()) : 0;
        qreal widest = heads.horizontalAdvance(text(columnHead(shown.columns[i]))) + arrowRoom;
        for (std::size_t row = 0; row < rows; ++row)
            widest = std::max(widest, cells.horizontalAdvance(text(shownCell(shown, row, i).text)));
        horizontalHeader()->resizeSection(
            static_cast<int>(i),
            std::clamp(static_cast<int>(std::ceil(widest + gap)) + cellPadding, leastColumn, widestColumn));
    }
}

} // namespace lodestone
