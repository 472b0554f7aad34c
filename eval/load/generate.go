package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
	"unicode/utf8"

	"ascribe"
	"ascribe/internal/link"
	"ascribe/internal/store"
)

// The record that is made: reports and statements an incident, on average.
const (
	reportsPerIncident   = 2
	statementsPerReport  = 5
	incidentsPerWrite    = 500
	firstDay, days       = "2005-01-01", 7300
	followUpDays         = 900
	organisationsInTotal = 40
	inPassing            = 8 // of one attack in so many the first report tells in passing, so that its id changes with the second
)

// day0 is when the made-up record was taken in.
var day0 = time.Date(2026, time.January, 1, 0, 0, 0, 0, time.UTC)

// towns are where the made-up attacks happen: a grid over the land of no
// country in particular, under real country codes so that filters have work.
var codes = strings.Fields("AF DZ AU BD BE BF CM TD CO EG FR DE IN ID IQ IE IL IT KE LY ML MX MZ NE NG NO NZ PK PE PH RU SA SO ES LK SD SE SY TH TN TR UG UA GB US YE")

// fill writes incidents into an empty record. The same number gives the same
// record.
func fill(ctx context.Context, s store.Writer, m *link.Model, incidents int, told func(done int)) error {
	rnd := rand.New(rand.NewPCG(20260101, uint64(incidents)))
	for from := 0; from < incidents; from += incidentsPerWrite {
		to := min(from+incidentsPerWrite, incidents)
		err := s.Write(ctx, day0.Add(time.Duration(from)*time.Second), func(tx store.Tx) error {
			for n := from; n < to; n++ {
				if err := takeIncident(ctx, tx, m, newAttack(rnd, n)); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		told(to)
	}
	return nil
}

// takeIncident takes the reports of an attack in and ties them, as an ingest
// does.
func takeIncident(ctx context.Context, tx store.Tx, m *link.Model, a *attack) error {
	var profiles []link.Profile
	var edges []link.Edge
	for i := range a.reports {
		e := a.report(i)
		p := m.Profile(&e.Report, &e.Mentions[0])
		e.Profiles = map[string][]byte{e.Mentions[0].ID: p.Marshal()}
		c, err := e.Check()
		if err == nil {
			_, err = tx.Append(ctx, c)
		}
		if err != nil {
			return err
		}
		for j := range profiles {
			edges = append(edges, m.Meet(&p, []*link.Profile{&profiles[j]})...)
		}
		profiles = append(profiles, p)
	}
	for _, e := range edges {
		if err := tx.Connect(ctx, store.Edge{A: e.A, B: e.B, Score: e.Score}); err != nil {
			return err
		}
	}
	for _, g := range m.Cluster(profiles, edges, nil) {
		for _, mention := range g.Mentions {
			if err := tx.Place(ctx, store.Placement{Mention: mention, Incident: g.Incident}); err != nil {
				return err
			}
		}
	}
	return nil
}

// attack is a made-up incident with what is still to be reported about it.
type attack struct {
	rnd          *rand.Rand
	n, reports   int
	mention      ascribe.Mention
	published    ascribe.Date
	organisation string
}

func pick[T any](rnd *rand.Rand, from []T) T { return from[rnd.IntN(len(from))] }

func newAttack(rnd *rand.Rand, n int) *attack {
	day := ascribe.MustDate(firstDay).AddDays(rnd.IntN(days))
	code := pick(rnd, codes)
	a := &attack{rnd: rnd, n: n, published: day.AddDays(1), organisation: fmt.Sprintf("Organisation %d", rnd.IntN(organisationsInTotal))}
	a.reports = 1 + rnd.IntN(2*reportsPerIncident-1)
	kind := pick(rnd, []ascribe.AttackType{ascribe.ArmedAssault, ascribe.Bombing, ascribe.Bombing, ascribe.VehicleRamming, ascribe.Arson, ascribe.Kidnapping})
	killed := rnd.IntN(30)
	a.mention = ascribe.Mention{ID: "i1", Main: true, AttackType: kind, Date: day, DatePrecision: ascribe.PrecisionDay,
		Place: &ascribe.Place{Name: fmt.Sprintf("Town %d", rnd.IntN(5000)), Country: "Country " + code, CountryCode: code, Precision: "city",
			Lat: float64(rnd.IntN(11000)-4000) / 100, Lon: float64(rnd.IntN(30000)-15000) / 100},
		Killed: &ascribe.Count{Low: killed, Best: killed, High: killed + rnd.IntN(3)}, Outcome: pick(rnd, []ascribe.Outcome{ascribe.Completed, ascribe.Completed, ascribe.Foiled})}
	return a
}

// said are the sentences about a role, with what they say.
var said = []struct {
	predicate ascribe.Predicate
	kind      ascribe.SpeakerKind
	speaker   string
	certainty ascribe.Certainty
	words     string
}{
	{ascribe.ClaimedResponsibility, ascribe.Organisation, "the group", ascribe.Certain, "%s said in a message that it stood behind the attack."},
	{ascribe.ActedAlone, ascribe.Police, "the police", ascribe.Probable, "The police said that the attacker had probably acted alone, not for %s."},
	{ascribe.NoLinkFound, ascribe.Prosecutor, "the prosecutor", ascribe.Certain, "The prosecutor said that no link to %s had been found."},
	{ascribe.ConsumedPropaganda, ascribe.Government, "the interior minister", ascribe.Certain, "The interior minister said that he had read what %s puts out."},
	{ascribe.InContact, ascribe.Prosecutor, "the prosecutor", ascribe.Certain, "The prosecutor said that he had been in contact with a member of %s."},
	{ascribe.Guided, ascribe.Court, "the court", ascribe.Certain, "The court found that he had been guided by a planner of %s."},
	{ascribe.Sent, ascribe.Intelligence, "an intelligence official", ascribe.Possible, "An intelligence official said that %s may have sent him."},
	{ascribe.LinkUnderInvestigation, ascribe.Police, "the police", ascribe.Unknown, "The police are looking into whether there was a tie to %s."},
}

// report writes the i-th report about the attack, each later than the one
// before.
func (a *attack) report(i int) store.Entry {
	if i > 0 {
		a.published = a.published.AddDays(1 + a.rnd.IntN(followUpDays)/(1+a.rnd.IntN(20)))
	}
	w := &text{}
	m := a.mention
	m.Main = i > 0 || a.n%inPassing != 0
	head := w.say("A %s in %s left %d dead on %s, officials said.", strings.ReplaceAll(string(m.AttackType), "_", " "), m.Place.Name, m.Killed.Best, m.Date)
	m.Spans = []ascribe.Span{head.Span}
	m.Facts = []ascribe.Statement{fact(head, ascribe.FactAttackType, string(m.AttackType)), fact(head, ascribe.FactKilled, fmt.Sprint(m.Killed.Best))}
	e := store.Entry{Report: ascribe.Report{
		DocID: fmt.Sprintf("made-%07d-%d", a.n, i), Original: ascribe.RefOf(fmt.Appendf(nil, "made %d %d", a.n, i)), Publisher: fmt.Sprintf("Outlet %d", a.rnd.IntN(300)),
		Published: a.published, Title: fmt.Sprintf("Attack in %s, report %d", m.Place.Name, i+1), Language: "en", TextMethod: "plain/1",
		Codebook: "direction/1", Method: "extract/1", Relevant: true, Relevance: 0.9,
	}}
	e.Report.ID = ascribe.ReportID(e.Report.Original, e.Report.DocID)
	for range statementsPerReport - len(m.Facts) {
		x := said[min(a.rnd.IntN(len(said)), a.rnd.IntN(len(said)))]
		s := w.say(x.words, a.organisation)
		s.Incident, s.Predicate, s.SpeakerKind, s.Speaker, s.Certainty, s.Organisation = "i1", x.predicate, x.kind, x.speaker, x.certainty, a.organisation
		e.Statements = append(e.Statements, s)
		w.say("Shop %d in the street stayed closed until day %d.", a.rnd.IntN(1000), a.rnd.IntN(1000))
	}
	e.Mentions, e.Report.Text = []ascribe.Mention{m}, w.String()
	return e
}

func fact(s ascribe.Statement, p ascribe.Predicate, value string) ascribe.Statement {
	s.Predicate, s.Value = p, value
	return s
}

// text is a report in the making, counted in code points.
type text struct {
	strings.Builder
	points int
}

// say adds a sentence and returns it as a statement without content.
func (t *text) say(format string, args ...any) ascribe.Statement {
	quote := fmt.Sprintf(format, args...)
	start := t.points
	t.WriteString(quote + " ")
	t.points += utf8.RuneCountInString(quote) + 1
	return ascribe.Statement{Span: ascribe.Span{Start: start, End: t.points - 1}, Quote: quote, Polarity: ascribe.Affirmed,
		Certainty: ascribe.Certain, SpeakerKind: ascribe.Reporter, Method: "extract/1"}
}
