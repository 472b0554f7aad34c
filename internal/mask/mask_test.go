package mask

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func organisation(s string) bool { return s == "Islamic State" || s == "Real Example Army" }

func TestNamesAreHidden(t *testing.T) {
	for text, want := range map[string]string{
		"Interior Minister Thomas Beispiel said he knew.":            "Interior Minister ██████ ████████ said he knew.",
		"The victim, Erika Mustermann, was 34. Mustermann died.":     "The victim, █████ ██████████, was 34. ██████████ died.",
		"Xyrus Qwandt, 41, was hurt. Police met Qwandt's mother.":    "█████ ██████, 41, was hurt. Police met ██████'s mother.",
		"The mayor, Qwertz Asdfgh, wept.":                            "The mayor, ██████ ██████, wept.",
		"Mr Qwertz left. Dr. Asdf stayed.":                           "Mr ██████ left. Dr. ████ stayed.",
		"Mohammed bin Beispiel and Jean-Luc de la Probe came.":       "████████ ███ ████████ and ████-███ ██ ██ █████ came.",
		"“It was loud,” Qwertz Asdf told reporters in Berlin.":       "“It was loud,” ██████ ████ told reporters in Berlin.",
		"John Q. Qwertz spoke.":                                      "████ █. ██████ spoke.",
		"Police in New York said the Islamic State was behind it.":   "Police in New York said the Islamic State was behind it.",
		"The Supreme Court and Scotland Yard said nothing.":          "The Supreme Court and Scotland Yard said nothing.",
		"The Real Example Army said on Monday it had done it.":       "The Real Example Army said on Monday it had done it.",
		"The Borough Market, the Breitscheidplatz, Bastille Day.":    "The Borough Market, the Breitscheidplatz, Bastille Day.",
		"At least 12 people died in Nice on 14 July 2016.":           "At least 12 people died in Nice on 14 July 2016.",
		"Two Police Officers said. The Interior Ministry said.":      "Two Police Officers said. The Interior Ministry said.",
		"The Federal Prosecutor General said on Tuesday.":            "The Federal Prosecutor General said on Tuesday.",
		"Al Jazeera said. The Guardian wrote. Der Spiegel said.":     "Al Jazeera said. The Guardian wrote. Der Spiegel said.",
		"In Würzburg, Germany, 17 people were hurt, a ministry said": "In Würzburg, Germany, 17 people were hurt, a ministry said",
	} {
		if got := Find(organisation, text).In(text); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}

// TestNamesHoldForTheWholeReport hides a last name in a title by what the text
// says, and nothing in another report.
func TestNamesHoldForTheWholeReport(t *testing.T) {
	n := Find(organisation, "Friends of Asdfgh mourn", "The victim was Erika Asdfgh, 23.")
	if got := n.In("Friends of Asdfgh mourn"); got != "Friends of ██████ mourn" {
		t.Error(got)
	}
	if got := (Names{}).In("Friends of Asdfgh mourn"); got != "Friends of Asdfgh mourn" {
		t.Error(got)
	}
}

// TestOffsetsStay holds for any text that masking changes letters only, and
// that masking twice changes nothing.
func TestOffsetsStay(t *testing.T) {
	words := rapid.SampledFrom([]string{"Mr", "Anna", "Qwertz", "de", "said", ", 34,", "the", "victim", "Police", "’s", "O'Neil", "É", "\x00", "\xff", ".", "\n", "٣", "J."})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(words).Draw(t, "words"), rapid.SampledFrom([]string{" ", ""}).Draw(t, "blank"))
		if !utf8.ValidString(text) {
			text = strings.ToValidUTF8(text, "�")
		}
		n := Find(organisation, text)
		got := n.In(text)
		if utf8.RuneCountInString(got) != utf8.RuneCountInString(text) {
			t.Fatalf("%q became %q", text, got)
		}
		was, is := []rune(text), []rune(got)
		for i := range is {
			if is[i] != was[i] && is[i] != Sign {
				t.Fatalf("%q became %q", text, got)
			}
		}
	})
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"Mr Qwertz, 34, said", "Anna-Lena ", "J. R. R.", "’s", "É\x00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			t.Skip("texts are UTF-8")
		}
		if got := Find(organisation, s).In(s); utf8.RuneCountInString(got) != utf8.RuneCountInString(s) {
			t.Errorf("%q became %q", s, got)
		}
	})
}
