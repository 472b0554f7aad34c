package link

import (
	"net/url"
	"slices"
	"strings"
	"unicode"

	"ascribe"
)

// outlet is what the outlet of a report calls itself, in its address and by
// name, each in one run of small letters and digits: "fox43com theyorkpost".
type outlet string

func outletOf(r *ascribe.Report) outlet {
	host := ""
	if u, err := url.Parse(r.URL); err == nil {
		host = u.Hostname()
	}
	return outlet(run(host) + " " + run(r.Publisher))
}

func run(name string) string {
	return strings.Map(func(c rune) rune {
		if inWord(c) {
			return unicode.ToLower(c)
		}
		return -1
	}, name)
}

// leastOwn is the length in bytes from which a word is looked for in an
// outlet's name.
const leastOwn = 4

// drop leaves out the words of the outlet's own name, and the town or county
// in it: they say who reports, not what of, and all reports of an outlet share
// them.
func (o outlet) drop(ws []word) []word {
	return slices.DeleteFunc(ws, func(w word) bool { return len(w.fold) >= leastOwn && strings.Contains(string(o), w.fold) })
}
