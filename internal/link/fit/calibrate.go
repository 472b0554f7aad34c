package main

import (
	"slices"
	"sync"

	"ascribe/internal/link"
)

// shift moves weights together, each by its share of a step.
type shift map[string]float64

// shifts move the weights that stand for how often things go together at all:
// mentions of attacks in dated reports, in others, and other news, each by
// itself.
var shifts = []shift{
	{"bias": 1, "undated": -1, "plain": -1},
	{"undated": 1},
	{"plain": 1},
}

// steps are how far a constant is moved at once, in nats.
var steps = []float64{-2, -1.5, -1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1, 1.5, 2}

// rounds is how often each shift is tried.
const rounds = 3

// tiny is a difference that may come from the order of a sum.
const tiny = 1e-9

// calibrate shifts weights to where grouping does best on the training
// sets. The loss above is about pairs one by one; what a wrong pair costs a
// grouping differs.
func calibrate(m *link.Model, weights []float64, sets []set, keep func(fold int) bool) ([]float64, error) {
	var held []set
	for _, s := range sets {
		if s.train && s.worth > 0 {
			held = append(held, s.only(keep))
		}
	}
	for range rounds {
		for _, s := range shifts {
			var err error
			if weights, err = move(m, weights, s, held); err != nil {
				return nil, err
			}
		}
	}
	return weights, nil
}

// move tries a shift by every step and returns the best weights.
func move(m *link.Model, weights []float64, s shift, sets []set) ([]float64, error) {
	tried := make([][]float64, len(steps))
	worths := make([]float64, len(steps))
	errs := make([]error, len(steps))
	var wait sync.WaitGroup
	for i, d := range steps {
		tried[i] = s.by(d, weights)
		wait.Go(func() { worths[i], errs[i] = worth(m.Weighted(tried[i]), sets) })
	}
	wait.Wait()
	best := slices.Index(steps, 0)
	for i, w := range worths {
		if errs[i] != nil {
			return nil, errs[i]
		}
		if w > worths[best]+tiny {
			best = i
		}
	}
	return tried[best], nil
}

func (s shift) by(step float64, weights []float64) []float64 {
	out := slices.Clone(weights)
	for i, name := range link.FeatureNames() {
		out[i] += s[name] * step
	}
	return out
}

// worth is what a model makes of the sets, each by its worth.
func worth(m *link.Model, sets []set) (float64, error) {
	sum := 0.0
	for _, s := range sets {
		found, err := group(m, s)
		if err != nil {
			return 0, err
		}
		sum += s.worth * score(s, found).conll()
	}
	return sum, nil
}
