// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/lint_panel.h"

#include "editor/fields.h"
#include "widgets/labels.h"

#include <type_traits>

namespace lodestone {
namespace {

QString qtext(const std::string& text) {
    return QString::fromStdString(text);
}

bool same(const std::vector<LintFinding>& a, const std::vector<LintFinding>& b) {
    return std::ranges::equal(a, b, [](const LintFinding& one, const LintFinding& other) {
        return one.rule == other.rule && one.text == other.text &&
               one.fix.has_value() == other.fix.has_value() &&
               (!one.fix || one.fix->words == other.fix->words);
    });
}

} // namespace

LintPanel::LintPanel(EditorModel& model, const Catalogue& catalogue, QWidget* parent)
    : QWidget(parent), m_model(model), m_catalogue(catalogue) {
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(makeSection(m_column));
    m_column->addStretch(1);
    connect(&m_model, &EditorModel::factsChanged, this, &LintPanel::refresh);
    refresh();
}

QPushButton* LintPanel::fixOf(LintRule rule) const {
    for (std::size_t i = 0; i < m_findings.size(); ++i)
        if (m_findings[i].rule == rule)
            return m_fixes[i];
    return nullptr;
}

void LintPanel::refresh() {
    std::vector<LintFinding> found = lint(m_model.framed(), m_model.look(), m_model.facts(), &m_catalogue);
    const bool stays = m_shown && same(found, m_findings);
    m_findings = std::move(found);
    if (stays)
        return; // the buttons take the newest fix
    m_shown = true;
    for (QWidget* card : m_cards)
        card->deleteLater();
    m_cards.clear();
    m_fixes.clear();
    const auto add = [this](QWidget* card) {
        m_column->insertWidget(static_cast<int>(m_cards.size()), card);
        m_cards.push_back(card);
        card->show();
    };
    if (m_findings.empty())
        add(new WrappedLabel(
            TypeRole::Body, Tone::Secondary,
            tr("Nothing to mend: sources, shares, marks, type and words are as they should be.")));
    for (std::size_t i = 0; i < m_findings.size(); ++i) {
        auto* card = new QWidget;
        auto* column = new QVBoxLayout(card);
        column->setContentsMargins(0, 0, 0, 14);
        column->setSpacing(6);
        column->addWidget(new WrappedLabel(TypeRole::Body, Tone::Normal, qtext(m_findings[i].text)));
        m_fixes.push_back(nullptr);
        if (m_findings[i].fix) {
            auto* button = new QPushButton(qtext(m_findings[i].fix->words));
            button->setAutoDefault(false);
            button->setAccessibleDescription(qtext(m_findings[i].text));
            column->addWidget(button, 0, Qt::AlignLeft);
            m_fixes.back() = button;
            connect(button, &QPushButton::clicked, this, [this, i] {
                if (i < m_findings.size() && m_findings[i].fix)
                    mend(LintFix(*m_findings[i].fix));
            });
        }
        add(card);
    }
    emit findingsChanged();
}

void LintPanel::mend(const LintFix& fix) {
    std::visit(
        [this](const auto& edited) {
            using Edited = std::decay_t<decltype(edited)>;
            if constexpr (std::is_same_v<Edited, ViewState>)
                emit viewWanted(edited);
            else if constexpr (std::is_same_v<Edited, FigureFrame>)
                m_model.change({}, [&](Edit& edit) { edit.frame = edited; });
            else
                m_model.change({}, [&](Edit& edit) { edit.look = edited; });
        },
        fix.edit);
}

} // namespace lodestone
