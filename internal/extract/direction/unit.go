package direction

import (
	"strings"

	"ascribe/internal/text"
)

// unit is a run of tokens that is read as one: a sentence, or several that
// one quotation holds together.
type unit struct {
	doc       *text.Doc
	sentences []text.Sentence
	toks      []tok
	tags      []tag   // by start
	first     []int32 // index into tags for each token, and its end
	ends      []tag   // by end
	lastEnd   []int32
	question  bool
	paragraph int
	at        int // index in the report's units
}

// tok is a token with what the passes need to know about it.
type tok struct {
	*text.Token
	id wordID
	// wall bars gaps and scopes: a semicolon, a dash between clauses, the end
	// of a sentence inside the unit.
	wall bool
}

// tag says that n tokens from at on belong to a class.
type tag struct {
	at    int32
	n     int16
	class classID
	ref   int16 // for organisations: index into the reading's matches
}

func (u *unit) startsAt(i int) []tag { return u.tags[u.first[i]:u.first[i+1]] }
func (u *unit) endsAt(i int) []tag   { return u.ends[u.lastEnd[i]:u.lastEnd[i+1]] }

// has reports whether class c starts at token i.
func (u *unit) has(i int, c classID) bool {
	for _, t := range u.startsAt(i) {
		if t.class == c {
			return true
		}
	}
	return false
}

// inOrganisation reports whether token i belongs to an organisation's name.
func (u *unit) inOrganisation(i int) bool {
	for k := max(0, i-8); k <= i; k++ {
		for _, t := range u.startsAt(k) {
			if t.class == 0 && k+int(t.n) > i {
				return true
			}
		}
	}
	return false
}

// within reports whether class c occurs in the tokens from..to.
func (u *unit) within(from, to int, c classID) bool {
	for i := max(from, 0); i < min(to, len(u.toks)); i++ {
		if u.has(i, c) {
			return true
		}
	}
	return false
}

// low returns the lower-cased token i, "" outside.
func (u *unit) low(i int) string {
	if i < 0 || i >= len(u.toks) {
		return ""
	}
	return u.toks[i].Lower
}

// text returns the source from the start of token from to the end of the one
// before to.
func (u *unit) text(from, to int) string {
	if from >= to {
		return ""
	}
	s := u.doc.Source[u.toks[from].Start:u.toks[to-1].End]
	if strings.ContainsAny(s, "\n\t") {
		return strings.Join(strings.Fields(s), " ")
	}
	return s
}

// index gives a unit its tags, by start and by end.
func (a *annotator) index(u *unit) {
	n := len(u.toks)
	u.tags, u.first = a.sorted.take(len(a.tags)), a.starts.take(n+2)
	bucket(u.tags, u.first, a.tags, func(t tag) int { return int(t.at) })
	u.ends, u.lastEnd = a.sorted.take(len(a.tags)), a.starts.take(n+3)
	bucket(u.ends, u.lastEnd, u.tags, func(t tag) int { return int(t.at) + int(t.n) })
}

// bucket is a counting sort of ts by key into sorted; starts[k], zero before, is
// set to where key k begins, for two more keys than there are.
func bucket(sorted []tag, starts []int32, ts []tag, key func(tag) int) {
	for _, t := range ts {
		starts[key(t)+2]++
	}
	for k := 2; k < len(starts); k++ {
		starts[k] += starts[k-1]
	}
	for _, t := range ts { // starts[k+1] is where the next of key k goes, and at last where they end
		next := &starts[key(t)+1]
		sorted[*next] = t
		*next++
	}
}

// shelf hands out room cut from larger pieces.
type shelf[T any] struct{ room []T }

func newShelf[T any](n int) shelf[T] { return shelf[T]{make([]T, n)} }

// take returns n zero values.
func (s *shelf[T]) take(n int) []T {
	if n > len(s.room) {
		s.room = make([]T, max(n, 512))
	}
	out := s.room[:n:n]
	s.room = s.room[n:]
	return out
}
