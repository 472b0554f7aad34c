package timex

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ascribe"
	"ascribe/internal/text"
)

type fataler interface{ Fatalf(string, ...any) }

// check verifies what every consumer relies on.
func check(t fataler, source string, published ascribe.Date) {
	d := text.Parse(source)
	pos := 0
	for _, v := range Find(d, published) {
		if v.Range.Start < pos || v.Range.End <= v.Range.Start || v.Range.End > len(source) {
			t.Fatalf("%q: range %v after %d", source, v.Range, pos)
		}
		pos = v.Range.End
		checkValue(t, d, v)
	}
	if on := Dateline(d, published); !on.IsZero() && !valid(on) {
		t.Fatalf("%q: dateline %v", source, on)
	}
}

func checkValue(t fataler, d *text.Doc, v Value) {
	phrase := d.Slice(v.Range)
	switch {
	case v.Precision == ascribe.PrecisionNone:
		t.Fatalf("%q has no precision", phrase)
	case !v.Known():
		if !v.From.IsZero() {
			t.Fatalf("%q has a beginning only", phrase)
		}
	case v.Precision == ascribe.PrecisionBefore:
		if !v.From.IsZero() || !valid(v.To) {
			t.Fatalf("%q: on or before %v, from %v", phrase, v.To, v.From)
		}
	case !valid(v.From) || !valid(v.To) || v.From.Compare(v.To) > 0:
		t.Fatalf("%q: from %v to %v", phrase, v.From, v.To)
	case v.From.Precision() != v.Precision || v.To.Precision() != v.Precision:
		t.Fatalf("%q: %v to %v with precision %q", phrase, v.From, v.To, v.Precision)
	}
}

func valid(d ascribe.Date) bool {
	back, err := ascribe.ParseDate(d.String())
	return err == nil && back == d
}

// pieces make texts in which the rules meet each other.
var pieces = strings.Split(`July May march 18 18th 30 31 29 February 2016 90 1990 , . - to and between from until the of
	Monday Tuesday last next this late early night morning [ ] ( ) today yesterday ago days weeks months years two a few
	several three hours earlier later before after same previous following day week month year 1990s 2016-07-18 18/07/2016
	02/30/2016 9/11 Christmas Eve Easter Sunday will said 9999 0000 99999999999 past weekend overnight recently mid-July
	9-7 9-12 2010-14 in on 's decades centuries Feb. BERLIN --`, " ")

func dates(t *rapid.T) ascribe.Date {
	d := ascribe.Date{Year: rapid.SampledFrom([]int{0, 1, 1600, 1990, 2016, 2024, 9999}).Draw(t, "year")}
	if d.Year > 0 {
		d.Month = 1
		return d.AddDays(rapid.IntRange(0, 364).Draw(t, "day"))
	}
	return d
}

func TestInvariants(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOf(rapid.SampledFrom(pieces)).Draw(t, "pieces")
		check(t, strings.Join(words, " "), dates(t))
	})
	rapid.Check(t, func(t *rapid.T) { check(t, rapid.String().Draw(t, "any"), dates(t)) })
}

// Texts that the properties above found, at the edges of the calendar.
func TestEdgesOfTheCalendar(t *testing.T) {
	for _, c := range []struct{ on, source string }{
		{"0001-01-01", "last month"},
		{"0001-01-01", "past 0000 months"},
		{"0001-07-01", "July until May"},
		{"0001-01-03", "Saturday to Monday"},
		{"1600-02-26", "29 February - July 18"},
		{"9999-12-31", "tomorrow, next week, next month and next year"},
	} {
		check(t, c.source, ascribe.MustDate(c.on))
	}
}

func FuzzFind(f *testing.F) {
	for line := range strings.Lines(expressions) {
		f.Add(line, 2016, 200)
	}
	f.Fuzz(func(t *testing.T, source string, year, day int) {
		var on ascribe.Date
		if year >= 1 && year <= 9998 && day >= 0 && day < 365 {
			on = ascribe.Date{Year: year, Month: 1}.AddDays(day)
		}
		check(t, source, on)
	})
}

// The same text a whole number of weeks later means the same weekdays.
func TestWeekdaysMoveWithTheDayOfWriting(t *testing.T) {
	d := text.Parse("He was held on Monday, and yesterday he was freed; three days ago he fled.")
	rapid.Check(t, func(t *rapid.T) {
		on := ascribe.MustDate("2016-07-19").AddDays(rapid.IntRange(0, 3000).Draw(t, "days"))
		a, b := Find(d, on), Find(d, on.AddDays(7))
		for i := range a {
			if a[i].To.DaysUntil(b[i].To) != 7 {
				t.Fatalf("%v: %v, a week later %v", on, a[i].To, b[i].To)
			}
		}
	})
}

func TestEaster(t *testing.T) {
	for _, want := range []string{"1990-04-15", "2004-04-11", "2008-03-23", "2011-04-24", "2016-03-27", "2019-04-21", "2038-04-25"} {
		d := ascribe.MustDate(want)
		if got := easter(d.Year); got != d {
			t.Errorf("easter(%d) = %v, want %v", d.Year, got, d)
		}
	}
}

func BenchmarkFind(b *testing.B) {
	source := strings.Repeat("BERLIN - Police said on Tuesday that a man had been held near the harbour late on Monday. "+
		"On July 18, 2016, three days before the verdict, he had told a court in the north that he knew nothing of it. "+
		"The ministry declined to comment, and the court of appeal will hear the case next month.\n\n", 40)
	d := text.Parse(source)
	b.SetBytes(int64(len(source)))
	b.ReportAllocs()
	for b.Loop() {
		Find(d, ascribe.Date{Year: 2016, Month: 7, Day: 19})
	}
}
