package overview

import (
	"cmp"
	"slices"

	"ascribe"
)

// Order is what a list is sorted by.
type Order string

// The orders. Incidents that are equal in it, or lack what it sorts by, come
// in the order of their ids.
const (
	Newest     Order = "date_desc"       // latest first; undated last
	Oldest     Order = "date"            // earliest first; undated first
	Strongest  Order = "level"           // strongest level first, the likelier first
	Likeliest  Order = "likelihood_desc" // likeliest judgement first
	MostKilled Order = "killed_desc"     // most people reported killed first
	MostTold   Order = "sources_desc"    // most independent reports first
)

// Orders lists the orders.
var Orders = []Order{Newest, Oldest, Strongest, Likeliest, MostKilled, MostTold}

// Place is a place in a sorted list: that of an incident that was listed.
type Place struct {
	Key int64
	ID  string
}

func (p Place) compare(q Place) int {
	return cmp.Or(cmp.Compare(p.Key, q.Key), cmp.Compare(p.ID, q.ID))
}

// key is what a line is sorted by, ascending.
func (o Order) key(l *line) int64 {
	switch o {
	case Oldest:
		return int64(l.date)
	case Strongest:
		return int64(l.level)<<32 - int64(l.p*1e6)
	case Likeliest:
		return -int64(l.p * 1e6)
	case MostKilled:
		if !l.reported {
			return 1
		}
		return -int64(l.killed)
	case MostTold:
		return -int64(l.sources)
	}
	return -int64(l.date)
}

// Found is a page of a list.
type Found struct {
	// Places are those of the incidents found, in order.
	Places []Place
	// Total counts what the filter keeps on all pages.
	Total int
	// More says that something follows.
	More bool
}

// List returns the first limit incidents that f keeps and that come behind
// after in the order; after is nil for the first page. A page does not shift
// when incidents come in before it.
func (x *Index) List(f Filter, by Order, after *Place, limit int) Found {
	var found Found
	top := make([]Place, 0, limit+1)
	x.each(f, func(e *incident, l *line) {
		found.Total++
		p := Place{by.key(l), e.id}
		if after != nil && p.compare(*after) <= 0 || len(top) > limit && p.compare(top[limit]) >= 0 {
			return
		}
		at, _ := slices.BinarySearchFunc(top, p, Place.compare)
		if len(top) > limit {
			top = top[:limit]
		}
		top = slices.Insert(top, at, p)
	})
	found.More = len(top) > limit
	found.Places = top[:min(limit, len(top))]
	return found
}

// Dated returns the first day on which anything was known, and the last on
// which a reading changed; zero for an index without dated readings.
func (x *Index) Dated() (first, last ascribe.Date) {
	from, to := noDay, noDay
	for i := range x.incidents {
		for _, l := range x.incidents[i].days {
			if from == noDay || l.from < from {
				from = l.from
			}
			to = max(to, l.from)
		}
	}
	return from.date(), to.date()
}
