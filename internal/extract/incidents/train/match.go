package train

import (
	"slices"
	"strings"

	"ascribe/internal/extract/incidents"
)

// slotRoles names, for each role, the slots of the key whose fills it covers.
var slotRoles = map[string][]string{
	"individual": {"perp_ind_id"},
	"object":     {"phys_tgt_id"},
	"person":     {"hum_tgt_name", "hum_tgt_desc"},
	"instrument": {"inc_instr_id"},
}

// tokens splits a string of the key, or of a report, into upper-case words
// without punctuation at their ends.
func tokens(s string) []string {
	out := strings.Fields(strings.ToUpper(s))
	for i := range out {
		out[i] = strings.Trim(out[i], `"'.,;:()[]`)
	}
	return slices.DeleteFunc(out, func(w string) bool { return w == "" })
}

// idle are words at the head of a fill that say nothing of its identity.
var idle = map[string]bool{"A": true, "AN": true, "THE": true, "ONE": true, "TWO": true, "THREE": true, "FOUR": true, "FIVE": true,
	"SIX": true, "SEVEN": true, "EIGHT": true, "NINE": true, "TEN": true, "OTHER": true, "ANOTHER": true, "SEVERAL": true,
	"SOME": true, "HIS": true, "HER": true, "THEIR": true, "ITS": true, "ALLEGED": true, "AT": true, "LEAST": true}

func core(s string) []string {
	t := tokens(s)
	for len(t) > 1 && (idle[t[0]] || t[0][0] >= '0' && t[0][0] <= '9') {
		t = t[1:]
	}
	return t
}

var cuts = map[string]bool{"OF": true, "IN": true, "ON": true, "AT": true, "FROM": true, "WITH": true, "WHO": true, "WHICH": true,
	"BY": true, "FOR": true, "WEARING": true, "BELONGING": true, "WHERE": true, "[": true}

// headOf returns the last word before a preposition.
func headOf(t []string) string {
	for i := 1; i < len(t); i++ {
		if cuts[t[i]] {
			return t[i-1]
		}
	}
	if len(t) == 0 {
		return ""
	}
	return t[len(t)-1]
}

// contains reports whether b stands in a as a run.
func contains(a, b []string) bool {
	for i := 0; i+len(b) <= len(a); i++ {
		if slices.Equal(a[i:i+len(b)], b) {
			return len(b) > 0
		}
	}
	return false
}

// same reports whether a phrase of a report and a string of the key name the
// same thing: equal, or one inside the other with the same head.
func same(phrase, key []string) bool {
	if len(phrase) == 0 || len(key) == 0 {
		return false
	}
	if slices.Equal(phrase, key) {
		return true
	}
	return headOf(phrase) == headOf(key) && (contains(phrase, key) || contains(key, phrase))
}

// fills reports whether phrase p of a report is the fill f of a slot.
func fills(a *incidents.Analysis, p *incidents.Phrase, slot string, f *Fill) bool {
	for _, alt := range f.Alts {
		key := core(alt)
		switch slot {
		case "hum_tgt_name":
			if p.Name.Len() > 0 && sameName(tokens(a.Text(p.Name)), key) {
				return true
			}
		case "perp_org_id":
			if t := core(a.Text(p.Base)); slices.Equal(t, key) || p.Organisation && (contains(key, t) || contains(t, key)) {
				return true
			}
		default:
			if same(core(a.Text(p.Range)), key) || same(core(a.Text(p.Base)), key) || titled(a, p, key) {
				return true
			}
		}
	}
	return false
}

// titled reports whether key is the description before a name: "SENATOR".
func titled(a *incidents.Analysis, p *incidents.Phrase, key []string) bool {
	return p.Title.Len() > 0 && (same(core(a.Text(p.Title)), key) || sameName(tokens(a.Text(p.Name)), key))
}

// sameName reports whether two names are of one person: the one in the other.
func sameName(a, b []string) bool { return contains(a, b) || contains(b, a) }

// roleOf returns which roles a phrase has in any template of the key.
func roleOf(a *incidents.Analysis, p *incidents.Phrase, key []Template) []bool {
	out := make([]bool, len(incidents.Roles))
	for r, role := range incidents.Roles {
		for i := range key {
			out[r] = out[r] || hasRole(a, p, role, &key[i])
		}
	}
	return out
}

func hasRole(a *incidents.Analysis, p *incidents.Phrase, role string, t *Template) bool {
	for _, slot := range slotRoles[role] {
		for i := range t.Slots[slot] {
			if fills(a, p, slot, &t.Slots[slot][i]) {
				return true
			}
		}
	}
	return false
}
