// SPDX-License-Identifier: GPL-3.0-or-later
// What kind of file, how large, on which ground. GUI thread.
#pragma once

#include "editor/editor_model.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QSpinBox>
#include <QWidget>

namespace lodestone {

class SectionSwitch;

/// Kinds of files, in the order of the control.
enum class FileKind { Png, Svg, Pdf, Csv, Xlsx };
[[nodiscard]] QString endingOf(FileKind kind); ///< 'png'

class LookPanel : public QWidget {
    Q_OBJECT
public:
    explicit LookPanel(EditorModel& model, QWidget* parent = nullptr);

    [[nodiscard]] FileKind kind() const { return m_kind; }
    void setKind(FileKind kind);
    /// '3200 × 1800 px at 288 dpi, 28.2 × 15.9 cm in print'
    [[nodiscard]] QString sizeWords() const;

signals:
    void kindChanged();

private:
    enum class Unit { Pixels, Millimetres, Inches };

    void build();
    void wire();
    void refresh();
    void setSide(double typed, int ExportLook::*side);
    [[nodiscard]] double inUnit(int pixels) const;

    EditorModel& m_model;
    FileKind m_kind = FileKind::Png;
    Unit m_unit = Unit::Pixels;
    SectionSwitch* m_kinds;
    QComboBox* m_preset;
    QDoubleSpinBox* m_width;
    QDoubleSpinBox* m_height;
    QComboBox* m_units;
    QSpinBox* m_dpi;
    QComboBox* m_scale;
    QLabel* m_size;
    QComboBox* m_ground;
    QComboBox* m_labels;
    QCheckBox* m_curves;
    QComboBox* m_vision;
};

} // namespace lodestone
