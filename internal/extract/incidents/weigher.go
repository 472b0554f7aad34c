package incidents

import "ascribe/internal/extract/linear"

// weigher is a reader at work on one report: it puts one question after another
// to the models, each in the same room.
type weigher struct {
	*Reader
	a      *Analysis
	f      linear.Features
	scores []float32
	// known holds the scores of the roles of entities by what they are
	// themselves, side by side, each worked out once for all candidates and
	// divisions; has says which are there.
	known []float32
	has   []bool
}

func newWeigher(x *Reader, a *Analysis) *weigher { return &weigher{Reader: x, a: a} }

// empty returns the features for the next question, none as yet.
func (w *weigher) empty() *linear.Features {
	w.f.Reset()
	return &w.f
}

// own returns the scores of the roles of entity e by what it is itself.
func (w *weigher) own(e int) []float32 {
	n := len(w.models.roles.Classes)
	if w.has == nil {
		w.known, w.has = make([]float32, n*len(w.a.Entities)), make([]bool, len(w.a.Entities))
	}
	scores := w.known[e*n : e*n+n : e*n+n]
	if !w.has[e] {
		f := w.empty()
		w.a.ownFeatures(e, f)
		f.Unique()
		scores, w.has[e] = w.models.roles.Score(f, scores), true
	}
	return scores
}
