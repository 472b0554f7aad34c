package lexicon

import "testing"

func TestForms(t *testing.T) {
	lex, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		form  string
		tag   Tag
		lemma string
	}{
		{"kidnapped", VerbPast, "kidnap"}, {"kidnapping", VerbIng, "kidnap"}, {"murders", Verb3, "murder"},
		{"shot", VerbPart, "shoot"}, {"stabbed", VerbPast, "stab"}, {"exploded", VerbPast, "explode"},
		{"acquitted", VerbPart, "acquit"}, {"opened", VerbPast, "open"}, {"rammed", VerbPart, "ram"},
		{"policemen", Plural, "policeman"}, {"churches", Plural, "church"}, {"embassies", Plural, "embassy"},
		{"fled", VerbPast, "flee"}, {"dying", VerbIng, "die"}, {"claimed", VerbPart, "claim"},
	} {
		w := lex.Lookup(c.form)
		if !w.Is(c.tag) || w.Lemma != c.lemma {
			t.Errorf("%s: %+v, want tag %b of %s", c.form, w, c.tag, c.lemma)
		}
	}
}

func TestSenses(t *testing.T) {
	lex, _ := Load()
	for _, c := range []struct {
		form string
		want Sense
	}{
		{"mayors", Sense{Human, "GOVERNMENT OFFICIAL"}}, {"judge", Sense{Human, "LEGAL OR JUDICIAL"}},
		{"guerrillas", Sense{Perp, "ANY"}}, {"pipeline", Sense{Object, "ENERGY"}}, {"ak-47", Sense{Weapon, "MACHINE GUN"}},
	} {
		if got, ok := lex.Lookup(c.form).Sense(c.want.Kind); !ok || got != c.want {
			t.Errorf("%s: %v, want %v", c.form, got, c.want)
		}
	}
	if lex.Lookup("murder").NounEvent != "kill" || lex.Lookup("murdered").VerbEvent != "kill" {
		t.Error("murder tells of a killing as a noun and as a verb")
	}
}

func TestPhrase(t *testing.T) {
	lex, _ := Load()
	for _, c := range []struct {
		words []string
		event string
		n     int
	}{
		{[]string{"opened", "fire", "on"}, "shoot", 2}, {[]string{"blew", "up", "a"}, "bomb", 2},
		{[]string{"set", "on", "fire"}, "burn", 3}, {[]string{"set", "on", "foot"}, "", 0}, {nil, "", 0},
	} {
		if event, n := lex.Phrase(c.words); event != c.event || n != c.n {
			t.Errorf("%v: %q %d, want %q %d", c.words, event, n, c.event, c.n)
		}
	}
}
