package text

import "strings"

// Quantity is a number as a text gives it: Low == High for an exact one.
type Quantity struct {
	Low, High int
	// Vague says that the words give an order of magnitude only.
	Vague bool
}

// vague are words for rough numbers. The bounds are the project's convention:
// from the least that the plural allows up to the next larger word.
var vague = map[string]Quantity{
	"couple":    {2, 2, true},
	"few":       {3, 5, true},
	"handful":   {3, 6, true},
	"several":   {3, 11, true},
	"dozens":    {24, 99, true},
	"scores":    {40, 199, true},
	"hundreds":  {200, 999, true},
	"thousands": {2000, 9999, true},
}

// ReadQuantity reads the number at the head of toks and returns how many
// tokens it takes, 0 if there is none: "17", "1,200", "two hundred and six",
// "a dozen", "half a dozen", "4-5", "three to five", "two or three",
// "between four and six", "1.5 million", "scores of".
func ReadQuantity(toks []Token) (q Quantity, n int) {
	if len(toks) > 0 && toks[0].Lower == "between" {
		return readBetween(toks)
	}
	if q, n = readRough(toks); n > 0 {
		return q, n
	}
	low, n := readNumber(toks)
	if n == 0 {
		return readHyphened(toks)
	}
	q = Quantity{Low: low, High: low}
	if n+1 < len(toks) && (toks[n].Lower == "to" || toks[n].Lower == "or") {
		if high, m := readNumber(toks[n+1:]); m > 0 && high > low {
			return Quantity{Low: low, High: high}, n + 1 + m
		}
	}
	return q, n
}

// readBetween reads "between X and Y".
func readBetween(toks []Token) (Quantity, int) {
	low, n := readNumber(toks[1:])
	if n == 0 || n+2 >= len(toks) || toks[n+1].Lower != "and" {
		return Quantity{}, 0
	}
	high, m := readNumber(toks[n+2:])
	if m == 0 || high < low {
		return Quantity{}, 0
	}
	return Quantity{Low: low, High: high}, n + m + 2
}

// readRough reads "dozens of", "a few", "half a dozen".
func readRough(toks []Token) (Quantity, int) {
	n := 0
	if n < len(toks) && toks[n].Lower == "half" {
		n++
	}
	if n < len(toks) && toks[n].Lower == "a" {
		n++
	}
	if n >= len(toks) {
		return Quantity{}, 0
	}
	if n == 2 && toks[n].Lower == "dozen" {
		return Quantity{6, 6, true}, 3
	}
	q, ok := vague[toks[n].Lower]
	if !ok || n == 2 {
		return Quantity{}, 0
	}
	n++
	if n < len(toks) && toks[n].Lower == "of" {
		n++
	}
	return q, n
}

// readHyphened reads a range written as one token, "4-5" or "20–25".
func readHyphened(toks []Token) (Quantity, int) {
	if len(toks) == 0 || toks[0].Kind != Number {
		return Quantity{}, 0
	}
	for _, dash := range []string{"-", "–"} {
		a, b, ok := strings.Cut(toks[0].Text, dash)
		if !ok {
			continue
		}
		low, ok1 := digits(a)
		high, ok2 := digits(b)
		if ok1 && ok2 && low <= high {
			return Quantity{Low: low, High: high}, 1
		}
	}
	return Quantity{}, 0
}

// readNumber reads a cardinal number of one or more words: "two hundred and
// six", "a hundred", "12 thousand", "1.5 million".
func readNumber(toks []Token) (value, n int) {
	if len(toks) > 1 && (toks[0].Lower == "a" || toks[0].Lower == "an") && scales[toks[1].Lower] > 0 {
		value, n = readGroup(toks[1:])
		return value, n + 1
	}
	if v, ok := readDecimal(toks); ok {
		return v, 2
	}
	return readGroup(toks)
}

// readDecimal reads "1.5 million".
func readDecimal(toks []Token) (int, bool) {
	if len(toks) < 2 || toks[0].Kind != Number || scales[toks[1].Lower] < 1000 {
		return 0, false
	}
	whole, part, ok := strings.Cut(toks[0].Text, ".")
	w, ok1 := digits(whole)
	p, ok2 := digits(part)
	if !ok || !ok1 || !ok2 || len(part) > 3 || w > 1_000_000 {
		return 0, false
	}
	scale := scales[toks[1].Lower]
	for range len(part) {
		scale /= 10
	}
	return w*scales[toks[1].Lower] + p*scale, true
}

// readGroup sums words up: total holds finished thousands, group what is still
// to be multiplied.
func readGroup(toks []Token) (value, n int) {
	total, group, last := 0, 0, -1
	for n < len(toks) && total < 1<<40 && group < 1<<30 {
		k := n
		if last >= 100 && toks[k].Lower == "and" && k+1 < len(toks) {
			k++
		}
		v, ok := Int(toks[k])
		if !ok || !follows(last, v, toks[k]) {
			break
		}
		switch scale := scales[toks[k].Lower]; {
		case scale >= 1000:
			total, group = total+max(group, 1)*scale, 0
		case scale > 0:
			group = max(group, 1) * scale
		default:
			group += v
		}
		last, n = v, k+1
	}
	return total + group, n
}

// follows reports whether a number word of value v goes on with a number whose
// last word had the value last, -1 for none: "two hundred", "thirty five".
// Otherwise two numbers stand side by side.
func follows(last, v int, t Token) bool {
	switch {
	case last < 0 || scales[t.Lower] > 0:
		return true
	case t.Kind == Number:
		return false
	}
	return last >= 100 || last >= 20 && last%10 == 0 && v > 0 && v < 10
}
