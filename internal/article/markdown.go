package article

import (
	"fmt"
	"html"
	"regexp"
	"strings"
)

// The marks of Markdown (CommonMark) that are not part of what is said.
var (
	mdImage     = regexp.MustCompile(`!\[[^\]\n]*\](\([^()\n]*(\([^()\n]*\)[^()\n]*)*\)|\[[^\]\n]*\])`)
	mdLink      = regexp.MustCompile(`\[([^\]\n]*)\](\([^()\n]*(\([^()\n]*\)[^()\n]*)*\)|\[[^\]\n]*\])`)
	mdAutolink  = regexp.MustCompile(`<((https?|mailto):[^>\s]+)>`)
	mdReference = regexp.MustCompile(`^ {0,3}\[[^\]]+\]:\s+<?(https?:|mailto:|[/.#])\S*`)
	mdComment   = regexp.MustCompile(`(?s)<!--.*?-->`)
	mdHeading   = regexp.MustCompile(`^ {0,3}#{1,6}(?:[ \t]+|$)(.*?)(?:[ \t]+#+)?[ \t]*$`)
	mdUnderline = regexp.MustCompile(`^ {0,3}(=+|-{2,})[ \t]*$`)
	mdRule      = regexp.MustCompile(`^ {0,3}((\*[ \t]*){3,}|(-[ \t]*){3,}|(_[ \t]*){3,})$`)
	mdFence     = regexp.MustCompile("^ {0,3}(```|~~~)")
	mdQuote     = regexp.MustCompile(`^( {0,3}>[ \t]?)+`)
	mdBullet    = regexp.MustCompile(`^[ \t]*[-*+][ \t]+`)
	mdStrong    = regexp.MustCompile(`\*\*(\S|\S[^\n]*?\S)\*\*|\b__(\S|\S[^\n]*?\S)__\b`)
	mdEmphasis  = regexp.MustCompile(`\*([^\s*]|[^\s*][^*\n]*?[^\s*])\*|\b_([^\s_]|[^\s_][^_\n]*?[^\s_])_\b`)
	mdCode      = regexp.MustCompile("`+([^`\n]+)`+")
	mdEscape    = regexp.MustCompile("\\\\[!-/:-@\\[-`{-~]")
)

// markdown drops the marks and keeps the words. A first-level heading at the
// top is the title and no part of the text.
func markdown(s string) (title, text string) {
	var out []string
	for line := range strings.SplitSeq(mdComment.ReplaceAllString(s, ""), "\n") {
		words, top := block(line, len(out) > 0 && out[len(out)-1] != "")
		if top && title == "" && strings.TrimSpace(strings.Join(out, "")) == "" {
			title = words
			continue
		}
		out = append(out, words)
	}
	return title, strings.TrimSpace(strings.Join(out, "\n"))
}

// block frees one line of the marks at its beginning and of those inside. top
// reports whether it is a first-level heading. A rule under a line of text
// makes that a heading, and disappears as well.
func block(line string, below bool) (words string, top bool) {
	line = mdQuote.ReplaceAllString(line, "")
	switch {
	case mdRule.MatchString(line), mdFence.MatchString(line), mdReference.MatchString(line),
		below && mdUnderline.MatchString(line):
		return "", false
	}
	if m := mdHeading.FindStringSubmatch(line); m != nil {
		return inline(m[1]), !strings.HasPrefix(strings.TrimSpace(line), "##")
	}
	return inline(mdBullet.ReplaceAllString(line, "")), false
}

// inline frees a line of the marks inside it.
func inline(s string) string {
	s = mdEscape.ReplaceAllStringFunc(s, func(m string) string { return fmt.Sprintf("&#%d;", m[1]) })
	s = mdImage.ReplaceAllString(s, "")
	s = mdLink.ReplaceAllString(s, "$1")
	s = mdAutolink.ReplaceAllString(s, "$1")
	s = mdCode.ReplaceAllString(s, "$1")
	s = mdStrong.ReplaceAllString(s, "$1$2")
	s = mdEmphasis.ReplaceAllString(s, "$1$2")
	return strings.TrimRight(html.UnescapeString(s), " \t")
}
