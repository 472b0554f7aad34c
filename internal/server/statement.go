package server

import (
	"ascribe"
	"ascribe/internal/mask"
)

// Statement is who said what, in which report and at which place in its text.
type Statement struct {
	ID           string              `json:"id"`
	Incident     string              `json:"incident" doc:"The incident that it is about as of the date; a mention's key if it belongs to none"`
	Report       string              `json:"report"`
	Start        int                 `json:"start" doc:"Code points of the report's text"`
	End          int                 `json:"end" doc:"Exclusive"`
	Quote        string              `json:"quote" doc:"The text from start to end; see docs/api.md for what is masked in it"`
	Predicate    ascribe.Predicate   `json:"predicate"`
	Value        string              `json:"value,omitempty" doc:"Facts only"`
	Polarity     ascribe.Polarity    `json:"polarity"`
	Certainty    ascribe.Certainty   `json:"certainty"`
	Speaker      string              `json:"speaker" doc:"The outermost source as named in the text; empty for the report's own voice"`
	Behind       string              `json:"behind,omitempty" doc:"The source that the speaker invokes"`
	SpeakerKind  ascribe.SpeakerKind `json:"speaker_kind"`
	Organisation string              `json:"organisation"`
	SaidOn       ascribe.Date        `json:"said_on"`
	Published    ascribe.Date        `json:"published" doc:"The date of the report"`
	Origin       string              `json:"origin" doc:"The family of copies that the report belongs to, or the report: statements of one origin confirm nothing to each other"`
	Method       string              `json:"method"`
}

// statementOf is s with the names of people in it hidden.
func statementOf(s ascribe.Statement, names mask.Names) Statement {
	origin := s.Family
	if origin == "" {
		origin = s.Report
	}
	return Statement{ID: s.ID, Incident: s.Incident, Report: s.Report, Start: s.Start, End: s.End, Quote: names.In(s.Quote), Predicate: s.Predicate,
		Value: names.In(s.Value), Polarity: s.Polarity, Certainty: s.Certainty, Speaker: names.In(s.Speaker), Behind: names.In(s.Behind), SpeakerKind: s.SpeakerKind,
		Organisation: s.Organisation, SaidOn: s.SaidOn, Published: s.Published, Origin: origin, Method: s.Method}
}
