// Package linear holds linear models over named sparse features: the scores
// of several classes at once, weights kept as text that people can read and
// compare, and the contributions behind every score.
package linear

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"ascribe"
)

// Features is a sparse vector under construction. The zero value is empty and
// ready; Reset empties it for the next use.
type Features struct {
	ids  []uint64
	vals []float32
	// Named makes Add keep the names, for training and explanations.
	Named bool
	names []string
	seen  Set // of Unique, kept for the next use
}

// firstRoom is the number of features that a vector has room for at first.
const firstRoom = 64

// Reset empties f and keeps its room.
func (f *Features) Reset() {
	f.ids, f.vals, f.names = f.ids[:0], f.vals[:0], f.names[:0]
}

// Add adds the feature whose name is the parts joined by "=" and "|":
// "word=bomb", "word=bomb|det". Its value is 1.
func (f *Features) Add(name string, parts ...string) {
	h := hash(offset, name)
	for i, p := range parts {
		h = hash(h, separator(i))
		h = hash(h, p)
	}
	if f.ids == nil {
		f.ids, f.vals = make([]uint64, 0, firstRoom), make([]float32, 0, firstRoom)
	}
	f.ids, f.vals = append(f.ids, h), append(f.vals, 1)
	if f.Named {
		for i, p := range parts {
			name += separator(i) + p
		}
		f.names = append(f.names, name)
	}
}

// AddValue adds a feature with a value other than 1.
func (f *Features) AddValue(v float64, name string, parts ...string) {
	f.Add(name, parts...)
	f.vals[len(f.vals)-1] = float32(v)
}

// Scratch returns an empty set with room for n names, for whoever adds features of
// which some count once. It is valid until the next Scratch or Unique.
func (f *Features) Scratch(n int) *Set {
	f.seen.reset(n)
	return &f.seen
}

// Unique leaves of every feature added more than once only the first.
func (f *Features) Unique() {
	f.seen.reset(len(f.ids))
	n := 0
	for i, id := range f.ids {
		if !f.seen.add(id) {
			continue
		}
		f.ids[n], f.vals[n] = id, f.vals[i]
		if f.Named {
			f.names[n] = f.names[i]
		}
		n++
	}
	f.ids, f.vals = f.ids[:n], f.vals[:n]
	if f.Named {
		f.names = f.names[:n]
	}
}

// Names returns the names of the features added, in order, if f.Named was set.
func (f *Features) Names() []string { return f.names }

// Values returns the values of the features added, in order.
func (f *Features) Values() []float32 { return f.vals }

// Identities returns what stands for the names of the features added, in order.
func (f *Features) Identities() []uint64 { return f.ids }

// Identity returns what stands for the name of a feature.
func Identity(name string) uint64 { return hash(offset, name) }

func separator(i int) string {
	if i == 0 {
		return "="
	}
	return "|"
}

// offset and prime are those of the 64-bit FNV-1a hash.
const (
	offset uint64 = 14695981039346656037
	prime  uint64 = 1099511628211
)

func hash(h uint64, s string) uint64 {
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * prime
	}
	return h
}

// Model scores classes. It is immutable and safe for concurrent use.
type Model struct {
	// Classes are the names of the classes, in the order of the scores.
	Classes []string
	rows    table
	known   sieve     // of rows
	weights []float32 // rows by classes
	bias    []float32
}

// Parse reads a model from its text: a line "classes" with the names, then a
// line per feature, its name and a weight per class, all separated by tabs;
// "." stands for zero. Lines that begin with "#" are comments; "bias" is the
// feature that is always present. name says which model it is, for errors.
func Parse(name, s string) (*Model, error) {
	m := &Model{}
	n := 0
	for line := range strings.Lines(s) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		if !m.line(strings.Split(line, "\t")) {
			return nil, &ascribe.Error{Code: ascribe.Damaged, What: "line of a model not understood",
				Where: fmt.Sprintf("%s, line %d", name, n), Remedy: "fit the model anew with ascribe train"}
		}
	}
	if m.Classes == nil {
		return nil, &ascribe.Error{Code: ascribe.Damaged, What: "model without classes", Where: name}
	}
	m.known = newSieve(&m.rows)
	return m, nil
}

func (m *Model) line(f []string) bool {
	if m.Classes == nil {
		if f[0] != "classes" || len(f) < 2 {
			return false
		}
		m.Classes = f[1:]
		m.bias = make([]float32, len(m.Classes))
		return true
	}
	if len(f) != len(m.Classes)+1 {
		return false
	}
	row := make([]float32, len(m.Classes))
	for i, s := range f[1:] {
		if s == "." {
			continue
		}
		v, err := strconv.ParseFloat(s, 32)
		if err != nil {
			return false
		}
		row[i] = float32(v)
	}
	if f[0] == "bias" {
		m.bias = row
		return true
	}
	m.rows.put(hash(offset, f[0]), len(m.weights)/len(m.Classes))
	m.weights = append(m.weights, row...)
	return true
}

// Score adds up, for every class, the weights of the features and writes the
// sums to out, which it returns; out may be nil.
func (m *Model) Score(f *Features, out []float32) []float32 {
	return m.add(f, append(out[:0], m.bias...))
}

// Sum is Score without the bias, for features scored in parts.
func (m *Model) Sum(f *Features, out []float32) []float32 {
	out = slices.Grow(out[:0], len(m.Classes))[:len(m.Classes)]
	clear(out)
	return m.add(f, out)
}

// add goes through the features in parts: first it notes which of a part the
// model may know, without a decision for each, then it looks those up.
func (m *Model) add(f *Features, out []float32) []float32 {
	var known [64]int
	k := len(m.Classes)
	for start := 0; start < len(f.ids); start += len(known) {
		end, n := min(start+len(known), len(f.ids)), 0
		for i := start; i < end; i++ {
			known[n] = i
			n += m.known.passes(f.ids[i])
		}
		for _, i := range known[:n] {
			if r, ok := m.rows.row(f.ids[i]); ok {
				v := f.vals[i]
				for c, w := range m.weights[r*k : r*k+k] {
					out[c] += v * w
				}
			}
		}
	}
	return out
}

// Class returns the index of a class, -1 if the model has none of that name.
func (m *Model) Class(name string) int { return slices.Index(m.Classes, name) }

// Sigmoid turns a score into a probability.
func Sigmoid(x float32) float64 { return 1 / (1 + math.Exp(-float64(x))) }

// Contribution is what one feature adds to a score.
type Contribution struct {
	Feature string
	Weight  float64
}

// Explain returns the contributions to the score of a class, the greatest
// first. f must have been built with Named set.
func (m *Model) Explain(f *Features, class int) []Contribution {
	out := []Contribution{{"bias", float64(m.bias[class])}}
	for i, id := range f.ids {
		if r, ok := m.rows.row(id); ok && i < len(f.names) {
			if w := m.weights[r*len(m.Classes)+class] * f.vals[i]; w != 0 {
				out = append(out, Contribution{f.names[i], float64(w)})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Contribution) int { return cmp.Compare(math.Abs(b.Weight), math.Abs(a.Weight)) })
	return out
}
