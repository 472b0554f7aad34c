package judge

import (
	"cmp"
	"slices"
	"strings"

	"ascribe"
	"ascribe/internal/codebook"
)

// origin is where a statement comes from: sources of one origin do not confirm
// one another.
type origin struct {
	class codebook.Origin
	// name tells origins of a class apart: the state of its bodies and
	// courts, the voice of independent sources. The state is "" where the
	// text does not tell.
	name string
}

// abroad is the name of a state that the text only calls another one.
const abroad = "another state"

// interested reports whether the origin is a party to the question.
func (o origin) interested() bool {
	return o.class == codebook.OrganisationOrigin || o.class == codebook.AttackerOrigin
}

// same reports whether two origins are one. A body whose state the text does
// not tell is taken for one of any state but a foreign one, so that
// independence is not assumed.
func (o origin) same(p origin) bool {
	switch {
	case o.class != p.class:
		return false
	case o.name == p.name:
		return true
	case o.class == codebook.IndependentOrigin || o.name == abroad || p.name == abroad:
		return false
	}
	return o.name == "" || p.name == ""
}

func (o origin) String() string {
	return strings.TrimSpace(string(o.class) + " " + o.name)
}

// originOf finds a statement's origin; the source behind the speaker, where
// the text names one, goes before the speaker.
func originOf(cb *codebook.Codebook, s *ascribe.Statement, k codebook.Kind) origin {
	class := k.Origin
	if s.Behind != "" {
		class = classOf(cb, s.Behind, class)
	}
	switch class {
	case codebook.StateOrigin, codebook.CourtOrigin:
		return origin{class, cmp.Or(stateOf(cb, s.Behind), stateOf(cb, s.Speaker))}
	case codebook.IndependentOrigin:
		return origin{class, cmp.Or(fold(s.Behind), fold(s.Speaker), string(k.Name))}
	}
	return origin{class: class}
}

// classOf finds the side of a source by the codebook's words for it.
func classOf(cb *codebook.Codebook, source string, otherwise codebook.Origin) codebook.Origin {
	for _, s := range cb.Sources {
		if containsAny(source, s.Words) {
			return s.Origin
		}
	}
	return otherwise
}

// stateOf finds the state of a body by the codebook's words for it.
func stateOf(cb *codebook.Codebook, body string) string {
	for _, s := range cb.States {
		if containsAny(body, s.Words) {
			return s.Name
		}
	}
	if containsAny(body, cb.Foreign) {
		return abroad
	}
	return ""
}

// containsAny reports whether one of the phrases stands in s in whole words.
func containsAny(s string, phrases []string) bool {
	if s == "" {
		return false
	}
	s = fold(s)
	return slices.ContainsFunc(phrases, func(p string) bool { return containsWords(s, fold(p)) })
}

// containsWords reports whether folded words stand one after the other in a
// folded text.
func containsWords(s, words string) bool {
	for at := 0; ; {
		i := strings.Index(s[at:], words)
		if i < 0 || words == "" {
			return false
		}
		from, to := at+i, at+i+len(words)
		if (from == 0 || s[from-1] == ' ') && (to == len(s) || s[to] == ' ') {
			return true
		}
		at = from + 1
	}
}

// independent counts the origins behind a finding. Parties to the question do
// not count, nor does a report's own voice, which names no source, beside
// others, nor who tells of contact without saying with whom. Bodies whose state
// the text does not tell count with the others.
func independent(es []*entry) int {
	seen, unsourced := map[origin]bool{}, 0
	for _, it := range es {
		switch {
		case it.origin.interested():
		case it.predicate.Contact && it.org == "" && it.affirms():
		case it.SpeakerKind == ascribe.Reporter && it.Behind == "":
			unsourced = 1
		default:
			seen[it.origin] = true
		}
	}
	n := max(len(seen), unsourced)
	for _, class := range []codebook.Origin{codebook.StateOrigin, codebook.CourtOrigin} {
		if untold := (origin{class: class}); seen[untold] && other(seen, untold) {
			n--
		}
	}
	return n
}

// other reports whether one of the origins seen may be the one of which the
// text does not tell the state.
func other(seen map[origin]bool, untold origin) bool {
	for o := range seen {
		if o != untold && o.same(untold) {
			return true
		}
	}
	return false
}
