package incidents

import (
	"slices"
	"testing"

	"ascribe"
	"ascribe/internal/text"

	"pgregory.net/rapid"
)

// people returns a filler for each name and each description of a person in a
// report, each with one mention.
func people(t interface{ Fatal(...any) }, x *Reader, body string) (*Analysis, []Filler) {
	a := x.Analyse(text.Parse(body), &ascribe.Report{Text: body})
	var out []Filler
	for i := range a.Phrases {
		if p := &a.Phrases[i]; p.Name.Len() > 0 || len(p.class) > 5 && p.class[:5] == "human" {
			out = append(out, Filler{Phrase: p, mentions: []int{i}})
		}
	}
	return a, out
}

func TestUnite(t *testing.T) {
	x := reader(t)
	for _, c := range []struct {
		name, body string
		kept       []string // keys of the phrases
	}{
		{"the same words", "THE MAYOR WAS KILLED. MAYOR PEDRO CASTRO DIED AT ONCE.", []string{"mayor pedro castro"}},
		{"one head", "A FRENCH ENGINEER WAS KIDNAPPED. ENGINEER PEDRO CASTRO WAS TAKEN AWAY.", []string{"engineer pedro castro"}},
		{"several", "TWO ENGINEERS WERE KIDNAPPED. ENGINEER PEDRO CASTRO WAS TAKEN AWAY.", []string{"engineers", "engineer pedro castro"}},
		{"somebody else", "A JUDGE WAS KILLED. MAYOR PEDRO CASTRO WAS WOUNDED.", []string{"judge", "mayor pedro castro"}},
	} {
		a, fs := people(t, x, c.body)
		var got []string
		for _, f := range a.unite(fs) {
			got = append(got, f.Phrase.key)
		}
		if !slices.Equal(got, c.kept) {
			t.Errorf("%s: %q, want %q", c.name, got, c.kept)
		}
	}
}

func TestUniteKeepsNames(t *testing.T) {
	x := reader(t)
	rapid.Check(t, func(t *rapid.T) {
		body := "LIMA, 3 MAR 89 -- [TEXT]"
		for _, c := range rapid.SliceOfN(rapid.SampledFrom(append(clauses, "MAYOR PEDRO CASTRO WAS SHOT.", "PEDRO CASTRO, A FARMER, DIED.")), 1, 10).Draw(t, "clauses") {
			body += " " + c
		}
		a, fs := people(t, x, body)
		once := a.unite(fs)
		if len(a.unite(once)) != len(once) {
			t.Fatal("united again, fewer are left")
		}
		for i := range fs {
			if fs[i].Phrase.Name.Len() > 0 && !slices.ContainsFunc(once, func(f Filler) bool { return f.Phrase == fs[i].Phrase }) {
				t.Fatalf("name %q lost", fs[i].Phrase.key)
			}
		}
	})
}

func TestNation(t *testing.T) {
	x := reader(t)
	for _, c := range []struct{ body, want string }{
		{"THE FRENCH PRIEST WAS KILLED.", "FRANCE"},
		{"PEDRO CASTRO, A SPANISH PRIEST, WAS KILLED.", "SPAIN"},
		{"THE PRIEST WAS KILLED IN FRANCE.", ""},
	} {
		a, fs := people(t, x, c.body)
		if len(fs) == 0 {
			t.Errorf("%s: nobody found", c.body)
			continue
		}
		if got := a.Nation(&fs[0]); got != c.want {
			t.Errorf("%s: %q, want %q", c.body, got, c.want)
		}
	}
}
