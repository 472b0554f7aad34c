package muc4

import (
	"strings"

	"ascribe/internal/extract/incidents"
	"ascribe/internal/text"
)

// Words that the key leaves out at the head of a fill.
var (
	// idle words name nothing: articles, and what a phrase may begin with
	// where the text runs on without a comma.
	idle = words("THE A AN THAT YESTERDAY TODAY TONIGHT LAST NIGHT OCCASION")
	// hedges belong to whoever tells of it.
	hedges = words("ALLEGED PRESUMED SUPPOSED SUSPECTED")
	// degrees say which or how strong of its kind.
	degrees = words("POWERFUL HIGH-POWERED SMALL LARGE HUGE STRONG NEW FIRST SECOND THIRD FOURTH FIFTH SEVERAL")
)

func words(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(s) {
		out[w] = true
	}
	return out
}

// text writes a string of the report as a fill, without the words of some
// lists at its head.
func (w *writer) text(s string, without ...map[string]bool) string {
	s = strings.ToUpper(strings.Trim(s, " ,.;:\""))
	for {
		first, rest, more := strings.Cut(s, " ")
		if !more || !listed(first, without) {
			return s
		}
		s = rest
	}
}

func listed(word string, lists []map[string]bool) bool {
	for _, l := range lists {
		if l[word] {
			return true
		}
	}
	return false
}

// oneName returns the shorter of two names of which one stands in brackets
// behind the other: the key lists them as alternatives.
func oneName(s string) string {
	open := strings.IndexAny(s, "[(")
	if open <= 0 {
		return s
	}
	outer := strings.Trim(s[:open], " \"")
	inner, _, _ := strings.Cut(s[open+1:], string(closing[s[open]]))
	if inner = strings.Trim(inner, " \""); inner != "" && len(inner) < len(outer) {
		return inner
	}
	return outer
}

// closing gives the bracket that closes another.
var closing = map[byte]byte{'[': ']', '(': ')'}

// individual returns the words that name an individual: a proper name, or the
// description with its number.
func (w *writer) individual(p *incidents.Phrase) text.Range {
	if p.Name.Len() > 0 && !p.Organisation && p.Title.Len() == 0 {
		return p.Name
	}
	return w.a.Counted(p)
}
