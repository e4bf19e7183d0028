// SPDX-License-Identifier: GPL-3.0-or-later
// The controls above a figure: its views and what it can be narrowed by, as its FigureSpec says. They show
// the workspace's state and change it. GUI thread.
#pragma once

#include "figure/build_figure.h"
#include "figure/choices.h"
#include "widgets/section_switch.h"
#include "workspace/workspace.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>

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
    /// One of several that Control::Events stands for: 'about', 'kind', 'party', 'status', 'verified'.
    [[nodiscard]] QComboBox* eventBox(const QString& field) const { return findChild<QComboBox*>(field); }
    [[nodiscard]] QLineEdit* eventWords() const { return m_words; }    ///< null without Control::Events
    [[nodiscard]] QPushButton* clearEvents() const { return m_clear; } ///< seen while something is filtered
    [[nodiscard]] QPushButton* allYears() const { return m_allYears; } ///< seen while years are picked
    [[nodiscard]] bool anySeen() const; ///< false where every control has nothing to say
    void add(QWidget* control);         ///< of the page's own, behind the others
    /// Whose share can be asked for, of those the figure in front knows.
    void setCountries(const std::vector<SourcesBody::Choice>& countries);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

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
    void addReadings();
    void addIndicators();
    void addLists();
    void addGroups();
    void addBlocs();
    void addCompanions();
    void addEventFilters();
    void addEventChoice(const QString& field, const QString& name, const std::vector<NamedChoice>& choices,
                        std::string EventChoice::*member);
    void addEventWords();
    void searchEvents();
    void addYears();
    void showEventFilters();
    void showYears(bool heeded);
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
    QLineEdit* m_words = nullptr;
    QTimer* m_typing = nullptr; ///< a search begins when the reader pauses
    QPushButton* m_clear = nullptr;
    QPushButton* m_allYears = nullptr;
    QLabel* m_years = nullptr;
    QWidget* m_yearsPair = nullptr;
};

} // namespace lodestone
