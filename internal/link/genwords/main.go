// Genwords counts in how many documents each word of a news collection stands
// and writes the table that linking weighs words by. Only words and counts
// leave the collection.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"slices"
	"strings"

	"ascribe/internal/link"
)

// leastDocs is the number of documents below which a word is left out: it is
// then as rare as a word can be, and a rare name does not enter the table.
const leastDocs = 6

func main() {
	news := flag.String("news", "", "JSONL of news articles with topic, title and text")
	cables := flag.String("cables", "", "JSONL of attack reports with text_cased")
	local := flag.String("local", "", "JSONL of local reports with cluster: each incident counts once")
	out := flag.String("o", "words.txt", "where to write the table")
	flag.Parse()
	if err := run(*news, *cables, *local, *out); err != nil {
		log.Fatal(err)
	}
}

type document struct {
	Topic string `json:"topic"`
	Title string `json:"title"`
	Text  string `json:"text"`
	Cased string `json:"text_cased"`
	// Cluster is the incident; reports of one count as one document, so
	// that the names of a much reported case stay rare.
	Cluster string `json:"cluster"`
}

// counts holds document frequencies in one collection.
type counts struct {
	docs  int
	words map[string]int
}

func run(news, cables, local, out string) error {
	// A word is as common as in the collection where it is most common: in
	// reports of attacks "gunman" tells little, in the news at large much.
	general, attacks := &counts{words: map[string]int{}}, &counts{words: map[string]int{}}
	err := each(news, func(d document) {
		general.add(d)
		if d.Topic == "terrorism" || d.Topic == "violence" {
			attacks.add(d)
		}
	})
	if err != nil {
		return err
	}
	if err := each(cables, func(d document) { d.Text = d.Cased; attacks.add(d) }); err != nil {
		return err
	}
	crime := &counts{words: map[string]int{}}
	incidents := map[string]document{}
	if err := each(local, func(d document) {
		d.Text += "\n" + incidents[d.Cluster].Text
		incidents[d.Cluster] = d
	}); err != nil {
		return err
	}
	for _, d := range incidents {
		crime.add(d)
	}
	return write(out, general, attacks, crime)
}

func each(path string, fn func(document)) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	dec := json.NewDecoder(bufio.NewReader(f))
	for {
		var d document
		switch err := dec.Decode(&d); err {
		case nil:
			fn(d)
		case io.EOF:
			return nil
		default:
			return fmt.Errorf("%s: %w", path, err)
		}
	}
}

func (c *counts) add(d document) {
	c.docs++
	for w := range link.Vocabulary(d.Title + "\n" + d.Text) {
		c.words[w]++
	}
}

func (c *counts) ppm(w string) float64 { return 1e6 * float64(c.words[w]) / float64(c.docs) }

// write writes every word at the frequency of the collection where it is most
// common.
func write(path string, collections ...*counts) error {
	total := map[string]int{}
	for _, c := range collections {
		for w, n := range c.words {
			total[w] += n
		}
	}
	var lines []string
	for w, n := range total {
		if n < leastDocs {
			continue
		}
		ppm := 0.0
		for _, c := range collections {
			ppm = max(ppm, c.ppm(w))
		}
		lines = append(lines, fmt.Sprintf("%s\t%.0f\n", w, ppm))
	}
	slices.Sort(lines)
	head := "# Words of news reports and how many of a million documents use them. Made by genwords.\n"
	return os.WriteFile(path, []byte(head+strings.Join(lines, "")), 0o644)
}
