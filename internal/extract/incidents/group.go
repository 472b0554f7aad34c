package incidents

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"ascribe/internal/actors"
	"ascribe/internal/extract/incidents/clause"
	"ascribe/internal/extract/incidents/lexicon"
	"ascribe/internal/text"
)

// Group is an organisation that a report names and that may stand behind an
// incident: one of the directory, a force of a state, or a band that has no
// name of its own ("death squads", "the drug mafia").
type Group struct {
	// Name is the canonical name, or the words by which the report calls it.
	Name string
	// Class is what sort it is: the movement of a group of the directory,
	// "state", or "band".
	Class string
	// Countries are the codes of the countries where a group of the directory
	// is at home.
	Countries []string
	// Mentions are the places that name it, in text order, at least one.
	Mentions []GroupMention
}

// GroupMention is one place that names a group.
type GroupMention struct {
	// Sentence is the index of its sentence.
	Sentence int
	// Range is the name, with its acronym in brackets if one follows.
	Range text.Range

	np         int    // the phrase that holds it, -1 for none
	carrier    string // what else the phrase names: "guerrilla" in "FMLN guerrillas"
	links, ups []link // of the phrase, and of the phrase it depends on by "of"
	bracketed  bool
}

// groups gathers the groups of a report.
func (d *document) groups(dir *actors.Directory) []Group {
	var out []Group
	index := map[string]int{}
	for i := range d.sents {
		s := &d.sents[i]
		for _, m := range d.namesOfGroups(s) {
			k, ok := index[m.name]
			if !ok {
				k = len(out)
				index[m.name] = k
				out = append(out, Group{Name: m.name, Class: m.class, Countries: m.countries})
			}
			s.settle(&m.GroupMention)
			s.groups = append(s.groups, groupRange{m.Range, m.name, m.class})
			out[k].Mentions = append(out[k].Mentions, m.GroupMention)
		}
	}
	if len(out) > 0 {
		for i := range d.sents {
			d.sents[i].acts = d.sents[i].findActs()
		}
		d.hear(dir)
	}
	return out
}

// groupName is a mention with the group that it names.
type groupName struct {
	GroupMention
	name, class string
	countries   []string
}

// namesOfGroups returns the groups named in a sentence, in order: those that
// the directory knows, then forces and bands elsewhere.
func (d *document) namesOfGroups(s *sentence) []groupName {
	var out []groupName
	for _, o := range s.orgs {
		if o.Generic || o.Org.Kind == actors.KindOutlet || s.tokenAt(o.Range.Start) < 0 {
			continue
		}
		if n := len(out); n > 0 && out[n-1].name == o.Org.Name && d.bracketed(out[n-1].Range, o.Range) {
			out[n-1].Range.End, out[n-1].bracketed = o.Range.End+1, true
			continue
		}
		out = append(out, groupName{GroupMention{Sentence: s.at, Range: o.Range}, o.Org.Name, o.Org.Movement, o.Org.Countries})
	}
	for k := 0; k < len(s.Tokens); k++ {
		first, last, name, class := s.force(k)
		if last < 0 {
			continue
		}
		r := text.Range{Start: s.Tokens[first].Start, End: s.Tokens[last].End}
		if !slices.ContainsFunc(out, func(g groupName) bool { return g.Range.Start < r.End && r.Start < g.Range.End }) {
			out = append(out, groupName{GroupMention{Sentence: s.at, Range: r}, name, class, nil})
		}
		k = last
	}
	slices.SortStableFunc(out, func(a, b groupName) int { return cmp.Compare(a.Range.Start, b.Range.Start) })
	return out
}

// forces are the bodies of a state by their last words: alone, or after a word
// that makes them one.
var forces = text.NewTable(map[string][]string{"army": nil, "armies": nil, "military": nil, "government": nil, "regime": nil, "navy": nil, "dictatorship": nil,
	"police": nil, "administration": nil, "junta": nil,
	"force":   {"air", "police", "security", "task"},
	"forces":  {"armed", "security", "government", "military", "defense", "defence"},
	"guard":   {"national", "civil", "republican", "treasury"},
	"service": {"intelligence", "security", "secret"}, "services": {"intelligence", "security", "secret"},
	"patrol": {"military", "army", "police"}, "patrols": {"military", "army"}, "battalion": nil, "brigade": {"infantry", "artillery", "cavalry"},
	"detachment": {"military"}})

// bands are unnamed organisations by their last words.
var bands = text.NewTable(map[string][]string{"squad": {"death", "assassination"}, "squads": {"death", "assassination"},
	"mafia": nil, "mafias": nil, "cartel": nil, "cartels": nil, "paramilitaries": nil, "self-defense": nil,
	"ring": {"drug", "trafficking"}, "rings": {"drug", "trafficking"}, "gang": {"drug", "trafficking"}, "gangs": {"drug", "trafficking"},
	"group":         {"rightist", "leftist", "paramilitary", "rightwing", "right-wing", "leftwing", "ultrarightist", "ultraleftist", "self-defense"},
	"groups":        {"rightist", "leftist", "paramilitary", "rightwing", "right-wing", "leftwing", "ultrarightist", "ultraleftist", "self-defense"},
	"organizations": {"drug", "trafficking", "paramilitary", "drug-trafficking"}})

// force recognises a force or a band whose last word is at token k and returns
// its first and last token, its name and class; last is -1 if there is none.
// Adjectives before it belong to it: "Salvadoran Army", "drug mafia".
func (s *sentence) force(k int) (first, last int, name, class string) {
	w := s.Tokens[k].Lower
	before, isForce := forces.Of(w)
	class = "state"
	if !isForce {
		var isBand bool
		if before, isBand = bands.Of(w); !isBand {
			return 0, -1, "", ""
		}
		class = "band"
	}
	if s.Tokens[k].NP < 0 || s.Tokens[k].Part != clause.Noun && s.Tokens[k].Part != clause.Name && s.Tokens[k].Part != clause.Adj {
		return 0, -1, "", ""
	}
	if before != nil && (k == 0 || !slices.Contains(before, s.Tokens[k-1].Lower)) {
		return 0, -1, "", ""
	}
	first, name = k, w
	if before != nil {
		first, name = k-1, s.Tokens[k-1].Lower+" "+w
	}
	for first > 0 && (s.Tokens[first-1].NP == s.Tokens[k].NP && s.qualifies(first-1) || class == "band" && s.trade(first-1)) {
		first--
	}
	if class == "state" && s.insurgent(first, k) {
		return 0, -1, "", ""
	}
	return first, k, common(name), class
}

// insurgent reports whether the words of a force say that it is no state's: a
// "liberation army" that the directory does not know.
func (s *sentence) insurgent(first, last int) bool {
	for k := max(first-1, 0); k < last; k++ {
		switch s.Tokens[k].Lower {
		case "liberation", "revolutionary", "guerrilla", "rebel", "insurgent", "popular", "resistance":
			return true
		}
	}
	return false
}

// common gives the names by which reports call one body in turn one form:
// coders take a state's army, its military and its armed forces for the same.
func common(name string) string {
	switch name {
	case "army", "armies", "military", "armed forces":
		return "armed forces"
	}
	return strings.TrimSuffix(name, "s")
}

// trade reports whether token k belongs to the words "drug trafficking", which
// are a band's adjective although the second looks like a verb.
func (s *sentence) trade(k int) bool {
	w := s.Tokens[k].Lower
	return w == "trafficking" && k > 0 && s.Tokens[k-1].Lower == "drug" || w == "drug" && s.Tokens[k+1].Lower == "trafficking"
}

// qualifies reports whether token k may be the adjective of a force: no
// article, number, or word for people.
func (s *sentence) qualifies(k int) bool {
	t := &s.Tokens[k]
	if t.Part == clause.Det || t.Part == clause.Num || t.Kind != text.Word || t.Word.Is(lexicon.Num|lexicon.Title) {
		return false
	}
	return !alleged(t.Lower)
}

// alleged reports whether a word before a name only doubts.
func alleged(w string) bool {
	switch w {
	case "alleged", "suspected", "presumed", "so-called", "former", "retired", "several", "local", "current", "new", "own",
		"same", "entire", "whole", "then":
		return true
	}
	return false
}

// settle ties a mention to the phrase that holds it and to what governs that.
func (s *sentence) settle(m *GroupMention) {
	k := s.tokenAt(m.Range.Start)
	m.np = s.Tokens[k].NP
	if m.np < 0 {
		return
	}
	m.links = s.links[m.np]
	n := &s.NPs[m.np]
	if last := &s.Tokens[n.Last]; last.End > m.Range.End {
		m.carrier = headOf(s, m.np)
	}
	if up := s.above(m.np); up >= 0 {
		m.ups = append([]link{{"above", headOf(s, up), ""}}, s.links[up]...)
	}
}

// above returns the phrase that phrase np depends on by "of", "from" or a
// genitive: "members" in "members of the FMLN"; -1 if there is none.
func (s *sentence) above(np int) int {
	if s.NPs[np].Owned && np+1 < len(s.NPs) && s.NPs[np+1].Owner == np {
		return np + 1
	}
	k := s.NPs[np].Prep
	if k < 1 || s.Tokens[k-1].NP < 0 {
		return -1
	}
	switch s.Tokens[k].Lower {
	case "of", "from", "in", "with", "by":
		return s.Tokens[k-1].NP
	}
	return -1
}

// best returns the mention whose words name the group best for candidate k: a
// name with its acronym, else the one told nearest.
func (a *Analysis) bestMention(g, k int) *GroupMention {
	ms := a.Groups[g].Mentions
	out := &ms[0]
	for i := range ms {
		if worth(a, g, &ms[i], k) > worth(a, g, out, k) {
			out = &ms[i]
		}
	}
	return out
}

func worth(a *Analysis, g int, m *GroupMention, k int) int {
	w := -min(distance(a.clusters[k].sents, m.Sentence), 50)
	if m.bracketed {
		w += 100
	}
	if m.carrier != "" && a.Groups[g].Class == "state" {
		w -= 20 // "military officers" names the force less well than "the army"
	}
	return w
}

// bucket names a count, all from most on being one.
func bucket(n, most int) string { return strconv.Itoa(min(n, most)) }
