package link

import (
	"cmp"
	"slices"

	"github.com/zeebo/xxh3"

	"ascribe"
)

// MaxKeys is the largest number of keys of one profile.
const MaxKeys = keyNames + keyNamePairs + keyNames2*(keyNames2-1)/2 +
	max(maxFactKeys+keyWords*(keyWords-1)/2, keyWordsPlain*(keyWordsPlain-1)/2+2*keyWordsPlain)

const (
	maxFactKeys   = 6
	keyNames      = 6 // the rarest names, each a key
	keyNamePairs  = 6 // names that stand side by side
	keyNames2     = 5 // any two of the rarest names
	keyWords      = 6 // any two of the heaviest words
	keyWordsPlain = 8 // of plain news, which has no facts to be found by
)

// Keys returns the keys under which an index finds the mentions that may be
// of the same incident: between 1 and [MaxKeys], each once, in order. Two
// mentions are candidates if they share a key. Keys hold no names, only their
// hashes.
func (p *Profile) Keys() []string {
	w := p.writeKeys()
	all := string(w.letters)
	out := make([]string, len(w.keys))
	for i, k := range w.keys {
		out[i] = all[k.from:k.to]
	}
	return out
}

// KeyHashes returns the profile's keys as numbers, in the order of [Profile.Keys].
func (p *Profile) KeyHashes() []uint64 {
	w := p.writeKeys()
	out := make([]uint64, len(w.keys))
	for i := range w.keys {
		out[i] = xxh3.Hash(w.key(i))
	}
	return out
}

// writeKeys writes the keys in order, each once.
func (p *Profile) writeKeys() *keyWriter {
	w := &keyWriter{letters: make([]byte, 0, 24*MaxKeys), keys: make([]keyRange, 0, MaxKeys)}
	w.factKeys(p)
	names := top(p.Names, max(keyNames, keyNames2))
	for _, t := range names[:min(keyNames, len(names))] {
		w.text("n:").hex(t.Hash).end()
	}
	for _, t := range top(p.Pairs, keyNamePairs) {
		w.text("m:").hex(t.Hash).end()
	}
	w.twos("nn:", names[:min(keyNames2, len(names))])
	if p.plain() {
		w.newsKeys(p)
	} else {
		w.twos("ww:", top(p.Words, keyWords))
	}
	if len(w.keys) == 0 {
		w.text("id:").text(p.Mention).end()
	}
	w.sort()
	return w
}

// newsKeys are made of the heaviest words, which plain news has to be found by
// alone: any two of them, and each with the day of the report and the one after.
func (w *keyWriter) newsKeys(p *Profile) {
	words := top(p.Words, keyWordsPlain)
	w.twos("ww:", words)
	if p.Published.Precision() != ascribe.PrecisionDay {
		return
	}
	day := dayNumber(p.Published)
	for _, t := range words {
		w.text("w:").hex(t.Hash).text(":").number(day).end()
		w.text("w:").hex(t.Hash).text(":").number(day + 1).end()
	}
}

// factKeys are made of the date and the place. A day is filed with the one
// before and the one after it, so that dates one day apart meet.
func (w *keyWriter) factKeys(p *Profile) {
	if p.Place == nil {
		return
	}
	country, dated := countryOf(p.Place), p.Date.Year != 0
	month := ""
	if dated && p.Date.Month != 0 {
		month = p.Date.String()[:7]
	}
	switch {
	case p.dated():
		day := dayNumber(p.Date)
		w.text("c:").text(country).text(":d").number(day).end()
		w.text("c:").text(country).text(":d").number(day + 1).end()
	case month != "":
		w.text("c:").text(country).text(":m").text(month).end()
	}
	if p.Place.Precision != "city" {
		return
	}
	if dated {
		w.place(p.Place).text(":").number(p.Date.Year).end()
	}
	if month != "" {
		w.place(p.Place).text(":").text(month).end()
	}
	if p.AttackType != "" {
		w.place(p.Place).text(":").text(string(p.AttackType)).end()
	}
}

// dayNumber counts days from the first of 2000. Differences are right within the
// 292 years around it that [ascribe.Date.DaysUntil] can tell; beyond, days run
// together.
func dayNumber(d ascribe.Date) int { return ascribe.Date{Year: 2000, Month: 1, Day: 1}.DaysUntil(d) }

// top returns the n heaviest terms, heaviest first.
func top(ts []Term, n int) []Term {
	out := make([]Term, 0, n)
	for _, t := range ts {
		at := len(out)
		for at > 0 && heavier(t, out[at-1]) < 0 {
			at--
		}
		if at == n {
			continue
		}
		out = slices.Insert(out[:min(len(out), n-1)], at, t)
	}
	return out
}

// heavier orders terms, the heaviest first.
func heavier(a, b Term) int {
	return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Hash, b.Hash))
}
