package main

import (
	"encoding/json"
	"fmt"
	"os/exec"
)

// linking scores the grouping of reports, without a database: as the program
// groups them, and with weights fitted anew without the incidents in question.
func (b *bench) linking() error {
	for _, set := range []string{"gvdb.A", "ecbplus_docs.dev", "basil.dev"} {
		out, err := b.ascribe("link."+set+".tsv", "link", b.gold("linking", set+".jsonl"))
		if err != nil {
			return err
		}
		if err := b.groups(set, "linking "+set, out); err != nil {
			return err
		}
	}
	return b.crossValidated("gvdb.A")
}

// crossValidated scores a set that linking is fitted on in 5 folds.
func (b *bench) crossValidated(set string) error {
	cmd := exec.Command("go", "run", "./internal/link/fit", "-gold", b.gold(), "-groups", b.work)
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("fitting linking: %w: %s", err, out)
	}
	return b.groups(set, "linking "+set+" in 5 folds", b.scratch(set+".5-fold.tsv"))
}

// groups scores a grouping of a gold set, "docid TAB incident" on a line.
func (b *bench) groups(set, name, path string) error {
	data, err := b.scorer("cluster.py", "score", b.gold("linking", set+".jsonl"), path, "--json", "1")
	if err != nil {
		return err
	}
	var score map[string]float64
	if err := json.Unmarshal(data, &score); err != nil {
		return err
	}
	for key, figure := range map[string]string{"B3F": "B3 F", "pairF": "pair F", "CoNLL": "CoNLL"} {
		v, ok := score[key]
		if !ok {
			return fmt.Errorf("%s: the scorer gives no %s: %s", name, key, data)
		}
		b.figures[name+": "+figure] = v
	}
	return nil
}
