package link

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// idDigits is the length of the digest at the end of an incident's id.
const idDigits = 10

// IncidentID returns the id of an incident that the mention founds:
// "2016-07-18-wurzburg-armed-assault-" and a digest of the mention's key. What
// is not known is left out. The id of every mention of an incident stands for
// it, so that an id once given stays valid whichever mention founds it later.
func (p *Profile) IncidentID() string {
	var parts []string
	if !p.Date.IsZero() {
		parts = append(parts, p.Date.String())
	}
	if p.Place != nil {
		parts = append(parts, slug(p.Place.Name))
	}
	if p.AttackType != "" {
		parts = append(parts, slug(string(p.AttackType)))
	}
	if len(parts) == 0 {
		parts = append(parts, "incident")
	}
	return strings.Join(append(parts, IDDigits(p.Mention)), "-")
}

// IDDigits returns the digest at the end of the id of an incident that the
// mention founds: ten hexadecimal digits.
func IDDigits(mention string) string {
	sum := sha256.Sum256([]byte(mention))
	return hex.EncodeToString(sum[:idDigits/2])
}

// slug writes a name with a-z, 0-9 and hyphens only.
func slug(s string) string {
	if strings.ContainsFunc(s, func(r rune) bool { return r > unicode.MaxASCII }) {
		plain, _, err := transform.String(transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn))), s)
		if err == nil {
			s = plain
		}
	}
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	return strings.Join(words, "-")
}

// foundingOrder sorts the mentions of an incident: the first one founds it and
// gives it its id. Mentions that a report is mainly about come first, of
// these the ones that tell day and place, then the earliest report's.
func foundingOrder(a, b *Profile) int {
	return cmp.Or(
		cmp.Compare(b.standing(), a.standing()),
		compareUndatedLast(a, b),
		cmp.Compare(a.Mention, b.Mention))
}

func (p *Profile) standing() int {
	n := 0
	if p.Main {
		n += 2
	}
	if p.dated() && p.Place != nil {
		n++
	}
	return n
}

func compareUndatedLast(a, b *Profile) int {
	if a.Published.IsZero() != b.Published.IsZero() {
		if a.Published.IsZero() {
			return 1
		}
		return -1
	}
	return a.Published.Compare(b.Published)
}
