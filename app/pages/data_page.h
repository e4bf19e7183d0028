// SPDX-License-Identifier: GPL-3.0-or-later
// The lists of the page 'Sources': how the figures of the mineral in front moved from edition to edition, and
// the data book, every source with what was read, checked and is known to be wrong. Which one is in front is
// the view of the state. Asks for its lists when shown; a hidden page waits, and is built when it is first
// wanted. GUI thread.
#pragma once

#include "figure/revisions.h"
#include "figure/source_book.h"
#include "widgets/citation_button.h"
#include "widgets/data_list.h"
#include "widgets/inspector_content.h"
#include "widgets/page_controls.h"
#include "workspace/figure_runner.h"
#include "workspace/workspace.h"

#include <QCheckBox>
#include <QLabel>
#include <QScrollArea>
#include <QSplitter>

namespace lodestone {

class DataPage : public QWidget {
    Q_OBJECT
public:
    enum Section { SideBySide = 0, Revisions = 1, Book = 2 }; ///< as the views of the figure

    DataPage(Workspace& workspace, StorePool& pool, QWidget* parent = nullptr);

    void follow(QWidget* before) { m_before = before; } ///< where Tab comes from
    void refresh(); ///< asks when what is shown is not what the state says
    void deliverNow();
    [[nodiscard]] bool settled() const {
        return !m_bookWaits && !m_revisionsWait;
    } ///< nothing is asked and unanswered
    void setSection(Section section) { sections().setSection(section); }

    [[nodiscard]] DataList& list() {
        build();
        return *m_list;
    }
    [[nodiscard]] PageControls& controls() {
        build();
        return *m_controls;
    }
    [[nodiscard]] SectionSwitch& sections() { return *controls().views(); }
    [[nodiscard]] QCheckBox& unchanged() {
        build();
        return *m_unchanged;
    }
    [[nodiscard]] const Inspection& details() const { return m_details; }
    [[nodiscard]] QWidget* detailsWidget() const { return m_content; }
    [[nodiscard]] QStringList facts() const;
    void copyCitation(CitationFormat format = CitationFormat::Plain); ///< of the row in front
    void showSource(std::string_view slug); ///< opens the data book and brings its row to the front

signals:
    void factsChanged();
    void citationCopied(const QString& said);

private:
    [[nodiscard]] Section section() const;
    void build(); ///< once
    void buildHead();
    void orderTabs();
    void showList();
    void showRevisions();
    void showDetails(int row);
    void fillDetails();
    void take(const std::string& trouble);

    Workspace& m_workspace;
    QWidget* m_before = nullptr;
    PageControls* m_controls = nullptr; ///< this and the widgets that follow: null until build()
    QCheckBox* m_unchanged = nullptr;
    QLabel* m_headline = nullptr;
    QLabel* m_subtitle = nullptr;
    DataList* m_list = nullptr;
    QScrollArea* m_scroll = nullptr;
    InspectorContent* m_content = nullptr;
    CitationButton* m_copy = nullptr;
    std::vector<SourceEntry> m_book;
    std::vector<Revision> m_revisions; ///< of m_mineral, changed ones first
    std::vector<std::size_t> m_shown;  ///< the rows of the list: positions in m_revisions
    std::string m_mineral;             ///< whose revisions were asked for
    std::optional<Section> m_section;  ///< that the list shows
    std::string m_trouble;
    Inspection m_details;
    bool m_bookAsked = false;
    bool m_bookWaits = false;
    bool m_revisionsWait = false;
    std::string m_wantedSource; ///< to be brought to the front when the book is there
    int m_sourceRow = 0;        ///< in front when the sources were last shown
    LatestAnswer<std::vector<SourceEntry>> m_bookAnswer;
    LatestAnswer<std::vector<Revision>> m_revisionAnswer;
};

} // namespace lodestone
