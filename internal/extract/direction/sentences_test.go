package direction

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ascribe"
	"ascribe/internal/text"
)

// sentenceCase is a paragraph and the statements that it makes.
type sentenceCase struct {
	line int
	text string
	want []string
}

// readCases reads a file of testdata: a context, then paragraphs, each
// followed by its statements on indented lines.
func readCases(t *testing.T, path string) (context string, cases []sentenceCase) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range strings.Split(string(data), "\n") {
		statement, indented := strings.CutPrefix(line, "\t")
		switch {
		case strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "context: "):
			context = strings.TrimPrefix(line, "context: ")
		case !indented:
			cases = append(cases, sentenceCase{line: i + 1, text: line})
		case len(cases) == 0:
			t.Fatalf("%s:%d: a statement before any sentence", path, i+1)
		case statement != "nothing":
			c := &cases[len(cases)-1]
			c.want = append(c.want, statement)
		}
	}
	return context, cases
}

func TestSentences(t *testing.T) {
	x := testReader(t)
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no sentences to read: %v", err)
	}
	total := 0
	for _, file := range files {
		context, cases := readCases(t, file)
		total += len(cases)
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			for _, c := range cases {
				checkCase(t, x, context, c)
			}
		})
	}
	if total < 200 {
		t.Errorf("%d sentences; at least 200 keep every predicate and form covered", total)
	}
}

// checkCase compares the statements of a sentence with those wanted.
func checkCase(t *testing.T, x *Reader, context string, c sentenceCase) {
	t.Helper()
	got, why := readCase(x, context, c)
	want := slices.Clone(c.want)
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("line %d: %s\n got  %s\n want %s\n why  %s", c.line, c.text, strings.Join(got, "; "), strings.Join(want, "; "), strings.Join(why, "\n      "))
	}
}

// readCase returns the statements of a sentence read after its context, in the
// words of a case file, and what made each. Those of the context do not count.
func readCase(x *Reader, context string, c sentenceCase) (got, why []string) {
	source := context + "\n\n" + c.text
	d := text.Parse(source)
	for _, e := range x.Explain(d, &ascribe.Report{Text: source}, x.dir.FindOrganisations(d), nil) {
		s := e.Statement
		if s.Start < len([]rune(context)) {
			continue
		}
		got = append(got, fmt.Sprintf("%s %s %s %s", s.Predicate, s.Polarity, s.Certainty, s.SpeakerKind))
		why = append(why, fmt.Sprintf("%s by %q <%s> %q %q", s.Predicate, e.Words, e.Cue, e.Operators, s.Speaker))
	}
	return got, why
}
