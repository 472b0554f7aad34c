package lexicon

import "strings"

// third returns the third person singular of a verb.
func third(base string) string { return pluralOf(base) }

// pluralOf returns the regular plural of a noun.
func pluralOf(s string) string {
	switch {
	case strings.HasSuffix(s, "y") && len(s) > 1 && !vowel(s[len(s)-2]):
		return s[:len(s)-1] + "ies"
	case hasAny(s, "s", "x", "z", "ch", "sh"):
		return s + "es"
	case s == "go" || s == "do":
		return s + "es"
	}
	return s + "s"
}

// regularPast returns the past tense of a regular verb.
func regularPast(base string) string {
	switch {
	case strings.HasSuffix(base, "e"):
		return base + "d"
	case strings.HasSuffix(base, "y") && len(base) > 1 && !vowel(base[len(base)-2]):
		return base[:len(base)-1] + "ied"
	}
	return doubled(base) + "ed"
}

// ing returns the present participle of a verb.
func ing(base string) string {
	switch {
	case strings.HasSuffix(base, "ie"):
		return base[:len(base)-2] + "ying"
	case hasAny(base, "ee", "ye", "oe"):
		return base + "ing"
	case strings.HasSuffix(base, "e") && len(base) > 2:
		return base[:len(base)-1] + "ing"
	}
	return doubled(base) + "ing"
}

// stressedLast are verbs of several syllables that double their last
// consonant.
var stressedLast = map[string]bool{"kidnap": true, "permit": true, "commit": true, "admit": true, "submit": true,
	"occur": true, "refer": true, "prefer": true, "confer": true, "deter": true, "control": true, "compel": true,
	"expel": true, "regret": true, "acquit": true, "transfer": true, "transmit": true, "forget": true, "begin": true,
	"abet": true, "rebel": true, "propel": true, "repel": true, "overrun": true, "omit": true}

// doubled doubles the last consonant of base where spelling asks for it.
func doubled(base string) string {
	n := len(base)
	if n < 3 || vowel(base[n-1]) || !vowel(base[n-2]) || vowel(base[n-3]) && !strings.HasSuffix(base, "quit") {
		return base
	}
	if strings.IndexByte("wxyh", base[n-1]) >= 0 {
		return base
	}
	if syllables(base) == 1 || stressedLast[base] {
		return base + base[n-1:]
	}
	return base
}

// syllables counts the runs of vowels.
func syllables(s string) int {
	n := 0
	for i := range len(s) {
		if vowel(s[i]) && (i == 0 || !vowel(s[i-1])) {
			n++
		}
	}
	return n
}

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

func hasAny(s string, suffixes ...string) bool {
	for _, x := range suffixes {
		if strings.HasSuffix(s, x) {
			return true
		}
	}
	return false
}
