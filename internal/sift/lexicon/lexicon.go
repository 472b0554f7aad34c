// Package lexicon finds words of interest in a text that passes by in runs.
// The words are data, one file a language; all languages are looked for at
// once, since most are told apart by their words anyway. A word is found with
// its boundaries only: "eta" stands in nine pages of ten inside another word.
package lexicon

import (
	"embed"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"ascribe"
)

//go:embed data/*.toml
var data embed.FS

// MaxGroups is the largest number of groups of words.
const MaxGroups = 32

// Lexicon is a set of words and phrases in groups. It is immutable and safe
// for concurrent use.
type Lexicon struct {
	// Groups are the names of the groups, in the order of [Hits].
	Groups []string
	class  [256]uint8 // of a byte in a word; 0 ends the word
	width  int        // number of classes
	next   []uint16   // states by classes; state 0 is a word that is not listed
	accept []word     // by state
	pairs  map[pair]uint16
	masks  []uint32 // groups by word id
	words  []string // by word id
}

// Word returns a word or phrase by its number in [Matcher.Found], as it is
// listed; without the "*" of an open ending.
func (l *Lexicon) Word(id uint16) string { return l.words[id] }

// word is what a state accepts.
type word struct {
	id    uint16 // 0 for none
	stems bool   // with any ending
}

// pair is two words, or a phrase and a word, that follow each other.
type pair struct{ first, second uint16 }

// Languages returns the codes of the languages that there are words of.
func Languages() []string {
	files, err := data.ReadDir("data")
	if err != nil {
		return nil // cannot be: the folder is part of the program
	}
	var out []string
	for _, f := range files {
		out = append(out, strings.TrimSuffix(f.Name(), ".toml"))
	}
	return out
}

// Load returns the lexicon of all languages.
func Load() (*Lexicon, error) {
	b := newBuilder()
	for _, lang := range Languages() {
		raw, err := data.ReadFile("data/" + lang + ".toml")
		if err == nil {
			err = b.language(string(raw))
		}
		if err != nil {
			return nil, &ascribe.Error{Code: ascribe.Damaged, What: "a lexicon cannot be read", Where: lang + ".toml", Err: err}
		}
	}
	return b.build()
}

// language adds the words of one file.
func (b *builder) language(raw string) error {
	var groups map[string]string
	if _, err := toml.Decode(raw, &groups); err != nil {
		return err
	}
	prefixes := append([]string{""}, strings.Fields(groups["prefixes"])...)
	delete(groups, "prefixes")
	for _, g := range slices.Sorted(maps.Keys(groups)) {
		entries, err := entriesOf(groups[g])
		if err != nil {
			return fmt.Errorf("%s: %w", g, err)
		}
		for _, e := range entries {
			for _, p := range prefixes {
				b.add(p+e, g)
			}
		}
	}
	return nil
}

// entriesOf splits a list of words, and of phrases in quotes.
func entriesOf(s string) ([]string, error) {
	var out []string
	for i, part := range strings.Split(s, `"`) {
		if i%2 == 1 {
			out = append(out, strings.Join(strings.Fields(part), " "))
			continue
		}
		out = append(out, strings.Fields(part)...)
	}
	if strings.Count(s, `"`)%2 != 0 {
		return nil, fmt.Errorf("a quote is not closed")
	}
	return out, nil
}
