package direction

import (
	"slices"

	"ascribe/internal/text"
)

// place gives each finding its quote and the incidents it is about, and drops
// what repeats another finding of the same sentence.
func (s *scene) place(fs []finding) []finding {
	var out []finding
	focus := s.focuses()
	for i := range fs {
		f := &fs[i]
		r := quote(f.unit)
		f.statement.Span = s.doc.Span(r)
		f.statement.Quote = s.doc.Slice(r)
		for _, id := range s.incidents(f, focus) {
			g := *f
			g.statement.Incident = id
			if !repeats(out, &g) {
				out = append(out, g)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b finding) int {
		if a.statement.Start != b.statement.Start {
			return a.statement.Start - b.statement.Start
		}
		return a.hit.from - b.hit.from
	})
	return out
}

// repeats reports whether the same proposition was found at the same place.
func repeats(out []finding, f *finding) bool {
	for i := range out {
		o := &out[i].statement
		n := &f.statement
		if o.Span == n.Span && o.Predicate == n.Predicate && o.Incident == n.Incident && o.Polarity == n.Polarity {
			return true
		}
	}
	return false
}

// quote is the sentence that u holds, without a conjunction or comma that it
// opens with.
func quote(u *unit) text.Range {
	from, last := 0, len(u.toks)-1
	for from < last && (u.low(from) == "but" || u.low(from) == "and" || u.low(from) == "while" || u.low(from) == ",") {
		from++
	}
	return text.Range{Start: u.toks[from].Start, End: u.toks[last].End}
}
