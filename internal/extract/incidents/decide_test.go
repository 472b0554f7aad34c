package incidents

import (
	"cmp"
	"slices"
	"testing"

	"ascribe"
	"ascribe/internal/text"

	"pgregory.net/rapid"
)

// decided checks what holds of every decision: what is kept was proposed, has
// a probability, and stands in order.
func decided(t interface{ Fatalf(string, ...any) }, x *Reader, body string) {
	a := x.Analyse(text.Parse(body), &ascribe.Report{Text: body})
	proposed := x.Propose(a)
	last := 1.0
	in, _ := newWeigher(x).decide(a, proposed)
	for _, in := range in {
		if in.Score <= 0 || in.Score > last {
			t.Fatalf("incident of probability %g after %g", in.Score, last)
		}
		last = in.Score
		from := slices.IndexFunc(proposed, func(p Incident) bool { return p.cluster == in.cluster })
		if from < 0 {
			t.Fatalf("incident %d was not proposed", in.cluster)
		}
		for role, fs := range in.Fillers {
			for _, f := range fs {
				if f.Score <= 0 || f.Score > 1 {
					t.Fatalf("%s of probability %g", role, f.Score)
				}
				if !slices.ContainsFunc(proposed[from].Fillers[role], func(p Filler) bool { return p.Phrase == f.Phrase }) {
					t.Fatalf("%s %q was not proposed", role, a.Text(f.Phrase.Range))
				}
			}
		}
	}
}

// clauses are what reports of several incidents are put together from.
var clauses = []string{
	"A BOMB EXPLODED AT A BANK IN CUZCO LAST NIGHT.", "NO ONE WAS HURT.", "TERRORISTS KILLED THE MAYOR OF HUANTA.",
	"IN ANOTHER ATTACK, TWO FARMERS WERE KIDNAPPED NEAR TRUJILLO.", "THE MAYOR WAS SHOT IN HIS HOUSE.",
	"THE MINISTER SAID PRICES WOULD RISE.", "THREE SOLDIERS DIED IN A CLASH.", "THE BUS WAS SET ON FIRE.",
	"POLICE ARRESTED A STUDENT.", "THE FARMERS WERE RELEASED ON MONDAY.",
}

func TestDecisionsHold(t *testing.T) {
	x := reader(t)
	rapid.Check(t, func(t *rapid.T) {
		body := "LIMA, 3 MAR 89 -- [TEXT]"
		for _, c := range rapid.SliceOfN(rapid.SampledFrom(clauses), 1, 12).Draw(t, "clauses") {
			body += " " + c
		}
		decided(t, x, body)
	})
}

func FuzzDecide(f *testing.F) {
	for _, c := range clauses {
		f.Add("LIMA, 3 MAR 89 -- [TEXT] " + c)
	}
	x := reader(f)
	f.Fuzz(func(t *testing.T, body string) { decided(t, x, body) })
}

func TestUnnamed(t *testing.T) {
	for _, c := range []struct{ name, body, attribute, want string }{
		{"shot", "BOGOTA, 3 MAR 89 -- [TEXT] THE MAYOR OF ABEJORRAL WAS SHOT DEAD TODAY BY UNIDENTIFIED MEN. HE WAS SHOT AS HE LEFT HIS HOUSE.",
			"means", "GUN"},
		{"kidnapped", "BOGOTA, 3 MAR 89 -- [TEXT] THE MAYOR OF ABEJORRAL WAS KIDNAPPED TODAY BY UNIDENTIFIED ARMED MEN.", "means", ""},
		{"unhurt", "LIMA, 3 MAR 89 -- [TEXT] A BOMB EXPLODED LAST NIGHT AT A BANK IN CUZCO. THERE WERE NO CASUALTIES. NO ONE WAS INJURED.",
			"harm", "NO INJURY OR DEATH"},
		{"hurt", "LIMA, 3 MAR 89 -- [TEXT] A BOMB EXPLODED LAST NIGHT AT A BANK IN CUZCO, INJURING TWO WOMEN. NO ONE WAS ARRESTED.", "harm", ""},
	} {
		r := read(t, "1989-03-03", "", c.body)
		if len(r.Incidents) == 0 {
			t.Errorf("%s: no incident", c.name)
			continue
		}
		if got := r.Incidents[0].Attributes[c.attribute]; got != c.want {
			t.Errorf("%s: %s %q, want %q", c.name, c.attribute, got, c.want)
		}
	}
}

// filler is one of a probability.
func filler(p float64) Filler { return Filler{Score: p} }

func TestChoose(t *testing.T) {
	for _, c := range []struct {
		name    string
		score   float64
		fillers map[string][]Filler
		kept    map[string]int
		worth   bool
	}{
		{"nothing known", 0.9, nil, nil, false},
		{"sure", 0.9, map[string][]Filler{"person": {filler(0.8), filler(0.6), filler(0.1)}}, map[string]int{"person": 2}, true},
		{"the only one is given", 0.9, map[string][]Filler{"object": {filler(0.25)}}, map[string]int{"object": 1}, false},
		{"several weak ones together", 0.8, map[string][]Filler{"person": {filler(0.35)}, "object": {filler(0.3)}, "individual": {filler(0.3)}},
			map[string]int{"person": 1, "object": 1, "individual": 1}, true},
		{"unlikely", 0.15, map[string][]Filler{"person": {filler(0.15)}, "object": {filler(0.1)}}, map[string]int{"person": 1}, false},
	} {
		in := Incident{Score: c.score, Fillers: c.fillers}
		if worth := in.choose(); (worth > 0) != c.worth {
			t.Errorf("%s: worth %.2f, want worth giving %v", c.name, worth, c.worth)
		}
		for _, role := range Roles {
			if got := len(in.Fillers[role]); got != c.kept[role] {
				t.Errorf("%s: %d kept as %s, want %d", c.name, got, role, c.kept[role])
			}
		}
	}
}

// TestChooseGrows checks that likelier fillers never make an incident worth less.
func TestChooseGrows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		score := rapid.Float64Range(0.01, 0.99).Draw(t, "score")
		ps := rapid.SliceOfN(rapid.Float64Range(0.01, 0.9), 1, 6).Draw(t, "fillers")
		worth := func(more float64) float64 {
			in := Incident{Score: score, Fillers: map[string][]Filler{}}
			for i, p := range ps {
				role := Roles[i%len(Roles)]
				in.Fillers[role] = append(in.Fillers[role], filler(min(p+more, 0.99)))
			}
			for _, fs := range in.Fillers {
				slices.SortFunc(fs, func(a, b Filler) int { return cmp.Compare(b.Score, a.Score) })
			}
			return in.choose()
		}
		if less, more := worth(0), worth(0.05); more < less-1e-9 {
			t.Fatalf("worth %.3f, and %.3f with likelier fillers", less, more)
		}
	})
}

func TestDivisions(t *testing.T) {
	x := reader(t)
	a := x.Analyse(text.Parse(`LIMA, 3 MAR 89 -- [TEXT] TERRORISTS KILLED THE MAYOR OF A TOWN NEAR CUZCO YESTERDAY.

   THE TERRORISTS ALSO KILLED TWO POLICEMEN.`), &ascribe.Report{})
	ds := a.Divisions()
	if len(ds) != 2 || ds[0].Clusters() != 1 || ds[1].Clusters() != 2 {
		t.Fatalf("%d divisions, want one candidate by track and two by paragraph", len(ds))
	}
	for _, d := range ds {
		if again := d.Divisions(); len(again) != 2 || again[0] != ds[0] {
			t.Errorf("a division divided anew gives %d, want the same two", len(again))
		}
		for k := range d.Clusters() {
			if base, at := d.undivided(&Incident{cluster: k}); base != ds[0] || at != 0 {
				t.Errorf("candidate %d is part of %d, want 0", k, at)
			}
			if v, ok := d.When(k); !ok || v.From != ascribe.MustDate("1989-03-02") {
				t.Errorf("candidate %d of %d happened on %v, want 2 March", k, d.Clusters(), v.From)
			}
		}
	}
}
