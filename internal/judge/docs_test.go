package judge_test

import (
	"math"
	"os"
	"strings"
	"testing"

	"ascribe"
	"ascribe/internal/codebook"
	"ascribe/internal/judge"
	"ascribe/internal/judge/scenario"
)

// TestDocumentedScenario runs the scenario that docs/scenarios.md shows.
func TestDocumentedScenario(t *testing.T) {
	cb, err := codebook.Load()
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile("../../docs/scenarios.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(page), "```\n")
	example, _, closed := strings.Cut(rest, "```")
	if !closed {
		t.Fatal("docs/scenarios.md shows no scenario")
	}
	scenarios, err := scenario.Parse("docs/scenarios.md", example)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range scenarios {
		hold(t, cb, s)
	}
}

// TestDocumentedLikelihood redoes the example of docs/codebook.md.
func TestDocumentedLikelihood(t *testing.T) {
	cb, err := codebook.Load()
	if err != nil {
		t.Fatal(err)
	}
	said := func(p ascribe.Predicate) ascribe.Statement {
		return ascribe.Statement{Predicate: p, Polarity: ascribe.Affirmed, Certainty: ascribe.Certain, SpeakerKind: ascribe.Police,
			Speaker: "police", Organisation: "Islamic State", Published: ascribe.MustDate("2016-07-20")}
	}
	sts := []ascribe.Statement{said(ascribe.InContact), said(ascribe.PledgedAllegiance)}
	j := judge.Judge(cb, "example", sts, ascribe.MustDate("2016-07-20"))
	if j.Level != ascribe.LinkedUndirected || math.Abs(j.Likelihood.P-0.745) > 0.0005 || j.Likelihood.Word != "likely" {
		t.Errorf("%s, %s %.4f", j.Level, j.Likelihood.Word, j.Likelihood.P)
	}
}
