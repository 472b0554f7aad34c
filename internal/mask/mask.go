// Package mask hides the names of people in published texts. Whoever reads the
// record needs offices and kinds of speakers, not names: victims, witnesses and
// people who were never charged stay pseudonymous, and so does everybody else
// who is named, since a text alone does not tell for sure who is who.
//
// Names are found by what stands around them and by a list of given names; a
// name that was found is hidden wherever the same report writes it again, also
// by the last part alone. Every letter becomes one sign, so that offsets stay
// right.
package mask

import (
	"maps"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sign stands for one letter of a name.
const Sign = '█'

// Names are the names that were found in a report. The zero value holds none.
type Names struct {
	// full holds the words of each name, by the first of them.
	full map[string][][]string
	// last are the words by which somebody is called again.
	last map[string]bool
}

// Find returns the names in the texts of one report: its running text, its
// title. organisation reports whether words are the name of an organisation.
func Find(organisation func(string) bool, texts ...string) Names {
	n := Names{map[string][][]string{}, map[string]bool{}}
	for _, t := range texts {
		ws := scan(t)
		for i := 0; i < len(ws); {
			from, to := run(ws, i)
			if from < to && person(ws, from, to, organisation) {
				n.add(ws[from:to])
			}
			i = max(to, i+1)
		}
	}
	return n
}

func (n *Names) add(ws []word) {
	var name []string
	for _, w := range ws {
		name = append(name, w.text)
	}
	n.full[name[0]] = append(n.full[name[0]], name)
	if last := name[len(name)-1]; !known[strings.ToLower(last)] {
		n.last[last] = true
	}
}

// Union returns the names that any of ns holds.
func Union(ns ...Names) Names {
	all := Names{map[string][][]string{}, map[string]bool{}}
	for _, n := range ns {
		for first, names := range n.full {
			all.full[first] = append(all.full[first], names...)
		}
		maps.Copy(all.last, n.last)
	}
	return all
}

// In returns s with the names hidden. It has as many code points as s.
func (n Names) In(s string) string {
	if len(n.full) == 0 {
		return s
	}
	var b strings.Builder
	at := 0
	ws := scan(s)
	for i := 0; i < len(ws); {
		k := n.length(ws[i:])
		for _, w := range ws[i : i+k] {
			b.WriteString(s[at:w.from])
			hide(&b, s[w.from:w.to])
			at = w.to
		}
		i += max(k, 1)
	}
	b.WriteString(s[at:])
	return b.String()
}

// length returns how many words the name has that begins here; 0 for none.
func (n Names) length(ws []word) int {
	best := 0
	for _, name := range n.full[ws[0].text] {
		k := 0
		for k < len(name) && k < len(ws) && ws[k].text == name[k] {
			k++
		}
		if k == len(name) {
			best = max(best, k)
		}
	}
	if best == 0 && n.last[ws[0].text] {
		best = 1
	}
	return best
}

func hide(b *strings.Builder, name string) {
	for _, r := range name {
		if unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) {
			r = Sign
		}
		b.WriteRune(r)
	}
}

// word is a word of a text: letters, with points, hyphens and apostrophes
// inside.
type word struct {
	from, to int    // bytes
	text     string // without a possessive
	upper    bool   // begins with a capital
	joined   bool   // only a blank stands between it and the word before
	opens    bool   // begins a sentence
}

func scan(s string) []word {
	var ws []word
	last := 0
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			i += size
			continue
		}
		from := i
		i = wordEnd(s, i)
		gap := s[last:from]
		w := word{from: from, to: i, text: s[from:i], upper: unicode.IsUpper(r), joined: len(ws) > 0 && joins(gap)}
		for _, possessive := range []string{"'s", "’s"} {
			if t, ok := strings.CutSuffix(w.text, possessive); ok {
				w.text, w.to = t, from+len(t)
			}
		}
		w.opens = len(ws) == 0 || strings.ContainsAny(gap, ".!?\n\"“„:") && !w.joined
		ws, last = append(ws, w), i
	}
	return ws
}

// joins reports whether a gap may stand inside a name: a blank, also behind
// the point of an initial.
func joins(gap string) bool { return gap == " " || gap == "\u00a0" }

// wordEnd returns the end of the word at i. The point behind a single capital
// belongs to it.
func wordEnd(s string, i int) int {
	from := i
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		inside := unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r)
		if !inside && strings.ContainsRune("-'’", r) {
			next, _ := utf8.DecodeRuneInString(s[i+size:])
			inside = unicode.IsLetter(next)
		}
		if !inside {
			break
		}
		i += size
	}
	if first, size := utf8.DecodeRuneInString(s[from:]); i == from+size && unicode.IsUpper(first) && strings.HasPrefix(s[i:], ". ") {
		i++
	}
	return i
}
