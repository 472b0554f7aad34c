package incidents

import (
	"bufio"
	"encoding/json"
	"io"
	"testing"

	"ascribe"
	"ascribe/internal/text"
)

// coded is a report with a coder's answers.
type coded struct {
	DocID, Published, Title, Text, Topic string
	Relevant                             bool
	Incidents                            []string
	Templates                            []json.RawMessage
}

func eachLine[T any](t *testing.T, r io.Reader, use func(T)) {
	t.Helper()
	s := bufio.NewScanner(r)
	s.Buffer(make([]byte, 1<<20), 1<<26)
	for s.Scan() {
		var v T
		if err := json.Unmarshal(s.Bytes(), &v); err != nil {
			t.Fatal(err)
		}
		use(v)
	}
	if err := s.Err(); err != nil {
		t.Fatal(err)
	}
}

func (c *coded) read(t *testing.T) Reading {
	published, err := ascribe.ParseDate(c.Published)
	if err != nil {
		published = ascribe.Date{}
	}
	return reader(t).Read(text.Parse(c.Text), &ascribe.Report{DocID: c.DocID, Title: c.Title, Text: c.Text, Published: published})
}

// outcomes counts right and wrong decisions.
type outcomes struct{ hit, spurious, missed int }

func (o *outcomes) add(want, got bool) {
	switch {
	case want && got:
		o.hit++
	case want:
		o.missed++
	case got:
		o.spurious++
	}
}

func (o outcomes) f() float64 { return 2 * float64(o.hit) / float64(2*o.hit+o.spurious+o.missed) }

// TestDirectionFloor pins what the reader finds in modern reports. The model
// of relevance was fitted on these reports too: cross-validated, its F is .97.
func TestDirectionFloor(t *testing.T) {
	gold := map[string]map[string]any{}
	eachLine(t, shared(t, "direction/incidents.jsonl"), func(m map[string]any) { gold[m["incident"].(string)] = m })
	var relevance outcomes
	right := map[string]int{}
	eachLine(t, shared(t, "direction/docs.jsonl"), func(c coded) {
		r := c.read(t)
		relevance.add(c.Relevant, r.Relevant)
		if len(c.Incidents) > 0 && len(r.Mentions) > 0 {
			compare(right, gold[c.Incidents[0]], r.Mentions[0])
		}
	})
	if relevance.f() < .95 {
		t.Errorf("relevance F %.3f, floor .95", relevance.f())
	}
	for what, floor := range map[string]int{"date": 25, "place": 56, "attack_type": 58, "weapon": 48, "outcome": 60, "killed": 30} {
		if right[what] < floor {
			t.Errorf("%s right in %d main incidents of 75, floor %d", what, right[what], floor)
		}
	}
}

// compare counts which values of a mention agree with the coder's. A date may
// stand in the report less exactly than in the key, a toll may be an early one:
// both then count as wrong.
func compare(right map[string]int, g map[string]any, m ascribe.Mention) {
	add := func(what string, ok bool) {
		if ok {
			right[what]++
		}
	}
	add("date", m.Date.String() == g["date"])
	add("attack_type", string(m.AttackType) == g["attack_type"])
	add("weapon", string(m.Weapon) == g["weapon"])
	add("outcome", string(m.Outcome) == g["outcome"])
	add("killed", m.Killed != nil && float64(m.Killed.Best) == g["killed"])
	add("place", m.Place != nil && kilometres(*m.Place, ascribe.Place{Lat: g["lat"].(float64), Lon: g["lon"].(float64)}) <= 50)
}

// TestCableFloor pins the decision on relevance for cables that nothing was
// fitted on.
func TestCableFloor(t *testing.T) {
	var o outcomes
	eachLine(t, shared(t, "muc4/dev.jsonl"), func(c coded) {
		r := c.read(t)
		o.add(len(c.Templates) > 0, len(r.Incidents) > 0)
	})
	if o.f() < .80 {
		t.Errorf("F %.3f (%+v), floor .80", o.f(), o)
	}
}

// TestFalseAlarms pins how often news about other things is taken for news of
// an attack. Some of these articles do tell of one.
func TestFalseAlarms(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 2,500 articles")
	}
	n, alarms := 0, 0
	eachLine(t, shared(t, "news/articles.jsonl"), func(c coded) {
		if c.Topic == "terrorism" || c.Topic == "violence_in_america" {
			return
		}
		n++
		if c.read(t).Relevant {
			alarms++
		}
	})
	if alarms*100 > n {
		t.Errorf("%d of %d articles about other things taken for reports of attacks, more than one in a hundred", alarms, n)
	}
}
