package main

import (
	"encoding/json"
	"fmt"
)

// linking scores the grouping of reports, without a database.
func (b *bench) linking() error {
	for _, set := range []string{"gvdb.A", "ecbplus_docs.dev", "basil.dev"} {
		gold := b.gold("linking", set+".jsonl")
		out, err := b.ascribe("link."+set+".tsv", "link", gold)
		if err != nil {
			return err
		}
		data, err := b.scorer("cluster.py", "score", gold, out, "--json", "1")
		if err != nil {
			return err
		}
		var score map[string]float64
		if err := json.Unmarshal(data, &score); err != nil {
			return err
		}
		for key, name := range map[string]string{"B3F": "B3 F", "pairF": "pair F", "CoNLL": "CoNLL"} {
			v, ok := score[key]
			if !ok {
				return fmt.Errorf("%s: the scorer gives no %s: %s", set, key, data)
			}
			b.figures["linking "+set+": "+name] = v
		}
	}
	return nil
}
