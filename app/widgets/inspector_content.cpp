// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector_content.h"

#include "widgets/event_rows.h"
#include "widgets/labels.h"
#include "widgets/look.h"
#include "widgets/section_switch.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace lodestone {

namespace {

constexpr int margin = 14;      // and 2 of the frame around
constexpr int leastWidth = 236; // of the words in a panel of the usual width

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

QLabel* makeWrapped(TypeRole role, Tone tone, const std::string& words) {
    return new WrappedLabel(role, tone, text(words));
}

/// The colour that stands for the thing in every figure.
class Swatch : public QWidget {
public:
    explicit Swatch(const QColor& colour) : m_colour(colour) { setFixedSize(12, 22); }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_colour);
        painter.drawRoundedRect(QRectF(0, 5, 12, 12), 2, 2);
    }

private:
    QColor m_colour;
};

/// A word in an outline: dashed for what is estimated, as the edge of its bar is.
class Tag : public QLabel {
public:
    Tag(const QString& words, bool estimated) : QLabel(words), m_estimated(estimated) {
        setFont(lodestone::font(TypeRole::Small));
        setForegroundRole(QPalette::BrightText);
        setContentsMargins(5, 0, 5, 0);
        setFixedHeight(17);
    }

protected:
    void paintEvent(QPaintEvent* event) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        QPen pen(m_estimated ? themeOf(this).textMuted : themeOf(this).border, 1);
        if (m_estimated)
            pen.setDashPattern({2.5, 1.75});
        painter.setPen(pen);
        painter.drawRoundedRect(hairlineRect(rect()), 3, 3);
        painter.end();
        QLabel::paintEvent(event);
    }

private:
    bool m_estimated;
};

/// A claim: open diamond, who says it, what they say. A click selects it everywhere.
class ClaimRow : public QAbstractButton {
public:
    ClaimRow(const QString& who, const QString& what, QWidget* parent = nullptr)
        : QAbstractButton(parent), m_what(what) {
        setText(who);
        m_whatWidth = QFontMetricsF(lodestone::font(TypeRole::LabelStrong)).horizontalAdvance(what);
        setAccessibleName(who + QStringLiteral(": ") + what);
        setFont(lodestone::font(TypeRole::Label));
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        setCursor(Qt::PointingHandCursor);
        QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
        policy.setHeightForWidth(true);
        setSizePolicy(policy);
    }
    [[nodiscard]] QSize sizeHint() const override { return {160, fontMetrics().height()}; }
    [[nodiscard]] int heightForWidth(int width) const override {
        return m_heights.at(width, [this](int asked) {
            const QRectF room(0, 0, whoWidth(asked), 10000);
            return static_cast<int>(std::ceil(
                       QFontMetricsF(font()).boundingRect(room, Qt::TextWordWrap, text()).height())) +
                   3;
        });
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Theme& look = themeOf(this);
        painter.setPen(QPen(look.text, 1.3));
        painter.translate(5, 8.5);
        painter.rotate(45);
        painter.drawRect(QRectF(-3.6, -3.6, 7.2, 7.2));
        painter.resetTransform();
        painter.setFont(font());
        painter.setPen(underMouse() ? look.link : look.text);
        painter.drawText(QRectF(indent, 1, whoWidth(width()), height()),
                         Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, text());
        painter.setFont(lodestone::font(TypeRole::LabelStrong));
        painter.setPen(look.text);
        painter.drawText(QRectF(rect()).adjusted(0, 1, 0, 0), Qt::AlignRight | Qt::AlignTop, m_what);
        if (showsFocus(*this))
            paintFocusRing(painter, rect(), 3, look);
    }

private:
    [[nodiscard]] qreal whoWidth(int width) const {
        return std::max(60.0, width - indent - 12 - m_whatWidth);
    }

    static constexpr qreal indent = 16;
    QString m_what;
    qreal m_whatWidth;
    mutable KnownHeights m_heights;
};

void addHead(QVBoxLayout& column, const Inspection& inspection, const Theme& theme) {
    column.addWidget(makeCaption(text(inspection.caption)));
    column.addSpacing(3);
    auto* title = new QHBoxLayout;
    title->setSpacing(9);
    if (inspection.colour)
        title->addWidget(new Swatch(theme.colour(*inspection.colour)), 0, Qt::AlignTop);
    QLabel* name = makeWrapped(TypeRole::Section, Tone::Normal, inspection.title);
    // A short name is a headline; a sentence (an event) stays in the size of a section.
    if (inspection.title.size() < 28)
        name->setFont(font(TypeRole::Section, 16.0 / 13.0));
    title->addWidget(name, 1);
    column.addLayout(title);
    if (!inspection.subtitle.empty())
        column.addWidget(makeWrapped(TypeRole::Label, Tone::Muted, inspection.subtitle));
    if (inspection.number.empty())
        return;
    column.addSpacing(8);
    auto* number = new QHBoxLayout;
    number->setSpacing(10);
    QLabel* value = makeLabel(TypeRole::Display, Tone::Normal, text(inspection.number));
    number->addWidget(value, 0, Qt::AlignBottom);
    QLabel* aside = makeWrapped(TypeRole::Label, Tone::Secondary, inspection.numberAside);
    aside->setContentsMargins(0, 0, 0, 5);
    number->addWidget(aside, 1, Qt::AlignBottom);
    column.addLayout(number);
}

/// Tags in a row; what does not fit beside the others stands on its own.
void addTags(QVBoxLayout& column, const std::vector<std::string>& tags) {
    int room = 0;
    QHBoxLayout* row = nullptr;
    for (const std::string& tag : tags) {
        auto* label =
            new Tag(text(tag), tag == "estimated" || tag == "inferred from trade" || tag == "outlook");
        if (!row || room < label->sizeHint().width()) {
            row = new QHBoxLayout;
            row->setContentsMargins(0, 2, 0, 0);
            row->setSpacing(6);
            row->addStretch(1);
            column.addLayout(row);
            room = leastWidth;
        }
        row->insertWidget(row->count() - 1, label);
        room -= label->sizeHint().width() + 6;
    }
}

void addLine(QVBoxLayout& column, const Inspection::Line& line) {
    // A line that computes is the sum under the column: ruled off, and heavier.
    const bool result = line.label.find("÷") != std::string::npos;
    if (result) {
        column.addSpacing(3);
        column.addWidget(makeRule());
        column.addSpacing(3);
    }
    auto* row = new QHBoxLayout;
    row->setSpacing(10);
    QLabel* label = makeWrapped(TypeRole::Label, Tone::Secondary, line.label);
    const TypeRole role = result ? TypeRole::LabelStrong : TypeRole::Label;
    const bool wordy = line.value.size() > 18;
    QLabel* value =
        wordy ? makeWrapped(role, Tone::Normal, line.value) : makeLabel(role, Tone::Normal, text(line.value));
    value->setAlignment(Qt::AlignRight | Qt::AlignTop);
    if (!result) {
        QFont medium = value->font();
        medium.setWeight(QFont::Medium);
        value->setFont(medium);
    }
    row->addWidget(label, 1, Qt::AlignTop);
    row->addWidget(value, wordy ? 1 : 0, Qt::AlignTop);
    column.addLayout(row);
}

void addParagraph(QVBoxLayout& column, const Inspection::Paragraph& paragraph,
                  const std::function<void(const Mark&)>& activate) {
    const bool claim = paragraph.mark.kind == Mark::Kind::Claim && !paragraph.lines.empty();
    if (claim) {
        auto* row = new ClaimRow(text(paragraph.lines.front().label), text(paragraph.lines.front().value));
        QObject::connect(row, &QAbstractButton::clicked, row,
                         [activate, mark = paragraph.mark] { activate(mark); });
        column.addSpacing(2);
        column.addWidget(row);
    }
    if (paragraph.glyph && !paragraph.lines.empty()) {
        auto* row = new EventRow(*paragraph.glyph, text(paragraph.lines.front().label),
                                 text(paragraph.lines.front().value));
        QObject::connect(row, &QAbstractButton::clicked, row,
                         [activate, mark = paragraph.mark] { activate(mark); });
        column.addWidget(row);
        return;
    }
    if (!paragraph.subtitle.empty())
        column.addWidget(makeWrapped(TypeRole::Label, Tone::Muted, paragraph.subtitle));
    if (!paragraph.bars.empty()) {
        column.addSpacing(2);
        column.addWidget(new WindowBars(paragraph.bars, paragraph.barColour));
        column.addSpacing(2);
    }
    for (std::size_t i = claim ? 1 : 0; i < paragraph.lines.size(); ++i)
        addLine(column, paragraph.lines[i]);
    const int indent = claim ? 16 : 0;
    if (!paragraph.text.empty()) {
        QLabel* words = makeWrapped(TypeRole::Label, claim ? Tone::Muted : Tone::Secondary, paragraph.text);
        words->setContentsMargins(indent, 0, 0, 0);
        column.addWidget(words);
    }
    if (!paragraph.link.empty()) {
        auto* row = new QHBoxLayout;
        row->setContentsMargins(indent, 0, 0, claim ? 3 : 0);
        row->addWidget(new LinkLabel(text(paragraph.linkText.empty() ? paragraph.link : paragraph.linkText),
                                     text(paragraph.link)));
        row->addStretch(1);
        column.addLayout(row);
    }
}

void addChoices(QVBoxLayout& column, const Inspection::Paragraph& paragraph,
                const std::function<void(const ViewState&)>& open) {
    QStringList words;
    int current = 0;
    for (std::size_t i = 0; i < paragraph.choices.size(); ++i) {
        words.append(text(paragraph.choices[i].words));
        if (paragraph.choices[i].current)
            current = static_cast<int>(i);
    }
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(makeWrapped(TypeRole::Label, Tone::Muted, paragraph.choiceName), 1);
    auto* sections = new SectionSwitch(text(paragraph.choiceName), words);
    sections->setSection(current);
    QObject::connect(sections, &SectionSwitch::sectionPicked, sections,
                     [open, choices = paragraph.choices](int section) {
                         open(choices[static_cast<std::size_t>(section)].state);
                     });
    row->addWidget(sections);
    column.addLayout(row);
    column.addSpacing(2);
}

} // namespace

QWidget* makeInspectorContent(const Inspection& inspection, const Theme& theme,
                              std::function<void(const Mark&)> activate,
                              std::function<void(const ViewState&)> open) {
    auto* content = new QWidget;
    content->setBackgroundRole(QPalette::AlternateBase);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(margin, 12, margin, margin);
    column->setSpacing(3);
    addHead(*column, inspection, theme);

    // Paragraphs before the first title belong to the number itself; tags follow them.
    std::size_t next = 0;
    while (next < inspection.paragraphs.size() && inspection.paragraphs[next].title.empty())
        addParagraph(*column, inspection.paragraphs[next++], activate);
    addTags(*column, inspection.tags);
    for (; next < inspection.paragraphs.size(); ++next) {
        const Inspection::Paragraph& paragraph = inspection.paragraphs[next];
        if (!paragraph.title.empty()) {
            column->addSpacing(12);
            column->addWidget(makeRule());
            column->addSpacing(8);
            column->addWidget(makeWrapped(TypeRole::Section, Tone::Normal, paragraph.title));
        } else if (!paragraph.bars.empty())
            column->addSpacing(8);
        if (!paragraph.choices.empty())
            addChoices(*column, paragraph, open);
        addParagraph(*column, paragraph, activate);
    }
    column->addStretch(1);
    return content;
}

} // namespace lodestone
