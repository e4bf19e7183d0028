// SPDX-License-Identifier: GPL-3.0-or-later
// A folder for files that other programs read, and those programs. What they draw they draw with the shipped
// type and no other, or without it.
#pragma once

#include "figure/view_state.h"
#include "support/child_process.h"
#include "support/picture_comparison.h"

#include <QFile>
#include <QImage>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <cstdlib>

namespace lodestone {

/// Other programs draw this much finer than we do: what they round to whole pixels is then no difference.
constexpr int finer = 2;

class OtherPrograms : public testing::Test {
protected:
    using Words = std::vector<std::string>;

    OtherPrograms() {
        QFile config(path("fonts.conf"));
        EXPECT_TRUE(config.open(QIODevice::WriteOnly));
        config.write("<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM "
                     "\"fonts.dtd\"><fontconfig><dir>" LODESTONE_FONTS "</dir><cachedir>" +
                     folder.path().toUtf8() + "</cachedir></fontconfig>");
    }
    [[nodiscard]] QString path(const char* name) const { return folder.filePath(QLatin1StringView(name)); }
    [[nodiscard]] std::string file(const char* name) const { return path(name).toStdString(); }
    [[nodiscard]] static QByteArray bytes(const QString& path) {
        QFile in(path);
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }
    [[nodiscard]] std::string answerOf(const char* program, const Words& words,
                                       const Words& environment = {}) const {
        const ChildResult result = runChild(std::string("/usr/bin/") + program, words, environment);
        EXPECT_EQ(result.exitCode, 0) << program << ": " << result.error << " (see app/packages.txt)";
        EXPECT_EQ(result.error, "") << program;
        return result.out;
    }
    /// Where the shipped type is all the type there is.
    [[nodiscard]] Words shippedType() const { return {"FONTCONFIG_FILE=" + file("fonts.conf")}; }
    /// The drawing as rsvg-convert paints it, twice as fine, with the shipped type or without.
    [[nodiscard]] QImage drawnByRsvg(const char* name, bool type) const {
        (void)answerOf("rsvg-convert", {"-z", std::to_string(finer), file(name), "-o", file("rsvg.png")},
                       type ? shippedType() : Words{});
        return QImage(path("rsvg.png"));
    }
    /// The page as pdftoppm paints it, twice as fine.
    [[nodiscard]] QImage pageOf(const char* name, int dpi) const {
        (void)answerOf("pdftoppm",
                       {"-r", std::to_string(dpi * finer), "-png", "-singlefile", file(name), file("page")});
        return QImage(path("page.png"));
    }

    QTemporaryDir folder;
};

/// How far a picture of a state may differ: map and network have words on lines, with halos.
inline int mostStraysOf(const ViewState& state) {
    return state.figure == "map" || state.figure == "agreements" ? mostAtHalos : mostStrays;
}

/// '' for a finer drawing of what is ours, else what is wrong and where.
inline std::string unlikenessOf(const QImage& drawn, const QImage& ours, int most = mostStrays) {
    const QSize off = drawn.size() - finer * ours.size();
    if (std::abs(off.width()) > finer || std::abs(off.height()) > finer)
        return "the sizes differ, or there is no picture";
    return unlikeness(drawn.scaled(ours.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation), ours, most);
}

inline void expectAlike(const QImage& drawn, const QImage& ours, const std::string& what,
                        int most = mostStrays) {
    EXPECT_EQ(unlikenessOf(drawn, ours, most), "") << what;
}

} // namespace lodestone
