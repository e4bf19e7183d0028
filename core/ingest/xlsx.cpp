// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/xlsx.h"

#include "ingest/csv.h"

#include <fmt/format.h>
#include <pugixml.hpp>
#include <zip.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>

namespace lodestone {

namespace {

constexpr std::string_view getAgain = "Get the publisher's file again, or restore it from the repository.";

/// The parts of the zip file that a workbook is.
class Archive {
public:
    explicit Archive(const std::filesystem::path& file) : m_file(file), m_bytes(readFile(file)) {
        zip_error_t error;
        zip_error_init(&error);
        zip_source_t* source = zip_source_buffer_create(m_bytes.data(), m_bytes.size(), 0, &error);
        m_zip = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
        if (m_zip == nullptr) {
            const std::string reason = zip_error_strerror(&error);
            zip_source_free(source);
            zip_error_fini(&error);
            throw IngestError(file, 0, fmt::format("is no workbook ({})", reason), getAgain);
        }
        zip_error_fini(&error);
    }
    Archive(const Archive&) = delete;
    Archive& operator=(const Archive&) = delete;
    ~Archive() { zip_discard(m_zip); }

    [[nodiscard]] const std::filesystem::path& file() const { return m_file; }
    [[nodiscard]] bool has(const std::string& part) const {
        return zip_name_locate(m_zip, part.c_str(), 0) >= 0;
    }
    /// Bytes of a part; the library checks their length and checksum.
    [[nodiscard]] std::string read(const std::string& part) const {
        zip_stat_t entry;
        if (zip_stat(m_zip, part.c_str(), 0, &entry) != 0 || (entry.valid & ZIP_STAT_SIZE) == 0) {
            throw IngestError(m_file, 0, fmt::format("the workbook has no part '{}'", part), getAgain);
        }
        zip_file_t* stream = zip_fopen(m_zip, part.c_str(), 0);
        std::string bytes;
        bool whole = false;
        if (stream != nullptr && entry.size <= largestPart) {
            bytes.resize(entry.size + 1); // one more: the checksum is compared when the end is met
            const zip_int64_t read = zip_fread(stream, bytes.data(), bytes.size());
            whole = read >= 0 && static_cast<std::uint64_t>(read) == entry.size;
            bytes.resize(entry.size);
        }
        if (stream != nullptr) {
            zip_fclose(stream);
        }
        if (!whole) {
            throw IngestError(m_file, 0, fmt::format("the part '{}' is damaged", part), getAgain);
        }
        return bytes;
    }
    [[nodiscard]] pugi::xml_document xml(const std::string& part) const {
        const std::string bytes = read(part);
        pugi::xml_document document;
        // Blanks between two runs are text too.
        const auto result = document.load_buffer(bytes.data(), bytes.size(),
                                                 pugi::parse_default | pugi::parse_ws_pcdata_single);
        if (!result) {
            throw IngestError(m_file, 0,
                              fmt::format("the part '{}' is not XML ({} at byte {})", part,
                                          result.description(), result.offset),
                              getAgain);
        }
        return document;
    }

private:
    static constexpr std::uint64_t largestPart = 256ULL << 20U; ///< no table is as large as that
    std::filesystem::path m_file;
    std::string m_bytes;
    zip_t* m_zip = nullptr;
};

template <typename Number>
std::optional<Number> numberIn(std::string_view text) {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

TextPosition positionOf(const pugi::xml_node& font) {
    const std::string_view align = font.child("vertAlign").attribute("val").as_string();
    return align == "superscript" ? TextPosition::Superscript
           : align == "subscript" ? TextPosition::Subscript
                                  : TextPosition::Baseline;
}

/// A run without a font of its own is written in the font of its cell: its position is not known here.
struct StringRun {
    std::string text;
    std::optional<TextPosition> position;
};
using String = std::vector<StringRun>;

/// Content of <si> or <is>: plain text or runs. Phonetic guides are no text of the cell.
String stringOf(const pugi::xml_node& node) {
    String runs;
    for (const pugi::xml_node& child : node.children()) {
        const std::string_view name = child.name();
        if (name == "t") {
            runs.push_back({child.text().as_string(), std::nullopt});
        } else if (name == "r") {
            const pugi::xml_node font = child.child("rPr");
            runs.push_back(
                {child.child("t").text().as_string(), font ? std::optional(positionOf(font)) : std::nullopt});
        }
    }
    return runs;
}

/// 'AB12' -> column 28, row 12.
std::optional<std::pair<int, int>> rowAndColumn(std::string_view reference) {
    const auto digits =
        std::find_if(reference.begin(), reference.end(), [](char c) { return c >= '0' && c <= '9'; });
    const auto letters = static_cast<std::size_t>(digits - reference.begin());
    const int column = xlsxColumn(reference.substr(0, letters));
    const auto row = numberIn<int>(reference.substr(letters));
    return column > 0 && row && *row > 0 ? std::optional(std::pair(*row, column)) : std::nullopt;
}

std::string joined(const std::vector<XlsxRun>& runs, bool baseline, bool raised) {
    std::string text;
    for (const XlsxRun& run : runs) {
        const bool isRaised = run.position == TextPosition::Superscript;
        if (isRaised ? raised : baseline) {
            text += run.text;
        }
    }
    return text;
}

} // namespace

std::string XlsxCell::text() const {
    return joined(runs, true, true);
}

std::string XlsxCell::plain() const {
    return joined(runs, true, false);
}

std::string XlsxCell::superscript() const {
    return joined(runs, false, true);
}

const XlsxCell* XlsxSheet::at(int row, int column) const {
    const auto found = m_cells.find({row, column});
    return found == m_cells.end() ? nullptr : &found->second;
}

XlsxRange XlsxSheet::rangeAt(int row, int column) const {
    const auto found = std::find_if(m_merged.begin(), m_merged.end(), [&](const XlsxRange& range) {
        return range.firstRow == row && range.firstColumn == column;
    });
    return found == m_merged.end() ? XlsxRange{row, column, row, column} : *found;
}

struct XlsxWorkbook::Parts {
    explicit Parts(const std::filesystem::path& file) : archive(file) {
        readSheetList();
        readFonts();
        if (archive.has("xl/sharedStrings.xml")) {
            const pugi::xml_document document = archive.xml("xl/sharedStrings.xml");
            for (const pugi::xml_node& node : document.child("sst").children("si")) {
                strings.push_back(stringOf(node));
            }
        }
    }

    void readSheetList() {
        if (!archive.has("xl/workbook.xml")) {
            throw IngestError(archive.file(), 0, "is no workbook (it has no part 'xl/workbook.xml')",
                              getAgain);
        }
        std::map<std::string, std::string> targets;
        const pugi::xml_document relations = archive.xml("xl/_rels/workbook.xml.rels");
        for (const pugi::xml_node& node : relations.child("Relationships").children("Relationship")) {
            const std::string target = node.attribute("Target").as_string();
            targets[node.attribute("Id").as_string()] =
                target.starts_with('/') ? target.substr(1) : "xl/" + target;
        }
        const pugi::xml_document workbook = archive.xml("xl/workbook.xml");
        for (const pugi::xml_node& node : workbook.child("workbook").child("sheets").children("sheet")) {
            sheets.emplace_back(node.attribute("name").as_string(),
                                targets[node.attribute("r:id").as_string()]);
        }
        if (sheets.empty()) {
            throw IngestError(archive.file(), 0, "the workbook has no sheet", getAgain);
        }
    }

    /// Where the font of each cell style puts its text.
    void readFonts() {
        if (!archive.has("xl/styles.xml")) {
            return;
        }
        const pugi::xml_document document = archive.xml("xl/styles.xml");
        const pugi::xml_node root = document.child("styleSheet");
        std::vector<TextPosition> fonts;
        for (const pugi::xml_node& font : root.child("fonts").children("font")) {
            fonts.push_back(positionOf(font));
        }
        for (const pugi::xml_node& style : root.child("cellXfs").children("xf")) {
            const std::size_t font = style.attribute("fontId").as_uint();
            styles.push_back(font < fonts.size() ? fonts[font] : TextPosition::Baseline);
        }
    }

    [[nodiscard]] std::vector<XlsxRun> runsOf(const String& string, TextPosition usual) const {
        std::vector<XlsxRun> runs;
        for (const StringRun& run : string) {
            if (!run.text.empty()) {
                runs.push_back({run.text, run.position.value_or(usual)});
            }
        }
        return runs;
    }

    [[nodiscard]] IngestError damaged(const std::string& sheet, std::string_view reference,
                                      std::string_view what) const {
        return {archive.file(), 0, fmt::format("sheet {}, cell {}: {}", sheet, reference, what), getAgain};
    }

    /// A cell without content has no runs.
    [[nodiscard]] XlsxCell cellOf(const pugi::xml_node& node, const std::string& sheet) const {
        const std::string_view type = node.attribute("t").as_string("n");
        const std::size_t style = node.attribute("s").as_uint();
        const TextPosition usual = style < styles.size() ? styles[style] : TextPosition::Baseline;
        const std::string_view reference = node.attribute("r").as_string();
        const std::string_view value = node.child("v").text().as_string();
        if (type == "inlineStr") {
            return {runsOf(stringOf(node.child("is")), usual), false};
        }
        if (value.empty()) {
            return {};
        }
        if (type == "s") {
            const auto index = numberIn<std::size_t>(value);
            if (!index || *index >= strings.size()) {
                throw damaged(sheet, reference, fmt::format("there is no text number {}", value));
            }
            return {runsOf(strings[*index], usual), false};
        }
        if (type == "n") {
            const auto number = numberIn<double>(value);
            if (!number) {
                throw damaged(sheet, reference, fmt::format("'{}' is not a number", value));
            }
            return {{{fmt::format("{}", *number), usual}}, true};
        }
        return {{{std::string(value), usual}}, false};
    }

    Archive archive;
    std::vector<std::pair<std::string, std::string>> sheets; ///< name and part
    std::vector<TextPosition> styles;
    std::vector<String> strings;
};

XlsxWorkbook::XlsxWorkbook(const std::filesystem::path& file) : m_parts(std::make_unique<Parts>(file)) {}
XlsxWorkbook::~XlsxWorkbook() = default;
XlsxWorkbook::XlsxWorkbook(XlsxWorkbook&&) noexcept = default;
XlsxWorkbook& XlsxWorkbook::operator=(XlsxWorkbook&&) noexcept = default;

const std::filesystem::path& XlsxWorkbook::file() const {
    return m_parts->archive.file();
}

std::vector<std::string> XlsxWorkbook::sheetNames() const {
    std::vector<std::string> names;
    for (const auto& [name, part] : m_parts->sheets) {
        names.push_back(name);
    }
    return names;
}

XlsxSheet XlsxWorkbook::sheet(std::string_view name) const {
    const auto found = std::find_if(m_parts->sheets.begin(), m_parts->sheets.end(),
                                    [&](const auto& sheet) { return sheet.first == name; });
    if (found == m_parts->sheets.end()) {
        throw IngestError(file(), 0, fmt::format("there is no sheet '{}'", name),
                          fmt::format("The sheets are: {}.", fmt::join(sheetNames(), ", ")));
    }
    const pugi::xml_document document = m_parts->archive.xml(found->second);
    const pugi::xml_node root = document.child("worksheet");
    XlsxSheet::Cells cells;
    for (const pugi::xml_node& row : root.child("sheetData").children("row")) {
        for (const pugi::xml_node& node : row.children("c")) {
            const std::string_view reference = node.attribute("r").as_string();
            const auto at = rowAndColumn(reference);
            if (!at) {
                throw m_parts->damaged(found->first, reference, "the cell has no valid place");
            }
            XlsxCell cell = m_parts->cellOf(node, found->first);
            if (!cell.runs.empty()) {
                cells.emplace(*at, std::move(cell));
            }
        }
    }
    std::vector<XlsxRange> merged;
    for (const pugi::xml_node& node : root.child("mergeCells").children("mergeCell")) {
        const std::string_view reference = node.attribute("ref").as_string();
        const std::size_t colon = reference.find(':');
        const auto from = rowAndColumn(reference.substr(0, colon));
        const auto to = colon == std::string_view::npos ? from : rowAndColumn(reference.substr(colon + 1));
        if (!from || !to) {
            throw m_parts->damaged(found->first, reference, "these merged cells have no valid place");
        }
        merged.push_back({from->first, from->second, to->first, to->second});
    }
    return {found->first, std::move(cells), std::move(merged)};
}

int xlsxColumn(std::string_view letters) {
    int column = 0;
    for (const char c : letters) {
        if (c < 'A' || c > 'Z' || column > 16384) {
            return 0;
        }
        column = column * 26 + (c - 'A' + 1);
    }
    return column;
}

std::string xlsxColumnName(int column) {
    std::string letters;
    for (; column > 0; column = (column - 1) / 26) {
        letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
    }
    return letters;
}

} // namespace lodestone
