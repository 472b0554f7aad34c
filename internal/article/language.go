package article

import (
	"strings"

	"github.com/abadojack/whatlanggo"
)

// languageHead is how many bytes of a text its language is told from.
const languageHead = 1024

// language tells the language of a text from its beginning, as an ISO 639-1
// code; "" unless whatlanggo calls its answer reliable.
func language(s string) string {
	head := strings.ToValidUTF8(s[:min(len(s), languageHead)], "")
	info := whatlanggo.Detect(head)
	if !info.IsReliable() {
		return ""
	}
	return info.Lang.Iso6391()
}

// mainLanguage cuts a language tag to its language: "en-GB" to "en".
func mainLanguage(tag string) string {
	main, _, _ := strings.Cut(strings.ReplaceAll(strings.TrimSpace(tag), "_", "-"), "-")
	if len(main) != 2 {
		return ""
	}
	return strings.ToLower(main)
}
