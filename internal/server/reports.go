package server

import (
	"context"

	"ascribe"
	"ascribe/internal/store"
)

type reportQuery struct {
	AsOfQuery
	ID string `path:"id" maxLength:"100"`
}

// Report is a published report with what was found in it.
type Report struct {
	ID         string       `json:"id"`
	DocID      string       `json:"docid"`
	Original   string       `json:"original" doc:"Addresses the bytes as they were received: sha256 and 64 digits"`
	URL        string       `json:"url,omitempty"`
	Publisher  string       `json:"publisher"`
	Published  ascribe.Date `json:"published"`
	Title      string       `json:"title"`
	Text       string       `json:"text" doc:"The running text that the spans count in, in code points; see docs/api.md for what is masked in it"`
	Language   string       `json:"language"`
	TextMethod string       `json:"text_method"`
	Method     string       `json:"method"`
	Codebook   string       `json:"codebook"`
	Relevant   bool         `json:"relevant"`
	Relevance  float64      `json:"relevance" doc:"The probability that it is about an attack"`
	CopyOf     string       `json:"copy_of,omitempty"`
	Family     string       `json:"family,omitempty"`
	Copies     []Copy       `json:"copies" doc:"The other reports of its family"`
	Incidents  []Told       `json:"incidents" doc:"The incidents that it tells of, and where"`
	Statements []Statement  `json:"statements" doc:"All statements in it, facts among them, in the order of the text"`
}

// Copy is another report of the same story.
type Copy struct {
	ID        string       `json:"id"`
	DocID     string       `json:"docid"`
	Publisher string       `json:"publisher"`
	Published ascribe.Date `json:"published"`
	Title     string       `json:"title"`
	CopyOf    string       `json:"copy_of,omitempty" doc:"Empty for the first of the family"`
}

// Told is an incident as a report tells of it.
type Told struct {
	Incident string         `json:"incident,omitempty" doc:"Empty if the mention is tied to none as of the date"`
	Title    string         `json:"title,omitempty"`
	Mention  string         `json:"mention"`
	Main     bool           `json:"main"`
	Spans    []ascribe.Span `json:"spans" doc:"The sentences that tell of it"`
}

func (s *Server) getReport(ctx context.Context, q *reportQuery) (*answer[Report], error) {
	asOf, err := q.date()
	if err != nil {
		return nil, err
	}
	r, err := s.parts.Record.Report(ctx, q.ID)
	if err != nil {
		return nil, problem(err)
	}
	if !asOf.IsZero() && (r.Published.IsZero() || asOf.Before(r.Published.Last())) {
		return nil, problem(&ascribe.Error{Code: ascribe.NotFound, What: "it had not been published by then", Where: q.ID, Remedy: "ask for a later date"})
	}
	names := s.veil.in(r)
	out := reportOf(r)
	out.Title, out.Text = names.In(r.Title), names.In(r.Text)
	text := []rune(out.Text)
	if out.Copies, err = s.copiesOf(ctx, r); err != nil {
		return nil, problem(err)
	}
	for st, err := range s.parts.Record.Statements(ctx, store.StatementQuery{Cut: store.Cut{AsOf: asOf}, Report: r.ID}) {
		if err != nil {
			return nil, problem(err)
		}
		shown := statementOf(st, names)
		shown.Quote = string(text[st.Start:st.End]) // also where a span cuts a name in two
		out.Statements = append(out.Statements, shown)
	}
	if out.Incidents, err = s.toldIn(ctx, r.ID, asOf); err != nil {
		return nil, problem(err)
	}
	return answered(out), nil
}

func reportOf(r ascribe.Report) Report {
	return Report{ID: r.ID, DocID: r.DocID, Original: string(r.Original), URL: r.URL, Publisher: r.Publisher, Published: r.Published, Title: r.Title,
		Text: r.Text, Language: r.Language, TextMethod: r.TextMethod, Method: r.Method, Codebook: r.Codebook, Relevant: r.Relevant,
		Relevance: r.Relevance, CopyOf: r.CopyOf, Family: r.Family, Copies: []Copy{}, Incidents: []Told{}, Statements: []Statement{}}
}

func (s *Server) copiesOf(ctx context.Context, r ascribe.Report) ([]Copy, error) {
	out := []Copy{}
	if r.Family == "" {
		return out, nil
	}
	members, err := s.parts.Record.FamilyMembers(ctx, r.Family)
	if err != nil {
		return nil, err
	}
	for _, m := range members {
		if m.Report == r.ID {
			continue
		}
		other, err := s.parts.Record.Report(ctx, m.Report)
		if err != nil {
			return nil, err
		}
		out = append(out, Copy{other.ID, other.DocID, other.Publisher, other.Published, s.veil.in(other).In(other.Title), m.CopyOf})
	}
	return out, nil
}

// toldIn lists the incidents that a report tells of.
func (s *Server) toldIn(ctx context.Context, report string, asOf ascribe.Date) ([]Told, error) {
	out := []Told{}
	var keys []string
	for m, err := range s.parts.Record.Mentions(ctx, report) {
		if err != nil {
			return nil, err
		}
		out = append(out, Told{Mention: m.ID, Main: m.Main, Spans: listOf(m.Spans)})
		keys = append(keys, ascribe.MentionKey(report, m.ID))
	}
	placed, err := s.parts.Record.Candidates(ctx, keys)
	if err != nil {
		return nil, err
	}
	in := map[string]string{}
	for _, c := range placed {
		in[c.Mention] = c.Incident
	}
	if !asOf.IsZero() {
		for y, err := range s.parts.Record.Stays(ctx, store.StayQuery{Mentions: keys, On: asOf}) {
			if err != nil {
				return nil, err
			}
			in[y.Mention] = y.Incident
		}
	}
	for i := range out {
		out[i].Incident = in[keys[i]]
	}
	return out, s.title(ctx, out, asOf)
}

// title names the incidents that are known on the date.
func (s *Server) title(ctx context.Context, told []Told, asOf ascribe.Date) error {
	var ids []string
	for _, t := range told {
		ids = append(ids, t.Incident)
	}
	readings, err := s.parts.Record.Readings(ctx, ids, asOf)
	for _, r := range readings {
		for i := range told {
			if told[i].Incident == r.ID {
				told[i].Title = r.Title
			}
		}
	}
	return err
}
