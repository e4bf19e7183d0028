// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lodestone {

/// Qt paints a shape of a hundred spans and more on several threads of the global pool, and wakes each of
/// them for it. That is good for land on a map; for a line, to wake a thread takes longer than to paint it.
/// While one of these lives shapes are painted on one thread. GUI thread.
class CalmFills {
public:
    CalmFills();
    ~CalmFills();
    CalmFills(const CalmFills&) = delete;
    CalmFills& operator=(const CalmFills&) = delete;

private:
    const int m_before;
};

} // namespace lodestone
