package trees

import (
	"math"
	"strings"
	"testing"

	"ascribe/internal/extract/linear"

	"pgregory.net/rapid"
)

func vector(names ...string) *linear.Features {
	f := &linear.Features{Named: true}
	for _, n := range names {
		f.Add(n)
	}
	return f
}

// either is a question that no linear model can answer: one of two, not both.
func either() []linear.Example {
	var out []linear.Example
	for range 40 {
		out = append(out, linear.NewExample(vector("noise"), []bool{false}), linear.NewExample(vector("a"), []bool{true}),
			linear.NewExample(vector("b", "noise"), []bool{true}), linear.NewExample(vector("a", "b"), []bool{false}))
	}
	return out
}

var settings = Settings{Trees: 40, Depth: 2, Rate: 0.3, Share: 0.7, Least: 5, Prior: 1, MinCount: 5, Seed: 1}

func parsed(t *testing.T, s string) *Model {
	t.Helper()
	m, err := Parse("test", s)
	if err != nil {
		t.Fatalf("%v in\n%s", err, s)
	}
	return m
}

func TestFitWeighsTogether(t *testing.T) {
	m := parsed(t, Fit(either(), settings))
	for _, c := range []struct {
		names []string
		holds bool
	}{{nil, false}, {[]string{"a"}, true}, {[]string{"b"}, true}, {[]string{"a", "b"}, false}, {[]string{"a", "unseen"}, true}} {
		if got := m.Probability(vector(c.names...)); (got > 0.5) != c.holds {
			t.Errorf("%v: probability %.2f, want holds %v", c.names, got, c.holds)
		}
	}
}

func TestFitFindsThreshold(t *testing.T) {
	var examples []linear.Example
	for i := range 200 {
		f := vector()
		f.AddValue(float64(i), "x")
		examples = append(examples, linear.NewExample(f, []bool{i >= 50 && i < 120}))
	}
	m := parsed(t, Fit(examples, settings))
	for _, c := range []struct {
		x     float64
		holds bool
	}{{10, false}, {40, false}, {60, true}, {110, true}, {130, false}, {199, false}} {
		f := vector()
		f.AddValue(c.x, "x")
		if got := m.Probability(f); (got > 0.5) != c.holds {
			t.Errorf("%g: probability %.2f, want holds %v", c.x, got, c.holds)
		}
	}
}

func TestFitIsDeterministic(t *testing.T) {
	if Fit(either(), settings) != Fit(either(), settings) {
		t.Error("two fits of the same examples differ")
	}
}

func TestFitWithoutQuestions(t *testing.T) {
	m := parsed(t, Fit([]linear.Example{linear.NewExample(vector("a"), []bool{true})}, settings))
	if p := m.Probability(vector()); p <= 0.5 || p >= 1 {
		t.Errorf("probability %.2f of what always held, want above a half", p)
	}
	if p := parsed(t, Fit(nil, settings)).Probability(vector("a")); math.Abs(p-0.5) > 1e-6 {
		t.Errorf("probability %.2f without examples, want a half", p)
	}
}

func TestExplainAddsUp(t *testing.T) {
	m := parsed(t, Fit(either(), settings))
	rapid.Check(t, func(t *rapid.T) {
		f := vector(rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "noise", "unseen"}), 0, 4).Draw(t, "features")...)
		sum := 0.0
		for _, c := range m.Explain(f) {
			sum += c.Weight
		}
		if got := m.Score(f); math.Abs(got-sum) > 1e-6 {
			t.Errorf("score %v, contributions add up to %v", got, sum)
		}
	})
}

func TestParse(t *testing.T) {
	m := parsed(t, "# a comment\nbias\t-1\nx=1\t<\t0.5\t0.1\n leaf\t-2\n y\t<\t3\t1\n  leaf\t1\n  leaf\t4\nleaf\t0.5\n")
	f := vector("x=1")
	if got := m.Score(f); got != 0.5 {
		t.Errorf("score %v, want -1 + 1 + 0.5", got)
	}
	f.AddValue(3, "y")
	if got := m.Score(f); got != 3.5 {
		t.Errorf("score %v, want -1 + 4 + 0.5", got)
	}
	if got := m.Score(vector()); got != -2.5 {
		t.Errorf("score %v, want -1 - 2 + 0.5", got)
	}
}

func TestParseRejects(t *testing.T) {
	for _, s := range []string{"", "leaf\t1\n", "bias\tone\n", "bias\t0\nx\t<\t1\t0\n", "bias\t0\nx\t<\t1\t0\nleaf\t1\n",
		"bias\t0\nx\t>\t1\t0\n", "bias\t0\nleaf\tNaN\n", "bias\t0\nleaf\n"} {
		if _, err := Parse("test", s); err == nil || !strings.Contains(err.Error(), "test") {
			t.Errorf("%q: error %v, want one that names the model", s, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("bias\t0\nx\t<\t1\t0\nleaf\t1\nleaf\t-1\n")
	f.Add("# comment\nbias\t0\n")
	f.Fuzz(func(t *testing.T, s string) {
		m, err := Parse("fuzz", s)
		if err == nil && math.IsNaN(m.Score(vector("x"))) {
			t.Error("a score that is no number")
		}
	})
}
