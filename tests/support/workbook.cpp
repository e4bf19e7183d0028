// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/workbook.h"

#include <gtest/gtest.h>
#include <zip.h>

namespace lodestone {

namespace {

constexpr auto relations =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>";
constexpr auto workbook =
    "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
    "<sheets><sheet name=\"T1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
constexpr auto styles = "<styleSheet><fonts><font/><font><vertAlign val=\"superscript\"/></font></fonts>"
                        "<cellXfs><xf fontId=\"0\"/><xf fontId=\"1\"/></cellXfs></styleSheet>";

/// Puts a part into an archive, in place of one of the same name.
void put(zip_t* archive, const std::string& part, const std::string& bytes) {
    zip_source_t* source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
    ASSERT_GE(zip_file_add(archive, part.c_str(), source, ZIP_FL_OVERWRITE), 0) << zip_strerror(archive);
}

} // namespace

void writeWorkbook(const std::filesystem::path& file, std::string_view rows, std::string_view strings,
                   std::string_view afterRows) {
    const std::map<std::string, std::string> parts = {
        {"xl/_rels/workbook.xml.rels", relations},
        {"xl/workbook.xml", workbook},
        {"xl/styles.xml", styles},
        {"xl/sharedStrings.xml", "<sst>" + std::string(strings) + "</sst>"},
        {"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + std::string(rows) + "</sheetData>" +
                                         std::string(afterRows) + "</worksheet>"}};
    zip_t* archive = zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
    ASSERT_NE(archive, nullptr);
    for (const auto& [part, bytes] : parts) {
        put(archive, part, bytes);
    }
    ASSERT_EQ(zip_close(archive), 0) << zip_strerror(archive);
}

void copyWorkbook(const std::filesystem::path& source, const std::filesystem::path& target,
                  const std::string& part, std::string_view from, std::string_view to) {
    std::filesystem::copy_file(source, target, std::filesystem::copy_options::overwrite_existing);
    zip_t* archive = zip_open(target.c_str(), 0, nullptr);
    ASSERT_NE(archive, nullptr);
    zip_stat_t entry;
    ASSERT_EQ(zip_stat(archive, part.c_str(), 0, &entry), 0) << part;
    std::string bytes(entry.size, '\0');
    zip_file_t* stream = zip_fopen(archive, part.c_str(), 0);
    ASSERT_EQ(zip_fread(stream, bytes.data(), bytes.size()), static_cast<zip_int64_t>(bytes.size()));
    zip_fclose(stream);
    const std::size_t at = bytes.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    bytes.replace(at, from.size(), to);
    put(archive, part, bytes);
    ASSERT_EQ(zip_close(archive), 0) << zip_strerror(archive);
}

} // namespace lodestone
