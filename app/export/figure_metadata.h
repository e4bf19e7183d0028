// SPDX-License-Identifier: GPL-3.0-or-later
// What a figure file says of itself: title, alt text, sources and credit where other programs look for them,
// and the document that lets it reopen, with a hash of it and a seal of the whole file.
#pragma once

#include "figure/figure.h"

#include <QByteArray>
#include <QXmlStreamReader>

#include <optional>

namespace lodestone {

/// Keywords of the texts of a PNG.
inline constexpr const char* documentKeyword = "Lodestone-Figure";
inline constexpr const char* hashKeyword = "Lodestone-SHA256";

/// The document as a file carries it.
struct Capsule {
    QByteArray document; ///< JSON of a FigureDocument
    QByteArray hash;     ///< SHA-256 of it, in hexadecimal letters
};
[[nodiscard]] Capsule capsuleOf(QByteArray document);
[[nodiscard]] bool isWhole(const Capsule& capsule); ///< the hash is that of the document

/// Attribution, licence and address of each source, one to a line.
[[nodiscard]] QByteArray sourcesText(const Figure& figure);

/// RDF as XMP packets (and drawings) hold it: dc:title, dc:description, dc:rights, photoshop:Credit,
/// Iptc4xmpCore:AltTextAccessibility; and the capsule with an open seal, where there is one.
[[nodiscard]] QByteArray rdfOf(const Figure& figure, const Capsule* capsule);
/// The same as a whole packet.
[[nodiscard]] QByteArray xmpOf(const Figure& figure, const Capsule* capsule);
/// The capsule in XML of any kind; nothing where there is none or the XML breaks off before its end.
[[nodiscard]] std::optional<Capsule> capsuleIn(QXmlStreamReader& xml);

/// The seal is a SHA-256 of the whole file, reckoned with 64 zeros in its place.
inline constexpr const char* sealKeyword = "Lodestone-Seal"; ///< of the text of a PNG
[[nodiscard]] QByteArray openSeal();                         ///< the zeros
/// Puts the seal into a file that has an open one.
[[nodiscard]] QByteArray sealed(QByteArray file);
/// Whether a file is to the byte what was sealed.
[[nodiscard]] bool isSealed(const QByteArray& file);

} // namespace lodestone
