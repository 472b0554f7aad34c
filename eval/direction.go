package main

import (
	"fmt"
	"strings"
)

// direction scores statements and relevance on the direction set, and
// statements on the articles with readings. The models that decide about them
// are cross-validated; the rules are not, and were written by people who had
// read the set.
func (b *bench) direction() error {
	found, err := b.heldOut()
	if err != nil {
		return err
	}
	if err := b.scoreReadings(found); err != nil {
		return err
	}
	out, err := b.keepHeldOut(found)
	if err != nil {
		return err
	}
	var score struct {
		Statements struct {
			Strict map[string]struct{ Micro [3]float64 }
		}
		Relevance struct {
			All struct{ PRF [3]float64 }
		}
	}
	if err := b.directionScore(&score, "--statements", out, "--relevance", out); err != nil {
		return err
	}
	for step, v := range score.Statements.Strict {
		_, name, _ := strings.Cut(step, " ")
		b.figures["direction: statements F, "+name] = v.Micro[2]
	}
	b.figures["direction: relevance F"] = score.Relevance.All.PRF[2]
	return b.keepStatements(out)
}

// keepStatements remembers, for each report, what was found where: offsets and
// codes, no text.
func (b *bench) keepStatements(path string) error {
	type doc struct {
		DocID      string
		Statements []struct {
			Start, End                     int
			Predicate, Polarity, Certainty string
			Kind                           string `json:"speaker_kind"`
		}
	}
	docs, err := readLines[doc](path)
	if err != nil {
		return err
	}
	for _, d := range docs {
		var found []string
		for _, s := range d.Statements {
			found = append(found, fmt.Sprintf("%d-%d %s/%s/%s/%s", s.Start, s.End, s.Predicate, s.Polarity, s.Certainty, s.Kind))
		}
		b.answers["direction"] = append(b.answers["direction"], d.DocID+"\t"+strings.Join(found, "; "))
	}
	return nil
}

// levels is the part of the scorer's answer about dated judgements.
type levels struct {
	All struct {
		Accuracy float64
		Stage    [3]int // right, right in the lenient reading, of
	}
}

// judgements scores the rules alone: gold statements in, dated levels out.
func (b *bench) judgements() error {
	course, err := b.ascribe("course.jsonl", "judge", "--as-of", "course", b.gold("direction", "docs.jsonl"))
	if err != nil {
		return err
	}
	var score struct{ Levels levels }
	if err := b.directionScore(&score, "--levels", course); err != nil {
		return err
	}
	b.figures["judgements: level right, gold statements"] = score.Levels.All.Accuracy
	b.figures["judgements: stage right, gold statements"] = share(score.Levels.All.Stage[0], score.Levels.All.Stage[2])
	return b.keepCourse("judgements", course)
}

// keepCourse remembers the judgements of a course as a suite's answers.
func (b *bench) keepCourse(suite, path string) error {
	type row struct {
		Incident string
		AsOf     string `json:"as_of"`
		Level    string
		Stage    *string
	}
	rows, err := readLines[row](path)
	if err != nil {
		return err
	}
	for _, r := range rows {
		stage := ""
		if r.Stage != nil {
			stage = *r.Stage
		}
		b.answers[suite] = append(b.answers[suite], fmt.Sprintf("%s %s\t%s\t%s", r.Incident, r.AsOf, r.Level, stage))
	}
	return nil
}

func share(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}

// record scores the whole way: texts in, dated judgements, groups and facts out.
func (b *bench) record() error {
	db := b.scratch("direction.db")
	if _, err := b.ascribe("ingest.txt", "ingest", "--db", db, b.gold("direction", "docs.jsonl")); err != nil {
		return err
	}
	rec, err := b.ascribe("record.json", "incidents", "--db", db, "--json")
	if err != nil {
		return err
	}
	var score struct {
		Record struct {
			Clusters struct{ Conll float64 }
			Levels   levels
			Facts    map[string][2]int
		}
	}
	if err := b.directionScore(&score, "--record", rec); err != nil {
		return err
	}
	b.figures["record: level right, end to end"] = score.Record.Levels.All.Accuracy
	b.figures["record: CoNLL of reports to incidents"] = score.Record.Clusters.Conll
	for fact, v := range score.Record.Facts {
		b.figures["record: "+fact] = share(v[0], v[1])
	}
	return nil
}
