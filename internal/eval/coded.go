package eval

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"ascribe"
)

// MaxPerReport is how many statements, and how many incidents, one report may
// have coded: matching takes time with their third power.
const MaxPerReport = 1000

// Coded is a report with what a person coded in it. A nil field was not coded;
// an empty list says that there is nothing.
type Coded struct {
	Report   ascribe.Report
	Relevant *bool
	// Statements have a predicate and a span; their other attributes may be
	// empty, which means not coded.
	Statements []ascribe.Statement
	// Incidents hold the facts that were coded. Nil also where incidents are
	// only named.
	Incidents []ascribe.Mention
}

// ParseCoded reads the codings in a line of reports (docs/formats.md), whose
// report is r: "relevant", "statements" and "incidents". Its errors are
// ascribe.Invalid or ascribe.TooLarge and name the statement or incident.
func ParseCoded(line []byte, r ascribe.Report) (Coded, error) {
	var in struct {
		Relevant   *bool               `json:"relevant"`
		Statements []ascribe.Statement `json:"statements"`
		Incidents  []codedIncident     `json:"incidents"`
	}
	if err := json.Unmarshal(line, &in); err != nil {
		return Coded{}, invalid("the codings cannot be read", "see docs/formats.md", err)
	}
	c := Coded{r, in.Relevant, in.Statements, mentions(in.Incidents)}
	if c.Relevant == nil && c.Statements == nil && c.Incidents == nil {
		return Coded{}, invalid("the report carries no codings", `give "statements", "relevant", or "incidents" with facts`, nil)
	}
	if max(len(c.Statements), len(c.Incidents)) > MaxPerReport {
		return Coded{}, &ascribe.Error{Code: ascribe.TooLarge, What: fmt.Sprintf("more than %d codings in one report", MaxPerReport), Remedy: "split the report"}
	}
	return c, c.complete()
}

func invalid(what, remedy string, cause error) error {
	return &ascribe.Error{Code: ascribe.Invalid, What: what, Remedy: remedy, Err: cause}
}

// complete checks the statements and gives each its quote.
func (c *Coded) complete() error {
	text := []rune(c.Report.Text)
	for i := range c.Statements {
		s := &c.Statements[i]
		if err := check(s, text); err != nil {
			return invalid(fmt.Sprintf("statement %d: %s", i+1, err), "", nil)
		}
		s.Quote = string(text[s.Start:s.End])
	}
	return nil
}

// check holds a statement against the vocabularies and the text.
func check(s *ascribe.Statement, text []rune) error {
	switch {
	case s.Predicate.IsFact():
		return fmt.Errorf(`%q is a fact: code it under "incidents"`, s.Predicate)
	case !slices.Contains(ascribe.DirectionPredicates, s.Predicate):
		return fmt.Errorf("unknown predicate %q; see 'ascribe codebook'", s.Predicate)
	case !oneOf(s.Polarity, "", ascribe.Affirmed, ascribe.Denied):
		return fmt.Errorf("unknown polarity %q", s.Polarity)
	case !oneOf(s.Certainty, "", ascribe.Certain, ascribe.Probable, ascribe.Possible, ascribe.Unknown):
		return fmt.Errorf("unknown certainty %q", s.Certainty)
	case s.SpeakerKind != "" && !slices.Contains(ascribe.SpeakerKinds, s.SpeakerKind):
		return fmt.Errorf("unknown speaker kind %q", s.SpeakerKind)
	case s.Start < 0 || s.End <= s.Start || s.End > len(text):
		return fmt.Errorf("span %d to %d is not within the text of %d code points", s.Start, s.End, len(text))
	case s.Quote != "" && s.Quote != string(text[s.Start:s.End]):
		return fmt.Errorf("the quote is not what stands at %d to %d; spans count code points", s.Start, s.End)
	}
	return nil
}

func oneOf[T comparable](v T, of ...T) bool { return slices.Contains(of, v) }

// mentions returns the incidents if each of them carries facts, nil otherwise:
// beside an incident that is only named, one that was found cannot be called
// spurious.
func mentions(in []codedIncident) []ascribe.Mention {
	if in == nil {
		return nil
	}
	out := make([]ascribe.Mention, len(in))
	for i := range in {
		if out[i] = in[i].Mention; !codesFacts(&out[i]) {
			return nil
		}
	}
	return out
}

// codedIncident is an incident as a coder writes it: the form of an extracted
// one, or shorter, with a name for a place and a number for a count; or only
// the name of the incident.
type codedIncident struct{ ascribe.Mention }

// UnmarshalJSON reads an object or a string.
func (c *codedIncident) UnmarshalJSON(b []byte) error {
	if bytes.HasPrefix(b, []byte(`"`)) {
		return json.Unmarshal(b, &c.ID)
	}
	var in struct {
		ID           string             `json:"id"`
		AttackType   ascribe.AttackType `json:"attack_type"`
		Weapon       ascribe.Weapon     `json:"weapon"`
		Date         ascribe.Date       `json:"date"`
		Place        *codedPlace        `json:"place"`
		Killed       *codedCount        `json:"killed"`
		Injured      *codedCount        `json:"injured"`
		Outcome      ascribe.Outcome    `json:"outcome"`
		Organisation string             `json:"organisation"`
	}
	if err := json.Unmarshal(b, &in); err != nil {
		return err
	}
	c.Mention = ascribe.Mention{ID: in.ID, AttackType: in.AttackType, Weapon: in.Weapon, Date: in.Date, Place: in.Place.place(),
		Killed: (*ascribe.Count)(in.Killed), Injured: (*ascribe.Count)(in.Injured), Outcome: in.Outcome, Organisation: in.Organisation}
	return nil
}

type codedPlace ascribe.Place

// UnmarshalJSON reads a place or only its name.
func (p *codedPlace) UnmarshalJSON(b []byte) error {
	if bytes.HasPrefix(b, []byte(`"`)) {
		return json.Unmarshal(b, &p.Name)
	}
	return json.Unmarshal(b, (*ascribe.Place)(p))
}

func (p *codedPlace) place() *ascribe.Place {
	if p == nil || p.Name == "" {
		return nil
	}
	return (*ascribe.Place)(p)
}

type codedCount ascribe.Count

// UnmarshalJSON reads a number or a range of numbers.
func (c *codedCount) UnmarshalJSON(b []byte) error {
	if bytes.HasPrefix(b, []byte("{")) {
		return json.Unmarshal(b, (*ascribe.Count)(c))
	}
	if err := json.Unmarshal(b, &c.Best); err != nil {
		return err
	}
	c.Low, c.High = c.Best, c.Best
	return nil
}
