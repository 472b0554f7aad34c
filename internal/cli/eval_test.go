package cli_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"ascribe/internal/cli"
	"ascribe/internal/eval"
)

// ascribe runs a command line and returns its exit code and what it wrote.
func ascribe(t *testing.T, stdin string, args ...string) (code int, out, errs string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	code = cli.Run(context.Background(), args, cli.IO{In: strings.NewReader(stdin), Out: &stdout, Err: &stderr})
	return code, stdout.String(), stderr.String()
}

const lead = "A bomb exploded at a market in Jalalabad on Monday, killing five people, police said. "

const claim = "Islamic State claimed responsibility for the attack."

// codedLine codes the claim, and facts with a wrong number of killed.
func codedLine(t *testing.T, docid string) string {
	t.Helper()
	line, err := json.Marshal(map[string]any{
		"docid": docid, "published": "2018-07-03", "text": lead + claim, "relevant": true,
		"statements": []map[string]any{{"start": utf8.RuneCountInString(lead), "end": utf8.RuneCountInString(lead + claim), "quote": claim,
			"predicate": "claimed_responsibility", "polarity": "affirmed", "certainty": "certain", "speaker_kind": "organisation", "organisation": "ISIS"}},
		"incidents": []map[string]any{{"attack_type": "bombing", "place": "Jalalabad", "date": "2018-07-02", "killed": 6}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return string(line) + "\n"
}

func TestEvalScoresOwnCodings(t *testing.T) {
	code, out, errs := ascribe(t, codedLine(t, "a")+codedLine(t, "b"), "eval", "--json", "--differences", "-1", "-")
	if code != 0 || errs != "" {
		t.Fatalf("exit %d: %s", code, errs)
	}
	var res eval.Result
	if err := json.Unmarshal([]byte(out), &res); err != nil {
		t.Fatal(err)
	}
	if s := res.Statements[3]; res.Reports != 2 || s.Coded != 2 || s.Matched != 2 {
		t.Errorf("the claims are not both found: %+v", s.Score)
	}
	killed := 0
	for _, d := range res.Differences {
		if d.What == "killed" && d.Coded.Value == "6" && d.Found.Value == "5" {
			killed++
		}
	}
	if killed != 2 {
		t.Errorf("%d of 2 wrong counts are listed: %s", killed, out)
	}
}

func TestEvalPrintsTablesAndDifferences(t *testing.T) {
	code, out, _ := ascribe(t, codedLine(t, "a"), "eval", "--differences", "1", "-")
	if code != 0 {
		t.Fatalf("exit %d", code)
	}
	for _, want := range []string{"1 coded report\n", "+ speaker kind", "claimed responsibility", "attack type", "1 shown", "a 0", "coded: 6", "found: 5"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not in:\n%s", want, out)
		}
	}
}

func TestEvalGoesOnBehindBadLines(t *testing.T) {
	path := filepath.Join(t.TempDir(), "coded.jsonl")
	if err := os.WriteFile(path, []byte(codedLine(t, "a")+"not json\n"+codedLine(t, "a")+codedLine(t, "b")), 0o600); err != nil {
		t.Fatal(err)
	}
	code, out, errs := ascribe(t, "", "eval", path)
	if code != 0 || !strings.HasPrefix(out, "2 coded reports\n") {
		t.Errorf("exit %d: %s", code, out)
	}
	if lines := strings.Split(strings.TrimSpace(errs), "\n"); len(lines) != 2 {
		t.Errorf("two bad lines, %d lines of error: %s", len(lines), errs)
	}
}

func TestEvalExitCodes(t *testing.T) {
	for _, c := range []struct {
		args []string
		in   string
		want int
	}{
		{[]string{"eval"}, "", 2},
		{[]string{"eval", "--differences", "many", "-"}, "", 2},
		{[]string{"eval", "-"}, `{"docid":"a","text":"No codings here."}` + "\n", 1},
		{[]string{"eval", filepath.Join(t.TempDir(), "absent.jsonl")}, "", 1},
	} {
		code, out, errs := ascribe(t, c.in, c.args...)
		if code != c.want || out != "" || strings.Count(errs, "\n") != 1 {
			t.Errorf("%q: exit %d, want %d; wrote %q and %q", c.args, code, c.want, out, errs)
		}
	}
}
