package eval

import (
	"slices"
	"strconv"
	"strings"

	"ascribe"
)

// slots are the facts that are compared. Targets are free words and are not.
var slots = []ascribe.Predicate{
	ascribe.FactAttackType, ascribe.FactWeapon, ascribe.FactDate, ascribe.FactPlace, ascribe.FactKilled,
	ascribe.FactInjured, ascribe.FactOutcome, ascribe.FactOrganisation,
}

// valueOf returns what m gives for a slot, "" for nothing.
func valueOf(m *ascribe.Mention, slot ascribe.Predicate) string {
	switch slot {
	case ascribe.FactAttackType:
		return string(m.AttackType)
	case ascribe.FactWeapon:
		return string(m.Weapon)
	case ascribe.FactDate:
		return m.Date.String()
	case ascribe.FactPlace:
		if m.Place != nil {
			return m.Place.Name
		}
	case ascribe.FactKilled:
		return best(m.Killed)
	case ascribe.FactInjured:
		return best(m.Injured)
	case ascribe.FactOutcome:
		return string(m.Outcome)
	case ascribe.FactOrganisation:
		return m.Organisation
	}
	return ""
}

func best(c *ascribe.Count) string {
	if c == nil {
		return ""
	}
	return strconv.Itoa(c.Best)
}

// codesFacts reports whether m fills any slot.
func codesFacts(m *ascribe.Mention) bool {
	return slices.ContainsFunc(slots, func(s ascribe.Predicate) bool { return valueOf(m, s) != "" })
}

// agrees reports whether both give the slot, and the same: two weapons in any
// order, a place by distance if both have coordinates and by name otherwise, an
// organisation under any of its names.
func agrees(names Names, slot ascribe.Predicate, coded, found *ascribe.Mention) bool {
	c, f := valueOf(coded, slot), valueOf(found, slot)
	switch {
	case c == "" || f == "":
		return false
	case slot == ascribe.FactWeapon:
		return weapons(c) == weapons(f)
	case slot == ascribe.FactPlace:
		return names.samePlace(coded.Place, found.Place)
	case slot == ascribe.FactOrganisation:
		return names.sameOrganisation(c, f)
	}
	return c == f
}

func weapons(s string) string {
	parts := strings.Split(s, " and ")
	slices.Sort(parts)
	return strings.Join(parts, " and ")
}

// factTally counts incidents and the slots of those that were coded.
type factTally struct {
	names     Names
	incidents tally
	slots     map[ascribe.Predicate]tally
	coded     bool // some incident carries a fact
}

func newFactTally(names Names) *factTally {
	return &factTally{names: names, slots: map[ascribe.Predicate]tally{}}
}

// pair ties coded to found incidents by the slots that agree: the pairing with
// most of them. Two that agree in nothing are not one incident.
func (t *factTally) pair(coded, found []ascribe.Mention) [][2]int {
	return pairUp(indices(coded), indices(found), func(c, f int) int {
		n := 0
		for _, s := range slots {
			if agrees(t.names, s, &coded[c], &found[f]) {
				n++
			}
		}
		return n
	})
}

func indices[T any](of []T) []int {
	out := make([]int, len(of))
	for i := range out {
		out[i] = i
	}
	return out
}

// add counts one report. A slot is compared where it was coded; what is found
// in incidents that nobody coded counts against the incidents, not the slots.
func (t *factTally) add(coded, found []ascribe.Mention, pairs [][2]int) {
	t.incidents = append(t.incidents, counts{len(pairs), len(found), len(coded)})
	t.coded = t.coded || len(coded) > 0
	for _, s := range slots {
		var n counts
		for i := range coded {
			if valueOf(&coded[i], s) != "" {
				n.coded++
			}
		}
		for _, p := range pairs {
			c, f := &coded[p[0]], &found[p[1]]
			n = n.plus(agreementOf(valueOf(c, s) != "" && valueOf(f, s) != "", agrees(t.names, s, c, f)))
		}
		t.slots[s] = append(t.slots[s], n)
	}
}

// agreementOf counts a slot that was found and may agree.
func agreementOf(found, agrees bool) counts {
	var c counts
	if found {
		c.found = 1
	}
	if agrees {
		c.matched = 1
	}
	return c
}

func (t *factTally) rows() []Row {
	if !t.coded {
		return nil
	}
	out := []Row{{"incident", t.incidents.score()}}
	for _, s := range slots {
		if sum := t.slots[s].sum(); sum.coded > 0 {
			out = append(out, Row{string(s), t.slots[s].score()})
		}
	}
	return out
}
