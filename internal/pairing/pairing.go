// Package pairing pairs the members of two lists, one to one, at the greatest
// weight: what was found with what was coded, the groups of one partition with
// those of another.
package pairing

import "math"

// Heaviest pairs rows with columns, one to one, so that the sum of the weights of
// the pairs is the greatest possible. Weights are not negative; 0 means that
// the two cannot be paired. It returns the column of each row, -1 for none.
//
// With weights of 0 and 1 it finds as many pairs as there can be.
func Heaviest(weight [][]int) []int {
	rows, columns := len(weight), 0
	if rows > 0 {
		columns = len(weight[0])
	}
	if rows > columns {
		return inverse(Heaviest(transposed(weight, columns)), rows)
	}
	column := hungarian(weight, columns)
	for i, j := range column {
		if weight[i][j] == 0 {
			column[i] = -1
		}
	}
	return column
}

func transposed(m [][]int, columns int) [][]int {
	out := make([][]int, columns)
	for j := range out {
		out[j] = make([]int, len(m))
		for i := range m {
			out[j][i] = m[i][j]
		}
	}
	return out
}

func inverse(of []int, n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = -1
	}
	for i, j := range of {
		if j >= 0 {
			out[j] = i
		}
	}
	return out
}

// hungarian solves the assignment problem for at most as many rows as columns,
// by shortest augmenting paths over potentials (Kuhn 1955, Munkres 1957).
func hungarian(weight [][]int, columns int) []int {
	s := solver{weight, make([]int, len(weight)), make([]int, columns), make([]int, columns)}
	for j := range s.row {
		s.row[j] = -1
	}
	for i := range weight {
		s.augment(i)
	}
	return inverse(s.row, len(weight))
}

// solver holds the potentials of rows and columns and the row of each column.
type solver struct {
	weight [][]int
	u, v   []int
	row    []int
}

// augment gives row i a column, moving others where that is better.
func (s *solver) augment(i int) {
	n := len(s.v)
	slack, from, done := make([]int, n), make([]int, n), make([]bool, n)
	for j := range slack {
		slack[j] = math.MaxInt
	}
	at := -1 // the column reached; -1 stands for the start, whose row is i
	for row := i; row >= 0; row = s.row[at] {
		at = s.step(i, row, at, slack, from, done)
	}
	for at >= 0 {
		before := from[at]
		s.row[at] = i
		if before >= 0 {
			s.row[at] = s.row[before]
		}
		at = before
	}
}

// step extends the tree of paths from row, reached through column at, and
// returns the next column, done with by now.
func (s *solver) step(start, row, at int, slack, from []int, done []bool) int {
	next, delta := -1, math.MaxInt
	for j := range slack {
		if done[j] {
			continue
		}
		if c := -s.weight[row][j] - s.u[row] - s.v[j]; c < slack[j] {
			slack[j], from[j] = c, at
		}
		if slack[j] < delta {
			next, delta = j, slack[j]
		}
	}
	s.u[start] += delta
	for j := range slack {
		if done[j] {
			s.u[s.row[j]] += delta
			s.v[j] -= delta
		} else {
			slack[j] -= delta
		}
	}
	done[next] = true
	return next
}
