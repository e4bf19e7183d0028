// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/calm_fills.h"

#include <QThreadPool>

namespace lodestone {

CalmFills::CalmFills() : m_before(QThreadPool::globalInstance()->maxThreadCount()) {
    QThreadPool::globalInstance()->setMaxThreadCount(1);
}

CalmFills::~CalmFills() {
    QThreadPool::globalInstance()->setMaxThreadCount(m_before);
}

} // namespace lodestone
