package source

import (
	"testing"

	"pgregory.net/rapid"

	"ascribe"
)

func TestParseDate(t *testing.T) {
	for s, want := range map[string]string{
		"":                                "",
		"2016":                            "2016",
		"2016-07":                         "2016-07",
		" 2016-07-18 ":                    "2016-07-18",
		"2016-07-18T23:59:00-04:00":       "2016-07-18",
		"2016-07-18 23:59:00":             "2016-07-18",
		"20160718":                        "2016-07-18",
		"2016/7/18":                       "2016-07-18",
		"18.7.2016":                       "2016-07-18",
		"18 July 2016":                    "2016-07-18",
		"July 18, 2016":                   "2016-07-18",
		"Monday, July 18, 2016":           "2016-07-18",
		"Jul. 18, 2016":                   "2016-07-18",
		"Mon, 18 Jul 2016 23:10:00 GMT":   "2016-07-18",
		"Mon, 18 Jul 2016 23:10:00 -0400": "2016-07-18",
		"7/18/16":                         "2016-07-18",
		"18/7/2016":                       "2016-07-18",
		"7/7/16":                          "2016-07-07",
		"12/31/69":                        "1969-12-31",
		"12/31/68":                        "2068-12-31",
	} {
		if got, err := ParseDate(s); err != nil || got.String() != want {
			t.Errorf("%q: %s, %v; want %s", s, got, err, want)
		}
	}
	for _, s := range []string{"4/5/18", "13/13/2016", "31/2/2016", "2016-13-01", "yesterday", "0000-01-01", "1/2/3"} {
		if got, err := ParseDate(s); err == nil || ascribe.CodeOf(err) != ascribe.Invalid {
			t.Errorf("%q: %s, %v; want an error", s, got, err)
		}
	}
}

func TestParseDateKeepsItsOwnForm(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := ascribe.MustDate("0001-01-01").AddDays(rapid.IntRange(0, 3_000_000).Draw(t, "day"))
		if got, err := ParseDate(d.String()); err != nil || got != d {
			t.Fatalf("%s: %s, %v", d, got, err)
		}
	})
}
