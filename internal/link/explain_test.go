package link

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// TestMeasuresAddUp redoes scores on paper.
func TestMeasuresAddUp(t *testing.T) {
	m := loaded(t)
	rapid.Check(t, func(rt *rapid.T) {
		ps := stream(rt, m)
		score, _, veto := m.Score(&ps[0], &ps[1])
		sum := 0.0
		measures := m.Measures(&ps[0], &ps[1])
		for _, x := range measures {
			sum += x.Nats
		}
		if got := 1 / (1 + math.Exp(-sum)); veto != (measures == nil) || !veto && math.Abs(got-score) > 1e-9 {
			rt.Fatalf("%v add up to %v, the score is %v", measures, got, score)
		}
	})
}
