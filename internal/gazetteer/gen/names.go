package main

import (
	"slices"
	"strings"
	"unicode"

	"ascribe/internal/gazetteer"
)

// chooseNames reduces each city's alternate names to those that a report in a
// Latin script may use. GeoNames lists them without language: names in every
// transcription stand beside the English ones. Kept are spellings close to
// the name ("Qandahar"), and for large cities also those unlike it ("Bombay").
func (w *world) chooseNames() {
	taken := map[string]bool{}
	for _, a := range w.countries {
		taken[gazetteer.Fold(a.name)] = true
	}
	largest := map[string]int{}
	for _, c := range w.cities {
		f := gazetteer.Fold(c.name)
		largest[f] = max(largest[f], c.population)
	}
	for _, c := range w.cities {
		c.names = choose(c, func(f string) bool { return !taken[f] && largest[f] < c.population })
	}
}

// largeCity is the population from which names unlike the main one are kept.
const largeCity = 400_000

func choose(c *city, free func(string) bool) []string {
	own := gazetteer.Fold(c.name)
	seen := map[string]bool{own: true}
	var out []string
	for _, n := range c.names {
		f := gazetteer.Fold(n)
		if seen[f] || !readable(n) || !free(f) {
			continue
		}
		if len(f) < 4 || !near(own, f) && c.population < largeCity {
			continue
		}
		seen[f] = true
		out = append(out, n)
	}
	slices.Sort(out)
	return out
}

// readable reports whether n looks like a name in a Latin script.
func readable(n string) bool {
	if strings.ContainsAny(n, "[]()/|0123456789") || len(n) > 40 {
		return false
	}
	first := true
	capitals := 0
	for _, r := range n {
		if unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) {
			return false
		}
		if unicode.IsUpper(r) {
			capitals++
		} else if first {
			return false
		}
		first = false
	}
	return capitals < len([]rune(n)) && strings.Count(n, " ") < 4
}

// near reports whether a and b differ in at most a third of their letters.
func near(a, b string) bool {
	return distance(a, b)*3 <= max(len(a), len(b))
}

// distance is the Levenshtein distance in bytes.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, diagonal+1)
		}
	}
	return row[len(b)]
}
