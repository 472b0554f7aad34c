package judge

import (
	"bufio"
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"ascribe"
	"ascribe/internal/codebook"
)

// levels, if set, takes the courses for tools/direction_score.py --levels.
var levels = flag.String("levels", "", "write the courses of the development set to this file")

const goldFolder = "../../../shared/gold/direction"

// goldJudgement is a dated reading by a human coder.
type goldJudgement struct {
	AsOf       ascribe.Date       `json:"as_of"`
	Level      ascribe.Level      `json:"level"`
	Stage      ascribe.Stage      `json:"stage"`
	Word       string             `json:"likelihood_word"`
	Confidence ascribe.Confidence `json:"confidence"`
}

// tally counts what agrees with the coder.
type tally struct{ n, level, stages, stage, word, confidence int }

// TestGold holds the levels read from the development set's own statements
// against its coder's, as tools/direction_score.py does: of several
// organisations judged on one date the strongest level counts.
func TestGold(t *testing.T) {
	statements := goldStatements(t)
	cb := load(t)
	var c tally
	for incident, dated := range goldJudgements(t) {
		for _, want := range dated {
			got := Judge(cb, incident, statements[incident], want.AsOf)
			if !c.count(got, want) {
				t.Logf("%s %s: %s %s, coder says %s %s", incident, want.AsOf, got.Level, got.Stage, want.Level, want.Stage)
			}
		}
	}
	t.Logf("level %d of %d, stage %d of %d, likelihood word %d, confidence %d", c.level, c.n, c.stage, c.stages, c.word, c.confidence)
	if float64(c.level) < 0.95*float64(c.n) || c.stage < c.stages {
		t.Errorf("below the floor: level 95 %%, stage wherever the level is right")
	}
	writeCourses(t, cb, statements)
}

// count adds a judgement and reports whether level and stage are the coder's.
func (c *tally) count(got ascribe.Judgement, want goldJudgement) bool {
	level := got.Level == want.Level
	stage := level && got.Stage == want.Stage
	add := func(n *int, ok bool) {
		if ok {
			*n++
		}
	}
	c.n++
	add(&c.level, level)
	add(&c.stages, want.Level == ascribe.RemoteControlled)
	add(&c.stage, want.Level == ascribe.RemoteControlled && stage)
	add(&c.word, level && got.Likelihood.Word == want.Word)
	add(&c.confidence, level && got.Confidence == want.Confidence)
	return stage
}

// writeCourses writes the courses where the flag asks for them.
func writeCourses(t *testing.T, cb *codebook.Codebook, by map[string][]ascribe.Statement) {
	t.Helper()
	if *levels == "" {
		return
	}
	f, err := os.Create(*levels)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for incident, sts := range by {
		for _, j := range Course(cb, incident, sts) {
			if err := json.NewEncoder(f).Encode(j); err != nil {
				t.Fatal(err)
			}
		}
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
