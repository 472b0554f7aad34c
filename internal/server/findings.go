package server

import (
	"context"

	"ascribe"
)

// Query says what a finding was computed from, so that it can be computed
// again.
type Query struct {
	Method   string       `json:"method" doc:"What was computed, in words"`
	Filter   string       `json:"filter" doc:"The filter, as the query string of this request"`
	AsOf     ascribe.Date `json:"as_of"`
	Writes   int64        `json:"writes" doc:"The version of the record: how many writes it holds"`
	Digest   string       `json:"digest" doc:"The digest over them"`
	Codebook string       `json:"codebook"`
}

// Survival says how long first labels last.
type Survival struct {
	Query     Query          `json:"query"`
	Incidents int            `json:"incidents" doc:"Incidents followed: those dated to the day that a dated report tells of"`
	Changed   int            `json:"changed" doc:"Those whose level changed"`
	Median    *int           `json:"median,omitempty" doc:"The first day on which half or less of the labels hold; absent if more than half hold to the end"`
	Steps     []SurvivalStep `json:"steps"`
}

// SurvivalStep is a day on which labels fell.
type SurvivalStep struct {
	Day     int     `json:"day" doc:"Days since the attack"`
	AtRisk  int     `json:"at_risk"`
	Changed int     `json:"changed"`
	Share   float64 `json:"share" doc:"Kaplan–Meier estimate of the share that holds beyond the day"`
	Low     float64 `json:"low" doc:"95 % interval"`
	High    float64 `json:"high"`
}

type findingQuery struct {
	FilterQuery
}

const (
	survivalMethod    = "days from the attack to the last change of the judgement's level; incidents whose level has not changed are followed to the as-of date, or the last day of the record (Kaplan–Meier, log-log 95 % interval)"
	levelsMethod      = "incidents by the year of the attack and the level as of the date"
	claimMethod       = "days from the attack to the first report of a claim of responsibility that an organisation made"
	transitionsMethod = "the level on the day of the first report against the level 365 days later; incidents first reported less than a year before the date are left out"
)

func (s *Server) query(method string, q *findingQuery, asOf ascribe.Date, st state) Query {
	return Query{method, q.encode(), asOf, st.head.Writes, st.head.Digest, s.parts.Codebook.Version}
}

func (s *Server) survival(_ context.Context, q *findingQuery) (*answer[Survival], error) {
	f, err := q.filter()
	if err != nil {
		return nil, err
	}
	st, _ := s.desk.now()
	v := st.index.Survival(f)
	out := Survival{Query: s.query(survivalMethod, q, f.AsOf, st), Incidents: v.Incidents, Changed: v.Changed, Median: known(v.Median), Steps: []SurvivalStep{}}
	for _, p := range v.Steps {
		out.Steps = append(out.Steps, SurvivalStep(p))
	}
	return answered(out), nil
}

// known is n, or nothing if it is negative.
func known(n int) *int {
	if n < 0 {
		return nil
	}
	return &n
}

// LevelsByYear is the share of levels per year.
type LevelsByYear struct {
	Query   Query        `json:"query"`
	Years   []Year       `json:"years"`
	Undated []LevelCount `json:"undated"`
}

// Year is the incidents of a year.
type Year struct {
	Year   int          `json:"year"`
	Total  int          `json:"total"`
	Levels []LevelShare `json:"levels"`
}

// LevelShare is a number of incidents of one level, and their share.
type LevelShare struct {
	Level ascribe.Level `json:"level"`
	Count int           `json:"count"`
	Share float64       `json:"share" doc:"Of the incidents of the year, 0 to 1"`
}

func (s *Server) levelsByYear(_ context.Context, q *findingQuery) (*answer[LevelsByYear], error) {
	f, err := q.filter()
	if err != nil {
		return nil, err
	}
	st, _ := s.desk.now()
	c := st.index.Count(f, "year")
	out := LevelsByYear{s.query(levelsMethod, q, f.AsOf, st), []Year{}, mixOf(c.Undated)}
	for _, b := range c.Bins {
		y := Year{b.From.Year, b.Mix.Total(), []LevelShare{}}
		for _, l := range mixOf(b.Mix) {
			y.Levels = append(y.Levels, LevelShare{l.Level, l.Count, float64(l.Count) / float64(y.Total)})
		}
		out.Years = append(out.Years, y)
	}
	return answered(out), nil
}

// ClaimDelay says how long after an attack claims are reported.
type ClaimDelay struct {
	Query     Query   `json:"query"`
	Incidents int     `json:"incidents" doc:"Incidents dated to the day"`
	Claimed   int     `json:"claimed" doc:"Those for which a claim was reported"`
	Lower     *int    `json:"lower_quartile,omitempty" doc:"Days"`
	Median    *int    `json:"median,omitempty" doc:"Days"`
	Upper     *int    `json:"upper_quartile,omitempty" doc:"Days"`
	Delays    []Delay `json:"delays"`
}

// Delay is a number of claims that came so many days after the attack.
type Delay struct {
	Days   int `json:"days"`
	Claims int `json:"claims"`
}

func (s *Server) claimDelay(_ context.Context, q *findingQuery) (*answer[ClaimDelay], error) {
	f, err := q.filter()
	if err != nil {
		return nil, err
	}
	st, _ := s.desk.now()
	c := st.index.ClaimDelay(f)
	out := ClaimDelay{s.query(claimMethod, q, f.AsOf, st), c.Incidents, c.Claimed, known(c.Lower), known(c.Median), known(c.Upper), []Delay{}}
	for _, d := range c.Delays {
		out.Delays = append(out.Delays, Delay(d))
	}
	return answered(out), nil
}

// Transitions holds first levels against those that stood a year later.
type Transitions struct {
	Query     Query        `json:"query"`
	Incidents int          `json:"incidents" doc:"Incidents first reported at least a year before the date"`
	Cells     []Transition `json:"transitions" doc:"Those that occur, by the first level and the later one, strongest first"`
}

// Transition is a number of incidents that went from one level to another.
type Transition struct {
	First ascribe.Level `json:"first"`
	Later ascribe.Level `json:"later"`
	Count int           `json:"count"`
}

func (s *Server) transitions(_ context.Context, q *findingQuery) (*answer[Transitions], error) {
	f, err := q.filter()
	if err != nil {
		return nil, err
	}
	st, _ := s.desk.now()
	t := st.index.Transitions(f)
	out := Transitions{s.query(transitionsMethod, q, f.AsOf, st), t.Incidents, []Transition{}}
	for i, mix := range t.Counts {
		for _, l := range mixOf(mix) {
			out.Cells = append(out.Cells, Transition{ascribe.Levels[i], l.Level, l.Count})
		}
	}
	return answered(out), nil
}
