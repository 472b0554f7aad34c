package eval

import (
	"slices"
	"strings"
	"unicode"

	"ascribe"
	"ascribe/internal/actors"
	"ascribe/internal/gazetteer"
)

// Names knows which names stand for the same thing.
type Names struct {
	Organisations *actors.Directory
	Places        *gazetteer.Gazetteer
}

// sameOrganisation reports whether two names stand for one organisation.
func (n Names) sameOrganisation(a, b string) bool { return n.organisation(a) == n.organisation(b) }

func (n Names) organisation(name string) string {
	if org, ok := n.Organisations.Organisation(name); ok {
		return fold(org.Name)
	}
	return fold(name)
}

// near is how far apart, in kilometres, two places with coordinates may lie
// and still be one.
const near = 50

// samePlace compares by distance if both have coordinates. A coded name agrees
// with every place that goes by it, in the country if that was coded.
func (n Names) samePlace(coded, found *ascribe.Place) bool {
	switch {
	case located(coded) && located(found):
		return coded.Kilometres(found) <= near
	case coded.Country != "" && fold(coded.Country) != fold(found.Country):
		return false
	}
	return fold(coded.Name) == fold(found.Name) || found.GeoNameID != 0 &&
		slices.ContainsFunc(n.Places.Lookup(coded.Name), func(e gazetteer.Entry) bool { return e.Place.GeoNameID == found.GeoNameID })
}

func located(p *ascribe.Place) bool { return p.Lat != 0 || p.Lon != 0 }

// fold keeps letters and digits, in lower case, with one space between words.
func fold(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	}), " ")
}
