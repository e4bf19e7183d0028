// SPDX-License-Identifier: GPL-3.0-or-later
// The press bundle of a figure, asked for a file name and written; its papers are read in the background. GUI
// thread.
#pragma once

#include "figure/export_look.h"
#include "workspace/store_pool.h"

#include <QString>
#include <QWidget>

#include <functional>
#include <memory>

namespace lodestone {

/// Opens a save dialog over `window`; `saved` gets the path when the file is there. Returns at once.
void exportBundleAs(QWidget& window, StorePool& pool, const std::shared_ptr<const Catalogue>& catalogue,
                    const std::shared_ptr<const Figure>& figure, const ExportLook& look,
                    std::function<void(const QString&)> saved);

/// The same without a dialog, to `path`.
void saveBundle(QWidget& window, StorePool& pool, const std::shared_ptr<const Catalogue>& catalogue,
                const std::shared_ptr<const Figure>& figure, const ExportLook& look, const QString& path,
                std::function<void(const QString&)> saved);

} // namespace lodestone
