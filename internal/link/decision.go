package link

import (
	"maps"
	"slices"
)

// DecisionKind says what a [Decision] does.
type DecisionKind string

// The kinds of decision that people take.
const (
	// Merge makes A and B one incident.
	Merge DecisionKind = "merge"
	// Split keeps A and B in different incidents.
	Split DecisionKind = "split"
	// Undo takes back the decision whose id is A.
	Undo DecisionKind = "undo"
)

// Decision is one step of grouping taken by hand. It outranks every score. Of
// two decisions that contradict each other the later one holds.
type Decision struct {
	ID   string
	Kind DecisionKind
	// A and B are mention keys or incident ids, for Undo a decision's id. An
	// incident id stands for the mention that founded it.
	A, B string
}

// standing returns the decisions that were not undone, oldest first. An Undo
// may itself be undone.
func standing(decisions []Decision) []Decision {
	undone := map[string]bool{}
	for i := len(decisions) - 1; i >= 0; i-- {
		if d := decisions[i]; d.Kind == Undo && !undone[d.ID] {
			undone[d.A] = true
		}
	}
	var out []Decision
	for _, d := range decisions {
		if d.Kind != Undo && !undone[d.ID] {
			out = append(out, d)
		}
	}
	return out
}

// decide sorts out decisions, the newest first; an older one that contradicts
// it is passed over. It enters the splits and returns the merges.
func (a *agglomeration) decide(decisions []Decision) (merges [][2]int) {
	decisions = standing(decisions)
	if len(decisions) == 0 {
		return nil
	}
	named := maps.Clone(a.index)
	for i, p := range a.mentions {
		named[p.IncidentID()] = i
	}
	class := make([]int, len(a.mentions)) // mentions that are merged by hand
	for i := range class {
		class[i] = i
	}
	var splits [][2]int
	for _, d := range slices.Backward(decisions) {
		i, okA := named[d.A]
		j, okB := named[d.B]
		if !okA || !okB || class[i] == class[j] {
			continue
		}
		switch {
		case d.Kind == Split:
			splits = append(splits, [2]int{i, j})
		case d.Kind == Merge && !separated(splits, class, class[i], class[j]):
			merges = append(merges, [2]int{i, j})
			replace(class, class[j], class[i])
		}
	}
	a.keepApart(splits, class)
	return merges
}

func replace(class []int, from, to int) {
	for i, c := range class {
		if c == from {
			class[i] = to
		}
	}
}

func separated(splits [][2]int, class []int, c, d int) bool {
	for _, s := range splits {
		if ordered(class[s[0]], class[s[1]]) == ordered(c, d) {
			return true
		}
	}
	return false
}

// keepApart enters the splits: what is apart from a mention is apart from all
// that is merged with it.
func (a *agglomeration) keepApart(splits [][2]int, class []int) {
	if len(splits) == 0 {
		return
	}
	of := map[int][]int{}
	for i, c := range class {
		of[c] = append(of[c], i)
	}
	for _, s := range splits {
		for _, i := range of[class[s[0]]] {
			for _, j := range of[class[s[1]]] {
				a.apart[ordered(i, j)] = true
			}
		}
	}
}

func ordered(i, j int) [2]int { return [2]int{min(i, j), max(i, j)} }

func (a *agglomeration) keptApart(g, h int) bool {
	for pair := range a.apart {
		if r := ordered(a.root[pair[0]], a.root[pair[1]]); r == ordered(g, h) {
			return true
		}
	}
	return false
}

// merge joins what was merged by hand, with the groups that scores made around
// it. A merge gives way where these hold mentions that were split.
func (a *agglomeration) merge(merges [][2]int) {
	for _, m := range merges {
		g, h := min(a.root[m[0]], a.root[m[1]]), max(a.root[m[0]], a.root[m[1]])
		if g == h || a.keptApart(g, h) {
			continue
		}
		a.byHand[h] = g
		a.join(g, h, tie{})
	}
}
