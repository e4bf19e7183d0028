// SPDX-License-Identifier: GPL-3.0-or-later
// The controls above a figure: its views and what it can be narrowed by, as its FigureSpec says. They show
// the workspace's state and change it. GUI thread.
#pragma once

#include "figure/build_figure.h"
#include "widgets/section_switch.h"
#include "workspace/workspace.h"

#include <QComboBox>

#include <functional>

namespace lodestone {

class PageControls : public QWidget {
    Q_OBJECT
public:
    PageControls(const FigureSpec& spec, Workspace& workspace, QWidget* parent = nullptr);

    /// Whether the figure has any.
    [[nodiscard]] static bool wantedBy(const FigureSpec& spec) {
        return !spec.views.empty() || spec.controls != 0;
    }

    [[nodiscard]] SectionSwitch* views() const { return m_views; } ///< null when there is one way
    [[nodiscard]] QComboBox* box(Control control) const;           ///< null when the figure has none
    void add(QWidget* control);                                    ///< of the page's own, behind the others
    /// Whose share can be asked for, of those the figure in front knows.
    void setCountries(const std::vector<SourcesBody::Choice>& countries);

private:
    /// One box: what can be chosen, and the field of the state it stands for.
    struct Choice {
        Control control;
        QComboBox* box;
        std::vector<std::string> values;
        std::function<std::string(const ViewState&)> read;
        QWidget* pair; ///< the box with its label
    };

    void addViews(const FigureSpec& spec);
    void addRegimes();
    void addIndicators();
    void addLists();
    void addGroups();
    void addBlocs();
    void addCompanions();
    void addCountries();
    using Option = std::pair<std::string, std::string>; ///< value and words
    void addChoice(Control control, const QString& label, const std::vector<Option>& options,
                   std::function<std::string(const ViewState&)> read,
                   std::function<void(ViewState&, const std::string&)> write);
    void fill(Choice& choice, const std::vector<Option>& options);
    void showState();

    const FigureSpec& m_spec;
    Workspace& m_workspace;
    SectionSwitch* m_views = nullptr;
    std::vector<Choice> m_choices;
};

} // namespace lodestone
