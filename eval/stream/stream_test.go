package stream_test

import (
	"bytes"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"ascribe"
	"ascribe/eval/stream"
)

func TestStreamIsTheSameForASeed(t *testing.T) {
	var a, b, c bytes.Buffer
	for w, seed := range map[*bytes.Buffer]uint64{&a: 1, &b: 1, &c: 2} {
		if err := stream.WriteJSONL(w, seed, 200); err != nil {
			t.Fatal(err)
		}
	}
	if a.String() != b.String() || a.String() == c.String() {
		t.Error("the stream does not follow its seed")
	}
}

func TestReportsAreOfTheUsualLength(t *testing.T) {
	words, n := 0, 0
	for r := range stream.Reports(1, 500) {
		words += len(strings.Fields(r.Text))
		n++
	}
	if mean := words / n; mean < 250 || mean > 450 {
		t.Errorf("%d words on average", mean)
	}
}

// told is how the first paragraph of a report names its attack.
var told = regexp.MustCompile(` on (\S+ Street in .*?) on .*(killing \d+ people and wounding \d+)`)

// TestAttacksComeToAnEnd holds what the stream says of itself: most attacks are
// told of a few times, a few fill the papers, none goes on without end, and some
// reports come long after.
func TestAttacksComeToAnEnd(t *testing.T) {
	const n = 60_000
	reports, first := map[string]int{}, map[string]ascribe.Date{}
	late, copies := 0, 0
	for r := range stream.Reports(1, n) {
		m := told.FindStringSubmatch(r.Text)
		if m == nil {
			continue
		}
		attack := m[1] + m[2]
		if reports[attack]++; reports[attack] == 1 {
			first[attack] = r.Published
		}
		if first[attack].DaysUntil(r.Published) > 30 {
			late++
		}
		if strings.HasPrefix(r.Title, "Update: ") {
			copies++
		}
	}
	sizes := slices.Sorted(maps.Values(reports))
	if half, largest := sizes[len(sizes)/2], sizes[len(sizes)-1]; half > 6 || largest < 60 || largest > 200 {
		t.Errorf("half of the attacks have up to %d reports, the largest %d", half, largest)
	}
	if late < n/100 || late > n/20 || copies < n/15 || copies > n/6 {
		t.Errorf("%d of %d reports are late, %d copies", late, n, copies)
	}
}
