// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/figure_file.h"

#include "export/figure_metadata.h"
#include "export/png_writer.h"
#include "model/outside_file.h"
#include "model/outside_words.h"

#include <algorithm>

#include <fmt/format.h>

namespace lodestone {
namespace {

constexpr std::uintmax_t mostBytes = 256U << 20;
constexpr qsizetype headBytes = 1024; // where the first words of a PDF may stand

constexpr qsizetype mostXml = 64 << 20;
constexpr qsizetype mostProlog = 1 << 20; // what may stand before the first element of a drawing
constexpr int mostAttributes = 200;
constexpr int deepestXml = 200;
constexpr int mostPackets = 100;

using Kind = FileTrouble::Kind;

/// What was found in a file: a capsule, or none; `broken` where the file itself ends early or makes no sense.
struct Found {
    std::optional<Capsule> capsule = {};
    bool broken = false;
    std::string excess = {}; ///< what of it is more than any figure has
};

Found inPng(const QByteArray& bytes) {
    std::optional<std::vector<PngText>> texts;
    try {
        texts = pngTexts(bytes);
    } catch (const PngTextsTooLarge& error) {
        return {.excess = error.what()};
    }
    if (!texts)
        return {std::nullopt, true};
    Found found;
    for (const PngText& text : *texts) {
        if (text.keyword != documentKeyword && text.keyword != hashKeyword)
            continue;
        if (!found.capsule)
            found.capsule.emplace();
        (text.keyword == documentKeyword ? found.capsule->document : found.capsule->hash) = text.text;
    }
    return found;
}

/// How long what begins here is, where it is no element: a comment, a section of data, an instruction or a
/// declaration; else 0.
qsizetype lengthOfOther(QByteArrayView xml) {
    constexpr std::pair<QByteArrayView, QByteArrayView> others[] = {
        {"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}, {"<!", ">"}};
    for (const auto& [begin, end] : others)
        if (xml.startsWith(begin)) {
            const qsizetype to = xml.indexOf(end, begin.size());
            return to < 0 ? xml.size() : to + end.size();
        }
    return 0;
}

struct Tag {
    qsizetype length = 0;
    int attributes = 0;
    int depth = 0; ///< 1 for one that opens an element, -1 for one that closes it
};

Tag tagAt(QByteArrayView xml) {
    Tag tag;
    char quote = 0;
    qsizetype at = 1;
    for (; at < xml.size() && (quote != 0 || xml[at] != '>'); ++at) {
        const char c = xml[at];
        if (quote != 0)
            quote = c == quote ? '\0' : quote;
        else if (c == '"' || c == '\'')
            quote = c;
        else if (c == '=')
            ++tag.attributes;
    }
    tag.length = at;
    tag.depth = xml[1] == '/' ? -1 : xml[at - 1] == '/' ? 0 : 1;
    return tag;
}

/// What of XML is more than any figure has: the reader's time grows with the square of the attributes of an
/// element, and its memory with their depth. '' for nothing.
std::string excessOf(QByteArrayView xml) {
    if (xml.size() > mostXml)
        return fmt::format("it is larger than {} MB", mostXml >> 20);
    int depth = 0;
    for (qsizetype at = xml.indexOf('<'); at >= 0 && at + 1 < xml.size(); at = xml.indexOf('<', at)) {
        const QByteArrayView rest = xml.sliced(at);
        if (const qsizetype length = lengthOfOther(rest); length != 0) {
            if (rest.startsWith("<!DOCTYPE") && rest.first(length).contains('['))
                return "it declares words of its own";
            at += length;
            continue;
        }
        const Tag tag = tagAt(rest);
        if (tag.attributes > mostAttributes)
            return fmt::format("an element of it has more than {} attributes", mostAttributes);
        depth += tag.depth;
        if (depth > deepestXml)
            return fmt::format("its elements are nested more than {} levels deep", deepestXml);
        at += tag.length;
    }
    return {};
}

Found inSvg(const QByteArray& bytes) {
    if (std::string excess = excessOf(bytes); !excess.empty())
        return {.excess = std::move(excess)};
    QXmlStreamReader xml(bytes);
    Found found{capsuleIn(xml), false};
    found.broken = xml.hasError();
    return found;
}

/// The packets of metadata of a PDF are plain text by their standard, so that they are found without
/// understanding the rest. The last one is that of the newest revision.
Found inPdf(const QByteArray& bytes) {
    Found found;
    found.broken = bytes.lastIndexOf("%%EOF") < 0;
    const QByteArray end("</x:xmpmeta>");
    int packets = 0;
    for (qsizetype at = bytes.indexOf("<x:xmpmeta"); at >= 0; at = bytes.indexOf("<x:xmpmeta", at + 1)) {
        if (++packets > mostPackets)
            return {.excess = fmt::format("it has more than {} packets of metadata", mostPackets)};
        const qsizetype to = bytes.indexOf(end, at);
        if (to < 0)
            return {std::nullopt, true};
        const QByteArray packet = bytes.mid(at, to + end.size() - at);
        if (std::string excess = excessOf(packet); !excess.empty())
            return {.excess = std::move(excess)};
        QXmlStreamReader xml(packet);
        auto capsule = capsuleIn(xml);
        found.broken = found.broken || xml.hasError();
        if (capsule)
            found.capsule = std::move(capsule);
    }
    return found;
}

bool isSvg(const QByteArray& bytes) {
    if (bytes.left(headBytes).contains('\0'))
        return false;
    const QByteArray head = bytes.left(mostProlog);
    if (!excessOf(head).empty())
        return true; // inSvg() says of what
    QXmlStreamReader xml(head);
    return xml.readNextStartElement() && xml.name() == QLatin1StringView("svg");
}

std::optional<FigureFormat> formatOf(const QByteArray& bytes) {
    if (isPng(bytes))
        return FigureFormat::Png;
    if (bytes.left(headBytes).contains("%PDF-"))
        return FigureFormat::Pdf;
    if (isSvg(bytes))
        return FigureFormat::Svg;
    return std::nullopt;
}

Found inFile(const QByteArray& bytes, FigureFormat format) {
    switch (format) {
    case FigureFormat::Png:
        return inPng(bytes);
    case FigureFormat::Svg:
        return inSvg(bytes);
    case FigureFormat::Pdf:
        return inPdf(bytes);
    }
    return {};
}

FileTrouble damaged(const std::string& name, const std::string& how) {
    return {Kind::Damaged,
            fmt::format("'{}' is damaged: {}. Fetch it again, or export the figure anew", name, how)};
}

} // namespace

std::variant<FigureFile, FileTrouble> readFigureFile(const QString& path) {
    try {
        return readFigure(QByteArray::fromStdString(readOutsideFile(path.toStdString(), mostBytes)), path);
    } catch (const OutsideFileError& error) {
        return FileTrouble{error.reachable() ? Kind::NotOurs : Kind::Unreadable, error.what()};
    }
}

std::variant<FigureFile, FileTrouble> readFigure(const QByteArray& bytes, const QString& path) {
    const std::string name = forTerminal(path.toStdString());
    const auto format = formatOf(bytes);
    if (!format)
        return FileTrouble{
            Kind::NotOurs,
            fmt::format("'{}' is no figure: those are PNG, SVG and PDF files that this program "
                        "exported",
                        name)};
    const Found found = inFile(bytes, *format);
    if (!found.excess.empty())
        return damaged(name, found.excess + ", which no figure has");
    if (found.broken)
        return damaged(name, "the file is not whole");
    if (!found.capsule)
        return FileTrouble{
            Kind::NotOurs,
            fmt::format("'{}' carries no figure: another program made it, or removed what this "
                        "one had put in. Ask for the file as it was exported",
                        name)};
    if (!isWhole(*found.capsule))
        return damaged(name, "what it says of the figure was changed");
    auto document = parseDocument(found.capsule->document.toStdString());
    if (const auto* fault = std::get_if<DocumentFault>(&document)) {
        if (fault->newer)
            return FileTrouble{Kind::Newer, fmt::format("'{}' cannot be opened: {}. Update this program",
                                                        name, fault->text)};
        return damaged(name, "what it says of the figure makes no sense: " + fault->text);
    }
    return FigureFile{std::get<FigureDocument>(std::move(document)), *format, isSealed(bytes), bytes};
}

} // namespace lodestone
