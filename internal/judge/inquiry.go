package judge

import (
	"maps"
	"slices"

	"ascribe"
	"ascribe/internal/codebook"
)

// inquiry is the question of one organisation's role, with everything that
// bears on it.
type inquiry struct {
	cb  *codebook.Codebook
	org string
	// entries are what bears on the question, in the order of saying.
	entries []*entry
	// rivals are what was said of other organisations by name.
	rivals []*item
	// allowed are the levels that the rules allow, strongest first.
	allowed []*finding
	steps   []ascribe.Contribution
}

// entry is an item as it bears on one organisation.
type entry struct {
	*item
	// named says that the item names the organisation, or bears on it as if
	// it did; an entry that is not named is general, or speaks of an ideology
	// of nobody in particular.
	named bool
	// unidentified marks contact with a person whose side nobody has told.
	unidentified bool
	// takenBack is the item that superseded this one; nil while it stands.
	takenBack *item
	// doubted marks an affirmation that its own source came to doubt without
	// ruling it out.
	doubted bool
}

func (e *entry) stands() bool { return e.takenBack == nil }

// questions lists the organisations in question; [""] if none is named.
func questions(items []item) []string {
	orgs := map[string]bool{}
	for _, it := range items {
		orgs[it.org] = true
	}
	if len(orgs) > 1 || len(orgs) == 0 {
		delete(orgs, "")
	}
	if len(orgs) == 0 {
		return []string{""}
	}
	return slices.Sorted(maps.Keys(orgs))
}

func newInquiry(cb *codebook.Codebook, org string, items []item) *inquiry {
	q := &inquiry{cb: cb, org: org}
	r := reference{org, items}
	for i := range items {
		it := &items[i]
		switch {
		case it.org == org && org != "":
			q.entries = append(q.entries, &entry{item: it, named: true})
		case it.org != "":
			q.rivals = append(q.rivals, it)
		default:
			if e := r.nameless(it); e != nil {
				q.entries = append(q.entries, e)
			}
		}
	}
	return q
}

// reference decides on which organisation a statement bears that names none.
type reference struct {
	org   string
	items []item
}

// nameless returns the item as it bears on the organisation, nil if it does
// not. That somebody was responsible says nothing of an organisation.
func (r reference) nameless(it *item) *entry {
	switch {
	case !it.affirms() || it.is(codebook.Alone, codebook.Absence, codebook.Open):
		return &entry{item: it}
	case it.Predicate == ascribe.ConsumedPropaganda:
		return &entry{item: it}
	case it.predicate.Contact:
		return r.contact(it)
	case r.org == "":
		return &entry{item: it}
	case it.Predicate != ascribe.Responsible && r.meant(it):
		return &entry{item: it, named: true}
	}
	return nil
}

// contact places contact with an unnamed side: it is the organisation's if
// somebody who can know says that the organisation was in contact with the
// attackers or ordered the attack, another's if that is said of another.
func (r reference) contact(it *item) *entry {
	identified := r.orgs(func(o *item) bool {
		return o.carries() && (o.predicate.Contact || o.is(codebook.Command))
	})
	if identified[r.org] {
		return &entry{item: it, named: true}
	}
	if len(identified) > 0 {
		return nil
	}
	return &entry{item: it, unidentified: true}
}

// meant reports whether a relation to an unnamed organisation is one to this:
// the one that the same origin names; if it names none, the only one in
// question.
func (r reference) meant(it *item) bool {
	same := func(o *item) bool { return o.origin.same(it.origin) }
	if named := r.orgs(func(o *item) bool { return same(o) && o.relates() && o.firm() }); len(named) > 0 {
		return named[r.org]
	}
	denied := r.orgs(func(o *item) bool {
		return same(o) && (o.relates() && o.denies() || o.Predicate == ascribe.NoLinkFound && o.firm())
	})
	if denied[r.org] {
		return false
	}
	live := r.orgs((*item).affirms)
	return len(live) == 1 && live[r.org]
}

// orgs returns the organisations that some item names and of which it
// satisfies the condition.
func (r reference) orgs(cond func(*item) bool) map[string]bool {
	found := map[string]bool{}
	for i := range r.items {
		if it := &r.items[i]; it.org != "" && cond(it) {
			found[it.org] = true
		}
	}
	return found
}

// standing returns the entries that stand and satisfy the condition.
func (q *inquiry) standing(cond func(*entry) bool) []*entry {
	var found []*entry
	for _, e := range q.entries {
		if e.stands() && cond(e) {
			found = append(found, e)
		}
	}
	return found
}

func (q *inquiry) any(cond func(*entry) bool) bool {
	return slices.ContainsFunc(q.entries, func(e *entry) bool { return e.stands() && cond(e) })
}
