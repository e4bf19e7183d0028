# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DSCHEMA=schema.sql -DSCRIPTS=0001_a.sql|0002_b.sql -DOUT=file.cpp -P embed_sql.cmake
# Writes the SQL texts as a C++ source, so that the program needs no SQL file at run time.
file(READ "${SCHEMA}" schema)
string(REPLACE "|" ";" scripts "${SCRIPTS}")

set(text "// SPDX-License-Identifier: GPL-3.0-or-later\n")
string(APPEND text "// Written by core/store/embed_sql.cmake from db/schema.sql and db/migrations/.\n")
string(APPEND text "#include \"store/database.h\"\n#include \"store/migrations.h\"\n\n#include <array>\n\n")
string(APPEND text "namespace lodestone {\n\nnamespace {\n\n")
string(APPEND text "constexpr std::string_view schemaText = R\"sqltext(${schema})sqltext\";\n\n")

set(rows "")
set(expected 0)
foreach(script IN LISTS scripts)
  get_filename_component(name "${script}" NAME)
  string(SUBSTRING "${name}" 0 4 digits)
  math(EXPR version "1${digits} - 10000")
  math(EXPR expected "${expected} + 1")
  if(NOT version EQUAL expected)
    message(FATAL_ERROR "db/migrations/${name}: number ${expected} is due here")
  endif()
  file(READ "${script}" sql)
  string(APPEND text "constexpr std::string_view script${version} = R\"sqltext(${sql})sqltext\";\n\n")
  string(APPEND rows "    Migration{${version}, \"${name}\", script${version}},\n")
endforeach()

string(APPEND text "constexpr std::array scripts = {\n${rows}};\n")
string(APPEND text "static_assert(scripts.back().version == schemaVersion, \"db/migrations must end at schemaVersion\");\n\n")
string(APPEND text "} // namespace\n\n")
string(APPEND text "std::string_view schemaSql() { return schemaText; }\n\n")
string(APPEND text "std::span<const Migration> migrations() { return scripts; }\n\n} // namespace lodestone\n")
file(WRITE "${OUT}" "${text}")
