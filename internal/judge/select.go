package judge

import (
	"cmp"
	"slices"
	"strings"

	"ascribe"
	"ascribe/internal/codebook"
)

// item is a statement in play.
type item struct {
	ascribe.Statement
	predicate codebook.Predicate
	kind      codebook.Kind
	origin    origin
	// org is the organisation's canonical name, "" if none is named.
	org string
	// copies counts the copies and repeats that were left out for this one.
	copies int
	// when is the day of the utterance as far as known, else of publication.
	when ascribe.Date
}

// understood returns the statements that the codebook knows.
func understood(cb *codebook.Codebook, sts []ascribe.Statement) []item {
	items := make([]item, 0, len(sts))
	for _, s := range sts {
		if it, ok := newItem(cb, s); ok {
			items = append(items, it)
		}
	}
	return items
}

// selected returns the items that had been published by the date, each story's
// copies and each speaker's repeats in one story only once, in the order in
// which things were said.
func selected(items []item, asOf ascribe.Date) []item {
	known := slices.DeleteFunc(slices.Clone(items), func(it item) bool { return !published(&it.Statement, asOf) })
	unify(known)
	slices.SortFunc(known, bySaying)
	return withoutCopies(known)
}

func newItem(cb *codebook.Codebook, s ascribe.Statement) (item, bool) {
	p, known := cb.Predicate(s.Predicate)
	k, kindKnown := cb.Kind(s.SpeakerKind)
	if !known || !kindKnown {
		return item{}, false
	}
	if s.ID == "" {
		s.Identify()
	}
	when := s.SaidOn
	if when.IsZero() || (!s.Published.IsZero() && s.Published.Before(when)) {
		when = s.Published
	}
	return item{Statement: s, predicate: p, kind: k, origin: originOf(cb, &s, k), org: canonical(cb, s.Organisation), when: when}, true
}

// bySaying orders by day, then by place in the text; the rest makes the order
// the same whatever order the statements came in.
func bySaying(a, b item) int {
	return cmp.Or(
		a.when.Compare(b.when),
		a.Published.Compare(b.Published),
		cmp.Compare(copyRank(&a), copyRank(&b)),
		strings.Compare(a.Report, b.Report),
		cmp.Compare(a.Start, b.Start),
		strings.Compare(a.ID, b.ID))
}

// copyRank puts the report that a family is named for before its copies.
func copyRank(it *item) int {
	if it.Family == "" || it.Family == it.Report {
		return 0
	}
	return 1
}

// story names the family of copies that the statement comes from.
func (it *item) story() string { return cmp.Or(it.Family, it.Report) }

// withoutCopies keeps the first of the statements that say the same thing in
// the same story, by the same speaker.
func withoutCopies(items []item) []item {
	type saying struct {
		story, speaker, behind, org string
		predicate                   ascribe.Predicate
		polarity                    ascribe.Polarity
		certainty                   ascribe.Certainty
		kind                        ascribe.SpeakerKind
	}
	first := map[saying]int{}
	kept := make([]item, 0, len(items))
	for _, it := range items {
		k := saying{it.story(), fold(it.Speaker), fold(it.Behind), it.org, it.Predicate, it.Polarity, it.Certainty, it.SpeakerKind}
		if i, ok := first[k]; ok && k.story != "" {
			kept[i].copies++
			continue
		}
		first[k] = len(kept)
		kept = append(kept, it)
	}
	return kept
}

// published reports whether the statement had been published on the date. The
// zero date cuts nothing.
func published(s *ascribe.Statement, asOf ascribe.Date) bool {
	return asOf.IsZero() || !s.Published.IsZero() && !asOf.Last().Before(s.Published.Last())
}

func (it *item) open() bool { return it.Certainty == ascribe.Unknown }

// affirms reports whether the speaker affirms the proposition at all.
func (it *item) affirms() bool { return !it.open() && it.Polarity == ascribe.Affirmed }

// denies reports whether the speaker denies it; "possibly not" does not.
func (it *item) denies() bool {
	return it.Polarity == ascribe.Denied && (it.Certainty == ascribe.Certain || it.Certainty == ascribe.Probable)
}

// firm reports whether the speaker affirms it as fact or as probable.
func (it *item) firm() bool {
	return it.affirms() && it.Certainty != ascribe.Possible
}

// is reports whether the predicate has one of the roles.
func (it *item) is(roles ...codebook.Role) bool { return slices.Contains(roles, it.predicate.Role) }

// relates reports whether the predicate speaks of a relation between attacker
// and organisation beyond influence.
func (it *item) relates() bool {
	return it.is(codebook.Command, codebook.Guidance, codebook.Supply, codebook.Tie)
}

// carries reports whether the word of this speaker, at this certainty, can
// carry a level above inspired.
func (it *item) carries() bool { return it.firm() && it.reaches(it.kind.Carries) }

// carriesInfluence is the same for inspired.
func (it *item) carriesInfluence() bool { return it.firm() && it.reaches(it.kind.CarriesInfluence) }

func (it *item) reaches(weakest ascribe.Certainty) bool {
	if it.origin.interested() {
		return false
	}
	return weakest == ascribe.Probable || weakest == it.Certainty && weakest != ""
}
