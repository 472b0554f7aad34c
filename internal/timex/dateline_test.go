package timex

import (
	"testing"

	"ascribe"
	"ascribe/internal/text"
)

func TestDateline(t *testing.T) {
	for _, c := range []struct{ source, published, want string }{
		{"BERLIN, July 19 (Agency) - A man was held.", "2016-07-20", "2016-07-19"},
		{"BERLIN, Dec 31 (Agency) - A man was held.", "2016-01-01", "2015-12-31"},
		{"   SAN SALVADOR, 9 JAN 90 (DPA) -- [TEXT] THE ARMY LEFT THE TOWN TODAY.", "", "1990-01-09"},
		{"By A. Reporter\n\nOSLO, July 22, 2011 - A bomb exploded.", "", "2011-07-22"},
		{"BERLIN - A man was held on July 19.", "2016-07-20", ""},
		{"BERLIN, July 19 - A man was held.", "", ""},
		{"A man was held on July 19.", "2016-07-20", ""},
		{"", "2016-07-20", ""},
	} {
		published, err := ascribe.ParseDate(c.published)
		if err != nil {
			t.Fatal(err)
		}
		if got := Dateline(text.Parse(c.source), published).String(); got != c.want {
			t.Errorf("%q published %q: got %q, want %q", c.source, c.published, got, c.want)
		}
	}
}

// The dateline, not the publication, is the day of writing.
func TestDatelineIsTheDayOfWriting(t *testing.T) {
	d := text.Parse("OSLO, July 22 (Agency) - A bomb exploded on Friday. It had been quiet yesterday.")
	var got []string
	for _, v := range Find(d, ascribe.MustDate("2011-07-25")) {
		got = append(got, d.Slice(v.Range)+" "+v.To.String())
	}
	want := []string{"July 22 2011-07-22", "Friday 2011-07-22", "yesterday 2011-07-21"}
	if len(got) != len(want) {
		t.Fatalf("got %q, want %q", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("got %q, want %q", got[i], want[i])
		}
	}
}
