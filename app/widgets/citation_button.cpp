// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/citation_button.h"

#include "widgets/icons.h"
#include "widgets/look.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QMimeData>
#include <QPainter>

#include <array>

namespace lodestone {

namespace {

struct Format {
    CitationFormat format;
    const char* name;
    const char* type; ///< as reference managers name it, null for plain text
};
constexpr std::array formats{
    Format{CitationFormat::Plain, QT_TRANSLATE_NOOP("CitationButton", "Plain text"), nullptr},
    Format{CitationFormat::Bibtex, "BibTeX", "application/x-bibtex"},
    Format{CitationFormat::Ris, "RIS", "application/x-research-info-systems"}};

const Format& formatOf(CitationFormat format) {
    return formats.at(static_cast<std::size_t>(format));
}

/// A small button with a chevron that opens a menu.
class MoreButton : public QToolButton {
public:
    MoreButton() {
        setPopupMode(InstantPopup);
        setFocusPolicy(Qt::StrongFocus);
        setFixedSize(24, 26);
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Theme& look = themeOf(this);
        const bool over = isEnabled() && underMouse();
        painter.setPen(QPen(look.border, 1));
        painter.setBrush(isDown() ? look.pressed : over ? look.hover : look.raised);
        painter.drawRoundedRect(hairlineRect(rect()), 4, 4);
        paintIcon(painter, Icon::ChevronDown, QRectF(width() / 2.0 - 8, height() / 2.0 - 8, 16, 16),
                  isEnabled() ? look.textSecondary : look.textDisabled);
        if (showsFocus(*this))
            paintFocusRing(painter, rect(), 4, look);
    }
};

} // namespace

QString citationText(const Inspection& inspection, CitationFormat format) {
    if (format == CitationFormat::Plain)
        return QString::fromStdString(inspection.citation);
    if (inspection.work.title.empty())
        return {};
    return QString::fromStdString(format == CitationFormat::Bibtex ? bibtex(inspection.work)
                                                                   : ris(inspection.work));
}

void copyCitationText(const Inspection& inspection, CitationFormat format) {
    const QString text = citationText(inspection, format);
    auto* data = new QMimeData;
    data->setText(text);
    if (const char* type = formatOf(format).type)
        data->setData(QString::fromLatin1(type), text.toUtf8());
    QGuiApplication::clipboard()->setMimeData(data);
}

QString citationSaid(CitationFormat format) {
    return format == CitationFormat::Plain
               ? CitationButton::tr("Citation copied")
               : CitationButton::tr("Citation copied as %1").arg(QString::fromLatin1(formatOf(format).name));
}

CitationButton::CitationButton(bool stretches, QWidget* parent)
    : QWidget(parent), m_copy(new QPushButton(tr("Copy citation"))), m_more(new MoreButton) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_copy, stretches ? 1 : 0);
    row->addWidget(m_more);
    setFocusProxy(m_copy);
    m_more->setAccessibleName(tr("Copy citation as"));
    m_more->setToolTip(tr("Copy the citation as plain text, BibTeX or RIS"));
    auto* menu = new QMenu(m_more);
    for (const Format& format : formats)
        connect(menu->addAction(tr(format.name)), &QAction::triggered, this,
                [this, asked = format.format] { emit wanted(asked); });
    m_more->setMenu(menu);
    connect(m_copy, &QPushButton::clicked, this, [this] { emit wanted(CitationFormat::Plain); });
}

} // namespace lodestone
