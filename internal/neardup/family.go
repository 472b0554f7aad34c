package neardup

import (
	"cmp"
	"slices"

	"ascribe"
)

// Item is one report among those that may be copies of each other.
type Item struct {
	// ID is the report's id.
	ID string
	// Published is the date of the report; zero if unknown.
	Published ascribe.Date
}

// Pair names two reports of which one copies the other.
type Pair struct{ A, B string }

// Family is a set of reports that carry one story: one origin, however many
// outlets ran it.
type Family struct {
	// Origin is the id of the member published first, and the family's id.
	Origin string
	// Members are the ids of all members, the origin first, in the order of
	// publication, then of their ids.
	Members []string
}

// Families joins items into the connected components of the copy pairs. The
// result depends on neither the order of the items nor that of the pairs: the
// origin is the smallest by date of publication, then by id, with undated
// reports last. Pairs with an unknown id are ignored. Families come in the
// order of their origins; an item without copies is a family of its own.
func Families(items []Item, pairs []Pair) []Family {
	items = slices.SortedFunc(slices.Values(items), inOrder)
	f := newForest(items)
	for _, p := range pairs {
		f.join(p)
	}
	var out []Family
	at := make(map[int]int, len(items))
	for i, it := range items {
		root := f.find(i)
		k, ok := at[root]
		if !ok {
			k = len(out)
			at[root] = k
			out = append(out, Family{Origin: it.ID})
		}
		out[k].Members = append(out[k].Members, it.ID)
	}
	return out
}

func inOrder(a, b Item) int {
	if a.Published.IsZero() != b.Published.IsZero() {
		if a.Published.IsZero() {
			return 1
		}
		return -1
	}
	return cmp.Or(a.Published.Compare(b.Published), cmp.Compare(a.ID, b.ID))
}

// forest is a union-find over the ordered items; a root is the first of its
// set.
type forest struct {
	parent []int
	index  map[string]int
}

func newForest(items []Item) *forest {
	f := &forest{parent: make([]int, len(items)), index: make(map[string]int, len(items))}
	for i, it := range items {
		f.parent[i] = i
		f.index[it.ID] = i
	}
	return f
}

func (f *forest) find(i int) int {
	for f.parent[i] != i {
		f.parent[i] = f.parent[f.parent[i]]
		i = f.parent[i]
	}
	return i
}

func (f *forest) join(p Pair) {
	a, okA := f.index[p.A]
	b, okB := f.index[p.B]
	if !okA || !okB {
		return
	}
	ra, rb := f.find(a), f.find(b)
	f.parent[max(ra, rb)] = min(ra, rb)
}
