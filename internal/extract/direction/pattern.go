package direction

import (
	"slices"
	"strconv"
	"strings"

	"ascribe/internal/text"
)

// element is one step of a pattern: a word or class out of a set, or a gap.
type element struct {
	words    []wordID
	classes  []classID
	gap      int // up to so many tokens; -1 for no gap
	optional bool
}

// pattern is a wording to be found in the tokens of one unit. Matching starts
// at the anchor, the element least likely to occur by chance.
type pattern struct {
	source string
	steps  []element
	anchor int
}

// common are words too frequent to anchor a pattern on if it has others.
var common = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`the a an of in on at to for from with by and or that who which he she it they his her
		their its was were been being is are be had has have having not no never any not as up out about into
		did do does would will could may might can himself themselves him them man men someone one other
		others if whether there nobody anyone anybody somebody nothing so far said known clear say
		yet also own after before until when where how what`) {
		m[w] = true
	}
	return m
}()

// broad are the classes that match almost everywhere.
var broad = words("org name group attacker perp pronoun be member")

// parsePattern reads the notation described at [codebook.Cue].
func (l *lexicon) parsePattern(source string) (pattern, error) {
	p := pattern{source: source, anchor: -1}
	best := 0
	for _, f := range strings.Fields(source) {
		e, rank, err := l.parseElement(f)
		if err != nil {
			return p, err
		}
		p.steps = append(p.steps, e)
		if rank > best {
			best, p.anchor = rank, len(p.steps)-1
		}
	}
	if p.anchor < 0 {
		return p, faulty("pattern without a word or class: " + source)
	}
	return p, nil
}

// parseElement returns an element and how good an anchor it makes, 0 for none.
func (l *lexicon) parseElement(f string) (element, int, error) {
	if n, ok := strings.CutPrefix(f, "*"); ok {
		width, err := strconv.Atoi(n)
		if n == "" {
			width, err = 4, nil
		}
		if err != nil || width < 1 || width > 40 {
			return element{}, 0, faulty("gap " + f)
		}
		return element{gap: width, optional: true}, 0, nil
	}
	e := element{gap: -1}
	f, e.optional = strings.CutSuffix(f, "?")
	rank := 4
	for _, alt := range strings.Split(f, "|") {
		name, isClass := strings.CutPrefix(alt, "@")
		if !isClass {
			e.words = append(e.words, l.expand(alt)...)
			if common[strings.TrimSuffix(alt, "~")] {
				rank = min(rank, 2)
			}
			continue
		}
		id, ok := l.classes[name]
		if !ok {
			return element{}, 0, faulty("unknown class in " + f)
		}
		e.classes = append(e.classes, id)
		if broad[name] {
			rank = min(rank, 1)
		} else {
			rank = min(rank, 3)
		}
	}
	if e.optional {
		rank = 0
	}
	return e, rank, nil
}

// takes returns the lengths, in tokens, of what e accepts at position i of u,
// looking forward; at most 4.
func (e *element) takes(u *unit, i int, out []int) []int {
	if i >= len(u.toks) {
		return out
	}
	if u.toks[i].id != 0 && slices.Contains(e.words, u.toks[i].id) {
		out = append(out, 1)
	}
	for _, t := range u.startsAt(i) {
		if len(out) < cap(out) && slices.Contains(e.classes, t.class) {
			out = append(out, int(t.n))
		}
	}
	return out
}

// takesBack is takes for what ends before position i.
func (e *element) takesBack(u *unit, i int, out []int) []int {
	if i <= 0 {
		return out
	}
	if u.toks[i-1].id != 0 && slices.Contains(e.words, u.toks[i-1].id) {
		out = append(out, 1)
	}
	for _, t := range u.endsAt(i) {
		if len(out) < cap(out) && slices.Contains(e.classes, t.class) {
			out = append(out, int(t.n))
		}
	}
	return out
}

// matchAt looks for p with its anchor at position at. It returns the range of
// tokens of the shortest reading found.
func (p *pattern) matchAt(u *unit, at int) (from, to int, ok bool) {
	var buf [4]int
	for _, n := range p.steps[p.anchor].takes(u, at, buf[:0:4]) {
		to, ok := p.forward(u, p.anchor+1, at+n)
		if !ok {
			continue
		}
		if from, ok := p.back(u, p.anchor-1, at); ok {
			return from, to, true
		}
	}
	return 0, 0, false
}

func (p *pattern) forward(u *unit, step, i int) (int, bool) {
	if step == len(p.steps) {
		return i, true
	}
	e := &p.steps[step]
	if e.gap >= 0 {
		for n := 0; n <= e.gap && (n == 0 || i+n <= len(u.toks) && !u.toks[i+n-1].wall); n++ {
			if to, ok := p.forward(u, step+1, i+n); ok {
				return to, true
			}
		}
		return 0, false
	}
	var buf [4]int
	for _, n := range e.takes(u, i, buf[:0:4]) {
		if to, ok := p.forward(u, step+1, i+n); ok {
			return to, true
		}
	}
	if e.optional {
		return p.forward(u, step+1, i)
	}
	if i < len(u.toks) && u.toks[i].Kind == text.Quote { // a quotation may begin or end within a wording
		return p.forward(u, step, i+1)
	}
	return 0, false
}

func (p *pattern) back(u *unit, step, i int) (int, bool) {
	if step < 0 {
		return i, true
	}
	e := &p.steps[step]
	if e.gap >= 0 {
		for n := 0; n <= e.gap && (n == 0 || i-n >= 0 && !u.toks[i-n].wall); n++ {
			if from, ok := p.back(u, step-1, i-n); ok {
				return from, true
			}
		}
		return 0, false
	}
	var buf [4]int
	for _, n := range e.takesBack(u, i, buf[:0:4]) {
		if from, ok := p.back(u, step-1, i-n); ok {
			return from, true
		}
	}
	if e.optional {
		return p.back(u, step-1, i)
	}
	if i > 0 && u.toks[i-1].Kind == text.Quote {
		return p.back(u, step, i-1)
	}
	return 0, false
}

// finder holds patterns by what their anchors accept.
type finder struct {
	patterns []pattern
	byWord   [][]int32 // wordID → patterns
	byClass  [][]int32
}

func newFinder(l *lexicon, sources []string) (*finder, error) {
	f := &finder{byClass: make([][]int32, len(l.classes))}
	for i, s := range sources {
		p, err := l.parsePattern(s)
		if err != nil {
			return nil, err
		}
		f.patterns = append(f.patterns, p)
		f.index(&p, int32(i))
	}
	return f, nil
}

func (f *finder) index(p *pattern, i int32) {
	for _, w := range p.steps[p.anchor].words {
		for int(w) >= len(f.byWord) {
			f.byWord = append(f.byWord, nil)
		}
		f.byWord[w] = append(f.byWord[w], i)
	}
	for _, c := range p.steps[p.anchor].classes {
		f.byClass[c] = append(f.byClass[c], i)
	}
}

// hit is a pattern found at a range of tokens.
type hit struct {
	pattern          int
	from, to, anchor int
}

// find returns all matches in u, at most one for each pattern and anchor.
func (f *finder) find(u *unit, out []hit) []hit {
	for i := range u.toks {
		if id := u.toks[i].id; id != 0 && int(id) < len(f.byWord) {
			out = f.try(u, i, f.byWord[id], out)
		}
		for _, t := range u.startsAt(i) {
			out = f.try(u, i, f.byClass[t.class], out)
		}
	}
	return out
}

func (f *finder) try(u *unit, at int, candidates []int32, out []hit) []hit {
	for _, pi := range candidates {
		if from, to, ok := f.patterns[pi].matchAt(u, at); ok {
			out = append(out, hit{int(pi), from, to, at})
		}
	}
	return out
}
