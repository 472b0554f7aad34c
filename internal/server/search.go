package server

import (
	"context"
	"strings"
	"unicode/utf8"

	"ascribe"
	"ascribe/internal/mask"
	"ascribe/internal/store"
)

type searchQuery struct {
	AsOfQuery
	Q     string `query:"q" required:"true" minLength:"1" maxLength:"500" example:"\"step by step\" OR guided" doc:"Words that must all be there; \"a phrase\"; OR; NOT; a word* begins so"`
	In    string `query:"in" enum:"all,reports,statements" default:"all"`
	Limit int    `query:"limit" minimum:"1" maximum:"100" default:"20"`
}

// Hit is a report or a statement that was found.
type Hit struct {
	Kind      string       `json:"kind" enum:"report,statement"`
	Report    string       `json:"report"`
	Statement *Statement   `json:"statement,omitempty" doc:"Set for statements"`
	Title     string       `json:"title" doc:"The report's title"`
	Publisher string       `json:"publisher"`
	Published ascribe.Date `json:"published"`
	Snippet   []Piece      `json:"snippet" doc:"The words around the match, to be shown one after the other"`
}

// Piece is a run of a snippet.
type Piece struct {
	Text  string `json:"text"`
	Match bool   `json:"match"`
}

// Found is what a search found: statements, the latest published first, then
// reports in the same order.
type Found struct {
	Hits []Hit `json:"hits"`
}

func (s *Server) search(ctx context.Context, q *searchQuery) (*answer[Found], error) {
	asOf, err := q.date()
	if err != nil {
		return nil, err
	}
	ask := store.SearchQuery{Cut: store.Cut{AsOf: asOf}, Words: q.Q, Limit: q.Limit}
	out := Found{Hits: []Hit{}}
	if q.In != "reports" {
		found, err := s.parts.Record.SearchStatements(ctx, ask)
		if err != nil {
			return nil, problem(err)
		}
		for _, h := range found {
			names, err := s.veil.of(ctx, h.Statement.Report)
			if err != nil {
				return nil, problem(err)
			}
			st := statementOf(h.Statement, names)
			out.Hits = append(out.Hits, Hit{"statement", st.Report, &st, names.In(h.Title), h.Publisher, st.Published, piecesOf(h.Snippet, names)})
		}
	}
	if q.In != "statements" {
		found, err := s.parts.Record.SearchReports(ctx, ask)
		if err != nil {
			return nil, problem(err)
		}
		for _, h := range found {
			r := h.Report
			names, err := s.veil.of(ctx, r.ID)
			if err != nil {
				return nil, problem(err)
			}
			out.Hits = append(out.Hits, Hit{"report", r.ID, nil, names.In(r.Title), r.Publisher, r.Published, piecesOf(h.Snippet, names)})
		}
	}
	return answered(out), nil
}

// piecesOf hides names in a snippet as a whole, since a match may part one.
func piecesOf(ps []store.Piece, names mask.Names) []Piece {
	var whole strings.Builder
	for _, p := range ps {
		whole.WriteString(p.Text)
	}
	text := []rune(names.In(whole.String()))
	out := []Piece{}
	for _, p := range ps {
		n := utf8.RuneCountInString(p.Text)
		out = append(out, Piece{string(text[:n]), p.Match})
		text = text[n:]
	}
	return out
}
