// Command eval is the quality gate: it measures every accuracy figure on the
// gold sets, compares it with eval/baseline.json and fails when one has
// fallen. Answers per case stand in eval/golden, so that a review sees which
// answer moved.
//
//	go run ./eval            compare
//	go run ./eval -update    pin what was reached; a figure that falls needs -lower REASON
//
// The gold sets and their scorers live in ../shared, outside the repository.
// Where they are absent, the gate says so and passes.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
)

func main() {
	shared := flag.String("shared", filepath.Join("..", "shared"), "folder of the gold sets and scorers")
	binary := flag.String("ascribe", filepath.Join("bin", "ascribe"), "the program under test")
	update := flag.Bool("update", false, "pin the figures reached and rewrite the goldens")
	lower := flag.String("lower", "", "with -update: the reason for letting a figure fall")
	only := flag.String("only", "", "measure only the suites whose name has this prefix")
	flag.Parse()
	if err := gate(*shared, *binary, *only, *update, *lower); err != nil {
		fmt.Fprintln(os.Stderr, "eval:", err)
		os.Exit(1)
	}
}

func gate(shared, binary, only string, update bool, lower string) error {
	if missing := needs(shared); missing != "" {
		fmt.Printf("accuracy gate skipped: %s is absent\n", missing)
		return nil
	}
	work, err := os.MkdirTemp("", "ascribe-eval-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	b := bench{shared: shared, binary: binary, work: work}
	base, err := readBaseline()
	if err != nil {
		return err
	}
	reached, err := b.measure(only)
	if err != nil {
		return err
	}
	fallen := base.compare(os.Stdout, reached)
	moved, err := compareGoldens(b.answers, update)
	if err != nil {
		return err
	}
	switch {
	case update && fallen > 0 && lower == "":
		return fmt.Errorf("%d figures fall; give the reason with -lower", fallen)
	case update:
		return base.write(reached, lower)
	case fallen > 0:
		return fmt.Errorf("%d figures fell below eval/baseline.json", fallen)
	case moved > 0:
		return fmt.Errorf("%d answers moved; read the differences and run 'go run ./eval -update' if they are right", moved)
	}
	return nil
}

// needs names the first thing that the gate cannot do without and does not have.
func needs(shared string) string {
	if _, err := os.Stat(filepath.Join(shared, "gold")); errors.Is(err, fs.ErrNotExist) {
		return filepath.Join(shared, "gold")
	}
	if _, err := exec.LookPath("python3"); err != nil {
		return "python3, which runs the scorers"
	}
	return ""
}
