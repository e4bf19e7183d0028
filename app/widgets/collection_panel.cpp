// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/collection_panel.h"

#include "widgets/icons.h"
#include "widgets/labels.h"
#include "widgets/look.h"

#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace lodestone {

namespace {

constexpr int inset = 6;        // of a picture in its tile
constexpr int titleHeight = 20; // below the picture
constexpr int panelHeight = 148;

QSize tileSize() {
    return thumbnailSize + QSize(2 * inset, 2 * inset + titleHeight);
}

/// A picture with number and title below it.
class TileDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        return tileSize();
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        painter->save();
        painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
        const auto* list = qobject_cast<const QListView*>(option.widget);
        const Theme& look = themeOf(option.widget);
        const bool selected = option.state & QStyle::State_Selected;
        const QRectF tile = QRectF(option.rect).adjusted(1, 1, -1, -1);
        if (selected || option.state & QStyle::State_MouseOver) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(selected ? look.accentTint : look.hover);
            painter->drawRoundedRect(tile, 4, 4);
        }
        const QRectF picture(QPointF(option.rect.topLeft()) + QPointF(inset, inset), thumbnailSize);
        paintPicture(*painter, picture, index, look);
        const QFont type = font(selected ? TypeRole::LabelStrong : TypeRole::Label);
        const QString words = QStringLiteral("%1  %2").arg(index.row() + 1).arg(index.data().toString());
        painter->setFont(type);
        painter->setPen(look.text);
        const QRectF line(picture.left(), picture.bottom() + 3, picture.width(), titleHeight - 3);
        painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          QFontMetricsF(type).elidedText(words, Qt::ElideRight, line.width()));
        if (list && list->hasFocus() && list->currentIndex() == index)
            paintFocusRing(*painter, tile, 4, look);
        painter->restore();
    }

    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex&) const override {
        editor->setGeometry(option.rect.adjusted(2, option.rect.height() - titleHeight - 6, -2, -2));
    }

private:
    static void paintPicture(QPainter& painter, const QRectF& room, const QModelIndex& index,
                             const Theme& look) {
        const auto picture = index.data(Qt::DecorationRole).value<QPixmap>();
        if (picture.isNull()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(look.field);
            painter.drawRect(room);
            painter.setPen(look.textMuted);
            painter.setFont(font(TypeRole::Small));
            const bool trouble = index.data(Qt::ToolTipRole) != index.data();
            painter.drawText(room.adjusted(6, 4, -6, -4), Qt::AlignCenter | Qt::TextWordWrap,
                             trouble ? QCoreApplication::translate("CollectionList", "cannot be drawn")
                                     : QStringLiteral("…"));
        } else {
            const QSizeF size =
                QSizeF(picture.deviceIndependentSize()).scaled(room.size(), Qt::KeepAspectRatio);
            QRectF at(QPointF(0, 0), size);
            at.moveCenter(room.center());
            painter.setPen(Qt::NoPen);
            painter.setBrush(look.panel);
            painter.drawRect(room);
            painter.drawPixmap(at, picture, QRectF(QPointF(0, 0), picture.size()));
        }
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(look.border, 1));
        painter.drawRect(room.adjusted(-0.5, -0.5, 0.5, 0.5));
    }
};

} // namespace

CollectionList::CollectionList(CollectionModel& model, QWidget* parent) : QListView(parent), m_model(model) {
    setModel(&model);
    setItemDelegate(new TileDelegate(this));
    setFlow(LeftToRight);
    setWrapping(false);
    setUniformItemSizes(true);
    setSpacing(2);
    setFrameShape(NoFrame);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(SingleSelection);
    setDragDropMode(InternalMove);
    setDefaultDropAction(Qt::MoveAction);
    setDropIndicatorShown(true);
    setEditTriggers(EditKeyPressed);
    setMouseTracking(true);
    setAccessibleName(tr("Figures of the collection"));
    viewport()->setBackgroundRole(QPalette::Window);
    connect(this, &QListView::activated, this,
            [this](const QModelIndex& index) { emit openAsked(index.row()); });
    connect(this, &QListView::clicked, this,
            [this](const QModelIndex& index) { emit openAsked(index.row()); });
}

void CollectionList::removeCurrent() {
    const int row = currentIndex().row();
    m_model.remove(row);
    if (m_model.rowCount() > 0)
        setCurrentIndex(m_model.index(std::clamp(row, 0, m_model.rowCount() - 1)));
}

void CollectionList::moveCurrent(int by) {
    m_model.move(currentIndex().row(), currentIndex().row() + by);
    scrollTo(currentIndex());
}

void CollectionList::keyPressEvent(QKeyEvent* event) {
    const bool moving = event->modifiers() == (Qt::ControlModifier | Qt::ShiftModifier);
    if (moving && (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right))
        moveCurrent(event->key() == Qt::Key_Right ? 1 : -1);
    else if (event->key() == Qt::Key_Delete)
        removeCurrent();
    else
        QListView::keyPressEvent(event);
}

void CollectionList::contextMenuEvent(QContextMenuEvent* event) {
    const QModelIndex index =
        event->reason() == QContextMenuEvent::Mouse ? indexAt(event->pos()) : currentIndex();
    if (!index.isValid())
        return;
    setCurrentIndex(index);
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [menu](const QString& text, const QKeySequence& key, auto run) {
        QAction* action = menu->addAction(text, run);
        action->setShortcut(key);
        return action;
    };
    add(tr("&Open"), Qt::Key_Return, [this, index] { emit openAsked(index.row()); });
    add(tr("&Rename"), Qt::Key_F2, [this, index] { edit(index); });
    add(tr("Move &left"), Qt::CTRL | Qt::SHIFT | Qt::Key_Left, [this] {
        moveCurrent(-1);
    })->setEnabled(index.row() > 0);
    add(tr("Move r&ight"), Qt::CTRL | Qt::SHIFT | Qt::Key_Right, [this] {
        moveCurrent(1);
    })->setEnabled(index.row() + 1 < m_model.rowCount());
    menu->addSeparator();
    add(tr("&Take out"), Qt::Key_Delete, [this] { removeCurrent(); });
    menu->popup(event->reason() == QContextMenuEvent::Mouse
                    ? event->globalPos()
                    : viewport()->mapToGlobal(visualRect(index).center()));
}

void CollectionList::paintEvent(QPaintEvent* event) {
    QListView::paintEvent(event);
    if (m_model.rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setFont(lodestone::font(TypeRole::Body));
    painter.setPen(themeOf(this).textMuted);
    painter.drawText(viewport()->rect(), Qt::AlignCenter | Qt::TextWordWrap,
                     tr("Ctrl+D puts the figure in front here. Collected figures become one report."));
}

CollectionPanel::CollectionPanel(CollectionModel& model, QWidget* parent)
    : QWidget(parent), m_model(model), m_list(new CollectionList(model)),
      m_name(makeLabel(TypeRole::Label, Tone::Muted)), m_add(new QPushButton(tr("Add figure"))),
      m_report(new QPushButton(tr("Report…"))), m_close(new QToolButton) {
    setAccessibleName(tr("Collection"));
    setFixedHeight(panelHeight);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 1, 0, 0);
    column->setSpacing(0);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(14, 5, 8, 1);
    row->setSpacing(8);
    row->addWidget(makeLabel(TypeRole::Section, Tone::Normal, tr("Collection")));
    row->addWidget(m_name, 1);
    m_add->setToolTip(tr("Add the figure in front (Ctrl+D)"));
    m_report->setToolTip(tr("All figures as one PDF with cover, contents and sources"));
    m_close->setText(QStringLiteral("×"));
    m_close->setAutoRaise(true);
    m_close->setFixedSize(24, 24);
    m_close->setFocusPolicy(Qt::TabFocus);
    m_close->setAccessibleName(tr("Hide the collection"));
    m_close->setToolTip(tr("Hide the collection (Ctrl+Shift+D); its figures stay"));
    for (QWidget* part : std::initializer_list<QWidget*>{m_add, m_report, m_close})
        row->addWidget(part);
    column->addLayout(row);
    auto* strip = new QHBoxLayout;
    strip->setContentsMargins(10, 0, 10, 0);
    strip->addWidget(m_list);
    column->addLayout(strip, 1);
    connect(m_list, &CollectionList::openAsked, this, &CollectionPanel::openAsked);
    connect(&model, &CollectionModel::changedChanged, this, &CollectionPanel::showName);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&model, signal, this, &CollectionPanel::showName);
    connect(&model, &QAbstractItemModel::modelReset, this, &CollectionPanel::showName);
    showName();
}

void CollectionPanel::setName(const QString& name) {
    m_file = name;
    showName();
}

void CollectionPanel::showName() {
    const int count = m_model.rowCount();
    QStringList parts;
    if (!m_file.isEmpty())
        parts.append(m_file);
    if (count > 0)
        parts.append(count == 1 ? tr("1 figure") : tr("%1 figures").arg(count));
    if (m_model.isChanged())
        parts.append(tr("not saved"));
    m_name->setText(parts.join(QStringLiteral(" · ")));
    m_report->setEnabled(count > 0);
}

void CollectionPanel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& look = themeOf(this);
    painter.fillRect(rect(), look.window);
    painter.fillRect(0, 0, width(), 1, look.border);
}

} // namespace lodestone
