package linear

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
)

// Example is a vector with the classes that hold for it. Classes are not
// exclusive: each is fitted against all examples without it.
type Example struct {
	Names  []string
	Values []float32
	Holds  []bool // by class
	// Weight is the importance of the example; 0 counts as 1.
	Weight float64
}

// NewExample copies the features of f, which must be named.
func NewExample(f *Features, holds []bool) Example {
	return Example{Names: slices.Clone(f.names), Values: slices.Clone(f.vals), Holds: holds}
}

// Settings of a fit.
type Settings struct {
	Epochs int
	// Rate is the step of the adaptive gradient, L1 the price of a weight
	// per example: weights that do not earn it become zero.
	Rate, L1 float64
	// MinCount is the number of examples in which a feature must occur.
	MinCount int
	Seed     uint64
}

// Fit fits a logistic regression for each class by adaptive gradient descent
// with cumulative L1 penalties (Duchi et al. 2011; Tsuruoka et al. 2009) and
// returns the model as text. The same examples and settings give the same
// text on every machine of one architecture.
func Fit(classes []string, examples []Example, s Settings) string {
	names, data := index(examples, s.MinCount)
	columns := make([][]float64, len(classes))
	for c := range classes {
		columns[c] = fitOne(len(names), data, examples, c, s)
	}
	return write(classes, names, columns)
}

type entry struct {
	feature int32
	value   float32
}

// index numbers the features that occur often enough, in alphabetical order
// after the bias, and returns the examples in these numbers.
func index(examples []Example, minCount int) ([]string, [][]entry) {
	counts := map[string]int{}
	for _, e := range examples {
		for _, n := range e.Names {
			counts[n]++
		}
	}
	names := []string{}
	for n, k := range counts {
		if k >= minCount {
			names = append(names, n)
		}
	}
	slices.Sort(names)
	names = slices.Insert(names, 0, "bias")
	id := make(map[string]int32, len(names))
	for i, n := range names {
		id[n] = int32(i)
	}
	data := make([][]entry, len(examples))
	for i, e := range examples {
		data[i] = append(data[i], entry{0, 1})
		for k, n := range e.Names {
			if f, ok := id[n]; ok {
				data[i] = append(data[i], entry{f, e.Values[k]})
			}
		}
	}
	return names, data
}

func fitOne(n int, data [][]entry, examples []Example, class int, s Settings) []float64 {
	w, g2 := make([]float64, n), make([]float64, n)
	paid := make([]float64, n) // penalty already taken, per feature
	order := make([]int, len(data))
	for i := range order {
		order[i] = i
	}
	rng := rand.New(rand.NewPCG(s.Seed, uint64(class)))
	due := 0.0
	for range s.Epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			due += s.L1
			step(w, g2, paid, due, data[i], &examples[i], class, s.Rate)
		}
	}
	for f := 1; f < n; f++ {
		shrink(w, paid, g2, f, due, s.Rate)
	}
	return w
}

func step(w, g2, paid []float64, due float64, x []entry, e *Example, class int, rate float64) {
	z := 0.0
	for _, v := range x {
		z += w[v.feature] * float64(v.value)
	}
	y := 0.0
	if e.Holds[class] {
		y = 1
	}
	grad := 1/(1+math.Exp(-z)) - y
	if e.Weight != 0 {
		grad *= e.Weight
	}
	for _, v := range x {
		f := v.feature
		g := grad * float64(v.value)
		g2[f] += g * g
		w[f] -= rate / math.Sqrt(1e-6+g2[f]) * g
		if f != 0 {
			shrink(w, paid, g2, int(f), due, rate)
		}
	}
}

// shrink takes the penalty due since the feature was last touched.
func shrink(w, paid, g2 []float64, f int, due, rate float64) {
	p := (due - paid[f]) * rate / math.Sqrt(1e-6+g2[f])
	paid[f] = due
	switch {
	case w[f] > 0:
		w[f] = max(0, w[f]-p)
	case w[f] < 0:
		w[f] = min(0, w[f]+p)
	}
}

// least is the smallest weight worth keeping.
const least = 0.02

func write(classes, names []string, columns [][]float64) string {
	var b strings.Builder
	b.WriteString("classes\t" + strings.Join(classes, "\t") + "\n")
	for i, name := range names {
		line, any := name, i == 0
		for c := range classes {
			v := columns[c][i]
			if math.Abs(v) < least && i > 0 {
				line += "\t."
				continue
			}
			any = true
			line += fmt.Sprintf("\t%.2f", v)
		}
		if any {
			b.WriteString(line + "\n")
		}
	}
	return b.String()
}
