// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/command_palette.h"

#include "widgets/accessible_role.h"
#include "widgets/icons.h"
#include "widgets/look.h"
#include "widgets/palette_delegate.h"

#include <QAccessible>
#include <QApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace lodestone {

namespace {

constexpr int wanted = 560;
constexpr int shade = 8; ///< around the panel, for its shadow
constexpr int padding = 6;
constexpr int mostRows = 15;
constexpr int fieldHeight = 26;

} // namespace

CommandPalette::CommandPalette(QWidget& window)
    : QWidget(&window), m_model(new PaletteModel(this)), m_field(new QLineEdit), m_list(new QListView) {
    setAccessibleRole(*this, QAccessible::Dialog);
    setAccessibleName(tr("Command palette"));
    m_field->setPlaceholderText(tr("Minerals, countries, events, sources, commands"));
    m_field->setAccessibleName(tr("Search or run a command"));
    m_icon = m_field->addAction(QIcon(), QLineEdit::LeadingPosition);
    m_icon->setText(tr("Search"));
    setSearchIcon();
    m_field->installEventFilter(this);
    m_list->setAccessibleName(tr("Found"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(*m_model, this));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus); // the keyboard stays in the field
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QListView::ScrollPerPixel);
    m_list->setEditTriggers(QListView::NoEditTriggers);
    m_list->setMouseTracking(true);
    m_list->viewport()->setBackgroundRole(QPalette::Button);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(shade + 1, shade + padding, shade + 1, shade + padding);
    column->setSpacing(4);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(padding - 1, 0, padding - 1, 0);
    row->addWidget(m_field);
    column->addLayout(row);
    column->addWidget(m_list, 1);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::search);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex& index) { run(index.row()); });
    window.installEventFilter(this);
    hide();
}

void CommandPalette::setEntries(std::vector<PaletteEntry> entries) {
    m_model->setEntries(std::move(entries));
    if (isVisible())
        search();
}

void CommandPalette::openOver(const QRect& place) {
    m_place = place;
    if (!isVisible())
        m_before = QApplication::focusWidget();
    {
        const QSignalBlocker quiet(m_field);
        m_field->clear();
    }
    search();
    show();
    raise();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

void CommandPalette::dismiss() {
    if (!isVisible())
        return;
    const bool had = m_field->hasFocus();
    hide();
    if (had && m_before)
        m_before->setFocus(Qt::OtherFocusReason);
}

void CommandPalette::search() {
    m_model->setQuery(m_field->text());
    m_list->setVisible(m_model->rowCount() > 0);
    fit();
    choose(m_model->rowCount() > 0 ? m_model->entryRow(-1, 1) : -1);
    m_list->verticalScrollBar()->setValue(0);
}

void CommandPalette::choose(int row) {
    if (row < 0) {
        m_field->setAccessibleDescription(tr("Nothing found"));
    } else {
        const QModelIndex index = m_model->index(row);
        m_list->setCurrentIndex(index);
        // The caption above the first entry belongs in view with it.
        m_list->scrollTo(m_model->index(row == 1 ? 0 : row));
        m_field->setAccessibleDescription(tr("%1; %2 found, Enter takes it")
                                              .arg(index.data(Qt::AccessibleTextRole).toString())
                                              .arg(m_model->entryCount()));
    }
    if (!QAccessible::isActive())
        return;
    // The focus stays in the field, so that the field says what is chosen.
    QAccessibleEvent changed(m_field, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

void CommandPalette::run(int row) {
    const PaletteEntry* entry = m_model->entry(row);
    if (!entry)
        return;
    const std::function<void()> act = entry->run; // the entries may change while it runs
    dismiss();
    if (act)
        act();
}

void CommandPalette::fit() {
    const QSize room = parentWidget()->size();
    const int width =
        std::min(std::max(wanted, m_place.width() + 2 * padding), room.width() - 16) + 2 * shade;
    int rows = 0;
    for (int row = 0; row < std::min(mostRows, m_model->rowCount()); ++row)
        rows += m_model->isCaption(row) ? PaletteDelegate::captionHeight : PaletteDelegate::rowHeight;
    if (m_model->rowCount() == 0)
        rows = PaletteDelegate::rowHeight;
    const int frame = 2 * shade + 2 * padding;
    const int height = frame + fieldHeight + 4 + rows;
    // Its field lies on the field that opened it; a narrow window moves it to the left edge.
    const int right = std::min(m_place.right() + 1 + padding + shade, room.width() - 8 + shade);
    const int left = std::max(8 - shade, right - width);
    const int top = std::max(0, m_place.top() - padding - shade);
    setGeometry(left, top, width, std::min(height, room.height() - top));
}

bool CommandPalette::handleKey(int key) {
    const int count = m_model->rowCount();
    switch (key) {
    case Qt::Key_Escape:
        dismiss();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run(row());
        return true;
    case Qt::Key_Down:
    case Qt::Key_Tab:
        choose(count > 0 ? m_model->entryRow(row(), 1) : -1);
        return true;
    case Qt::Key_Up:
    case Qt::Key_Backtab:
        choose(count > 0 ? m_model->entryRow(row(), -1) : -1);
        return true;
    case Qt::Key_PageDown:
        choose(count > 0 ? m_model->entryRow(std::min(row() + 8, count) - 1, 1) : -1);
        return true;
    case Qt::Key_PageUp:
        choose(count > 0 ? m_model->entryRow(std::max(row() - 8, 0) - 1, 1) : -1);
        return true;
    default:
        return false;
    }
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parentWidget()) {
        if (event->type() == QEvent::Resize && isVisible())
            dismiss(); // what it was opened over has moved
        return false;
    }
    if (event->type() == QEvent::KeyPress)
        return handleKey(static_cast<QKeyEvent*>(event)->key());
    if (event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::FocusOut && isVisible() &&
        static_cast<QFocusEvent*>(event)->reason() != Qt::ActiveWindowFocusReason)
        hide(); // a click elsewhere has the focus now
    return false;
}

void CommandPalette::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange)
        setSearchIcon();
    QWidget::changeEvent(event);
}

void CommandPalette::setSearchIcon() {
    m_icon->setIcon(makeIcon(Icon::Search, themeOf(this).textMuted));
}

void CommandPalette::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& look = themeOf(this);
    const QRectF panel = QRectF(rect()).adjusted(shade, shade, -shade, -shade);
    painter.setPen(Qt::NoPen);
    QColor veil = look.shadow;
    veil.setAlphaF(look.shadow.alphaF() / 3);
    painter.setBrush(veil);
    for (int ring = shade; ring > 0; ring -= 2)
        painter.drawRoundedRect(panel.adjusted(-ring, -ring + 2, ring, ring), look.cardRadius + ring,
                                look.cardRadius + ring);
    painter.setPen(QPen(look.border, 1));
    painter.setBrush(look.raised);
    painter.drawRoundedRect(hairlineRect(panel), look.cardRadius, look.cardRadius);
    if (m_model->rowCount() > 0)
        return;
    painter.setFont(lodestone::font(TypeRole::Body));
    painter.setPen(look.textMuted);
    painter.drawText(panel.adjusted(16, 0, -16, -padding - 5), Qt::AlignLeft | Qt::AlignBottom,
                     tr("Nothing has this in its name"));
}

} // namespace lodestone
