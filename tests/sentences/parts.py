# SPDX-License-Identifier: GPL-3.0-or-later
"""Cards, bars, badges, rungs and tooltips, taken apart and held against the tables."""
import re

import claims
from claims import REGIMES
from words import INDEX, NUM, PCT, PCTS, PERIOD, is_interval, near, plain, value

SUSPECT = "?"  # beside a value that is suspect


class Parts:
    def __init__(self, book, names, forms):
        self.book, self.names, self.forms = book, names, forms
        C, S = names.C, names.S
        self.C, self.S = C, S
        self.point = re.compile(rf"(?P<mineral>.+), (?P<when>\d{{4}}(?:\u2013\d{{4}} average)?): (?P<measure>[\w -]+?) "
                                rf"(?P<v>{INDEX}|{PCTS}), (?P<n>\d+) named producers?, (?P<src>{S})(?P<rest>;.*)?")
        self.share_point = re.compile(rf"(?P<who>{C}|Other named countries|Residual|Rounding) (?P<when>\d{{4}}(?:\u2013\d{{4}} average)?)"
                                      rf": (?P<pct>{PCT}), (?P<rest>.*)")

    # ---- cards -----------------------------------------------------------------------------------
    def card(self, ctx, item):
        t, key = ctx.table, item["key"]
        if t is None or not t.named:
            return ["a card of a market without shares"]
        regime = REGIMES[ctx.state.get("regime", "us-2023")]
        shown = plain(item["value"] + ("\u2013" + item["aside"][3:] if item["aside"].startswith("to ") else ""))
        out, line = [], plain(item["line"])
        if key == "hhi":
            out.append(claims.hhi_is(t, shown))
            found = re.fullmatch(rf"(above|below|straddles) ({NUM}), {re.escape(regime[1])}(?:: (.*))?", line)
            if found:
                out.append(claims.against_is(t, found[1], regime[3]))
                if found[3]:
                    out.append(claims.band_is(t, found[3], regime))
                if value(found[2]) != regime[3]:
                    out.append(f"the threshold is {regime[3]}")
            elif line.endswith(": no verdict"):
                truth = claims.no_verdict(t)
                out.append("" if line == f"{truth}: no verdict" else f"{truth}, not {line}")
            else:
                out.append(f"no known form of the line \u2039{line}\u203a")
        elif key == "cr1":
            names = item["aside"].split(", ")
            isos = t.top() if re.fullmatch(r"\d+ countries", item["aside"]) else [self.names.country(n.strip()) for n in names]
            if re.fullmatch(r"\d+ countries", item["aside"]):
                out.append(claims.count_is("tied", item["aside"].split()[0], len(t.top())))
            shown = plain(item["value"])
            if shown.startswith("at most ") != t.at_most:
                out.append("'at most' said or unsaid wrongly")
            out += [claims.share_is(t, iso, shown.removeprefix("at most ")) for iso in isos]
            word = self.FIRST.get(item["title"])
            out.append(f"no known title \u2039{item['title']}\u203a" if word is None else claims.first_is(t, isos, word))
            out += self.first_line(t, isos, line)
        elif key == "cr3":
            n = min(3, len(t.named))
            low, high = 100 * t.cr(n), 100 * max(t.cr(n), min(1, t.cr(2) + t.residual))
            value_ = plain(item["value"])
            if value_.startswith("at most ") != t.at_most:
                out.append("'at most' said or unsaid wrongly")
            out.append("" if near(value_.removeprefix("at most "), low) else f"together {low:.3f} %")
            to = re.fullmatch(rf"to (?:at most )?({PCT})", plain(item["aside"]))
            if to:
                out.append("" if near(to[1], high) else f"the high end is {high:.3f} %")
            elif high > low + 0.05 and not near(value_.removeprefix("at most "), high):
                out.append(f"may be up to {high:.1f} %: an unnamed one may be among them")
            names = [self.names.country(x) for x in line.split(", ")]
            if None in names or sorted(names) != sorted(i for i, *_ in t.named[:n]) and \
                    min(t.value(i) or 0 for i in names if i) < t.named[n - 1][2]:
                out.append(f"not the {n} largest: {line}")
            if item["title"].startswith("Three largest") and len(t.named) < 3:
                out.append("there are not three")
            if item["title"] == "Three largest" and (t.at_most or not t.of_world or t.outside and
                                                    t.outside_most() >= t.shares[n - 1] * (1 - t.outside_most())):
                out.append("three largest of the world, which the table leaves open")
        elif key == "coverage":
            out.append("" if near(plain(item["value"]), 100 * t.residual) else f"the residual is {100 * t.residual:.3f} %")
        elif key == "effective_suppliers":
            table = t.hhi_world() or t.hhi_table()
            low, high = 1e4 / table[1], 1e4 / table[0]
            out.append("" if is_interval(shown, low, high) else f"effective suppliers are {low:.3f} to {high:.3f}, not {shown}")
            found = re.match(r"of (\d+) named producers|(one named producer)", line)
            if t.at_most:
                out.append("" if line == "if the total is its lower bound" else "the lower bound is not said")
            else:
                out.append(claims.count_is("named", found[1] or 1, len(t.named)) if found else f"no known form of the line \u2039{line}\u203a")
        elif key == "hhi_without_leader":
            who = re.fullmatch(r"Without (.+)", item["title"])
            iso = self.names.country(who[1]) if who else None
            if iso is None:
                out.append(f"no known title \u2039{item['title']}\u203a")
            elif "leader" in item["tooltip"]:
                out.append(claims.first_is(t, iso, "leader"))
            left = re.fullmatch(rf"(at (?:least|most) )?({NUM}) % of supply left", line)
            if left is None:
                out.append(f"no known form of the line \u2039{line}\u203a")
            elif iso:
                expected = "at most " if iso in t.outside else "at least " if t.outside or t.at_most else None
                out.append("" if near(left[2], 100 * (1 - t.share(iso))) else f"{100 * (1 - t.share(iso)):.2f} % is left")
                out.append("" if left[1] == expected else "'at least' or 'at most' said or unsaid wrongly")
        else:
            out.append("no known card")
        return [o for o in out if o]

    def first_line(self, t, isos, line):
        found = re.match(rf"({NUM}) of ({NUM})", line)
        if found:
            return ["" if near(found[1], t.value(isos[0]) or -1) else f"the first has {t.value(isos[0])}",
                    "" if near(found[2], t.d) else f"the whole is {t.d}",
                    "" if t.of_world and not t.outside else "the whole is not the world's"]
        found = re.fullmatch(rf"({PCT}) has no country", line)
        if found:
            return ["" if near(found[1], 100 * t.residual) else f"the residual is {100 * t.residual:.3f} %"]
        if line == "of the listed countries":
            return ["a world total is published" if t.of_world else ""]
        if line.startswith("of the world "):
            return ["" if set(claims.parts_of(self.names, line)) == set(t.outside) else "outside: others"]
        return [f"no known form of the line \u2039{line}\u203a"]

    # ---- bars, tiles -----------------------------------------------------------------------------
    def bar(self, ctx, item):
        t = ctx.table
        if t is None or "bloc" in ctx.state:
            return []
        share, out = plain(item["share"]), []
        if item["mark"] == "residual":
            return [] if near(share, 100 * t.residual) else [f"the residual is {100 * t.residual:.3f} %"]
        iso = item["key"]
        if self.names.country(item["label"]) != iso:
            out.append("the label is not its country")
        if share:
            out.append(claims.share_is(t, iso, share))
            row = next(r for r in t.rows if r["iso3"] == iso) if t.share(iso) is not None else None
            if row:
                flag = {"estimated": ("e", "\u2020"), "projected": ("o",)}.get(row["status"], ("",))
                said = item.get("flag", flag[0]).removesuffix(SUSPECT).strip()
                if said not in flag:
                    out.append(f"the flag is {item['flag']!r}, the cell {row['status']}")
                if item["k"] == "bar" and item["flag"].endswith(SUSPECT) != any(s["iso3"] == iso for s in t.suspects):
                    out.append("suspect: said or unsaid wrongly")
                said = "estimated" in item["tooltip"].split("\n")[0]
                if "tile" != item["k"] and said != (row["status"] == "estimated"):
                    out.append(f"tooltip against a cell that is {row['status']}")
        elif t.share(iso) is not None:
            out.append("a share is missing")
        elif "withheld" in item["value"] and iso not in t.withheld:
            out.append("not withheld")
        return [o for o in out if o]

    def bars(self, ctx, item):
        t = ctx.table
        if t is None or not t.named or "bloc" in ctx.state:
            return []
        text = plain(item["subtitle"])
        found = re.fullmatch(r"share of (?:world(?P<out> .+?)?|(?P<listed>the listed countries))(?P<most>, at most)?, (?P<when>\d{4}.*)", text)
        if not found:
            return [] if re.fullmatch(r"per cent of each year\u2019s total", text) else [f"no known form \u2039{text}\u203a"]
        out = [claims.whole_is(t, not found["listed"], bool(found["listed"]), claims.parts_of(self.names, found["out"]),
                               bool(found["most"])), claims.period_is(t, found["when"])]
        verb = item["title"].split(",")[0]
        if verb == "Who mines":
            out.append(claims.verb_is(t, "mined"))
        return [o for o in out if o]

    def subtitle(self, ctx, text):
        t = ctx.table
        if t is None or not t.named or ctx.state.get("figure") not in ("overview", "shares", "map") or "view" in ctx.state:
            return []
        if t.is_shares:
            return [] if text.lower().startswith("share of world") else [f"no known form \u2039{text}\u203a"]
        found = re.fullmatch(rf"Share of (?:(?P<world>world)|(?P<listed>the listed countries\u2019)) (?P<what>.+?)(?:, (?P<out>(?:outside|"
                             rf"without) .+?))? \u00b7 (?P<src>{self.S})(?P<most> \u00b7 at most, as the total is a lower bound)?"
                             r"(?: \u00b7 suspect values read as proposed)?", text)
        if not found:
            return [f"no known form \u2039{text}\u203a"]
        out = [claims.whole_is(t, bool(found["world"]), bool(found["listed"]), claims.parts_of(self.names, found["out"]),
                               bool(found["most"])),
               "" if found["src"] == t.series["short_name"] else "another source"]
        return [f for f in out if f]

    # ---- inspector ---------------------------------------------------------------------------------
    FIRST = {"Leader": "leader", "Tied first": "tied", "Largest named": "largest named", "Largest listed": "largest listed",
             "Only one named": "only one named", "Largest, suspect": "suspect"}

    def inspector(self, ctx, item):
        t, selected = ctx.table, ctx.state.get("select", "")
        if t is None or not t.named or not (selected == "" or selected.startswith("country:")):
            return []
        iso, shown, aside = self.names.country(item["title"]), plain(item["number"]), plain(item["aside"])
        out = []
        if selected and iso != selected[8:]:
            return [f"the title is not {selected[8:]}"]
        if not selected:
            caption, _, also = item["caption"].partition(", with ")
            word = self.FIRST.get(caption)
            others = [self.names.country(one) for one in re.split(r", | and ", also)] if also else []
            first = t.top() if word == "tied" else [iso, *others]
            out.append(f"no known caption \u2039{item['caption']}\u203a" if word is None else claims.first_is(t, first, word))
        if not re.fullmatch(PCT, shown):
            return [o for o in out if o] + (["a share is missing"] if t.share(iso) is not None else [])
        out.append(claims.share_is(t, iso, shown) if t.share(iso) is not None or iso not in t.zero else "")
        found = re.fullmatch(r"of (?:the (?P<world>world(?: total| (?P<out>(?:outside|without) .+?)))|(?P<listed>the listed countries))"
                             r"(?P<most>, at most)?", aside)
        out.append(f"no known form \u2039{aside}\u203a" if not found else
                   claims.whole_is(t, bool(found["world"]), bool(found["listed"]), claims.parts_of(self.names, found["out"]),
                                   bool(found["most"])))
        return [o for o in out if o]

    # ---- the list of minerals --------------------------------------------------------------------
    def badge(self, ctx, item):
        text = plain(item["tooltip"])
        if item["text"] in ("no table", "mixed", "no shares", "\u2013"):
            return []
        found = re.match(rf"(?:HHI (?P<hhi>{INDEX}) \u00b7 )?(?P<label>.+), (?P<when>\d{{4}}(?:\u2013\d{{4}} average)?) \u00b7 (?P<src>{self.S})$",
                         text.split("\n")[0])
        if not found:
            return [f"no known form \u2039{text.splitlines()[0]}\u203a"]
        years = re.findall(r"\d{4}", found["when"])
        tables = [t for stage in self.book.stage for t in self.book.by_place[(item["key"], stage)]
                  if t.series["short_name"] == found["src"] and t.year == int(years[-1]) and t.named
                  and claims.object_is(t, found["label"], self.book) == ""
                  and ("reserves" in found["label"].lower()) == (t.series["measure"] == "reserves")
                  and ("capacity" in found["label"].lower()) == (t.series["measure"] == "capacity")]
        if not tables:
            return [f"no such table \u2039{text.splitlines()[0]}\u203a"]
        return min((self._badge_of(t, item, text, found) for t in tables), key=len)

    def _badge_of(self, t, item, text, found):
        out = [claims.hhi_is(t, found["hhi"]) if found["hhi"] else "" if claims.no_verdict(t) == "one country named" else "no index"]
        low, high = t.hhi_world() or t.hhi_table()
        number_ = re.fullmatch(rf"(\u2265 )?({NUM})", plain(item["text"]))
        if claims.no_verdict(t):
            word = {"one country named": "one named", "listed countries only": "listed only"}.get(claims.no_verdict(t), "bound")
            out.append("" if item["text"] == word else f"the badge says {item['text']}, not {word}")
        elif number_ is None:
            out.append(f"no known form \u2039{item['text']}\u203a")
        else:
            out.append("" if near(number_[2], low) else f"the badge says {item['text']}: {low:.0f}")
            opened = any(low <= r[3] < high for r in REGIMES.values())
            out.append("" if opened == bool(number_[1]) else "open end said or unsaid wrongly")
        says_listed = "listed countries only" in text
        out.append("" if says_listed != t.of_world else "listed countries: said or unsaid wrongly")
        if t.outside:
            names = [self.book.country[i] for i in t.outside]
            if not all(n in text for n in names):
                out.append("who stands outside the total is not said: " + ", ".join(names))
        withheld = "withheld" in text
        if withheld and not t.withheld and not t.outside:
            out.append("nobody is withheld")
        return [o for o in out if o]

    # ---- lines -----------------------------------------------------------------------------------
    def line_point(self, ctx, text):
        first = plain(text.split("\n")[0])
        found = self.share_point.fullmatch(first)
        if found:
            return self._share_point(ctx, found)
        found = re.fullmatch(rf"(?P<who>{self.C}|Residual|Rounding|Other named countries|.+ as one) (?P<when>\d{{4}}(?:\u2013\d{{4}} average)?)"
                             rf": no number in (?P<src>{self.S})(?:;.*)?", first)
        if found:
            t = ctx.named(found["src"], int(re.findall(r"\d{4}", found["when"])[-1]))
            iso = self.names.country(found["who"])
            return ["no such table"] if t is None else [f"{iso} has a number"] if iso and t.share(iso) is not None else []
        found = self.point.fullmatch(first)
        if not found:
            return ["no known form"]
        t = ctx.named(found["src"], int(re.findall(r"\d{4}", found["when"])[-1]), found["mineral"])
        if t is None:
            return ["no such table"]
        out = [claims.count_is("named", found["n"], len(t.named)), self.forms.measured(t, found["measure"], found["v"])]
        rest = found["rest"] or ""
        if ("every value estimated" in rest) != (len(t.estimated) == len(t.named)) and not t.projected:
            out.append("estimated: said or unsaid wrongly")
        return [o for o in out if o]

    def _share_point(self, ctx, found):
        year = int(re.findall(r"\d{4}", found["when"])[-1])
        src = re.search(self.S, found["rest"])
        if not src:
            return ["no source"]
        t = ctx.named(src[0], year)
        if t is None:
            return ["no such table"]
        if "bloc" in ctx.state:
            return []
        if found["who"] in ("Residual", "Rounding"):
            return [] if near(found["pct"], 100 * t.residual) else [f"the residual is {100 * t.residual:.3f} %"]
        if found["who"] == "Other named countries":
            return []
        iso = self.names.country(found["who"])
        if iso in t.zero and found["pct"] == "0 %":
            return []
        return [o for o in [claims.share_is(t, iso, found["pct"])] if o]

    # ---- chain -----------------------------------------------------------------------------------
    def rung(self, ctx, item):
        right = plain(item["right"])
        suspect = right.endswith(" " + SUSPECT)
        right = right.removesuffix(" " + SUSPECT)
        if right in ("no such stage", "no table", "no shares", "claim only", ""):
            return []
        found = re.fullmatch(rf"({self.C}(?:, {self.C})*(?: and {self.C})?(?:, each)?) (at most )?({PCT})", right)
        if not found:
            return [f"no known form \u2039{right}\u203a"]
        source = next(filter(None, (re.fullmatch(rf"({self.S}), (\d{{4}})(?:\u2013(\d{{4}}) average)?(?P<whole>, of .+)?", plain(line))
                                    for line in item["lines"])), None)
        if not source:
            return ["no source below the rung"]
        t = ctx.named(source[1], int(source[3] or source[2]), None, item["key"])
        if t is None:
            return ["no such table"]
        isos = [self.names.country(c) for c in re.findall(self.C, found[1])]
        whole = source["whole"] or ""
        out = [claims.share_is(t, iso, found[3]) for iso in isos]
        out += [claims.first_is(t, isos, "suspect" if suspect and t.suspect_leader() else "named"),
                claims.whole_is(t, "listed" not in whole, "listed" in whole, claims.parts_of(self.names, whole), bool(found[2]))]
        return [o for o in out if o]

    def ladder_rung(self, ctx, item):
        t = ctx.rungs.get(item["key"].split("/")[-1])
        if not item["index"]:
            return []
        if t is None:
            return ["no such table"]
        found = re.fullmatch(rf"HHI ({INDEX})(?P<whole> of .+)?", plain(item["index"]))
        out = [claims.hhi_is(t, found[1]) if found else f"no known form \u2039{item['index']}\u203a"]
        if found and found["whole"] is None and not t.of_world:
            out.append("of the listed countries is not said")
        tip = re.search(rf"HHI {INDEX}: ([a-z ]+)", plain(item["tooltip"]))
        if tip:
            out.append(claims.band_is(t, tip[1].strip(), REGIMES[ctx.state.get("regime", "us-2023")]))
        return [o for o in out if o]

    def segment(self, ctx, item):
        t = ctx.rungs.get(item["stage"].split("/")[-1])
        if t is None or item["mark"] == "none":
            return []
        share = item["to"] - item["from"]
        truth = t.residual if item["mark"] == "residual" else t.share(item["key"])
        if truth is None or abs(share - truth) > 1e-6:
            return [f"drawn {share:.4f}, is {truth}"]
        return [] if not item["share"] or near(plain(item["share"]).removesuffix(" " + SUSPECT), 100 * truth) else [f"is {100 * truth:.3f} %, not {item['share']}"]

    # ---- status ----------------------------------------------------------------------------------
    def status(self, ctx, text):
        t = ctx.table
        figure = ctx.state.get("figure")
        if t is None or not t.named or figure not in ("overview", "shares", "map") or ctx.state.get("view") == "history":
            return []
        for pattern, truth in ((r"(\d+) named producers?", len(t.named)), (r"(\d+) withheld", len(t.withheld)),
                               (r"(\d+) of \d+ values? estimated", len(t.estimated))):
            found = re.fullmatch(pattern, text)
            if found:
                return [f for f in [claims.count_is("of them", found[1], truth)] if f]
        found = re.fullmatch(rf"(?:residual|rounding) ({PCT})", text)
        if found:
            return [] if near(found[1], 100 * t.residual) else [f"the residual is {100 * t.residual:.3f} %"]
        return []
