package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path"
	"path/filepath"

	"ascribe"
	"ascribe/internal/extract"
)

// report is a report with what is known of it.
type report struct {
	Title     string            `json:"title"`
	Text      string            `json:"text"`
	Cased     string            `json:"text_cased"`
	Relevant  *bool             `json:"relevant"`
	Templates []json.RawMessage `json:"templates"`
	Topic     string            `json:"topic"`
	Cluster   string            `json:"cluster"`

	set      string
	relevant bool
	weight   float64
}

// The weights of the sets: a few hundred reports coded for this question count
// as much as thousands that carry a topic.
const (
	codedWeight   = 2
	writtenWeight = 20
	topicWeight   = 1
)

// gather reads the sets and settles what each report is.
func gather(gold string) ([]report, error) {
	all, err := parse("written", []byte(near))
	if err != nil {
		return nil, err
	}
	for _, file := range []string{"direction/docs.jsonl", "muc4/train.jsonl", "news/articles.jsonl", "linking/ecbplus_docs.train.jsonl"} {
		b, err := os.ReadFile(filepath.Join(gold, filepath.FromSlash(file)))
		if err != nil {
			return nil, err
		}
		rs, err := parse(path.Dir(file), b)
		if err != nil {
			return nil, err
		}
		all = append(all, rs...)
	}
	return settle(all)
}

func parse(set string, b []byte) ([]report, error) {
	var out []report
	s := bufio.NewScanner(bytes.NewReader(b))
	s.Buffer(nil, 32<<20)
	for s.Scan() {
		r := report{set: set}
		if err := json.Unmarshal(s.Bytes(), &r); err != nil {
			return nil, fmt.Errorf("%s: %w", set, err)
		}
		out = append(out, r)
	}
	return out, s.Err()
}

// settle labels the reports. Those of MUC-4 that are coded as of no interest
// are scored, not learnt from: most are of attacks on soldiers, or too old. Those with a topic only are labelled by the
// extractor, whose own relevance was fitted on coded reports, where topic and
// extractor agree; the rest is left out.
func settle(all []report) ([]report, error) {
	x, err := extract.Load()
	if err != nil {
		return nil, err
	}
	var out []report
	for _, r := range all {
		switch {
		case r.Relevant != nil:
			r.relevant, r.weight = *r.Relevant, codedWeight
			if r.set == "written" {
				r.weight = writtenWeight
			}
		case r.Templates != nil:
			r.relevant, r.Text = len(r.Templates) > 0, r.Cased
			if r.relevant {
				r.weight = codedWeight
			}
		case r.Cluster != "": // events of all kinds: crimes, accidents, matches, films
			r.weight = topicWeight
			if x.Extract(&ascribe.Report{Title: r.Title, Text: r.Text}).Relevant {
				continue
			}
		default:
			violent := r.Topic == "terrorism" || r.Topic == "violence_in_america"
			r.relevant, r.weight = x.Extract(&ascribe.Report{Title: r.Title, Text: r.Text}).Relevant, topicWeight
			if r.relevant != violent {
				continue
			}
		}
		out = append(out, r)
	}
	return out, nil
}
