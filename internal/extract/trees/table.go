package trees

import (
	"slices"

	"ascribe/internal/extract/linear"
)

// maxCuts is the number of thresholds of a feature that are tried at most.
const maxCuts = 31

// table holds the examples feature by feature, values replaced by the number
// of the interval that they lie in.
type table struct{ columns []column }

type column struct {
	name string
	cuts []float32 // ascending
	bins []uint8   // by example: the number of cuts at or below its value
}

// tabulate makes the table of the features that occur often enough and take
// more than one value, in alphabetical order.
func tabulate(examples []linear.Example, minCount int) *table {
	counts := map[string]int{}
	for i := range examples {
		for _, n := range examples[i].Names {
			counts[n]++
		}
	}
	var names []string
	for n, k := range counts {
		if k >= minCount {
			names = append(names, n)
		}
	}
	slices.Sort(names)
	place := map[string]int{}
	values := make([][]float32, len(names))
	for k, n := range names {
		place[n], values[k] = k, make([]float32, len(examples))
	}
	for i := range examples {
		for j, n := range examples[i].Names {
			if k, ok := place[n]; ok {
				values[k][i] += examples[i].Values[j]
			}
		}
	}
	t := &table{}
	for k, n := range names {
		if cuts := cutsOf(values[k]); len(cuts) > 0 {
			t.columns = append(t.columns, column{n, cuts, binned(values[k], cuts)})
		}
	}
	return t
}

// cutsOf returns thresholds that part the distinct values evenly: all but the
// lowest value if they are few.
func cutsOf(values []float32) []float32 {
	distinct := slices.Compact(slices.Sorted(slices.Values(values)))
	n := len(distinct)
	if n <= maxCuts+1 {
		return distinct[1:]
	}
	var out []float32
	for k := range maxCuts {
		out = append(out, distinct[(k+1)*n/(maxCuts+1)])
	}
	return out
}

// binned returns for each value the number of cuts at or below it.
func binned(values, cuts []float32) []uint8 {
	out := make([]uint8, len(values))
	for i, v := range values {
		k, found := slices.BinarySearch(cuts, v)
		if found {
			k++
		}
		out[i] = uint8(k)
	}
	return out
}

// part deals rows out to those below the cut of that number and the others.
func (c *column) part(rows []int32, cut int) (below, others []int32) {
	for _, i := range rows {
		if int(c.bins[i]) <= cut {
			below = append(below, i)
		} else {
			others = append(others, i)
		}
	}
	return below, others
}
