// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/zip_writer.h"

#include "export/export_figure.h"

#include <zip.h>

#include <string_view>

namespace lodestone {
namespace {

// As DOS writes it, which no time zone moves: 1 January 1980, 0:00.
constexpr zip_uint16_t fixedTime = 0;
constexpr zip_uint16_t fixedDate = (1 << 5) | 1;

[[noreturn]] void fail(zip_error_t* error) {
    const std::string words = zip_error_strerror(error);
    zip_error_fini(error);
    throw ExportError("The ZIP could not be made: " + words + "; free some memory or disk space");
}

bool isPacked(std::string_view name) {
    return name.ends_with(".png") || name.ends_with(".xlsx");
}

void addFile(zip_t* zip, const std::string& name, const QByteArray& bytes) {
    // The bytes live until the archive is closed.
    zip_source_t* source =
        zip_source_buffer(zip, bytes.constData(), static_cast<zip_uint64_t>(bytes.size()), 0);
    const zip_int64_t at = source == nullptr ? -1 : zip_file_add(zip, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (at < 0) {
        zip_source_free(source);
        fail(zip_get_error(zip));
    }
    const auto index = static_cast<zip_uint64_t>(at);
    zip_file_set_dostime(zip, index, fixedTime, fixedDate, 0);
    zip_set_file_compression(zip, index, isPacked(name) ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 9);
    zip_file_set_external_attributes(zip, index, 0, ZIP_OPSYS_UNIX, 0100644U << 16U);
}

} // namespace

QByteArray zipBytes(const ZipFiles& files) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
    if (target == nullptr)
        fail(&error);
    zip_t* zip = zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, &error);
    if (zip == nullptr) {
        zip_source_free(target);
        fail(&error);
    }
    zip_source_keep(target); // read after the archive is closed
    try {
        for (const auto& [name, bytes] : files)
            addFile(zip, name, bytes);
        if (zip_close(zip) != 0)
            fail(zip_get_error(zip));
    } catch (...) {
        zip_discard(zip);
        zip_source_free(target);
        throw;
    }
    QByteArray out;
    zip_stat_t size;
    zip_stat_init(&size);
    if (zip_source_open(target) == 0 && zip_source_stat(target, &size) == 0) {
        out.resize(static_cast<qsizetype>(size.size));
        if (zip_source_read(target, out.data(), size.size) != static_cast<zip_int64_t>(size.size))
            out.clear();
        zip_source_close(target);
    }
    zip_source_free(target);
    if (out.isEmpty())
        throw ExportError("The ZIP could not be read back from memory; free some memory");
    return out;
}

} // namespace lodestone
