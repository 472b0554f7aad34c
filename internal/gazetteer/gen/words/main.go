// Command words finds out how the one-word names of the gazetteer are used in
// English news, and writes the list of those that are other words too:
//
//	go run ./internal/gazetteer/gen/words -to FILE REPORTS.jsonl...
//
// Each line of the input is a JSON object with a "text". The result holds
// names and their use only, nothing of the texts.
package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"

	"ascribe/internal/gazetteer"
	"ascribe/internal/text"
)

func main() {
	to := flag.String("to", "words.tsv", "file to write")
	flag.Parse()
	if err := run(*to, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "words:", err)
		os.Exit(1)
	}
}

func run(to string, reports []string) error {
	g, err := gazetteer.Load()
	if err != nil {
		return err
	}
	c := census{names: g, uses: map[string]*uses{}}
	for _, path := range reports {
		if err := c.file(path); err != nil {
			return err
		}
	}
	f, err := os.Create(to)
	if err != nil {
		return err
	}
	c.write(f)
	return f.Close()
}

// census counts the uses of names.
type census struct {
	names *gazetteer.Gazetteer
	uses  map[string]*uses // by folded name
}

// uses counts how a name was met.
type uses struct {
	small   int // in small letters, where the text has both
	capital int // with a capital inside a sentence
	placed  int // of these, after a preposition of place
}

func (c *census) file(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	dec := json.NewDecoder(bufio.NewReaderSize(f, 1<<20))
	for {
		var report struct{ Text string }
		if err := dec.Decode(&report); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		c.text(text.Parse(report.Text))
	}
}

func (c *census) text(d *text.Doc) {
	for i := range d.Sentences {
		toks := d.Sentences[i].Tokens
		for k := 1; k < len(toks); k++ {
			if toks[k].Kind == text.Word {
				c.token(toks, k, d.AllCaps)
			}
		}
	}
}

// prepositions of place; "of", "to" and "by" go before persons as often.
var prepositions = map[string]bool{"in": true, "near": true, "outside": true, "from": true, "around": true,
	"across": true, "throughout": true, "into": true, "at": true, "inside": true, "toward": true, "towards": true}

func (c *census) token(toks []text.Token, k int, caps bool) {
	t, prev := toks[k], toks[k-1]
	key := gazetteer.Fold(t.Lower)
	u := c.uses[key]
	if u == nil {
		if u = (&uses{}); !c.counts(key) {
			u = &unnamed
		}
		c.uses[key] = u
	}
	switch {
	case u == &unnamed || c.names.Has(gazetteer.Fold(prev.Lower+" "+t.Lower)):
	case !caps && t.Text == t.Lower:
		u.small++
	case prev.Kind == text.Word:
		u.capital++
		if prepositions[prev.Lower] || c.qualified(toks, k) {
			u.placed++
		}
	}
}

// counts reports whether a name is to be counted: the names of countries are
// taken as they are.
func (c *census) counts(key string) bool {
	meanings := c.names.Lookup(key)
	return len(meanings) > 0 && !slices.ContainsFunc(meanings, func(e gazetteer.Entry) bool { return e.Class == gazetteer.Country })
}

// qualified reports whether a comma and another place follow: "Belfast,
// Northern Ireland".
func (c *census) qualified(toks []text.Token, k int) bool {
	if k+2 >= len(toks) || toks[k+1].Text != "," {
		return false
	}
	key := gazetteer.Fold(toks[k+2].Lower)
	if k+3 < len(toks) && c.names.Has(gazetteer.Fold(toks[k+2].Lower+" "+toks[k+3].Lower)) {
		return true
	}
	for _, e := range c.names.Lookup(key) {
		if e.Class != gazetteer.City && e.Place.Name != "" {
			return true
		}
	}
	return false
}

// unnamed stands for all words that are no names of places.
var unnamed uses

// Thresholds: a name is an ordinary word if it was met in small letters at
// least minSmall times and more often than as a place; it mostly means
// something else if of at least minCapital uses with a capital less than one
// in rarely followed a preposition of place.
const (
	minSmall   = 3
	minCapital = 4
	rarely     = 12
)

func (u *uses) habit() string {
	switch {
	case u.small >= minSmall && u.small > 2*u.placed:
		return "word"
	case u.capital >= minCapital && u.placed*rarely < u.capital:
		return "name"
	}
	return ""
}

func (c *census) write(out io.Writer) {
	var names []string
	for name, u := range c.uses {
		if u.habit() != "" {
			names = append(names, name)
		}
	}
	slices.SortFunc(names, cmp.Compare[string])
	fmt.Fprintln(out, "# name\tits other use")
	for _, name := range names {
		fmt.Fprintf(out, "%s\t%s\n", name, c.uses[name].habit())
	}
}
