// SPDX-License-Identifier: GPL-3.0-or-later
// The figure as it will leave, scaled to fit, with its annotations under the hand: clicked, dragged, typed
// into, walked through by key. What is painted is the scene that is exported. GUI thread.
#pragma once

#include "charts/figure_scene.h"
#include "editor/editor_model.h"

#include <QImage>
#include <QLineEdit>
#include <QWidget>

#include <memory>

namespace lodestone {

class Preview : public QWidget {
    Q_OBJECT
public:
    explicit Preview(EditorModel& model, QWidget* parent = nullptr);
    ~Preview() override;

    [[nodiscard]] FigureScene* scene() {
        return m_scene.get();
    } ///< null where the figure fits into no such size
    [[nodiscard]] const QString& trouble() const { return m_trouble; }
    /// Where a point of the scene is painted, and the other way round.
    [[nodiscard]] QPointF toWidget(QPointF scenePoint) const;
    [[nodiscard]] QPointF toScene(QPointF widgetPoint) const;

    /// What the next click places; nothing: it selects.
    void setTool(std::optional<Annotation::Kind> kind);
    [[nodiscard]] std::optional<Annotation::Kind> tool() const { return m_tool; }
    /// Adds a note where it is clear, without a mouse; of a country: the largest that is not pointed out yet.
    void addByKey(Annotation::Kind kind);
    void editWords(); ///< of the selected note, in place
    [[nodiscard]] QLineEdit& field() { return *m_field; }

    [[nodiscard]] QSize sizeHint() const override { return {640, 420}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {320, 220}; }

signals:
    void toolChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum class Grip { None, Whole, From, To };
    struct Drag {
        Grip grip = Grip::None;
        QPointF from; ///< of the pointer, in the scene
        QPointF at;   ///< of the note's anchors when it was taken hold of
        QPointF to;
        bool placing = false; ///< the note was made by this very gesture
        bool moved = false;
    };

    void rebuild();
    void measure();
    void repaintPicture();
    [[nodiscard]] QRectF figureRect() const; ///< in the widget
    [[nodiscard]] const PlacedNote* placed(std::size_t note) const;
    [[nodiscard]] std::optional<std::size_t> noteAt(QPointF scenePoint) const;
    [[nodiscard]] Grip gripAt(QPointF scenePoint) const;
    void place(QPointF scenePoint);
    void moveSelected(QPointF at, QPointF to, const std::string& key);
    void nudge(QPointF by, bool end);
    void walk(int step);
    void paintHandles(QPainter& painter);
    void closeField(bool keep);
    void putField();

    EditorModel& m_model;
    std::unique_ptr<FigureScene> m_scene;
    QString m_trouble;
    double m_scale = 1; ///< px of the export for each unit of the scene
    QImage m_picture;   ///< of the scene, as painted here
    std::optional<Annotation::Kind> m_tool;
    Drag m_drag;
    QLineEdit* m_field;
};

} // namespace lodestone
