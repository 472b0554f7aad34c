package gazetteer

import (
	"strings"

	"ascribe/internal/text"
)

// setting is a name among the words around it.
type setting struct {
	g     *Gazetteer
	d     *text.Doc
	m     *Match
	toks  []text.Token // of its sentence
	key   string       // the folded name
	habit habit
	cased bool // capitals tell something here: the sentence is no heading
	// behind are the places of its qualifier, whose end is so many tokens behind
	// the name.
	behind       []Entry
	tokensBehind int
}

// low returns the lower-cased token i without a final stop, "" outside the
// sentence.
func (s *setting) low(i int) string {
	if i < 0 || i >= len(s.toks) {
		return ""
	}
	return strings.TrimSuffix(s.toks[i].Lower, ".")
}

// capital reports whether token i is a word with a capital.
func (s *setting) capital(i int) bool {
	return i >= 0 && i < len(s.toks) && s.toks[i].Kind == text.Word && capitalised(s.toks[i].Text)
}

// opening reports whether token i begins its sentence, where a capital tells
// nothing.
func (s *setting) opening(i int) bool {
	return i == 0 || s.toks[i-1].Kind == text.Quote || s.toks[i].Start == s.d.Sentences[s.m.sentence].Body
}

// partOfLonger reports whether the name is only a piece of a longer one that
// is not in the table: "San Luis de la Reina", "Port Orleans".
func (s *setting) partOfLonger() bool {
	before := s.m.first - 1
	if w := s.low(before); prefixes[w] && s.capital(before) && !s.opening(before) && !(article[w] && s.designated() != "") {
		return true
	}
	i := s.m.end
	for particles[s.low(i)] {
		i++
	}
	return i > s.m.end && s.capital(i) && s.m.Kind == Place
}

// titled reports whether a person's title stands before the name.
func (s *setting) titled() bool {
	before := s.m.first - 1
	return titles[s.low(before)] && (s.capital(before) || s.habit == other)
}

// surname reports whether the word before the name is a person's first name.
func (s *setting) surname() bool {
	i := s.m.first - 1
	if s.d.AllCaps && givenNames[s.low(i)] && s.m.Kind == Place {
		return true
	}
	if !s.cased || !s.capital(i) || s.m.end-s.m.first > 1 || s.known(i) && !firstNames[s.low(i)] {
		return false
	}
	w := &s.toks[i]
	if frontWords[w.Lower] || len(w.Text) > 1 && allCapital(w.Text) && w.Text[len(w.Text)-1] != '.' {
		return false // "CNN", "NATO"
	}
	return s.m.Kind == Place && s.lesser(1_000_000) || surnames[s.key]
}

// lesser reports whether the name is the proper name of no city with more than
// so many people.
func (s *setting) lesser(people int) bool {
	for i := range s.m.Candidates {
		if e := &s.m.Candidates[i]; e.Class == City && !e.alias && e.Population >= people {
			return s.habit != 0
		}
	}
	return true
}

// firstName reports whether a surname or an initial follows the name.
func (s *setting) firstName() bool {
	i := s.m.end
	if !s.cased || !s.capital(i) || i-s.m.first > 1 || s.known(i) || facilities[s.low(i)] {
		return false
	}
	w := s.toks[i].Text
	if len(w) == 2 && w[1] == '.' {
		return true
	}
	return !allCapital(w) && (s.habit != 0 || firstNames[s.key] || s.m.Kind == Place && s.lesser(200_000))
}

// personal reports whether what follows the name is said of persons: "Jackson,
// 50,", "Molins said".
func (s *setting) personal() bool {
	i := s.m.end
	if saying[s.low(i)] && s.m.Kind == Place && s.lesser(1_000_000) {
		return true
	}
	if s.low(i) != "," || i+2 >= len(s.toks) || s.toks[i+1].Kind != text.Number || s.toks[i+2].Text != "," {
		return false
	}
	age, ok := text.Int(s.toks[i+1])
	return ok && age < 110
}

// known reports whether token i is itself a country or nationality.
func (s *setting) known(i int) bool {
	key := Fold(s.toks[i].Lower)
	if _, ok := s.g.demonyms[key]; ok {
		return true
	}
	_, country := s.g.countries[key]
	return country && len(key) > 3
}

// namesake reports whether a thing bears the name: "Rosales hospital", "Radio
// Sonora". Those of large cities stand where the city is.
func (s *setting) namesake() bool {
	if s.low(s.m.end) == "county" && s.lesser(300_000) {
		return true // counties of the second level are not in the table
	}
	next := s.m.end
	if s.low(next) == "'s" {
		next++
	}
	if s.m.Kind != Place || !s.lesser(500_000) || designators[s.low(next)] == Region && s.mayBe(Region) {
		return false
	}
	return namesakes[s.low(next)] || namers[s.low(s.m.first-1)]
}

// mayBe reports whether the name may mean a place of a class.
func (s *setting) mayBe(class string) bool {
	for i := range s.m.Candidates {
		if s.m.Candidates[i].Class == class {
			return true
		}
	}
	return false
}

// bracketed reports whether the name is inside a bracket of the dateline that
// holds more than it: "(Radio Sonora)", but not "(Panama)".
func (s *setting) bracketed() bool {
	open := s.m.first - 1
	for open >= 0 && s.low(open) != "(" && s.low(open) != ")" {
		open--
	}
	return open >= 0 && s.low(open) == "(" && (open < s.m.first-1 || s.low(s.m.end) != ")")
}

// ofMedia reports whether the name belongs to a newspaper or channel.
func (s *setting) ofMedia() bool { return media[s.low(s.m.end)] && s.capital(s.m.end) }

// preposition returns the preposition of place that governs the name, "" if
// none does.
func (s *setting) preposition() string {
	i := s.m.first - 1
	for k := 0; k < 3 && beside[s.low(i)] && (s.habit == 0 || s.low(i) != "the"); k++ {
		i--
	}
	switch w := s.low(i); {
	case locative[w]:
		return w
	case w == "of" && designators[s.low(i-1)] != "":
		return w
	case w == "," || w == "and" || w == "or":
		return s.listed(i)
	}
	return ""
}

// listed returns the preposition before a list of names that ends at token i:
// "in Guazapa, Chalatenango and ...".
func (s *setting) listed(i int) string {
	for n := 0; n < 12; n++ {
		switch w := s.low(i); {
		case locative[w]:
			if n > 1 {
				return "at" // no more than that: the names between are not known
			}
			return ""
		case w == "," || w == "and" || w == "or":
		case !s.capital(i) || s.d.AllCaps && frontWords[w]:
			return ""
		}
		i--
	}
	return ""
}

// designated returns the class that a word beside the name gives it:
// "Usulutan Department", "the city of Mosul".
func (s *setting) designated() string {
	if w := s.low(s.m.end); designators[w] != "" && !strings.HasSuffix(w, "s") && w != "port" && w != "capital" {
		return designators[w]
	}
	if i := s.m.first - 1; s.low(i) == "of" {
		return designators[s.low(i-1)]
	}
	return ""
}

// qualifier returns the containing places that may be named after a comma or
// in a bracket behind the name, and the number of tokens up to their end.
func (s *setting) qualifier() (places []Entry, n int) {
	if p := s.low(s.m.end); p != "," && p != "(" {
		return nil, 0
	}
	if i := s.m.end + 1; i < len(s.toks) {
		found, used := s.g.placesAt(s.toks, i, s.d.AllCaps)
		return found, used + 1
	}
	return nil, 0
}

// qualified reports whether the name's qualifier contains one of the places
// that it may mean.
func (s *setting) qualified() bool {
	for i := range s.behind {
		for k := range s.m.Candidates {
			if contains(&s.behind[i], &s.m.Candidates[k]) {
				return true
			}
		}
	}
	return false
}

// contains reports whether the country or region a holds b.
func contains(a, b *Entry) bool {
	switch {
	case a.Place.CountryCode != b.Place.CountryCode:
		return false
	case a.Class == Country:
		return b.Class != Country
	}
	return a.Class == Region && b.Class == City && a.Place.Region == b.Place.Region
}

func allCapital(w string) bool { return w == strings.ToUpper(w) }
