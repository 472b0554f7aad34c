package dossier

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"ascribe"
)

// A tally weighs, for each fact, the values that the mentions give. A value's
// weight is summed over independent origins, so that twenty copies of one
// story weigh as much as one report.
type tally struct {
	mentions []weighted
	told     ascribe.Date // when a report that is mainly about it first came out, zero if unknown
	facts    map[ascribe.Predicate][]ascribe.Statement
	families map[string]string // report id → origin
}

// weighted is a mention with the weight of its word on facts.
type weighted struct {
	ascribe.Mention
	origin string
	weight float64
}

// Weights of a mention's word. A report mainly about the incident is better
// placed than a passing mention; among those, a later report knows more, by up
// to half again between the first and the last.
const (
	mainWeight    = 1.0
	passingWeight = 0.35
	latenessBonus = 0.5
)

func newTally(m Material) *tally {
	t := &tally{facts: map[ascribe.Predicate][]ascribe.Statement{}, families: map[string]string{}}
	rank := publicationRank(m.Reports)
	published := map[string]ascribe.Date{}
	for _, r := range m.Reports {
		t.families[r.ID] = cmp.Or(r.Family, r.ID)
		published[r.ID] = r.Published
	}
	for _, x := range m.Mentions {
		w := passingWeight
		if x.Main {
			w = mainWeight
			t.told = earlier(t.told, published[x.Report])
		}
		t.mentions = append(t.mentions, weighted{x, t.families[x.Report], w * (1 + latenessBonus*rank[x.Report])})
		for _, f := range x.Facts {
			t.facts[f.Predicate] = append(t.facts[f.Predicate], f)
		}
	}
	// The order of arrival must not show in the result.
	slices.SortFunc(t.mentions, func(a, b weighted) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.Report, b.Report), cmp.Compare(a.ID, b.ID))
	})
	return t
}

// publicationRank places each report between 0, the first day, and 1, the last.
func publicationRank(rs []ascribe.Report) map[string]float64 {
	days := map[ascribe.Date]bool{}
	for _, r := range rs {
		days[r.Published] = true
	}
	order := slices.SortedFunc(maps.Keys(days), ascribe.Date.Compare)
	rank := map[string]float64{}
	for _, r := range rs {
		rank[r.ID] = float64(slices.Index(order, r.Published)) / float64(max(1, len(order)-1))
	}
	return rank
}

// prefer returns the value with the greatest weight over independent origins;
// of equals, the one that a better placed mention gives.
func prefer[V comparable](t *tally, value func(weighted) (V, bool)) (V, bool) {
	best := map[V]map[string]float64{}
	var order []V
	for _, x := range t.mentions {
		v, ok := value(x)
		if !ok {
			continue
		}
		if best[v] == nil {
			best[v] = map[string]float64{}
			order = append(order, v)
		}
		best[v][x.origin] = max(best[v][x.origin], x.weight)
	}
	if len(order) == 0 {
		var none V
		return none, false
	}
	sum := func(v V) (w float64) {
		for _, o := range slices.Sorted(maps.Keys(best[v])) {
			w += best[v][o]
		}
		return w
	}
	return slices.MaxFunc(order, func(a, b V) int { return cmp.Compare(sum(a), sum(b)) }), true
}

func preferWord[S ~string](t *tally, word func(ascribe.Mention) S) S {
	v, _ := prefer(t, func(x weighted) (S, bool) { w := word(x.Mention); return w, w != "" })
	return v
}

func (t *tally) incident() ascribe.Incident {
	i := ascribe.Incident{
		AttackType: preferWord(t, func(m ascribe.Mention) ascribe.AttackType { return m.AttackType }),
		Weapon:     preferWord(t, func(m ascribe.Mention) ascribe.Weapon { return m.Weapon }),
		Target:     preferWord(t, func(m ascribe.Mention) string { return m.Target }),
		Outcome:    preferWord(t, func(m ascribe.Mention) ascribe.Outcome { return m.Outcome }),
		Place:      t.place(),
		Killed:     t.count(func(m ascribe.Mention) *ascribe.Count { return m.Killed }),
		Injured:    t.count(func(m ascribe.Mention) *ascribe.Count { return m.Injured }),
	}
	i.Date, i.DatePrecision = t.date(i.Outcome == ascribe.Foiled)
	i.Title = title(i)
	return i
}

// earlier returns the earlier of two days, zero counting as none.
func earlier(a, b ascribe.Date) ascribe.Date {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}

// date prefers the most precise dates on offer, then the weightiest of them.
// An upper bound comes after a month: of several, the earliest says most. What
// has been told lies behind: a date after the first report on an attack, or
// after an upper bound, is another event's, unless the attack was foiled and
// meant for that day. A day is allowed for the clocks of two places.
func (t *tally) date(foiled bool) (ascribe.Date, ascribe.Precision) {
	bound := t.bound()
	possible := func(d ascribe.Date) bool {
		return !d.IsZero() && (foiled || bound.IsZero() || !bound.AddDays(1).Before(d))
	}
	for _, p := range []ascribe.Precision{ascribe.PrecisionDay, ascribe.PrecisionMonth} {
		d, ok := prefer(t, func(x weighted) (ascribe.Date, bool) {
			return x.Date, possible(x.Date) && cmp.Or(x.DatePrecision, x.Date.Precision()) == p
		})
		if ok {
			return d, p
		}
	}
	if !bound.IsZero() {
		return bound, ascribe.PrecisionBefore
	}
	d, _ := prefer(t, func(x weighted) (ascribe.Date, bool) { return x.Date, !x.Date.IsZero() })
	return d, d.Precision()
}

// bound returns the earliest day by which the attack is said to have happened,
// zero if nobody says any. The first report on it may say so by its own date.
func (t *tally) bound() (earliest ascribe.Date) {
	for _, x := range t.mentions {
		if x.DatePrecision == ascribe.PrecisionBefore {
			earliest = earlier(earliest, x.Date)
		}
	}
	if !earliest.IsZero() {
		earliest = earlier(earliest, t.told)
	}
	return earliest
}

// place prefers a town to a region to a country, then the weightiest.
func (t *tally) place() *ascribe.Place {
	for _, p := range []string{"city", "region", "country"} {
		v, ok := prefer(t, func(x weighted) (ascribe.Place, bool) {
			if x.Place == nil || x.Place.Precision != p {
				return ascribe.Place{}, false
			}
			return *x.Place, true
		})
		if ok {
			return &v
		}
	}
	return nil
}

// count prefers one reported number and widens the range to all of them.
func (t *tally) count(of func(ascribe.Mention) *ascribe.Count) *ascribe.Count {
	best, ok := prefer(t, func(x weighted) (int, bool) {
		if c := of(x.Mention); c != nil {
			return c.Best, true
		}
		return 0, false
	})
	if !ok {
		return nil
	}
	c := ascribe.Count{Low: best, Best: best, High: best}
	for _, x := range t.mentions {
		if v := of(x.Mention); v != nil {
			c.Low, c.High = min(c.Low, v.Low), max(c.High, v.High)
		}
	}
	return &c
}

// values lists every reported value of each fact with its statements, the one
// with most independent origins first.
func (t *tally) values() map[ascribe.Predicate][]Value {
	out := map[ascribe.Predicate][]Value{}
	for p, facts := range t.facts {
		out[p] = t.valuesOf(facts)
	}
	return out
}

func (t *tally) valuesOf(facts []ascribe.Statement) []Value {
	by := map[string][]ascribe.Statement{}
	for _, f := range facts {
		by[f.Value] = append(by[f.Value], f)
	}
	var out []Value
	for value, fs := range by {
		slices.SortFunc(fs, byDateAndPlace)
		v := Value{Value: value}
		origins := map[string]bool{}
		for _, f := range fs {
			v.Statements = append(v.Statements, f.ID)
			origins[t.families[f.Report]] = true
		}
		v.Origins = len(origins)
		out = append(out, v)
	}
	slices.SortFunc(out, func(a, b Value) int {
		return cmp.Or(cmp.Compare(b.Origins, a.Origins), cmp.Compare(len(b.Statements), len(a.Statements)), cmp.Compare(a.Value, b.Value))
	})
	return out
}

// title names an incident by kind, place and date; never by a person.
func title(i ascribe.Incident) string {
	kind := strings.ReplaceAll(string(cmp.Or(i.AttackType, "attack")), "_", " ")
	if i.AttackType == ascribe.OtherAttack {
		kind = "attack"
	}
	parts := []string{strings.ToUpper(kind[:1]) + kind[1:]}
	if i.Outcome == ascribe.Foiled {
		parts[0] = "Foiled " + kind
	}
	if p := i.Place; p != nil {
		name := p.Name
		if p.Country != "" && p.Country != p.Name {
			name += ", " + p.Country
		}
		parts = append(parts, name)
	}
	if !i.Date.IsZero() {
		parts = append(parts, Day(i.Date, i.DatePrecision))
	}
	return strings.Join(parts, ", ")
}

// Day writes a date as people read it: "18 July 2016", "July 2016", "2016",
// "on or before 9 January 1990"; "date unknown" for the zero date.
func Day(d ascribe.Date, p ascribe.Precision) string {
	var s string
	switch d.Precision() {
	case ascribe.PrecisionNone:
		return "date unknown"
	case ascribe.PrecisionYear:
		s = strconv.Itoa(d.Year)
	case ascribe.PrecisionMonth:
		s = fmt.Sprintf("%s %d", d.Month, d.Year)
	default:
		s = fmt.Sprintf("%d %s %d", d.Day, d.Month, d.Year)
	}
	if p == ascribe.PrecisionBefore {
		return "on or before " + s
	}
	return s
}
