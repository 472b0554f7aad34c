package article

import (
	"strings"

	"github.com/abadojack/whatlanggo"
)

const (
	languageHead = 1024 // bytes looked at
	sure         = 0.5  // confidence from which the answer is given
)

// language tells the language of a text by its first kilobyte, or "".
func language(s string) string {
	head := s[:min(len(s), languageHead)]
	info := whatlanggo.Detect(head)
	if info.Confidence < sure {
		return ""
	}
	return info.Lang.Iso6391()
}

// shortLanguage cuts "en-GB" to "en".
func shortLanguage(tag string) string {
	short, _, _ := strings.Cut(strings.ReplaceAll(tag, "_", "-"), "-")
	if len(short) != 2 {
		return ""
	}
	return strings.ToLower(short)
}
