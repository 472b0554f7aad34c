package server

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"ascribe"
	"ascribe/internal/store"
)

type statementsQuery struct {
	AsOfQuery
	PageQuery
	Incident     string                `query:"incident" maxLength:"200" doc:"Those about that incident"`
	Report       string                `query:"report" maxLength:"100" doc:"Those of that report"`
	Class        string                `query:"class" enum:"roles,facts,all" default:"roles" doc:"Statements about an organisation's role, facts, or both"`
	Predicate    []ascribe.Predicate   `query:"predicate,explode" maxItems:"40"`
	Polarity     ascribe.Polarity      `query:"polarity"`
	Certainty    []ascribe.Certainty   `query:"certainty,explode" maxItems:"4"`
	SpeakerKind  []ascribe.SpeakerKind `query:"speaker_kind,explode" maxItems:"20"`
	Organisation string                `query:"organisation" maxLength:"200" doc:"The organisation as the text names it; case does not matter"`
}

// Statements is a page of statements.
type Statements struct {
	Statements []Statement `json:"statements"`
	Next       string      `json:"next,omitempty" doc:"The cursor of the next page; absent on the last"`
}

// statementPlace is a place in a list of statements, which are ordered by the
// fields from the first to the last.
type statementPlace struct {
	Published string `json:"p"`
	Report    string `json:"r"`
	Start     int    `json:"s"`
	End       int    `json:"e"`
	ID        string `json:"i"`
}

func placeOf(s *ascribe.Statement) statementPlace {
	return statementPlace{s.Published.String(), s.Report, s.Start, s.End, s.ID}
}

func (p statementPlace) compare(q statementPlace) int {
	return cmp.Or(strings.Compare(p.Published, q.Published), strings.Compare(p.Report, q.Report), cmp.Compare(p.Start, q.Start),
		cmp.Compare(p.End, q.End), strings.Compare(p.ID, q.ID))
}

var classes = map[string]store.StatementClass{"roles": store.Roles, "facts": store.Facts, "all": store.Both}

func (q *statementsQuery) keeps(s *ascribe.Statement) bool {
	return in(s.Predicate, q.Predicate) && in(s.Certainty, q.Certainty) && in(s.SpeakerKind, q.SpeakerKind) &&
		(q.Polarity == "" || s.Polarity == q.Polarity) && (q.Organisation == "" || strings.EqualFold(s.Organisation, q.Organisation))
}

// in reports whether v is chosen; no choice chooses all.
func in[T comparable](v T, chosen []T) bool { return len(chosen) == 0 || slices.Contains(chosen, v) }

func (s *Server) listStatements(ctx context.Context, q *statementsQuery) (*answer[Statements], error) {
	asOf, err := q.date()
	if err != nil {
		return nil, err
	}
	after, err := decodeCursor[statementPlace](q.Cursor)
	if err != nil {
		return nil, err
	}
	if q.Incident != "" {
		if _, err := s.parts.Record.Dossier(ctx, q.Incident, store.Cut{AsOf: asOf}); err != nil {
			return nil, problem(err)
		}
	}
	page := Statements{Statements: []Statement{}}
	var last statementPlace
	ask := store.StatementQuery{Cut: store.Cut{AsOf: asOf}, Incident: q.Incident, Report: q.Report, Only: classes[q.Class]}
	if after != nil {
		if ask.Since.Published, err = ascribe.ParseDate(after.Published); err != nil {
			return nil, badCursor()
		}
		ask.Since.Report = after.Report
	}
	for st, err := range s.parts.Record.Statements(ctx, ask) {
		if err != nil {
			return nil, problem(err)
		}
		if !q.keeps(&st) || after != nil && placeOf(&st).compare(*after) <= 0 {
			continue
		}
		if len(page.Statements) == q.Limit {
			page.Next = encodeCursor(last)
			break
		}
		names, err := s.veil.of(ctx, st.Report)
		if err != nil {
			return nil, problem(err)
		}
		page.Statements, last = append(page.Statements, statementOf(st, names)), placeOf(&st)
	}
	return answered(page), nil
}
