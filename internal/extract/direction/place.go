package direction

import (
	"slices"

	"ascribe"
	"ascribe/internal/text"
)

// place gives each finding its quote and the incidents it is about, and drops
// what repeats another finding of the same sentence.
func (s *scene) place(fs []finding) []finding {
	var out []finding
	for i := range fs {
		f := &fs[i]
		r := s.quote(f)
		f.statement.Span = s.doc.Span(r)
		f.statement.Quote = s.doc.Slice(r)
		for _, id := range s.incidents(f) {
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

// incidents returns the mentions that a finding is about: those whose places
// the sentence names, else those that tell of the sentence, else the main one.
func (s *scene) incidents(f *finding) []string {
	if len(s.mentions) == 0 {
		return []string{"i1"}
	}
	if len(s.mentions) == 1 {
		return []string{s.mentions[0].ID}
	}
	var ids []string
	for i := range s.mentions {
		if m := &s.mentions[i]; m.Place != nil && names(f.unit, m.Place.Name) {
			ids = append(ids, m.ID)
		}
	}
	if len(ids) > 0 {
		return ids
	}
	if id, ok := s.toldBy(f); ok {
		return []string{id}
	}
	return []string{s.mainMention()}
}

func (s *scene) toldBy(f *finding) (string, bool) {
	span := s.doc.Span(text.Range{Start: f.unit.toks[0].Start, End: f.unit.toks[len(f.unit.toks)-1].End})
	best, id := 0, ""
	for i := range s.mentions {
		for _, sp := range s.mentions[i].Spans {
			if n := sp.Overlap(span); n > best {
				best, id = n, s.mentions[i].ID
			}
		}
	}
	return id, best > 0
}

func (s *scene) mainMention() string {
	for i := range s.mentions {
		if s.mentions[i].Main {
			return s.mentions[i].ID
		}
	}
	return s.mentions[0].ID
}

// names reports whether a unit names a place by its full name.
func names(u *unit, place string) bool {
	for i := range u.toks {
		t := u.toks[i].Text
		if len(place) >= len(t) && place[:len(t)] == t && (len(place) == len(t) || hasPrefixAt(u, i, place)) {
			return true
		}
	}
	return false
}

func hasPrefixAt(u *unit, i int, place string) bool {
	start := u.toks[i].Start
	return start+len(place) <= len(u.doc.Source) && u.doc.Source[start:start+len(place)] == place
}

// organisation is the one that a proposition is about: named nearest to it in
// the sentence, referred to by noun, or for predicates that need one the
// organisation last named.
func (s *scene) organisation(u *unit, h hit) string {
	best, dist := "", 1<<30
	generic := false
	for _, t := range u.tags {
		if t.class != 0 || t.ref < 0 {
			continue
		}
		d := max(h.from-int(t.at), int(t.at)-h.to, 0)
		m := s.orgs[t.ref]
		if m.Generic {
			generic = true
			continue
		}
		if d < dist {
			best, dist = s.doc.Slice(m.Range), d
		}
	}
	if best == "" && (generic || u.within(h.from, h.to, s.class.member)) {
		best = s.lastNamed(u)
	}
	return best
}

// lastNamed returns the last organisation named before u, else the first one
// of the report.
func (s *scene) lastNamed(u *unit) string {
	name := ""
	for _, m := range s.orgs {
		if m.Generic || m.Org.Kind == "outlet" {
			continue
		}
		if name != "" && len(u.toks) > 0 && m.Range.Start > u.toks[0].Start {
			break
		}
		name = s.doc.Slice(m.Range)
	}
	return name
}

var _ = ascribe.Certain
