package main

import (
	"encoding/json"
	"hash/fnv"
	"maps"
	"os"
	"slices"

	"ascribe"
	"ascribe/eval/readings"
	"ascribe/internal/actors"
	"ascribe/internal/extract"
	"ascribe/internal/extract/incidents"
	"ascribe/internal/extract/incidents/train"
	"ascribe/internal/gazetteer"
)

// folds of the cross-validation of relevance and of belief in statements.
const folds = 5

// coded is a report with its coding and the fold that it is held out in.
type coded struct {
	train.Report
	fold int
}

func (c *coded) statements() extract.Coded {
	return extract.Coded{Report: c.Report.Report(), Statements: c.Statements, Verdicts: c.Verdicts}
}

// heldOut extracts from the direction set and from the articles with readings,
// each report with models of relevance and of belief that were fitted without
// it and without the other reports of its incident. It returns the extractions
// by docid.
func (b *bench) heldOut() (map[string]extract.Extraction, error) {
	reports, err := b.codedReports()
	if err != nil {
		return nil, err
	}
	shipped, err := extract.EmbeddedModels()
	if err != nil {
		return nil, err
	}
	plain, err := extract.LoadWith(extract.Models{Incidents: shipped.Incidents})
	if err != nil {
		return nil, err
	}
	relevances, err := b.relevances(shipped.Incidents, reports)
	if err != nil {
		return nil, err
	}
	out := map[string]extract.Extraction{}
	for k := range folds {
		var rest []extract.Coded
		for _, r := range reports {
			if r.fold != k {
				rest = append(rest, r.statements())
			}
		}
		m := extract.Models{Incidents: maps.Clone(shipped.Incidents), Belief: plain.Fit(rest)}
		m.Incidents["relevance"] = relevances[k]
		x, err := extract.LoadWith(m)
		if err != nil {
			return nil, err
		}
		for _, r := range reports {
			if held := r.Report.Report(); r.fold == k {
				out[r.DocID] = x.Extract(&held)
			}
		}
	}
	return out, nil
}

// relevances fits the model of relevance for every fold, on the cables and the
// news that the shipped one was fitted on and on the reports of other folds.
func (b *bench) relevances(m incidents.Models, reports []coded) ([]string, error) {
	gz, err := gazetteer.Load()
	if err != nil {
		return nil, err
	}
	dir, err := actors.Load()
	if err != nil {
		return nil, err
	}
	x, err := incidents.NewWith(gz, dir, m)
	if err != nil {
		return nil, err
	}
	var all []train.Report
	var fold []int
	for _, r := range reports {
		if r.Relevant != nil {
			all, fold = append(all, r.Report), append(fold, r.fold)
		}
	}
	for _, path := range []string{b.gold("muc4", "train.jsonl"), b.gold("news", "articles.jsonl")} {
		more, err := readLines[train.Report](path)
		if err != nil {
			return nil, err
		}
		all = append(all, more...)
	}
	return train.Relevances(x, all, folds, func(i int) int {
		if i < len(fold) {
			return fold[i]
		}
		return folds // never left out
	})
}

// codedReports reads the direction set and the articles with readings.
func (b *bench) codedReports() ([]coded, error) {
	type doc struct {
		train.Report
		Incidents []string
	}
	docs, err := readLines[doc](b.gold("direction", "docs.jsonl"))
	if err != nil {
		return nil, err
	}
	var out []coded
	for _, d := range docs {
		out = append(out, coded{d.Report, foldOf(append(d.Incidents, d.DocID)[0])})
	}
	f, err := os.Open(b.gold("news", "articles.jsonl"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	articles, err := readings.Join(f)
	for _, a := range articles {
		out = append(out, coded{a, foldOf(a.DocID)})
	}
	return out, err
}

// foldOf deals groups of reports out to the folds.
func foldOf(group string) int {
	h := fnv.New32a()
	h.Write([]byte(group))
	return int(h.Sum32() % folds)
}

// keepHeldOut writes the extractions of the direction set for its scorer.
func (b *bench) keepHeldOut(found map[string]extract.Extraction) (path string, err error) {
	docs, err := readLines[struct{ DocID string }](b.gold("direction", "docs.jsonl"))
	if err != nil {
		return "", err
	}
	path = b.scratch("heldout.jsonl")
	f, err := os.Create(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	enc := json.NewEncoder(f)
	for _, d := range docs {
		e := found[d.DocID]
		line := map[string]any{"docid": d.DocID, "relevant": e.Relevant, "relevance": e.Relevance, "incidents": e.Mentions, "statements": append([]ascribe.Statement{}, e.Statements...)}
		if err := enc.Encode(line); err != nil {
			return "", err
		}
	}
	return path, f.Close()
}

// scoreReadings counts how many of the statements that a person read are kept,
// and how many of these are right.
func (b *bench) scoreReadings(found map[string]extract.Extraction) error {
	all, err := readings.All()
	if err != nil {
		return err
	}
	right, kept, rightKept := 0, 0, 0
	for _, r := range all {
		holds := slices.ContainsFunc(found[r.DocID].Statements, func(s ascribe.Statement) bool {
			return s.Span == r.Span && s.Predicate == r.Predicate
		})
		isRight := r.Outcome == readings.Right
		if isRight {
			right++
		}
		if holds {
			kept++
		}
		if holds && isRight {
			rightKept++
		}
	}
	b.figures["readings: statements in news on violence that are right"] = share(rightKept, kept)
	b.figures["readings: right statements that are kept"] = share(rightKept, right)
	return nil
}
