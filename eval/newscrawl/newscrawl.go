// Package newscrawl writes web archives as a crawl of news sites leaves them,
// for benchmarks and tests: pages of about 144 kB that hold a few kB of text
// among scripts, styles and lists of links, in several languages, encodings
// and transfer codings. One page in fifty reports an attack, one in ten uses
// the words of attacks for something else. The same seed gives the same
// archive. No event, person or outlet in it is real.
package newscrawl

import (
	"fmt"
	"iter"
	"math/rand/v2"
)

// Kind says what a page is about.
type Kind uint8

// The kinds of pages.
const (
	Other      Kind = iota // anything else
	Attack                 // reports an attack
	NearMiss               // uses the words of attacks, reports none
	kindsCount = 3
)

// String returns the kind in a word or two.
func (k Kind) String() string { return [kindsCount]string{"other", "attack", "near miss"}[k] }

// The shares of the kinds: one page in attackEvery reports an attack, one in
// nearEvery is a near miss.
const (
	attackEvery = 50
	nearEvery   = 10
)

// Page is one page of the crawl.
type Page struct {
	URL      string
	Kind     Kind
	Language string // ISO 639-1
	Title    string
	Day      string // of publication, YYYY-MM-DD
	HTML     string
}

// Pages yields n pages. Page i depends on seed and i alone.
func Pages(seed uint64, n int) iter.Seq[Page] {
	return func(yield func(Page) bool) {
		c := load()
		for i := range n {
			if !yield(c.page(seed, i)) {
				return
			}
		}
	}
}

// page writes page i.
func (c *corpus) page(seed uint64, i int) Page {
	w := &writer{corpus: c, rnd: rand.New(rand.NewPCG(seed, uint64(i)))}
	w.place = pick(w, c.places)
	p := Page{Kind: kindOf(i), Language: "en", Day: fmt.Sprintf("2016-%02d-%02d", 1+i/28%12, 1+i%28)}
	s := w.story(&p)
	p.Title = s.title
	site := w.rnd.IntN(sites)
	p.URL = fmt.Sprintf("https://site%d.example/%s/%s-%d", site, s.section, slug(s.title), 100000+i)
	p.HTML = w.html(newSite(site), p, s)
	return p
}

// kindOf spreads the kinds evenly over the archive.
func kindOf(i int) Kind {
	switch {
	case i%attackEvery == 7:
		return Attack
	case i%nearEvery == 3:
		return NearMiss
	}
	return Other
}

func pick[T any](w *writer, from []T) T { return from[w.rnd.IntN(len(from))] }
