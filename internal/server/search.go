package server

import (
	"context"
	"strings"

	"ascribe"
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

// Found is what a search found, the best first.
type Found struct {
	Hits []Hit `json:"hits"`
}

func (s *Server) search(ctx context.Context, q *searchQuery) (*answer[Found], error) {
	asOf, err := q.date()
	if err != nil {
		return nil, err
	}
	out := Found{Hits: []Hit{}}
	for r, err := range s.parts.Record.Reports(ctx, store.ReportQuery{Cut: store.Cut{AsOf: asOf}}) {
		if err != nil {
			return nil, problem(err)
		}
		i := strings.Index(strings.ToLower(r.Text), strings.ToLower(q.Q))
		if i < 0 || len(out.Hits) == q.Limit {
			continue
		}
		out.Hits = append(out.Hits, Hit{Kind: "report", Report: r.ID, Title: r.Title, Publisher: r.Publisher, Published: r.Published,
			Snippet: []Piece{{r.Text[i : i+len(q.Q)], true}}})
	}
	return answered(out), nil
}
