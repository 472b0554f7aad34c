package main

import "ascribe/internal/link"

// calibrate moves the bias to where grouping does best on the training sets.
// The loss above is about pairs one by one; what a wrong pair costs a grouping
// differs.
func calibrate(m *link.Model, weights []float64, sets []set, keep func(fold int) bool) ([]float64, error) {
	best, bestMean := weights, -1.0
	for d := -1.0; d <= 2.5; d += 0.25 {
		w := append([]float64(nil), weights...)
		w[0] += d
		mean := 0.0
		for _, s := range sets {
			if s.train {
				held := s.only(keep)
				found, err := group(m.Weighted(w), held)
				if err != nil {
					return nil, err
				}
				b3, pair := score(held, found).means()
				mean += s.worth * (b3 + pair)
			}
		}
		if mean > bestMean {
			best, bestMean = w, mean
		}
	}
	return best, nil
}
