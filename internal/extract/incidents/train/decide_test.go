package train

import (
	"io"
	"slices"
	"testing"

	"ascribe/internal/extract/incidents"
)

// proposals fits on the cables of this package and proposes the incidents of one.
func proposals(t *testing.T, body string) (*incidents.Analysis, []incidents.Incident) {
	t.Helper()
	gz, dir, reports := prepare(t)
	m, err := Train(gz, dir, reports, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	x, err := incidents.NewWith(gz, dir, m)
	if err != nil {
		t.Fatal(err)
	}
	a := x.Analyse((&Report{Text: body}).parse())
	return a, x.Propose(a)
}

func TestAlign(t *testing.T) {
	a, proposed := proposals(t, "LIMA, 3 MAR 89 -- [TEXT] TERRORISTS KILLED THE MAYOR OF A TOWN NEAR HUANCAYO YESTERDAY. A BOMB EXPLODED AT A BANK IN LIMA.")
	attack := Template{Slots: map[string][]Fill{"inc_type": {{Alts: []string{"ATTACK"}}}, "hum_tgt_desc": {{Alts: []string{"MAYOR"}}}}}
	bombing := Template{Slots: map[string][]Fill{"inc_type": {{Alts: []string{"BOMBING"}}}, "phys_tgt_id": {{Alts: []string{"BANK"}}}}}
	other := Template{Slots: map[string][]Fill{"inc_type": {{Alts: []string{"ATTACK"}}}, "hum_tgt_desc": {{Alts: []string{"JUDGE"}}}}}
	at := func(typ string) int {
		return slices.IndexFunc(proposed, func(in incidents.Incident) bool { return in.Type == typ })
	}
	if at("ATTACK") < 0 || at("BOMBING") < 0 {
		t.Fatalf("proposals %+v, want an attack and a bombing", proposed)
	}
	for _, c := range []struct {
		name            string
		key             []Template
		attack, bombing int
	}{
		{"each its own", []Template{bombing, attack}, 1, 0},
		{"nothing right", []Template{other}, none, none},
		{"one template for one", []Template{attack, attack}, 0, none},
		{"no key", nil, none, none},
	} {
		got := align(a, proposed, c.key)
		if got[at("ATTACK")] != c.attack || got[at("BOMBING")] != c.bombing {
			t.Errorf("%s: attack to %d, bombing to %d; want %d and %d", c.name, got[at("ATTACK")], got[at("BOMBING")], c.attack, c.bombing)
		}
	}
}

func TestClaims(t *testing.T) {
	gz, dir, reports := prepare(t)
	m, err := Train(gz, dir, reports, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	x, err := incidents.NewWith(gz, dir, m)
	if err != nil {
		t.Fatal(err)
	}
	a := x.Analyse((&Report{Text: "LIMA, 3 MAR 89 -- [TEXT] TERRORISTS KILLED THE MAYOR OF HUANCAYO, TWO JUDGES, AND A JUDGE. THE MAYOR WAS SHOT."}).parse())
	key := Template{Slots: map[string][]Fill{"hum_tgt_desc": {{Alts: []string{"MAYOR"}}, {Alts: []string{"JUDGES"}}}}}
	c, got := claims{}, map[string][]bool{}
	for i := range a.Phrases {
		p := &a.Phrases[i]
		got[p.Head] = append(got[p.Head], c.take(a, p, "person", &key))
	}
	if want := []bool{true, false}; !slices.Equal(got["mayor"], want) {
		t.Errorf("the mayor named twice: %v, want %v", got["mayor"], want)
	}
	if n := len(got["judge"]); n != 2 || !got["judge"][0] || got["judge"][1] {
		t.Errorf("judges and a judge: %v, want the first right", got["judge"])
	}
	if c := (claims{}); c.take(a, &a.Phrases[0], "object", &key) {
		t.Error("a fill of a role that the key leaves empty")
	}
}
