package linear

import (
	"testing"
)

func vector(names ...string) *Features {
	f := &Features{Named: true}
	for _, n := range names {
		f.Add(n)
	}
	return f
}

// separable is a small problem that a linear model can solve exactly.
func separable() []Example {
	var out []Example
	for range 30 {
		out = append(out, NewExample(vector("bomb", "noise"), []bool{true, false}),
			NewExample(vector("vote", "noise"), []bool{false, true}),
			NewExample(vector("noise"), []bool{false, false}))
	}
	return out
}

var settings = Settings{Epochs: 20, Rate: 0.5, L1: 1e-4, MinCount: 2, Seed: 1}

func TestFitSeparates(t *testing.T) {
	m, err := Parse("test", Fit([]string{"attack", "politics"}, separable(), settings))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		words  []string
		attack bool
	}{{[]string{"bomb", "noise"}, true}, {[]string{"vote"}, false}, {[]string{"unseen"}, false}} {
		s := m.Score(vector(c.words...), nil)
		if got := Sigmoid(s[m.Class("attack")]) > 0.5; got != c.attack {
			t.Errorf("%v: attack %v, want %v (scores %v)", c.words, got, c.attack, s)
		}
	}
}

func TestFitIsDeterministic(t *testing.T) {
	a := Fit([]string{"attack", "politics"}, separable(), settings)
	if b := Fit([]string{"attack", "politics"}, separable(), settings); a != b {
		t.Error("two fits of the same examples differ")
	}
}

func TestExplainAddsUp(t *testing.T) {
	m, _ := Parse("test", "classes\ta\nbias\t-1\nx=1\t2.5\ny\t-0.5\n")
	f := vector("y", "unseen")
	f.Add("x", "1")
	sum := 0.0
	for _, c := range m.Explain(f, 0) {
		sum += c.Weight
	}
	if got := m.Score(f, nil)[0]; float64(got) != sum || sum != 1 {
		t.Errorf("score %v, contributions add up to %v, want 1", got, sum)
	}
}

func TestParseRejects(t *testing.T) {
	for _, s := range []string{"", "x\t1\n", "classes\ta\nx\t1\t2\n", "classes\ta\nx\tone\n"} {
		if _, err := Parse("test", s); err == nil {
			t.Errorf("%q parsed", s)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("classes\ta\tb\nbias\t.\t1\nw=x\t0.5\t-2\n")
	f.Add("# comment\nclasses\ta\n")
	f.Fuzz(func(t *testing.T, s string) {
		m, err := Parse("fuzz", s)
		if err == nil && len(m.Score(vector("w=x"), nil)) != len(m.Classes) {
			t.Error("as many scores as classes")
		}
	})
}

func TestSumOfPartsIsTheScore(t *testing.T) {
	m, err := Parse("test", "classes\ta\tb\nbias\t-1\t2\nx\t2.5\t.\ny\t-0.5\t1\n")
	if err != nil {
		t.Fatal(err)
	}
	whole, part, rest := m.Score(vector("x", "y"), nil), m.Score(vector("x"), nil), m.Sum(vector("y"), []float32{7, 7, 7})
	for c := range whole {
		if whole[c] != part[c]+rest[c] {
			t.Errorf("class %d: %v, in parts %v and %v", c, whole[c], part[c], rest[c])
		}
	}
}
