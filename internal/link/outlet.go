package link

import (
	"net/url"
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

// owns reports whether a word is of the outlet's own name, or of the town or
// county in it: it says who reports, not what of, and all reports of an outlet
// share it.
func (o outlet) owns(fold []byte) bool {
	return len(fold) >= leastOwn && strings.Contains(string(o), string(fold))
}
