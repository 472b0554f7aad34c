package text

import "strings"

// Limits, in bytes, within which the longest line of a block must lie for the
// block to be read as hard-wrapped.
const (
	minWrap = 40
	maxWrap = 100
	// slack is the room that a hard-wrapped line may leave unused beside the
	// next line's first word.
	slack = 14
)

// paragraphs returns the paragraphs of s, trimmed: blocks between blank lines,
// and inside a block the lines, unless the block is hard-wrapped.
func paragraphs(s string) []Range {
	var out []Range
	for _, b := range blocks(s) {
		out = appendBlock(out, s, b)
	}
	return out
}

// blocks returns the runs of lines between blank lines.
func blocks(s string) []Range {
	out := make([]Range, 0, len(s)/400+1)
	start := -1
	for i := 0; i < len(s); {
		end := lineEnd(s, i)
		if blank(s[i:end]) {
			if start >= 0 {
				out = append(out, Range{start, i})
				start = -1
			}
		} else if start < 0 {
			start = i
		}
		i = end + 1
	}
	if start >= 0 {
		out = append(out, Range{start, len(s)})
	}
	return out
}

// lineEnd returns the offset of the line feed that ends the line at i.
func lineEnd(s string, i int) int {
	if n := strings.IndexByte(s[i:], '\n'); n >= 0 {
		return i + n
	}
	return len(s)
}

func blank(line string) bool {
	for i := 0; i < len(line); {
		c, n := classAt(line, i)
		if c != space && c != ignorable {
			return false
		}
		i += n
	}
	return true
}

// appendBlock appends the paragraphs of the block b.
func appendBlock(out []Range, s string, b Range) []Range {
	width := longestLine(s, b)
	start := b.Start
	for i := b.Start; i < b.End; {
		end := min(lineEnd(s, i), b.End)
		next := end + 1
		if next >= b.End || !continues(s[i:end], s[next:b.End], width) {
			out = appendTrimmed(out, s, Range{start, end})
			start = next
		}
		i = next
	}
	return out
}

func longestLine(s string, b Range) int {
	width := 0
	for i := b.Start; i < b.End; {
		end := min(lineEnd(s, i), b.End)
		width = max(width, end-i)
		i = end + 1
	}
	return width
}

// continues reports whether the line end between line and rest is only a break
// inside a paragraph: the next word would not have fitted into a hard-wrapped
// line, or a sentence runs on in small letters.
func continues(line, rest string, width int) bool {
	if strings.HasPrefix(rest, "  ") || strings.HasPrefix(rest, "\t") {
		return false
	}
	line = strings.TrimRight(line, " \r")
	if line == "" || rest == "" {
		return false
	}
	word := strings.IndexAny(rest[:min(len(rest), maxWrap)], " \n\r\t")
	if word < 0 {
		word = min(len(rest), maxWrap)
	}
	if minWrap <= width && width <= maxWrap && len(line)+1+word > width-slack {
		return true
	}
	return 'a' <= rest[0] && rest[0] <= 'z' && strings.IndexByte(".!?:;\")", line[len(line)-1]) < 0
}

// appendTrimmed appends r without the blanks at its ends, if anything is left.
func appendTrimmed(out []Range, s string, r Range) []Range {
	for r.Start < r.End {
		c, n := classAt(s[:r.End], r.Start)
		if c != space && c != ignorable {
			break
		}
		r.Start += n
	}
	for r.End > r.Start && s[r.End-1] <= ' ' {
		r.End--
	}
	if r.Start == r.End {
		return out
	}
	return append(out, r)
}
