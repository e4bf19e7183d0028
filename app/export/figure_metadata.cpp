// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/figure_metadata.h"

#include "export/png_writer.h"
#include "model/outside_words.h"

#include <QCryptographicHash>

namespace lodestone {
namespace {

constexpr QLatin1StringView ours("urn:lodestone:figure#");
constexpr qsizetype sealLength = 64;

QByteArray utf8(const std::string& text) {
    return QByteArray::fromStdString(text);
}

QByteArray hashOf(const QByteArray& bytes) {
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

QByteArray escaped(const std::string& text) {
    // XML has no place for control characters, however they got here.
    return QString::fromStdString(cleanWords(text, Breaks::Keep)).toHtmlEscaped().toUtf8();
}

/// XMP wants texts for people as a choice of languages.
QByteArray inWords(const char* element, const QByteArray& words) {
    return QByteArray("<") + element + "><rdf:Alt><rdf:li xml:lang=\"x-default\">" + words +
           "</rdf:li></rdf:Alt></" + element + ">\n";
}

/// Where the seal's letters begin; -1 for none.
qsizetype sealAt(const QByteArray& file) {
    const QByteArray before =
        isPng(file) ? QByteArray("iTXt") + sealKeyword + QByteArray(5, '\0') : QByteArray("<lodestone:seal>");
    const qsizetype at = file.indexOf(before);
    return at < 0 || at + before.size() + sealLength > file.size() ? -1 : at + before.size();
}

void putSeal(QByteArray& file, qsizetype at, const QByteArray& seal) {
    file.replace(at, sealLength, seal);
    if (isPng(file))
        renewPngCheck(file, at - static_cast<qsizetype>(qstrlen(sealKeyword)) - 5 - 4);
}

} // namespace

Capsule capsuleOf(QByteArray document) {
    QByteArray hash = hashOf(document);
    return {std::move(document), std::move(hash)};
}

bool isWhole(const Capsule& capsule) {
    return hashOf(capsule.document) == capsule.hash;
}

QByteArray sourcesText(const Figure& figure) {
    QByteArrayList lines;
    for (const SourceLine& source : figure.sources) {
        QByteArrayList parts;
        for (const std::string& part : {source.text, source.licence, source.url})
            if (!part.empty())
                parts << utf8(part);
        lines << parts.join(" | ");
    }
    return lines.join('\n');
}

QByteArray rdfOf(const Figure& figure, const Capsule* capsule) {
    QByteArray rdf = "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                     "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                     "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" "
                     "xmlns:photoshop=\"http://ns.adobe.com/photoshop/1.0/\" "
                     "xmlns:Iptc4xmpCore=\"http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/\" xmlns:lodestone=\"" +
                     QByteArray(ours.data(), ours.size()) + "\">\n";
    rdf += inWords("dc:title", escaped(figure.headline));
    rdf += inWords("dc:description", escaped(figure.altText));
    rdf += inWords("Iptc4xmpCore:AltTextAccessibility", escaped(figure.altText));
    rdf += inWords("dc:rights", escaped(sourcesText(figure).toStdString()));
    if (!figure.frame.credit.empty())
        rdf += "<photoshop:Credit>" + escaped(figure.frame.credit) + "</photoshop:Credit>\n";
    rdf += "<xmp:CreatorTool>Lodestone</xmp:CreatorTool>\n";
    if (capsule != nullptr)
        rdf += "<lodestone:document>" + escaped(capsule->document.toStdString()) +
               "</lodestone:document>\n<lodestone:sha256>" + capsule->hash +
               "</lodestone:sha256>\n<lodestone:seal>" + openSeal() + "</lodestone:seal>\n";
    return rdf + "</rdf:Description>\n</rdf:RDF>";
}

QByteArray xmpOf(const Figure& figure, const Capsule* capsule) {
    return "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
           "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n" +
           rdfOf(figure, capsule) + "\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";
}

std::optional<Capsule> capsuleIn(QXmlStreamReader& xml) {
    std::optional<Capsule> capsule;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement || xml.namespaceUri() != ours)
            continue;
        const bool document = xml.name() == QLatin1StringView("document");
        if (!document && xml.name() != QLatin1StringView("sha256"))
            continue;
        if (!capsule)
            capsule.emplace();
        (document ? capsule->document : capsule->hash) = xml.readElementText().trimmed().toUtf8();
    }
    return xml.hasError() ? std::nullopt : capsule;
}

QByteArray openSeal() {
    return QByteArray(sealLength, '0');
}

QByteArray sealed(QByteArray file) {
    if (const qsizetype at = sealAt(file); at >= 0)
        putSeal(file, at, hashOf(file));
    return file;
}

bool isSealed(const QByteArray& file) {
    const qsizetype at = sealAt(file);
    if (at < 0)
        return false;
    const QByteArray seal = file.mid(at, sealLength);
    QByteArray open = file;
    putSeal(open, at, openSeal());
    return hashOf(open) == seal;
}

} // namespace lodestone
