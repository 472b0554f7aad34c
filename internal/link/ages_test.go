package link

import (
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestAgesAsAPattern compares the scan for ages with the pattern of what it
// looks for, on pieces of such passages put together at random.
func TestAgesAsAPattern(t *testing.T) {
	pattern := regexp.MustCompile(`, (\d\d?)(, | of )|\b[Aa]ged? (\d\d?)\b|\b(\d\d?) years? old\b`)
	pieces := []string{", ", " of ", "age ", "aged ", "Aged", "ageD", " ", "year old", " year", "s old", " years old", "er",
		"7", "23", "104", "_", "é", ",", ".", "a", "Ann"}
	changed := 0
	rapid.Check(t, func(rt *rapid.T) {
		s := strings.Join(rapid.SliceOf(rapid.SampledFrom(pieces)).Draw(rt, "pieces"), "")
		want := pattern.ReplaceAllString(s, " $1$3$4-year-old$2 ")
		if got := oneAge(s); got != want {
			rt.Fatalf("%q gives %q, want %q", s, got, want)
		}
		if s != want {
			changed++
		}
	})
	if changed == 0 {
		t.Error("no ages: the test shows nothing")
	}
}
