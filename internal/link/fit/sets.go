package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"ascribe"
	"ascribe/internal/extract"
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
	// worth is how much the set counts when the bias is settled: reports of
	// attacks are what is read, other news only shows how stories differ.
	worth float64
	// share is how much its pairs weigh when the weights are fitted.
	share float64
	items []item
}

func (s set) only(keep func(fold int) bool) set {
	out := set{name: s.name, train: s.train, worth: s.worth, share: s.share}
	for _, it := range s.items {
		if keep(it.fold) {
			out.items = append(out.items, it)
		}
	}
	return out
}

type document struct {
	DocID      string       `json:"docid"`
	URL        string       `json:"url"`
	Publisher  string       `json:"publisher"`
	Published  ascribe.Date `json:"published"`
	Title      string       `json:"title"`
	Text       string       `json:"text"`
	Cluster    string       `json:"cluster"`
	Topic      string       `json:"topic"`
	Eval       *bool        `json:"eval"`
	Incidents  []string     `json:"incidents"`
	Statements []struct {
		Incident string `json:"incident"`
		ascribe.Span
	} `json:"statements"`
}

func (d document) report() *ascribe.Report {
	return &ascribe.Report{ID: d.DocID, URL: d.URL, Publisher: d.Publisher, Published: d.Published, Title: d.Title, Text: d.Text}
}

// reader makes profiles of documents, as linking without a database does.
type reader struct {
	model     *link.Model
	extractor *extract.Extractor
}

func newReader(m *link.Model) (reader, error) {
	x, err := extract.Load()
	return reader{m, x}, err
}

// mentions profiles what a document tells of, the incident that it is mainly
// about first: the one whose grouping is known.
func (r reader) mentions(d document, cluster string) []item {
	report := d.report()
	told := r.extractor.Extract(report).Mentions
	if len(told) == 0 {
		told = []ascribe.Mention{{ID: "i1", Main: true}}
	}
	told = told[max(0, slices.IndexFunc(told, func(m ascribe.Mention) bool { return m.Main })):]
	var out []item
	for i := range told {
		out = append(out, item{profile: r.model.Profile(report, &told[i]), doc: d.DocID, cluster: cluster,
			fold: foldOf(cmp.Or(d.Topic, cluster)), scored: i == 0 && (d.Eval == nil || *d.Eval)})
	}
	return out
}

func load(m *link.Model, gold string) ([]set, error) {
	r, err := newReader(m)
	if err != nil {
		return nil, err
	}
	var sets []set
	for _, s := range []set{
		{name: "gvdb.A", train: true, worth: 4, share: 2},
		{name: undated, train: true, worth: 4, share: 1},
		{name: "ecbplus_docs.dev"},
		{name: "basil.dev"},
	} {
		docs, err := read[document](filepath.Join(gold, "linking", s.name+".jsonl"))
		if err != nil {
			return nil, err
		}
		sets = append(sets, r.set(s, docs))
		if s.name == undated {
			sets = append(sets, r.set(set{name: s.name + ".dated", train: true, share: 0.5}, dated(docs)))
		}
	}
	composed, err := composedSets(r, gold)
	return append(sets, composed...), err
}

func (r reader) set(s set, docs []document) set {
	for _, d := range docs {
		s.items = append(s.items, r.mentions(d, d.Cluster)...)
	}
	return s
}

// undated is the set of plain news. It is used a second time with dates, so
// that the fit sees what close publication tells there.
const undated = "ecbplus_docs.train"

// dated gives documents that have no date one: those of one event within three
// weeks, all events within a year.
func dated(docs []document) []document {
	out := slices.Clone(docs)
	for i, d := range docs {
		day := 6*foldOf(d.Cluster) + foldOf(d.DocID)*foldOf(d.DocID)/170
		out[i].Published = ascribe.Date{Year: 2009, Month: 1, Day: 1}.AddDays(day)
	}
	return out
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

func foldOf(unit string) int { return int(xxh3.HashString(unit) % 60) }
