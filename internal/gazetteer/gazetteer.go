// Package gazetteer finds the places, countries and nationalities that a text
// names, and says which place each name means.
//
// The table is derived from GeoNames (https://www.geonames.org), licensed
// under CC BY 4.0: populated places with more than 15,000 people, first-level
// regions and countries. Positions of regions and countries are the mean of
// their places, weighted by population; names of countries and nationalities
// beyond GeoNames' are the project's own. A place that is not in the table is
// never guessed.
package gazetteer

import (
	"ascribe"
	"ascribe/internal/text"
)

// The classes of entries; they are also the values of [ascribe.Place.Precision].
const (
	City    = "city"
	Region  = "region"
	Country = "country"
)

// Entry is one place of the table.
type Entry struct {
	Place ascribe.Place
	// Population is the number of inhabitants, 0 if it is not known; of a
	// region, that of its places in the table.
	Population int
	// Class is City, Region or Country.
	Class string

	capital bool // the seat of a country's government
	section bool // a part of a larger place
	alias   bool // found under another name than Place.Name
}

// MatchKind says what kind of name was found.
type MatchKind uint8

// The kinds of match. A name that a country shares with other places
// ("Georgia") is a CountryName until it is resolved.
const (
	Place MatchKind = iota
	CountryName
	Demonym
)

// Match is a name in the text and what it may mean, most populous first.
type Match struct {
	Range      text.Range
	Kind       MatchKind
	Candidates []Entry

	sentence int
	first    int     // index of its first token in the sentence
	end      int     // and of the token after it
	sure     float64 // how surely the words around it make it a place, 0 to 1
	wants    string  // the class that a word beside it names, or ""
	short    bool    // an abbreviated region: "Fla."
}

// Resolved is a match with the one meaning chosen for it.
type Resolved struct {
	Match
	Place ascribe.Place
	// Score is the degree of trust, from 0 to 1, that the name is meant as a
	// place and as this one.
	Score float64
	// Reason says in words what decided.
	Reason string
}
