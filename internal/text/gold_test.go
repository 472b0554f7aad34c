package text

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"ascribe"
)

// The quotes of the direction set are sentences, or clauses of them: nearly
// all begin where a sentence's body does, and most end where one does.
func TestQuotesAreSentences(t *testing.T) {
	f, err := os.Open(filepath.Join("..", "..", "..", "shared", "gold", "direction", "docs.jsonl"))
	if err != nil {
		t.Skipf("the gold set is not beside the repository: %v", err)
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<24)
	quotes, begin, end := 0, 0, 0
	for sc.Scan() {
		var report struct {
			Text       string
			Statements []ascribe.Span
		}
		if err := json.Unmarshal(sc.Bytes(), &report); err != nil {
			t.Fatal(err)
		}
		begins, ends := map[int]bool{}, map[int]bool{}
		d := Parse(report.Text)
		for _, s := range d.Sentences {
			span := d.Span(Range{s.Body, s.End})
			begins[span.Start], ends[span.End] = true, true
		}
		for _, q := range report.Statements {
			quotes++
			if begins[q.Start] {
				begin++
			}
			if ends[q.End] {
				end++
			}
		}
	}
	t.Logf("of %d quotes %d begin with a sentence, %d end with one", quotes, begin, end)
	if begin*100 < quotes*95 || end*100 < quotes*83 {
		t.Errorf("of %d quotes %d begin with a sentence, %d end with one; the floors are 95 %% and 83 %%", quotes, begin, end)
	}
}
