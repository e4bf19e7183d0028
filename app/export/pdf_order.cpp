// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/pdf_order.h"

#include "export/pdf_navigation.h"

#include <QList>
#include <QMap>
#include <QRegularExpression>

#include <algorithm>

namespace lodestone {
namespace {

/// Places of the objects by their number, from the table at the end.
QMap<int, qsizetype> placesOf(const QByteArray& pdf) {
    const qsizetype at = pdf.lastIndexOf("\nxref\n0 ");
    if (at < 0)
        throwNotQts();
    const QByteArrayList lines = pdf.mid(at + 6).split('\n');
    const int count = lines[0].split(' ').value(1).toInt();
    QMap<int, qsizetype> places;
    for (int number = 1; number < count && number + 1 < lines.size(); ++number)
        if (lines[number + 1].contains(" n"))
            places[number] = lines[number + 1].left(10).toLongLong();
    return places;
}

PdfObjects objectsOf(const QByteArray& pdf) {
    const QMap<int, qsizetype> places = placesOf(pdf);
    QList<qsizetype> starts = places.values();
    starts.append(pdf.lastIndexOf("\nxref\n0 ") + 1);
    std::sort(starts.begin(), starts.end());
    PdfObjects objects;
    for (const auto [number, start] : places.asKeyValueRange()) {
        const qsizetype end = *std::upper_bound(starts.begin(), starts.end(), start);
        const QByteArray whole = pdf.mid(start, end - start);
        const qsizetype body = whole.indexOf("obj\n");
        if (body < 0 || !whole.startsWith(QByteArray::number(number) + ' '))
            throwNotQts();
        const qsizetype stream = whole.indexOf("stream\n");
        const bool streams = stream >= 0 && stream < whole.indexOf("endobj");
        objects[number] = {whole.mid(body + 4, streams ? stream - body - 4 : -1),
                           streams ? whole.mid(stream) : QByteArray()};
    }
    return objects;
}

/// Calls `use` for every reference and puts what it returns in the number's place.
template <typename Use>
QByteArray withReferences(const QByteArray& head, Use use) {
    static const QRegularExpression reference(QStringLiteral("(?<![0-9.])([0-9]+) 0 R(?![A-Za-z])"));
    const QString text = QString::fromLatin1(head);
    QByteArray out;
    qsizetype done = 0;
    for (auto found = reference.globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        out += head.mid(done, match.capturedStart(1) - done) +
               QByteArray::number(use(match.captured(1).toInt()));
        done = match.capturedEnd(1);
    }
    return out + head.mid(done);
}

/// Numbers of the objects in the order in which they are met.
class Order {
public:
    explicit Order(const PdfObjects& objects) : m_objects(objects) {}

    int numberOf(int old) {
        if (!m_objects.contains(old))
            throwNotQts();
        const auto known = std::find(m_met.begin(), m_met.end(), old);
        if (known != m_met.end())
            return static_cast<int>(known - m_met.begin()) + 1;
        m_met.append(old);
        return static_cast<int>(m_met.size());
    }
    [[nodiscard]] const QList<int>& met() const { return m_met; } ///< grows while objects are written

private:
    const PdfObjects& m_objects;
    QList<int> m_met;
};

/// Six letters for each font, as the standard wants before the name of a subset.
class FontTags {
public:
    QByteArray tagged(const QByteArray& head) {
        static const QRegularExpression name(
            QStringLiteral("/(?:Base|)Font(?:Name|) /(?:[A-Z]{6}\\+|)(\\S+)"));
        const QRegularExpressionMatch match = name.match(QString::fromLatin1(head));
        if (!match.hasMatch() || !(head.contains("/BaseFont ") || head.contains("/FontName ")))
            return head;
        const QString font = match.captured(1);
        if (!m_fonts.contains(font))
            m_fonts.append(font);
        QByteArray tag("AAAAAA");
        tag[5] = static_cast<char>('A' + m_fonts.indexOf(font) % 26);
        const qsizetype start = match.capturedStart(0) + match.captured(0).lastIndexOf(u'/') + 1;
        return head.left(start) + tag + '+' + font.toLatin1() + head.mid(match.capturedEnd(0));
    }

private:
    QStringList m_fonts;
};

QByteArray decimal(double value) {
    return QByteArray::number(value, 'f', 3);
}

QByteArray withFacts(QByteArray head, const PdfFacts& facts) {
    if (head.contains("/CreationDate ")) {
        const qsizetype at = head.indexOf("/CreationDate ");
        head.replace(at, head.indexOf('\n', at) - at, "/Subject " + pdfText(facts.subject));
    } else if (const qsizetype at = head.indexOf("/MediaBox ["); at >= 0) {
        const qsizetype end = head.indexOf(']', at) + 1;
        // Qt measures from the top of the page it rounded.
        const double top = head.mid(at, end - at - 1).split(' ').constLast().toDouble();
        head.replace(at, end - at,
                     "/MediaBox [0 " + decimal(top - facts.points.height()) + ' ' +
                         decimal(facts.points.width()) + ' ' + decimal(top) + ']');
    } else if (const qsizetype catalogue = head.indexOf("/Type /Catalog"); catalogue >= 0) {
        head.insert(catalogue, "/Lang (en)\n/ViewerPreferences << /DisplayDocTitle true >>\n");
    }
    return head;
}

} // namespace

QByteArray inFixedOrder(const QByteArray& pdf, const PdfFacts& facts) {
    PdfObjects objects = objectsOf(pdf);
    static const QRegularExpression root(QStringLiteral("/Info ([0-9]+) 0 R\\s+/Root ([0-9]+) 0 R"));
    const QRegularExpressionMatch trailer =
        root.match(QString::fromLatin1(pdf.mid(std::max<qsizetype>(0, pdf.lastIndexOf("trailer")))));
    if (!trailer.hasMatch())
        throwNotQts();
    addNavigation(objects, trailer.captured(2).toInt(), facts);
    Order order(objects);
    const int info = order.numberOf(trailer.captured(1).toInt());
    const int document = order.numberOf(trailer.captured(2).toInt());
    FontTags tags;
    QByteArray out = pdf.left(pdf.indexOf("1 0 obj"));
    QList<qsizetype> places;
    for (qsizetype i = 0; i < order.met().size(); ++i) {
        const PdfObject& object = *objects.constFind(order.met()[i]);
        places.append(out.size());
        out += QByteArray::number(i + 1) + " 0 obj\n";
        out += withFacts(
            tags.tagged(withReferences(object.head, [&](int old) { return order.numberOf(old); })), facts);
        out += object.stream;
    }
    const qsizetype table = out.size();
    out += "xref\n0 " + QByteArray::number(places.size() + 1) + "\n0000000000 65535 f \n";
    for (const qsizetype place : places)
        out += QByteArray::number(place).rightJustified(10, '0') + " 00000 n \n";
    out += "trailer\n<<\n/Size " + QByteArray::number(places.size() + 1) + "\n/Info " +
           QByteArray::number(info) + " 0 R\n/Root " + QByteArray::number(document) +
           " 0 R\n>>\nstartxref\n" + QByteArray::number(table) + "\n%%EOF\n";
    return out;
}

} // namespace lodestone
