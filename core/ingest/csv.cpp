// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/csv.h"

#include <csv.h>
#include <fmt/format.h>
#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <iterator>

namespace lodestone {

namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

std::int64_t lineOfOffset(std::string_view text, std::size_t offset) {
    const auto newlines = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n');
    return static_cast<std::int64_t>(newlines) + 1;
}

/// Owns an iconv descriptor.
class Converter {
public:
    explicit Converter(const char* from) : m_handle(iconv_open("UTF-8", from)) {}
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;
    ~Converter() {
        if (valid()) {
            iconv_close(m_handle);
        }
    }
    [[nodiscard]] bool valid() const { return m_handle != invalid(); }
    [[nodiscard]] iconv_t handle() const { return m_handle; }

private:
    // The standard says '(iconv_t) -1'.
    static iconv_t invalid() { return reinterpret_cast<iconv_t>(std::intptr_t{-1}); }
    iconv_t m_handle;
};

/// Text of either encoding as UTF-8; UTF-8 passes through the same check, so a wrong byte never gets in.
std::string decoded(std::string_view bytes, const std::filesystem::path& file, Encoding encoding) {
    const Converter converter(encoding == Encoding::Cp1252 ? "CP1252" : "UTF-8");
    if (!converter.valid()) {
        throw IngestError(file, 0, "this system cannot convert its encoding to UTF-8",
                          "Install the C library's converters (gconv).");
    }
    std::string in(bytes);
    std::string out(bytes.size() * 3, '\0');
    char* inAt = in.data();
    char* outAt = out.data();
    std::size_t inLeft = in.size();
    std::size_t outLeft = out.size();
    if (iconv(converter.handle(), &inAt, &inLeft, &outAt, &outLeft) == static_cast<std::size_t>(-1)) {
        const std::size_t offset = in.size() - inLeft;
        throw IngestError(file, lineOfOffset(bytes, offset),
                          fmt::format("byte 0x{:02x} is not text in {}",
                                      static_cast<unsigned char>(bytes[offset]),
                                      encoding == Encoding::Cp1252 ? "Windows-1252" : "UTF-8"),
                          "Get the publisher's file again, or name its real encoding in the reader.");
    }
    out.resize(out.size() - outLeft);
    return out;
}

/// What libcsv's callbacks fill. A line number counts '\n', inside quotes too.
struct Collector {
    struct Record {
        std::int64_t line = 0;
        std::vector<std::string> fields;
    };
    std::vector<Record> records;
    std::vector<std::string> fields;
    std::int64_t recordLine = 1;
    std::int64_t line = 1;

    void endRecord() {
        const bool blank = fields.empty() || (fields.size() == 1 && fields.front().empty());
        if (!blank) {
            records.push_back({recordLine, std::move(fields)});
        }
        fields.clear();
    }
};

void onField(void* data, std::size_t size, void* user) {
    auto& collector = *static_cast<Collector*>(user);
    std::string field(static_cast<const char*>(data), size);
    collector.line += std::count(field.begin(), field.end(), '\n');
    collector.fields.push_back(std::move(field));
}

void onRecordEnd(int terminator, void* user) {
    auto& collector = *static_cast<Collector*>(user);
    collector.endRecord();
    if (terminator == '\n') {
        ++collector.line;
    }
    collector.recordLine = collector.line;
}

// libcsv trims what it takes for blanks around unquoted fields; ours are kept as published.
int nothingIsBlank(unsigned char) {
    return 0;
}

struct ParserGuard {
    csv_parser parser{};
    ~ParserGuard() { csv_free(&parser); }
};

Collector collected(std::string_view text, const std::filesystem::path& name) {
    ParserGuard guard;
    csv_init(&guard.parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL);
    csv_set_space_func(&guard.parser, nothingIsBlank);
    Collector collector;
    const std::size_t parsed =
        csv_parse(&guard.parser, text.data(), text.size(), onField, onRecordEnd, &collector);
    if (parsed != text.size()) {
        throw IngestError(name, lineOfOffset(text, parsed),
                          fmt::format("broken CSV ({})", csv_strerror(csv_error(&guard.parser))),
                          "Check the quotes on this line and the line before.");
    }
    if (csv_fini(&guard.parser, onField, onRecordEnd, &collector) != 0) {
        throw IngestError(name, collector.recordLine, "a quoted field never ends",
                          "The file may be cut short: get it again.");
    }
    return collector;
}

std::string joined(const std::vector<std::string>& parts) {
    return fmt::format("{}", fmt::join(parts, ", "));
}

void checkColumns(const CsvHeader& header, std::initializer_list<std::string_view> columns) {
    std::vector<std::string> expected(columns.begin(), columns.end());
    std::vector<std::string> found = header.columns;
    std::sort(expected.begin(), expected.end());
    std::sort(found.begin(), found.end());
    if (expected != found) {
        throw IngestError(header.file, 1,
                          fmt::format("the columns are [{}] where [{}] are expected", joined(header.columns),
                                      joined(std::vector<std::string>(columns.begin(), columns.end()))),
                          "The layout has changed: adapt the reader before using this file.");
    }
}

} // namespace

std::filesystem::path CsvHeader::named() const {
    return sheet.empty() ? file : std::filesystem::path(fmt::format("{}, sheet {}", file.string(), sheet));
}

const std::string& CsvRow::operator[](std::string_view column) const {
    const auto& columns = m_header->columns;
    const auto at = std::find(columns.begin(), columns.end(), column);
    if (at == columns.end()) {
        throw error(fmt::format("there is no column '{}'", column), "The columns are: " + joined(columns));
    }
    return m_fields[static_cast<std::size_t>(std::distance(columns.begin(), at))];
}

const std::string& CsvRow::required(std::string_view column) const {
    const std::string& field = (*this)[column];
    if (trimmed(field).empty()) {
        throw error(fmt::format("column '{}' is empty", column), "Fill it in.");
    }
    return field;
}

IngestError CsvRow::error(std::string_view what, std::string_view remedy) const {
    return IngestError(m_header->named(), m_line, what, remedy);
}

CsvFile parseCsv(std::string_view text, const std::filesystem::path& name, Encoding encoding,
                 std::initializer_list<std::string_view> columns) {
    std::string utf8 = decoded(text, name, encoding);
    if (utf8.starts_with(byteOrderMark)) {
        utf8.erase(0, byteOrderMark.size());
    }
    Collector collector = collected(utf8, name);
    if (collector.records.empty()) {
        throw IngestError(name, 0, "the file is empty", "Get it again, or restore it from the repository.");
    }
    auto header = std::make_shared<CsvHeader>();
    header->file = name;
    header->columns = std::move(collector.records.front().fields);
    if (columns.size() > 0) {
        checkColumns(*header, columns);
    }
    CsvFile result{header, {}};
    result.rows.reserve(collector.records.size() - 1);
    for (std::size_t i = 1; i < collector.records.size(); ++i) {
        auto& record = collector.records[i];
        if (record.fields.size() != header->columns.size()) {
            throw IngestError(name, record.line,
                              fmt::format("{} fields where the header has {}", record.fields.size(),
                                          header->columns.size()),
                              "Check the commas and quotes of this line.");
        }
        result.rows.emplace_back(header, record.line, std::move(record.fields));
    }
    return result;
}

CsvFile readCsv(const std::filesystem::path& file, Encoding encoding,
                std::initializer_list<std::string_view> columns) {
    return parseCsv(readFile(file), file, encoding, columns);
}

std::string readFile(const std::filesystem::path& file) {
    std::error_code code;
    if (!std::filesystem::is_regular_file(file, code)) {
        throw StoreError(
            fmt::format("{}: there is no such file. Restore it from the repository.", file.string()));
    }
    std::ifstream stream(file, std::ios::binary);
    std::string bytes(std::istreambuf_iterator<char>(stream), {});
    if (!stream.is_open() || stream.bad()) {
        throw StoreError(fmt::format("{}: cannot be read. Check its permissions.", file.string()));
    }
    return bytes;
}

std::string_view trimmed(std::string_view text) {
    static constexpr std::array<std::string_view, 5> blanks = {" ", "\t", "\r", "\n", "\xC2\xA0"};
    bool again = true;
    while (again) {
        again = false;
        for (const std::string_view blank : blanks) {
            if (text.starts_with(blank)) {
                text.remove_prefix(blank.size());
                again = true;
            }
            if (text.ends_with(blank)) {
                text.remove_suffix(blank.size());
                again = true;
            }
        }
    }
    return text;
}

std::vector<std::string> splitTrimmed(std::string_view text, std::string_view separator) {
    std::vector<std::string> parts;
    if (trimmed(text).empty()) {
        return parts;
    }
    for (std::size_t from = 0;;) {
        const std::size_t at = text.find(separator, from);
        parts.emplace_back(trimmed(text.substr(from, at == std::string_view::npos ? at : at - from)));
        if (at == std::string_view::npos) {
            return parts;
        }
        from = at + separator.size();
    }
}

} // namespace lodestone
