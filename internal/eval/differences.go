package eval

import (
	"cmp"
	"slices"
	"strings"

	"ascribe"
)

// Kind says in which way extraction and coding differ.
type Kind string

// The kinds of difference.
const (
	Missed   Kind = "missed"   // coded, not found
	Spurious Kind = "spurious" // found, not coded
	Differs  Kind = "differs"  // found, with another value
)

// Difference is one thing on which extraction and coding do not agree.
type Difference struct {
	DocID string `json:"docid"`
	Kind  Kind   `json:"kind"`
	// What is a predicate, a slot, "incident" or "relevant".
	What string `json:"what"`
	// Attributes names what differs in a statement that both have.
	Attributes []string `json:"attributes,omitempty"`
	// Coded and Found are the two sides; nil where a side has nothing.
	Coded *Side `json:"coded"`
	Found *Side `json:"found"`
}

// Place returns the span and quote of the coded side, or of the found one where
// nothing was coded or the coding has no span; nil if neither has.
func (d *Difference) Place() (*ascribe.Span, string) {
	for _, s := range []*Side{d.Coded, d.Found} {
		if s != nil && s.Span != nil {
			return s.Span, s.Quote
		}
	}
	return nil, ""
}

// Side is what one of the two says.
type Side struct {
	*ascribe.Span                     // nil for a fact whose place in the text is not given
	Quote         string              `json:"quote,omitempty"`
	Polarity      ascribe.Polarity    `json:"polarity,omitempty"`
	Certainty     ascribe.Certainty   `json:"certainty,omitempty"`
	Speaker       string              `json:"speaker,omitempty"`
	SpeakerKind   ascribe.SpeakerKind `json:"speaker_kind,omitempty"`
	Organisation  string              `json:"organisation,omitempty"`
	// Value is that of a slot; of an incident, those of its slots.
	Value string `json:"value,omitempty"`
}

func sideOf(s *ascribe.Statement) *Side {
	return &Side{&s.Span, s.Quote, s.Polarity, s.Certainty, s.Speaker, s.SpeakerKind, s.Organisation, s.Value}
}

// differences collects those of one report.
type differences struct {
	report string
	names  Names
	list   []Difference
}

func (d *differences) add(kind Kind, what string, coded, found *Side, attributes ...string) {
	d.list = append(d.list, Difference{d.report, kind, what, attributes, coded, found})
}

func (d *differences) relevance(coded, found bool) {
	switch {
	case coded && !found:
		d.add(Missed, "relevant", &Side{Value: "true"}, &Side{Value: "false"})
	case found && !coded:
		d.add(Spurious, "relevant", &Side{Value: "false"}, &Side{Value: "true"})
	}
}

// statements pairs as many statements as possible and, among those pairings,
// those that agree in most attributes; then it lists what is left.
func (d *differences) statements(coded, found []ascribe.Statement) {
	start := len(d.list)
	codedLeft, foundLeft := make([]bool, len(coded)), make([]bool, len(found))
	cs, fs := byPredicate(coded), byPredicate(found)
	for _, p := range ascribe.DirectionPredicates {
		for _, pair := range d.closest(coded, found, cs[p], fs[p]) {
			c, f := &coded[pair[0]], &found[pair[1]]
			codedLeft[pair[0]], foundLeft[pair[1]] = true, true
			if names := d.differing(c, f); len(names) > 0 {
				d.add(Differs, string(p), sideOf(c), sideOf(f), names...)
			}
		}
	}
	for i := range coded {
		if !codedLeft[i] {
			d.add(Missed, string(coded[i].Predicate), sideOf(&coded[i]), nil)
		}
	}
	for i := range found {
		if !foundLeft[i] {
			d.add(Spurious, string(found[i].Predicate), nil, sideOf(&found[i]))
		}
	}
	slices.SortStableFunc(d.list[start:], func(a, b Difference) int {
		s, _ := a.Place()
		t, _ := b.Place()
		return cmp.Or(cmp.Compare(s.Start, t.Start), cmp.Compare(s.End, t.End), strings.Compare(a.What, b.What))
	})
}

// closest gives each pair a weight above all that attributes can add up to, so
// that the number of pairs comes first.
func (d *differences) closest(coded, found []ascribe.Statement, cs, fs []int) [][2]int {
	most := len(attributes) + 1
	pair := 1 + most*min(len(cs), len(fs))
	return pairUp(cs, fs, func(c, f int) int {
		if !compatible(&coded[c], &found[f], 0) {
			return 0
		}
		return pair + most - len(d.differing(&coded[c], &found[f]))
	})
}

// differing names the attributes that differ, the organisation among them.
func (d *differences) differing(coded, found *ascribe.Statement) []string {
	var out []string
	for _, a := range attributes {
		if !a.agree(coded, found) {
			out = append(out, a.name)
		}
	}
	if coded.Organisation != "" && !d.names.sameOrganisation(coded.Organisation, found.Organisation) {
		out = append(out, "organisation")
	}
	return out
}

// facts lists the incidents that only one side has and, of the others, the
// slots that were coded and do not agree.
func (d *differences) facts(coded, found []ascribe.Mention, pairs [][2]int) {
	codedOf, foundOf := map[int]bool{}, map[int]bool{}
	for _, p := range pairs {
		codedOf[p[0]], foundOf[p[1]] = true, true
		d.slots(&coded[p[0]], &found[p[1]])
	}
	for i := range coded {
		if !codedOf[i] {
			d.add(Missed, "incident", &Side{Value: summary(&coded[i])}, nil)
		}
	}
	for i := range found {
		if !foundOf[i] {
			d.add(Spurious, "incident", nil, incidentSide(&found[i]))
		}
	}
}

func (d *differences) slots(coded, found *ascribe.Mention) {
	for _, s := range slots {
		switch c, f := valueOf(coded, s), valueOf(found, s); {
		case c == "" || agrees(d.names, s, coded, found):
		case f == "":
			d.add(Missed, string(s), &Side{Value: c}, nil)
		default:
			d.add(Differs, string(s), &Side{Value: c}, evidence(found, s, f))
		}
	}
}

// evidence is a value with the place in the text that it was read from.
func evidence(m *ascribe.Mention, slot ascribe.Predicate, value string) *Side {
	side := &Side{Value: value}
	if i := slices.IndexFunc(m.Facts, func(s ascribe.Statement) bool { return s.Predicate == slot }); i >= 0 {
		side.Span, side.Quote = &m.Facts[i].Span, m.Facts[i].Quote
	}
	return side
}

// incidentSide shows an incident by the first sentence read for a fact of it.
func incidentSide(m *ascribe.Mention) *Side {
	side := &Side{Value: summary(m)}
	if len(m.Facts) > 0 {
		side.Span, side.Quote = &m.Facts[0].Span, m.Facts[0].Quote
	}
	return side
}

// summary puts the slots of an incident in a line.
func summary(m *ascribe.Mention) string {
	var parts []string
	for _, s := range slots {
		if v := valueOf(m, s); v != "" {
			parts = append(parts, string(s)+" "+v)
		}
	}
	return strings.Join(parts, ", ")
}
