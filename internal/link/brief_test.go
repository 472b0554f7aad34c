package link

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"ascribe"
)

// dates draws dates of every precision, and none.
func dates() *rapid.Generator[ascribe.Date] {
	return rapid.Custom(func(t *rapid.T) ascribe.Date {
		precision := rapid.IntRange(0, 3).Draw(t, "precision")
		d := ascribe.Date{Year: rapid.IntRange(2019, 2020).Draw(t, "year")}
		switch precision {
		case 0:
			return ascribe.Date{}
		case 1:
			return d
		}
		d.Month = time.Month(rapid.SampledFrom([]int{1, 2, 12}).Draw(t, "month"))
		if precision == 3 {
			d.Day = rapid.IntRange(1, 4).Draw(t, "day")
		}
		return d
	})
}

// told draws mentions with or without day, country and report's date.
func told() *rapid.Generator[Profile] {
	return rapid.Custom(func(t *rapid.T) Profile {
		p := Profile{Mention: rapid.StringMatching(`r[0-9]{2}/i1`).Draw(t, "mention"), Published: dates().Draw(t, "published"), Date: dates().Draw(t, "date")}
		p.Report = p.Mention[:3]
		p.DatePrecision = rapid.SampledFrom([]ascribe.Precision{p.Date.Precision(), ascribe.PrecisionBefore}).Draw(t, "precision")
		if country := rapid.SampledFrom([]string{"none", "", "FR", "Fr", "GB"}).Draw(t, "country"); country != "none" {
			p.Place = &ascribe.Place{Name: country, Country: country, Precision: "country"}
		}
		return p
	})
}

// TestBriefExcludesWhatIsVetoed holds that nothing is passed over that could
// have been put together.
func TestBriefExcludesWhatIsVetoed(t *testing.T) {
	m := loaded(t)
	excluded, vetoed := 0, 0
	rapid.Check(t, func(rt *rapid.T) {
		p, q := told().Draw(rt, "one"), told().Draw(rt, "another")
		c := m.Compare(&p, &q)
		if c.Veto {
			vetoed++
		}
		if !p.Brief().Excludes(q.Brief()) {
			return
		}
		excluded++
		if !c.Veto {
			rt.Fatal("excluded, but no veto")
		}
		if !q.Brief().Excludes(p.Brief()) {
			rt.Fatal("excluded one way only")
		}
	})
	if excluded < vetoed/2 || excluded == 0 {
		t.Errorf("%d of %d vetoes are seen in the briefs", excluded, vetoed)
	}
}

// TestDaysHaveNumbersOfTheirOwn holds that the key of a day is not that of
// another.
func TestDaysHaveNumbersOfTheirOwn(t *testing.T) {
	for _, day := range []string{"1914-06-28", "1999-12-31", "2000-01-01", "2016-02-28", "2026-11-21"} {
		d := ascribe.MustDate(day)
		if n := dayNumber(d.AddDays(1)) - dayNumber(d); n != 1 {
			t.Errorf("%s and the day after it are %d apart", d, n)
		}
	}
}
