// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/fixed_pdf.h"

#include <QByteArrayView>

namespace lodestone {
namespace {

constexpr QByteArrayView dateKey = "/CreationDate (";
constexpr QByteArrayView fixedDate = "D:19800101000000Z";
constexpr qsizetype entryLength = 20; // '0000012345 00000 n \n'
constexpr qsizetype offsetDigits = 10;

/// Adds `by` to each offset of the table beyond `from`.
void moveOffsets(QByteArray& pdf, qsizetype table, qsizetype from, qsizetype by) {
    qsizetype at = pdf.indexOf('\n', pdf.indexOf('\n', table) + 1) + 1; // behind 'xref' and '0 17'
    for (; at + entryLength <= pdf.size() && pdf.at(at + offsetDigits) == ' '; at += entryLength) {
        const qsizetype offset = pdf.mid(at, offsetDigits).toLongLong();
        if (offset > from)
            pdf.replace(at, offsetDigits, QByteArray::number(offset + by).rightJustified(offsetDigits, '0'));
    }
}

} // namespace

QByteArray withFixedDate(QByteArray pdf) {
    const qsizetype key = pdf.indexOf(dateKey);
    const qsizetype start = pdf.lastIndexOf("startxref");
    if (key < 0 || start < 0)
        return pdf;
    const qsizetype begin = key + dateKey.size();
    const qsizetype end = pdf.indexOf(')', begin);
    const qsizetype numberAt = start + 10;
    const qsizetype numberEnd = pdf.indexOf('\n', numberAt);
    const qsizetype table = pdf.mid(numberAt, numberEnd - numberAt).toLongLong();
    if (end < 0 || table <= 0 || !pdf.mid(table).startsWith("xref\n"))
        return pdf;
    const qsizetype by = fixedDate.size() - (end - begin);
    // From the back to the front, so that what was found stays where it was.
    if (table > begin)
        pdf.replace(numberAt, numberEnd - numberAt, QByteArray::number(table + by));
    moveOffsets(pdf, table, begin, by);
    pdf.replace(begin, end - begin, fixedDate.data(), fixedDate.size());
    return pdf;
}

} // namespace lodestone
