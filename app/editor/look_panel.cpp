// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/look_panel.h"

#include "charts/emphasis.h"
#include "editor/fields.h"
#include "widgets/labels.h"
#include "widgets/section_switch.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lodestone {
namespace {

constexpr double millimetresPerInch = 25.4;
constexpr int leastSide = 200;
constexpr int mostSide = 16384;

constexpr std::array grounds{ExportLook::Ground::Light, ExportLook::Ground::Dark, ExportLook::Ground::Print,
                             ExportLook::Ground::Transparent};
constexpr std::array visions{ExportLook::Vision::Full, ExportLook::Vision::Grey,
                             ExportLook::Vision::Protanopia, ExportLook::Vision::Deuteranopia,
                             ExportLook::Vision::Tritanopia};

template <typename Values, typename Value>
int indexOf(const Values& values, Value value) {
    return static_cast<int>(std::ranges::find(values, value) - values.begin());
}

QDoubleSpinBox* makeSide() {
    auto* side = new QDoubleSpinBox;
    side->setKeyboardTracking(false);
    side->setButtonSymbols(QAbstractSpinBox::NoButtons);
    return side;
}

QString titleOf(const SizePreset& preset) {
    return QString::fromUtf8(preset.title.data(), std::ssize(preset.title));
}

} // namespace

QString endingOf(FileKind kind) {
    constexpr std::array endings{"png", "svg", "pdf", "csv", "xlsx"};
    return QLatin1StringView(endings[static_cast<std::size_t>(kind)]);
}

LookPanel::LookPanel(EditorModel& model, QWidget* parent) : QWidget(parent), m_model(model) {
    build();
    wire();
    refresh();
}

void LookPanel::build() {
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    QVBoxLayout* column = nullptr;
    outer->addWidget(makeSection(column));
    m_kinds = new SectionSwitch(tr("File format"), {tr("PNG"), tr("SVG"), tr("PDF"), tr("CSV"), tr("XLSX")});
    addRow(*column, tr("Format"), m_kinds);
    QStringList presets;
    for (const SizePreset& preset : sizePresets())
        presets << titleOf(preset);
    presets << tr("Own size");
    m_preset = makeChoice(tr("Size"), presets);
    for (int i = 0; i < static_cast<int>(sizePresets().size()); ++i) {
        const SizePreset& preset = sizePresets()[static_cast<std::size_t>(i)];
        m_preset->setItemData(i, QString::fromUtf8(preset.what.data(), std::ssize(preset.what)),
                              Qt::ToolTipRole);
    }
    addRow(*column, tr("Size"), m_preset);
    m_width = makeSide();
    m_height = makeSide();
    addPair(*column, tr("Width"), m_width, tr("Height"), m_height);
    m_units = makeChoice(tr("Unit of width and height"), {tr("px"), tr("mm"), tr("inches")});
    m_dpi = new QSpinBox;
    m_dpi->setRange(36, 2400);
    m_dpi->setKeyboardTracking(false);
    m_dpi->setButtonSymbols(QAbstractSpinBox::NoButtons);
    addPair(*column, tr("Unit"), m_units, tr("Pixels per inch"), m_dpi);
    m_scale = makeChoice(tr("Scale of a PNG"), {tr("1×"), tr("2×"), tr("3×"), tr("4×")});
    m_ground = makeChoice(tr("Ground"), {tr("Light"), tr("Dark"), tr("Print"), tr("Transparent")});
    addPair(*column, tr("PNG scale"), m_scale, tr("Ground"), m_ground);
    m_size = new WrappedLabel(TypeRole::Small, Tone::Muted, {});
    addRow(*column, {}, m_size);
    m_labels = makeChoice(tr("Names"), {tr("Beside the marks"), tr("In a legend")});
    addRow(*column, tr("Names"), m_labels);
    m_curves = new QCheckBox(tr("SVG: text as curves"));
    m_curves->setToolTip(
        tr("For programs that do not have the font; the text can then not be edited or found"));
    addRow(*column, {}, m_curves);
    m_vision = makeChoice(tr("Preview as seen with"),
                          {tr("Full colour vision"), tr("Greyscale print"), tr("Protanopia, no red cones"),
                           tr("Deuteranopia, no green cones"), tr("Tritanopia, no blue cones")});
    addRow(*column, tr("Preview as seen with"), m_vision);
    column->addStretch(1);
}

void LookPanel::wire() {
    connect(&m_model, &EditorModel::changed, this, &LookPanel::refresh);
    connect(m_kinds, &SectionSwitch::sectionPicked, this,
            [this](int kind) { setKind(static_cast<FileKind>(kind)); });
    connect(m_preset, &QComboBox::activated, this, [this](int index) {
        const auto at = static_cast<std::size_t>(index);
        m_model.change({}, [&](Edit& edit) {
            if (at < sizePresets().size())
                edit.look = withPreset(edit.look, sizePresets()[at]);
            else
                edit.look.preset.clear();
        });
        refresh();
    });
    connect(m_width, &QDoubleSpinBox::valueChanged, this,
            [this](double typed) { setSide(typed, &ExportLook::width); });
    connect(m_height, &QDoubleSpinBox::valueChanged, this,
            [this](double typed) { setSide(typed, &ExportLook::height); });
    connect(m_units, &QComboBox::activated, this, [this](int unit) {
        m_unit = static_cast<Unit>(unit);
        refresh();
    });
    connect(m_dpi, &QSpinBox::valueChanged, this, [this](int dpi) {
        m_model.change("dpi", [&](Edit& edit) {
            // A size in print stays; one in pixels stays, too.
            const double factor = m_unit == Unit::Pixels ? 1 : dpi / edit.look.dpi;
            edit.look.width =
                std::clamp(static_cast<int>(std::lround(edit.look.width * factor)), leastSide, mostSide);
            edit.look.height =
                std::clamp(static_cast<int>(std::lround(edit.look.height * factor)), leastSide, mostSide);
            edit.look.dpi = dpi;
            edit.look.preset.clear();
        });
    });
    connect(m_scale, &QComboBox::activated, this,
            [this](int index) { m_model.change({}, [&](Edit& edit) { edit.look.scale = index + 1; }); });
    connect(m_ground, &QComboBox::activated, this, [this](int index) {
        m_model.change({}, [&](Edit& edit) { edit.look.ground = grounds[static_cast<std::size_t>(index)]; });
    });
    connect(m_labels, &QComboBox::activated, this, [this](int index) {
        m_model.change({}, [&](Edit& edit) { edit.frame.labels = static_cast<FigureFrame::Labels>(index); });
    });
    connect(m_curves, &QCheckBox::toggled, this,
            [this](bool on) { m_model.change({}, [&](Edit& edit) { edit.look.curves = on; }); });
    connect(m_vision, &QComboBox::activated, this, [this](int index) {
        m_model.change("vision",
                       [&](Edit& edit) { edit.look.vision = visions[static_cast<std::size_t>(index)]; });
    });
}

void LookPanel::setKind(FileKind kind) {
    if (kind == m_kind)
        return;
    m_kind = kind;
    refresh();
    emit kindChanged();
}

double LookPanel::inUnit(int pixels) const {
    const double inches = pixels / m_model.look().dpi;
    return m_unit == Unit::Pixels ? pixels : m_unit == Unit::Inches ? inches : inches * millimetresPerInch;
}

void LookPanel::setSide(double typed, int ExportLook::*side) {
    const double inches = m_unit == Unit::Millimetres ? typed / millimetresPerInch : typed;
    const double pixels = m_unit == Unit::Pixels ? typed : inches * m_model.look().dpi;
    m_model.change({}, [&](Edit& edit) {
        edit.look.*side = std::clamp(static_cast<int>(std::lround(pixels)), leastSide, mostSide);
        edit.look.preset.clear();
    });
}

QString LookPanel::sizeWords() const {
    const ExportLook& look = m_model.look();
    const auto centimetres = [&](int pixels) {
        return QString::number(pixels / look.dpi * millimetresPerInch / 10, 'f', 1);
    };
    const double factor = m_kind == FileKind::Png ? look.scale : 1;
    return tr("%1 × %2 px at %3 per inch, %4 × %5 cm in print")
        .arg(std::lround(look.width * factor))
        .arg(std::lround(look.height * factor))
        .arg(std::lround(look.dpi * factor))
        .arg(centimetres(look.width), centimetres(look.height));
}

void LookPanel::refresh() {
    const ExportLook& look = m_model.look();
    m_kinds->setSection(static_cast<int>(m_kind));
    const auto preset = std::ranges::find(sizePresets(), look.preset, &SizePreset::id);
    choose(*m_preset, static_cast<int>(preset - sizePresets().begin()));
    const QString wholeTip = preset == sizePresets().end()
                                 ? QString()
                                 : QString::fromUtf8(preset->what.data(), std::ssize(preset->what));
    m_preset->setToolTip(wholeTip);
    const int decimals = m_unit == Unit::Pixels ? 0 : m_unit == Unit::Millimetres ? 1 : 2;
    for (const auto& [field, pixels] : {std::pair(m_width, look.width), std::pair(m_height, look.height)}) {
        const QSignalBlocker quiet(field);
        field->setDecimals(decimals);
        field->setRange(inUnit(leastSide), inUnit(mostSide));
        field->setValue(inUnit(pixels));
    }
    {
        const QSignalBlocker quietDpi(m_dpi);
        const QSignalBlocker quietCurves(m_curves);
        m_dpi->setValue(static_cast<int>(std::lround(look.dpi)));
        m_curves->setChecked(look.curves);
    }
    choose(*m_units, static_cast<int>(m_unit));
    choose(*m_scale, std::clamp(static_cast<int>(std::lround(look.scale)) - 1, 0, 3));
    choose(*m_ground, indexOf(grounds, look.ground));
    choose(*m_labels, static_cast<int>(m_model.frame().labels));
    choose(*m_vision, indexOf(visions, look.vision));
    const bool legend = !legendEntries(m_model.built().body).empty();
    m_labels->setEnabled(legend);
    m_labels->setToolTip(
        legend ? QString()
               : tr("This figure names everything where it stands, or a legend could not tell its "
                    "colours apart"));
    const bool picture = m_kind != FileKind::Csv && m_kind != FileKind::Xlsx;
    m_scale->setEnabled(m_kind == FileKind::Png);
    m_curves->setEnabled(m_kind == FileKind::Svg);
    m_size->setText(picture ? sizeWords() : tr("The table behind the figure, with units, flags and sources"));
}

} // namespace lodestone
