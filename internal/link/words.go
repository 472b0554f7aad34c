package link

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/zeebo/xxh3"
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

// word is one word of a text.
type word struct {
	fold    string
	upper   bool // begins with a capital letter
	initial bool // begins a sentence or a quotation: the capital tells nothing
}

// words splits a text into words: runs of letters and digits, with hyphens
// and apostrophes inside, folded to lower case without a genitive or plural s.
func words(s string) []word {
	var out []word
	initial := true
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !inWord(r) {
			initial = initial || opens(r)
			i += size
			continue
		}
		end := wordEnd(s, i)
		out = append(out, word{fold: fold(s[i:end]), upper: unicode.IsUpper(r), initial: initial})
		initial = false
		i = end
	}
	return out
}

func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

// opens reports whether the next word begins a sentence after r.
func opens(r rune) bool { return strings.ContainsRune(".!?:\n\"“”„«»[]•", r) }

func wordEnd(s string, i int) int {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case inWord(r):
		case strings.ContainsRune("-'’.,", r) && joins(s[i+size:], r):
		default:
			return i
		}
		i += size
	}
	return i
}

// joins reports whether a mark stands inside a word: hyphen and apostrophe
// before a letter or digit, full stop and comma before a digit.
func joins(rest string, mark rune) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	if mark == '.' || mark == ',' {
		return unicode.IsDigit(r)
	}
	return inWord(r)
}

// fold makes one form of a word's spellings.
func fold(w string) string {
	w = strings.ReplaceAll(strings.ToLower(w), "’", "'")
	w = strings.TrimSuffix(w, "'s")
	if len(w) > 4 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") {
		w = w[:len(w)-1]
	}
	return w
}

func hashWord(w string) uint32 { return uint32(xxh3.HashString(w)) }

// hashName hashes the name of a group, 0 for none.
func hashName(name string) uint32 {
	name = strings.ToLower(strings.Join(strings.Fields(name), " "))
	if name == "" {
		return 0
	}
	return max(1, hashWord(name))
}

// tally counts a text's words.
type tally struct {
	counts map[string]int
	names  map[string]bool    // words that are names here
	pairs  map[[2]string]bool // names side by side
}

// sketch fills in the profile's names and words. How heavy a word is grows with
// its rarity and with the root of how often it is used.
func (b *background) sketch(p *Profile, t text) {
	n := b.tally(t)
	var all, names, numbers []scored
	for w, count := range n.counts {
		idf := b.idf(w)
		if idf <= 0 {
			continue
		}
		heavy := scored{w, idf * math.Sqrt(float64(count))}
		all = append(all, heavy)
		if numeric(w) {
			numbers = append(numbers, scored{w, idf})
		}
		if n.names[w] {
			names = append(names, heavy)
		}
	}
	var pairs []scored
	for pair := range n.pairs {
		pairs = append(pairs, scored{pair[0] + " " + pair[1], (b.idf(pair[0]) + b.idf(pair[1])) / 2})
	}
	p.Numbers = heaviest(numbers, maxNumbers)
	p.Words, p.Names, p.Pairs = heaviest(all, maxWords), heaviest(names, maxNames), heaviest(pairs, maxPairs)
}

func (b *background) tally(t text) tally {
	n := tally{counts: map[string]int{}, names: map[string]bool{}, pairs: map[[2]string]bool{}}
	title := t.by.drop(words(oneAge(t.title)))
	b.count(&n, title, len(title))
	var body []word
	for _, s := range t.body {
		body = append(body, t.by.drop(words(oneAge(s)))...)
	}
	b.count(&n, body, leadWords)
	return n
}

// count adds a run of words, of which the first are the lead.
func (b *background) count(n *tally, ws []word, lead int) {
	caps := shouted(ws)
	for i, w := range ws {
		if i < lead {
			n.counts[w.fold] += leadWeight
		} else {
			n.counts[w.fold]++
		}
		if b.isName(w, caps) {
			n.names[w.fold] = true
		}
	}
	for i := 1; i < len(ws); i++ {
		if v, w := ws[i-1], ws[i]; !w.initial && n.names[v.fold] && n.names[w.fold] && v.upper && w.upper {
			n.pairs[[2]string{v.fold, w.fold}] = true
		}
	}
}

// shouted reports whether a text is written in capitals, as old cables are.
func shouted(ws []word) bool {
	n := 0
	for _, w := range ws {
		if w.upper {
			n++
		}
	}
	return 10*n > 6*len(ws)
}

// nameIDF is the rarity from which a capitalised word at the head of a
// sentence, or any word of a text in capitals, is taken for a name.
const nameIDF = 6

func (b *background) isName(w word, caps bool) bool {
	if !w.upper || len(w.fold) < 2 {
		return false
	}
	return !w.initial && !caps && b.idf(w.fold) > 0 || b.idf(w.fold) >= nameIDF
}

type scored struct {
	word  string
	score float64
}

// heaviest returns the n words of the greatest weight, ordered by hash.
func heaviest(ws []scored, n int) []Term {
	slices.SortFunc(ws, func(a, b scored) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.word, b.word))
	})
	var out []Term
	for _, w := range ws[:min(n, len(ws))] {
		out = append(out, Term{Hash: hashWord(w.word), Weight: uint8(min(255, w.score*WeightScale+0.5))})
	}
	slices.SortFunc(out, func(a, b Term) int {
		return cmp.Or(cmp.Compare(a.Hash, b.Hash), cmp.Compare(b.Weight, a.Weight))
	})
	return slices.CompactFunc(out, func(a, b Term) bool { return a.Hash == b.Hash })
}

// Vocabulary returns the folded words of a text, for counting.
func Vocabulary(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range words(s) {
		out[w.fold] = true
	}
	return out
}

func numeric(w string) bool { return strings.ContainsAny(w, "0123456789") }
