package link

import (
	"testing"

	"pgregory.net/rapid"

	"ascribe"
)

func exactly(n int) ascribe.Count { return ascribe.Count{Low: n, Best: n, High: n} }

func TestCountsThatNearlyAgree(t *testing.T) {
	for _, c := range []struct {
		a, b      int
		same, off bool
	}{
		{0, 0, false, false}, // that nobody died tells nothing
		{12, 12, true, false},
		{20, 22, true, true},
		{1, 2, false, true},
		{3, 40, false, true},
	} {
		same, off := counts(exactly(c.a), exactly(c.b))
		if same > 0 != c.same || off > 0 != c.off {
			t.Errorf("%d and %d: same %.2f, off %.2f", c.a, c.b, same, off)
		}
	}
	if most, some := same(22, 22), same(20, 22); some >= most || some < most/2 {
		t.Errorf("20 and 22 agree by %.2f, 22 and 22 by %.2f; want somewhat less", some, most)
	}
}

func same(a, b int) float64 {
	s, _ := counts(exactly(a), exactly(b))
	return s
}

func TestCountsEitherWay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 5000)
		a, b := exactly(n.Draw(t, "a")), exactly(n.Draw(t, "b"))
		same, off := counts(a, b)
		sameBack, offBack := counts(b, a)
		if same != sameBack || off != offBack {
			t.Fatalf("%v %v, the other way round %v %v", same, off, sameBack, offBack)
		}
		if same < 0 || same > 1 || off < 0 || off > 1 {
			t.Fatalf("same %v, off %v; want 0 to 1", same, off)
		}
	})
}
