// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mineral_list.h"

#include "widgets/icons.h"
#include "widgets/look.h"
#include "widgets/mineral_delegate.h"

#include <QAction>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QVBoxLayout>

namespace lodestone {

MineralView::MineralView(QWidget* parent) : QListView(parent) {
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    // Rows go under the thin scroll bar, so that badges keep their column whether it is there or not.
    viewport()->setBackgroundRole(QPalette::AlternateBase);
    verticalScrollBar()->setSingleStep(24);
}

void MineralView::keyPressEvent(QKeyEvent* event) {
    const bool plain = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    const QString text = event->text();
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right) {
        emit yearStep(event->key() == Qt::Key_Right ? 1 : -1);
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (currentIndex().isValid())
            emit rowEntered(currentIndex());
    } else if (event->key() == Qt::Key_Escape) {
        emit escaped();
    } else if (plain && !text.isEmpty() && text.front().isLetterOrNumber()) {
        emit typed(text);
    } else if (event->key() == Qt::Key_Space || (plain && !text.isEmpty() && text.front().isPunct())) {
        event->ignore(); // Space plays the years, '?' lists the keys: the window's business
    } else {
        QListView::keyPressEvent(event);
    }
}

void MineralView::mousePressEvent(QMouseEvent* event) {
    const QModelIndex hit = indexAt(event->position().toPoint());
    if (!hit.isValid() || !(hit.flags() & Qt::ItemIsEnabled)) {
        if (hit.isValid() && event->button() == Qt::LeftButton)
            emit captionPressed(hit);
        return; // captions and empty space keep the selection
    }
    QListView::mousePressEvent(event);
}

void MineralView::paintEvent(QPaintEvent* event) {
    QListView::paintEvent(event);
    if (model()->rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setFont(lodestone::font(TypeRole::Label));
    painter.setPen(themeOf(this).textMuted);
    painter.drawText(QRectF(viewport()->rect()).adjusted(18, 6, -18, 0),
                     Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap,
                     tr("No mineral has this in its name. Esc shows all."));
}

MineralList::MineralList(std::shared_ptr<const Catalogue> catalogue, QWidget* parent)
    : QWidget(parent), m_model(new MineralModel(std::move(catalogue), this)), m_filter(new QLineEdit),
      m_view(new MineralView) {
    m_filter->setPlaceholderText(tr("Filter minerals"));
    m_filter->setAccessibleName(tr("Filter minerals"));
    m_filter->setClearButtonEnabled(false);
    m_searchAction = m_filter->addAction(QIcon(), QLineEdit::LeadingPosition);
    m_searchAction->setText(tr("Filter"));
    setSearchIcon();
    m_filter->installEventFilter(this);
    m_view->setAccessibleName(tr("Minerals"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(new MineralDelegate(*m_model, this));

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 10, 0, 0);
    column->setSpacing(6);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(10, 0, 10, 0);
    row->addWidget(m_filter);
    column->addLayout(row);
    column->addWidget(m_view, 1);
    setFocusProxy(m_view);

    connect(m_filter, &QLineEdit::textChanged, this, &MineralList::applyFilter);
    connect(m_view, &MineralView::typed, this, [this](const QString& text) {
        m_filter->setFocus(Qt::ShortcutFocusReason);
        m_filter->setText(m_filter->text() + text);
    });
    connect(m_view, &MineralView::yearStep, this, &MineralList::yearStep);
    connect(m_view, &MineralView::escaped, this, [this] {
        if (m_filter->text().isEmpty())
            emit escaped();
        else
            m_filter->clear();
    });
    connect(m_view, &MineralView::captionPressed, this, [this](const QModelIndex& at) { toggle(at.row()); });
    // By key the row of the mineral opens its parts: the fold below it is passed by, as captions are.
    connect(m_view, &MineralView::rowEntered, this, [this](const QModelIndex& at) { toggle(at.row() + 1); });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& current) {
                if (!m_marking && current.isValid() && m_model->mineral(current.row()) != nullptr)
                    emit mineralPicked(m_model->mineral(current.row())->slug);
            });
}

void MineralList::toggle(int row) {
    if (row >= m_model->rowCount() || !m_model->isFold(row))
        return;
    m_marking = true;
    m_model->toggleFold(row);
    m_marking = false;
    markCurrent();
}

void MineralList::showMineral(const std::string& slug, double moderate, double high) {
    const bool other = slug != m_shown;
    m_shown = slug;
    if (other && m_model->rowOf(slug) < 0)
        m_filter->clear(); // what is shown is never hidden by words typed for another
    if (static_cast<MineralDelegate*>(m_view->itemDelegate())->setThresholds(moderate, high))
        m_view->viewport()->update();
    markShown();
}

void MineralList::step(int by) {
    int row = m_view->currentIndex().row() + by;
    while (row >= 0 && row < m_model->rowCount() && m_model->mineral(row) == nullptr)
        row += by;
    if (row >= 0 && row < m_model->rowCount())
        m_view->setCurrentIndex(m_model->index(row));
}

bool MineralList::eventFilter(QObject* watched, QEvent* event) {
    if (watched != m_filter || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Escape:
        m_filter->clear();
        m_view->setFocus(Qt::OtherFocusReason);
        return true;
    case Qt::Key_Down:
        m_view->setFocus(Qt::OtherFocusReason);
        if (!m_view->currentIndex().isValid() && m_model->firstMineral() >= 0)
            m_view->setCurrentIndex(m_model->index(m_model->firstMineral()));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_model->firstMineral() >= 0)
            m_view->setCurrentIndex(m_model->index(m_model->firstMineral()));
        m_view->setFocus(Qt::OtherFocusReason);
        return true;
    default:
        return false;
    }
}

void MineralList::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange)
        setSearchIcon();
    QWidget::changeEvent(event);
}

void MineralList::applyFilter(const QString& text) {
    m_marking = true;
    m_model->setFilter(text);
    m_marking = false;
    markShown();
}

void MineralList::markShown() {
    m_marking = true;
    m_model->unfold(m_shown);
    m_marking = false;
    markCurrent();
}

void MineralList::markCurrent() {
    m_marking = true;
    const int row = m_model->rowOf(m_shown);
    if (row < 0) {
        m_view->setCurrentIndex({});
    } else if (m_view->currentIndex().row() != row) {
        m_view->setCurrentIndex(m_model->index(row));
        // The caption above the first row of a list belongs in view with it.
        m_view->scrollTo(m_model->index(row == 1 ? 0 : row));
    }
    m_marking = false;
}

void MineralList::setSearchIcon() {
    m_searchAction->setIcon(makeIcon(Icon::Search, themeOf(this).textMuted));
}

} // namespace lodestone
