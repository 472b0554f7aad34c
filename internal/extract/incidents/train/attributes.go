package train

import (
	"slices"
	"strings"

	"ascribe/internal/extract/incidents"
	"ascribe/internal/extract/linear"
)

// Settings chosen by cross-validation on the training reports: what a word
// stands for is learnt by heart, what happened is not.
var (
	attributeSettings = linear.Settings{Epochs: 8, Rate: 0.03, L1: 2e-4, MinCount: 2, Seed: 4}
	typeSettings      = linear.Settings{Epochs: 15, Rate: 0.1, L1: 1e-4, MinCount: 2, Seed: 4}
)

// attribute fits the model of one attribute.
func attribute(cases []Case, at incidents.Attribute) string {
	b := &labelled{at: at}
	for _, c := range cases {
		b.read(c.Analysis, c.Templates)
	}
	if strings.HasSuffix(at.Name, "-type") {
		return b.fit(typeSettings)
	}
	return b.fit(attributeSettings)
}

// labelled collects vectors with the value that each has.
type labelled struct {
	at      incidents.Attribute
	vectors []linear.Example
	values  []string
}

func (b *labelled) read(a *incidents.Analysis, key []Template) {
	if b.at.OfIncident() {
		for _, d := range a.Divisions() {
			b.incidents(d, key)
		}
		return
	}
	f := linear.Features{Named: true}
	for t := range key {
		for e := range a.Entities {
			if v, ok := b.value(a, &a.Entities[e], &key[t]); ok {
				f.Reset()
				a.PhraseAttributeFeatures(b.at, firstOf(key[t].Slots["inc_type"]), firstOf(key[t].Slots["inc_stage"]), a.Entities[e].Mentions, &f)
				b.add(&f, v)
			}
		}
	}
}

func (b *labelled) add(f *linear.Features, value string) {
	b.vectors = append(b.vectors, linear.NewExample(f, nil))
	b.values = append(b.values, value)
}

func firstOf(fs []Fill) string {
	if len(fs) == 0 || len(fs[0].Alts) == 0 {
		return ""
	}
	return fs[0].Alts[0]
}

// value returns the value that the key gives what some phrases name; ok is
// false if none of them fills the role in the template.
func (b *labelled) value(a *incidents.Analysis, e *incidents.Entity, t *Template) (string, bool) {
	for _, slot := range slotRoles[b.at.Role] {
		for i := range t.Slots[slot] {
			for _, m := range e.Mentions {
				if fills(a, &a.Phrases[m], slot, &t.Slots[slot][i]) {
					return referring(t.Slots[b.at.Slot], referents(t, slot, i)), true
				}
			}
		}
	}
	return "", false
}

// referents returns the strings by which other slots refer to a fill: its
// own, and for a description the name that it describes.
func referents(t *Template, slot string, i int) []string {
	f := &t.Slots[slot][i]
	return append(slices.Clone(f.Alts), f.Ref...)
}

// referring returns the value of the first fill that refers to one of the
// strings, [incidents.None] if none does.
func referring(fs []Fill, to []string) string {
	for _, f := range fs {
		for _, r := range f.Ref {
			if slices.Contains(to, r) && len(f.Alts) > 0 {
				return f.Alts[0]
			}
		}
	}
	return incidents.None
}

// incidents labels the candidates that tell a template.
func (b *labelled) incidents(a *incidents.Analysis, key []Template) {
	f := linear.Features{Named: true}
	for k, t := range matched(a, key) {
		if t < 0 || b.at.Instead && filled(&key[t], b.at.Role) {
			continue
		}
		f.Reset()
		a.IncidentAttributeFeatures(k, groupsBehind(a, &key[t]), individuals(a, &key[t]), &f)
		b.add(&f, b.ofIncident(&key[t]))
	}
}

// ofIncident returns the value that the key gives the incident.
func (b *labelled) ofIncident(t *Template) string {
	fs := t.Slots[b.at.Slot]
	if b.at.Instead {
		return referring(fs, []string{"-"}) // so the key writes what is not named
	}
	if v := firstOf(fs); v != "" {
		return v
	}
	return incidents.None
}

// filled reports whether anything fills a role in the template.
func filled(t *Template, role string) bool {
	for _, slot := range slotRoles[role] {
		if len(t.Slots[slot]) > 0 {
			return true
		}
	}
	return false
}

// individuals returns one phrase for each individual of the key.
func individuals(a *incidents.Analysis, t *Template) []int {
	var out []int
	for i := range t.Slots["perp_ind_id"] {
		for k := range a.Phrases {
			if fills(a, &a.Phrases[k], "perp_ind_id", &t.Slots["perp_ind_id"][i]) {
				out = append(out, k)
				break
			}
		}
	}
	return out
}

// groupsBehind returns the groups that are organisations of the key.
func groupsBehind(a *incidents.Analysis, t *Template) []int {
	var out []int
	for g, fill := range behindFills(a, t) {
		if fill >= 0 {
			out = append(out, g)
		}
	}
	return out
}

// fit fits the model of the values collected.
func (b *labelled) fit(s linear.Settings) string {
	classes := slices.Compact(slices.Sorted(slices.Values(b.values)))
	if len(classes) == 0 {
		classes = []string{incidents.None} // the reports show no case of it
	}
	for i := range b.vectors {
		b.vectors[i].Holds = make([]bool, len(classes))
		b.vectors[i].Holds[slices.Index(classes, b.values[i])] = true
	}
	return linear.Fit(classes, b.vectors, s)
}
