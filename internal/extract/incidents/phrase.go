package incidents

import (
	"strings"

	"ascribe/internal/extract/incidents/clause"
	"ascribe/internal/extract/incidents/lexicon"
	"ascribe/internal/text"
)

// Phrase is a noun phrase, or the name of an organisation inside one, that
// may fill a role in an incident.
type Phrase struct {
	// Sentence is the index of its sentence.
	Sentence int
	// Range is the phrase without article, number and quotation marks, with
	// the "of" phrase that completes it; Base without that.
	Range, Base text.Range
	// Name is the proper name at its end, Title what stands before that name;
	// empty if there is none.
	Name, Title text.Range
	// Head is the base form of the head noun, in lower case.
	Head string
	// Plural says that the head is in the plural, Quantified that the phrase has
	// a number, Quantity; Organisation that it is the name of an organisation.
	Plural, Quantified, Organisation bool
	Quantity                         int

	np    int           // the noun phrase in its sentence
	head  *lexicon.Word // the head noun, nil for an unknown one and in a name of an organisation
	links []link
	key   string // the lower-cased words of Range
	class string // what the head stands for
	// canonical is the name by which the directory knows an organisation.
	canonical string
}

// Senses are the readings of the head noun.
func (p *Phrase) Senses() []lexicon.Sense { return p.head.AllSenses() }

// Key is the lower-cased text of the phrase with single blanks.
func (p *Phrase) Key() string { return p.key }

// phrases returns all candidates of the report in text order.
func (d *document) phrases() []Phrase {
	n := 0
	for i := range d.sents {
		n += len(d.sents[i].NPs) + len(d.sents[i].orgs)
	}
	out := make([]Phrase, 0, n)
	var names joiner
	for i := range d.sents {
		s := &d.sents[i]
		for n := range s.NPs {
			if p, ok := d.phraseOf(s, n); ok {
				p.key, p.links = names.lower(s, p.Range), s.links[n]
				out = append(out, p)
			}
		}
		out = d.organisations(s, &names, out)
	}
	return out
}

// phraseOf makes a candidate of noun phrase n, key and links aside; times, bare numbers and
// determiners make none.
func (d *document) phraseOf(s *sentence, n int) (Phrase, bool) {
	np := &s.NPs[n]
	first := np.First
	for first < np.Last && strips(&s.Tokens[first]) {
		first++
	}
	head := &s.Tokens[np.Head]
	if s.isOrganisation(n) || head.Part == clause.Det || s.Tokens[np.Last].Part == clause.Num && np.First == np.Last && np.Prep >= 0 {
		return Phrase{}, false
	}
	p := Phrase{Sentence: s.at, np: n, head: head.Word, Head: head.Lower, Quantity: np.Quantity, Quantified: np.Quantified}
	if head.Word != nil && head.Word.Lemma != "" {
		p.Head = head.Word.Lemma
	}
	p.Plural = head.Word.Is(lexicon.Plural) || head.Word == nil && len(head.Lower) > 3 && head.Lower[len(head.Lower)-1] == 's' && np.Proper < 0
	p.Base = text.Range{Start: s.Tokens[first].Start, End: s.Tokens[np.Last].End}
	for _, o := range s.orgs { // "SHINING PATH TERRORISTS": the name may begin with what looks like a verb
		if o.Range.Start < p.Base.Start && o.Range.End > p.Base.Start {
			p.Base.Start = o.Range.Start
		}
	}
	p.Range = text.Range{Start: p.Base.Start, End: d.complete(s, n)}
	if np.Proper >= 0 {
		p.Name = text.Range{Start: s.Tokens[max(np.Proper, first)].Start, End: p.Base.End}
		if np.Proper > first {
			p.Title = text.Range{Start: s.Tokens[first].Start, End: s.Tokens[np.Proper-1].End}
		}
	}
	p.class = p.classify()
	return p, true
}

// strips reports whether a token at the head of a phrase is no part of a fill.
func strips(t *clause.Token) bool {
	if t.Part == clause.Det || t.Part == clause.Num || t.Word.Is(lexicon.Num) {
		return true
	}
	switch t.Lower {
	case "at", "least", "about", "approximately", "more", "than", "other", "another", "some", "over", "nearly", "almost", "up", "to":
		return true
	}
	return false
}

// complete returns the end of phrase n with the "of" phrases after it.
func (d *document) complete(s *sentence, n int) int {
	end := s.Tokens[s.NPs[n].Last].End
	if s.NPs[n].Owned || s.NPs[n].Proper >= 0 {
		return end
	}
	for range 2 {
		if n+1 >= len(s.NPs) || s.NPs[n+1].First != s.NPs[n].Last+2 || s.Tokens[s.NPs[n].Last+1].Lower != "of" {
			break
		}
		n++
		if s.NPs[n].Owned {
			break
		}
		end = s.Tokens[s.NPs[n].Last].End
	}
	return end
}

// joiner joins words in one room for many: what was cut from it stays as it is
// when it takes a new one.
type joiner struct{ room strings.Builder }

// joinerRoom is the number of bytes that a joiner takes at once, at least.
const joinerRoom = 2048

// lower joins the lower-cased tokens of r.
func (j *joiner) lower(s *sentence, r text.Range) string {
	first := s.tokenFrom(r.Start)
	last, size := first, 0
	for ; last < len(s.Tokens) && s.Tokens[last].Start < r.End; last++ {
		size += len(s.Tokens[last].Lower) + 1
	}
	if last == first+1 {
		return s.Tokens[first].Lower
	}
	if j.room.Cap()-j.room.Len() < size {
		j.room = strings.Builder{}
		j.room.Grow(max(joinerRoom, size))
	}
	start := j.room.Len()
	for k := first; k < last; k++ {
		if k > first {
			j.room.WriteByte(' ')
		}
		j.room.WriteString(s.Tokens[k].Lower)
	}
	return j.room.String()[start:]
}

// organisations appends a candidate for every organisation that the directory
// finds in a sentence, inside larger phrases too. "NAME [ACRONYM]" is one.
func (d *document) organisations(s *sentence, names *joiner, out []Phrase) []Phrase {
	var last *Phrase
	for _, o := range s.orgs {
		k := s.tokenAt(o.Range.Start)
		if o.Generic || k < 0 {
			continue
		}
		if last != nil && last.canonical == o.Org.Name && d.bracketed(last.Range, o.Range) {
			last.Range.End = o.Range.End + 1
			last.Base, last.Name = last.Range, last.Range
			continue
		}
		p := Phrase{Sentence: s.at, np: s.Tokens[k].NP, Range: o.Range, Base: o.Range, Name: o.Range, Head: names.lower(s, o.Range),
			Organisation: true, canonical: o.Org.Name}
		p.key, p.class = p.Head, p.classify()
		if p.np >= 0 {
			p.links = s.links[p.np]
		}
		out = append(out, p)
		last = &out[len(out)-1]
	}
	return out
}

// bracketed reports whether b follows a in brackets that close right after b.
func (d *document) bracketed(a, b text.Range) bool {
	if b.Start <= a.End || b.End >= len(d.Source) {
		return false
	}
	gap := strings.TrimSpace(d.Source[a.End:b.Start])
	return (gap == "[" || gap == "(") && (d.Source[b.End] == ']' || d.Source[b.End] == ')')
}

// isOrganisation reports whether the head of phrase n belongs to the name of
// an organisation, which makes a candidate of its own.
func (s *sentence) isOrganisation(n int) bool {
	head := &s.Tokens[s.NPs[n].Last]
	for _, o := range s.orgs {
		if !o.Generic && o.Range.Start <= head.Start && head.End <= o.Range.End {
			return true
		}
	}
	return false
}
