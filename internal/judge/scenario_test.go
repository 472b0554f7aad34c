package judge_test

import (
	"os"
	"path/filepath"
	"testing"

	"ascribe/internal/codebook"
	"ascribe/internal/judge"
	"ascribe/internal/judge/scenario"
)

// TestScenarios holds the judgements against what researchers wrote down.
func TestScenarios(t *testing.T) {
	cb, err := codebook.Load()
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("testdata/scenarios/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no scenarios: %v", err)
	}
	total := 0
	for _, file := range files {
		scenarios := parse(t, file)
		total += len(scenarios)
		for _, s := range scenarios {
			t.Run(filepath.Base(file)+"/"+s.Name, func(t *testing.T) { hold(t, cb, s) })
		}
	}
	t.Logf("%d scenarios", total)
}

func parse(t *testing.T, file string) []scenario.Scenario {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	scenarios, err := scenario.Parse(file, string(b))
	if err != nil {
		t.Fatal(err)
	}
	return scenarios
}

func hold(t *testing.T, cb *codebook.Codebook, s scenario.Scenario) {
	t.Helper()
	for _, c := range s.Checks {
		j := judge.Judge(cb, s.Name, s.Statements, c.AsOf)
		diffs := c.Compare(j)
		for _, d := range diffs {
			t.Errorf("%s: %s", &c, d)
		}
		if len(diffs) > 0 {
			t.Logf("judged: %s %s, %s, %s, because %v, against %v", j.Level, j.Stage, j.Likelihood.Word, j.Confidence, j.Because, j.Against)
		}
	}
}
