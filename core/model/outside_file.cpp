// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/outside_file.h"

#include "model/outside_words.h"

#include <array>
#include <cerrno>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lodestone {
namespace {

constexpr std::uintmax_t mebibyte = 1 << 20;

class Descriptor {
public:
    explicit Descriptor(const std::filesystem::path& file)
        : m_number(open(file.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)) {}
    ~Descriptor() {
        if (m_number >= 0)
            close(m_number);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int number() const { return m_number; }

private:
    int m_number;
};

const char* whyNotOpen(int error) {
    switch (error) {
    case ENOENT:
    case ENOTDIR:
        return "there is no such file; check its name";
    case EACCES:
    case EPERM:
        return "you have no right to read it; ask its owner, or copy it";
    case ELOOP:
        return "it is a link that leads back to itself; name the file itself";
    case ENAMETOOLONG:
        return "its name is longer than a name can be";
    case EMFILE:
    case ENFILE:
        return "too many files are open; close other programs and try again";
    case ENXIO:
    case ENODEV:
        return "it is no ordinary file; name a file";
    default:
        return "the disk or the network drive does not give it; try again, or copy it to another place";
    }
}

const char* whyNotOrdinary(mode_t mode) {
    if (S_ISDIR(mode))
        return "it is a folder; name a file in it";
    if (S_ISFIFO(mode) || S_ISSOCK(mode))
        return "it is a pipe and no file; save what it gives into a file first";
    if (!S_ISREG(mode))
        return "it is a device and no file; name a file";
    return nullptr;
}

} // namespace

std::string readOutsideFile(const std::filesystem::path& file, std::uintmax_t most) {
    const auto refuse = [&](const std::string& why, bool reachable) {
        throw OutsideFileError(fmt::format("'{}' cannot be read: {}", forTerminal(file.string()), why),
                               reachable);
    };
    const Descriptor open(file);
    if (open.number() < 0)
        refuse(whyNotOpen(errno), false);
    struct stat facts {};
    if (fstat(open.number(), &facts) != 0)
        refuse(whyNotOpen(errno), false);
    if (const char* why = whyNotOrdinary(facts.st_mode))
        refuse(why, false);
    const auto refuseSize = [&] {
        refuse(fmt::format("it is larger than {} MB, the most that such a file may have", most / mebibyte),
               true);
    };
    if (static_cast<std::uintmax_t>(facts.st_size) > most)
        refuseSize();
    std::string bytes;
    bytes.reserve(static_cast<std::size_t>(facts.st_size));
    std::array<char, 65'536> piece{};
    for (;;) {
        const ssize_t got = read(open.number(), piece.data(), piece.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            refuse(whyNotOpen(errno), false);
        if (got == 0)
            break;
        bytes.append(piece.data(), static_cast<std::size_t>(got));
        if (bytes.size() > most)
            refuseSize();
    }
    if (bytes.empty())
        refuse("it is empty; choose another file", true);
    return bytes;
}

} // namespace lodestone
