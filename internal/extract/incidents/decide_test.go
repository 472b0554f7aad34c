package incidents

import (
	"slices"
	"testing"

	"ascribe"
	"ascribe/internal/text"

	"pgregory.net/rapid"
)

// decided checks what holds of every decision: what is kept was proposed, with
// a probability that is worth it, and stands in order.
func decided(t interface{ Fatalf(string, ...any) }, x *Reader, body string) {
	a := x.Analyse(text.Parse(body), &ascribe.Report{Text: body})
	proposed := x.Propose(a)
	last := 1.0
	for _, in := range x.decide(a, proposed) {
		if in.Score < acceptedIncident || in.Score > last {
			t.Fatalf("incident of probability %g after %g", in.Score, last)
		}
		last = in.Score
		from := slices.IndexFunc(proposed, func(p Incident) bool { return p.cluster == in.cluster })
		if from < 0 {
			t.Fatalf("incident %d was not proposed", in.cluster)
		}
		for role, fs := range in.Fillers {
			for _, f := range fs {
				if f.Score < acceptedFiller || f.Score > 1 {
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
