package article

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestMarkdown(t *testing.T) {
	for s, want := range map[string]string{
		"plain words":                                   "plain words",
		"## Bridge closed ##\nwords":                    "Bridge closed\nwords",
		"a **strong** and __strong__ word":              "a strong and strong word",
		"an *emphatic* and _emphatic_ word":             "an emphatic and emphatic word",
		"***both***":                                    "both",
		"snake_case_name, 5 * 3 * 2, a*b":               "snake_case_name, 5 * 3 * 2, a*b",
		"see [the paper](https://x.example/a_(b))":      "see the paper",
		"see [the paper][1].\n\n[1]: https://x.example": "see the paper.",
		"[Lima]: police said so":                        "[Lima]: police said so",
		"![a bridge](b.png)words":                       "words",
		"<https://x.example/a>":                         "https://x.example/a",
		"> quoted\n> > twice":                           "quoted\ntwice",
		"- one\n* two\n+ three\n1. four":                "one\ntwo\nthree\n1. four",
		"one\n\n---\n\ntwo\n***":                        "one\n\n\n\ntwo",
		"Heading\n=======\nwords\n\nHead\n----":         "Heading\n\nwords\n\nHead",
		"```go\ncode\n```":                              "code",
		"`code` and ``more``":                           "code and more",
		`\*not emphatic\*`:                              "*not emphatic*",
		"R&amp;D &mdash; so":                            "R&D — so",
		"one<!-- a\nremark -->two":                      "onetwo",
		"-5 degrees":                                    "-5 degrees",
	} {
		if title, got := markdown(s); got != want || title != "" {
			t.Errorf("%q: %q, %q; want %q", s, title, got, want)
		}
	}
}

func TestMarkdownTitle(t *testing.T) {
	for s, want := range map[string][2]string{
		"\n# Bridge *closed*\n\nWords.": {"Bridge closed", "Words."},
		"Words.\n# Not the title":       {"", "Words.\nNot the title"},
		"## Second level\nWords.":       {"", "Second level\nWords."},
		"# One\n# Two\nWords.":          {"One", "Two\nWords."},
		"#hash is a word":               {"", "#hash is a word"},
	} {
		if title, text := markdown(s); title != want[0] || text != want[1] {
			t.Errorf("%q: %q, %q; want %q", s, title, text, want)
		}
	}
}

// TestMarkdownKeepsPlainText holds that text without marks stays as it is.
func TestMarkdownKeepsPlainText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lines := rapid.SliceOfN(rapid.StringMatching(`[A-Za-zäöü,.;:'"()][A-Za-zäöü0-9 ,.;:'"()-]*[a-z.]`), 1, 9).Draw(t, "lines")
		s := strings.Join(lines, "\n")
		if title, got := markdown(s); got != s || title != "" {
			t.Fatalf("%q became %q, %q", s, title, got)
		}
	})
}
