// SPDX-License-Identifier: GPL-3.0-or-later
// Looks like a field, opens the command palette: its words, and the key that does the same. With little room
// it is the sign alone. GUI thread.
#pragma once

#include <QAbstractButton>
#include <QAction>

namespace lodestone {

class SearchField : public QAbstractButton {
    Q_OBJECT
public:
    static constexpr int full = 264;
    static constexpr int least = 32;

    /// Triggers `action` and says its text and key.
    explicit SearchField(QAction& action, QWidget* parent = nullptr);

    void setRoom(int width); ///< takes of it what it can use
    [[nodiscard]] QSize sizeHint() const override { return {m_width, 26}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_key;
    int m_width = full;
};

} // namespace lodestone
