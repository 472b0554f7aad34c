package link

import (
	"bytes"
	"cmp"
	"math"
	"slices"
)

// text is what a mention is told with.
type text struct {
	title string
	body  []string
	by    outlet
}

// A report says first what it is about: words of its title and the first words
// of its text count more often than the rest.
const (
	leadWords  = 60
	leadWeight = 2
)

func (t text) size() int {
	n := len(t.title)
	for _, s := range t.body {
		n += len(s)
	}
	return n
}

// token is a word where it stands in a text.
type token struct {
	word           uint32 // its number
	upper, initial bool
}

// tally counts a text's words.
type tally struct {
	vocabulary
	*background
	by    outlet
	pairs []uint64 // names side by side: the numbers of two words
}

// sketch fills in the profile's names and words. How heavy a word is grows with
// its rarity and with the root of how often it is used.
func (b *background) sketch(p *Profile, t text) {
	n := b.tally(t)
	all := make([]scored, 0, len(n.words))
	var names, numbers []scored
	for i, w := range n.words {
		if w.count == 0 || w.idf <= 0 {
			continue
		}
		heavy := scored{uint32(i), none, w.idf * math.Sqrt(float64(w.count))}
		all = append(all, heavy)
		if numeric(n.fold(uint32(i))) {
			numbers = append(numbers, scored{uint32(i), none, w.idf})
		}
		if w.name {
			names = append(names, heavy)
		}
	}
	p.Numbers = n.heaviest(numbers, maxNumbers)
	p.Words, p.Names, p.Pairs = n.heaviest(all, maxWords), n.heaviest(names, maxNames), n.heaviest(n.scoredPairs(), maxPairs)
}

func (b *background) tally(t text) *tally {
	n := &tally{vocabulary: newVocabulary(t.size()), background: b, by: t.by}
	title := n.read(nil, t.title)
	n.count(title, len(title))
	body := title[:0]
	for _, s := range t.body {
		body = n.read(body, s)
	}
	n.count(body, leadWords)
	return n
}

// read appends the words of a text, but for those of the outlet's own name.
func (n *tally) read(to []token, s string) []token {
	in := wordReader{text: oneAge(s)}
	to = slices.Grow(to, len(s)/5)
	for w, ok := in.next(); ok; w, ok = in.next() {
		at, isNew := n.number(w.raw)
		if isNew {
			n.words[at].idf, n.words[at].own = n.idf(n.fold(at)), n.by.owns(n.fold(at))
		}
		if !n.words[at].own {
			to = append(to, token{at, w.upper, w.initial})
		}
	}
	return to
}

// count adds a run of words, of which the first are the lead.
func (n *tally) count(run []token, lead int) {
	caps := shouted(run)
	for i, t := range run {
		w := &n.words[t.word]
		w.count++
		if i < lead {
			w.count += leadWeight - 1
		}
		w.name = w.name || w.isName(t, caps)
	}
	for i := 1; i < len(run); i++ {
		if v, w := run[i-1], run[i]; !w.initial && v.upper && w.upper && n.words[v.word].name && n.words[w.word].name {
			n.pairs = append(n.pairs, uint64(v.word)<<32|uint64(w.word))
		}
	}
}

// shouted reports whether a text is written in capitals, as old cables are.
func shouted(run []token) bool {
	n := 0
	for _, t := range run {
		if t.upper {
			n++
		}
	}
	return 10*n > 6*len(run)
}

// nameIDF is the rarity from which a capitalised word at the head of a
// sentence, or any word of a text in capitals, is taken for a name.
const nameIDF = 6

// isName reports whether the word is a name where it stands.
func (w *entry) isName(t token, caps bool) bool {
	if !t.upper || w.to-w.from < 2 {
		return false
	}
	return !t.initial && !caps && w.idf > 0 || w.idf >= nameIDF
}

func numeric(fold []byte) bool { return slices.ContainsFunc(fold, isDigit) }

// scored is a word, or a word and the one behind it, by their numbers.
type scored struct {
	word, next uint32
	score      float64
}

// none is no word's number.
const none = math.MaxUint32

func (n *tally) scoredPairs() []scored {
	slices.Sort(n.pairs)
	n.pairs = slices.Compact(n.pairs)
	out := make([]scored, len(n.pairs))
	for i, pair := range n.pairs {
		v, w := uint32(pair>>32), uint32(pair)
		out[i] = scored{v, w, (n.words[v].idf + n.words[w].idf) / 2}
	}
	return out
}

// heaviest returns the k words of the greatest weight, ordered by hash.
func (n *tally) heaviest(ws []scored, k int) []Term {
	slices.SortFunc(ws, n.compare)
	ws = ws[:min(k, len(ws))]
	if len(ws) == 0 {
		return nil
	}
	out := make([]Term, len(ws))
	for i, w := range ws {
		out[i] = Term{Hash: n.hash(w), Weight: uint8(min(255, w.score*WeightScale+0.5))}
	}
	slices.SortFunc(out, func(a, b Term) int {
		return cmp.Or(cmp.Compare(a.Hash, b.Hash), cmp.Compare(b.Weight, a.Weight))
	})
	return slices.CompactFunc(out, func(a, b Term) bool { return a.Hash == b.Hash })
}

// compare orders words by their weight, the heaviest first, then by their
// letters.
func (n *tally) compare(a, b scored) int {
	switch {
	case a.score != b.score:
		return cmp.Compare(b.score, a.score)
	case a.word != b.word:
		return bytes.Compare(n.fold(a.word), n.fold(b.word))
	case a.next != b.next:
		return bytes.Compare(n.fold(a.next), n.fold(b.next))
	}
	return 0
}

func (n *tally) hash(s scored) uint32 {
	if s.next == none {
		return n.words[s.word].hash
	}
	var room [64]byte
	both := append(append(append(room[:0], n.fold(s.word)...), ' '), n.fold(s.next)...)
	return hashWord(both)
}
