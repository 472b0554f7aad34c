package article

import (
	"strings"
	"unicode"

	"github.com/abadojack/whatlanggo"
)

// languageHead is how many bytes of a text its language is told from.
const languageHead = 1024

// language tells the language of a text from its beginning, as an ISO 639-1
// code; "" unless whatlanggo calls its answer reliable.
func language(s string) string {
	head := strings.ToValidUTF8(s[:min(len(s), languageHead)], "")
	if english(head) {
		return "en"
	}
	info := whatlanggo.Detect(head)
	if !info.IsReliable() {
		return ""
	}
	return info.Lang.Iso6391()
}

// ofEnglish are function words that English shares with no language of
// similar letters. Counting them costs a fiftieth of comparing trigrams.
var ofEnglish = map[string]bool{
	"the": true, "of": true, "and": true, "that": true, "was": true, "with": true, "from": true, "were": true, "which": true,
	"had": true, "they": true, "been": true, "this": true, "said": true, "would": true, "there": true,
}

// The words that english wants to see, and the share of them that must be of
// English: running prose has twice as many, a line of English in a foreign
// text stays below.
const (
	englishWords = 40
	englishShare = 0.12
)

// english reports whether a text is English beyond doubt.
func english(s string) bool {
	words, hits := 0, 0
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) }) {
		words++
		if ofEnglish[strings.ToLower(w)] {
			hits++
		}
	}
	return words >= englishWords && float64(hits) >= englishShare*float64(words)
}

// mainLanguage cuts a language tag to its language: "en-GB" to "en".
func mainLanguage(tag string) string {
	main, _, _ := strings.Cut(strings.ReplaceAll(strings.TrimSpace(tag), "_", "-"), "-")
	if len(main) != 2 {
		return ""
	}
	return strings.ToLower(main)
}
