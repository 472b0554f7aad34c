package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"ascribe"
	"ascribe/internal/link"

	"github.com/zeebo/xxh3"
)

// item is one mention whose incident is known.
type item struct {
	profile link.Profile
	doc     string // the document's name in its set
	cluster string // the incident
	fold    int    // the cross-validation fold: the same for one incident
	scored  bool
}

// set is one development set.
type set struct {
	name  string
	train bool // weights are fitted on it
	items []item
}

func (s set) only(keep func(fold int) bool) set {
	out := set{name: s.name, train: s.train}
	for _, it := range s.items {
		if keep(it.fold) {
			out.items = append(out.items, it)
		}
	}
	return out
}

type document struct {
	DocID     string       `json:"docid"`
	Published ascribe.Date `json:"published"`
	Title     string       `json:"title"`
	Text      string       `json:"text"`
	Cluster   string       `json:"cluster"`
	Topic     string       `json:"topic"`
	Eval      *bool        `json:"eval"`
	Slots     struct {
		Date  string `json:"incident_date"`
		City  string `json:"city"`
		State string `json:"state"`
	} `json:"slots"`
	Incidents  []string `json:"incidents"`
	Statements []struct {
		Incident string `json:"incident"`
		ascribe.Span
	} `json:"statements"`
}

func (d document) report() *ascribe.Report {
	return &ascribe.Report{ID: d.DocID, Published: d.Published, Title: d.Title, Text: d.Text}
}

func load(m *link.Model, gold string) ([]set, error) {
	var sets []set
	for _, s := range []struct {
		name, file string
		train      bool
		facts      bool
	}{
		{"gvdb", "linking/gvdb.A.jsonl", true, false},
		{"gvdb-facts", "linking/gvdb.A.jsonl", false, true},
		{"ecb-train", "linking/ecbplus_docs.train.jsonl", true, false},
		{"ecb-dev", "linking/ecbplus_docs.dev.jsonl", false, false},
		{"basil", "linking/basil.dev.jsonl", false, false},
	} {
		docs, err := read[document](filepath.Join(gold, s.file))
		if err != nil {
			return nil, err
		}
		sets = append(sets, plainSet(m, s.name, docs, s.train, s.facts))
	}
	composed, err := composedSets(m, gold)
	return append(sets, composed...), err
}

func read[T any](path string) ([]T, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []T
	dec := json.NewDecoder(bufio.NewReader(f))
	for {
		var v T
		switch err := dec.Decode(&v); err {
		case nil:
			out = append(out, v)
		case io.EOF:
			return out, nil
		default:
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
}

// plainSet has one mention in each document, told by the words alone or with
// the day and town that the coders noted.
func plainSet(m *link.Model, name string, docs []document, train, facts bool) set {
	s := set{name: name, train: train}
	for _, d := range docs {
		mention := &ascribe.Mention{ID: "i1", Main: true}
		if facts {
			coded(mention, d)
		}
		unit := d.Cluster
		if d.Topic != "" {
			unit = d.Topic
		}
		s.items = append(s.items, item{profile: m.Profile(d.report(), mention), doc: d.DocID, cluster: d.Cluster,
			fold: foldOf(unit), scored: d.Eval == nil || *d.Eval})
	}
	return s
}

func coded(mention *ascribe.Mention, d document) {
	if date, err := ascribe.ParseDate(d.Slots.Date); err == nil {
		mention.Date = date
	}
	if d.Slots.City != "" {
		state, _, _ := strings.Cut(d.Slots.State, " ")
		mention.Place = &ascribe.Place{Name: d.Slots.City, Region: state, CountryCode: "US", Precision: "city"}
	}
}

func foldOf(unit string) int { return int(xxh3.HashString(unit) % 60) }
