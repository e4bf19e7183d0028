# SPDX-License-Identifier: GPL-3.0-or-later
"""Alternative texts, sentence by sentence, held against the tables."""
import re

import claims
from words import INDEX, NUM, PCT, PCTS, PERIOD, near, plain


class Alts:
    def __init__(self, book, names, forms):
        self.book, self.names, self.forms = book, names, forms
        self.C, self.S = names.C, names.S
        self.alt_forms = [(re.compile(p), f) for p, f in self._alt()]

    def _alt(self):
        C, S = self.C, self.S
        one = rf"(?:{C} {PCT})"
        shares = rf"(?P<list>{C} (?:at most )?{PCT}(?:(?:,| and) {C} (?:at most )?{PCT})*)"
        return [
            (rf"(?:Overview|Bar chart of the shares|Treemap of the shares|Land is shaded by the shares|By country, the shares) of (?P<what>.+?) "
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
            (rf"(?P<src>{S}) names producers of (?P<what>.+) in (?P<year>\d{{4}}), and gives a quantity for none of them: [^.]+\.", self.alt_unquantified),
            (rf"(?P<pct>{PCT}) (?:belongs to no named country|is within the rounding of the printed total)\.", self.alt_residual),
            (r"Every value is an estimate of the publisher\.", self.alt_estimated),
            (r"(?P<k>\d+) of (?P<n>\d+) values (?P<is>is|are) estimated\.", self.alt_estimated),
            (r"(?P<w>One producer is|\d+ producers are) withheld\.", self.alt_withheld),
            (rf"(?P<line>.+?): (?P<v0>{INDEX}|{PCTS}) (?P<w0>{PERIOD})(?:, (?P<v1>{INDEX}|{PCTS}) (?P<w1>{PERIOD})(?:, (?P<change>{self.names.CHANGE}))?)?(?:; (?:by the edition of each year, )?lowest "
             rf"(?P<v2>{INDEX}|{PCTS}) (?P<w2>{PERIOD}), highest (?P<v3>{INDEX}|{PCTS}) (?P<w3>{PERIOD}))?\.", self.alt_line),
            (rf"It starts at (?P<v0>{INDEX}) (?P<w0>{PERIOD}) and ends at (?P<v1>{INDEX}) (?P<w1>{PERIOD}), (?P<way>higher|lower|the two "
             rf"intervals overlap|{self.names.CHANGE}(?:, (?:higher|lower|the two intervals overlap))?); (?:by the edition of each year, )?"
             rf"lowest(?: end)? (?P<v2>{INDEX}) (?P<w2>{PERIOD}), highest(?: end)? (?P<v3>{INDEX}) (?P<w3>{PERIOD})\.", self.alt_starts),
            (rf"(?P<src>{S}), (?P<when>\d{{4}}(?:\u2013\d{{4}} average)?) \u00b7 (?P<n>\d+) named \u00b7 (?:residual|rounding) (?P<res>{PCT})(?: \u00b7 "
             rf"(?P<w>\d+) withheld)?: (?:(?P<pct>{PCT})|[^:]+?), HHI (?P<hhi>{INDEX})\.", self.alt_source),
            (rf"(?P<who>{C}|Other named countries|Residual|Rounding|[A-Z][\w ]+ as one): (?:at most )?(?P<p0>{PCT}|none named|no share) in (?P<y0>\d{{4}})"
             rf"(?:, (?:at most )?(?P<p1>{PCT}|none named|no share) in (?P<y1>\d{{4}})(?:,? ?(?P<change>{self.names.CHANGE}|\([^()]*\)))?)?"
             rf"(?:[,;] (?:by the edition of each year, )?at most (?P<p2>{PCT}) in (?P<y2>\d{{4}}))?\.", self.alt_band),
            (rf"Line chart of the Herfindahl\u2013Hirschman index of (?P<what>.+) by country, (?P<y0>\d{{4}}) to (?P<y1>\d{{4}})\.", self.alt_span),
            (rf"Stacked areas of the shares of (?P<what>.+?)(?:, (?P<y0>\d{{4}}) to (?P<y1>\d{{4}}),(?: in (?P<n>\d+) runs)? without a break| in "
             rf"(?P<only>\d{{4}}))\.", self.alt_span),
            (rf"The Herfindahl\u2013Hirschman index of (?P<what>.+) by country on its scale from 0 to 10,000: (?P<hhi>{INDEX}) "
             rf"(?P<when>{PERIOD}), the only value published\.", self.alt_only),
            (rf"(?P<stage>Reserves|Mining|Processing|Magnets): {self.forms.leads}, HHI (?P<hhi>{INDEX})\.", self.alt_rung),
        ]

    # What claims nothing of one table, or is a notice whose words are read with the notice itself.
    FREE = re.compile(
        r"As one actor is an assumption, not a finding\.|The? ?[Bb]ands? shows? what countries the sources? do(?:es)? not name leave open\.|"
        r"Bands show what countries the sources do not name leave open\.|Map of the world in an equal-area projection, centred on the "
        r"Pacific\.|\d+ places? known for .+\.|An arc joins two countries; it says nothing about tonnes\.|(?:\d+|One) agreement pairs? on "
        r"record .+\.|The newest (?:.+ )?between two parties; on record .+\.|The newest \d+ of \d+ agreement pairs on record .+\.|What it adds up to is no world total\.|No agreement on record .+\.|Line chart, .+ by country over the "
        r"years, .+\.|Thresholds of the .+ at [\d,]+ and [\d,]+\.|The chart shows order in time, not cause\.|Dot plot of what sources say of "
        r".+\.|The residual belongs to no named country(?:, or is within the rounding of the print)?\.|In \d+ of \d+ years every value is an estimate\.|Every value is an estimate\.|.+ needs two named producers; there is one\.|No year has .+\.|What is left is within the rounding of the printed totals\.|"
        r"Ladder of .+, one bar of shares a stage.*\.|(?:Reserves|Mining|Processing|Magnets): (?:no shares|no such stage)\b.*\.|"
        r"No source here .+\.|Shares of .+ cannot be computed: .+\.|The source .+\.|The publisher\u2019s outlook .+\.|There (?:is|are) .+\.|"
        r"[\w ]+ stands as one, with its members of \d{4}: .+\.|The table names no member of .+\.|Bar chart with .+\.|Suspect(?:, read as "
        r"proposed)?: .+\.|(?:A value|Values) of .+ suspect.+\.|The values of \d{4} and \d{4} are .+\.|The publisher (?:leaves|withholds) .+\.|The table "
        r"has no row for .+\.|Mixed|These are the publisher\u2019s outlook for a year to come\.|No table of .+\.|Matrix of .+|Timeline of .+|"
        r"Network of .+|List of .+|Most in one year: .+|First: .+|Latest: .+|(?:It is|All are) confirmed\.|\d+ (?:is|are) confirmed only in part "
        r"or not at all\.|Of \d+ the date that was set has passed.+|No .+\.|.+, \d{4}(?:\u2013\d{4} average)? \u00b7 .+", re.S)

    def alt(self, ctx, text):
        out = []
        for part in re.split(r"(?<=\.) (?=[A-Z0-9<\u2018])", plain(text)):
            for pattern, check in self.alt_forms:
                found = pattern.fullmatch(part)
                if found:
                    out += [f"{f} \u2039{part}\u203a" for f in check(ctx, found, found.groupdict()) if f]
                    break
            else:
                if ctx.state.get("figure") in ("timeline", "agreements", "chain", "sources"):
                    continue  # of events and of titles that hold full stops
                if not self.FREE.fullmatch(part):
                    out.append(f"no known form \u2039{part}\u203a")
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
        if (g["none"] or "") != (claims.no_verdict(t) or "") and g["hhi"]:
            out.append(f"{claims.no_verdict(t)}, not {g['none']}")
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

    def alt_unquantified(self, ctx, m, g):
        return ["a quantity is given" if ctx.table is not None and ctx.table.named else ""]

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
        if "with" in ctx.state and g["line"] != self.book.mineral[ctx.state["mineral"]]:
            return []  # of the mineral beside
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
        year = int(re.findall(r"\d{4}", g["when"])[-1])
        t = ctx.named(g["src"], year) or ctx.of_any_form(g["src"], year)
        if t is None:
            return ["no such table"]
        return [claims.count_is("named", g["n"], len(t.named)), claims.hhi_is(t, g["hhi"]),
                "" if near(g["res"], 100 * t.residual) else f"the residual is {100 * t.residual:.3f} %",
                claims.count_is("withheld", g["w"] or 0, len(t.withheld))]

    def alt_band(self, ctx, m, g):
        iso = self.names.country(g["who"])
        if iso is None or "bloc" in ctx.state:
            return []
        out = []
        for i in range(3):
            if not g[f"p{i}"]:
                continue
            t = ctx.usual(int(g[f"y{i}"]))
            share = t.share(iso) if t is not None else None
            if g[f"p{i}"] in ("none named", "no share"):
                out.append(f"{iso} is named in {g[f'y{i}']}" if share else "")
            else:
                out.append("no such table" if t is None else claims.share_is(t, iso, g[f"p{i}"]))
        return out

    def alt_span(self, ctx, m, g):
        years = [t.year for t in ctx.history()]
        if g.get("only"):
            g = {**g, "y0": g["only"], "y1": g["only"]}
        out = ["" if years and years[0] == int(g["y0"]) and years[-1] == int(g["y1"]) else f"the years are {years[:1]} to {years[-1:]}"]
        t = ctx.usual(int(g["y1"]))
        return out + [claims.object_is(t, g["what"], self.book) if t is not None else "no such table"]

    def alt_only(self, ctx, m, g):
        t = ctx.last(g["when"])
        return ["no such table"] if t is None else [claims.hhi_is(t, g["hhi"]), claims.object_is(t, g["what"], self.book)]

    def alt_rung(self, ctx, m, g):
        t = ctx.rungs.get(g["stage"].lower())
        if t is None:
            return ["no such table"]
        return self.forms.led(t, g) + [claims.hhi_is(t, g["hhi"])]
