package text

import (
	"maps"
	"strings"
)

// units and tens are the cardinal numbers below a hundred that are one word.
var units = map[string]int{
	"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
	"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
	"seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
	"sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}

// scales multiply the number before them.
var scales = map[string]int{"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}

// cardinals are the units and the scales.
var cardinals = func() *Table[int] {
	all := maps.Clone(units)
	maps.Copy(all, scales)
	return NewTable(all)
}()

// Int returns the value of a token that is a whole cardinal number in digits
// ("17", "1,200") or words ("five", "twenty-five", "hundred").
func Int(t Token) (int, bool) {
	if t.Kind == Number {
		return digits(t.Text)
	}
	if n, ok := cardinals.Of(t.Lower); ok {
		return n, true
	}
	tens, ones, ok := strings.Cut(t.Lower, "-")
	if !ok {
		return 0, false
	}
	if a, b := units[tens], units[ones]; a >= 20 && b >= 1 && b <= 9 {
		return a + b, true
	}
	return 0, false
}

// digits reads digits with commas between thousands.
func digits(s string) (int, bool) {
	n := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case '0' <= c && c <= '9' && n < 1<<40:
			n = n*10 + int(c-'0')
		case c == ',' && i > 0 && thousandsAt(s, i+1):
		default:
			return 0, false
		}
	}
	return n, len(s) > 0
}
