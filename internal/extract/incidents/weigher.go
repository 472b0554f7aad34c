package incidents

import "ascribe/internal/extract/linear"

// weigher is a reader at work on one report: it puts one question after another
// to the models, each in the same room.
type weigher struct {
	*Reader
	f      linear.Features
	scores []float32
	// known holds the scores of the roles of entities by what they are
	// themselves, side by side, each worked out once for all candidates and
	// divisions; has says which are there.
	known []float32
	has   []bool
}

func newWeigher(x *Reader) *weigher { return &weigher{Reader: x} }

// empty returns the features for the next question, none as yet.
func (w *weigher) empty() *linear.Features {
	w.f.Reset()
	return &w.f
}

// own returns the scores of the roles of entity e of the report by what it is
// itself.
func (w *weigher) own(a *Analysis, e int) []float32 {
	n := len(w.models.roles.Classes)
	if w.has == nil {
		w.known, w.has = make([]float32, n*len(a.Entities)), make([]bool, len(a.Entities))
	}
	scores := w.known[e*n : e*n+n : e*n+n]
	if !w.has[e] {
		f := w.empty()
		a.ownFeatures(e, f)
		f.Unique()
		scores, w.has[e] = w.models.roles.Score(f, scores), true
	}
	return scores
}
