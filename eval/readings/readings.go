// Package readings holds what a person found on reading statements that the
// program had made out of real news: whether each says of the attack what its
// sentence says. The articles themselves are not part of the repository; a
// reading points into them by their ids.
package readings

import (
	_ "embed"
	"fmt"
	"io"
	"strconv"
	"strings"

	"ascribe"
	"ascribe/internal/extract/direction"
	"ascribe/internal/extract/incidents/train"
)

//go:embed readings.tsv
var table string

// Outcome of a reading.
type Outcome string

// Outcomes. The speaker does not count.
const (
	Right Outcome = "right"
	// Twisted says that the sentence is about what the statement says but says
	// the opposite of it, or says it with another certainty.
	Twisted Outcome = "twisted"
	Wrong   Outcome = "wrong"
)

// Reading is what was found of one statement.
type Reading struct {
	DocID string
	ascribe.Span
	Predicate ascribe.Predicate
	Outcome   Outcome
}

// All returns the readings in the order in which they were drawn.
func All() ([]Reading, error) {
	var out []Reading
	n := 0
	for line := range strings.Lines(table) {
		n++
		if strings.HasPrefix(line, "#") {
			continue
		}
		r, ok := parse(strings.Split(strings.TrimSpace(line), "\t"))
		if !ok {
			return nil, fmt.Errorf("readings.tsv line %d: write article, start, end, predicate and right, twisted or wrong", n)
		}
		out = append(out, r)
	}
	return out, nil
}

func parse(f []string) (Reading, bool) {
	if len(f) != 5 {
		return Reading{}, false
	}
	start, err1 := strconv.Atoi(f[1])
	end, err2 := strconv.Atoi(f[2])
	r := Reading{f[0], ascribe.Span{Start: start, End: end}, ascribe.Predicate(f[3]), Outcome(f[4])}
	known := r.Outcome == Right || r.Outcome == Twisted || r.Outcome == Wrong
	return r, err1 == nil && err2 == nil && known
}

// Join reads the articles, one JSON object a line, and returns those that have
// readings as coded reports: a twisted statement is one to be proposed.
func Join(articles io.Reader) ([]train.Report, error) {
	all, err := All()
	if err != nil {
		return nil, err
	}
	verdicts := map[string][]direction.Verdict{}
	for _, r := range all {
		verdicts[r.DocID] = append(verdicts[r.DocID], direction.Verdict{Span: r.Span, Predicate: r.Predicate, Right: r.Outcome != Wrong})
	}
	reports, err := train.Read(articles)
	if err != nil {
		return nil, err
	}
	var out []train.Report
	for _, r := range reports {
		if v := verdicts[r.DocID]; v != nil {
			r.Topic, r.Verdicts = "", v
			out = append(out, r)
		}
	}
	return out, nil
}
