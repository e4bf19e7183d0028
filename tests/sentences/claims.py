# SPDX-License-Identifier: GPL-3.0-or-later
"""What a sentence claims of one table, held against it. Each check returns what is wrong, '' where nothing is."""
import re

from words import in_sentence, is_interval, near

REGIMES = {"us-2023": ("US Merger Guidelines 2023", "US 2023", 1000, 1800),
           "us-2010": ("US Horizontal Merger Guidelines 2010", "US 2010", 1500, 2500),
           "eu-2004": ("EU Horizontal Merger Guidelines 2004", "EU 2004", 1000, 2000)}
NOT_MINED = {"cork", "natural-cork", "natural-rubber", "rubber", "roundwood", "hydrogen", "helium", "sapele-wood", "natural-teak-wood"}
# Words of a product that a sentence must have, where the series counts a part and not the whole mineral.
BASES = {"gross-weight", "iron-content", "mgo-content", "p2o5-content", "cr2o3-content", "k2o-equivalent", "crude-ore", "ore",
         "recoverable-ore", "shipping-grade-ore", "usable-ore", "strontium-content", "restated-summaries", "idled", ""}


def share_is(table, iso, printed):
    if iso is None:
        return "no country of that name"
    share = table.share(iso)
    if share is None:
        return f"{iso} is not named by the table"
    return "" if near(printed, 100 * share) else f"{iso} has {100 * share:.3f} %, not {printed}"


def first_is(table, isos, words):
    """`words`: what the first are called: 'leader', 'tied', 'largest named', 'largest listed', 'only one named', or '' where
    the sentence only says a share of a whole that it names; 'named' where it says that this is the largest share named."""
    isos = [isos] if isinstance(isos, str) or isos is None else isos
    if not table.named:
        return "nobody is named"
    if any(iso not in table.top() for iso in isos):
        return f"{', '.join(map(str, isos))}: the largest is {', '.join(table.top())}"
    if set(isos) != set(table.top()):
        return "a tie of " + ", ".join(table.top()) + ": not all of them are named"
    if table.suspect_leader() != (words == "suspect"):
        return "who is first depends on a suspect value: not said" if words != "suspect" else "nothing is suspect of the first"
    if words in ("suspect", "named"):
        return ""
    open_end = table.residual >= table.shares[0] or not table.of_world
    if len(table.named) == 1 and not table.crowned():
        return "" if words == "only one named" else "one named producer out of an unknown number is called first"
    if words == "only one named":
        return "others are named, or nothing is left over"
    if words == "leader":
        return "" if table.crowned() else "nobody may be called the leader"
    if words == "tied" and (len(table.top()) == 1 or open_end):
        return "no tie at the top of all"
    if words == "largest listed" and table.of_world:
        return "'listed' where a world total is published"
    if words == "largest named":
        return "" if not table.crowned() else "a leader is called the largest named"
    if words == "" and table.of_world and table.residual >= table.shares[0]:
        return f"what no row names ({100 * table.residual:.1f} %) is as large as the first: largest named"
    return ""


def whole_is(table, world, listed, outside, at_most):
    """The whole that a share is said to be of. outside: iso3 codes that the sentence leaves out."""
    if listed:
        return "'listed' where a world total is published" if table.of_world else ""
    if not table.of_world:
        return "'of the world' where no world total is published" if world else "the whole is not said: rows alone are"
    if world and set(outside) != set(table.outside):
        missing = ", ".join(sorted(set(table.outside) - set(outside)))
        return (f"of the world, but the total leaves out {missing}" if missing
                else f"the total does not leave out {', '.join(sorted(set(outside) - set(table.outside)))}")
    if world and table.at_most and not at_most:
        return "the total is printed as a lower bound: 'at most' is missing"
    if at_most and not table.at_most:
        return "'at most' of a total that is no lower bound"
    return ""


def no_verdict(table):
    """Why an index of the table means nothing for the world; None where it does."""
    if len(table.named) == 1 and not table.crowned():
        return "one country named"
    return "listed countries only" if not table.of_world else "the total is a lower bound" if table.at_most else None


def parts_of(names, text):
    """The countries behind 'outside the United States and Chile' or 'without attapulgite from the United States'."""
    return [names.country(c) for c in re.findall(names.C, text or "")]


def hhi_is(table, text, world=True):
    interval = table.hhi_world() if world else table.hhi_table()
    if interval is None:
        interval = table.hhi_table()
    if is_interval(text, *interval):
        return ""
    return f"HHI is {interval[0]:.2f} to {interval[1]:.2f}, not {text}"


def band(low, high, moderate, top):
    at = [0 if x <= moderate else 1 if x <= top else 2 for x in (low, high)]
    return at[0], at[1]


def band_is(table, words, regime):
    """'high', 'moderate', 'low' or 'straddles ...' of the index of the world."""
    interval = table.hhi_world()
    if no_verdict(table):
        return "" if words in ("none", "no verdict", "straddles low and high") else f"band '{words}' where the table leaves the world's index open"
    low, high = band(*interval, regime[2], regime[3])
    names = ["low", "moderate", "high"]
    truth = names[low] if low == high else f"straddles {names[low]} and {names[high]}"
    return "" if words == truth else f"the interval {interval[0]:.0f} to {interval[1]:.0f} is '{truth}', not '{words}'"


def against_is(table, word, threshold):
    interval = table.hhi_world()
    if no_verdict(table):
        interval = (0, 10000)
    truth = "above" if interval[0] > threshold else "straddles" if interval[1] > threshold else "below"
    return "" if word == truth else f"{interval[0]:.0f} to {interval[1]:.0f} {truth} {threshold:,}, not {word}"


def object_is(table, text, book):
    """Whether the thing named is what the series counts, not the mineral where it counts a part of it."""
    series = table.series
    said = text.lower()
    if series.get("subject"):
        return "" if series["subject"].lower() in said else f"the series counts {series['subject']}, not '{text}'"
    product = series["product"]
    if product in BASES or product in ("natural", "synthetic") and product in said:
        name = in_sentence(book.mineral[series["mineral"]]).lower()
        return "" if name in said else f"'{text}' does not name {name}"
    keys = [k for k in product.replace("fullers", "fuller").replace("aluminum", "alumin").split("-")
            if k not in ("and", "content", "gross", "weight", "earth", "field", "together")]
    missing = [k for k in keys if k not in said]
    return f"the series counts {product}, not '{text}'" if missing else ""


def verb_is(table, verb):
    series = table.series
    right = {"reserves": {"holds", "hold"}, "capacity": {"had"}}.get(series["measure"], {"mined", "produced", "refined", "processed"})
    if verb not in right:
        return f"'{verb}' of {series['measure']}"
    if verb == "mined" and (series["stage"] != "mining" or series["mineral"] in NOT_MINED
                            or series["product"] in ("synthetic", "natural-and-synthetic")):
        return f"nobody mines this: {series['mineral']} {series['product']} at {series['stage']}"
    return ""


def period_is(table, text):
    n = table.series["years_averaged"]
    found = re.findall(r"\d{4}", text)
    truth = [table.year] if n == 1 else [table.year - n + 1, table.year]
    return "" if [int(y) for y in found] == truth else f"the table is of {truth}, not '{text}'"


def count_is(what, printed, truth):
    return "" if int(str(printed).replace(",", "")) == truth else f"{truth} {what}, not {printed}"
