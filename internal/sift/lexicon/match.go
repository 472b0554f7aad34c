package lexicon

import "math/bits"

// Hits counts words by group, up to 255 each.
type Hits [MaxGroups]uint8

// Matcher looks for the words of a lexicon in a text that comes in runs. Words
// may be cut between runs. The zero value is not ready: see [Lexicon.Matcher].
type Matcher struct {
	l *Lexicon
	// Words is the number of words that ended so far.
	Words int
	// Found are the listed words and phrases that ended so far, as
	// [Lexicon.Word] knows them; the owner empties it.
	Found  []uint16
	state  uint16
	inside bool
	before uint16 // the word or phrase that the next one may continue
	near   bool   // nothing but space or hyphens since
	stem   word   // of the open word, if its beginning is listed with any ending
}

// Matcher returns a matcher at the beginning of a text.
func (l *Lexicon) Matcher() Matcher { return Matcher{l: l, state: 1} }

// Feed reads on and counts in hits the words that end in run.
func (m *Matcher) Feed(run []byte, hits *Hits) {
	l := m.l
	for i := 0; i < len(run); i++ {
		c := run[i]
		class := l.class[c]
		if class != separator && !(c >= 0xc2 && isMark(run[i:])) {
			m.inside = true
			if m.state != 0 {
				m.state = l.next[int(m.state)*l.width+int(class)]
				if a := l.accept[m.state]; a.stems {
					m.stem = a
				}
			}
			continue
		}
		m.End(hits)
		if c != ' ' && c != '-' && c != '\n' && c != '\'' && c != 0xc2 {
			m.near = false
		}
		if c >= 0xc2 { // the rest of the mark
			i += markLength(c) - 1
		}
	}
}

// isMark reports whether s begins with a no-break space or a punctuation mark
// beyond ASCII: U+0080 to U+00BF, and U+2000 to U+206F.
func isMark(s []byte) bool {
	return s[0] == 0xc2 || s[0] == 0xe2 && len(s) > 1 && (s[1] == 0x80 || s[1] == 0x81) || s[0] == 0xd8 && len(s) > 1 && (s[1] == 0x8c || s[1] == 0x9b || s[1] == 0x9f)
}

func markLength(lead byte) int {
	if lead == 0xe2 {
		return 3
	}
	return 2
}

// End ends the open word, if there is one, and counts it.
func (m *Matcher) End(hits *Hits) {
	if !m.inside {
		return
	}
	id := m.l.accept[m.state].id
	if m.state == 0 {
		id = m.stem.id
	}
	m.Words++
	m.inside, m.state, m.stem = false, 1, word{}
	if id == 0 {
		m.before = 0
		return
	}
	if m.before != 0 && m.near {
		if phrase, ok := m.l.pairs[pair{m.before, id}]; ok {
			if id = phrase; m.l.masks[id] != 0 {
				m.uncount(m.before, hits)
			}
		}
	}
	m.before, m.near = id, true
	if m.l.masks[id] != 0 {
		m.Found = append(m.Found, id)
		m.l.count(id, hits)
	}
}

// Break ends the open word and keeps phrases from going on behind it.
func (m *Matcher) Break(hits *Hits) {
	m.End(hits)
	m.before = 0
}

// uncount takes back the word or phrase that was counted last: it is part of a
// longer one.
func (m *Matcher) uncount(id uint16, hits *Hits) {
	mask := m.l.masks[id]
	if mask == 0 {
		return
	}
	m.Found = m.Found[:max(0, len(m.Found)-1)]
	for ; mask != 0; mask &= mask - 1 {
		if g := bits.TrailingZeros32(mask) & (MaxGroups - 1); hits[g] > 0 && hits[g] < 255 {
			hits[g]--
		}
	}
}

func (l *Lexicon) count(id uint16, hits *Hits) {
	for mask := l.masks[id]; mask != 0; mask &= mask - 1 {
		g := bits.TrailingZeros32(mask) & (MaxGroups - 1)
		if hits[g] < 255 {
			hits[g]++
		}
	}
}
