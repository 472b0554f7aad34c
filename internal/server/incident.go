package server

import (
	"context"
	"slices"

	"ascribe"
	"ascribe/internal/dossier"
	"ascribe/internal/judge"
	"ascribe/internal/mask"
	"ascribe/internal/store"
)

type incidentQuery struct {
	AsOfQuery
	ID string `path:"id" maxLength:"200" doc:"The incident's id, or one that stands for it since a merge"`
}

// Judgement is the reading of an incident and one organisation on a date.
type Judgement struct {
	Organisation string                 `json:"organisation"`
	Level        ascribe.Level          `json:"level"`
	Stage        ascribe.Stage          `json:"stage"`
	Likelihood   ascribe.Likelihood     `json:"likelihood"`
	Confidence   ascribe.Confidence     `json:"confidence"`
	AsOf         ascribe.Date           `json:"as_of"`
	Because      []string               `json:"because" doc:"Ids of the statements that carried the level"`
	Against      []string               `json:"against" doc:"Ids of the statements that speak against it"`
	Codebook     string                 `json:"codebook"`
	Steps        []ascribe.Contribution `json:"steps" doc:"Every rule and weight, so that the judgement can be redone on paper"`
}

func judgementOf(j ascribe.Judgement) Judgement {
	return Judgement{j.Organisation, j.Level, j.Stage, j.Likelihood, j.Confidence, j.AsOf, listOf(j.Because), listOf(j.Against), j.Codebook, listOf(j.Steps)}
}

// Fact is everything reported on one aspect of an incident.
type Fact struct {
	Predicate ascribe.Predicate `json:"predicate"`
	Values    []dossier.Value   `json:"values" doc:"Each value with the statements behind it, the one with most independent reports first"`
}

// Source is a report that tells of an incident.
type Source struct {
	ID        string       `json:"id"`
	DocID     string       `json:"docid"`
	Publisher string       `json:"publisher"`
	Published ascribe.Date `json:"published"`
	Title     string       `json:"title"`
	URL       string       `json:"url,omitempty"`
	CopyOf    string       `json:"copy_of,omitempty" doc:"The report that it copies"`
	Family    string       `json:"family,omitempty" doc:"Shared by all copies of one story"`
	Main      bool         `json:"main" doc:"Whether the report is mainly about the incident"`
}

// Incident is one incident as of a date.
type Incident struct {
	Summary
	Weapon     ascribe.Weapon `json:"weapon,omitempty"`
	Target     string         `json:"target,omitempty"`
	Aliases    []string       `json:"aliases" doc:"Other ids that stand for it"`
	Facts      []Fact         `json:"facts"`
	Judgement  Judgement      `json:"judgement"`
	Others     []Judgement    `json:"others" doc:"The judgements on the other organisations in question, the strongest role first"`
	History    []Change       `json:"history" doc:"Every change of the judgement up to the date"`
	Statements []Statement    `json:"evidence" doc:"Statements about an organisation's role, by date"`
	FactsSaid  []Statement    `json:"fact_statements" doc:"Statements of facts, by date"`
	Sources    []Source       `json:"told_by" doc:"The reports, by date"`
}

// Change is a step in the course of a judgement.
type Change struct {
	From         ascribe.Date       `json:"from"`
	Organisation string             `json:"organisation"`
	Level        ascribe.Level      `json:"level"`
	Stage        ascribe.Stage      `json:"stage"`
	Likelihood   ascribe.Likelihood `json:"likelihood"`
	Confidence   ascribe.Confidence `json:"confidence"`
	Because      []string           `json:"because"`
	Against      []string           `json:"against"`
}

// held returns what the record holds on the incident that is asked for, and the
// date it is asked for as of.
func (s *Server) held(ctx context.Context, q *incidentQuery) (store.Dossier, ascribe.Date, error) {
	asOf, err := q.date()
	if err != nil {
		return store.Dossier{}, asOf, err
	}
	held, err := s.parts.Record.Dossier(ctx, q.ID, store.Cut{AsOf: asOf})
	if err != nil {
		return held, asOf, problem(err)
	}
	return held, asOf, nil
}

func (s *Server) getIncident(ctx context.Context, q *incidentQuery) (*answer[Incident], error) {
	held, asOf, err := s.held(ctx, q)
	if err != nil {
		return nil, err
	}
	m := dossier.Of(held)
	d, known := dossier.Compile(s.parts.Codebook, m, asOf)
	if !known {
		return nil, problem(&ascribe.Error{Code: ascribe.NotFound, What: "nothing had been published by then", Where: q.ID, Remedy: "ask for a later date"})
	}
	i, err := s.incident(ctx, held, m, d)
	if err != nil {
		return nil, problem(err)
	}
	return answered(i), nil
}

func (s *Server) incident(ctx context.Context, held store.Dossier, m dossier.Material, d dossier.Dossier) (Incident, error) {
	i := Incident{Weapon: d.Weapon, Aliases: listOf(held.Aliases), Judgement: judgementOf(d.Judgement), Others: []Judgement{}, History: s.changes(m)}
	i.Summary = summaryOf(dossier.Now(s.parts.Codebook, m))
	for _, j := range d.Judgement.Others {
		i.Others = append(i.Others, judgementOf(j))
	}
	names, err := s.veil.all(ctx, m.Reports)
	if err != nil {
		return i, err
	}
	i.Target, i.Facts, i.Sources = names.In(d.Target), factsOf(d.Facts, names), sourcesOf(d.Sources, m.Reports, names)
	roles := d.Incident.Statements
	if i.Statements, err = s.veil.statements(ctx, d.Evidence[:roles]); err != nil {
		return i, err
	}
	i.FactsSaid, err = s.veil.statements(ctx, d.Evidence[roles:])
	return i, err
}

func factsOf(facts map[ascribe.Predicate][]dossier.Value, names mask.Names) []Fact {
	out := []Fact{}
	for _, p := range ascribe.FactPredicates {
		vs := facts[p]
		if len(vs) == 0 {
			continue
		}
		for i := range vs {
			vs[i].Value = names.In(vs[i].Value)
		}
		out = append(out, Fact{p, vs})
	}
	return out
}

func (s *Server) changes(m dossier.Material) []Change {
	out := []Change{}
	for _, j := range judge.Course(s.parts.Codebook, m.ID, m.Statements) {
		out = append(out, Change{j.AsOf, j.Organisation, j.Level, j.Stage, j.Likelihood, j.Confidence, listOf(j.Because), listOf(j.Against)})
	}
	return out
}

func sourcesOf(ss []dossier.Source, reports []ascribe.Report, names mask.Names) []Source {
	families := map[string]string{}
	for _, r := range reports {
		families[r.ID] = r.Family
	}
	out := []Source{}
	for _, x := range ss {
		out = append(out, Source{x.ID, x.DocID, x.Publisher, x.Published, names.In(x.Title), x.URL, x.CopyOf, families[x.ID], x.Main})
	}
	return out
}

// Course is the course of an incident's judgement.
type Course struct {
	Incident string         `json:"incident"`
	Date     ascribe.Date   `json:"date" doc:"The day of the attack, as far as known by the date"`
	Course   []Change       `json:"course" doc:"The first judgement and every change, oldest first"`
	Days     []ascribe.Date `json:"days" doc:"Every day on which a report about it was published, oldest first"`
}

func (s *Server) getCourse(ctx context.Context, q *incidentQuery) (*answer[Course], error) {
	held, _, err := s.held(ctx, q)
	if err != nil {
		return nil, err
	}
	m := dossier.Of(held)
	c := Course{Incident: held.Incident, Course: s.changes(m), Days: []ascribe.Date{}, Date: dossier.Now(s.parts.Codebook, m).Date}
	for _, r := range m.Reports {
		if !r.Published.IsZero() {
			c.Days = append(c.Days, r.Published.Last())
		}
	}
	slices.SortFunc(c.Days, ascribe.Date.Compare)
	c.Days = slices.Compact(c.Days)
	return answered(c), nil
}

// Link is a decision about which reports tell of one incident.
type Link struct {
	ID       string  `json:"id"`
	Kind     string  `json:"kind" enum:"link,merge,split,undo"`
	A        string  `json:"a" doc:"A mention's key (report/mention), an incident, or the decision that is undone"`
	B        string  `json:"b,omitempty"`
	Score    float64 `json:"score" doc:"The probability that the decision is right"`
	Reason   string  `json:"reason"`
	Method   string  `json:"method,omitempty"`
	ByHand   bool    `json:"by_hand"`
	Recorded string  `json:"recorded" format:"date-time"`
}

// Links says why the reports of an incident belong together.
type Links struct {
	Incident string   `json:"incident"`
	Aliases  []string `json:"aliases" doc:"Other ids that stand for it"`
	Links    []Link   `json:"links" doc:"In the order in which they were decided"`
}

func (s *Server) getLinks(ctx context.Context, q *incidentQuery) (*answer[Links], error) {
	held, _, err := s.held(ctx, q)
	if err != nil {
		return nil, err
	}
	about := append([]string{held.Incident}, held.Aliases...)
	for _, m := range held.Mentions {
		about = append(about, ascribe.MentionKey(m.Report, m.ID))
	}
	out := Links{held.Incident, listOf(held.Aliases), []Link{}}
	for d, err := range s.parts.Record.Decisions(ctx, store.DecisionQuery{About: about}) {
		if err != nil {
			return nil, problem(err)
		}
		out.Links = append(out.Links, Link{d.ID, string(d.Kind), d.A, d.B, d.Score, d.Reason, d.Method, d.Author != "", d.Recorded.Format(timestamp)})
	}
	return answered(out), nil
}

// timestamp is RFC 3339 to the second.
const timestamp = "2006-01-02T15:04:05Z07:00"
