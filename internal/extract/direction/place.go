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
		r := s.quote(f)
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

// quote is the sentence that holds the finding, or the part of it up to a
// change of source.
func (s *scene) quote(f *finding) text.Range {
	u := f.unit
	from, to := 0, len(u.toks)
	cuts := s.segments(u)
	if len(cuts) > 2 && f.cuttable {
		i := segmentOf(cuts, f.hit.anchor)
		from, to = cuts[i], cuts[i+1]
	}
	return trim(u, from, to)
}

// trim drops marks and conjunctions at the ends of a part of a sentence.
func trim(u *unit, from, to int) text.Range {
	for from < to-1 && (u.low(from) == "but" || u.low(from) == "and" || u.low(from) == "while" || u.low(from) == ",") {
		from++
	}
	for to > from+1 && to < len(u.toks) && (u.low(to-1) == "," || u.low(to-1) == ";") {
		to--
	}
	return text.Range{Start: u.toks[from].Start, End: u.toks[to-1].End}
}
