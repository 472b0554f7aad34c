package link

import (
	"cmp"
	"math"
	"slices"
)

// Measure is what one measure of agreement adds to a comparison.
type Measure struct {
	// Name is one of [FeatureNames].
	Name string `json:"name"`
	// Value is the measure, mostly 0 to 1; Nats what it adds to the log-odds
	// that both mentions are of one incident: the value times its weight.
	Value float64 `json:"value"`
	Nats  float64 `json:"nats"`
}

// Measures returns what makes up the score of two mentions, what counts most
// first: the sum of the nats is the log-odds of the score. Measures that say
// nothing are left out. Under a veto there are none: it outweighs all.
func (m *Model) Measures(a, b *Profile) []Measure {
	c := m.Compare(a, b)
	if c.Veto {
		return nil
	}
	var out []Measure
	for f, x := range c.features {
		if x != 0 {
			out = append(out, Measure{Name: featureNames[f], Value: x, Nats: m.weights[f] * x})
		}
	}
	slices.SortStableFunc(out, func(a, b Measure) int { return cmp.Compare(math.Abs(b.Nats), math.Abs(a.Nats)) })
	return out
}
