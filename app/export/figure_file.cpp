// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/figure_file.h"

#include "export/figure_metadata.h"
#include "export/png_writer.h"

#include <QFile>

#include <algorithm>

#include <fmt/format.h>

namespace lodestone {
namespace {

constexpr qint64 mostBytes = 512 << 20;
constexpr qsizetype headBytes = 1024; // where the first words of a PDF may stand

using Kind = FileTrouble::Kind;

/// What was found in a file: a capsule, or none; `broken` where the file itself ends early or makes no sense.
struct Found {
    std::optional<Capsule> capsule;
    bool broken = false;
};

Found inPng(const QByteArray& bytes) {
    const auto texts = pngTexts(bytes);
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

Found inSvg(const QByteArray& bytes) {
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
    for (qsizetype at = bytes.indexOf("<x:xmpmeta"); at >= 0; at = bytes.indexOf("<x:xmpmeta", at + 1)) {
        const qsizetype to = bytes.indexOf(end, at);
        QXmlStreamReader xml(to < 0 ? bytes.mid(at) : bytes.mid(at, to + end.size() - at));
        auto capsule = capsuleIn(xml);
        found.broken = found.broken || xml.hasError();
        if (capsule)
            found.capsule = std::move(capsule);
    }
    return found;
}

bool isSvg(const QByteArray& bytes) {
    QXmlStreamReader xml(bytes);
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
    QFile file(path);
    const std::string name = path.toStdString();
    if (!file.open(QIODevice::ReadOnly))
        return FileTrouble{Kind::Unreadable,
                           fmt::format("'{}' cannot be read: {}", name, file.errorString().toStdString())};
    if (file.size() > mostBytes)
        return FileTrouble{Kind::NotOurs,
                           fmt::format("'{}' is larger than any figure of this program", name)};
    const QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return FileTrouble{Kind::Unreadable,
                           fmt::format("'{}' cannot be read: {}", name, file.errorString().toStdString())};
    return readFigure(bytes, path);
}

std::variant<FigureFile, FileTrouble> readFigure(const QByteArray& bytes, const QString& path) {
    const std::string name = path.toStdString();
    const auto format = formatOf(bytes);
    if (!format)
        return FileTrouble{
            Kind::NotOurs,
            fmt::format("'{}' is no figure: those are PNG, SVG and PDF files that this program "
                        "exported",
                        name)};
    const Found found = inFile(bytes, *format);
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
