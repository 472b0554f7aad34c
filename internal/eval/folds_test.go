package eval

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestEveryItemIsHeldOutOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		items := indices(make([]struct{}, rapid.IntRange(0, 200).Draw(t, "items")))
		n := rapid.IntRange(2, 12).Draw(t, "folds")
		var all []int
		for rest, held := range Folds(items, n) {
			both := slices.Sorted(slices.Values(slices.Concat(rest, held)))
			if !slices.Equal(both, items) || !slices.IsSorted(rest) || !slices.IsSorted(held) {
				t.Fatalf("%v and %v are not the items, each once and in order", rest, held)
			}
			all = append(all, held...)
		}
		if slices.Sort(all); !slices.Equal(all, items) {
			t.Fatalf("held out %v", all)
		}
	})
}

func TestNeighboursStayTogether(t *testing.T) {
	items := indices(make([]struct{}, 95))
	for _, held := range Folds(items, 3) {
		for run := range slices.Chunk(held, neighbours) {
			if run[0]%neighbours != 0 || run[len(run)-1] != run[0]+len(run)-1 {
				t.Errorf("a run was broken: %v", run)
			}
		}
	}
}
