package direction

import (
	"ascribe"
)

// rule turns findings into statements by the codebook's rulings.
func (s *scene) rule(fs []finding) []finding {
	kept := fs[:0]
	for i := range fs {
		f := &fs[i]
		if s.agents(f); f.statement.Predicate == "" {
			continue
		}
		s.settle(f)
		if f.statement.Predicate != "" {
			kept = append(kept, *f)
		}
	}
	return dropImplied(dropContradicted(kept))
}

// dropContradicted keeps one of two findings that affirm and deny the same
// with the same words: the one whose cue says more of them.
func dropContradicted(fs []finding) []finding {
	kept := make([]finding, 0, len(fs))
	for i := range fs {
		if !contradicted(fs, i) {
			kept = append(kept, fs[i])
		}
	}
	return kept
}

func contradicted(fs []finding, i int) bool {
	f := &fs[i]
	for j := range fs {
		g := &fs[j]
		if g.statement.Predicate != f.statement.Predicate || g.statement.Polarity == f.statement.Polarity ||
			g.hit.from >= f.hit.to || f.hit.from >= g.hit.to {
			continue
		}
		mine, other := f.hit.to-f.hit.from, g.hit.to-g.hit.from
		if other > mine || other == mine && g.statement.Polarity == ascribe.Denied {
			return true
		}
	}
	return false
}

// settle applies the rulings to one finding; an empty predicate drops it.
func (s *scene) settle(f *finding) {
	st := &f.statement
	m := &f.modality
	switch {
	case st.Predicate == ascribe.ClaimedResponsibility:
		s.settleClaim(f)
	case m.certainty == ascribe.Unknown && (st.Predicate == ascribe.Linked || st.Predicate == ascribe.NoLinkFound || st.Predicate == ascribe.Responsible):
		st.Predicate = ascribe.LinkUnderInvestigation
		f.pass("a general open question is a link under investigation")
	case st.Predicate == ascribe.Linked && m.denied:
		st.Predicate = ascribe.NoLinkFound
		m.denied = false
		f.pass("a denied link of any kind is no link found")
	}
	if st.Predicate == ascribe.LinkUnderInvestigation {
		m.certainty = ascribe.Unknown
	}
	if m.certainty == ascribe.Unknown {
		m.denied = false
	}
	st.Certainty = m.certainty
	st.Polarity = ascribe.Affirmed
	if m.denied {
		st.Polarity = ascribe.Denied
	}
}

// settleClaim makes the organisation the speaker of its claim, whoever
// relayed it.
func (s *scene) settleClaim(f *finding) {
	st := &f.statement
	m := &f.modality
	if m.denied && st.SpeakerKind == ascribe.Organisation && !matches(f, retracting) {
		st.Speaker, st.SpeakerKind = "", ascribe.Reporter
		f.pass("that nobody claimed is the report's own word")
	}
	if m.denied && st.SpeakerKind == ascribe.Reporter || st.Organisation == "" {
		return
	}
	if m.certainty == ascribe.Unknown {
		return
	}
	if st.SpeakerKind != ascribe.Organisation {
		f.pass("the organisation speaks its claim")
		st.Speaker, st.SpeakerKind = st.Organisation, ascribe.Organisation
		if name, ok := s.outlet(f.unit); ok {
			st.Speaker = name
		}
	}
	m.certainty = ascribe.Certain
}

// outlet returns the organisation's own channel named in u.
func (s *scene) outlet(u *unit) (string, bool) {
	for _, t := range u.tags {
		if t.class == 0 && t.ref >= 0 && s.orgs[t.ref].Org.Kind == "outlet" {
			return s.doc.Slice(s.orgs[t.ref].Range), true
		}
	}
	return "", false
}

// implied lists predicates that another of the same words makes redundant.
var implied = map[ascribe.Predicate][]ascribe.Predicate{
	ascribe.Linked:                 {ascribe.InContact, ascribe.NoLinkFound, ascribe.Member, ascribe.ConsumedPropaganda, ascribe.LinkUnderInvestigation},
	ascribe.Guided:                 {ascribe.InstructedStepByStep, ascribe.SetTargetOrMethod},
	ascribe.Travelled:              {ascribe.TriedToTravel},
	ascribe.LinkUnderInvestigation: {},
}

// dropImplied removes a finding whose words another, more telling finding
// shares.
func dropImplied(fs []finding) []finding {
	kept := make([]finding, 0, len(fs))
	for i := range fs {
		if !impliedBy(fs, i) {
			kept = append(kept, fs[i])
		}
	}
	return kept
}

func impliedBy(fs []finding, i int) bool {
	for j := range fs {
		if i == j {
			continue
		}
		for _, p := range implied[fs[i].statement.Predicate] {
			if fs[j].statement.Predicate == p && fs[j].hit.from < fs[i].hit.to && fs[i].hit.from < fs[j].hit.to {
				return true
			}
		}
	}
	return false
}
