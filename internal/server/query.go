package server

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"ascribe"
	"ascribe/internal/overview"
)

// AsOfQuery is the date that every read takes.
type AsOfQuery struct {
	AsOf string `query:"as_of" maxLength:"10" example:"2016-07-20" doc:"What had been published by the end of that day, month or year: YYYY, YYYY-MM or YYYY-MM-DD. Empty asks for everything taken in."`
}

func (q AsOfQuery) date() (ascribe.Date, error) {
	d, err := dateIn("as_of", q.AsOf)
	return d.Last(), err
}

func dateIn(name, value string) (ascribe.Date, error) {
	d, err := ascribe.ParseDate(value)
	if err != nil {
		return d, invalid("query parameter "+name, "not a date: "+strconv.Quote(value), "write YYYY, YYYY-MM or YYYY-MM-DD")
	}
	return d, nil
}

// FilterQuery selects incidents. Parameters that can be repeated keep what any
// of their values selects.
type FilterQuery struct {
	AsOfQuery
	From         string               `query:"from" maxLength:"10" doc:"Incidents on or after that date"`
	To           string               `query:"to" maxLength:"10" doc:"Incidents on or before that date"`
	Box          string               `query:"bbox" maxLength:"100" example:"5.8,47.2,15.1,55.1" doc:"West, south, east, north in degrees; east less than west crosses the 180th meridian"`
	Country      []string             `query:"country,explode" maxItems:"300" doc:"ISO 3166-1 alpha-2 codes"`
	Level        []ascribe.Level      `query:"level,explode" maxItems:"6" doc:"Levels of the judgement"`
	Stage        []ascribe.Stage      `query:"stage,explode" maxItems:"4" doc:"Stages of remote control"`
	Type         []ascribe.AttackType `query:"type,explode" maxItems:"20" doc:"Types of attack"`
	Outcome      []ascribe.Outcome    `query:"outcome,explode" maxItems:"4" doc:"How far it got"`
	Organisation string               `query:"organisation" maxLength:"200" doc:"An organisation in question, by its canonical name; case does not matter"`
	MinSources   int                  `query:"min_sources" minimum:"0" maximum:"10000" doc:"The least number of independent reports"`
}

func (q *FilterQuery) filter() (f overview.Filter, err error) {
	f = overview.Filter{Countries: upper(q.Country), Levels: q.Level, Stages: q.Stage, Attacks: q.Type, Outcomes: q.Outcome,
		Organisation: q.Organisation, MinSources: q.MinSources}
	if f.AsOf, err = q.date(); err != nil {
		return f, err
	}
	if f.From, err = dateIn("from", q.From); err != nil {
		return f, err
	}
	if f.To, err = dateIn("to", q.To); err != nil {
		return f, err
	}
	f.Box, err = boxOf(q.Box)
	return f, err
}

func upper(words []string) []string {
	out := slices.Clone(words)
	for i, w := range out {
		out[i] = strings.ToUpper(w)
	}
	return out
}

func boxOf(s string) (*overview.Box, error) {
	if s == "" {
		return nil, nil
	}
	var n [4]float64
	parts := strings.Split(s, ",")
	ok := len(parts) == len(n)
	for i := 0; ok && i < len(n); i++ {
		var err error
		n[i], err = strconv.ParseFloat(strings.TrimSpace(parts[i]), 64)
		ok = err == nil && n[i] >= -180 && n[i] <= 180
	}
	if !ok || n[1] > n[3] {
		return nil, invalid("query parameter bbox", "not a box: "+strconv.Quote(s), "write west,south,east,north in degrees, south below north")
	}
	return &overview.Box{West: n[0], South: n[1], East: n[2], North: n[3]}, nil
}

// encode writes the filter as a query string.
func (q *FilterQuery) encode() string {
	v := url.Values{}
	set := func(name string, values ...string) {
		for _, x := range values {
			if x != "" && x != "0" {
				v.Add(name, x)
			}
		}
	}
	set("as_of", q.AsOf)
	set("from", q.From)
	set("to", q.To)
	set("bbox", q.Box)
	set("country", q.Country...)
	set("level", text(q.Level)...)
	set("stage", text(q.Stage)...)
	set("type", text(q.Type)...)
	set("outcome", text(q.Outcome)...)
	set("organisation", q.Organisation)
	set("min_sources", strconv.Itoa(q.MinSources))
	return v.Encode()
}

func text[T ~string](words []T) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = string(w)
	}
	return out
}
