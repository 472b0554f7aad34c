package trees

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"

	"ascribe/internal/extract/linear"
)

// Settings of a fit.
type Settings struct {
	// Trees is the number of trees, Depth the number of questions on the way
	// to a leaf at most.
	Trees, Depth int
	// Rate is the part of each tree that is taken, 0 to 1.
	Rate float64
	// Share is the part of the examples that each tree is fitted on, 0 to 1.
	Share float64
	// Least is the least number of examples in a leaf, Prior the number of
	// examples without any effect that each leaf is averaged with.
	Least int
	Prior float64
	// MinCount is the number of examples in which a feature must occur.
	MinCount int
	Seed     uint64
}

// Fit fits trees to whether the first class holds of examples and returns the
// model as text. The same examples and settings give the same text on every
// machine of one architecture.
func Fit(examples []linear.Example, s Settings) string {
	g := newGrower(examples, s)
	var b strings.Builder
	fmt.Fprintf(&b, "bias\t%.3f\n", g.bias)
	for range s.Trees {
		g.draw()
		g.grow(&b, g.drawn, g.apart, 0)
	}
	return b.String()
}

// grower fits one tree after the other to the same examples.
type grower struct {
	Settings
	t     *table
	y     []float64
	score []float64
	bias  float64
	rng   *rand.Rand
	order []int32
	// drawn are the examples that this tree is fitted on, apart the others.
	drawn, apart []int32
	// residual and curve are the slope of the logistic loss, downwards, and
	// its curvature.
	residual, curve []float64
}

func newGrower(examples []linear.Example, s Settings) *grower {
	g := &grower{Settings: s, t: tabulate(examples, s.MinCount), rng: rand.New(rand.NewPCG(s.Seed, 0))}
	n := len(examples)
	g.y, g.score, g.residual, g.curve = make([]float64, n), make([]float64, n), make([]float64, n), make([]float64, n)
	hold := 0.0
	for i := range examples {
		if examples[i].Holds[0] {
			g.y[i] = 1
			hold++
		}
		g.order = append(g.order, int32(i))
	}
	p := (hold + 0.5) / (float64(n) + 1)
	g.bias = math.Log(p / (1 - p))
	for i := range g.score {
		g.score[i] = g.bias
	}
	return g
}

// draw chooses the examples of the next tree and sets what is left to explain.
func (g *grower) draw() {
	g.rng.Shuffle(len(g.order), func(i, j int) { g.order[i], g.order[j] = g.order[j], g.order[i] })
	n := int(math.Ceil(g.Share * float64(len(g.order))))
	g.drawn = append(g.drawn[:0], g.order[:n]...)
	g.apart = append(g.apart[:0], g.order[n:]...)
	for i := range g.y {
		p := 1 / (1 + math.Exp(-g.score[i]))
		g.residual[i], g.curve[i] = g.y[i]-p, p*(1-p)
	}
}

// sums is what is known of some examples together.
type sums struct {
	n               int
	residual, curve float64
}

func (s *sums) add(o sums) {
	s.n, s.residual, s.curve = s.n+o.n, s.residual+o.residual, s.curve+o.curve
}

func (s sums) without(o sums) sums {
	return sums{s.n - o.n, s.residual - o.residual, s.curve - o.curve}
}

// unknowing is the curvature of an example of which nothing is known.
const unknowing = 0.25

// step is the best shift of the score for the examples.
func (g *grower) step(s sums) float64 { return s.residual / (s.curve + unknowing*g.Prior) }

// gain is what the best shift takes off the loss.
func (g *grower) gain(s sums) float64 { return s.residual * s.residual / (s.curve + unknowing*g.Prior) }

func (g *grower) sum(rows []int32) sums {
	var s sums
	for _, i := range rows {
		s.add(sums{1, g.residual[i], g.curve[i]})
	}
	return s
}

// grow writes the node for the examples drawn that reach it and all below it,
// and shifts the scores of these and of the others that reach it.
func (g *grower) grow(b *strings.Builder, drawn, apart []int32, depth int) {
	all := g.sum(drawn)
	value := g.Rate * g.step(all)
	pad := strings.Repeat(" ", depth)
	feature, bin := -1, 0
	if depth < g.Depth {
		feature, bin = g.best(drawn, all)
	}
	if feature < 0 {
		fmt.Fprintf(b, "%sleaf\t%.4f\n", pad, value)
		for _, rows := range [2][]int32{drawn, apart} {
			for _, i := range rows {
				g.score[i] += value
			}
		}
		return
	}
	c := &g.t.columns[feature]
	fmt.Fprintf(b, "%s%s\t<\t%g\t%.4f\n", pad, c.name, c.cuts[bin], value)
	yes, no := c.part(drawn, bin)
	otherYes, otherNo := c.part(apart, bin)
	g.grow(b, yes, otherYes, depth+1)
	g.grow(b, no, otherNo, depth+1)
}

// best returns the question that takes most off the loss: is the feature below
// its cut of that number? It returns -1 if none takes anything off.
func (g *grower) best(rows []int32, all sums) (feature, cut int) {
	feature = -1
	most, whole := 1e-6, g.gain(all)
	var bins [maxCuts + 1]sums
	for k := range g.t.columns {
		c := &g.t.columns[k]
		clear(bins[:len(c.cuts)+1])
		for _, i := range rows {
			s := &bins[c.bins[i]]
			s.n++
			s.residual += g.residual[i]
			s.curve += g.curve[i]
		}
		var below sums
		for i := range c.cuts {
			below.add(bins[i])
			above := all.without(below)
			if below.n < g.Least || above.n < g.Least {
				continue
			}
			if v := g.gain(below) + g.gain(above) - whole; v > most {
				feature, cut, most = k, i, v
			}
		}
	}
	return feature, cut
}
