package link

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
