// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data_list.h"

#include "widgets/look.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lodestone {

namespace {

constexpr int cellPadding = 18; // of both sides together
constexpr int leastColumn = 48;
constexpr int measuredRows = 300; // enough to know how wide a number gets

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

/// Numbers stand flush right: two en spaces keep them off the words of the next column.
QString shown(const std::string& words, const DataColumn& column) {
    return column.numeric ? text(words) + QStringLiteral("\u2002\u2002") : text(words);
}

} // namespace

void DataListModel::setTable(DataTable table) {
    beginResetModel();
    m_table = std::move(table);
    endResetModel();
}

int DataListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_table.rows.size());
}

int DataListModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_table.columns.size());
}

QVariant DataListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const auto column = static_cast<std::size_t>(index.column());
    const std::string& cell = m_table.rows[static_cast<std::size_t>(index.row())][column];
    switch (role) {
    case Qt::DisplayRole:
        return shown(cell, m_table.columns[column]);
    case Qt::ToolTipRole:
        return text(cell); // what is elided is told here, broken into lines
    case Qt::AccessibleTextRole:
        return text(m_table.columns[column].title + ": " + (cell.empty() ? "none" : cell));
    case Qt::TextAlignmentRole:
        return static_cast<int>(Qt::AlignVCenter |
                                (m_table.columns[column].numeric ? Qt::AlignRight : Qt::AlignLeft));
    default:
        return {};
    }
}

QVariant DataListModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const DataColumn& column = m_table.columns[static_cast<std::size_t>(section)];
    if (role == Qt::DisplayRole)
        return shown(column.title, column);
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignVCenter | (column.numeric ? Qt::AlignRight : Qt::AlignLeft));
    return {};
}

DataList::DataList(QWidget* parent) : QTreeView(parent), m_model(new DataListModel(this)) {
    setFrameShape(QFrame::NoFrame);
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setSelectionBehavior(SelectRows);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextElideMode(Qt::ElideRight);
    setFont(lodestone::font(TypeRole::Label));
    header()->setFont(lodestone::font(TypeRole::Small));
    header()->setSectionsMovable(false);
    header()->setSectionResizeMode(QHeaderView::Fixed);
    header()->setStretchLastSection(false);
    header()->setHighlightSections(false);
    header()->setMinimumSectionSize(leastColumn);
    verticalScrollBar()->setSingleStep(24);
    setModel(m_model);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (!m_filling)
                    emit rowPicked(current.row());
            });
}

void DataList::setWeights(std::vector<int> weights) {
    m_weights = std::move(weights);
    shareWidth();
}

void DataList::setTable(DataTable table, int row) {
    m_filling = true;
    m_model->setTable(std::move(table));
    // A reset of the model drops the connection of nothing, but the current row goes with it.
    const int rows = m_model->rowCount();
    if (rows > 0)
        setCurrentIndex(m_model->index(std::clamp(row, 0, rows - 1), 0));
    m_filling = false;
    shareWidth();
    emit rowPicked(this->row());
}

void DataList::shareWidth() {
    const int columns = m_model->columnCount();
    if (columns == 0 || static_cast<int>(m_weights.size()) != columns)
        return;
    const QFontMetricsF cells(font());
    const QFontMetricsF heads(header()->font());
    std::vector<int> widths(m_weights.size(), 0);
    int room = viewport()->width() - 6; // the thumb of the scroll bar lies over the edge
    for (std::size_t i = 0; i < widths.size(); ++i) {
        if (m_weights[i] > 0)
            continue;
        qreal widest =
            heads.horizontalAdvance(shown(m_model->table().columns[i].title, m_model->table().columns[i]));
        const auto& rows = m_model->table().rows;
        for (std::size_t row = 0; row < std::min<std::size_t>(rows.size(), measuredRows); ++row)
            widest =
                std::max(widest, cells.horizontalAdvance(shown(rows[row][i], m_model->table().columns[i])));
        widths[i] = std::max(leastColumn, static_cast<int>(std::ceil(widest)) + cellPadding);
        room -= widths[i];
    }
    const int weight = std::max(1, std::accumulate(m_weights.begin(), m_weights.end(), 0));
    for (std::size_t i = 0; i < widths.size(); ++i)
        header()->resizeSection(static_cast<int>(i), m_weights[i] > 0
                                                         ? std::max(leastColumn, room * m_weights[i] / weight)
                                                         : widths[i]);
}

void DataList::resizeEvent(QResizeEvent* event) {
    QTreeView::resizeEvent(event);
    shareWidth();
}

void DataList::paintEvent(QPaintEvent* event) {
    QTreeView::paintEvent(event);
    if (m_model->rowCount() > 0 || m_emptyText.isEmpty())
        return;
    QPainter painter(viewport());
    painter.setFont(lodestone::font(TypeRole::Label));
    painter.setPen(themeOf(this).textMuted);
    painter.drawText(QRectF(viewport()->rect()).adjusted(8, 6, -8, 0),
                     Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_emptyText);
}

void DataList::keyPressEvent(QKeyEvent* event) {
    // Space plays the years, '?' lists the keys, Esc selects nothing, Ctrl+C copies: the window's business.
    const bool window = event->key() == Qt::Key_Space || event->key() == Qt::Key_Question ||
                        event->key() == Qt::Key_Escape || event->matches(QKeySequence::Copy);
    if (window)
        event->ignore();
    else
        QTreeView::keyPressEvent(event);
}

} // namespace lodestone
