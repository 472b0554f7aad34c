package main

import (
	"slices"
	"strings"
	"unicode"

	"ascribe/internal/gazetteer"
)

// largeCity is the population from which names unlike the main one are kept.
const largeCity = 500_000

// chooseNames reduces each city's alternate names to those that a report in a
// Latin script may use. GeoNames lists them without language: transcriptions
// of every kind stand beside the English names. Kept are spellings close to
// the name ("Qandahar"), longer and shorter forms of it ("Raqqa", "Frankfurt
// on the Main"), and for large cities also names unlike it ("Bombay"). A name
// that belongs to a country, or to a larger place in its own right, is not
// lent to a smaller one.
func (w *world) chooseNames() {
	countries := map[string]bool{}
	for _, a := range w.countries {
		countries[gazetteer.Fold(a.name)] = true
	}
	largest := map[string]int{}
	for _, c := range w.cities {
		f := gazetteer.Fold(c.name)
		largest[f] = max(largest[f], c.population)
	}
	for _, c := range w.cities {
		c.names = choose(c, func(f string) bool { return !countries[f] && largest[f] < c.population })
	}
}

func choose(c *city, free func(string) bool) []string {
	own := gazetteer.Fold(c.name)
	seen := map[string]bool{own: true}
	var out []string
	for _, n := range c.names {
		f := gazetteer.Fold(n)
		if len(f) < 4 || seen[f] || !readable(n) || !free(f) {
			continue
		}
		if alike(own, f) && !shortened(own, f, c.population) || c.population >= largeCity && len(f) > 4 && !strings.Contains(f, " ") {
			seen[f] = true
			out = append(out, n)
		}
	}
	slices.Sort(out)
	return out
}

// readable reports whether n looks like a name in a Latin script.
func readable(n string) bool {
	if strings.ContainsAny(n, "[]()/|0123456789'`ʻʼ‘’ʹʺ") || len(n) > 32 || strings.Count(n, " ") > 3 {
		return false
	}
	first, capitals := true, 0
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
	return capitals <= 1+strings.Count(n, " ")+strings.Count(n, "-") && properWords(n)
}

// particles are small words inside names; others, as in "Paris osh", are the
// word for a town in another language.
var particles = " de del de' la las los el al le les da do dos di du des of the and y e am an auf ob der den die im in " +
	"upon on under sur sous en et und van aan op bei by-the-sea "

// properWords reports whether every small word of n but the first is a
// particle.
func properWords(n string) bool {
	for i, w := range strings.Fields(n) {
		if i > 0 && w == strings.ToLower(w) && !strings.Contains(particles, " "+w+" ") {
			return false
		}
	}
	return true
}

// alike reports whether b is another form of the name a: few letters apart,
// or one the beginning or end of the other in whole words.
func alike(a, b string) bool {
	a, b = bare(a), bare(b)
	long, short := a, b
	if len(a) < len(b) {
		long, short = b, a
	}
	if len(short) >= 5 && (strings.HasPrefix(long, short+" ") || strings.HasSuffix(long, " "+short)) {
		return strings.Count(long, " ") <= 3
	}
	return distance(a, b)*4 <= max(len(a), len(b))
}

// generic are words that a city's name cannot lose: "Brigham City" is not
// "Brigham".
var generic = []string{" city", " town", " beach", " heights", " park", " hills", " hill", " falls", " springs", " lake",
	" lakes", " village", " center", " island", " junction", " grove", " valley", " district"}

// shortened reports whether f is the name without such a word, of a city so
// small that reports will not shorten it.
func shortened(own, f string, population int) bool {
	rest, ok := strings.CutPrefix(own, f)
	return ok && population < 2_000_000 && slices.Contains(generic, rest)
}

// articles are words before a name that a report may leave out.
var articles = []string{"al ", "ar ", "ad ", "an ", "as ", "ash ", "at ", "az ", "el ", "the ", "la ", "le ", "les "}

// bare returns the folded name without its article.
func bare(f string) string {
	for _, a := range articles {
		if rest, ok := strings.CutPrefix(f, a); ok && len(rest) > 3 {
			return rest
		}
	}
	return f
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
