package main

import (
	"math"
	"slices"
	"strings"

	"ascribe/internal/link"
)

// example is one compared pair.
type example struct {
	x      []float64
	same   bool
	weight float64
}

// ridge pulls every weight but the bias towards 0.
const ridge = 2.0

// setWeight is what all pairs of one set weigh together, so that a large set
// does not drown a small one.
const setWeight = 1000.0

// fitAll fits the weights to the pairs inside the kept folds of the training
// sets. Vetoed pairs are left out: their score is not used.
func fitAll(m *link.Model, sets []set, keep func(fold int) bool) ([]float64, error) {
	var all []example
	for _, s := range sets {
		if s.train {
			all = append(all, weigh(examples(m, s.only(keep)), s.share)...)
		}
	}
	return calibrate(m, descend(all, len(link.FeatureNames())), sets, keep)
}

func examples(m *link.Model, s set) []example {
	var out []example
	for _, p := range candidates(s.items) {
		a, b := &s.items[p[0]], &s.items[p[1]]
		c := m.Compare(&a.profile, &b.profile)
		if c.Veto || !a.scored || !b.scored {
			continue
		}
		out = append(out, example{x: slices.Clone(c.Features()), same: a.cluster == b.cluster, weight: 1})
	}
	return out
}

// candidates returns the pairs of items that share a key, in order.
func candidates(items []item) [][2]int {
	holders := map[string][]int{}
	var out [][2]int
	for i := range items {
		var met []int
		for _, k := range items[i].profile.Keys() {
			met = append(met, holders[k]...)
			holders[k] = append(holders[k], i)
		}
		slices.Sort(met)
		for _, j := range slices.Compact(met) {
			out = append(out, [2]int{j, i})
		}
	}
	return out
}

func weigh(es []example, share float64) []example {
	sum := 0.0
	for _, e := range es {
		sum += e.weight
	}
	for i := range es {
		es[i].weight *= share * setWeight / sum
	}
	return es
}

// bounds returns the range that a feature's weight must lie in: agreement
// never counts against a pair, conflict never for it. What is said of plain news
// is relative to other pairs, either way.
func bounds(name string) (low, high float64) {
	switch {
	case name == "bias" || name == "undated" || strings.HasPrefix(name, "plain"):
		return math.Inf(-1), math.Inf(1)
	case strings.HasSuffix(name, "-off"):
		return math.Inf(-1), 0
	case name == "group-same":
		// The sets have few attacks of each group; the world has many.
		return 0, 1
	}
	return 0, math.Inf(1)
}

// descend minimises the weighted logistic loss with the ridge, by Newton
// steps along one coordinate after another, inside their bounds.
func descend(es []example, n int) []float64 {
	w := make([]float64, n)
	z := make([]float64, len(es))
	names := link.FeatureNames()
	for range 200 {
		moved := 0.0
		for j := range n {
			moved = max(moved, math.Abs(step(es, w, z, j, names[j])))
		}
		if moved < 1e-5 {
			break
		}
	}
	return w
}

// step moves weight j and keeps the log-odds z of all examples up to date.
func step(es []example, w, z []float64, j int, name string) float64 {
	grad, hess := 0.0, 1e-9
	if j > 0 {
		grad, hess = ridge*w[j], ridge
	}
	for i, e := range es {
		x := e.x[j]
		if x == 0 {
			continue
		}
		p := 1 / (1 + math.Exp(-z[i]))
		y := 0.0
		if e.same {
			y = 1
		}
		grad += e.weight * (p - y) * x
		hess += e.weight * max(p*(1-p), 0.01) * x * x
	}
	low, high := bounds(name)
	to := max(low, min(high, w[j]-grad/hess))
	d := to - w[j]
	w[j] = to
	if d != 0 {
		for i, e := range es {
			z[i] += d * e.x[j]
		}
	}
	return d
}
