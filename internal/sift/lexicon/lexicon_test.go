package lexicon

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func load(t testing.TB) *Lexicon {
	t.Helper()
	l, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// found returns the groups hit in s, each as often as it was.
func found(l *Lexicon, s string) []string {
	m := l.Matcher()
	var h Hits
	m.Feed([]byte(s), &h)
	m.Break(&h)
	var out []string
	for g, n := range h {
		for range n {
			out = append(out, l.Groups[g])
		}
	}
	return out
}

func TestFinds(t *testing.T) {
	l := load(t)
	for s, want := range map[string]string{
		"":                                   "",
		"nothing of note":                    "",
		"A BOMB":                             "weapon",
		"a bomb, killing":                    "harm weapon",
		"bombastic":                          "",
		"heart attack":                       "health",
		"heart. Attack":                      "act",
		"opened fire":                        "act",
		"opened the fire":                    "",
		"improvised-explosive":               "weapon",
		"claimed responsibility for":         "claim",
		"beta, theta; fetal":                 "",
		"the ETA.":                           "actor",
		"kidnappers":                         "captive",
		"Bombenanschläge in Köln":            "",
		"Bombenanschlag":                     "act",
		"apuñalaron":                         "act",
		"bomb\u00a0blast\u2019s":             "weapon weapon",
		"والهجوم على":                        "act",
		"مهاجمة":                             "actor",
		"extremists\u2013militants\u201d":    "actor actor",
		"denial of service attack on server": "cyber cyber",
	} {
		if got := strings.Join(found(l, s), " "); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

// TestRunsDoNotMatter holds that it is the same where a text is cut into runs,
// as long as no character is.
func TestRunsDoNotMatter(t *testing.T) {
	l := load(t)
	words := []string{"bomb", "car", "attack", "heart", "opened", "fire", ", ", "-", " ", "é", "\u2019", "هجوم", "terrorist", "s", "ing", "x"}
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOfN(rapid.SampledFrom(words), 0, 30).Draw(t, "parts")
		m := l.Matcher()
		var h Hits
		for _, p := range parts {
			m.Feed([]byte(p), &h)
		}
		m.Break(&h)
		var cut []string
		for g, name := range l.Groups {
			cut = append(cut, slices.Repeat([]string{name}, int(h[g]))...)
		}
		if whole := found(l, strings.Join(parts, "")); !slices.Equal(cut, whole) {
			t.Fatalf("%q: in runs %v, at once %v", parts, cut, whole)
		}
	})
}

// TestEveryEntryIsFound holds the table to the lists it was made of.
func TestEveryEntryIsFound(t *testing.T) {
	l := load(t)
	b := newBuilder()
	for _, lang := range Languages() {
		raw, err := data.ReadFile("data/" + lang + ".toml")
		if err != nil {
			t.Fatal(err)
		}
		if err := b.language(string(raw)); err != nil {
			t.Fatal(err)
		}
	}
	if len(b.adds) < 1000 {
		t.Fatalf("only %d entries", len(b.adds))
	}
	for _, a := range b.adds {
		s := strings.TrimSuffix(a.entry, "*")
		if got := found(l, s); !slices.Contains(got, a.group) {
			t.Errorf("%q: found %v, want %s", s, got, a.group)
		}
	}
}

func TestLoadIsDeterministic(t *testing.T) {
	a, b := load(t), load(t)
	if !slices.Equal(a.next, b.next) || !slices.Equal(a.accept, b.accept) || !slices.Equal(a.masks, b.masks) {
		t.Error("two loads differ")
	}
}

func FuzzMatcher(f *testing.F) {
	l := load(f)
	f.Add([]byte("Bomb\xe2\x80\x99s heart attack"), 3)
	f.Fuzz(func(t *testing.T, b []byte, cut int) {
		m := l.Matcher()
		var h Hits
		if cut > 0 && cut < len(b) {
			m.Feed(b[:cut], &h)
			b = b[cut:]
		}
		m.Feed(b, &h)
		m.Break(&h)
		if m.Words < 0 || m.inside {
			t.Fatal("a word is still open")
		}
	})
}

func BenchmarkFeed(b *testing.B) {
	l := load(b)
	s := []byte(strings.Repeat("The committee heard from economists that the bomb squad had left the city before noon on Monday. ", 100))
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		m := l.Matcher()
		var h Hits
		m.Feed(s, &h)
	}
}
