// Package trees holds boosted decision trees over named features: sums of small
// trees, each fitted to what those before it leave unexplained (Friedman 2001).
// They decide where evidence must be weighed together, as a linear model
// cannot. A model is kept as text that people can read, a line for each node.
package trees

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"ascribe"
	"ascribe/internal/extract/linear"
)

// Model scores one question. It is immutable and safe for concurrent use.
type Model struct {
	names []string       // of the features used
	index map[uint64]int // their places in names, by identity
	bias  float64
	nodes []node
	roots []int
}

// node asks whether a feature is below a threshold; a leaf asks nothing.
type node struct {
	feature   int32 // -1 in a leaf
	threshold float32
	// value is what a leaf adds to the score, and what another node would add
	// if it were one.
	value     float64
	less, not int32
}

// Parse reads a model from its text: a line "bias" with a number, then trees,
// each with its root first and, after a question, the branch where the answer is
// yes, then the other. A question is "feature TAB < TAB threshold TAB value", a
// leaf "leaf TAB value"; blanks before a line show its depth. Lines that begin
// with "#" are comments. name says which model it is, for errors.
func Parse(name, s string) (*Model, error) {
	p := &parser{m: &Model{index: map[uint64]int{}}}
	n, started := 0, false
	for line := range strings.Lines(s) {
		n++
		f := strings.Split(strings.Trim(line, " \r\n"), "\t")
		ok := true
		switch {
		case f[0] == "" || f[0][0] == '#':
			continue
		case !started:
			started, ok = true, p.bias(f)
		default:
			ok = p.node(f)
		}
		if !ok {
			return nil, &ascribe.Error{Code: ascribe.Damaged, What: "line of a model not understood",
				Where: fmt.Sprintf("%s, line %d", name, n), Remedy: "fit the model anew with ascribe train"}
		}
	}
	if !started || len(p.open) > 0 {
		return nil, &ascribe.Error{Code: ascribe.Damaged, What: "model not complete", Where: name,
			Remedy: "fit the model anew with ascribe train"}
	}
	return p.m, nil
}

// parser builds a model line by line; open are the nodes that still lack a
// branch, the one to be filled next last.
type parser struct {
	m    *Model
	open []int
}

func (p *parser) bias(f []string) bool {
	if len(f) != 2 || f[0] != "bias" {
		return false
	}
	v, ok := number(f[1])
	p.m.bias = v
	return ok
}

func (p *parser) node(f []string) bool {
	nd := node{feature: -1, less: -1, not: -1}
	var ok bool
	switch {
	case len(f) == 2 && f[0] == "leaf":
		nd.value, ok = number(f[1])
	case len(f) == 4 && f[1] == "<":
		t, fine := number(f[2])
		nd.threshold, nd.feature = float32(t), int32(p.m.feature(f[0]))
		nd.value, ok = number(f[3])
		ok = ok && fine
	}
	if !ok {
		return false
	}
	p.place(len(p.m.nodes), nd.feature >= 0)
	p.m.nodes = append(p.m.nodes, nd)
	return true
}

// place hangs node i below the one that waits for a branch, or plants a tree.
func (p *parser) place(i int, asks bool) {
	if n := len(p.open); n == 0 {
		p.m.roots = append(p.m.roots, i)
	} else if above := &p.m.nodes[p.open[n-1]]; above.less < 0 {
		above.less = int32(i)
	} else {
		above.not = int32(i)
		p.open = p.open[:n-1]
	}
	if asks {
		p.open = append(p.open, i)
	}
}

func number(s string) (float64, bool) {
	v, err := strconv.ParseFloat(s, 32)
	return v, err == nil && !math.IsNaN(v) && !math.IsInf(v, 0)
}

// feature returns the place of a feature among those used.
func (m *Model) feature(name string) int {
	id := linear.Identity(name)
	if i, ok := m.index[id]; ok {
		return i
	}
	m.index[id] = len(m.names)
	m.names = append(m.names, name)
	return len(m.names) - 1
}

// mostUsed is the number of features used for whose values there is room
// without asking for memory.
const mostUsed = 64

// values returns the values of the features used, in out if there is room; what
// f lacks is 0, and what it has twice adds up.
func (m *Model) values(f *linear.Features, out []float32) []float32 {
	out = slices.Grow(out[:0], len(m.names))[:len(m.names)]
	clear(out)
	vals := f.Values()
	for k, id := range f.Identities() {
		if i, ok := m.index[id]; ok {
			out[i] += vals[k]
		}
	}
	return out
}

// Score returns the score of a vector: a logarithm of odds.
func (m *Model) Score(f *linear.Features) float64 {
	var room [mostUsed]float32
	x := m.values(f, room[:])
	sum := m.bias
	for _, i := range m.roots {
		n := &m.nodes[i]
		for n.feature >= 0 {
			n = &m.nodes[n.next(x)]
		}
		sum += n.value
	}
	return sum
}

func (n *node) next(x []float32) int32 {
	if x[n.feature] < n.threshold {
		return n.less
	}
	return n.not
}

// Probability returns the score of a vector as a probability, 0 to 1.
func (m *Model) Probability(f *linear.Features) float64 { return 1 / (1 + math.Exp(-m.Score(f))) }

// Explain returns what each feature adds to the score, the greatest first: each
// question on the way to a leaf moves the score from the value of its node to
// that of the branch taken (Saabas 2014). Together they make the score.
func (m *Model) Explain(f *linear.Features) []linear.Contribution {
	x := m.values(f, nil)
	by := make([]float64, len(m.names))
	base := m.bias
	for _, i := range m.roots {
		base += m.nodes[i].value
		for n := &m.nodes[i]; n.feature >= 0; {
			next := &m.nodes[n.next(x)]
			by[n.feature] += next.value - n.value
			n = next
		}
	}
	out := []linear.Contribution{{Feature: "bias", Weight: base}}
	for i, w := range by {
		if w != 0 {
			out = append(out, linear.Contribution{Feature: m.names[i], Weight: w})
		}
	}
	slices.SortStableFunc(out, func(a, b linear.Contribution) int { return cmp.Compare(math.Abs(b.Weight), math.Abs(a.Weight)) })
	return out
}
