// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector_pieces.h"

#include <tuple>
#include <utility>

namespace lodestone {

namespace {

using Kind = InspectorPiece::Kind;
using Pieces = std::vector<InspectorPiece>;

constexpr int pitch = 3;    // px between two pieces that have nothing between them
constexpr int ofClaim = 16; // indent of what belongs to a claim, past its diamond

InspectorPiece& add(Pieces& out, Kind kind, int above) {
    InspectorPiece& piece = out.emplace_back();
    piece.kind = kind;
    piece.above = above;
    return piece;
}

InspectorPiece& addWords(Pieces& out, int above, const std::string& words, bool muted) {
    InspectorPiece& piece = add(out, Kind::Words, above);
    piece.text = words;
    piece.muted = muted;
    return piece;
}

/// What a line says, as a piece of this kind.
InspectorPiece& addLine(Pieces& out, Kind kind, int above, const Inspection::Line& line) {
    InspectorPiece& piece = add(out, kind, above);
    piece.label = line.label;
    piece.text = line.value;
    return piece;
}

/// `above`: px free above the first of its pieces, beside the usual ones.
void addFact(Pieces& out, const Inspection::Line& line, int above) {
    // A line that computes is the sum under the column: ruled off, and heavier.
    const bool result = line.label.find("÷") != std::string::npos;
    if (result)
        add(out, Kind::Rule, 6 + above);
    addLine(out, Kind::Fact, result ? 6 : pitch + above, line).strong = result;
}

void addHead(Pieces& out, const Inspection& inspection) {
    add(out, Kind::Caption, 0).text = inspection.caption;
    InspectorPiece& title = add(out, Kind::Title, 6);
    title.text = inspection.title;
    title.colour = inspection.colour;
    if (!inspection.subtitle.empty())
        addWords(out, pitch, inspection.subtitle, true);
    if (!inspection.number.empty())
        addLine(out, Kind::Number, 11, {inspection.number, inspection.numberAside});
}

void addParagraph(Pieces& out, const Inspection::Paragraph& paragraph, int above) {
    const auto room = [&above](int more = 0) { return pitch + more + std::exchange(above, 0); };
    const bool claim = paragraph.mark.kind == Mark::Kind::Claim && !paragraph.lines.empty();
    if (claim) {
        const int afterLink = out.back().kind == Kind::Link ? 3 : 0; // of the claim before
        addLine(out, Kind::Claim, room(2 + afterLink), paragraph.lines.front()).mark = paragraph.mark;
    }
    if (paragraph.glyph && !paragraph.lines.empty()) {
        InspectorPiece& event = addLine(out, Kind::Event, room(), paragraph.lines.front());
        event.mark = paragraph.mark;
        event.glyph = *paragraph.glyph;
        return;
    }
    if (!paragraph.subtitle.empty())
        addWords(out, room(), paragraph.subtitle, true);
    if (!paragraph.bars.empty()) {
        InspectorPiece& bars = add(out, Kind::Bars, room(2));
        bars.bars = paragraph.bars;
        bars.colour = paragraph.barColour;
        above = 2;
    }
    for (std::size_t i = claim ? 1 : 0; i < paragraph.lines.size(); ++i)
        addFact(out, paragraph.lines[i], std::exchange(above, 0));
    const int indent = claim ? ofClaim : 0;
    if (!paragraph.text.empty())
        addWords(out, room(), paragraph.text, claim).indent = indent;
    if (!paragraph.link.empty()) {
        const std::string& words = paragraph.linkText.empty() ? paragraph.link : paragraph.linkText;
        addLine(out, Kind::Link, room(), {words, paragraph.link}).indent = indent;
    }
}

} // namespace

bool InspectorPiece::sameContent(const InspectorPiece& other) const {
    const auto content = [](const InspectorPiece& piece) {
        return std::tie(piece.kind, piece.text, piece.label, piece.strong, piece.muted, piece.indent,
                        piece.colour, piece.mark, piece.glyph, piece.tags, piece.bars, piece.choices);
    };
    return content(*this) == content(other);
}

std::vector<InspectorPiece> inspectorPieces(const Inspection& inspection) {
    Pieces out;
    if (inspection.title.empty())
        return out;
    addHead(out, inspection);
    // Paragraphs before the first title belong to the number itself; tags follow them.
    std::size_t next = 0;
    const std::vector<Inspection::Paragraph>& paragraphs = inspection.paragraphs;
    while (next < paragraphs.size() && paragraphs[next].title.empty())
        addParagraph(out, paragraphs[next++], 0);
    if (!inspection.tags.empty())
        add(out, Kind::Tags, pitch + 2).tags = inspection.tags;
    for (; next < paragraphs.size(); ++next) {
        const Inspection::Paragraph& paragraph = paragraphs[next];
        int above = 0;
        if (!paragraph.title.empty()) {
            add(out, Kind::Rule, 15);
            add(out, Kind::Heading, 11).text = paragraph.title;
        } else if (!paragraph.bars.empty()) {
            above = 8;
        }
        if (!paragraph.choices.empty()) {
            InspectorPiece& choices = add(out, Kind::Choices, pitch + std::exchange(above, 2));
            choices.label = paragraph.choiceName;
            choices.choices = paragraph.choices;
        }
        addParagraph(out, paragraph, above);
    }
    return out;
}

} // namespace lodestone
