package pairing

import (
	"testing"

	"pgregory.net/rapid"
)

// heaviest tries every pairing.
func heaviest(weight [][]int, row int, taken int) int {
	if row == len(weight) {
		return 0
	}
	most := heaviest(weight, row+1, taken)
	for j, w := range weight[row] {
		if w > 0 && taken&(1<<j) == 0 {
			most = max(most, w+heaviest(weight, row+1, taken|1<<j))
		}
	}
	return most
}

func TestHeaviest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows, columns := rapid.IntRange(0, 6).Draw(t, "rows"), rapid.IntRange(1, 6).Draw(t, "columns")
		weight := make([][]int, rows)
		for i := range weight {
			weight[i] = rapid.SliceOfN(rapid.IntRange(0, 5), columns, columns).Draw(t, "row")
		}
		sum, taken := 0, map[int]bool{}
		for i, j := range Heaviest(weight) {
			if j < 0 {
				continue
			}
			if weight[i][j] == 0 || taken[j] {
				t.Fatalf("row %d may not have column %d in %v", i, j, weight)
			}
			taken[j] = true
			sum += weight[i][j]
		}
		if best := heaviest(weight, 0, 0); sum != best {
			t.Fatalf("a pairing of weight %d, the heaviest has %d: %v", sum, best, weight)
		}
	})
}
