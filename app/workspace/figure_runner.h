// SPDX-License-Identifier: GPL-3.0-or-later
// Builds figures in the background for one page. At most one build runs; a newer request replaces one that
// waits and drops the result of one that runs, so the last request is the one that is answered. A build that
// fails is answered with a figure that says so. GUI thread; may be destroyed while a build runs.
#pragma once

#include "workspace/store_pool.h"

#include <QFutureWatcher>
#include <QObject>

#include <memory>
#include <optional>

namespace lodestone {

/// One question at a time to the pool, the latest wins. `T` is the answer's value; the owner's callback gets
/// it on the GUI thread. Not a QObject, so that it can be a template; owns the one that listens.
template <typename T>
class LatestAnswer {
public:
    using Question = std::function<T(const Database&)>;

    LatestAnswer(StorePool& pool, std::function<void(const Answer<T>&)> deliver)
        : m_pool(pool), m_deliver(std::move(deliver)) {
        QObject::connect(&m_watcher, &QFutureWatcherBase::finished, &m_watcher, [this] { finished(); });
    }

    void ask(Question question) {
        if (m_running) {
            m_waiting = std::move(question);
            return;
        }
        m_running = true;
        m_watcher.setFuture(m_pool.run<T>(std::move(question)));
    }

    /// Takes over a question that was asked before there was a window; nothing may have been asked here yet.
    void adopt(const QFuture<Answer<T>>& running) {
        m_running = true;
        m_watcher.setFuture(running);
    }

    /// Waits for a running build and delivers it from inside this call: for the first paint of a window.
    void deliverNow() {
        while (m_running) {
            m_watcher.waitForFinished();
            finished();
        }
    }

private:
    void finished() {
        if (!m_running)
            return; // was delivered by deliverNow() before the event loop ran
        m_running = false;
        if (m_waiting) {
            Question next = std::move(*m_waiting);
            m_waiting.reset();
            ask(std::move(next));
            return;
        }
        const Answer<T> answer = m_watcher.result();
        m_deliver(answer);
    }

    StorePool& m_pool;
    std::function<void(const Answer<T>&)> m_deliver;
    std::optional<Question> m_waiting;
    bool m_running = false;
    QFutureWatcher<Answer<T>> m_watcher;
};

using FutureFigure = QFuture<Answer<std::shared_ptr<const Figure>>>;

class FigureRunner : public QObject {
    Q_OBJECT
public:
    FigureRunner(StorePool& pool, std::shared_ptr<const Catalogue> catalogue, QObject* parent = nullptr);

    void request(const ViewState& state);
    /// `running` builds the figure of `state` already.
    void adopt(const ViewState& state, const FutureFigure& running);
    void deliverNow() { m_latest.deliverNow(); }

signals:
    void figureReady(const std::shared_ptr<const lodestone::Figure>& figure);

private:
    std::shared_ptr<const Catalogue> m_catalogue;
    ViewState m_requested;
    LatestAnswer<std::shared_ptr<const Figure>> m_latest;
};

/// What stands in place of a figure that could not be built; its button asks again.
[[nodiscard]] Figure figureOfTrouble(const ViewState& state, const std::string& trouble);

} // namespace lodestone
