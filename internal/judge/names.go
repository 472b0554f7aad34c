package judge

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"ascribe/internal/actors"
	"ascribe/internal/codebook"
)

// directory is the embedded list of organisations, read once and never
// changed.
var directory = sync.OnceValues(actors.Load)

// decorations precede a name without being part of it.
var decorations = []string{"the ", "so-called ", "self-styled ", "self-proclaimed ", "a "}

// canonical returns the name under which an organisation is judged: the
// directory's where it is listed, else the name as written without article;
// "" for words that name nobody.
func canonical(cb *codebook.Codebook, name string) string {
	name = undecorated(strings.TrimSpace(name))
	if name == "" || generic(cb, name) {
		return ""
	}
	full, short := splitParenthesis(name)
	for _, n := range []string{name, full, short} {
		if listed, ok := listedName(n); ok {
			return listed
		}
	}
	return full
}

// listedName looks a name up in the directory. Should the directory not load,
// which its own tests exclude, names count as written.
func listedName(name string) (string, bool) {
	dir, err := directory()
	if err != nil || name == "" {
		return "", false
	}
	org, ok := dir.Organisation(name)
	return org.Name, ok
}

func undecorated(name string) string {
	for {
		before := name
		for _, d := range decorations {
			if len(name) > len(d) && strings.EqualFold(name[:len(d)], d) {
				name = name[len(d):]
			}
		}
		if name == before {
			return name
		}
	}
}

func generic(cb *codebook.Codebook, name string) bool {
	return slices.ContainsFunc(cb.Generic, func(g string) bool { return strings.EqualFold(g, name) })
}

// splitParenthesis splits "Kurdistan Workers' Party (PKK)"; short is "" where
// there is no parenthesis.
func splitParenthesis(name string) (full, short string) {
	before, after, ok := strings.Cut(name, " (")
	if inside, closed := strings.CutSuffix(after, ")"); ok && closed {
		return before, inside
	}
	return name, ""
}

// unify gives one name to the organisations of an incident that differ in
// spelling only, or of which one is the other's abbreviation by the reports'
// own word. The least spelling stands for all, so that the order of statements
// does not matter.
func unify(items []item) {
	spelling, meaning := map[string]string{}, map[string]string{} // folded form → name
	for _, it := range items {
		setLeast(spelling, it.org, it.org)
	}
	for _, it := range items {
		if _, short := splitParenthesis(it.Organisation); short != "" {
			setLeast(meaning, short, spelling[fold(it.org)])
		}
	}
	for i, it := range items {
		items[i].org = cmp.Or(meaning[fold(it.org)], spelling[fold(it.org)])
	}
}

func setLeast(names map[string]string, form, name string) {
	key := fold(form)
	if old, ok := names[key]; key != "" && (!ok || name < old) {
		names[key] = name
	}
}

// fold reduces a name to its letters and digits in lower case, words separated
// by one space; a point inside an abbreviation is dropped.
func fold(s string) string {
	if folded(s) {
		return s
	}
	s = strings.ReplaceAll(s, ".", "")
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return strings.Join(words, " ")
}

// folded reports whether s is plainly in the form that fold gives: most words
// of the codebook are, and are compared often.
func folded(s string) bool {
	last := byte(' ')
	for i := range len(s) {
		c := s[i]
		plain := 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == ' ' && last != ' '
		if !plain {
			return false
		}
		last = c
	}
	return last != ' '
}
