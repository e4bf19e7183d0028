// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of ingestReference that state facts with a source: members of blocs, places, attributed claims.
// Countries, minerals, stages and sources must be stored and loaded into the run. Private to ingest.
#pragma once

#include "ingest/ingest.h"

namespace lodestone {

void storeBlocs(IngestRun& run);
void storePlaces(IngestRun& run);
void storeClaims(IngestRun& run);

} // namespace lodestone
