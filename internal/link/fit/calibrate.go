package main

import (
	"errors"
	"math"
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

// A constant is moved by up to reach strides at once, of stride nats each.
const (
	reach  = 7
	stride = 0.25
)

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

// move tries a shift by every number of strides and returns the best weights.
func move(m *link.Model, weights []float64, s shift, sets []set) ([]float64, error) {
	tried := make([][]float64, 2*reach+1)
	worths := make([]float64, len(tried))
	errs := make([]error, len(tried))
	var wait sync.WaitGroup
	for i := range tried {
		tried[i] = s.by(float64(i-reach)*stride, weights)
		wait.Go(func() { worths[i], errs[i] = worth(m.Weighted(tried[i]), sets) })
	}
	wait.Wait()
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return tried[crest(worths)], nil
}

// crest returns where worth is greatest together with what lies beside it: a
// constant that is best by a few pairs at one value only is best by luck. Of
// equals it is the one nearest to where it was, in the middle.
func crest(worths []float64) int {
	at := func(i int) float64 { return worths[max(0, min(i, len(worths)-1))] }
	best, most := 0, math.Inf(-1)
	for far := range reach + 1 {
		for _, i := range []int{reach - far, reach + far} {
			w := at(i-2) + 2*at(i-1) + 3*at(i) + 2*at(i+1) + at(i+2)
			if w > most+tiny {
				best, most = i, w
			}
		}
	}
	return best
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
