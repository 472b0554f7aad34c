package clause

import (
	"ascribe/internal/extract/incidents/lexicon"
	"ascribe/internal/text"
)

// chunk finds the noun phrases: a determiner, modifiers and nouns in a row.
func (s *Sentence) chunk() {
	for i := 0; i < len(s.Tokens); {
		end := s.phraseEnd(i)
		if end == i {
			i++
			continue
		}
		s.addNP(i, end-1)
		i = end
	}
}

// phraseEnd returns the index after the noun phrase that starts at i; i if
// none does.
func (s *Sentence) phraseEnd(i int) int {
	j := i + s.approximator(i)
	for j < len(s.Tokens) && s.Tokens[j].Part == Det {
		j++
	}
	end, open := j, true
	for ; end < len(s.Tokens) && open; end++ {
		if end > j && s.startsTime(end) {
			break
		}
		switch s.Tokens[end].Part {
		case Noun, Name, Adj, Num:
		case Prep:
			open = s.particle(end)
		case Mark:
			open = s.insideName(end)
		default:
			open = false
		}
		if !open {
			break
		}
	}
	if end == j {
		// A bare determiner stands for a phrase: "several were wounded".
		if j > i && s.standsAlone(j) {
			return j
		}
		return i
	}
	return end
}

// startsTime reports whether a phrase of time begins at token i, as in "hit a
// bank | yesterday", "in Berlin | last night".
func (s *Sentence) startsTime(i int) bool {
	t := &s.Tokens[i]
	switch t.Lower {
	case "today", "yesterday", "tonight", "tomorrow":
		return true
	case "last", "next", "early", "late":
		if i+1 < len(s.Tokens) {
			w := s.Tokens[i+1].Word
			_, ok := w.Sense(lexicon.Time)
			return ok || w.Is(lexicon.Month|lexicon.Weekday)
		}
	}
	return t.Word.Is(lexicon.Weekday)
}

// approximators are the words that may stand before a number.
var approximators = [][]string{{"at", "least"}, {"at", "most"}, {"more", "than"}, {"less", "than"}, {"fewer", "than"},
	{"no", "fewer", "than"}, {"as", "many", "as"}, {"up", "to"}, {"well", "over"}, {"about"}, {"around"}, {"over"},
	{"nearly"}, {"almost"}, {"approximately"}, {"roughly"}, {"only"}}

// approximator returns the number of tokens from i on that only qualify the
// number after them.
func (s *Sentence) approximator(i int) int {
next:
	for _, a := range approximators {
		if i+len(a) >= len(s.Tokens) || s.Tokens[i+len(a)].Part != Num {
			continue
		}
		for k, w := range a {
			if s.Tokens[i+k].Lower != w {
				continue next
			}
		}
		return len(a)
	}
	return 0
}

// standsAlone reports whether the determiner before token j is a phrase of
// its own.
func (s *Sentence) standsAlone(j int) bool {
	switch s.Tokens[j-1].Lower {
	case "several", "many", "others", "both", "all", "some", "few", "another", "those":
		return j == len(s.Tokens) || s.Tokens[j].Part == Aux || s.Tokens[j].Part == Verb || s.Tokens[j].Part == Mark
	}
	return false
}

// particle reports whether token i is a name particle inside a name.
func (s *Sentence) particle(i int) bool {
	return i > 0 && i+1 < len(s.Tokens) && s.Tokens[i-1].Part == Name && s.Tokens[i+1].Part == Name &&
		isParticle(s.Tokens[i].Lower)
}

func isParticle(w string) bool {
	switch w {
	case "de", "del", "la", "las", "los", "el", "y", "da", "dos", "al", "bin", "van", "von":
		return true
	}
	return false
}

// insideName reports whether the mark at i belongs to a name: an initial's
// full stop.
func (s *Sentence) insideName(i int) bool {
	return s.Tokens[i].Text == "." && i > 0 && i+1 < len(s.Tokens) && s.Tokens[i-1].Part == Name &&
		len(s.Tokens[i-1].Text) == 1 && s.Tokens[i+1].Part == Name
}

func (s *Sentence) addNP(first, last int) {
	n := NP{First: first, Last: last, Head: last, Proper: -1, Prep: -1, Owner: -1, Appositive: -1, Chain: len(s.NPs)}
	k := last
	for k >= first && s.nameLike(k, first) {
		k--
	}
	if k < last {
		n.Proper = k + 1
		if k >= first && nominal(s.Tokens[k].Part) {
			n.Head = k
		}
	}
	n.Quantity, n.Quantified = s.quantity(first, last)
	n.Time = s.time(&n)
	s.attach(&n)
	for i := first; i <= last; i++ {
		s.Tokens[i].NP = len(s.NPs)
	}
	s.NPs = append(s.NPs, n)
}

// time reports whether a phrase names a time: a unit of time as its head, a
// month, a day of the week, or a bare year.
func (s *Sentence) time(n *NP) bool {
	w := s.Tokens[n.Head].Word
	if _, ok := w.Sense(lexicon.Time); ok || w.Is(lexicon.Month|lexicon.Weekday) {
		return true
	}
	for k := n.First; k <= n.Last; k++ {
		if s.Tokens[k].Word.Is(lexicon.Month) && s.Tokens[n.Last].Kind == text.Number {
			return true
		}
	}
	return n.First == n.Last && s.Tokens[n.Last].Kind == text.Number && n.Quantity >= 1900 && n.Quantity <= 2100
}

// nameLike reports whether token k belongs to a trailing name.
func (s *Sentence) nameLike(k, first int) bool {
	t := &s.Tokens[k]
	return t.Part == Name || k > first && (isParticle(t.Lower) || t.Text == ".") && s.Tokens[k-1].Part == Name
}

// attach links a phrase to the preposition or the genitive before it.
func (s *Sentence) attach(n *NP) {
	i := n.First - 1
	for i >= 0 && (s.Tokens[i].Part == Adv || s.Tokens[i].Kind == text.Quote) {
		i--
	}
	if i < 0 {
		return
	}
	switch s.Tokens[i].Part {
	case Prep, To:
		n.Prep = i
	case Genitive:
		if owner := len(s.NPs) - 1; owner >= 0 && s.NPs[owner].Last == i-1 {
			n.Owner = owner
			s.NPs[owner].Owned = true
			n.Prep = s.NPs[owner].Prep
		}
	}
}

// quantity returns the number that stands among tokens first to last.
func (s *Sentence) quantity(first, last int) (int, bool) {
	total, found := 0, false
	for i := first; i <= last; i++ {
		v, ok := text.Int(*s.Tokens[i].Token)
		if !ok || s.Tokens[i].Lower == "no" {
			if found {
				break
			}
			continue
		}
		total, found = combine(total, v, found), true
	}
	return total, found
}

// combine joins "two hundred" and "three dozen".
func combine(total, v int, found bool) int {
	if found && (v == 12 || v >= 100) && total < v {
		return total * v
	}
	if found {
		return total + v
	}
	return v
}

// coordinate links phrases joined by commas and conjunctions, and appositions.
func (s *Sentence) coordinate() {
	for i := 1; i < len(s.NPs); i++ {
		gap := s.Tokens[s.NPs[i-1].Last+1 : s.NPs[i].First]
		switch {
		case joins(gap):
			s.NPs[i].Chain = s.NPs[i-1].Chain
			if s.NPs[i].Prep < 0 {
				s.NPs[i].Prep = s.NPs[s.NPs[i].Chain].Prep
			}
		case len(gap) == 1 && (gap[0].Text == "," || gap[0].Text == "[" || gap[0].Text == "("):
			s.comma(i)
		case len(gap) == 0 && !s.NPs[i].Time && !s.NPs[i-1].Time:
			s.NPs[i].Appositive = i - 1
		}
	}
}

// joins reports whether the tokens between two phrases only join them.
func joins(gap []Token) bool {
	if n := len(gap); n > 0 && n <= 3 {
		last := gap[n-1]
		if last.Part == Adv && n > 1 { // "and also"
			last = gap[n-2]
		}
		return (last.Lower == "and" || last.Lower == "or" || last.Lower == "&") && (n == 1 || gap[0].Text == "," || n == 2)
	}
	return false
}

// comma decides whether "A, B" is an apposition or the start of a list.
func (s *Sentence) comma(i int) {
	a, b := &s.NPs[i-1], &s.NPs[i]
	if s.Tokens[b.First-1].Text != "," || (a.Proper >= 0) != (b.Proper >= 0) || !s.listFollows(i) {
		b.Appositive = i - 1
		return
	}
	b.Chain = a.Chain
	if b.Prep < 0 {
		b.Prep = a.Prep
	}
}

// listFollows reports whether the phrase i is followed by further members of
// a list: another comma or a conjunction, then a phrase.
func (s *Sentence) listFollows(i int) bool {
	j := s.NPs[i].Last + 1
	if j >= len(s.Tokens) {
		return false
	}
	t := &s.Tokens[j]
	return (t.Text == "," || t.Lower == "and" || t.Lower == "or") && i+1 < len(s.NPs) && s.NPs[i+1].First <= j+2 &&
		!s.Tokens[min(j+1, len(s.Tokens)-1)].Word.Is(lexicon.Rel)
}
