# SPDX-License-Identifier: GPL-3.0-or-later
"""Faults that no sentence may have, whatever it says."""
import functools
import re

ONE = r"(?<![\d,.\u2013-])(?:1|[Oo]ne)"
MANY = r"(?<![\d.,\u2013])(?!(?:1[89]|20)\d\d\b)(?:[2-9]|[1-9][\d,]*\d)"
SINGULAR = ("country|producer|source|table|claim|year|value|event|agreement|place|pair|edition|publisher|row|stage|break|"
            "mineral|revision|step|supplier|member|run|other country")
PLURAL = ("countries|producers|sources|tables|claims|years|values|events|agreements|places|pairs|editions|publishers|rows|"
          "stages|breaks|minerals|revisions|steps|suppliers|members|runs|other countries")
RULES = [
    ("double space", re.compile(r"\S  +(?!\u00b7)\S(?<!^[eo\u2020?]  .)")),
    ("space before a sign", re.compile(r" [,;:.](?:\s|$)")),
    ("two signs", re.compile(r",,|;;|::|\.\.(?!\.)|,\.|;\.|:\.| \u00b7 \u00b7 |\(\)|\(\s|\s\)")),
    ("a place left open", re.compile(r"\{[^}]*\}|%[sd]\b|\bnan\b|\binf\b|(?<![\w-])-0\b")),
    ("a word twice", re.compile(r"\b(the|of|in|is|a|an|and|to|for|at|on|by|are|or|than) \1\b", re.I)),
    ("one of many", re.compile(ONE + r" (?:named |agreement |other |withheld |listed )*(?:" + PLURAL + r")\b(?! of| for| average)")),
    ("many of one", re.compile(MANY + r" (?:named |agreement |other |withheld |listed )*(?:" + SINGULAR + r")\b(?![\u2019'-]| pairs)")),
    ("one with a plural verb", re.compile(r"(?<!and )(?<!of )(?<!\w )\b(?:1|[Oo]ne) (?:producer|country|source|table|value|of \d+ \w+) (?:are|have|were)\b")),
    ("many with a singular verb", re.compile(r"(?<![\d] of )(?<!of the )" + MANY + r" (?:named |other )*(?:" + PLURAL + r") (?:is|has|was)\b")),
    ("x of y with a plural verb", re.compile(r"(?<![\d.,])1 of (?:the )?\d+ [a-z ]*?\b(?:are|have|were)\b")),
    ("x of y with a singular verb", re.compile(MANY + r" of (?:the )?\d+ (?:other )?(?:countries|values|years|named) ?(?:named )?(?:is|has|was)\b")),
    ("all one or two", re.compile(r"\b[Aa]ll (?:1|2|two|one)\b")),
    ("none of one", re.compile(r"\b[Nn]one of (?:the )?(?:1|one)\b")),
    ("a before a vowel", re.compile(r"\b[Aa] (?:estimate|estimated|interval|open|outlook|index|other|agreement|event|American|unknown)\b")),
    ("an before a consonant", re.compile(r"\b[Aa]n (?:share|table|producer|named|leader|country|source|year)\b")),
    ("plural with is", re.compile(r"^(?:Known )?[Rr]eserves(?:, [^:;]*?)? of [^:;,.]*? (?:is|has)\b")),
    ("nought", re.compile(r"(?<![\d.,\u2013])0 (?:breaks|rows|named|countries|events|agreements|pairs|places|sources|tables)\b")),
    ("from a year to itself", re.compile(r"\b((?:1[89]|20)\d\d)(?: to |\u2013)\1\b")),
    ("a straight apostrophe", re.compile(r"\w(?<!\bd)'\w|\w' ")),
    ("a possessive wrong", re.compile(r"s\u2019s\b|(?<!s)\u2019 share")),
]
BROKEN = re.compile(r"(?:,|;|:|\bat|\bof|\bin|\bto|\band|\bor|\bthe|\ba|\bby|\bwith|\bfrom|(?<!named )\bfor|\bthan|(?<!that )\bis|\bare|\bbetween) ?\.?$")
PAIRS = [("(", ")"), ("\u201c", "\u201d")]


_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_NAME = re.compile(r"\b(?!(?:Reserves|Known|One|All|None|The|Of|A|An|In|Both|Neither)\b)[A-Z][\w\u2019]*?(s|\u2019s|s\u2019)?(?![\w\u2019])")


def _stand_in(found):
    number = found[0]
    if number in ("0", "1", "2"):
        return number
    if re.fullmatch(r"(?:1[89]|20)\d\d", number):
        return number
    return "7" if "." not in number else "7.5"


def reduced(text):
    """The sentence with other numbers and names in the place of its own: what grammar sees is the same."""
    return _NAME.sub(lambda m: "X" + (m[1] or ""), _NUMBER.sub(_stand_in, text))


def faults(text, prose=False, quoted=False):
    return _faults(reduced(text), prose, quoted)


@functools.lru_cache(maxsize=None)
def _faults(text, prose, quoted):
    """What is wrong with one sentence or paragraph. prose: it must begin with a capital and end with a stop. quoted: it
    holds a publisher's own words, which are not ours to mend."""
    found = []
    plain = text.replace("\u202f", " ").replace("\u00a0", " ")
    for line in plain.split("\n"):
        for name, rule in RULES:
            hit = rule.search(line)
            published = quoted or ("note: " in line and name == "double space")  # printed as the publisher prints it
            if hit and not (published and name in ("a straight apostrophe", "two signs", "double space", "space before a sign")):
                found.append(f"{name}: \u2039{hit.group(0)}\u203a")
        if line != line.strip():
            found.append("a space at an end")
        if BROKEN.search(line) and not quoted:
            found.append(f"breaks off: \u2039{line[-25:]}\u203a")
        for left, right in PAIRS:
            if line.count(left) != line.count(right):
                found.append(f"unbalanced {left}{right}")
    if prose and not quoted:
        if not re.search(r"[.!?](?: \u2026)?$|[.!?]\u201d$", plain):
            found.append(f"no full stop: \u2039{plain[-25:]}\u203a")
        if re.match(r"[a-z]", plain):
            found.append(f"begins small: \u2039{plain[:25]}\u203a")
        for part in re.split(r"(?<=[a-z0-9%)]\.) ", plain):
            if re.match(r"[a-z]", part):
                found.append(f"begins small: \u2039{part[:25]}\u203a")
    return found
