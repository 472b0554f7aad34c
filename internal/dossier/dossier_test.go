package dossier_test

import (
	"encoding/json"
	"math/rand/v2"
	"slices"
	"testing"

	"ascribe"
	"ascribe/internal/codebook"
	"ascribe/internal/dossier"
)

// teller is a report and what it tells: facts in brief.
type teller struct {
	id, published   string
	main            bool
	date            string
	precision       ascribe.Precision
	killed, injured int
	copyOf          string
}

var town = ascribe.Place{Name: "Bilbao", Country: "Spain", Lat: 43.3, Lon: -2.9, Precision: "city"}

func material(ts ...teller) dossier.Material {
	m := dossier.Material{ID: "inc"}
	for _, t := range ts {
		r := ascribe.Report{ID: t.id, DocID: t.id, Published: ascribe.MustDate(t.published), CopyOf: t.copyOf}
		if t.copyOf != "" {
			r.Family = t.copyOf
		}
		x := ascribe.Mention{ID: "i1", Report: t.id, Main: t.main, AttackType: ascribe.Bombing, Place: &town,
			Date: ascribe.MustDate(t.date), DatePrecision: t.precision, Killed: &ascribe.Count{Low: t.killed, Best: t.killed, High: t.killed}}
		f := ascribe.Statement{Report: t.id, Incident: "i1", Predicate: ascribe.FactKilled, Value: string(rune('0' + t.killed)), Published: r.Published}
		f.Identify()
		x.Facts = []ascribe.Statement{f}
		m.Reports = append(m.Reports, r)
		m.Mentions = append(m.Mentions, x)
	}
	return m
}

func compile(t *testing.T, m dossier.Material, asOf string) dossier.Dossier {
	t.Helper()
	cb, err := codebook.Load()
	if err != nil {
		t.Fatal(err)
	}
	d, ok := dossier.Compile(cb, m, ascribe.MustDate(asOf))
	if !ok {
		t.Fatal("nothing was known")
	}
	return d
}

func TestLaterAndBetterPlacedCountComesFirst(t *testing.T) {
	first := teller{id: "a", published: "2006-12-30", main: true, date: "2006-12-30", killed: 1}
	later := teller{id: "b", published: "2007-01-05", main: true, date: "2006-12-30", killed: 2}
	aside := teller{id: "c", published: "2010-01-01", date: "2006-12-30", killed: 5}
	d := compile(t, material(first, later, aside), "")
	if *d.Killed != (ascribe.Count{Low: 1, Best: 2, High: 5}) {
		t.Errorf("killed %+v", *d.Killed)
	}
	if then := compile(t, material(first, later, aside), "2006-12-31"); *then.Killed != (ascribe.Count{Low: 1, Best: 1, High: 1}) {
		t.Errorf("as of the first day, killed %+v", *then.Killed)
	}
	if !slices.Equal(d.Reports, []string{"a", "b"}) || !slices.Equal(d.MentionedIn, []string{"c"}) {
		t.Errorf("told by %v, in passing by %v", d.Reports, d.MentionedIn)
	}
}

func TestCopiesWeighAsOneOrigin(t *testing.T) {
	m := material(
		teller{id: "a", published: "2006-12-30", main: true, date: "2006-12-30", killed: 1},
		teller{id: "b", published: "2006-12-30", main: true, date: "2006-12-30", killed: 1, copyOf: "a"},
		teller{id: "c", published: "2006-12-30", main: true, date: "2006-12-30", killed: 1, copyOf: "a"},
		teller{id: "x", published: "2006-12-31", main: true, date: "2006-12-30", killed: 2},
		teller{id: "y", published: "2006-12-31", main: true, date: "2006-12-30", killed: 2})
	m.Reports[0].Family = "a"
	d := compile(t, m, "")
	if d.Killed.Best != 2 {
		t.Errorf("three copies outweigh two reports: %+v", *d.Killed)
	}
	for _, v := range d.Facts[ascribe.FactKilled] {
		if want := map[string]int{"1": 1, "2": 2}[v.Value]; v.Origins != want {
			t.Errorf("%s killed has %d origins, want %d", v.Value, v.Origins, want)
		}
	}
}

func TestDateIsTheMostPreciseOnOffer(t *testing.T) {
	bound := func(id, day string) teller {
		return teller{id: id, published: day, main: true, date: day, precision: ascribe.PrecisionBefore}
	}
	month := teller{id: "m", published: "2008-01-01", main: true, date: "2006-12"}
	day := teller{id: "d", published: "2009-01-01", date: "2006-12-30"}
	for name, c := range map[string]struct {
		ts   []teller
		want string
		p    ascribe.Precision
	}{
		"a day beats a month and bounds": {[]teller{bound("b", "2007-01-02"), month, day}, "2006-12-30", ascribe.PrecisionDay},
		"a month beats bounds":           {[]teller{bound("b", "2007-01-02"), month}, "2006-12", ascribe.PrecisionMonth},
		"the earliest bound":             {[]teller{bound("c", "2007-01-09"), bound("b", "2007-01-02")}, "2007-01-02", ascribe.PrecisionBefore},
		"no date after a bound":          {[]teller{bound("b", "2006-12-02"), month, day}, "2006-12", ascribe.PrecisionMonth},
		"no month after a bound":         {[]teller{bound("b", "2006-11-28"), month, day}, "2006-11-28", ascribe.PrecisionBefore},
		"a clock that is ahead":          {[]teller{bound("b", "2006-12-29"), day}, "2006-12-30", ascribe.PrecisionDay},
		"told before the bound":          {[]teller{bound("b", "2007-01-02"), {id: "t", published: "2006-12-31", main: true}}, "2006-12-31", ascribe.PrecisionBefore},
		"a year":                         {[]teller{{id: "y", published: "2010-01-01", main: true, date: "2006"}}, "2006", ascribe.PrecisionYear},
		"nothing":                        {[]teller{{id: "n", published: "2010-01-01", main: true}}, "", ascribe.PrecisionNone},
	} {
		if d := compile(t, material(c.ts...), ""); d.Date.String() != c.want || d.DatePrecision != c.p {
			t.Errorf("%s: %s (%s)", name, d.Date, d.DatePrecision)
		}
	}
}

func TestUndatedReportsHaveNoPlaceInADatedAnswer(t *testing.T) {
	m := material(teller{id: "a", published: "", main: true, date: "2006-12-30", killed: 1})
	cb, err := codebook.Load()
	if err != nil {
		t.Fatal(err)
	}
	if _, known := dossier.Compile(cb, m, ascribe.MustDate("2020-01-01")); known {
		t.Error("a report of unknown date was known by 2020")
	}
	if d := compile(t, m, ""); d.Killed.Best != 1 {
		t.Error("without a date asked for, the undated report counts")
	}
}

func TestOrderOfMaterialDoesNotShow(t *testing.T) {
	m := material(
		teller{id: "a", published: "2006-12-30", main: true, date: "2006-12-30", killed: 1},
		teller{id: "b", published: "2006-12-30", main: true, date: "2006-12-31", killed: 2},
		teller{id: "c", published: "2006-12-30", main: true, date: "2006-12-31", killed: 3},
		teller{id: "d", published: "2006-12-30", main: true, date: "2006-12-30", killed: 4})
	want, err := json.Marshal(compile(t, m, ""))
	if err != nil {
		t.Fatal(err)
	}
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		rnd.Shuffle(len(m.Mentions), func(i, j int) { m.Mentions[i], m.Mentions[j] = m.Mentions[j], m.Mentions[i] })
		rnd.Shuffle(len(m.Reports), func(i, j int) { m.Reports[i], m.Reports[j] = m.Reports[j], m.Reports[i] })
		got, err := json.Marshal(compile(t, m, ""))
		if err != nil || string(got) != string(want) {
			t.Fatalf("another order gives another dossier:\n%s\n%s", got, want)
		}
	}
}

func TestTitleNamesKindPlaceAndDay(t *testing.T) {
	m := material(teller{id: "a", published: "2006-12-30", main: true, date: "2006-12-30", killed: 1})
	if d := compile(t, m, ""); d.Title != "Bombing, Bilbao, Spain, 30 December 2006" {
		t.Errorf("title %q", d.Title)
	}
	m.Mentions[0].Outcome = ascribe.Foiled
	if d := compile(t, m, ""); d.Title != "Foiled bombing, Bilbao, Spain, 30 December 2006" {
		t.Errorf("title %q", d.Title)
	}
}
