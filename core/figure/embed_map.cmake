# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DCOUNTRIES=countries-50m.json -DCODES=iso_codes.json -DOUT=file.cpp -P embed_map.cmake
# Writes the two texts as a C++ source: the map needs no file at run time, and is read only when it is shown.
# Square brackets would upset CMake's lists, so nothing is split.
set(text "// SPDX-License-Identifier: GPL-3.0-or-later\n")
string(APPEND text "// Written by core/figure/embed_map.cmake from db/sources/geo.\n")
string(APPEND text "#include \"figure/world_map_text.h\"\n\nnamespace lodestone {\n\n")
file(READ "${COUNTRIES}" countries)
file(READ "${CODES}" codes)
string(APPEND text "std::string_view countriesText() {\n    return R\"maptext(${countries})maptext\";\n}\n\n")
string(APPEND text "std::string_view isoCodesText() {\n    return R\"maptext(${codes})maptext\";\n}\n\n")
string(APPEND text "} // namespace lodestone\n")
file(WRITE "${OUT}" "${text}")
