package link

import (
	"regexp"
	"testing"

	"pgregory.net/rapid"
)

// TestAgesAsAPattern compares the scan for ages with the pattern of what it
// looks for, on pieces of such passages put together at random.
func TestAgesAsAPattern(t *testing.T) {
	pattern := regexp.MustCompile(`, (\d\d?)(, | of )|\b[Aa]ged? (\d\d?)\b|\b(\d\d?) years? old\b`)
	before := []string{", ", "age ", "aged ", " Aged ", "ageD ", "_", "é", "1,", " ", "", "Ann"}
	numbers := []string{"7", "23", "104"}
	after := []string{", ", " of ", " year old", " years old", " years older", ",", ".", " ", "", "_", "é", " years"}
	changed := 0
	rapid.Check(t, func(rt *rapid.T) {
		s := ""
		for range rapid.IntRange(1, 4).Draw(rt, "numbers") {
			for _, pieces := range [][]string{before, numbers, after} {
				s += rapid.SampledFrom(pieces).Draw(rt, "piece")
			}
		}
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
