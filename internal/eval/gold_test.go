package eval

import (
	"bytes"
	"context"
	"encoding/json"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"ascribe"
	"ascribe/internal/codebook"
	"ascribe/internal/extract"
)

var shared = filepath.Join("..", "..", "..", "shared")

// goldCases reads the direction set; without it or the means to run its own
// scorer the test is skipped.
func goldCases(t *testing.T) []Case {
	t.Helper()
	for _, path := range []string{filepath.Join(shared, "gold", "direction", "docs.jsonl"), filepath.Join(shared, "tools", "direction_score.py")} {
		if _, err := os.Stat(path); err != nil {
			t.Skipf("no gold set beside the repository: %v", err)
		}
	}
	if _, err := exec.LookPath("python3"); err != nil {
		t.Skipf("nothing to run the gold set's scorer with: %v", err)
	}
	var cases []Case
	for c, err := range Read(context.Background(), filepath.Join(shared, "gold", "direction", "docs.jsonl"), nil) {
		if err != nil {
			t.Fatal(err)
		}
		cases = append(cases, Case{Coded: c})
	}
	return cases
}

// scorerResult is what the gold set's scorer says of statements and relevance.
type scorerResult struct {
	Statements struct {
		Strict map[string]struct {
			Micro [3]float64
			CI    [2]float64
			Rows  map[string][6]float64
		}
	}
	Relevance struct {
		All struct{ PRF [3]float64 }
	}
}

func scorer(t *testing.T, cases []Case) scorerResult {
	t.Helper()
	found, out := filepath.Join(t.TempDir(), "found.jsonl"), filepath.Join(t.TempDir(), "scores.json")
	var lines bytes.Buffer
	enc := json.NewEncoder(&lines)
	for i := range cases {
		c := &cases[i]
		if err := enc.Encode(map[string]any{"docid": c.Report.DocID, "relevant": c.Found.Relevant, "statements": append([]ascribe.Statement{}, c.Found.Statements...)}); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(found, lines.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("python3", filepath.Join(shared, "tools", "direction_score.py"), "--dir", filepath.Join(shared, "gold", "direction"),
		"--statements", found, "--relevance", found, "--json", out)
	if msg, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("scorer: %v: %s", err, msg)
	}
	data, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	var res scorerResult
	if err := json.Unmarshal(data, &res); err != nil {
		t.Fatal(err)
	}
	return res
}

func close(a, b, by float64) bool { return math.Abs(a-b) <= by }

// sameAsScorer holds every figure against the scorer's. The intervals are drawn
// by another generator and may differ by its noise.
func sameAsScorer(t *testing.T, cases []Case) {
	t.Helper()
	got, want := Measure(names(t), cases), scorer(t, cases)
	if r, w := got.Relevance, want.Relevance.All.PRF; !close(r.Precision, w[0], 1e-9) || !close(r.Recall, w[1], 1e-9) || !close(r.F, w[2], 1e-9) {
		t.Errorf("relevance %+v, the scorer says %v", r, w)
	}
	for i, name := range []string{"i predicate", "ii +polarity", "iii +certainty", "iv +speaker kind"} {
		s, w := got.Statements[i], want.Statements.Strict[name]
		t.Logf("%-16s P %.4f R %.4f F %.4f [%.4f, %.4f], scorer F %.4f [%.4f, %.4f]", name, s.Precision, s.Recall, s.F, s.Low, s.High, w.Micro[2], w.CI[0], w.CI[1])
		if !close(s.Precision, w.Micro[0], 1e-9) || !close(s.Recall, w.Micro[1], 1e-9) || !close(s.F, w.Micro[2], 1e-9) {
			t.Errorf("%s: %+v, the scorer says %v", name, s.Score, w.Micro)
		}
		if !close(s.Low, w.CI[0], 0.012) || !close(s.High, w.CI[1], 0.012) {
			t.Errorf("%s: interval %v to %v, the scorer says %v", name, s.Low, s.High, w.CI)
		}
		if len(s.Predicates) != len(w.Rows) {
			t.Errorf("%s: %d predicates, the scorer has %d", name, len(s.Predicates), len(w.Rows))
		}
		for _, p := range s.Predicates {
			r, ok := w.Rows[p.Name]
			same := close(p.Precision, r[0], 1e-9) && close(p.Recall, r[1], 1e-9) && close(p.F, r[2], 1e-9) &&
				[3]int{p.Matched, p.Found, p.Coded} == [3]int{int(r[3]), int(r[4]), int(r[5])}
			if !ok || !same {
				t.Errorf("%s, %s: %+v, the scorer says %v", name, p.Name, p.Score, r)
			}
		}
	}
}

func TestFiguresAreThoseOfTheGoldSetsScorer(t *testing.T) {
	cases := goldCases(t)
	cb, err := codebook.Load()
	if err != nil {
		t.Fatal(err)
	}
	known := names(t)
	x, err := extract.New(cb, known.Places, known.Organisations)
	if err != nil {
		t.Fatal(err)
	}
	for i := range cases {
		cases[i].Found = x.Extract(&cases[i].Report)
	}
	sameAsScorer(t, cases)
}

// TestFiguresOfSpoiledCodings compares with codings that were shifted, dropped,
// doubled and changed at random: more ambiguous to pair than any extraction.
func TestFiguresOfSpoiledCodings(t *testing.T) {
	cases := goldCases(t)
	rng := rand.New(rand.NewPCG(1, 2))
	for i := range cases {
		c := &cases[i]
		c.Found.Relevant = rng.IntN(4) > 0
		for _, s := range c.Statements {
			for range rng.IntN(4) {
				c.Found.Statements = append(c.Found.Statements, spoiled(rng, s))
			}
		}
	}
	sameAsScorer(t, cases)
}

func spoiled(rng *rand.Rand, s ascribe.Statement) ascribe.Statement {
	s.Start = max(0, s.Start+rng.IntN(200)-100)
	s.End = max(s.Start+1, s.End+rng.IntN(500)-250)
	some := func() bool { return rng.IntN(4) == 0 }
	if some() {
		i := slices.Index(ascribe.DirectionPredicates, s.Predicate)
		s.Predicate = ascribe.DirectionPredicates[(i+rng.IntN(3))%len(ascribe.DirectionPredicates)]
	}
	if some() {
		s.Polarity = ascribe.Denied
	}
	if some() {
		s.Certainty = []ascribe.Certainty{ascribe.Certain, ascribe.Probable, ascribe.Unknown}[rng.IntN(3)]
	}
	if some() {
		s.SpeakerKind = ascribe.SpeakerKinds[rng.IntN(len(ascribe.SpeakerKinds))]
	}
	return s
}
