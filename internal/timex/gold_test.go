package timex

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ascribe"
	"ascribe/internal/text"
)

// open opens a file of the shared gold sets, which lie beside the repository.
func open(t *testing.T, name string) *os.File {
	t.Helper()
	path := filepath.Join("..", "..", "..", "shared", "gold", name)
	f, err := os.Open(path)
	if err != nil {
		t.Skipf("the gold set %s is not beside the repository: %v", name, err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// Of the incidents of the MUC-4 training keys that are dated to one day, this
// share has that day among the values found in the report. Most of the others
// have slips in the key or no year in the report.
const floorMUC = 0.94

func TestMUCDays(t *testing.T) {
	sc := bufio.NewScanner(open(t, "muc4/train.jsonl"))
	sc.Buffer(nil, 1<<24)
	days, found := 0, 0
	for sc.Scan() {
		var report struct {
			Text      string
			Templates []struct {
				Slots map[string]json.RawMessage
			}
		}
		if err := json.Unmarshal(sc.Bytes(), &report); err != nil {
			t.Fatal(err)
		}
		values := map[ascribe.Date]bool{}
		for _, v := range Find(text.Parse(report.Text), ascribe.Date{}) {
			if on, ok := v.Day(); ok {
				values[on] = true
			}
		}
		for _, template := range report.Templates {
			if on, ok := keyDay(template.Slots["inc_date"]); ok {
				days++
				if values[on] {
					found++
				}
			}
		}
	}
	share := float64(found) / float64(days)
	t.Logf("%d of %d days, %.3f", found, days, share)
	if share < floorMUC {
		t.Errorf("found %.3f of the days in the key, the floor is %.3f", share, floorMUC)
	}
}

// keyDay reads a fill such as "30 DEC 89"; spans and bounds are no days.
func keyDay(raw json.RawMessage) (ascribe.Date, bool) {
	var fills []struct{ Alts []string }
	if json.Unmarshal(raw, &fills) != nil || len(fills) == 0 || strings.Contains(fills[0].Alts[0], "-") {
		return ascribe.Date{}, false
	}
	on, err := time.Parse("2 Jan 06", fills[0].Alts[0])
	return ascribe.NewDate(on), err == nil
}
