# SPDX-License-Identifier: GPL-3.0-or-later
"""Cards, bars, badges, rungs, tooltips and alternative texts, taken apart and held against the tables."""
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
        self.share_point = re.compile(rf"(?P<who>{C}|Other named countries|Residual) (?P<when>\d{{4}}(?:\u2013\d{{4}} average)?)"
                                      rf": (?P<pct>{PCT}), (?P<rest>.*)")
        self.alt_forms = [(re.compile(p), f) for p, f in self._alt()]

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
                truth = self.no_verdict(t)
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
            word = {"Leader": "leader", "Tied first": "tied", "Largest named": "largest named", "Largest listed": "largest listed",
                    "Only one named": "only one named", "Largest, suspect": "suspect"}.get(item["title"])
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
            elif high > low + 0.05:
                out.append(f"may be up to {high:.1f} %: an unnamed one may be among them")
            names = [self.names.country(x) for x in line.split(", ")]
            if None in names or sorted(names) != sorted(i for i, *_ in t.named[:n]) and \
                    min(t.value(i) or 0 for i in names if i) < t.named[n - 1][2]:
                out.append(f"not the {n} largest: {line}")
            if item["title"].startswith("Three largest") and len(t.named) < 3:
                out.append("there are not three")
            if item["title"] == "Three largest" and (t.outside or t.at_most or not t.of_world):
                out.append("three largest of the world, which the table leaves open")
        elif key == "coverage":
            out.append("" if near(plain(item["value"]), 100 * t.residual) else f"the residual is {100 * t.residual:.3f} %")
        elif key == "effective_suppliers":
            table = t.hhi_world() or t.hhi_table()
            low, high = 1e4 / table[1], 1e4 / table[0]
            out.append("" if is_interval(shown, low, high) else f"effective suppliers are {low:.3f} to {high:.3f}, not {shown}")
            found = re.match(r"of (\d+) named producers|(one named producer)", line)
            out.append(claims.count_is("named", found[1] or 1, len(t.named)) if found else f"no known form of the line \u2039{line}\u203a")
        elif key == "hhi_without_leader":
            who = re.fullmatch(r"Without (.+)", item["title"])
            iso = self.names.country(who[1]) if who else None
            if iso is None:
                out.append(f"no known title \u2039{item['title']}\u203a")
            elif "leader" in item["tooltip"]:
                out.append(claims.first_is(t, iso, "leader"))
            left = re.fullmatch(rf"(at least )?({NUM}) % of supply left", line)
            if left is None:
                out.append(f"no known form of the line \u2039{line}\u203a")
            elif iso:
                hidden = not t.outside and not t.at_most
                out.append("" if near(left[2], 100 * (1 - t.share(iso))) else f"{100 * (1 - t.share(iso)):.2f} % is left")
                out.append("" if bool(left[1]) != hidden else "'at least' said or unsaid wrongly")
        else:
            out.append("no known card")
        return [o for o in out if o]

    @staticmethod
    def no_verdict(t):
        if len(t.named) == 1 and (t.residual >= t.shares[0] or not t.of_world):
            return "one country named"
        return "listed countries only" if not t.of_world else "the total is a lower bound" if t.at_most else None

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
                  and ("reserves" in found["label"]) == (t.series["measure"] == "reserves")
                  and ("capacity" in found["label"]) == (t.series["measure"] == "capacity")]
        if not tables:
            return ["no such table"]
        return min((self._badge_of(t, item, text, found) for t in tables), key=len)

    def _badge_of(self, t, item, text, found):
        out = [claims.hhi_is(t, found["hhi"]) if found["hhi"] else "" if self.no_verdict(t) == "one country named" else "no index"]
        low, high = t.hhi_world() or t.hhi_table()
        number_ = re.fullmatch(rf"(\u2265 )?({NUM})", plain(item["text"]))
        if self.no_verdict(t):
            word = {"one country named": "one named", "listed countries only": "listed only"}.get(self.no_verdict(t), "bound")
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
        if found["who"] == "Residual":
            return [] if near(found["pct"], 100 * t.residual) else [f"the residual is {100 * t.residual:.3f} %"]
        if found["who"] == "Other named countries":
            return []
        out = [claims.share_is(t, self.names.country(found["who"]), found["pct"])]
        return [o for o in out if o]

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
        out += [claims.first_is(t, isos, "suspect" if suspect and t.suspect_leader() else ""),
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

    # ---- alternative texts -----------------------------------------------------------------------
    def _alt(self):
        C, S = self.C, self.S
        one = rf"(?:{C} {PCT})"
        shares = rf"(?P<list>{C} (?:at most )?{PCT}(?:(?:,| and) {C} (?:at most )?{PCT})*)"
        return [
            (rf"(?:Overview|Bar chart of the shares|Treemap of the shares|Land is shaded by the shares) of (?P<what>.+?) "
             rf"(?P<when>{PERIOD})(?:, (?P<n>\d+) named (?:country|countries))?\.", self.alt_what),
            (rf"(?:Largest|It): {shares}\.", self.alt_list),
            (rf"Smallest: {shares}\.", self.alt_list),
            (rf"Key numbers: (?:HHI (?P<hhi>{INDEX}), (?:(?P<verdict>above|below|straddles) the threshold of (?P<th>{NUM}) of the "
             rf"(?P<regime>.+?)|(?P<none>[\w ]+): no verdict); )?(?P<role>leader|tied first|largest named|largest listed|the only one named|first, in a table whose leader is suspect,) "
             rf"(?P<who>{C}(?:, {C})*(?: and {C})?) with (?P<most>at most )?(?P<pct>{PCT})(?P<each> each)?(?:; the three largest named "
             rf"(?:at most )?(?P<cr3>{PCT}))?\.", self.alt_key),
            (rf"Below, a bar chart of (?P<n>\d+) named (?:country|countries) \({shares}\), the share of who comes first at each stage of "
             rf"the chain, and (?P<who>{C})\u2019s? share over the years(?:: (?P<over>.+))?\.", self.alt_below),
            (r"The world total is printed as a lower bound, so shares are at most these\.", self.alt_bound),
            (r"No world total is published: shares are of the listed countries\.", self.alt_listed),
            (rf"(?P<pct>{PCT}) (?:belongs to no named country|is within the rounding of the printed total)\.", self.alt_residual),
            (r"Every value is an estimate of the publisher\.", self.alt_estimated),
            (r"(?P<k>\d+) of (?P<n>\d+) values (?P<is>is|are) estimated\.", self.alt_estimated),
            (r"(?P<w>One producer is|\d+ producers are) withheld\.", self.alt_withheld),
            (rf"(?P<line>.+?): (?P<v0>{INDEX}|{PCTS}) (?P<w0>{PERIOD})(?:, (?P<v1>{INDEX}|{PCTS}) (?P<w1>{PERIOD})(?:, (?P<change>{self.names.CHANGE}))?)?(?:; (?:by the edition of each year, )?lowest "
             rf"(?P<v2>{INDEX}|{PCTS}) (?P<w2>{PERIOD}), highest (?P<v3>{INDEX}|{PCTS}) (?P<w3>{PERIOD}))?\.", self.alt_line),
            (rf"It starts at (?P<v0>{INDEX}) (?P<w0>{PERIOD}) and ends at (?P<v1>{INDEX}) (?P<w1>{PERIOD}), (?P<way>higher|lower|the two "
             rf"intervals overlap|{self.names.CHANGE}(?:, (?:higher|lower|the two intervals overlap))?); (?:by the edition of each year, )?"
             rf"lowest(?: end)? (?P<v2>{INDEX}) (?P<w2>{PERIOD}), highest(?: end)? (?P<v3>{INDEX}) (?P<w3>{PERIOD})\.", self.alt_starts),
            (rf"(?P<src>{S}), (?P<when>\d{{4}}(?:\u2013\d{{4}} average)?) \u00b7 (?P<n>\d+) named \u00b7 residual (?P<res>{PCT})(?: \u00b7 "
             rf"(?P<w>\d+) withheld)?: (?P<pct>{PCT}|not named|withheld|no number|no share), HHI (?P<hhi>{INDEX})\.", self.alt_source),
            (rf"(?P<stage>Reserves|Mining|Processing|Magnets): {self.forms.leads}, HHI (?P<hhi>{INDEX})\.", self.alt_rung),
        ]

    def alt(self, ctx, text):
        out = []
        for part in re.split(r"(?<=\.) (?=[A-Z0-9<\u2018])", plain(text)):
            for pattern, check in self.alt_forms:
                found = pattern.fullmatch(part)
                if found:
                    out += [f"{f} \u2039{part}\u203a" for f in check(ctx, found, found.groupdict()) if f]
                    break
            else:
                ctx.unknown("alt", part)
        return out

    def alt_what(self, ctx, m, g):
        t = ctx.table
        out = [claims.period_is(t, g["when"]), claims.object_is(t, g["what"], self.book)]
        return out + ([claims.count_is("named", g["n"], len(t.named))] if g.get("n") else [])

    def alt_list(self, ctx, m, g):
        pairs = self.names.shares(g["list"])
        out = [claims.share_is(ctx.table, iso, pct) for iso, pct in pairs or []]
        return out if pairs else ["no list of shares"]

    def alt_key(self, ctx, m, g):
        t = ctx.table
        isos = [self.names.country(c) for c in re.findall(self.C, g["who"])]
        role = {"tied first": "tied", "first, in a table whose leader is suspect,": "suspect", "the only one named": "only one named"}.get(g["role"], g["role"])
        out = [claims.share_is(t, iso, g["pct"]) for iso in isos] + [claims.first_is(t, isos, role)]
        if g["hhi"]:
            out.append(claims.hhi_is(t, g["hhi"]))
        if g["verdict"]:
            out.append(claims.against_is(t, g["verdict"], int(g["th"].replace(",", ""))))
        if (g["none"] or "") != (self.no_verdict(t) or "") and g["hhi"]:
            out.append(f"{self.no_verdict(t)}, not {g['none']}")
        if bool(g["most"]) != t.at_most:
            out.append("'at most' said or unsaid wrongly")
        if g["cr3"]:
            out += ["" if near(g["cr3"], 100 * t.cr(3)) else f"three largest {100 * t.cr(3):.2f}",
                    "there are not three" if len(t.named) < 3 else ""]
        return out

    def alt_below(self, ctx, m, g):
        iso = self.names.country(g["who"])
        return [claims.count_is("named", g["n"], len(ctx.table.named)), "" if iso in ctx.table.top() else "not the first"] + \
            self.alt_list(ctx, m, g)

    def alt_bound(self, ctx, m, g):
        return ["" if ctx.table.at_most else "the total is no lower bound"]

    def alt_listed(self, ctx, m, g):
        return ["a world total is published" if ctx.table.of_world else ""]

    def alt_residual(self, ctx, m, g):
        return ["" if near(g["pct"], 100 * ctx.table.residual) else f"the residual is {100 * ctx.table.residual:.3f} %"]

    def alt_estimated(self, ctx, m, g):
        t = ctx.table
        unmeasured = len([s for *_, s in t.named if s in ("estimated", "projected")])
        if not g.get("k"):
            return ["" if unmeasured == len(t.named) else f"{unmeasured} of {len(t.named)} are"]
        return [claims.count_is("estimated", g["k"], unmeasured), claims.count_is("values", g["n"], len(t.named)),
                "is/are" if (g["is"] == "is") != (g["k"] == "1") else ""]

    def alt_withheld(self, ctx, m, g):
        n = len(ctx.table.inside_withheld())
        said = 1 if g["w"].startswith("One") else int(g["w"].split()[0])
        return [claims.count_is("withheld within the total", said, n)]

    def _at(self, ctx, when, source=None):
        year = int(re.findall(r"\d{4}", when)[-1])
        return ctx.named(source, year) if source else ctx.usual(year)

    def alt_line(self, ctx, m, g):
        if ctx.state.get("figure") != "concentration":
            return []
        name = ctx.indicator()
        source = g["line"] if g["line"] in self.names.sources else None
        out = []
        for i in range(4):
            if g.get(f"v{i}"):
                t = self._at(ctx, g[f"w{i}"], source)
                out.append("no such table" if t is None else self.forms.measured(t, name, g[f"v{i}"]))
        return out

    def alt_starts(self, ctx, m, g):
        tables = [self._at(ctx, g[f"w{i}"]) for i in range(4)]
        if None in tables:
            return ["no such table"]
        out = [claims.hhi_is(t, g[f"v{i}"]) for i, t in enumerate(tables[:2])]
        for i, end in ((2, 0), (3, 1)):  # an end of the interval alone, or all of it
            interval = tables[i].hhi_world() or tables[i].hhi_table()
            if not near(g[f"v{i}"].split("\u2013")[-end], interval[end]):
                out.append(f"{interval[end]:.1f}, not {g[f'v{i}']}")
        then, now = (t.hhi_world() or t.hhi_table() for t in tables[:2])
        truth = "higher" if now[0] > then[1] else "lower" if now[1] < then[0] else "the two intervals overlap"
        if "restated" in g["way"] or "not comparable" in g["way"]:
            truth = g["way"]
        if not g["way"].endswith(truth):
            out.append(f"{truth}, not {g['way']}")
        each = [t.hhi_world() or t.hhi_table() for t in ctx.history()]
        if each:
            least, most = min(a for a, _ in each), max(b for _, b in each)
            low, high = (t.hhi_world() or t.hhi_table() for t in tables[2:])
            out += ["" if low[0] <= least + 0.01 else f"lowest is {least:.0f}", "" if high[1] >= most - 0.01 else f"highest is {most:.0f}"]
        return out

    def alt_source(self, ctx, m, g):
        t = ctx.named(g["src"], int(re.findall(r"\d{4}", g["when"])[-1]))
        if t is None:
            return ["no such table"]
        return [claims.count_is("named", g["n"], len(t.named)), claims.hhi_is(t, g["hhi"]),
                "" if near(g["res"], 100 * t.residual) else f"the residual is {100 * t.residual:.3f} %",
                claims.count_is("withheld", g["w"] or 0, len(t.withheld))]

    def alt_rung(self, ctx, m, g):
        t = ctx.rungs.get(g["stage"].lower())
        if t is None:
            return ["no such table"]
        return self.forms.led(t, g) + [claims.hhi_is(t, g["hhi"])]
