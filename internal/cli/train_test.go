package cli_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// trainingSet writes reports of attacks with a key, and others without one.
func trainingSet(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	for i, town := range []string{"LIMA", "CALI", "QUITO", "BOGOTA", "CUZCO", "LEON"} {
		for k, victim := range []string{"A JUDGE", "TWO POLICEMEN", "A PEASANT", "THE MAYOR"} {
			fmt.Fprintf(&b, `{"docid":"yes-%d-%d","text":"%s, 3 MAY 89 -- GUERRILLAS MURDERED %s IN %s TODAY. A BOMB WAS FOUND.","templates":[{"slots":{`+
				`"inc_type":[{"alts":["ATTACK"]}],"inc_stage":[{"alts":["ACCOMPLISHED"]}],"perp_ind_id":[{"alts":["GUERRILLAS"]}],"hum_tgt_desc":[{"alts":["%s"]}]}}]}`+"\n",
				i, k, town, victim, town, strings.TrimPrefix(strings.TrimPrefix(victim, "A "), "THE "))
			fmt.Fprintf(&b, `{"docid":"no-%d-%d","text":"%s, 4 MAY 89 -- THE MINISTER SPOKE OF PRICES WITH %s. THE HARVEST WAS GOOD.","templates":[]}`+"\n", i, k, town, victim)
		}
	}
	path := filepath.Join(t.TempDir(), "coded.jsonl")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func files(t *testing.T, folder string) map[string][]byte {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{}
	for _, e := range entries {
		if out[e.Name()], err = os.ReadFile(filepath.Join(folder, e.Name())); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func TestTrainIsDeterministic(t *testing.T) {
	gold := trainingSet(t)
	first, second := filepath.Join(t.TempDir(), "a", "models"), t.TempDir()
	code, out, errs := ascribe(t, "", "train", "--gold", gold, "--out", first, "--folds", "2")
	if code != 0 {
		t.Fatalf("exit %d: %s", code, errs)
	}
	if !strings.Contains(out, "held out, 2 folds") || !strings.Contains(out, "about an attack") {
		t.Errorf("no held-out score: %s", out)
	}
	if code, out, errs := ascribe(t, "", "train", "--gold", gold, "--out", second); code != 0 || out != "" {
		t.Fatalf("exit %d: %s%s", code, out, errs)
	}
	a, b := files(t, first), files(t, second)
	if held := bytes.Count(a["heldout.jsonl"], []byte("\n")); held != 48 {
		t.Errorf("%d of 48 reports held out", held)
	}
	if len(a) != len(b)+1 || len(b["roles.txt"]) == 0 || len(b["relevance.txt"]) == 0 {
		t.Errorf("%d and %d files", len(a), len(b))
	}
	for name := range b {
		if !bytes.Equal(a[name], b[name]) {
			t.Errorf("%s differs from run to run", name)
		}
	}
}

func TestTrainExitCodes(t *testing.T) {
	gold, out := trainingSet(t), t.TempDir()
	blocked, uncoded := filepath.Join(out, "file"), filepath.Join(out, "uncoded.jsonl")
	for path, body := range map[string]string{blocked: "", uncoded: `{"text":"Nothing was coded."}`} {
		if err := os.WriteFile(path, []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		args []string
		want int
	}{
		{[]string{"--out", out}, 2},
		{[]string{"--gold", gold}, 2},
		{[]string{"--gold", gold, "--out", out, "--folds", "1"}, 2},
		{[]string{"--gold", gold, "--out", out, "extra"}, 2},
		{[]string{"--gold", filepath.Join(out, "absent"), "--out", out}, 1},
		{[]string{"--gold", uncoded, "--out", out}, 1},
		{[]string{"--gold", gold, "--out", blocked}, 1},
	} {
		if code, _, errs := ascribe(t, "", append([]string{"train"}, c.args...)...); code != c.want || !strings.Contains(errs, "ascribe: ") {
			t.Errorf("%q: exit %d, want %d: %s", c.args, code, c.want, errs)
		}
	}
}
