package codebook

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// TestReferenceDescribesTheData holds docs/codebook.md against the newest
// version: every word stands there with its definition, every rule with its
// text, every figure with its value.
func TestReferenceDescribesTheData(t *testing.T) {
	cb := mustLoad(t)
	b, err := os.ReadFile("../../docs/codebook.md")
	if err != nil {
		t.Fatal(err)
	}
	page := strings.Join(strings.Fields(string(b)), " ")
	for _, want := range described(cb) {
		if want = strings.Join(strings.Fields(want), " "); !strings.Contains(page, want) {
			t.Errorf("docs/codebook.md lacks %q", want)
		}
	}
}

// described lists what the reference must contain, as it must be worded.
func described(cb *Codebook) []string {
	all := []string{"`" + cb.Version + "`", cb.WordSource}
	row := func(name, text string) { all = append(all, fmt.Sprintf("| `%s` | %s |", name, text)) }
	for _, l := range cb.Levels {
		row(string(l.Name), l.Definition)
	}
	for _, s := range cb.Stages {
		row(string(s.Name), s.Definition)
	}
	for _, p := range cb.Predicates {
		row(string(p.Name), p.Definition)
		all = append(all, fmt.Sprintf("| %s | %s", p.Definition, p.Role))
	}
	for _, p := range cb.Polarities {
		row(string(p.Name), p.Definition)
	}
	for _, c := range cb.Certainties {
		row(string(c.Name), c.Definition)
	}
	for _, o := range cb.Origins {
		row(string(o.Name), o.Definition)
	}
	for _, k := range cb.Kinds {
		row(string(k.Name), k.Definition)
		all = append(all, fmt.Sprintf("| %s | %s |", k.Definition, k.Origin))
	}
	for _, r := range cb.Rules {
		all = append(all, fmt.Sprintf("%d. (`%s`) %s", r.Number, r.ID, r.Text))
	}
	for _, r := range cb.Rulings {
		row(r.ID, r.Text)
	}
	for _, r := range slices.Concat(cb.Rules, cb.Rulings) {
		for k, v := range r.Parameters {
			all = append(all, fmt.Sprintf("| `%s` | `%s` | %g |", r.ID, k, v))
		}
	}
	for _, w := range cb.Words {
		all = append(all, fmt.Sprintf("| %d to %d | %s |", w.Low, w.High, w.Word))
	}
	for _, c := range cb.Confidences {
		all = append(all, fmt.Sprintf("| %s | %s |", c.Name, c.Criteria))
	}
	return all
}
