// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/fills.h"

#include <QThreadPool>

namespace lodestone {

void calmFills() {
    QThreadPool::globalInstance()->setMaxThreadCount(1);
}

} // namespace lodestone
