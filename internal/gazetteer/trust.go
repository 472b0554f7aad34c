package gazetteer

import "strings"

// trust judges, from the words around a name, how surely a place is meant: 0
// not at all, 1 beyond doubt. person says that a person bears the name here.
func (s *setting) trust() (sure float64, person bool) {
	if s.m.Kind == Demonym {
		return s.trustDemonym(), false
	}
	if s.m.Range.Start < s.d.Dateline.End {
		return s.trustDateline(), false
	}
	switch qualified := s.qualified(); {
	case s.ofMedia(), s.partOfLonger() && !qualified:
		return 0, false
	case qualified:
		return 0.98, false
	case s.titled(), s.surname(), s.firstName():
		return 0, true
	case s.namesake(), strings.HasPrefix(s.key, "the ") && !s.capitalTells() && s.lesser(400_000):
		return 0, false
	}
	if sure := s.governed(); sure > 0 {
		return sure, false
	}
	if s.personal() {
		return 0, true
	}
	return s.alone(), false
}

// trustDateline trusts a place in the dateline, agencies' names apart.
func (s *setting) trustDateline() float64 {
	switch {
	case s.bracketed(), s.habit == ordinary && s.m.first > 0:
		return 0
	}
	return 1
}

// trustDemonym trusts a nationality unless the text has no case and the word
// another sense.
func (s *setting) trustDemonym() float64 {
	if s.d.AllCaps && looseInCapitals[s.key] {
		return 0
	}
	return 0.95
}

// governed judges a name that a preposition or designator goes with; 0 if none
// does.
func (s *setting) governed() float64 {
	p := s.preposition()
	switch {
	case s.designated() != "" && (s.habit != ordinary || s.capitalTells()):
		return 0.92
	case p == "" || s.habit == ordinary && !s.capitalTells():
		return 0
	case s.habit == 0 && firmly[p]:
		return 0.95
	case s.habit == 0:
		return 0.85
	case firmly[p]:
		return 0.75
	}
	return 0
}

// capitalTells reports whether the capital of the name is more than the
// sentence's own.
func (s *setting) capitalTells() bool { return s.cased && !s.opening(s.m.first) }

// alone judges a name by itself: what else it is used for, how many words it
// has, how well known the place is.
func (s *setting) alone() float64 {
	people := s.m.Candidates[0].Population
	words := s.m.end - s.m.first
	var sure float64
	switch {
	case s.habit == ordinary, s.habit == other && words == 1:
		return 0.1
	case s.m.Kind == CountryName:
		return 0.9
	case len(s.key) < 4:
		return 0.15
	case people >= 500_000:
		sure = 0.8
	case words > 1 || people >= 100_000:
		sure = 0.65
	default:
		sure = 0.45
	}
	if !s.cased {
		sure -= 0.25 // a capital would have told more
	}
	return sure
}
