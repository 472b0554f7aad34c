// Command fit fits the weights by which pages are sifted and writes them as
// text, from coded reports and from news with topics. The same files give the
// same weights, byte for byte. It prints how reports are told apart by weights
// that were fitted without them.
//
//	go run ./internal/sift/fit -gold ../shared/gold -out internal/sift/weights.txt
package main

import (
	_ "embed"
	"flag"
	"fmt"
	"os"
	"strings"

	"ascribe/internal/extract/linear"
	"ascribe/internal/sift"
)

// settings were chosen by cross-validation.
var settings = linear.Settings{Epochs: 40, Rate: 0.1, L1: 1e-5, MinCount: 4, Seed: 1}

// near holds short texts written for this purpose: what only sounds like an
// attack, and flashes of attacks.
//
//go:embed near.jsonl
var near string

func main() {
	gold := flag.String("gold", "../shared/gold", "folder of the gold sets")
	out := flag.String("out", "internal/sift/weights.txt", "file for the weights")
	flag.Parse()
	if err := run(*gold, *out); err != nil {
		fmt.Fprintln(os.Stderr, "fit:", err)
		os.Exit(1)
	}
}

func run(gold, out string) error {
	reports, err := gather(gold)
	if err != nil {
		return err
	}
	s, err := sift.Unfitted()
	if err != nil {
		return err
	}
	all := examples(s, reports)
	if err := crossValidate(all); err != nil {
		return err
	}
	weights := linear.Fit([]string{"relevant"}, fitted(all, -1), settings)
	return os.WriteFile(out, []byte("# Fitted by internal/sift/fit; see docs/sift.md.\n"+weights), 0o644)
}

// example is a report as the sifter sees it, whole or its beginning only.
type example struct {
	linear.Example
	set      string
	relevant bool
	counted  bool // in the scores: the beginnings are not
	fold     int
}

const folds = 5

// beginning is how many paragraphs of a report stand for it as a flash.
const beginning = 3

// examples reads the features of every report and of its beginning.
func examples(s *sift.Sifter, reports []report) []example {
	var all []example
	for i, r := range reports {
		paragraphs := strings.SplitN(r.Text, "\n\n", beginning+1)
		texts := []string{r.Text}
		if len(paragraphs) > beginning {
			texts = append(texts, strings.Join(paragraphs[:beginning], "\n\n"))
		}
		for k, text := range texts {
			f := linear.Features{Named: true}
			sift.Features(s, r.Title, text, &f)
			e := linear.NewExample(&f, []bool{r.relevant})
			e.Weight = r.weight
			all = append(all, example{e, r.set, r.relevant, k == 0, i % folds})
		}
	}
	return all
}

// fitted returns the examples outside of a fold.
func fitted(all []example, fold int) []linear.Example {
	var out []linear.Example
	for _, e := range all {
		if e.fold != fold && e.Weight > 0 {
			out = append(out, e.Example)
		}
	}
	return out
}

// crossValidate prints, for every set, the share of its reports that pass.
func crossValidate(all []example) error {
	passed, total := map[string]int{}, map[string]int{}
	var sets []string
	for fold := range folds {
		m, err := linear.Parse("fold", linear.Fit([]string{"relevant"}, fitted(all, fold), settings))
		if err != nil {
			return err
		}
		for _, e := range all {
			if e.fold != fold || !e.counted {
				continue
			}
			name := fmt.Sprintf("%s, relevant %t", e.set, e.relevant)
			if total[name]++; total[name] == 1 {
				sets = append(sets, name)
			}
			if score(m, e) >= sift.DefaultScore {
				passed[name]++
			}
		}
	}
	for _, name := range sets {
		fmt.Printf("%-32s %5d of %5d pass (%.1f %%)\n", name, passed[name], total[name], 100*float64(passed[name])/float64(total[name]))
	}
	return nil
}

func score(m *linear.Model, e example) float64 {
	var f linear.Features
	for i, n := range e.Names {
		f.AddValue(float64(e.Values[i]), n)
	}
	return linear.Sigmoid(m.Score(&f, nil)[0])
}
