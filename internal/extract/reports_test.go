package extract_test

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"ascribe"
	"ascribe/internal/extract"
)

// coded is a whole report with what should come of it, as testdata/reports
// holds it.
type coded struct {
	name       string
	report     ascribe.Report
	incidents  []codedIncident
	statements []codedStatement
}

// codedIncident has, for each value, the alternatives that are right.
type codedIncident struct {
	kind, name            string // kind is "incident", or "passing" for one that may be left out
	places, dates, killed []string
}

type codedStatement struct {
	optional                            bool
	incident                            string
	predicates, polarities, certainties []string
	kinds, organisations                []string
	words                               string // of its sentence
}

func codedReports(t *testing.T, set string) []coded {
	t.Helper()
	a, err := txtar.ParseFile(filepath.Join("testdata", "reports", set+".txtar"))
	if err != nil {
		t.Fatal(err)
	}
	var out []coded
	for i := 0; i+1 < len(a.Files); i += 2 {
		c := coded{name: strings.TrimSuffix(a.Files[i].Name, ".txt")}
		c.report.DocID, c.report.Text = c.name, strings.TrimSpace(string(a.Files[i].Data))
		if a.Files[i+1].Name != c.name+".codes" {
			t.Fatalf("%s: %s follows the report", c.name, a.Files[i+1].Name)
		}
		for line := range strings.Lines(strings.TrimSpace(string(a.Files[i+1].Data))) {
			c.code(t, strings.TrimSpace(line))
		}
		out = append(out, c)
	}
	return out
}

// code reads one line of codes.
func (c *coded) code(t *testing.T, line string) {
	kind, rest, _ := strings.Cut(line, " ")
	parts := strings.Split(rest, " | ")
	switch {
	case kind == "published":
		var err error
		if c.report.Published, err = ascribe.ParseDate(rest); err != nil {
			t.Fatal(err)
		}
	case (kind == "incident" || kind == "passing") && len(parts) == 4:
		c.incidents = append(c.incidents, codedIncident{kind, parts[0], choices(parts[1]), choices(parts[2]), choices(parts[3])})
	case (kind == "statement" || kind == "optional") && len(parts) == 4 && len(strings.Fields(parts[1])) == 4:
		says := strings.Fields(parts[1])
		split := func(i int) []string { return strings.Split(says[i], ",") }
		if !strings.Contains(c.report.Text, parts[3]) {
			t.Fatalf("%s: %q is not in the report", c.name, parts[3])
		}
		c.statements = append(c.statements, codedStatement{kind == "optional", parts[0], split(0), split(1), split(2), split(3), choices(parts[2]), parts[3]})
	default:
		t.Fatalf("%s: cannot read %q", c.name, line)
	}
}

// choices are the alternatives of a field; "-" stands for none.
func choices(field string) []string {
	out := strings.Split(field, " / ")
	for i := range out {
		if out[i] == "-" {
			out[i] = ""
		}
	}
	return out
}

// agreeWith counts on how many of place, date and dead a mention agrees.
func (k *codedIncident) agreeWith(m *ascribe.Mention) (place, date, killed bool) {
	where, dead := "", ""
	if m.Place != nil {
		where = m.Place.Name + ", " + m.Place.Country
	}
	if m.Killed != nil {
		dead = fmt.Sprint(m.Killed.Best)
	}
	return slices.Contains(k.places, where), slices.Contains(k.dates, m.Date.String()), slices.Contains(k.killed, dead)
}

// align finds for each coded incident the mention that agrees with it best, or
// none, each mention once and the best agreements first.
func (c *coded) align(ms []ascribe.Mention) map[string]*ascribe.Mention {
	type pair struct{ score, k, m int }
	var pairs []pair
	for k := range c.incidents {
		for m := range ms {
			place, date, killed := c.incidents[k].agreeWith(&ms[m])
			if score := 4*number(place && ms[m].Place != nil) + 2*number(date && !ms[m].Date.IsZero()) + number(killed); score > 1 {
				pairs = append(pairs, pair{score, k, m})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(b.score, a.score) })
	out, used := map[string]*ascribe.Mention{}, map[int]bool{}
	for _, p := range pairs {
		if name := c.incidents[p.k].name; out[name] == nil && !used[p.m] {
			out[name], used[p.m] = &ms[p.m], true
		}
	}
	return out
}

func number(b bool) int {
	if b {
		return 1
	}
	return 0
}

// reading tallies how a set is read.
type reading struct {
	told, foundOfTold, spurious int // incidents
	place, date, killed         count
	coded, found                int // statements
	right                       [4]int
	organisation, incident      count
	t                           *testing.T
}

func (n *reading) add(c *coded, e extract.Extraction) {
	aligned := c.align(e.Mentions)
	for k := range c.incidents {
		n.judge(c, &c.incidents[k], aligned[c.incidents[k].name])
	}
	for i := range e.Mentions {
		if m := &e.Mentions[i]; !slices.ContainsFunc(c.incidents, func(k codedIncident) bool { return aligned[k.name] == m }) {
			n.spurious++
			n.t.Logf("%s: no such incident: %s", c.name, sketch(m))
		}
	}
	n.statements(c, e, aligned)
}

func (n *reading) judge(c *coded, k *codedIncident, m *ascribe.Mention) {
	if k.kind == "passing" {
		return
	}
	n.told++
	if m == nil {
		n.t.Logf("%s: incident %s is missing", c.name, k.name)
		return
	}
	n.foundOfTold++
	place, date, killed := k.agreeWith(m)
	n.place.add(place)
	n.date.add(date)
	n.killed.add(killed)
	if !place || !date || !killed {
		n.t.Logf("%s: incident %s is read as %s, want %q %q %q", c.name, k.name, sketch(m), k.places, k.dates, k.killed)
	}
}

func sketch(m *ascribe.Mention) string {
	where, dead := "nowhere", "-"
	if m.Place != nil {
		where = m.Place.Name + ", " + m.Place.Country
	}
	if m.Killed != nil {
		dead = fmt.Sprint(m.Killed.Best)
	}
	return fmt.Sprintf("%s (%s, %s, %s dead)", m.ID, where, m.Date, dead)
}

func (n *reading) statements(c *coded, e extract.Extraction, aligned map[string]*ascribe.Mention) {
	used := make([]bool, len(e.Statements))
	for i := range c.statements {
		w := &c.statements[i]
		k := w.among(e.Statements, used, aligned[w.incident])
		if w.optional {
			continue
		}
		n.coded++
		if k < 0 {
			n.t.Logf("%s: no %s at %q", c.name, w.predicates, w.words)
			continue
		}
		n.found++
		n.compare(c, w, &e.Statements[k], aligned[w.incident])
	}
	for i := range used {
		if s := &e.Statements[i]; !used[i] {
			n.found++
			n.t.Logf("%s: not coded: %s %s %s %s %q (%s): %s", c.name, s.Predicate, s.Polarity, s.Certainty, s.SpeakerKind, s.Organisation, s.Incident, s.Quote)
		}
	}
}

// among returns the first statement not used that w codes, one about the right
// incident before others, and marks it; -1 if there is none.
func (w *codedStatement) among(sts []ascribe.Statement, used []bool, m *ascribe.Mention) int {
	best, most := -1, -1
	for i := range sts {
		s := &sts[i]
		if used[i] || !slices.Contains(w.predicates, string(s.Predicate)) || !strings.Contains(s.Quote, w.words) {
			continue
		}
		if v := 2*number(m != nil && s.Incident == m.ID) + number(w.names(s)); v > most {
			best, most = i, v
		}
	}
	if best >= 0 {
		used[best] = true
	}
	return best
}

// names reports whether the organisation of s is one that w allows, or a
// longer or shorter form of its name.
func (w *codedStatement) names(s *ascribe.Statement) bool {
	got := strings.ToLower(s.Organisation)
	return slices.ContainsFunc(w.organisations, func(o string) bool {
		o = strings.ToLower(o)
		return o == got || o != "" && got != "" && (strings.Contains(o, got) || strings.Contains(got, o))
	})
}

func (n *reading) compare(c *coded, w *codedStatement, s *ascribe.Statement, m *ascribe.Mention) {
	n.right[0]++
	i := slices.Index(w.predicates, string(s.Predicate))
	// where alternatives are of several polarities they go with the predicates
	polar := slices.Contains(w.polarities, string(s.Polarity)) && (len(w.polarities) == 1 || w.polarities[min(i, len(w.polarities)-1)] == string(s.Polarity))
	sure := slices.Contains(w.certainties, string(s.Certainty))
	kind := slices.Contains(w.kinds, string(s.SpeakerKind))
	for step, ok := range []bool{polar, polar && sure, polar && sure && kind} {
		n.right[step+1] += number(ok)
	}
	org, about := w.names(s), m != nil && s.Incident == m.ID
	n.organisation.add(org)
	n.incident.add(about)
	if !polar || !sure || !kind || !org || !about {
		n.t.Logf("%s: %s: got %s %s %s %q about %s, want %s %s %s %q about %s: %s", c.name, s.Predicate, s.Polarity, s.Certainty, s.SpeakerKind, s.Organisation, s.Incident,
			w.polarities, w.certainties, w.kinds, w.organisations, w.incident, s.Quote)
	}
}

// TestReports reads whole reports that were written and coded before the
// reader saw them. What is pinned is how much of a set is read rightly; single
// reports are not to be fitted.
func TestReports(t *testing.T) {
	x := newExtractor(t)
	for _, set := range []struct {
		name                     string
		incidents, places, dates float64
		statements               [4]float64
		organisations, about     float64
	}{
		{"fifth", 0.92, 0.96, 0.75, [4]float64{0.80, 0.79, 0.79, 0.76}, 0.91, 0.95},
		{"sixth", 0.84, 0.99, 0.99, [4]float64{0.85, 0.82, 0.78, 0.75}, 0.95, 0.83},
	} {
		t.Run(set.name, func(t *testing.T) {
			n := reading{t: t}
			for _, c := range codedReports(t, set.name) {
				n.add(&c, x.Extract(&c.report))
			}
			n.pin("incidents, F", f1(n.foundOfTold, n.told, n.foundOfTold+n.spurious), set.incidents)
			n.pin("place right", n.place.share(), set.places)
			n.pin("date right", n.date.share(), set.dates)
			n.t.Logf("dead right: %.3f of %d", n.killed.share(), n.killed.of)
			for i, step := range []string{"predicate", "polarity", "certainty", "speaker kind"} {
				n.pin("statements to "+step+", F", f1(n.right[i], n.coded, n.found), set.statements[i])
			}
			n.pin("organisation right", n.organisation.share(), set.organisations)
			n.pin("incident of a statement right", n.incident.share(), set.about)
		})
	}
}

func (n *reading) pin(what string, got, floor float64) {
	n.t.Logf("%s: %.3f", what, got)
	if got < floor {
		n.t.Errorf("%s: %.3f, pinned at %.3f", what, got, floor)
	}
}

// f1 is the harmonic mean of precision and recall.
func f1(right, want, got int) float64 { return 2 * float64(right) / float64(max(want+got, 1)) }

func (c count) share() float64 { return float64(c.right) / float64(max(c.of, 1)) }
