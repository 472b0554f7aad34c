package muc4

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestOneName(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"NATIONAL LIBERATION ARMY [ELN]", "ELN"},
		{"ELN (NATIONAL LIBERATION ARMY)", "ELN"},
		{"SHINING PATH", "SHINING PATH"},
		{`"THE EXTRADITABLES" []`, "THE EXTRADITABLES"},
		{"[WORDS INDISTINCT] FRONT", "[WORDS INDISTINCT] FRONT"},
		{"", ""},
	} {
		if got := oneName(c.in); got != c.want {
			t.Errorf("%q: %q, want %q", c.in, got, c.want)
		}
	}
}

func TestText(t *testing.T) {
	w := &writer{}
	for _, c := range []struct {
		in, want string
		without  []map[string]bool
	}{
		{"the powerful bomb,", "BOMB", []map[string]bool{idle, degrees}},
		{"powerful bomb", "POWERFUL BOMB", []map[string]bool{idle}},
		{"that alleged urban guerrillas", "URBAN GUERRILLAS", []map[string]bool{idle, hedges}},
		{"suspected", "SUSPECTED", []map[string]bool{hedges}}, // the last word stays, whatever it is
		{"\"the mayor\"", "THE MAYOR", nil},
	} {
		if got := w.text(c.in, c.without...); got != c.want {
			t.Errorf("%q: %q, want %q", c.in, got, c.want)
		}
	}
}

// Whatever is left out stood at the head: a fill is the end of its string.
func TestTextKeepsTheEnd(t *testing.T) {
	w := &writer{}
	rapid.Check(t, func(t *rapid.T) {
		in := strings.Join(rapid.SliceOf(rapid.SampledFrom([]string{"the", "powerful", "alleged", "bomb", "last", "night", "x"})).Draw(t, "words"), " ")
		got := w.text(in, idle, hedges, degrees)
		if !strings.HasSuffix(strings.ToUpper(in), got) || got == "" && in != "" {
			t.Fatalf("%q became %q", in, got)
		}
	})
}

func TestIndividualsKeepTheirNumber(t *testing.T) {
	ts := templates(t, "BOGOTA, 14 JUN 89 -- [TEXT] THREE ARMED MEN MURDERED THE MAYOR OF ABEJORRAL YESTERDAY. THE MAYOR WAS SHOT BY THE THREE ARMED MEN.")
	for _, tm := range ts {
		for _, v := range tm["perp_ind_id"] {
			if v.V == "THREE ARMED MEN" {
				return
			}
		}
	}
	t.Errorf("templates %v, want the individuals THREE ARMED MEN", ts)
}
