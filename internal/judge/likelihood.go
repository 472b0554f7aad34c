package judge

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"ascribe"
)

// likelihood is what the origins that carry the level are good for, lowered by
// the weights where they speak for another level that the rules allow:
// bound / (1 + e^-(lead + margin)). A court's finding is not lowered.
func (q *inquiry) likelihood(f *finding, w weighing) ascribe.Likelihood {
	if f.level == ascribe.Undetermined {
		return ascribe.Likelihood{}
	}
	p := q.bound(f)
	if lead := w.lead(f.level, q.allowed); !f.byCourt() && !math.IsInf(lead, 1) {
		q.note("ample_evidence", nil, fmt.Sprintf("lowered: the weights put it %+.2f nats before the next level allowed", lead))
		p /= 1 + math.Exp(-lead-q.cb.Parameter("ample_evidence", "margin"))
	}
	return ascribe.Likelihood{Word: q.cb.WordFor(p), P: p}
}

// bound is the probability that the origins of a finding allow at most.
func (q *inquiry) bound(f *finding) float64 {
	of, basis := func(name string) float64 { return q.cb.Parameter("two_origins", name) }, "one_origin"
	switch n := independent(f.carriers); {
	case f.byCourt():
		basis = "court"
	case float64(n) >= of("origins"):
		basis = "several_origins"
	case q.hedgedSince(f):
		basis = "hedged_origin"
	}
	q.note("two_origins", nil, fmt.Sprintf("%s: at most %.2f", strings.ReplaceAll(basis, "_", " "), of(basis)))
	return of(basis)
}

// hedgedSince reports whether a speaker who carries the finding has since said
// the same thing with less certainty than can carry it.
func (q *inquiry) hedgedSince(f *finding) bool {
	for i, e := range q.entries {
		if slices.Contains(f.carriers, e) && slices.ContainsFunc(q.entries[i+1:], func(d *entry) bool { return softens(d, e) }) {
			return true
		}
	}
	return false
}

func softens(d, e *entry) bool {
	return d.stands() && d.Predicate == e.Predicate && d.SpeakerKind == e.SpeakerKind && fold(d.Speaker) == fold(e.Speaker) && !d.firm()
}

// confidence applies the codebook's criteria.
func (q *inquiry) confidence(f *finding) ascribe.Confidence {
	n := independent(f.carriers)
	switch {
	case f.level == ascribe.Undetermined:
		return ascribe.Low
	case f.byCourt() || n > 1 && agreedForYears(f):
		return ascribe.High
	case n > 1 || slices.ContainsFunc(f.carriers, investigated):
		return ascribe.Moderate
	}
	return ascribe.Low
}

// investigated reports whether the entry is the finding of a body that works
// on the case: police who state it as fact, prosecutors who charge.
func investigated(e *entry) bool {
	return e.SpeakerKind == ascribe.Prosecutor || e.SpeakerKind == ascribe.Police && e.Certainty == ascribe.Certain
}

// agreedForYears reports whether the finding is carried over a year or more.
func agreedForYears(f *finding) bool {
	byWhen := func(a, b *entry) int { return a.when.Compare(b.when) }
	first, last := slices.MinFunc(f.carriers, byWhen), slices.MaxFunc(f.carriers, byWhen)
	return first.when.DaysUntil(last.when) >= 365
}
