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
