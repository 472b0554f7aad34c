package server

import (
	"context"

	"ascribe"
	"ascribe/internal/overview"
	"ascribe/internal/store"
)

// Summary is an incident in a list.
type Summary struct {
	ID            string             `json:"id"`
	Title         string             `json:"title" doc:"Kind, place and date; never a person"`
	Date          ascribe.Date       `json:"date"`
	DatePrecision ascribe.Precision  `json:"date_precision"`
	Place         *ascribe.Place     `json:"place,omitempty"`
	AttackType    ascribe.AttackType `json:"attack_type,omitempty"`
	Outcome       ascribe.Outcome    `json:"outcome,omitempty"`
	Killed        *ascribe.Count     `json:"killed,omitempty" doc:"Reported killed: the preferred figure and the range of all reports"`
	Injured       *ascribe.Count     `json:"injured,omitempty"`
	Level         ascribe.Level      `json:"level"`
	Stage         ascribe.Stage      `json:"stage"`
	Likelihood    ascribe.Likelihood `json:"likelihood"`
	Confidence    ascribe.Confidence `json:"confidence"`
	Organisation  string             `json:"organisation" doc:"The organisation that the judgement is about, empty if none is named"`
	Organisations []string           `json:"organisations" doc:"All organisations in question, the strongest role first"`
	Reports       int                `json:"reports" doc:"Reports that tell of it"`
	Sources       int                `json:"sources" doc:"Independent ones among them: copies of one story are one"`
	Statements    int                `json:"statements" doc:"Statements about an organisation's role"`
}

func summaryOf(r store.Reading) Summary {
	j := r.Judgement
	return Summary{ID: r.ID, Title: r.Title, Date: r.Date, DatePrecision: r.DatePrecision, Place: r.Place, AttackType: r.AttackType,
		Outcome: r.Outcome, Killed: r.Killed, Injured: r.Injured, Level: j.Level, Stage: j.Stage, Likelihood: j.Likelihood,
		Confidence: j.Confidence, Organisation: j.Organisation, Organisations: listOf(r.Organisations), Reports: r.Tellers,
		Sources: r.Sources, Statements: r.Statements}
}

// listOf makes a list that is never null.
func listOf[T any](vs []T) []T {
	if vs == nil {
		return []T{}
	}
	return vs
}

// Incidents is a page of incidents.
type Incidents struct {
	Incidents []Summary `json:"incidents"`
	Total     int       `json:"total" doc:"Incidents under the filter, on all pages"`
	Next      string    `json:"next,omitempty" doc:"The cursor of the next page; absent on the last"`
}

type incidentsQuery struct {
	FilterQuery
	PageQuery
	Sort overview.Order `query:"sort" default:"date_desc" doc:"The order; equal incidents come by id"`
}

// incidentPlace is a place in a list of incidents; Sort guards against going
// on in another order.
type incidentPlace struct {
	Sort overview.Order `json:"s"`
	Key  int64          `json:"k"`
	ID   string         `json:"i"`
}

func (q *incidentsQuery) after() (*overview.Place, error) {
	p, err := decodeCursor[incidentPlace](q.Cursor)
	if p == nil || err != nil {
		return nil, err
	}
	if p.Sort != q.Sort {
		return nil, invalid("query parameter cursor", "the cursor is of a list in another order", "leave it out to begin anew")
	}
	return &overview.Place{Key: p.Key, ID: p.ID}, nil
}

func (s *Server) listIncidents(ctx context.Context, q *incidentsQuery) (*answer[Incidents], error) {
	f, err := q.filter()
	if err != nil {
		return nil, err
	}
	after, err := q.after()
	if err != nil {
		return nil, err
	}
	state, _ := s.desk.now()
	found := state.index.List(f, q.Sort, after, q.Limit)
	page := Incidents{Incidents: []Summary{}, Total: found.Total}
	var ids []string
	for _, p := range found.Places {
		ids = append(ids, p.ID)
	}
	readings, err := s.parts.Record.Readings(ctx, ids, f.AsOf)
	if err != nil {
		return nil, problem(err)
	}
	for _, r := range readings {
		page.Incidents = append(page.Incidents, summaryOf(r))
	}
	if found.More {
		last := found.Places[len(found.Places)-1]
		page.Next = encodeCursor(incidentPlace{q.Sort, last.Key, last.ID})
	}
	return answered(page), nil
}
