package sift

import (
	"bytes"
	"strings"

	"ascribe/internal/sift/lexicon"
	"ascribe/internal/sift/visible"
)

// Blocks of text count if they are no stubs, and no more in links than not.
const (
	minBlock   = 25 // bytes
	leadBlocks = 3  // the first ones, in which news says what it is about
)

// reading is what was found on one page. It is a [visible.Sink].
type reading struct {
	s       *Sifter
	m       lexicon.Matcher
	block   lexicon.Hits
	plainly int // bytes of the block outside of links
	linked  int // and inside
	titled  bool
	telling []uint16 // words of the blocks that count
	title   part
	lead    part
	body    part
	blocks  int
}

// part is what was found in one part of a page.
type part struct {
	counts [lexicon.MaxGroups]int
	combos [combos]int
}

func newReading(s *Sifter) reading { return reading{s: s, m: s.lex.Matcher()} }

// reset makes r ready for the next page.
func (r *reading) reset() {
	found, telling := r.m.Found[:0], r.telling[:0]
	*r = newReading(r.s)
	r.m.Found, r.telling = found, telling
}

// Text implements [visible.Sink]. Furniture is not read, nor are links before
// any other text of their block: they are what the page points to, not what it
// says.
func (r *reading) Text(run []byte, in visible.Zone) {
	switch in {
	case visible.Furniture:
		return
	case visible.Link:
		r.linked += len(run)
		if r.plainly == 0 {
			return
		}
	case visible.Title:
		r.titled = true
		r.plainly += len(run)
	default:
		if r.plainly == 0 {
			run = bytes.TrimLeft(run, " \t\r\n")
		}
		r.plainly += len(run)
	}
	r.m.Feed(run, &r.block)
}

// Break implements [visible.Sink].
func (r *reading) Break() {
	if r.plainly == 0 {
		r.linked = 0
		return
	}
	r.m.Break(&r.block)
	if p := r.part(); p != nil {
		if p.add(r.s.roles, &r.block) {
			r.telling = append(r.telling, r.m.Found...)
		}
	}
	r.m.Found = r.m.Found[:0]
	r.block, r.plainly, r.linked, r.titled = lexicon.Hits{}, 0, 0, false
}

// part returns the part of the page that the block belongs to, nil if it does
// not count.
func (r *reading) part() *part {
	switch {
	case r.titled:
		return &r.title
	case r.plainly < minBlock || r.plainly < r.linked:
		return nil
	}
	if r.blocks++; r.blocks <= leadBlocks {
		return &r.lead
	}
	return &r.body
}

// plain reads a report without markup.
func (r *reading) plain(title, text string) {
	r.Text([]byte(title), visible.Title)
	r.Break()
	for p := range strings.SplitSeq(text, "\n\n") {
		r.Text([]byte(p), visible.Body)
		r.Break()
	}
}

// promising reports whether any word speaks for an attack.
func (r *reading) promising() bool { return len(r.telling) > 0 }
