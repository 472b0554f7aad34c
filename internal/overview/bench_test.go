package overview_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"ascribe"
	"ascribe/internal/overview"
	"ascribe/internal/store"
)

// benchmarkIncidents is the size that the API is held to.
const benchmarkIncidents = 200_000

func benchmarkIndex() *overview.Index {
	rnd := rand.New(rand.NewPCG(1, 2))
	edit := overview.New().Edit()
	for n := range benchmarkIncidents {
		r := store.Reading{Sources: 1 + rnd.IntN(4), Organisations: []string{fmt.Sprint(rnd.IntN(40))}}
		r.ID = fmt.Sprintf("2016-07-18-somewhere-bombing-%07d", n)
		r.Date, r.DatePrecision = ascribe.MustDate("2005-01-01").AddDays(rnd.IntN(7000)), ascribe.PrecisionDay
		r.Place = &ascribe.Place{CountryCode: fmt.Sprint(rnd.IntN(100)), Lat: rnd.Float64()*140 - 70, Lon: rnd.Float64()*360 - 180}
		r.AttackType, r.Outcome = ascribe.Bombing, ascribe.Completed
		var rs []store.Reading
		day := r.Date
		for range 1 + rnd.IntN(3) {
			r.Judgement.Level, r.Judgement.Likelihood.P = ascribe.Levels[rnd.IntN(6)], rnd.Float64()
			r.From = day
			rs = append(rs, r)
			day = day.AddDays(1 + rnd.IntN(200))
		}
		r.From = ascribe.Date{}
		edit.Put(r.ID, append(rs, r))
	}
	return edit.Index()
}

// BenchmarkAnswers asks an index of 200,000 incidents, half of them known by
// the date.
func BenchmarkAnswers(b *testing.B) {
	x := benchmarkIndex()
	f := overview.Filter{AsOf: ascribe.MustDate("2014-08-01")}
	for name, ask := range map[string]func(){
		"list":        func() { x.List(f, overview.Strongest, nil, 50) },
		"list now":    func() { x.List(overview.Filter{}, overview.Newest, nil, 50) },
		"count":       func() { x.Count(f, overview.ByMonth) },
		"map":         func() { x.Map(f, 5000, 1) },
		"survival":    func() { x.Survival(f) },
		"transitions": func() { x.Transitions(f) },
		"edit":        func() { x.Edit().Index() },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				ask()
			}
		})
	}
}
