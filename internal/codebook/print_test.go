package codebook

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestPrintedFormIsComplete(t *testing.T) {
	cb := mustLoad(t)
	var b bytes.Buffer
	if err := cb.WriteText(&b); err != nil {
		t.Fatal(err)
	}
	printed := strings.Join(strings.Fields(b.String()), " ")
	for _, text := range texts(cb) {
		if !strings.Contains(printed, strings.Join(strings.Fields(text), " ")) {
			t.Errorf("the printed form lacks %q", text)
		}
	}
	for i, line := range strings.Split(b.String(), "\n") {
		if n := utf8.RuneCountInString(line); n > 120 {
			t.Errorf("line %d is %d characters wide", i+1, n)
		}
	}
}

// texts lists every name and definition of the codebook.
func texts(cb *Codebook) []string {
	all := []string{cb.Version, cb.Title, cb.Summary, cb.WordSource}
	for _, l := range cb.Levels {
		all = append(all, string(l.Name), l.Definition)
	}
	for _, s := range cb.Stages {
		all = append(all, string(s.Name), s.Definition)
	}
	for _, p := range cb.Predicates {
		all = append(all, string(p.Name), p.Definition)
	}
	for _, k := range cb.Kinds {
		all = append(all, string(k.Name), k.Definition)
	}
	for _, r := range append(cb.Rules, cb.Rulings...) {
		all = append(all, r.ID, r.Text)
	}
	for _, w := range cb.Words {
		all = append(all, w.Word)
	}
	for _, c := range cb.Confidences {
		all = append(all, string(c.Name), c.Criteria)
	}
	return all
}

func TestJSONKeepsEveryRule(t *testing.T) {
	cb := mustLoad(t)
	b, err := json.Marshal(cb)
	if err != nil {
		t.Fatal(err)
	}
	var back Codebook
	if err := json.Unmarshal(b, &back); err != nil {
		t.Fatal(err)
	}
	if back.Version != cb.Version || len(back.Rules) != 10 || len(back.Rows) != len(cb.Rows) {
		t.Errorf("JSON lost something: version %q, %d rules, %d rows", back.Version, len(back.Rules), len(back.Rows))
	}
}
