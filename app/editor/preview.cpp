// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/preview.h"

#include "charts/annotation.h"
#include "charts/scene_facts.h"
#include "charts/shapes.h"
#include "editor/laid_out.h"
#include "widgets/look.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace lodestone {
namespace {

constexpr qreal margin = 16; ///< around the figure
constexpr qreal handleRadius = 5;
constexpr int chequer = 8;

/// What stands for a ground that is not there.
void paintChequers(QPainter& painter, const QRectF& rect, const Theme& theme) {
    painter.fillRect(rect, theme.ground);
    for (int y = 0; y < static_cast<int>(rect.height()); y += chequer)
        for (int x = (y / chequer) % 2 * chequer; x < static_cast<int>(rect.width()); x += 2 * chequer)
            painter.fillRect(QRectF(rect.left() + x, rect.top() + y, chequer, chequer) & rect, theme.divider);
}

} // namespace

Preview::Preview(EditorModel& model, QWidget* parent)
    : QWidget(parent), m_model(model), m_field(new QLineEdit(this)) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Preview of the figure"));
    m_field->hide();
    m_field->setAlignment(Qt::AlignHCenter);
    m_field->setPlaceholderText(tr("Words of the note"));
    m_field->setAccessibleName(tr("Words of the note"));
    m_field->installEventFilter(this);
    connect(&m_model, &EditorModel::changed, this, &Preview::rebuild);
    connect(&m_model, &EditorModel::selectionChanged, this, [this] { update(); });
    rebuild();
}

Preview::~Preview() = default;

void Preview::rebuild() {
    const Figure figure = m_model.framed();
    m_trouble.clear();
    try {
        m_scene = laidOut(figure, m_model.look(), m_scale);
    } catch (const std::exception& error) {
        m_scene.reset();
        m_trouble = QString::fromUtf8(error.what());
    }
    setAccessibleDescription(m_scene ? QString::fromStdString(figure.altText) : m_trouble);
    repaintPicture();
    if (!m_drag.moved) // a hand that moves wants the picture, not what is to be said of it
        measure();
}

void Preview::measure() {
    m_model.setFacts(m_scene ? sceneFacts(*m_scene, m_scale, m_model.look().dpi) : FigureFacts());
}

QRectF Preview::figureRect() const {
    const QSizeF room(width() - 2 * margin, height() - 2 * margin);
    QSizeF size(m_model.look().width, m_model.look().height);
    size.scale(room, Qt::KeepAspectRatio);
    return {QPointF((width() - size.width()) / 2, (height() - size.height()) / 2), size};
}

QPointF Preview::toWidget(QPointF scenePoint) const {
    const QRectF rect = figureRect();
    const QSizeF whole = m_scene ? m_scene->sceneRect().size() : QSizeF(1, 1);
    return rect.topLeft() + QPointF(scenePoint.x() * rect.width() / whole.width(),
                                    scenePoint.y() * rect.height() / whole.height());
}

QPointF Preview::toScene(QPointF widgetPoint) const {
    const QRectF rect = figureRect();
    const QSizeF whole = m_scene ? m_scene->sceneRect().size() : QSizeF(1, 1);
    const QPointF from = widgetPoint - rect.topLeft();
    return {from.x() * whole.width() / std::max(1.0, rect.width()),
            from.y() * whole.height() / std::max(1.0, rect.height())};
}

void Preview::repaintPicture() {
    const QSize size = (figureRect().size() * devicePixelRatioF()).toSize();
    m_picture = m_scene && !size.isEmpty() ? pictureOf(*m_scene, m_model.look(), size) : QImage();
    update();
}

void Preview::resizeEvent(QResizeEvent*) {
    repaintPicture();
    putField();
}

void Preview::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange)
        update();
    QWidget::changeEvent(event);
}

void Preview::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& theme = themeOf(this);
    painter.fillRect(rect(), theme.window);
    const QRectF figure = figureRect();
    if (!m_scene) {
        painter.setFont(font());
        painter.setPen(theme.text);
        painter.drawText(QRectF(rect()).adjusted(margin, margin, -margin, -margin),
                         Qt::AlignCenter | Qt::TextWordWrap, m_trouble);
        return;
    }
    if (m_model.look().ground == ExportLook::Ground::Transparent)
        paintChequers(painter, figure, lodestone::theme(ThemeKind::Light));
    painter.drawImage(figure, m_picture);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.border, 1));
    painter.drawRect(hairlineRect(figure.adjusted(-1, -1, 1, 1)));
    paintHandles(painter);
    if (hasFocus() && showsFocus(*this))
        paintFocusRing(painter, QRectF(rect()), 0, theme);
}

const PlacedNote* Preview::placed(std::size_t note) const {
    if (!m_scene)
        return nullptr;
    const auto found = std::ranges::find(m_scene->notes(), note, &PlacedNote::index);
    return found == m_scene->notes().end() ? nullptr : &*found;
}

void Preview::paintHandles(QPainter& painter) {
    const auto selected = m_model.selected();
    const PlacedNote* note = selected ? placed(*selected) : nullptr;
    if (note == nullptr)
        return;
    const Theme& theme = themeOf(this);
    const Annotation& what = m_model.notes()[*selected];
    painter.setBrush(Qt::NoBrush);
    const QRectF words = note->words.isNull() ? QRectF(note->at, QSizeF()) : note->words;
    const QRectF box(toWidget(words.topLeft()), toWidget(words.bottomRight()));
    painter.setPen(QPen(theme.accent, 1.5, Qt::DashLine));
    painter.drawRoundedRect(box.adjusted(-5, -4, 5, 4), 4, 4);
    const auto handle = [&](QPointF at) {
        painter.setPen(QPen(theme.accent, 2));
        painter.setBrush(theme.ground);
        painter.drawEllipse(toWidget(at), handleRadius, handleRadius);
    };
    if (what.kind == Annotation::Kind::Arrow || what.kind == Annotation::Kind::Range)
        handle(note->to);
    if (what.kind == Annotation::Kind::Range || what.kind == Annotation::Kind::Line)
        handle(note->at);
}

void Preview::setTool(std::optional<Annotation::Kind> kind) {
    if (kind == m_tool)
        return;
    m_tool = kind;
    setCursor(kind ? Qt::CrossCursor : Qt::ArrowCursor);
    emit toolChanged();
}

void Preview::editWords() {
    const auto selected = m_model.selected();
    if (!selected || !m_scene)
        return;
    m_field->setText(QString::fromStdString(m_model.notes()[*selected].text).replace(u'\n', u' '));
    m_field->selectAll();
    putField();
    m_field->show();
    m_field->setFocus(Qt::OtherFocusReason);
}

bool Preview::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Escape) {
            closeField(key != Qt::Key_Escape);
            return true; // and not of the window
        }
    } else if (watched == m_field && event->type() == QEvent::FocusOut) {
        closeField(true);
    }
    return QWidget::eventFilter(watched, event);
}

void Preview::putField() {
    const auto selected = m_model.selected();
    const PlacedNote* note = selected ? placed(*selected) : nullptr;
    if (note == nullptr)
        return;
    const QPointF centre = toWidget(note->words.isNull() ? note->at : note->words.center());
    const int fieldWidth = std::min(240, width() - 8);
    const int fieldHeight = m_field->sizeHint().height();
    m_field->setGeometry(
        std::clamp(static_cast<int>(centre.x()) - fieldWidth / 2, 4, std::max(4, width() - fieldWidth - 4)),
        std::clamp(static_cast<int>(centre.y()) - fieldHeight / 2, 4,
                   std::max(4, height() - fieldHeight - 4)),
        fieldWidth, fieldHeight);
}

void Preview::closeField(bool keep) {
    if (m_field->isHidden())
        return;
    const bool focused = m_field->hasFocus();
    m_field->hide(); // the focus goes, and this is called again
    const auto selected = m_model.selected();
    const std::string words = m_field->text().trimmed().toStdString();
    if (keep && selected) {
        const std::size_t at = *selected;
        m_model.change({}, [&](Edit& edit) { edit.frame.annotations[at].text = words; });
    }
    if (focused)
        setFocus(Qt::OtherFocusReason);
}

} // namespace lodestone
