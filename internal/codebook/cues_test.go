package codebook

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"ascribe"
)

// TestCuesPageDescribesTheData holds docs/cues.md against the newest cues:
// every class, effect, reach and predicate has its row, and each wording that
// the page shows stands in the file.
func TestCuesPageDescribesTheData(t *testing.T) {
	c, err := LoadCues(mustLoad(t).Version)
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile("../../docs/cues.md")
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string]string{} // first cell → second
	for _, line := range strings.Split(string(b), "\n") {
		cells := strings.Split(strings.ReplaceAll(line, `\|`, "\x00"), "|")
		if len(cells) == 4 {
			rows[strings.Trim(cells[1], " `")] = strings.ReplaceAll(strings.Trim(cells[2], " `"), "\x00", "|")
		}
	}
	for _, word := range cueWords(c) {
		if rows[word] == "" {
			t.Errorf("docs/cues.md has no row for %s", word)
		}
	}
	for _, cue := range c.Cues {
		if !slices.ContainsFunc(c.Cues, func(o Cue) bool {
			return o.Predicate == cue.Predicate && slices.Contains(o.Patterns, rows[string(cue.Predicate)])
		}) {
			t.Errorf("docs/cues.md shows %q for %s, which the cues do not have", rows[string(cue.Predicate)], cue.Predicate)
		}
	}
}

// cueWords are the words of the file that a page about it must explain.
func cueWords(c *Cues) []string {
	words := []string{"org", "name"}
	for class := range c.Classes {
		words = append(words, class)
	}
	for _, cue := range c.Cues {
		words = append(words, string(cue.Predicate))
	}
	for _, o := range c.Operators {
		words = append(words, string(o.Effect), string(o.Reach))
	}
	return words
}

// TestCuesUseTheCodebook holds predicates, certainties and classes of the cues
// against those that exist, and finds patterns listed twice under one cue.
func TestCuesUseTheCodebook(t *testing.T) {
	cb := mustLoad(t)
	c, err := LoadCues(cb.Version)
	if err != nil {
		t.Fatal(err)
	}
	for i, cue := range c.Cues {
		if !slices.Contains(ascribe.DirectionPredicates, cue.Predicate) {
			t.Errorf("cue %d: no predicate %q", i, cue.Predicate)
		}
		if cue.Certainty != "" && !slices.ContainsFunc(cb.Certainties, func(k Term[ascribe.Certainty]) bool { return k.Name == cue.Certainty }) {
			t.Errorf("cue %d: no certainty %q", i, cue.Certainty)
		}
		checkPatterns(t, c, fmt.Sprintf("cue %d (%s)", i, cue.Predicate), cue.Patterns)
	}
	for i, o := range c.Operators {
		checkPatterns(t, c, fmt.Sprintf("operator %d (%s)", i, o.Effect), o.Patterns)
	}
}

func checkPatterns(t *testing.T, c *Cues, where string, patterns []string) {
	t.Helper()
	seen := map[string]bool{}
	for _, p := range patterns {
		if seen[p] {
			t.Errorf("%s lists %q twice", where, p)
		}
		seen[p] = true
		for _, f := range strings.FieldsFunc(p, func(r rune) bool { return r == ' ' || r == '|' || r == '?' }) {
			class, ok := strings.CutPrefix(f, "@")
			if _, known := c.Classes[class]; ok && !known && class != "org" && class != "name" {
				t.Errorf("%s: pattern %q names no class %q", where, p, class)
			}
		}
	}
}
