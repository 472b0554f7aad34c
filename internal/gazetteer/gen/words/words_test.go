package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"ascribe/internal/gazetteer"
	"ascribe/internal/text"
)

// The list in the tree is what the command makes of the shared news texts.
func TestWordsAreCurrent(t *testing.T) {
	gold := filepath.Join("..", "..", "..", "..", "..", "shared", "gold")
	reports := []string{filepath.Join(gold, "news", "articles.jsonl"), filepath.Join(gold, "muc4", "train.jsonl")}
	for _, path := range reports {
		if _, err := os.Stat(path); err != nil {
			t.Skipf("the news texts are not beside the repository: %v", err)
		}
	}
	made := filepath.Join(t.TempDir(), "words.tsv")
	if err := run(made, reports); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(made)
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(filepath.Join("..", "..", "data", "words.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("data/words.tsv is not what words makes; run go generate")
	}
}

func TestCensus(t *testing.T) {
	g, err := gazetteer.Load()
	if err != nil {
		t.Fatal(err)
	}
	c := census{names: g, uses: map[string]*uses{}}
	for range 5 {
		c.text(text.Parse("He had a nice day in Berlin. We saw that Lincoln left, and so did Lincoln."))
	}
	for name, want := range map[string]string{"nice": "word", "berlin": "", "lincoln": "name", "day": "", "left": ""} {
		if u := c.uses[name]; u == nil || u.habit() != want {
			t.Errorf("%s: %+v, want %q", name, u, want)
		}
	}
}

func TestBrokenInput(t *testing.T) {
	path := filepath.Join(t.TempDir(), "reports.jsonl")
	if err := os.WriteFile(path, []byte("{\"text\":\"One.\"}\n{broken"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := run(filepath.Join(t.TempDir(), "words.tsv"), []string{path}); err == nil {
		t.Error("no error")
	}
}
