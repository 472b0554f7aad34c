package main

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"ascribe"
	"ascribe/internal/link"
)

func loss(es []example, w []float64) float64 {
	sum := 0.0
	for j := 1; j < len(w); j++ {
		sum += ridge / 2 * w[j] * w[j]
	}
	for _, e := range es {
		z := 0.0
		for j, x := range e.x {
			z += w[j] * x
		}
		if e.same {
			z = -z
		}
		sum += e.weight * math.Log1p(math.Exp(z))
	}
	return sum
}

// The fit does not fall behind weights of 0, keeps to the signs, gives the same
// weights again, and no small move of a weight inside its bounds does better.
func TestDescend(t *testing.T) {
	names := link.FeatureNames()
	rapid.Check(t, func(t *rapid.T) {
		var es []example
		for range rapid.IntRange(1, 20).Draw(t, "pairs") {
			e := example{x: make([]float64, len(names)), same: rapid.Bool().Draw(t, "same"), weight: 1}
			e.x[0] = 1
			for range 4 {
				e.x[rapid.IntRange(1, len(names)-1).Draw(t, "feature")] = rapid.Float64Range(0, 1).Draw(t, "measure")
			}
			es = append(es, e)
		}
		w := descend(es, len(names))
		if !slices.Equal(w, descend(es, len(names))) {
			t.Fatal("two fits differ")
		}
		least := loss(es, w)
		if zero := loss(es, make([]float64, len(names))); least > zero+1e-9 {
			t.Fatalf("loss %v, %v with weights of 0", least, zero)
		}
		for j, name := range names {
			low, high := bounds(name)
			if w[j] < low || w[j] > high {
				t.Fatalf("%s weighs %v", name, w[j])
			}
			for _, d := range []float64{-0.05, 0.05} {
				moved := slices.Clone(w)
				moved[j] = max(low, min(high, w[j]+d))
				if l := loss(es, moved); l < least-1e-3 {
					t.Fatalf("%s by %v: loss %v instead of %v", name, d, l, least)
				}
			}
		}
	})
}

// A shift moves the pairs that it is for, and no others.
func TestShiftsMoveTheirOwn(t *testing.T) {
	m, err := link.Load()
	if err != nil {
		t.Fatal(err)
	}
	day := ascribe.Date{Year: 2019, Month: 3, Day: 5}
	attack := &ascribe.Mention{ID: "i1", AttackType: ascribe.Bombing}
	profile := func(id string, published ascribe.Date, mention *ascribe.Mention) link.Profile {
		return m.Profile(&ascribe.Report{ID: id, Published: published, Text: "Kestrel Valley " + id}, mention)
	}
	other := &ascribe.Mention{ID: "i1"}
	pairs := [][2]link.Profile{
		{profile("a", day, attack), profile("b", day, attack)},
		{profile("a", day, attack), profile("b", ascribe.Date{}, attack)},
		{profile("a", day, other), profile("b", ascribe.Date{}, other)},
	}
	weights := make([]float64, len(link.FeatureNames()))
	for i, s := range shifts {
		for j, p := range pairs {
			score, _, _ := m.Weighted(s.by(1, weights)).Score(&p[0], &p[1])
			if moved := score != 0.5; moved != (i == j) {
				t.Errorf("shift %d takes pair %d from 0.5 to %v", i, j, score)
			}
		}
	}
}

// Calibration does not make a grouping worse than the weights that it was
// given, and finds the one constant that separates these.
func TestCalibrate(t *testing.T) {
	m, err := link.Load()
	if err != nil {
		t.Fatal(err)
	}
	s := set{name: "two", train: true, worth: 1}
	for i, text := range []string{"Torvald dam above Kestrel Valley", "Torvald dam above Kestrel Valley", "Brindle Harbour lace museum", "Brindle Harbour lace museum"} {
		id := string(rune('a' + i))
		r := &ascribe.Report{ID: id, Text: text}
		s.items = append(s.items, item{profile: m.Profile(r, &ascribe.Mention{ID: "i1", Main: true}), cluster: text, scored: true})
	}
	weights := make([]float64, len(link.FeatureNames()))
	weights[0] = -4
	weights[slices.Index(link.FeatureNames(), "text-cosine")] = 3
	before, err := worth(m.Weighted(weights), []set{s})
	if err != nil {
		t.Fatal(err)
	}
	moved, err := calibrate(m, weights, []set{s}, func(int) bool { return true })
	if err != nil {
		t.Fatal(err)
	}
	after, err := worth(m.Weighted(moved), []set{s})
	if err != nil {
		t.Fatal(err)
	}
	if before >= 1 || !near(after, 1) {
		t.Errorf("worth %v before and %v after, want less than 1, then 1", before, after)
	}
}

// What stands in a fold is whole: no incident is in two.
func TestOnlyKeepsIncidentsWhole(t *testing.T) {
	s := grouping("a", "a", "b", "b", "c")
	for i := range s.items {
		s.items[i].fold = foldOf(s.items[i].cluster)
	}
	seen := map[string]int{}
	for f := range 5 {
		held := s.only(func(fold int) bool { return fold%5 == f })
		for _, it := range held.items {
			if was, ok := seen[it.cluster]; ok && was != f {
				t.Errorf("incident %s is in folds %d and %d", it.cluster, was, f)
			}
			seen[it.cluster] = f
		}
	}
	if len(seen) != 3 {
		t.Errorf("%d incidents in all folds, want 3", len(seen))
	}
}

func TestDatedKeepsEventsTogether(t *testing.T) {
	var docs []document
	for _, id := range []string{"a1", "a2", "a3", "a4", "a5"} {
		docs = append(docs, document{DocID: id, Cluster: "a"})
	}
	out := dated(docs)
	for _, d := range out[1:] {
		if days := math.Abs(float64(out[0].Published.DaysUntil(d.Published))); days > 21 {
			t.Errorf("%s is published %v days from %s", d.DocID, days, out[0].DocID)
		}
	}
	if !docs[0].Published.IsZero() {
		t.Error("the documents themselves were changed")
	}
}
