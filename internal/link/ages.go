package link

import "strings"

// oneAge writes every age as "23-year-old", so that reports which word it in
// different ways share it: ", 23, ", ", 23 of ", "aged 23", "23 years old".
func oneAge(s string) string {
	var out strings.Builder
	done := 0 // up to where s is written
	for from := 0; from < len(s); from++ {
		if !isDigit(s[from]) {
			continue
		}
		to := from + 1
		for to < len(s) && isDigit(s[to]) {
			to++
		}
		if to-from <= 2 {
			if before, after, kept, ok := ageAt(s[done:from], s[to:]); ok {
				out.WriteString(s[done : from-before])
				out.WriteString(" " + s[from:to] + "-year-old" + kept + " ")
				done = to + after
			}
		}
		from = to
	}
	if done == 0 {
		return s
	}
	out.WriteString(s[done:])
	return out.String()
}

// ageAt reports whether a number between two pieces of text is an age, how many
// bytes of either say so, and what is kept of them.
func ageAt(before, after string) (left, right int, kept string, ok bool) {
	if strings.HasSuffix(before, ", ") {
		for _, end := range []string{", ", " of "} {
			if strings.HasPrefix(after, end) {
				return len(", "), len(end), end, true
			}
		}
	}
	if !startsWord(after) {
		for _, word := range []string{"age ", "aged ", "Age ", "Aged "} {
			if rest, is := strings.CutSuffix(before, word); is && !endsWord(rest) {
				return len(word), 0, "", true
			}
		}
	}
	for _, end := range []string{" year old", " years old"} {
		if rest, is := strings.CutPrefix(after, end); is && !startsWord(rest) && !endsWord(before) {
			return 0, len(end), "", true
		}
	}
	return 0, 0, "", false
}

func startsWord(s string) bool { return s != "" && isWordByte(s[0]) }

func endsWord(s string) bool { return s != "" && isWordByte(s[len(s)-1]) }

// isWordByte reports whether c is an ASCII letter or digit or an underscore.
func isWordByte(c byte) bool { return isDigit(c) || c == '_' || 'a' <= c|0x20 && c|0x20 <= 'z' }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
