// Command sample draws what the program reads out of unlabelled articles, for
// a person to judge by reading. The draw depends on the seed alone, so that a
// reading can be repeated and continued.
//
//	go run ./eval/sample -of statements -n 100   statements in articles about attacks and violence
//	go run ./eval/sample -of articles -n 100     all statements in articles on other topics
//	go run ./eval/sample -of readings            the articles with what was read, for ascribe train
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"

	"ascribe/eval/readings"
)

// violent are the topics of the news set under which an article counts as
// being about an attack or violence.
var violent = map[string]bool{"terrorism": true, "violence_in_america": true}

type article struct{ DocID, Topic string }

type extraction struct {
	DocID      string
	Statements []struct {
		Start, End                                                   int
		Quote, Predicate, Polarity, Certainty, Speaker, Organisation string
		Kind                                                         string `json:"speaker_kind"`
	}
}

func main() {
	news := flag.String("news", filepath.Join("..", "shared", "gold", "news", "articles.jsonl"), "the articles")
	binary := flag.String("ascribe", filepath.Join("bin", "ascribe"), "the program to sample")
	of := flag.String("of", "statements", `what to draw: "statements" (articles about attacks), "articles" (on other topics) or "readings"`)
	n := flag.Int("n", 100, "how many to draw")
	seed := flag.Uint64("seed", 1, "the draw")
	flag.Parse()
	if err := run(os.Stdout, *news, *binary, *of, *n, *seed); err != nil {
		fmt.Fprintln(os.Stderr, "sample:", err)
		os.Exit(1)
	}
}

func run(w io.Writer, news, binary, of string, n int, seed uint64) error {
	switch of {
	case "statements", "articles":
	case "readings":
		return writeReadings(w, news)
	default:
		return fmt.Errorf("-of %s: give statements, articles or readings", of)
	}
	articles, err := lines[article](os.ReadFile(news))
	if err != nil {
		return err
	}
	read, err := lines[extraction](exec.Command(binary, "extract", "--format", "ascribe", news).Output())
	if err != nil {
		return err
	}
	wanted := map[string]bool{}
	for _, a := range articles {
		wanted[a.DocID] = violent[a.Topic] == (of == "statements")
	}
	var units []string // what is drawn: a statement, or an article's statements
	for _, e := range read {
		if !wanted[e.DocID] {
			continue
		}
		if told := tell(e); of == "statements" {
			units = append(units, told...)
		} else {
			units = append(units, fmt.Sprintln(e.DocID, len(told), "statements")+join(told))
		}
	}
	rng := rand.New(rand.NewPCG(seed, 0))
	rng.Shuffle(len(units), func(i, j int) { units[i], units[j] = units[j], units[i] })
	fmt.Fprintf(w, "%d of %d %s\n", min(n, len(units)), len(units), of)
	for i, u := range units[:min(n, len(units))] {
		fmt.Fprintf(w, "%d. %s", i+1, u)
	}
	return nil
}

// writeReadings writes the articles that have readings, with their verdicts.
func writeReadings(w io.Writer, news string) error {
	f, err := os.Open(news)
	if err != nil {
		return err
	}
	defer f.Close()
	reports, err := readings.Join(f)
	if err != nil {
		return err
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, r := range reports {
		if err := enc.Encode(r); err != nil {
			return err
		}
	}
	return nil
}

// tell words each statement of an article on a line of its own.
func tell(e extraction) []string {
	var out []string
	for _, s := range e.Statements {
		out = append(out, fmt.Sprintf("%s %s %s, %q (%s), %q, %s:%d-%d: %q\n", s.Predicate, s.Polarity, s.Certainty, s.Speaker, s.Kind, s.Organisation, e.DocID, s.Start, s.End, s.Quote))
	}
	return out
}

func join(told []string) string {
	var b bytes.Buffer
	for _, t := range told {
		b.WriteString("   " + t)
	}
	return b.String()
}

// lines decodes JSON lines.
func lines[T any](data []byte, err error) ([]T, error) {
	if err != nil {
		return nil, err
	}
	var out []T
	for dec := json.NewDecoder(bufio.NewReader(bytes.NewReader(data))); ; {
		var v T
		switch err := dec.Decode(&v); err {
		case nil:
			out = append(out, v)
		case io.EOF:
			return out, nil
		default:
			return nil, err
		}
	}
}
