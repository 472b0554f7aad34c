package overview

import (
	"maps"
	"slices"
	"strings"

	"ascribe"
)

// The closed vocabularies, by the numbers that lines hold; 0 is "not known".
var (
	stages  = []ascribe.Stage{ascribe.NoStage, ascribe.Encouragement, ascribe.TargetsAndStrategy, ascribe.StepByStep}
	attacks = []ascribe.AttackType{"", ascribe.ArmedAssault, ascribe.Assassination, ascribe.Bombing, ascribe.VehicleRamming,
		ascribe.HostageTaking, ascribe.Kidnapping, ascribe.Hijacking, ascribe.Arson, ascribe.Robbery, ascribe.Sabotage, ascribe.OtherAttack}
	outcomes = []ascribe.Outcome{"", ascribe.Completed, ascribe.Failed, ascribe.Foiled, ascribe.Threatened}
)

func numberIn[T comparable](of []T, v T) uint8 { return uint8(max(0, slices.Index(of, v))) }

// numbered gives each word a number; the empty word has 0.
type numbered struct {
	index map[string]uint32
	words []string
}

func newNumbered() numbered { return numbered{map[string]uint32{"": 0}, []string{""}} }

func (n *numbered) clone() numbered { return numbered{maps.Clone(n.index), slices.Clone(n.words)} }

func (n *numbered) number(word string) uint32 {
	i, ok := n.index[word]
	if !ok {
		i = uint32(len(n.words))
		n.index[word] = i
		n.words = append(n.words, word)
	}
	return i
}

func (n *numbered) find(word string) (uint32, bool) {
	i, ok := n.index[word]
	return i, ok
}

// separator parts the names of a set; no name has it.
const separator = "\x1f"

// set numbers a list of organisations.
func (w *words) set(names []string) uint32 {
	for _, n := range names {
		w.organisations.number(n)
	}
	return w.sets.number(strings.Join(names, separator))
}

// naming returns which sets name an organisation; case does not matter.
func (w *words) naming(organisation string) []bool {
	in := make([]bool, len(w.sets.words))
	for i, set := range w.sets.words {
		for _, name := range strings.Split(set, separator) {
			in[i] = in[i] || name != "" && strings.EqualFold(name, organisation)
		}
	}
	return in
}

// Organisations lists the organisations in question in any reading, in order.
func (x *Index) Organisations() []string {
	out := slices.Clone(x.words.organisations.words[1:])
	slices.Sort(out)
	return out
}

// Countries lists the country codes of any reading, in order.
func (x *Index) Countries() []string {
	out := slices.Clone(x.words.countries.words[1:])
	slices.Sort(out)
	return out
}
