package judge

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"ascribe"
	"ascribe/internal/codebook"
)

const goldFolder = "../../../shared/gold/direction"

// goldJudgement is a dated reading by a human coder.
type goldJudgement struct {
	AsOf       ascribe.Date       `json:"as_of"`
	Level      ascribe.Level      `json:"level"`
	Stage      ascribe.Stage      `json:"stage"`
	Word       string             `json:"likelihood_word"`
	Confidence ascribe.Confidence `json:"confidence"`
}

// TestGold holds the levels read from the development set's own statements
// against its coder's, as tools/direction_score.py does: of several
// organisations judged on one date the strongest level counts.
func TestGold(t *testing.T) {
	statements := goldStatements(t)
	cb := load(t)
	var n, right, stages, stagesRight, words, confidences int
	for incident, dated := range goldJudgements(t) {
		for _, want := range dated {
			got := Judge(cb, incident, statements[incident], want.AsOf)
			n++
			if got.Level == want.Level {
				right++
			} else {
				t.Logf("%s %s: %s, coder says %s", incident, want.AsOf, got.Level, want.Level)
			}
			if want.Level == ascribe.RemoteControlled {
				stages++
				if got.Level == want.Level && got.Stage == want.Stage {
					stagesRight++
				} else {
					t.Logf("%s %s: stage %q, coder says %q", incident, want.AsOf, got.Stage, want.Stage)
				}
			}
			if got.Level == want.Level && got.Likelihood.Word == want.Word {
				words++
			}
			if got.Level == want.Level && got.Confidence == want.Confidence {
				confidences++
			}
			if os.Getenv("GOLD") != "" && got.Level == want.Level && (got.Likelihood.Word != want.Word || got.Confidence != want.Confidence) {
				t.Logf("%s %s %s: %s %.2f/%s | coder %s/%s", incident, want.AsOf, got.Level, got.Likelihood.Word, got.Likelihood.P, got.Confidence, want.Word, want.Confidence)
			}
		}
	}
	t.Logf("level %d of %d, stage %d of %d, likelihood word %d, confidence %d", right, n, stagesRight, stages, words, confidences)
	if float64(right) < 0.95*float64(n) || stagesRight < stages {
		t.Errorf("level %d of %d, stage %d of %d: below the floor", right, n, stagesRight, stages)
	}
}

func load(t testing.TB) *codebook.Codebook {
	t.Helper()
	cb, err := codebook.Load()
	if err != nil {
		t.Fatal(err)
	}
	return cb
}

// goldStatements returns the statements of each incident.
func goldStatements(t *testing.T) map[string][]ascribe.Statement {
	t.Helper()
	by := map[string][]ascribe.Statement{}
	readLines(t, "docs.jsonl", func(line []byte) error {
		var d struct {
			DocID      string              `json:"docid"`
			Published  ascribe.Date        `json:"published"`
			CopyOf     string              `json:"copy_of"`
			Statements []ascribe.Statement `json:"statements"`
		}
		if err := json.Unmarshal(line, &d); err != nil {
			return err
		}
		for _, s := range d.Statements {
			s.Report, s.Published, s.Family = d.DocID, d.Published, d.DocID
			if d.CopyOf != "" {
				s.Family = d.CopyOf
			}
			s.Identify()
			by[s.Incident] = append(by[s.Incident], s)
		}
		return nil
	})
	return by
}

// goldJudgements returns each incident's readings, one a date: the strongest.
func goldJudgements(t *testing.T) map[string]map[ascribe.Date]goldJudgement {
	t.Helper()
	by := map[string]map[ascribe.Date]goldJudgement{}
	readLines(t, "incidents.jsonl", func(line []byte) error {
		var in struct {
			Incident   string          `json:"incident"`
			Judgements []goldJudgement `json:"judgements"`
		}
		if err := json.Unmarshal(line, &in); err != nil {
			return err
		}
		by[in.Incident] = map[ascribe.Date]goldJudgement{}
		for _, j := range in.Judgements {
			if old, ok := by[in.Incident][j.AsOf]; !ok || j.Level.Rank() < old.Level.Rank() {
				by[in.Incident][j.AsOf] = j
			}
		}
		return nil
	})
	return by
}

func readLines(t *testing.T, name string, each func([]byte) error) {
	t.Helper()
	path := filepath.Join(goldFolder, name)
	f, err := os.Open(path)
	if err != nil {
		t.Skip("the development set does not lie beside the repository: ", err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		if err := each(lines.Bytes()); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
}
