// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/pdf_navigation.h"

#include <QRegularExpression>
#include <QStringConverter>

#include <stdexcept>

namespace lodestone {
namespace {

QByteArray reference(int number) {
    return QByteArray::number(number) + " 0 R";
}

QByteArray decimal(double value) {
    return QByteArray::number(value, 'f', 3);
}

/// The number that follows a name in an object.
int numberAfter(const QByteArray& head, const char* name) {
    const qsizetype at = head.indexOf(name);
    if (at < 0)
        throwNotQts();
    return head.mid(at + qstrlen(name)).trimmed().split(' ').constFirst().toInt();
}

/// Numbers of the pages, in their order.
QList<int> pagesOf(const PdfObjects& objects, int root) {
    const QByteArray tree = objects[numberAfter(objects[root].head, "/Pages ")].head;
    const qsizetype begin = tree.indexOf('[', tree.indexOf("/Kids"));
    const qsizetype end = tree.indexOf(']', begin);
    if (begin < 0 || end < 0)
        throwNotQts();
    static const QRegularExpression kid(QStringLiteral("([0-9]+) 0 R"));
    QList<int> pages;
    for (auto found = kid.globalMatch(QString::fromLatin1(tree.mid(begin, end - begin))); found.hasNext();)
        pages.append(found.next().captured(1).toInt());
    return pages;
}

int newObject(PdfObjects& objects, const QByteArray& words) {
    const int number = objects.lastKey() + 1;
    objects[number] = {"<<\n" + words + "\n>>\nendobj\n", {}};
    return number;
}

class Navigation {
public:
    Navigation(PdfObjects& objects, int root)
        : m_objects(objects), m_root(root), m_pages(pagesOf(objects, root)) {}

    void addBookmarks(const QList<PdfBookmark>& bookmarks) {
        const int outlines = newObject(m_objects, {});
        const int first = outlines + 1;
        const auto count = static_cast<int>(bookmarks.size());
        for (int i = 0; i < count; ++i) {
            QByteArray words = "/Title " + pdfText(bookmarks[i].title) + "\n/Parent " + reference(outlines) +
                               "\n/Dest " + destination(bookmarks[i].page);
            if (i > 0)
                words += "\n/Prev " + reference(first + i - 1);
            if (i + 1 < count)
                words += "\n/Next " + reference(first + i + 1);
            newObject(m_objects, words);
        }
        m_objects[outlines].head = "<<\n/Type /Outlines\n/First " + reference(first) + "\n/Last " +
                                   reference(first + count - 1) + "\n/Count " + QByteArray::number(count) +
                                   "\n>>\nendobj\n";
        QByteArray& catalogue = m_objects[m_root].head;
        catalogue.insert(catalogue.indexOf("/Type /Catalog"),
                         "/PageMode /UseOutlines\n/Outlines " + reference(outlines) + '\n');
    }

    void addLink(const PdfLink& link) {
        const QRectF& area = link.area;
        const double top = topOf(link.from) - area.top();
        QByteArray words = "/Type /Annot\n/Subtype /Link\n/Border [0 0 0]\n/Rect [" + decimal(area.left()) +
                           ' ' + decimal(top - area.height()) + ' ' + decimal(area.right()) + ' ' +
                           decimal(top) + "]\n";
        words += link.to > 0 ? "/Dest " + destination(link.to)
                             : "/A << /S /URI /URI (" + escaped(link.address.toUtf8()) + ") >>";
        m_links[link.from] += ' ' + reference(newObject(m_objects, words));
    }

    /// After the last link.
    void putLinks() {
        for (const auto [page, links] : m_links.asKeyValueRange()) {
            QByteArray& head = m_objects[pageAt(page)].head;
            static const QRegularExpression none(QStringLiteral("/Annots [0-9]+ 0 R"));
            head = QString::fromLatin1(head)
                       .replace(none, QStringLiteral("/Annots [%1 ]").arg(QString::fromLatin1(links)))
                       .toLatin1();
        }
    }

private:
    [[nodiscard]] int pageAt(int page) const {
        if (page < 1 || page > m_pages.size())
            throw std::runtime_error("The document has no such page");
        return m_pages[page - 1];
    }
    [[nodiscard]] QByteArray destination(int page) const { return '[' + reference(pageAt(page)) + " /Fit]"; }
    /// Where Qt has the upper edge of a page.
    [[nodiscard]] double topOf(int page) const {
        const QByteArray& head = m_objects[pageAt(page)].head;
        const qsizetype begin = head.indexOf("/MediaBox [");
        return head.mid(begin, head.indexOf(']', begin) - begin).split(' ').constLast().toDouble();
    }
    static QByteArray escaped(QByteArray text) {
        for (const char* one : {"\\", "(", ")"})
            text.replace(one, QByteArray("\\") + one);
        return text;
    }

    PdfObjects& m_objects;
    const int m_root;
    const QList<int> m_pages;
    QMap<int, QByteArray> m_links;
};

} // namespace

void throwNotQts() {
    throw std::runtime_error("The PDF is not as Qt 6 writes it");
}

QByteArray pdfText(const QString& text) {
    QStringEncoder encoder(QStringConverter::Utf16BE);
    const QByteArray encoded = encoder(text);
    return "<FEFF" + encoded.toHex().toUpper() + '>';
}

void addNavigation(PdfObjects& objects, int root, const PdfFacts& facts) {
    if (facts.bookmarks.isEmpty() && facts.links.isEmpty())
        return;
    Navigation navigation(objects, root);
    if (!facts.bookmarks.isEmpty())
        navigation.addBookmarks(facts.bookmarks);
    for (const PdfLink& link : facts.links)
        navigation.addLink(link);
    navigation.putLinks();
}

} // namespace lodestone
