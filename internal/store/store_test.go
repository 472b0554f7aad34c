package store

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"ascribe"
)

// TestSpansReread reads spans in any order and compares with a plain copy of
// the text in code points.
func TestSpansReread(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.RuneFrom([]rune{'a', 'é', '“', '\u200b', '\u202e', '💣', 0, '\n'})).Draw(t, "text")
		points := []rune(text)
		c := codePoints{text: text}
		for range rapid.IntRange(1, 20).Draw(t, "spans") {
			s := ascribe.Span{Start: rapid.IntRange(-2, len(points)+2).Draw(t, "start"), End: rapid.IntRange(-2, len(points)+2).Draw(t, "end")}
			got, ok := c.slice(s)
			if want := 0 <= s.Start && s.Start < s.End && s.End <= len(points); ok != want {
				t.Fatalf("%+v of %d code points: %v", s, len(points), ok)
			}
			if ok && got != string(points[s.Start:s.End]) {
				t.Fatalf("%+v reads %q", s, got)
			}
		}
	})
}

func TestIdentifiedLeavesItsEntry(t *testing.T) {
	r := ascribe.Report{Original: ascribe.RefOf([]byte("x")), DocID: "x", Text: "He acted alone."}
	r.ID = ascribe.ReportID(r.Original, r.DocID)
	s := ascribe.Statement{Span: ascribe.Span{Start: 0, End: 15}, Quote: r.Text, Predicate: ascribe.ActedAlone, Incident: "i1"}
	entry := func() Entry {
		return Entry{Report: r, Mentions: []ascribe.Mention{{ID: "i1", Facts: []ascribe.Statement{
			{Span: s.Span, Quote: s.Quote, Predicate: ascribe.FactAttackers, Value: "1"}}}}, Statements: []ascribe.Statement{s, s}}
	}
	e := entry()
	got := e.Identified()
	if diff := cmp.Diff(entry(), e); diff != "" {
		t.Errorf("the entry was changed (-before +after):\n%s", diff)
	}
	if ps := got.Problems(); len(ps) != 0 {
		t.Errorf("problems: %v", ps)
	}
	if len(got.Statements) != 1 || got.Statements[0].ID == "" || got.Mentions[0].Facts[0].Incident != "i1" {
		t.Errorf("identified: %+v", got)
	}
	if diff := cmp.Diff(got, got.Identified()); diff != "" {
		t.Errorf("identified twice (-once +twice):\n%s", diff)
	}
}

// TestDecisionID changes each field of a decision and expects another id.
func TestDecisionID(t *testing.T) {
	first := Decision{Kind: Link, A: "r1/i1", B: "x", Score: 0.5, Reason: "same day", Method: "link/1", Author: "an editor",
		Recorded: time.Date(2024, 3, 1, 9, 0, 0, 1, time.UTC)}
	first.Identify()
	again := first
	again.ID, again.Recorded = "", first.Recorded.In(time.FixedZone("west", -3600))
	if again.Identify(); again.ID != first.ID || len(first.ID) != 21 {
		t.Errorf("ids %q and %q", first.ID, again.ID)
	}
	for field, change := range map[string]func(*Decision){
		"kind":         func(d *Decision) { d.Kind = Split },
		"a":            func(d *Decision) { d.A = "r1/i2" },
		"b":            func(d *Decision) { d.B = "y" },
		"score":        func(d *Decision) { d.Score = 0.25 },
		"reason":       func(d *Decision) { d.Reason = "same town" },
		"method":       func(d *Decision) { d.Method = "link/2" },
		"author":       func(d *Decision) { d.Author = "" },
		"recorded":     func(d *Decision) { d.Recorded = d.Recorded.Add(1) },
		"where a ends": func(d *Decision) { d.A, d.B = "r1/i1x", "" },
	} {
		other := first
		change(&other)
		if other.Identify(); other.ID == first.ID {
			t.Errorf("another %s gives the same id", field)
		}
	}
}
