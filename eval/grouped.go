package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"strings"
)

// spot is a place on the map; nil where a report gives none.
type spot struct{ Lat, Lon float64 }

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
	places, err := b.goldPlaces()
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
			r["statements"] = f.regroup(names(r["incidents"]), places)
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

func (b *bench) goldPlaces() (map[string]spot, error) {
	type incident struct {
		Incident string
		spot
	}
	rows, err := readLines[incident](b.gold("direction", "incidents.jsonl"))
	if err != nil {
		return nil, err
	}
	places := map[string]spot{}
	for _, r := range rows {
		places[r.Incident] = r.spot
	}
	return places, nil
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

// regroup returns f's statements under the gold incidents of its report. Those
// of an incident whose place is not known belong to the first.
func (f *found) regroup(gold []string, places map[string]spot) []map[string]any {
	sts := []map[string]any{}
	if len(gold) == 0 {
		return sts
	}
	to := map[string]string{}
	for _, m := range f.Incidents {
		to[m.ID] = gold[0]
		if m.Place != nil {
			to[m.ID] = nearest(*m.Place, gold, places)
		}
	}
	for _, s := range f.Statements {
		id := fmt.Sprint(s["incident"])
		if s["incident"] = to[id]; to[id] == "" {
			s["incident"] = gold[0]
		}
		sts = append(sts, s)
	}
	return sts
}

// nearest returns the gold incident closest to at, the first of equals.
func nearest(at spot, gold []string, places map[string]spot) string {
	best, least := gold[0], math.Inf(1)
	for _, id := range gold {
		p, ok := places[id]
		if !ok {
			continue
		}
		east := (p.Lon - at.Lon) * math.Cos(at.Lat*math.Pi/180)
		if d := math.Hypot(p.Lat-at.Lat, east); d < least {
			best, least = id, d
		}
	}
	return best
}
