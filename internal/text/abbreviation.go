package text

import "unicode/utf8"

// use says how an abbreviation behaves at its full stop.
type use uint8

const (
	title     use = iota + 1 // stands before a name: never ends a sentence
	ordinary                 // may end a sentence
	beforeNum                // an abbreviation only when a number follows
)

// abbreviations are written here without their last full stop, in lower case.
var abbreviations = map[string]use{
	"mr": title, "mrs": title, "ms": title, "dr": title, "prof": title, "st": title, "ste": title,
	"sens": title, "reps": title, "govs": title, "gens": title, "drs": title, "profs": title,
	"gen": title, "lt": title, "col": title, "maj": title, "capt": title, "cpt": title, "cmdr": title,
	"sgt": title, "cpl": title, "pvt": title, "adm": title, "brig": title, "det": title, "insp": title,
	"supt": title, "sen": title, "rep": title, "gov": title, "pres": title, "rev": title, "fr": title,
	"hon": title, "mt": title, "ft": title, "messrs": title, "mme": title, "mlle": title, "vs": title,
	"cf": title, "sr": ordinary, "sra": title, "lic": title, "ing": title, "monsgr": title, "msgr": title,
	"e.g": title, "i.e": title, "dept": title, "approx": title, "amb": title, "atty": title, "spc": title,
	"jr": ordinary, "inc": ordinary, "ltd": ordinary, "corp": ordinary, "co": ordinary, "bros": ordinary,
	"etc": ordinary, "al": ordinary, "ave": ordinary, "blvd": ordinary, "rd": ordinary, "ph.d": ordinary,
	"esq": ordinary, "est": beforeNum, "km": beforeNum, "kg": beforeNum,
	"no": beforeNum, "nos": beforeNum, "art": beforeNum, "pp": beforeNum, "vol": beforeNum, "ca": beforeNum,
	"sec": beforeNum, "fig": beforeNum, "ch": beforeNum,
	"jan": ordinary, "feb": ordinary, "mar": beforeNum, "apr": ordinary, "jun": beforeNum, "jul": beforeNum,
	"aug": ordinary, "sept": ordinary, "sep": beforeNum, "oct": ordinary, "nov": ordinary, "dec": ordinary,
	"mon": beforeNum, "tue": beforeNum, "tues": ordinary, "wed": beforeNum, "thu": beforeNum,
	"thur": ordinary, "thurs": ordinary, "fri": beforeNum, "sat": beforeNum, "sun": beforeNum,
	"ala": ordinary, "ariz": ordinary, "ark": beforeNum, "calif": ordinary, "colo": ordinary, "conn": ordinary,
	"del": beforeNum, "fla": ordinary, "ga": ordinary, "ill": beforeNum, "ind": beforeNum, "kan": ordinary,
	"ky": ordinary, "la": beforeNum, "md": ordinary, "mass": beforeNum, "mich": ordinary, "minn": ordinary,
	"miss": beforeNum, "mo": beforeNum, "mont": ordinary, "neb": ordinary, "nev": ordinary, "okla": ordinary,
	"ore": beforeNum, "pa": beforeNum, "tenn": ordinary, "tex": ordinary, "va": ordinary, "vt": ordinary,
	"wash": beforeNum, "wis": ordinary, "wyo": ordinary,
}

// abbreviationUse returns how w, without its last full stop, is used; 0 if it
// is no abbreviation known.
func abbreviationUse(w string) use {
	var buf [8]byte
	if len(w) > len(buf) {
		return 0
	}
	for i := 0; i < len(w); i++ {
		c := w[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf[i] = c
	}
	return abbreviations[string(buf[:len(w)])]
}

// abbreviated reports whether the full stop at src[i] belongs to the word that
// starts at start: "U.S.", "J.", "Gen.", "No. 5".
func abbreviated(src string, start, i int) bool {
	w := src[start:i]
	if singleLetter(w) {
		return w != "I" || i+2 < len(src) && src[i+2] == '.'
	}
	switch abbreviationUse(w) {
	case title:
		return true
	case ordinary:
		return w[0] < 'a' || w == "etc" || w == "al"
	case beforeNum:
		return w[0] < 'a' && numberFollows(src, i+1)
	}
	return false
}

// numberFollows reports whether blanks, at least one, and a digit stand at
// src[i:].
func numberFollows(src string, i int) bool {
	start := i
	for i < len(src) && i < start+4 && ascii[src[i]&0x7f] == space && src[i] < utf8.RuneSelf {
		i++
	}
	return i > start && digitAt(src, i)
}

// singleLetter reports whether the last segment of w, after a full stop or
// from its start, is one letter.
func singleLetter(w string) bool {
	_, n := utf8.DecodeLastRuneInString(w)
	c, _ := classAt(w, len(w)-n)
	return c == letter && (len(w) == n || w[len(w)-n-1] == '.')
}
