package judge

import (
	"slices"

	"ascribe"
)

// likelihood is the weights' probability of the level, bounded from above by
// the origins that carry it.
func (q *inquiry) likelihood(f *finding, w weighing) ascribe.Likelihood {
	if f.level == ascribe.Undetermined {
		return ascribe.Likelihood{}
	}
	p := min(w.posterior(f.level), q.ceiling(f))
	return ascribe.Likelihood{Word: q.cb.WordFor(p), P: p}
}

func (q *inquiry) ceiling(f *finding) float64 {
	of := func(name string) float64 { return q.cb.Parameter("two_origins", name) }
	switch {
	case f.byCourt():
		return of("court")
	case float64(independent(itemsOf(f.carriers))) >= of("origins"):
		return of("several_origins")
	}
	return of("one_origin")
}

// confidence applies the codebook's criteria.
func (q *inquiry) confidence(f *finding) ascribe.Confidence {
	n := independent(itemsOf(f.carriers))
	switch {
	case f.level == ascribe.Undetermined:
		return ascribe.Low
	case f.byCourt() || n >= 3:
		return ascribe.High
	case n == 2 || q.repeated(f):
		return ascribe.Moderate
	}
	return ascribe.Low
}

// repeated reports whether a single origin stated it as fact through more than
// one named voice, and nobody able to know denies it.
func (q *inquiry) repeated(f *finding) bool {
	voices := map[string]bool{}
	for _, e := range f.carriers {
		if e.Certainty == ascribe.Certain && e.kind.FindsAbsence {
			voices[fold(e.Speaker)] = true
		}
	}
	return len(voices) > 1
}

// against returns the entries that stand and speak against the finding, by the
// sign of their predicate's weight.
func (q *inquiry) against(f *finding) []*entry {
	if f.level == ascribe.Undetermined {
		return nil
	}
	return q.standing(func(e *entry) bool {
		return !e.open() && !slices.Contains(f.carriers, e) && q.cb.Weight(&e.Statement, f.level) < 0
	})
}

func ids(es []*entry) []string {
	list := make([]string, 0, len(es))
	for _, e := range es {
		if !slices.Contains(list, e.ID) {
			list = append(list, e.ID)
		}
	}
	return list
}

// explain adds the steps of the decision: the rule, then the weights.
func (q *inquiry) explain(f *finding, w weighing) {
	q.steps = append(q.steps, ascribe.Contribution{Rule: f.rule, Level: f.level})
	for _, e := range w.counted {
		for _, l := range q.cb.Columns {
			if x := q.cb.Weight(&e.Statement, l); x != 0 {
				q.steps = append(q.steps, ascribe.Contribution{Rule: "weight", Statement: e.ID, Level: l, Weight: x})
			}
		}
	}
}
