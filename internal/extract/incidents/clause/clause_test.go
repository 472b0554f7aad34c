package clause

import (
	"strings"
	"testing"

	"ascribe/internal/extract/incidents/lexicon"
	"ascribe/internal/text"
)

func parse(t *testing.T, s string) Sentence {
	t.Helper()
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	d := text.Parse(s)
	return NewParser(lex).Parse(d, nil)[0]
}

// words returns the text of noun phrase n, "-" for none.
func (s *Sentence) words(n int) string {
	if n < 0 {
		return "-"
	}
	var b []string
	for i := s.NPs[n].First; i <= s.NPs[n].Last; i++ {
		b = append(b, s.Tokens[i].Lower)
	}
	return strings.Join(b, " ")
}

func TestRelations(t *testing.T) {
	for _, c := range []struct{ sentence, verb, subject, object, agent string }{
		{"Gunmen killed two policemen in the capital on Monday.", "killed", "gunmen", "two policemen", "-"},
		{"Two policemen were killed by masked gunmen.", "killed", "two policemen", "-", "masked gunmen"},
		{"TWO POLICEMEN WERE KILLED BY UNIDENTIFIED GUNMEN.", "killed", "two policemen", "-", "unidentified gunmen"},
		{"The man who attacked the synagogue was arrested.", "attacked", "the man", "the synagogue", "-"},
		{"THE REBELS BLEW UP A BRIDGE AND BURNED THREE BUSES.", "burned", "the rebels", "three buses", "-"},
		{"A bomb exploded outside a bank, wounding eleven people.", "wounding", "a bomb", "eleven people", "-"},
		{"Bombs ripped through a market, killing at least 190 people.", "killing", "bombs", "at least 190 people", "-"},
		{"The mayor's driver was wounded.", "wounded", "driver", "-", "-"},
		{"Gunmen of the banned group killed at least 40 people at a college.", "killed", "gunmen", "at least 40 people", "-"},
		{"The bombings of 3 May 2004, which killed nine guards, were condemned.", "killed", "the bombings", "nine guards", "-"},
		{"REBELS DYNAMITED A BRIDGE YESTERDAY.", "dynamited", "rebels", "a bridge", "-"},
		{"Nobody was hurt.", "hurt", "-", "-", "-"},
		{"MEN OF THE ARMY (ELN) KIDNAPPED TWO ENGINEERS.", "kidnapped", "eln", "two engineers", "-"},
		{"POLICE SAID THAT ALLEGED REBELS KILLED A JUDGE.", "killed", "alleged rebels", "a judge", "-"},
	} {
		s := parse(t, c.sentence)
		found := false
		for _, g := range s.VGs {
			if s.Tokens[g.Head].Lower != c.verb {
				continue
			}
			found = true
			if got := [3]string{s.words(g.Subject), s.words(g.Object), s.words(g.Agent)}; got != [3]string{c.subject, c.object, c.agent} {
				t.Errorf("%s\n%s: got %q, want %q", c.sentence, c.verb, got, [3]string{c.subject, c.object, c.agent})
			}
		}
		if !found {
			t.Errorf("%s: no verb group %q", c.sentence, c.verb)
		}
	}
}

// TestNames holds that a word inside a name is no verb.
func TestNames(t *testing.T) {
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	const source = "THE PYLON WAS BLOWN UP BY SHINING PATH."
	name := text.Range{Start: strings.Index(source, "SHINING")}
	name.End = name.Start + len("SHINING PATH")
	s := NewParser(lex).Parse(text.Parse(source), []text.Range{name})[0]
	if len(s.VGs) != 1 || s.words(s.VGs[0].Agent) != "shining path" {
		t.Errorf("got %d verb groups, the first by %q", len(s.VGs), s.words(s.VGs[0].Agent))
	}
}
