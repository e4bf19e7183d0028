# SPDX-License-Identifier: GPL-3.0-or-later
"""Every form of headline, card, badge, bar, rung and tooltip, taken apart and held against the tables."""
import re

import claims
from claims import REGIMES
from words import INDEX, NUM, PCT, PCTS, PERIOD, difference, is_interval, near

NUMBER_WORDS = {w: i for i, w in enumerate(
    "no one two three four five six seven eight nine ten eleven twelve".split())}


def number(word):
    return NUMBER_WORDS[word.lower()] if word.lower() in NUMBER_WORDS else int(word.replace(",", ""))


class Forms:
    """A check takes the context (state, table that answers) and the match, and returns faults."""

    def __init__(self, book, names):
        self.book, self.names = book, names
        C, S = names.C, names.S
        who = rf"(?P<who>{C}(?:, {C})*(?: and {C})?)"
        verb = r"(?P<verb>mined|produced|refined|processed|holds|hold|had|made|harvested|extracted)"
        most = r"(?:(?P<most>at most) )?"
        self.out = rf"(?: (?P<outside>(?:outside {C}(?:, {C})*(?: and {C})?)?(?: and )?(?:without [^;:]+? from {C})?))?"
        when = rf"(?: (?P<when>{PERIOD}))?"
        map_end = r"(?P<rest>; .+)?"
        whole = rf"(?:the (?P<world>world)\u2019s|(?P<listed>the listed countries\u2019)) (?P<what>.+?){self.out}"
        self.thing = (rf"(?P<what>.+?) (?P<when>{PERIOD})(?:, (?:(?P<listed>in the listed countries)|(?P<each>each of what it counts as the "
                      rf"world)|(?P<outside>(?:outside|without) [^;]+)))?")
        self.leads = (rf"(?P<who>{C}(?:, {C})*(?: and {C})?) (?P<has>has|have) (?P<most>at most )?(?P<pct>{PCT})(?P<each> each)?"
                      rf"(?: of (?:(?P<listed>the listed countries)|the world (?P<outside>(?:outside {C}(?:, {C})*(?: and {C})?)?(?: and )?"
                      rf"(?:without [^;:]+? from {C})?)))?"
                      r"(?P<suspect>, by a suspect table)?")
        self.headlines = [(re.compile(p), f) for p, f in [
            # shares, overview, map
            (rf"{who}(?P<largest>, the largest named,)?(?P<each> each)? {verb} {most}(?P<pct>{PCT}) of {whole}{when}"
             rf"(?:; (?P<rest0>{PCT}) is not broken down by country)?{map_end}", self.finding),
            (rf"Of (?P<listed>the listed countries\u2019) (?P<what>.+?), {who}(?P<each> each)? {verb} {most}(?P<pct>{PCT}){when}"
             rf"{map_end}", self.finding),
            (rf"{who} is the (?P<only>only country named), with {most}(?P<pct>{PCT}) of {whole}{when}{map_end}", self.finding),
            (rf"{who} is the (?P<only>only country named) for (?P<what>.+?){when}(?P<listed>; no world total is published){map_end}",
             self.finding),
            (rf"(?P<what>.+) (?P<stage>reserves|mining|processing|magnets)(?P<capacity> capacity)? (?P<when>{PERIOD}): (?:(?P<own>the "
             rf"table\u2019s largest figure), (?P<who>{C})\u2019s?, is suspect|who leads depends on a suspect figure, (?P<other>{C})"
             rf"\u2019s?){map_end}", self.suspect),
            # a market without shares
            (r"(?P<mineral>[^:]+): (?P<stage>Reserves|Mining|Processing|Magnets)", self.no_shares),
            (r"(?P<mineral>[^:]+): .*no shares to map", self.no_shares),
            # history
            (rf"(?P<who>{C})(?:\u2019s|\u2019) share of (?P<listed>the listed countries\u2019 )?(?P<what>.+?){self.out}: {most}(?P<p0>{PCT}) "
             rf"in (?P<y0>\d{{4}}), (?P<most1>at most )?(?P<p1>{PCT}) in (?P<y1>\d{{4}})(?:, (?P<change>{names.CHANGE}))?", self.history),
            # bloc
            (rf"(?P<bloc>.+?) (?:as one|without (?P<unknown2>[^:]+)): (?:(?P<least>at least|at most) )?(?P<pct>{PCT})(?: to (?P<to>{PCT}))? of {whole}{when}"
             rf"(?:; the output of (?P<unknown>.+) is not known)?", self.bloc),
            # concentration
            (rf"(?P<what>.+) (?:is|are) (?P<band>highly concentrated|moderately concentrated|spread over many countries|at most "
             rf"moderately concentrated): HHI (?P<hhi>{INDEX}) (?P<when>{PERIOD})", self.concentrated),
            (rf"(?P<what>.+) may or may not be highly concentrated: HHI (?P<hhi>{INDEX}) (?P<when>{PERIOD})"
             rf"(?:; (?P<within>{INDEX}){self.out})?", self.concentrated),
            (rf"(?P<what>.+): HHI (?P<hhi>{INDEX}) (?P<when>{PERIOD}) (?P<bound>if the world total is no more than its printed lower "
             r"bound)", self.concentrated),
            (rf"(?P<what>.+): one country is named (?P<when>{PERIOD}), too few for an index", self.one_named),
            (rf"Of the listed countries, (?P<what>.+) (?:has|have) an HHI of (?P<hhi>{INDEX}) (?P<when>{PERIOD}): no world total is "
             r"published", self.listed_index),
            (rf"(?P<what>.+?), (?P<measure>[\w -]+?)(?: \((?P<none>[\w ]+)\))?: (?P<v1>{INDEX}|{PCTS}) (?P<when>{PERIOD})(?:, "
             rf"(?P<v0>{INDEX}|{PCTS}) (?P<first>{PERIOD}))?(?:, (?P<change>{names.CHANGE}))?", self.measure),
            (rf"(?P<what>.+): (?P<n>\d+) tables give (?P<measure>[\w -]+?) (?P<v>{INDEX}|{PCTS}) for (?P<year>\d{{4}})"
             r"(?: \((?P<none>[\w ]+)\))?", self.tables_give),
            (rf"(?P<what>.+): no year has two tables to compare; (?P<measure>[\w -]+?) of (?P<v>{INDEX}|{PCTS}) for "
             r"(?P<year>\d{4})(?: \((?P<none>[\w ]+)\))?", self.one_table),
            # two minerals
            (rf"(?P<a>.+) is more concentrated than (?P<b>.+) in (?P<year>\d{{4}}): HHI (?P<va>{INDEX}) against (?P<vb>{INDEX})",
             self.compared),
            (rf"(?P<a>.+) or (?P<b>.+): which is more concentrated in (?P<year>\d{{4}}) is (?P<open>open), HHI (?P<va>{INDEX}) and "
             rf"(?P<vb>{INDEX})", self.compared),
            (rf"HHI: (?P<a>[^,]+?) (?P<va>{INDEX})(?: in \d{{4}})?(?: \([\w ]+\))?, (?P<b>.+?) (?P<vb>{INDEX})(?: in \d{{4}})?"
             rf"(?: \([\w ]+\))?(?: in \d{{4}})?", self.skip),
            # sources
            (rf"(?P<src>{S}) alone puts (?P<who>{C}) at (?P<most>no more than )?(?P<pct>{PCT}) of {self.thing}", self.alone),
            (rf"(?P<n>\w+) sources put (?P<who>{C}) between (?P<low>{NUM}) and (?P<high>{NUM}) % of {self.thing}", self.between),
            (rf"(?P<n>\w+) sources put (?P<who>{C}) at (?P<most>no more than) (?P<low>{NUM}) to (?P<high>{NUM}) % of {self.thing}",
             self.between),
            (rf"(?P<n>\w+) sources agree: (?P<who>{C}) has {most}(?P<pct>{PCT}) of {self.thing}", self.between),
            (rf"No source gives (?P<who>{C}) a share of {self.thing}", self.skip),
            (r"(?P<n>\w+) sources?: no share can be computed of (?P<what>.+)", self.no_share_at_all),
            (r"No table: .+ puts? .+", self.skip), (r"No table.*", self.skip),
            # chain
            (rf"(?P<mineral>[^:]+): (?P<stage>\w+) (?P<is>is|are) the narrowest stage with a table; {self.leads}", self.narrowest),
            (rf"(?P<mineral>[^:]+): shares by country are known at one stage, (?P<stage>\w+), where {self.leads}", self.narrowest),
            (r"The narrowest stage of (?P<mineral>.+) is (?P<stages>.+): the tables do not decide", self.undecided),
            (r"(?P<mineral>[^:]+): from reserves to \w+", self.skip),
            (rf"(?P<stage>Reserves|Mining|Processing) (?:is|are) the narrowest stage for (?P<n>\d+) of (?P<m>\d+) minerals"
             rf"(?: \([^)]*\))?(?:; (?P<k>\d+) led by {C})?", self.skip),
        ]]
        self.events = re.compile(
            r"(?:None of|All|Both|\d+ of) ?\d* .+ on record dates? from .+|No event passes the filters|(?:\d+ of \d+|All \d+|The one|Both|One|No|The \w+) policy events? .*|No policy event .*|\d{1,2} \w{3} \d{4}: .*|"
            r"\w{3} \d{4}: .*|\d{4}: .*|.* agreements? .*|No agreement.*|.+ and .+ signed the one \w+ on record that names .+")

    # ---- headlines -------------------------------------------------------------------------------
    def headline(self, ctx, text):
        figure = ctx.state.get("figure")
        if figure in ("timeline", "agreements"):
            return [] if self.events.fullmatch(text) else ["no known form"]
        reading = "As proposed, not as published: "
        read = ctx.state.get("reading") == "proposed" and ctx.table is not None and ctx.table.read
        if text.startswith(reading) != read and figure in ("overview", "shares", "map") and "bloc" not in ctx.state \
                and ctx.state.get("view") != "history" and ctx.table is not None and ctx.table.named:
            return ["the reading is said or unsaid wrongly"]
        text = text.removeprefix(reading)
        for pattern, check in self.headlines:
            found = pattern.fullmatch(text)
            if found:
                return [f for f in check(ctx, found, found.groupdict()) if f]
        if figure == "shares" and "years" in ctx.state and not re.search(r"\d", text):
            return []  # the name of the mineral over a notice
        return ["no known form"]

    def suspect(self, ctx, m, g):
        t = ctx.last(g["when"]) if ctx.state.get("view") == "history" else ctx.table
        if t is None or not t.named:
            return ["no table with shares"]
        out = ["" if t.suspect_leader() else "nothing is suspect of the first", claims.period_is(t, g["when"]),
               claims.object_is(t, g["what"], self.book)]
        iso = self.names.country(g["who"] or g["other"])
        if g["own"]:
            out.append("" if iso == t.named[0][0] and any(s["iso3"] == iso for s in t.suspects) else f"{iso} is not the largest, or not suspect")
        elif iso != t.as_proposed().named[0][0]:
            out.append(f"by the other reading {t.as_proposed().named[0][0]} leads, not {iso}")
        return out + self.map_rest(t, g["rest"])

    def skip(self, ctx, m, g):
        return []

    def finding(self, ctx, m, g):
        t = ctx.table
        if ctx.state.get("view") == "history":
            t = ctx.last(g["when"]) if g.get("when") else next(reversed(ctx.history()), None)
        if t is None or not t.named:
            return ["a share, and no table with shares"]
        isos = [self.names.country(c) for c in re.findall(self.names.C, g["who"])]
        out = [claims.share_is(t, iso, g["pct"]) for iso in isos if g.get("pct")]
        said = "only one named" if g.get("only") else "largest named" if g.get("largest") else ""
        out.append(claims.first_is(t, isos, said))
        if bool(g.get("each")) != (len(isos) > 1) and not g.get("only"):
            out.append("'each' of " + str(len(isos)))
        if g.get("rest0"):
            out.append("" if near(g["rest0"], 100 * t.residual) else f"the residual is {100 * t.residual:.2f} %")
        outside = claims.parts_of(self.names, g.get("outside"))
        out.append(claims.whole_is(t, bool(g.get("world")), bool(g.get("listed")), outside, bool(g.get("most"))))
        out.append(claims.object_is(t, g["what"], self.book))
        if g.get("verb"):
            out.append(claims.verb_is(t, g["verb"]))
        if g.get("when"):
            out.append(claims.period_is(t, g["when"]))
        elif t.series["measure"] != "reserves":
            out.append("no year")
        return out + self.map_rest(t, g.get("rest"))

    def map_rest(self, t, rest):
        if not rest:
            return []
        first = len(t.top())
        others = len(t.named) - first
        large = sum(1 for p in t.shares[first:] if p >= 0.05)
        if rest == "; no other country is named with a number":
            return [claims.count_is("others", 0, others)]
        if rest == "; one other country is named with a number":
            return [claims.count_is("others", 1, others)]
        found = re.fullmatch(r"; (?:(none|\d+) of the (\d+)|(neither|both)(?: of the two)?) other countries named (has|have) 5 % or more", rest)
        if not found:
            return ["no known form of what follows"]
        if found[3]:
            return [claims.count_is("others", 2, others), claims.count_is("of 5 % or more", 0 if found[3] == "neither" else 2, large)]
        return [claims.count_is("of 5 % or more", 0 if found[1] == "none" else found[1], large), claims.count_is("others", found[2], others)]

    def no_shares(self, ctx, m, g):
        if "indicator" in ctx.state or "years" in ctx.state and not ctx.history() or ctx.state.get("figure") == "sources":
            return []  # a measure that has no value here; a page that is not of one source
        return ["shares there are"] if ctx.table is not None and ctx.table.named else []

    def history(self, ctx, m, g):
        iso, out = self.names.country(g["who"]), []
        for y, p in ((g["y0"], g["p0"]), (g["y1"], g["p1"])):
            tables = ctx.tables_of(int(y))
            if not any(t.share(iso) is not None and near(p, 100 * t.share(iso)) for t in tables):
                out.append(f"no table that may answer {y} gives {iso} {p}")
        out += self.change(ctx, g["change"], int(g["y0"]), int(g["y1"]), lambda t: t.share(iso),
                           float(g["p1"].strip("< %").replace(",", "")) - float(g["p0"].strip("< %").replace(",", "")), 1.05)
        a, b = ctx.usual(int(g["y0"])), ctx.usual(int(g["y1"]))
        if a is not None and b is not None:
            out.append(claims.object_is(b, g["what"], self.book))
            if "not comparable" in (g["change"] or ""):
                return out
            if a.of_world != b.of_world:
                out.append("a share of the listed rows beside one of the world")
            if set(a.outside) != set(b.outside):
                out.append("two wholes: who stands outside the total differs between the years")
            elif set(claims.parts_of(self.names, g["outside"])) != set(b.outside):
                out.append("the share is of the world outside " + ", ".join(b.outside) + ": not said")
            if b.of_world == bool(g["listed"]):
                out.append("'of the listed' is said or unsaid wrongly")
            for t, most in ((a, g["most"]), (b, g["most1"])):
                if t.at_most != bool(most):
                    out.append(f"'at most' of {t.year} is said or unsaid wrongly")
        return out

    def change(self, ctx, words, first, last, value, step, slack):
        """Whether a step may be drawn from one year to the other as the words say."""
        editions = ({t.series["short_name"] for t in ctx.tables_of(y) if value(t) is not None} for y in (first, last))
        shown = [ctx.usual(y) for y in (first, last)]
        if not words:
            same = None not in shown and shown[0].series["id"] == shown[1].series["id"]
            return [] if same or first == last else ["a step across editions, and nothing says what of it is restated"]
        if words.startswith("both of "):
            name = re.match(self.names.S, words[8:])[0]
            return [] if all(name in e for e in editions) else [f"{name} does not have both years"]
        found = re.match(r"restated by (.+?), moved by (.+?)(?: \(|$)", words)
        if found and step is not None:
            parts = [difference(p) for p in found.groups()]
            if None in parts:
                return []
            low, high = parts[0][0] + parts[1][0], parts[0][1] + parts[1][1]
            return [] if low - slack <= step <= high + slack else [f"the parts add up to {low:.1f} to {high:.1f}, the step is {step:.1f}"]
        return []

    def bloc(self, ctx, m, g):
        t = ctx.table
        members = ctx.members(t.year)
        low = sum(t.share(i) or 0 for i in members)
        unknown = [i for i in members if i in t.outside]
        left_out = bool(g.get("unknown2"))  # the bloc less those outside, of the world outside them
        if left_out != bool(unknown and t.at_most):
            out_of_place = ["a bloc is cut down where a bound on it can be had, or is not where none can"]
        else:
            out_of_place = []
        # without a row or a number: it may sit in the residual
        hidden = [i for i in members if i not in t.outside and t.share(i) is None and i not in t.zero]
        high = low + (t.residual if hidden else 0)
        at_least = bool(unknown) and not left_out and set(unknown) == set(t.outside)
        outside = [] if at_least else list(t.outside)
        out = out_of_place + [claims.period_is(t, g["when"]) if g.get("when") else "",
                              claims.object_is(t, g["what"], self.book)]
        out.append("" if near(g["pct"], 100 * (high if g.get("least") == "at most" else low)) else
                   f"its members have {100 * low:.3f} to {100 * high:.3f} %, not {g['pct']}")
        if not near(g["pct"], 100 * high) and not g.get("to") and not g.get("least"):
            out.append(f"a member may sit in the residual ({', '.join(hidden)}): {100 * low:.2f} to {100 * high:.2f} %")
        if g.get("to") and not near(g["to"], 100 * high):
            out.append(f"the high end is {100 * high:.3f} %")
        if set(claims.parts_of(self.names, g.get("unknown2") or g.get("unknown"))) != set(unknown):
            out.append("members outside the total: " + ", ".join(unknown))
        if at_least != (g.get("least") == "at least"):
            out.append("'at least' said or unsaid wrongly")
        world = bool(g.get("world"))
        if world and set(claims.parts_of(self.names, g.get("outside"))) != set(outside):
            out.append("the total leaves out " + ", ".join(t.outside))
        if world != t.of_world:
            out.append("the whole: world or listed")
        if t.at_most and g.get("least") != "at most":
            out.append("the total is a lower bound: 'at most' is missing")
        return out

    # ---- concentration ---------------------------------------------------------------------------
    def concentrated(self, ctx, m, g):
        t = ctx.last(g["when"])
        if t is None:
            return ["no table of that year answers"]
        regime = REGIMES[ctx.state.get("regime", "us-2023")]
        interval = t.hhi_world()
        said = {"highly concentrated": (2, 2), "moderately concentrated": (1, 1), "spread over many countries": (0, 0),
                "at most moderately concentrated": (0, 1), None: "open"}[g.get("band")]
        out = [claims.hhi_is(t, g["hhi"]), claims.object_is(t, g["what"], self.book)]
        if g.get("bound"):
            return out + ([] if t.at_most else ["the total is no lower bound"])
        if claims.no_verdict(t):
            return out + ["a band where the table leaves the world's index open"]
        if g.get("within"):
            out += [claims.hhi_is(t, g["within"], False),
                    "" if set(claims.parts_of(self.names, g.get("outside"))) == set(t.outside) else "outside: others"]
        elif t.outside and said == "open":
            out.append("who stands outside the total is not said")
        truth = claims.band(*interval, regime[2], regime[3])
        if said == "open":
            return out + ([] if truth[0] < 2 <= truth[1] else [f"the verdict is not open: bands {truth}"])
        return out + ([] if truth == said else [f"'{g['band']}' of {interval[0]:.0f} to {interval[1]:.0f}"])

    def compared(self, ctx, m, g):
        """Of two minerals the one may be called more concentrated whose whole interval lies above the other's."""
        ends = [[float(n.replace(",", "")) for n in g[v].split("\u2013")] for v in ("va", "vb")]
        above = ends[0][0] > ends[1][-1]
        t = ctx.usual(int(g["year"]))
        out = []
        if t is not None:
            own = next((v for v in ("va", "vb") if claims.object_is(t, g[v[1]], self.book) == ""), None)
            out.append("the mineral of the figure is not named" if own is None else claims.hhi_is(t, g[own]))
            if not t.of_world or t.at_most:
                out.append("an index that is not of the world is compared")
        if g.get("open"):
            return out + ["the intervals decide" if above or ends[1][0] > ends[0][-1] else ""]
        return out + ["" if above else "the intervals overlap"]

    def one_named(self, ctx, m, g):
        t = ctx.last(g["when"])
        return ["" if t is not None and len(t.named) == 1 else "not one is named"]

    def listed_index(self, ctx, m, g):
        t = ctx.last(g["when"])
        if t is None:
            return ["no table of that year answers"]
        return ["a world total is published" if t.of_world else "", claims.hhi_is(t, g["hhi"], False),
                claims.object_is(t, g["what"], self.book)]

    def measure(self, ctx, m, g):
        out = []
        for value, when in ((g["v1"], g["when"]), (g["v0"], g["first"])):
            if value:
                t = ctx.last(when)
                out.append("no table of that year answers" if t is None else self.measured(t, g["measure"], value))
        t = ctx.last(g["when"])
        if t is not None:
            truth = claims.no_verdict(t)
            if g.get("none") != truth:
                out.append(f"({g.get('none')}), but {truth}")
        return out

    def measured(self, t, name, value):
        """One value of a measure whose formula is simple enough to be worked here; the others are in second_opinion."""
        table = t.hhi_world() or t.hhi_table()
        if name == "HHI":
            return "" if is_interval(value, *table) else f"HHI is {table[0]:.2f} to {table[1]:.2f}, not {value}"
        if t.outside:
            return ""
        k = {"share of the largest": 1, "share of the two largest": 2, "share of the three largest": 3,
             "share of the four largest": 4, "share of the five largest": 5}.get(name)
        if k:
            low = 100 * t.cr(k)
            high = max(low, 100 * (t.cr(k - 1) + t.residual))
            return "" if is_interval(value, low, high) or near(value.split("\u2013")[0], low) and "\u2013" in value and \
                near(value.split("\u2013")[1], high) else f"{name} is {low:.2f} to {high:.2f}, not {value}"
        if name == "coverage":
            cover = 100 * (1 - t.residual)
            return "" if near(value.split("\u2013")[-1], cover) or near(value.split("\u2013")[0], cover) else f"coverage is {cover:.2f}"
        if name == "effective number of suppliers":
            low, high = 1e4 / table[1], 1e4 / table[0]
            return "" if is_interval(value, low, high) else f"effective suppliers are {low:.3f} to {high:.3f}, not {value}"
        return ""

    def one_table(self, ctx, m, g):
        t = ctx.last(g["year"]) or ctx.newest_of_any_source(g["year"])
        if t is None:
            return ["no table of that year answers"]
        out = [self.measured(t, g["measure"], g["v"]), claims.object_is(t, g["what"], self.book)]
        if (g["none"] or None) != claims.no_verdict(t):
            out.append(f"({claims.no_verdict(t)}) is not said")
        return out

    def tables_give(self, ctx, m, g):
        tables = [t for t in ctx.every_table() if t.year == int(g["year"]) and t.named]
        out = [claims.count_is("tables", g["n"], len(tables))]
        if (g["none"] or "") not in [claims.no_verdict(t) or "" for t in tables]:
            out.append("why no verdict follows is said or unsaid wrongly")
        if g["measure"] == "HHI" and tables:
            each = [t.hhi_world() or t.hhi_table() for t in tables]
            low, high = min(a for a, _ in each), max(b for _, b in each)
            out.append("" if is_interval(g["v"], low, high) else f"HHI is {low:.2f} to {high:.2f}, not {g['v']}")
        return out

    # ---- sources ---------------------------------------------------------------------------------
    def alone(self, ctx, m, g):
        if "source" in ctx.state:
            return []  # the page is the same without the source that the other pages show
        iso, out = self.names.country(g["who"]), []
        rows = ctx.beside()
        shares = [t for t in rows if t.share(iso) is not None]
        t = next((t for t in shares if t.series["short_name"] == g["src"]), None)
        if t is None:
            return [f"{g['src']} has no share of {iso}"]
        out += [claims.share_is(t, iso, g["pct"]), claims.object_is(t, g["what"], self.book)]
        return out + self.said_whole([t], g)

    def said_whole(self, tables, g):
        """Of which whole the shares of several tables are."""
        if any(t.at_most for t in tables) != bool(g.get("most")):
            return ["'at most' said or unsaid wrongly"]
        wholes = {("listed",) if not t.of_world else tuple(sorted(t.outside)) for t in tables}
        if len(wholes) > 1:
            return [] if g.get("each") else ["the tables are of different wholes, which is not said"]
        whole = wholes.pop()
        said = ("listed",) if g.get("listed") else tuple(sorted(claims.parts_of(self.names, g.get("outside"))))
        return [] if said == whole and not g.get("each") else [f"the whole is {whole}, said is {said}"]

    def between(self, ctx, m, g):
        if "source" in ctx.state:
            return []  # the page is the same without the source that the other pages show
        iso = self.names.country(g["who"])
        usual = ctx.usual(ctx.table.year) or ctx.table
        rows = [t for t in ctx.beside() if t.share(iso) is not None and self.same(t, usual)]
        shares = [t.share(iso) for t in rows]
        if not shares:
            return ["no source has a share"]
        if g.get("pct"):
            out = ["" if near(g["pct"], 100 * s) else f"one says {100 * s:.3f} %" for s in shares]
        else:
            out = ["" if near(g["low"], 100 * min(shares)) else f"lowest {100 * min(shares):.3f}, not {g['low']}",
                   "" if near(g["high"], 100 * max(shares)) else f"highest {100 * max(shares):.3f}, not {g['high']}"]
        out.append(claims.count_is("sources with a share", number(g["n"]), len(shares)))
        return out + self.said_whole(rows, g)

    @staticmethod
    def same(t, usual):
        a, b = t.series, usual.series
        return a["basis"] == b["basis"] or "%" in (a["unit"], b["unit"])

    def no_share_at_all(self, ctx, m, g):
        if "source" in ctx.state:
            return []  # the page is the same without the source that the other pages show
        rows = ctx.beside()
        out = [claims.count_is("sources", number(g["n"]), len(rows))]
        usual = ctx.usual(ctx.table.year) if ctx.table else None
        if any(t.named for t in rows) and usual is not None and usual.named:
            out.append("shares can be computed")
        return out

    # ---- chain -----------------------------------------------------------------------------------
    def led(self, t, g):
        """'China has 58 %', of the world where nothing else is said."""
        isos = [self.names.country(c) for c in re.findall(self.names.C, g["who"])]
        out = [claims.share_is(t, iso, g["pct"]) for iso in isos]
        out.append(claims.first_is(t, isos, "suspect" if g["suspect"] else "named"))
        out.append("" if (g["has"] == "have") == (len(isos) > 1) == bool(g["each"]) else "has, have, each")
        out.append(claims.whole_is(t, not g["listed"], bool(g["listed"]), claims.parts_of(self.names, g["outside"]), bool(g["most"])))
        return out

    def narrowest(self, ctx, m, g):
        t = ctx.at_stage(g["stage"])
        if t is None:
            return ["no table at that stage"]
        out = self.led(t, g)
        if g.get("is"):
            out.append("'is' of reserves" if g["stage"] == "reserves" and g["is"] == "is" else "")
            low = (t.hhi_world() or (0, 1e4))[0]
            for other in ctx.stages():
                o = ctx.at_stage(other)
                if other != g["stage"] and o is not None and o.of_world and o.hhi_world()[1] > low:
                    out.append(f"{other} may be narrower: {o.hhi_world()[1]:.0f} against {low:.0f}")
        return out

    def undecided(self, ctx, m, g):
        return []
