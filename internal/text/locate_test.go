package text

import (
	"strings"
	"testing"
)

func TestSentenceAt(t *testing.T) {
	d := Parse("One two.  Three four.\n\nFive.")
	for b, want := range map[int]int{0: 0, 7: 0, 8: 1, 9: 1, 12: 1, 21: 2, 23: 2, 28: 3, 99: 3} {
		if got := d.SentenceAt(b); got != want {
			t.Errorf("SentenceAt(%d) = %d, want %d", b, got, want)
		}
	}
}

func TestTokensIn(t *testing.T) {
	source := "The old harbour burned down."
	s := &Parse(source).Sentences[0]
	at := strings.Index(source, "old")
	toks := s.TokensIn(Range{at, at + len("old harbour")})
	if len(toks) != 2 || toks[0].Text != "old" || toks[1].Text != "harbour" {
		t.Errorf("got %v", toks)
	}
	if toks := s.TokensIn(Range{at + 1, at + 2}); len(toks) != 0 {
		t.Errorf("inside one token: got %v", toks)
	}
}
