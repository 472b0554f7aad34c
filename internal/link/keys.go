package link

import (
	"cmp"
	"math"
	"slices"
	"strconv"

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
	keys := p.factKeys()
	names := top(p.Names, max(keyNames, keyNames2))
	for _, t := range names[:min(keyNames, len(names))] {
		keys = append(keys, "n:"+hexOf(t.Hash))
	}
	for _, t := range top(p.Pairs, keyNamePairs) {
		keys = append(keys, "m:"+hexOf(t.Hash))
	}
	keys = appendTwos(keys, "nn:", names[:min(keyNames2, len(names))])
	if p.plain() {
		keys = append(keys, p.newsKeys()...)
	} else {
		keys = appendTwos(keys, "ww:", top(p.Words, keyWords))
	}
	if len(keys) == 0 {
		keys = append(keys, "id:"+p.Mention)
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// newsKeys are made of the heaviest words, which plain news has to be found by
// alone: any two of them, and each with the day of the report and the one after.
func (p *Profile) newsKeys() []string {
	words := top(p.Words, keyWordsPlain)
	keys := appendTwos(nil, "ww:", words)
	if p.Published.Precision() != ascribe.PrecisionDay {
		return keys
	}
	day := dayNumber(p.Published)
	for _, t := range words {
		word := "w:" + hexOf(t.Hash) + ":"
		keys = append(keys, word+strconv.Itoa(day), word+strconv.Itoa(day+1))
	}
	return keys
}

// factKeys are made of the date and the place. A day is filed with the one
// before and the one after it, so that dates one day apart meet.
func (p *Profile) factKeys() []string {
	if p.Place == nil {
		return nil
	}
	country := "c:" + countryOf(p.Place)
	var keys []string
	switch {
	case p.dated():
		day := dayNumber(p.Date)
		keys = append(keys, country+":d"+strconv.Itoa(day), country+":d"+strconv.Itoa(day+1))
	case p.Date.Year != 0 && p.Date.Month != 0:
		keys = append(keys, country+":m"+p.Date.String()[:7])
	}
	if p.Place.Precision != "city" {
		return keys
	}
	here := "p:" + placeKey(p.Place)
	if p.Date.Year != 0 {
		keys = append(keys, here+":"+strconv.Itoa(p.Date.Year))
		if p.Date.Month != 0 {
			keys = append(keys, here+":"+p.Date.String()[:7])
		}
	}
	if p.AttackType != "" {
		keys = append(keys, here+":"+string(p.AttackType))
	}
	return keys
}

// dayNumber counts days from the first of 2000. Differences are right within the
// 292 years around it that [ascribe.Date.DaysUntil] can tell; beyond, days run
// together.
func dayNumber(d ascribe.Date) int { return ascribe.Date{Year: 2000, Month: 1, Day: 1}.DaysUntil(d) }

// placeKey is a cell of half a degree where the place is located, else its
// name's hash.
func placeKey(p *ascribe.Place) string {
	if !located(p) {
		return hexOf(hashName(p.Name))
	}
	cell := func(deg float64) string { return strconv.Itoa(int(math.Floor(2 * deg))) }
	return cell(p.Lat) + "," + cell(p.Lon)
}

func hexOf(h uint32) string { return strconv.FormatUint(uint64(h), 16) }

// top returns the n heaviest terms, heaviest first.
func top(ts []Term, n int) []Term {
	ts = slices.Clone(ts)
	slices.SortFunc(ts, func(a, b Term) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Hash, b.Hash))
	})
	return ts[:min(n, len(ts))]
}

// appendTwos appends a key for every two of ts.
func appendTwos(keys []string, prefix string, ts []Term) []string {
	for i, a := range ts {
		for _, b := range ts[:i] {
			keys = append(keys, prefix+hexOf(min(a.Hash, b.Hash))+hexOf(max(a.Hash, b.Hash)))
		}
	}
	return keys
}
