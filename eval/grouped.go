package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
)

// spot is a place on the map; nil where a report gives none.
type spot struct{ Lat, Lon float64 }

// event is where and when a gold incident was.
type event struct {
	Incident, Date string
	spot
}

// grouped scores the statements that the program finds in reports that are
// grouped as the gold set groups them. Beside "record: level right, end to
// end" it tells what the statements cost from what the grouping costs.
func (b *bench) grouped() error {
	docs := b.gold("direction", "docs.jsonl")
	out, err := b.ascribe("grouped.extract.jsonl", "extract", "--format", "ascribe", docs)
	if err != nil {
		return err
	}
	coded, err := b.intoGoldGroups(docs, out)
	if err != nil {
		return err
	}
	course, err := b.ascribe("grouped.course.jsonl", "judge", "--as-of", "course", coded)
	if err != nil {
		return err
	}
	var score struct{ Levels levels }
	if err := b.directionScore(&score, "--levels", course); err != nil {
		return err
	}
	b.figures["grouped: level right, found statements in gold groups"] = score.Levels.All.Accuracy
	b.figures["grouped: stage right, found statements in gold groups"] = share(score.Levels.All.Stage[0], score.Levels.All.Stage[2])
	return b.keepCourse("grouped", course)
}

// found is what the program read out of a report.
type found struct {
	DocID     string
	Incidents []struct {
		ID    string
		Date  string
		Place *spot
	}
	Statements []map[string]any
}

// intoGoldGroups writes the gold reports with the found statements in place of
// the coded ones, each under the gold incident that its own incident is
// nearest to, and returns the file.
func (b *bench) intoGoldGroups(docs, extraction string) (string, error) {
	reports, err := readLines[map[string]any](docs)
	if err != nil {
		return "", err
	}
	read, err := readLines[found](extraction)
	if err != nil {
		return "", err
	}
	events, err := readLines[event](b.gold("direction", "incidents.jsonl"))
	if err != nil {
		return "", err
	}
	byDoc := map[string]*found{}
	for i := range read {
		byDoc[read[i].DocID] = &read[i]
	}
	var lines strings.Builder
	for _, r := range reports {
		id, _ := r["docid"].(string)
		if f := byDoc[id]; f != nil {
			r["statements"] = f.regroup(names(r["incidents"]), events)
		}
		line, err := json.Marshal(r)
		if err != nil {
			return "", err
		}
		lines.Write(append(line, '\n'))
	}
	path := b.scratch("grouped.jsonl")
	return path, os.WriteFile(path, []byte(lines.String()), 0o600)
}

// names are the strings of a decoded JSON array.
func names(v any) []string {
	var out []string
	list, _ := v.([]any)
	for _, e := range list {
		if s, ok := e.(string); ok {
			out = append(out, s)
		}
	}
	return out
}

// regroup returns f's statements under the gold incidents of its report.
func (f *found) regroup(gold []string, events []event) []map[string]any {
	sts := []map[string]any{}
	var of []event
	for _, id := range gold {
		if i := slices.IndexFunc(events, func(e event) bool { return e.Incident == id }); i >= 0 {
			of = append(of, events[i])
		}
	}
	if len(of) == 0 {
		return sts
	}
	to := map[string]string{}
	for _, m := range f.Incidents {
		to[m.ID] = closest(of, m.Date, m.Place).Incident
	}
	for _, s := range f.Statements {
		s["incident"] = cmp.Or(to[fmt.Sprint(s["incident"])], of[0].Incident)
		sts = append(sts, s)
	}
	return sts
}

// closest returns the event of the same month as date, if there is one alone;
// else the one nearest to the place; else the first.
func closest(of []event, date string, place *spot) event {
	const month = len("2006-01")
	var same []event
	for _, e := range of {
		if len(date) >= month && strings.HasPrefix(e.Date, date[:month]) {
			same = append(same, e)
		}
	}
	switch {
	case len(same) == 1:
		return same[0]
	case place == nil:
		return of[0]
	}
	return slices.MinFunc(of, func(a, b event) int { return cmp.Compare(a.from(*place), b.from(*place)) })
}

// from is the distance to a place, in degrees of latitude.
func (s spot) from(at spot) float64 {
	east := (s.Lon - at.Lon) * math.Cos(at.Lat*math.Pi/180)
	return math.Hypot(s.Lat-at.Lat, east)
}
