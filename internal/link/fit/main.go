// Fit fits the weights of linking to development sets of reports whose
// incidents are known, and writes them as reviewable text. It is
// deterministic: the same sets give the same weights.
//
// The sets lie outside the repository; only weights come out of them.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"

	"ascribe/internal/link"
)

func main() {
	gold := flag.String("gold", "", "folder of the development sets")
	out := flag.String("o", "", "where to write the weights; nothing is written without it")
	groups := flag.String("groups", "", "folder for the groupings found, docid TAB incident")
	folds := flag.Int("folds", 5, "folds of the cross-validation; 0 skips it")
	flag.Parse()
	if err := run(*gold, *out, *groups, *folds); err != nil {
		log.Fatal(err)
	}
}

func run(gold, out, groups string, folds int) error {
	model, err := link.Load()
	if err != nil {
		return err
	}
	sets, err := load(model, gold)
	if err != nil {
		return err
	}
	for f := range folds {
		weights := fitAll(model, sets, func(fold int) bool { return fold%folds != f })
		for _, s := range sets {
			held := s.only(func(fold int) bool { return fold%folds == f })
			fmt.Printf("fold %d  %-16s %s\n", f, s.name, score(held, group(model.Weighted(weights), held)))
		}
	}
	weights := fitAll(model, sets, func(int) bool { return true })
	fitted := model.Weighted(weights)
	for _, s := range sets {
		found := group(fitted, s)
		fmt.Printf("all     %-16s %s\n", s.name, score(s, found))
		if groups != "" {
			if err := writeGroups(filepath.Join(groups, s.name+".tsv"), s, found); err != nil {
				return err
			}
		}
	}
	fmt.Print(table(weights))
	if out == "" {
		return nil
	}
	return os.WriteFile(out, []byte(table(weights)), 0o644)
}

func table(weights []float64) string {
	var b strings.Builder
	b.WriteString("# Weights of linking in nats of log-odds; what each feature measures is said in features.go. Made by fit.\n")
	for i, name := range link.FeatureNames() {
		fmt.Fprintf(&b, "%s\t%.3f\n", name, weights[i])
	}
	return b.String()
}

func writeGroups(path string, s set, found map[string]string) error {
	var b strings.Builder
	seen := map[string]bool{}
	for _, it := range s.items {
		if !seen[it.doc] {
			seen[it.doc] = true
			fmt.Fprintf(&b, "%s\t%s\n", it.doc, found[it.profile.Mention])
		}
	}
	return os.WriteFile(path, []byte(b.String()), 0o644)
}
