package actors

import (
	"strings"

	"ascribe"
)

type officeFile struct {
	Transparent []string
	Anonymous   []string
	Lawyers     []string
	Ranks       []string
	Countries   []string
	Passing     []string
	Office      []struct {
		Kind    ascribe.SpeakerKind
		Phrases []string
	}
}

// role is what a word or phrase in a speaker's designation does.
type role struct {
	kind        ascribe.SpeakerKind
	transparent bool
	anonymous   bool
	lawyer      bool
	// passes marks an office that is named after another body's: "president
	// of the court".
	passes bool
	// rank marks a word that is no office after one: "prosecutor general".
	rank bool
	// country marks a state by name: alone it speaks through its government.
	country bool
}

// public reports whether the role is of a kind that employs witnesses,
// presidents and spokesmen.
func (r role) public() bool {
	switch r.kind {
	case ascribe.Police, ascribe.Prosecutor, ascribe.Court, ascribe.Intelligence, ascribe.Military, ascribe.Government:
		return true
	}
	return false
}

// offices holds the phrases in one trie; an entry's org indexes roles.
type offices struct {
	phrases *trie
	roles   []role
}

func (a *Directory) addOffices(f officeFile) {
	o := offices{phrases: newTrie()}
	add := func(phrases []string, r role) {
		o.roles = append(o.roles, r)
		for _, p := range phrases {
			o.phrases.add(a.words.learn(p), entry{org: len(o.roles) - 1})
		}
	}
	add(f.Anonymous, role{anonymous: true})
	add(f.Lawyers, role{lawyer: true})
	for _, k := range f.Office {
		add(k.Phrases, role{kind: k.Kind})
	}
	add(f.Transparent, role{transparent: true})
	add(f.Ranks, role{kind: ascribe.Military, rank: true})
	add(f.Countries, role{kind: ascribe.Government, country: true})
	for _, p := range f.Passing {
		o.pass(a.words.learn(p))
	}
	a.offices = o
	a.mark(ends, phraseBreaks...)
	a.mark(article, "the", "a")
}

// pass sets passes on the entry of a phrase that has a kind of its own.
func (o *offices) pass(phrase []word) {
	n := o.phrases.walk(phrase)
	if len(n.entries) == 0 {
		return
	}
	r := o.roles[n.entries[0].org]
	r.passes = true
	o.roles = append(o.roles, r)
	n.entries[0].org = len(o.roles) - 1
}

// KindOf tells the kind of the speaker that a phrase designates ("the FBI's
// director", "a lawyer for two of the accused", "Bavaria's interior
// minister"). The head of the phrase decides; a transparent head hands on to
// what it belongs to. It is false for a bare name or pronoun.
func (a *Directory) KindOf(speakerPhrase string) (ascribe.SpeakerKind, bool) {
	var words [24]word
	var cuts [8]part
	all, parts := a.splitPhrase(words[:0], cuts[:0], speakerPhrase)
	if a.isBody(parts[0].of(all)) {
		return ascribe.Organisation, true
	}
	if a.isAnonymous(all, parts[0].to) {
		return ascribe.AnonymousOfficial, true
	}
	for i, p := range parts {
		r, ok := a.head(p.of(all))
		switch {
		case !ok || r.transparent || r.country && (len(parts) > 1 || p.to-p.from > 3):
			continue
		case a.isBody(p.of(all)):
			return ascribe.Organisation, true
		case r.lawyer:
			return a.client(all, parts[i:]), true
		case r.passes && i+1 < len(parts):
			if of, ok := a.head(parts[i+1].of(all)); ok && of.public() {
				return of.kind, true
			}
		}
		return r.kind, true
	}
	if _, named := a.named(parts[0].of(all)); named {
		return ascribe.Organisation, true
	}
	return "", false
}

// isBody reports whether ws are an organisation's name of several words, which
// counts whatever offices its words hold: "the Irish Republican Army".
func (a *Directory) isBody(ws []word) bool {
	_, named := a.named(ws)
	return named && len(ws) > 2
}

// phraseBreaks are the words behind which a complement of a designation begins.
var phraseBreaks = []string{"of", "for", "from", "in", "at", "by", "with", "who", "whom", "whose", "that", "which", "on", "to", "and", "over",
	"close", "against", "into"}

// part is the head noun phrase of a designation or one of its complements, by
// its words.
type part struct{ from, to int }

func (p part) of(ws []word) []word { return ws[p.from:p.to] }

// splitPhrase adds the words of a designation to all, which is empty, and its
// parts, at least one, to parts.
func (a *Directory) splitPhrase(all []word, parts []part, s string) ([]word, []part) {
	for piece := range strings.SplitSeq(s, ",") {
		from := len(all)
		all = a.words.appendName(all, piece)
		for i := from; i < len(all); i++ {
			if a.is(all[i], ends) {
				parts = append(parts, part{from, i})
				from = i + 1
			}
		}
		parts = append(parts, part{from, len(all)})
	}
	return all, parts
}

// isAnonymous looks for a nameless source at the head, or for a phrase such as
// "on condition of anonymity" anywhere.
func (a *Directory) isAnonymous(all []word, head int) bool {
	for i := range all {
		if n, r := a.match(all[i:]); r.anonymous && (n > 1 || i < head) {
			return true
		}
	}
	return false
}

// match returns how many words the longest phrase at ws takes, and its role.
func (a *Directory) match(ws []word) (int, role) {
	n, e := a.offices.phrases.longest(ws, true)
	if n == 0 {
		return 0, role{}
	}
	return n, a.offices.roles[e.org]
}

// head returns the last role in a noun phrase. An official or spokesman of a
// body named before ("FBI officials") takes the body's kind.
func (a *Directory) head(ws []word) (role, bool) {
	var last role
	found := false
	for i := 0; i < len(ws); {
		n, r := a.match(ws[i:])
		if n == 0 {
			i++
			continue
		}
		i += n
		nameless := r.transparent || r.rank || r.kind == ascribe.AnonymousOfficial
		if nameless && found && !last.transparent && !last.country && (last.kind != ascribe.AnonymousOfficial) {
			continue
		}
		last, found = r, true
	}
	return last, found
}

// client tells the kind of a lawyer's client: what comes before the lawyer
// ("the gunman's lawyer") or after ("a lawyer for survivors"). The first of
// parts holds the lawyer.
func (a *Directory) client(all []word, parts []part) ascribe.SpeakerKind {
	for _, p := range parts {
		for ws := p.of(all); len(ws) > 0; ws = ws[1:] {
			switch _, r := a.match(ws); r.kind {
			case ascribe.Witness, ascribe.Organisation, ascribe.Prosecutor, ascribe.Police, ascribe.Government:
				return r.kind
			case ascribe.Family:
				return ascribe.Witness
			}
		}
	}
	return ascribe.Attacker
}
