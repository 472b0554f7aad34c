package main

import (
	"math"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"ascribe/internal/link"
)

// grouping makes a set of mentions m0, m1, ... with these incidents.
func grouping(gold ...string) set {
	var s set
	for i, g := range gold {
		s.items = append(s.items, item{profile: link.Profile{Mention: "m" + strconv.Itoa(i)}, cluster: g, scored: true})
	}
	return s
}

func found(groups ...string) map[string]string {
	out := map[string]string{}
	for i, g := range groups {
		out["m"+strconv.Itoa(i)] = g
	}
	return out
}

func near(a, b float64) bool { return math.Abs(a-b) < 1e-6 }

// One of two incidents lost a report to the other: worked out by hand.
func TestScore(t *testing.T) {
	f := score(grouping("a", "a", "b", "b", "c"), found("x", "x", "x", "y", "z"))
	want := figures{
		b3P: (2./3 + 2./3 + 1./3 + 1 + 1) / 5, b3R: (1 + 1 + .5 + .5 + 1) / 5,
		pairP: 1. / 3, pairR: 1. / 2,
		muc:  1. / 2,
		ceaf: (4./5 + 2./3 + 1) / 3,
	}
	if !near(f.b3P, want.b3P) || !near(f.b3R, want.b3R) || !near(f.pairP, want.pairP) || !near(f.pairR, want.pairR) ||
		!near(f.muc, want.muc) || !near(f.ceaf, want.ceaf) {
		t.Errorf("%+v, want %+v", f, want)
	}
}

func TestScoreLeavesOutWhatIsNotScored(t *testing.T) {
	s := grouping("a", "a", "b")
	s.items[2].scored = false
	if f := score(s, found("x", "x", "x")); f.b3P != 1 || f.conll() != 1 {
		t.Errorf("a round-up that is not scored counts: %v", f)
	}
}

func TestScoreProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(label string, n int) []string {
			return rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c", "d"}), n, n).Draw(t, label)
		}
		n := rapid.IntRange(2, 12).Draw(t, "mentions")
		a, b := draw("known", n), draw("found", n)
		one, other := score(grouping(a...), found(b...)), score(grouping(b...), found(a...))
		if !near(one.conll(), other.conll()) || !near(one.b3P, other.b3R) || !near(one.b3R, other.b3P) {
			t.Fatalf("%v one way, %v the other", one, other)
		}
		if c := one.conll(); c < 0 || c > 1+1e-9 {
			t.Fatalf("CoNLL %v", c)
		}
		if same := score(grouping(a...), found(a...)); !near(same.b3P, 1) || !near(same.b3R, 1) || !near(same.ceaf, 1) {
			t.Fatalf("a grouping against itself: %v", same)
		}
	})
}
