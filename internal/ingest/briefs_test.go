package ingest

import (
	"slices"
	"testing"

	"ascribe"
	"ascribe/internal/link"
	"ascribe/internal/store"
)

// TestBriefsOfTheLatest fills the rooms more than once: the latest are known,
// what is not known is never left out.
func TestBriefsOfTheLatest(t *testing.T) {
	const all = briefPage * briefPages
	in := func(day string) link.Brief {
		p := link.Profile{Date: ascribe.MustDate(day), DatePrecision: ascribe.PrecisionDay}
		return p.Brief()
	}
	var b briefs
	for _, row := range []store.Row{1, 2, all + 2, 3} {
		b.put(row, in("2016-07-18"))
	}
	b.put(2, in("2016-07-18")) // read again: the later row keeps the room
	rows := []store.Row{1, 2, 3, 4, all + 2, 5 * all}
	if got := b.possible(in("2016-07-19"), slices.Clone(rows)); !slices.Equal(got, rows) {
		t.Errorf("a day apart: %v", got)
	}
	if got, want := b.possible(in("2017-07-18"), rows), []store.Row{2, 4, 5 * all}; !slices.Equal(got, want) {
		t.Errorf("a year apart: %v, want %v", got, want)
	}
}
