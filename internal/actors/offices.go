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

// offices holds the phrases in one trie; an entry's org indexes roles.
type offices struct {
	phrases *trie
	roles   []role
}

func newOffices(f officeFile) offices {
	o := offices{phrases: newTrie()}
	add := func(phrases []string, r role) {
		o.roles = append(o.roles, r)
		for _, p := range phrases {
			o.phrases.add(p, entry{org: len(o.roles) - 1})
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
	o.mark(f.Passing)
	return o
}

// mark sets passes on the entries of phrases that have a kind of their own.
func (o *offices) mark(phrases []string) {
	for _, p := range phrases {
		n := o.phrases.walk(splitName(p))
		if len(n.entries) == 0 {
			continue
		}
		r := o.roles[n.entries[0].org]
		r.passes = true
		o.roles = append(o.roles, r)
		n.entries[0].org = len(o.roles) - 1
	}
}

// KindOf tells the kind of the speaker that a phrase designates ("the FBI's
// director", "a lawyer for two of the accused", "Bavaria's interior
// minister"). The head of the phrase decides; a transparent head hands on to
// what it belongs to. It is false for a bare name or pronoun.
func (a *Directory) KindOf(speakerPhrase string) (ascribe.SpeakerKind, bool) {
	parts := splitPhrase(speakerPhrase)
	if len(parts[0]) > 2 {
		if _, ok := a.Organisation(joinWords(parts[0])); ok {
			return ascribe.Organisation, true // whatever its name ends in: "the Irish Republican Army"
		}
	}
	if a.isAnonymous(splitName(speakerPhrase), len(parts[0])) {
		return ascribe.AnonymousOfficial, true
	}
	for i, p := range parts {
		r, ok := a.head(p)
		switch {
		case !ok || r.transparent || r.country && (len(parts) > 1 || len(p) > 3):
			continue
		case r.lawyer:
			return a.client(p, parts[i+1:]), true
		case r.passes && i+1 < len(parts):
			if of, ok := a.head(parts[i+1]); ok && public[of.kind] {
				return of.kind, true
			}
		}
		return r.kind, true
	}
	if _, ok := a.Organisation(joinWords(parts[0])); ok {
		return ascribe.Organisation, true
	}
	return "", false
}

// public are the kinds that employ witnesses, presidents and spokesmen.
var public = map[ascribe.SpeakerKind]bool{ascribe.Police: true, ascribe.Prosecutor: true, ascribe.Court: true,
	ascribe.Intelligence: true, ascribe.Military: true, ascribe.Government: true}

func joinWords(ws []word) string {
	var b strings.Builder
	for _, w := range ws {
		b.WriteString(w.exact + " ")
	}
	return b.String()
}

var phraseBreaks = map[string]bool{"of": true, "for": true, "from": true, "in": true, "at": true, "by": true, "with": true,
	"who": true, "whom": true, "whose": true, "that": true, "which": true, "on": true, "to": true, "and": true, "over": true,
	"close": true, "against": true, "into": true, "familiar": false}

// splitPhrase cuts a designation where its head noun phrase and each of its
// complements end.
func splitPhrase(s string) [][]word {
	var parts [][]word
	for _, piece := range strings.Split(s, ",") {
		var part []word
		for _, w := range splitName(piece) {
			if phraseBreaks[w.lower] {
				parts, part = append(parts, part), nil
				continue
			}
			part = append(part, w)
		}
		parts = append(parts, part)
	}
	return parts
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
// ("the gunman's lawyer") or after ("a lawyer for survivors").
func (a *Directory) client(own []word, rest [][]word) ascribe.SpeakerKind {
	for _, p := range append([][]word{own}, rest...) {
		for i := range p {
			switch _, r := a.match(p[i:]); r.kind {
			case ascribe.Witness, ascribe.Organisation, ascribe.Prosecutor, ascribe.Police, ascribe.Government:
				return r.kind
			case ascribe.Family:
				return ascribe.Witness
			}
		}
	}
	return ascribe.Attacker
}
