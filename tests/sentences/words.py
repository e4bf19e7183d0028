# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers, names and places within a sentence, read back into values."""
import re

NUM = r"[\d,]*\d(?:\.\d+)?"
PCT = r"(?:<?" + NUM + r" %)"
INDEX = NUM + r"(?:\u2013(?:" + NUM + r"|\u221e))?"
PCTS = NUM + r"(?:\u2013" + NUM + r")? %"
PERIOD = r"(?:in \d{4}|on average in \d{4}\u2013\d{4})"
SPAN = r"(?:\d{4}(?:\u2013\d{4} average)?)"
DIFFERENCE = rf"(?:(?:between )?[+\u2212]?{NUM}(?: and [+\u2212]?{NUM})?(?: points?)?|an amount that nothing bounds)"
SHORT = {"US": "USA", "UK": "GBR"}


def plain(text):
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def value(text):
    return float(text.replace(",", ""))


def near(text, truth):
    """Whether `text` is `truth` to its own last digit."""
    text = text.strip().removesuffix("%").strip()
    if text.startswith("<"):
        return truth < value(text[1:]) * (1 + 1e-9)
    digits = len(text.split(".")[1]) if "." in text else 0
    return abs(value(text) - truth) <= 0.5 * 10 ** -digits + 1e-9 * max(1.0, abs(truth))


def is_interval(text, low, high):
    """Whether '5,054\u20135,055', or one number where both ends are one, is the interval."""
    text = text.strip().removesuffix("%").strip()
    if "\u2013" in text:
        left, right = text.split("\u2013")
        return near(left, low) and (right == "\u221e" if high == float("inf") else near(right, high))
    return near(text, low) and near(text, high)  # to the printed digit both ends are one


class Names:
    """Countries, sources and minerals as sentences write them."""

    def __init__(self, book):
        self.iso = {name: iso for iso, name in book.country.items()}
        self.iso.update(SHORT)
        listed = sorted(self.iso, key=len, reverse=True)
        self.C = r"(?:[Tt]he )?(?:" + "|".join(map(re.escape, listed)) + r")"
        self.sources = {s["short_name"]: slug for slug, s in book.source.items()}
        self.S = "(?:" + "|".join(re.escape(n) for n in sorted(self.sources, key=len, reverse=True)) + ")"
        # how a step between two years is made up: of one edition, of a restatement and a move, or of neither
        self.CHANGE = (rf"(?:both of {self.S}|restated by {DIFFERENCE}, moved by {DIFFERENCE}|not comparable[^;.()]*)"
                       r"(?: \([^()]* in both, only the (?:total|rest of the table) changed\))?")
        self._share = re.compile(rf"({self.C}) (at most )?({PCT})")

    def country(self, text):
        text = re.sub(r"^[Tt]he ", "", text)
        return self.iso.get(text)

    def shares(self, text):
        """'China 58.4 %, Brazil 14.6 %' as pairs; None where anything else stands between."""
        found = [(self.country(m[1]), m[3]) for m in self._share.finditer(text)]
        rest = self._share.sub("", text)
        return found if re.fullmatch(r"[, ]*(?:and )?[, ]*", rest.replace(" and ", ", ")) else None


def in_sentence(name):
    """'Graphite, natural' -> 'natural graphite'; a capital stays where another follows it."""
    if ", " in name:
        first, second = name.split(", ", 1)
        name = f"{second} {first}"
    return " ".join(w[0].lower() + w[1:] if w and w[0].isupper() and not (len(w) > 1 and w[1].isupper()) else w
                    for w in name.split(" "))


def difference(text):
    """'+2.9 points', 'between \u22122 and +4 points' as low and high; None where nothing bounds it."""
    found = [float(n.replace(",", "").replace("\u2212", "-").replace("+", "")) for n in re.findall(rf"[+\u2212]?{NUM}", text)]
    return (found[0], found[-1]) if found else None
