package sift

import (
	"slices"
	"strings"
	"testing"

	"ascribe/internal/sift/lexicon"
)

// TestWeightsFitTheLexicon holds that every weight is of a feature that can
// still occur: weights have to be fitted anew when words or groups change.
func TestWeightsFitTheLexicon(t *testing.T) {
	s := load(t)
	for line := range strings.Lines(weights) {
		feature, _, _ := strings.Cut(strings.TrimSpace(line), "\t")
		where, what, found := strings.Cut(feature, "=")
		switch {
		case !found: // comments, classes, bias
		case where == "word":
			m := s.lex.Matcher()
			var h lexicon.Hits
			m.Feed([]byte(what), &h)
			m.End(&h)
			listed := slices.ContainsFunc(m.Found, func(id uint16) bool { return s.lex.Word(id) == what })
			if !listed {
				t.Errorf("weight of %q, which is not found as a word", what)
			}
		case !slices.Contains([]string{"title", "lead", "body"}, where):
			t.Errorf("weight of unknown feature %s", feature)
		case !slices.Contains(s.lex.Groups, what) && !slices.Contains(comboNames[:], what):
			t.Errorf("weight of unknown group %s", feature)
		}
	}
}
