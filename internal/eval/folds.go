package eval

import "iter"

// neighbours is the length of the runs that stay in one fold: reports that
// stand side by side in a collection are often of one day and one story, and
// would tell a model what it is asked.
const neighbours = 10

// Folds deals items out to n folds, n > 1, in runs of neighbours, and yields for
// each fold the items outside it, to fit on, and those in it, to score on. Both
// keep their order. A fold without items is left out.
func Folds[T any](items []T, n int) iter.Seq2[[]T, []T] {
	return func(yield func(rest, held []T) bool) {
		for fold := range n {
			var rest, held []T
			for i, item := range items {
				if i/neighbours%n == fold {
					held = append(held, item)
				} else {
					rest = append(rest, item)
				}
			}
			if len(held) > 0 && !yield(rest, held) {
				return
			}
		}
	}
}
