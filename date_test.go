package ascribe_test

import (
	"encoding/json"
	"testing"
	"time"

	"pgregory.net/rapid"

	"ascribe"
)

func TestParseDate(t *testing.T) {
	for in, want := range map[string]ascribe.Date{
		"":                     {},
		"2016":                 {Year: 2016},
		"2016-07":              {Year: 2016, Month: time.July},
		"2016-07-18":           {Year: 2016, Month: time.July, Day: 18},
		"2016-07-18T21:15:00Z": {Year: 2016, Month: time.July, Day: 18},
		"2016-02-29":           {Year: 2016, Month: time.February, Day: 29},
	} {
		got, err := ascribe.ParseDate(in)
		if err != nil || got != want {
			t.Errorf("ParseDate(%q) = %v, %v; want %v", in, got, err, want)
		}
	}
	for _, in := range []string{"16", "2016-7-18", "2016-13-01", "2016-02-30", "2015-02-29", "18 July 2016", "2016-07-18-1", "0000-01-01", "-001"} {
		if got, err := ascribe.ParseDate(in); ascribe.CodeOf(err) != ascribe.Invalid {
			t.Errorf("ParseDate(%q) = %v, %v; want an invalid error", in, got, err)
		}
	}
}

func TestDateBounds(t *testing.T) {
	for _, c := range []struct{ in, first, last string }{
		{"2016", "2016-01-01", "2016-12-31"},
		{"2016-02", "2016-02-01", "2016-02-29"},
		{"2016-02-03", "2016-02-03", "2016-02-03"},
		{"", "", ""},
	} {
		d := ascribe.MustDate(c.in)
		if d.First() != ascribe.MustDate(c.first) || d.Last() != ascribe.MustDate(c.last) {
			t.Errorf("%q spans %v to %v, want %s to %s", c.in, d.First(), d.Last(), c.first, c.last)
		}
	}
}

func TestDateOrder(t *testing.T) {
	ordered := []string{"", "2015-12-31", "2016-01-01", "2016-01", "2016", "2016-01-02", "2016-02"}
	for i, a := range ordered {
		for j, b := range ordered {
			got, want := ascribe.MustDate(a).Compare(ascribe.MustDate(b)), i-j
			if (got < 0) != (want < 0) || (got > 0) != (want > 0) {
				t.Errorf("Compare(%q, %q) = %d", a, b, got)
			}
		}
	}
}

func TestDateRoundTrips(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := ascribe.Date{Year: rapid.IntRange(1, 9999).Draw(t, "year")}
		if d.Month = time.Month(rapid.IntRange(0, 12).Draw(t, "month")); d.Month > 0 {
			d.Day = rapid.IntRange(0, d.Last().Day).Draw(t, "day")
		}
		b, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		var back ascribe.Date
		if err := json.Unmarshal(b, &back); err != nil || back != d {
			t.Fatalf("%v came back from %s as %v, %v", d, b, back, err)
		}
		n := rapid.IntRange(-5000, 5000).Draw(t, "n")
		if d.Year > 20 && d.Year < 9900 && d.DaysUntil(d.AddDays(n)) != n {
			t.Fatalf("%v + %d days lies %d days away", d, n, d.DaysUntil(d.AddDays(n)))
		}
	})
}
