package scenario

import (
	"fmt"
	"slices"
	"strings"

	"ascribe"
)

// moods are the words before a predicate: how sure, and whether denied.
var moods = map[string]ascribe.Certainty{
	"certain": ascribe.Certain, "probable": ascribe.Probable, "possible": ascribe.Possible, "open": ascribe.Unknown,
}

// statement reads
//
//	LABEL [certain|probable|possible|open] [not] PREDICATE by KIND ["SPEAKER"]
//	      [behind "SOURCE"] [of "ORGANISATION"] [said DATE]
func (p *parser) statement(ws []word) error {
	s := ascribe.Statement{ID: ws[0].text, Polarity: ascribe.Affirmed, Certainty: ascribe.Certain}
	if s.ID == none || s.ID == more {
		return p.fail(fmt.Sprintf("a statement cannot be labelled %q", s.ID), "give it another label")
	}
	if p.labelled(s.ID) {
		return p.fail(fmt.Sprintf("two statements are labelled %q", s.ID), "give one of them another label")
	}
	rest, err := p.proposition(&s, ws[1:])
	if err == nil {
		rest, err = p.speaker(&s, rest)
	}
	for err == nil && len(rest) > 0 {
		rest, err = p.clause(&s, rest)
	}
	if err != nil {
		return err
	}
	p.add(p.report, s)
	return nil
}

func (p *parser) proposition(s *ascribe.Statement, ws []word) ([]word, error) {
	if len(ws) > 0 {
		if c, ok := moods[ws[0].text]; ok && !ws[0].quoted {
			s.Certainty, ws = c, ws[1:]
		}
	}
	if len(ws) > 0 && ws[0] == (word{text: "not"}) {
		s.Polarity, ws = ascribe.Denied, ws[1:]
	}
	if len(ws) == 0 {
		return nil, p.fail("a statement has no predicate", "write: LABEL [probable] [not] PREDICATE by KIND \"SPEAKER\"")
	}
	s.Predicate = ascribe.Predicate(ws[0].text)
	if !slices.Contains(ascribe.DirectionPredicates, s.Predicate) {
		return nil, p.fail(fmt.Sprintf("%q is no predicate", ws[0].text), "use one of "+list(ascribe.DirectionPredicates))
	}
	if s.Certainty == ascribe.Unknown && s.Polarity == ascribe.Denied {
		return nil, p.fail("an open question cannot be denied", "leave out either open or not")
	}
	return ws[1:], nil
}

// speaker reads: by KIND ["SPEAKER"]
func (p *parser) speaker(s *ascribe.Statement, ws []word) ([]word, error) {
	if len(ws) < 2 || ws[0].text != "by" {
		return nil, p.fail("a statement has no speaker", `write: by KIND "SPEAKER"`)
	}
	s.SpeakerKind = ascribe.SpeakerKind(ws[1].text)
	if !slices.Contains(ascribe.SpeakerKinds, s.SpeakerKind) {
		return nil, p.fail(fmt.Sprintf("%q is no kind of speaker", ws[1].text), "use one of "+list(ascribe.SpeakerKinds))
	}
	ws = ws[2:]
	if len(ws) > 0 && ws[0].quoted {
		s.Speaker, ws = ws[0].text, ws[1:]
	}
	return ws, nil
}

// clause reads one of: behind "SOURCE", of "ORGANISATION", said DATE.
func (p *parser) clause(s *ascribe.Statement, ws []word) ([]word, error) {
	if len(ws) < 2 || ws[0].quoted {
		return nil, p.fail(fmt.Sprintf("%q ends the statement oddly", ws[0].text), `write: behind "SOURCE", of "ORGANISATION" or said DATE`)
	}
	var err error
	switch value := ws[1].text; ws[0].text {
	case "behind":
		s.Behind = value
	case "of":
		s.Organisation = value
	case "said":
		s.SaidOn, err = p.date(value)
	default:
		err = p.fail(fmt.Sprintf("%q is not a clause of a statement", ws[0].text), `write: behind "SOURCE", of "ORGANISATION" or said DATE`)
	}
	return ws[2:], err
}

func list[T ~string](words []T) string {
	texts := make([]string, len(words))
	for i, w := range words {
		texts[i] = string(w)
	}
	return strings.Join(texts, ", ")
}
