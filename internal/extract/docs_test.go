package extract_test

import (
	"os"
	"strings"
	"testing"

	"ascribe"
)

// TestPageShowsWhatExplainSays holds the worked example of docs/extraction.md
// against what the extractor says of its report.
func TestPageShowsWhatExplainSays(t *testing.T) {
	page := read(t, "../../docs/extraction.md")
	var report string
	var shown []string
	for _, line := range strings.Split(page, "\n") {
		text, indented := strings.CutPrefix(line, "    ")
		switch {
		case !indented:
		case report == "":
			report = text
		default:
			shown = append(shown, text)
		}
	}
	if report == "" || len(shown) < 4 {
		t.Fatalf("docs/extraction.md shows %d lines of an explanation", len(shown))
	}
	said := newExtractor(t).Explain(&ascribe.Report{Published: ascribe.Date{Year: 2017, Month: 8, Day: 5}, Text: report})
	if want := strings.Join(shown, "\n"); !strings.Contains(said, want) {
		t.Errorf("docs/extraction.md shows\n%s\nbut the extractor says\n%s", want, said)
	}
}

// TestPageNamesFilesThatExist keeps the page's directions followable.
func TestPageNamesFilesThatExist(t *testing.T) {
	page := read(t, "../../docs/extraction.md")
	for _, word := range strings.Split(page, "`") {
		if strings.HasPrefix(word, "internal/") || strings.HasPrefix(word, "eval/") {
			if _, err := os.Stat("../../" + word); err != nil {
				t.Errorf("docs/extraction.md names %s: %v", word, err)
			}
		}
	}
}
