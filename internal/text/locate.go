package text

import "sort"

// SentenceAt returns the index of the sentence that byte b lies in, or of the
// next one if b lies between two; len(d.Sentences) after the last.
func (d *Doc) SentenceAt(b int) int {
	return sort.Search(len(d.Sentences), func(i int) bool { return d.Sentences[i].End > b })
}

// TokensIn returns the tokens of s that lie wholly inside r.
func (s *Sentence) TokensIn(r Range) []Token {
	from := sort.Search(len(s.Tokens), func(i int) bool { return s.Tokens[i].Start >= r.Start })
	to := sort.Search(len(s.Tokens), func(i int) bool { return s.Tokens[i].End > r.End })
	if to < from {
		return nil
	}
	return s.Tokens[from:to]
}
