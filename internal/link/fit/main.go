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
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"ascribe/internal/link"
)

func main() {
	gold := flag.String("gold", "", "folder of the development sets")
	out := flag.String("o", "", "where to write the weights; nothing is written without it")
	groups := flag.String("groups", "", "folder for the groupings found, docid TAB incident: SET.all.tsv and SET.N-fold.tsv")
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
	if err := validate(model, sets, groups, folds); err != nil {
		return err
	}
	weights, err := fitAll(model, sets, func(int) bool { return true })
	if err != nil {
		return err
	}
	weights = asWritten(weights)
	fitted := model.Weighted(weights)
	for _, s := range sets {
		found, err := group(fitted, s)
		if err != nil {
			return err
		}
		if err := report("all", groups, s, found); err != nil {
			return err
		}
	}
	fmt.Print(table(weights))
	if out == "" {
		return nil
	}
	return os.WriteFile(out, []byte(table(weights)), 0o644)
}

// validate prints what the training sets come to under weights that have not
// seen the incident in question.
func validate(m *link.Model, sets []set, groups string, folds int) error {
	found, err := crossValidate(m, sets, folds)
	if err != nil {
		return err
	}
	for _, s := range sets {
		if found[s.name] == nil {
			continue
		}
		if err := report(strconv.Itoa(folds)+"-fold", groups, s, found[s.name]); err != nil {
			return err
		}
	}
	return nil
}

// report prints the figures of a grouping and, where a folder is given, writes
// the grouping there.
func report(how, folder string, s set, found map[string]string) error {
	fmt.Printf("%-7s %-18s %s\n", how, s.name, score(s, found))
	if folder == "" {
		return nil
	}
	return writeGroups(filepath.Join(folder, s.name+"."+how+".tsv"), s, found)
}

// asWritten rounds weights to the decimals of the table, so that the figures
// printed are those of the table.
func asWritten(weights []float64) []float64 {
	out := make([]float64, len(weights))
	for i, w := range weights {
		out[i] = math.Round(w*1000) / 1000
	}
	return out
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
