package direction

import (
	"cmp"
	"strings"

	"ascribe"
	"ascribe/internal/text"
)

// resolve makes a speaker of the designation at from..to of u. Its kind is
// empty where nothing speaks for a source: such an attribution is dropped.
func (c *cast) resolve(u *unit, from, to, verb int) speaker {
	whole := to
	to = describedTo(u, from, to)
	phrase := u.text(from, to)
	low := strings.ToLower(phrase)
	if nobodies[firstWord(low)] {
		return speaker{name: phrase} // nobody said it
	}
	if s, ok := c.spokesmanOfGroup(u, from, to, phrase, low); ok {
		return s
	}
	if c.mouthpiece(u, from, to) || from < to-1 && c.x.namesGroup(u, from, to) && capitalised(u.toks[to-1].Token) {
		return speaker{name: phrase, kind: ascribe.Organisation}
	}
	if many, ok := pronounWords[low]; ok && from > 2 {
		if s := c.officeAt(u, 0); s.name != "" && s.many == many {
			return s // "Police have arrested men over what they describe as …"
		}
	}
	if s, ok := c.pronoun(u, low, verb); ok {
		return s
	}
	if s, ok := c.named(u, from, to); ok {
		return s
	}
	if s, ok := c.earlier(low); ok {
		return s
	}
	if s, ok := c.document(low); ok {
		return s
	}
	if k, ok := c.x.dir.KindOf(phrase); ok {
		return c.office(u, from, phrase, low, accused(low, k))
	}
	if s, ok := c.itsOffice(u, phrase, low); ok {
		return s
	}
	if s, ok := c.byRole(low); ok {
		return s
	}
	if s, ok := c.oneOf(low, phrase); ok {
		return s
	}
	if o, ok := c.x.orgIn(u, from, to); ok {
		return speaker{name: o, kind: ascribe.Organisation}
	}
	return speaker{name: phrase, kind: c.guess(u, from, whole, verb)}
}

// describedTo is where a designation ends before what is only said of it: "the
// youth, who injured five people,".
func describedTo(u *unit, from, to int) int {
	for i := from + 1; i+1 < to; i++ {
		if u.low(i) == "," && relatives[u.low(i+1)] {
			return i
		}
	}
	return to
}

// oneOf reads "one in Singapore", "another", after several who spoke together.
func (c *cast) oneOf(low, phrase string) (speaker, bool) {
	if low != "one" && low != "another" && !strings.HasPrefix(low, "one in ") && !strings.HasPrefix(low, "another in ") || len(c.said) == 0 {
		return speaker{}, false
	}
	last := c.said[len(c.said)-1]
	return speaker{name: phrase, kind: last.kind}, last.many && official[last.kind]
}

// office takes the kind of a designation, except that "their president" is
// the president of the body named before.
func (c *cast) office(u *unit, from int, phrase, low string, k ascribe.SpeakerKind) speaker {
	s := speaker{name: phrase, kind: k, role: headWord(low), many: plural(low)}
	if strings.HasPrefix(low, "their ") || strings.HasPrefix(low, "its ") {
		for i := from - 1; i >= 0; i-- {
			if k, ok := c.x.dir.KindOf(u.text(i, from)); ok && (k == ascribe.Police || k == ascribe.Prosecutor || k == ascribe.Court || k == ascribe.Intelligence || k == ascribe.Military || k == ascribe.Organisation) {
				s.kind = k
			}
		}
	}
	return s
}

// itsOffice takes "its director" for the body that the sentence began with, or gives
// him the kind of the one that was heard of last.
func (c *cast) itsOffice(u *unit, phrase, low string) (speaker, bool) {
	role := headWord(low)
	if !roleNouns[role] || !strings.HasPrefix(low, "its ") && !strings.HasPrefix(low, "their ") {
		return speaker{}, false
	}
	body := c.officeAt(u, 0)
	if body.name == "" {
		body = speaker{name: phrase, kind: c.body.kind}
	}
	body.role = role
	return body, body.kind != ""
}

// nobodies begin designations of nobody: "no other group".
var nobodies = words("no nobody none no-one neither")

func firstWord(s string) string {
	w, _, _ := strings.Cut(s, " ")
	return w
}

// spokesmanOfGroup reads "its spokesman" after a group, and "a Taliban
// spokesman".
func (c *cast) spokesmanOfGroup(u *unit, from, to int, phrase, low string) (speaker, bool) {
	head := to - 1
	for i := from + 1; i < to; i++ {
		if prepositions[u.low(i)] || u.low(i) == "," {
			head = i - 1
			break
		}
	}
	if !speaksFor[u.low(head)] {
		return speaker{}, false
	}
	of := firstWord(low)
	if of == "its" && u.low(head) == "leader" && c.groupBefore(u) {
		if u.low(head+1) == "," && head+2 < to {
			phrase = u.text(head+2, to) // "Its leader, …, confirmed"
		}
		return speaker{name: phrase, kind: ascribe.Organisation, role: "leader"}, true
	}
	its := (of == "its" || of == "their") && u.within(0, from, 0)
	if !its && !(head > from && u.inOrganisation(head-1)) {
		return speaker{}, false
	}
	return speaker{name: phrase, kind: ascribe.Organisation}, true
}

// groupBefore reports whether the report names an organisation before u.
func (c *cast) groupBefore(u *unit) bool {
	return len(u.toks) > 0 && c.firstGroup >= 0 && c.firstGroup < u.toks[0].Start
}

// mouthpiece reports a group's own paper or station: "the group's weekly newspaper".
func (c *cast) mouthpiece(u *unit, from, to int) bool {
	for i := from; i+2 < to; i++ {
		if !u.has(i, c.x.class.group) || u.low(i+1) != "'s" && u.low(i+1) != "’s" {
			continue
		}
		for j := i + 2; j < to; j++ {
			if stations[u.low(j)] {
				return true
			}
		}
	}
	return false
}

var stations = words("newspaper weekly magazine radio station outlet agency channel website bulletin newsletter mouthpiece")

// articles begin a designation and belong to no name.
var articles = words("the a an")

// speaksFor are the heads of designations that stand before a group's
// spokesman's name.
var speaksFor = words("spokesman spokeswoman spokesperson leader commander")

// describesNoun reports whether the word at i is a common noun, so that a name
// before it only describes that noun.
func describesNoun(u *unit, i int) bool {
	if i >= len(u.toks) || u.toks[i].Kind != text.Word || capitalised(u.toks[i].Token) {
		return false
	}
	return roleNouns[strings.TrimSuffix(u.low(i), "s")] || bodyNouns[u.low(i)]
}

// bodyNouns are bodies and people that a name may describe.
var bodyNouns = words(`police prosecutors investigators authorities army military government ministry court judges agency family
	gunman gunmen bomber bombers attacker attackers suspect suspects brothers network group cell officials sources troops services service`)

// kin are those who are family of an attacker by a possessive, and attackers
// themselves without one.
var kin = words("brothers sisters siblings cousins couple brother sister")

// crew are words for a party of attackers.
var crew = words("commando cell squad attackers gunmen bombers hijackers gang team")

// accused corrects the kind of "one of the brothers", "the surviving
// brother", "the survivor of the squad": they are attackers.
func accused(low string, k ascribe.SpeakerKind) ascribe.SpeakerKind {
	last := lastWord(low)
	switch {
	case k == ascribe.Witness && crew[last] && strings.Contains(low, " of "):
		return ascribe.Attacker
	case k != ascribe.Family || !kin[last] || possessed(low):
	case strings.HasSuffix(last, "s") || last == "couple" || strings.Contains(low, "surviving") || strings.Contains(low, "older") || strings.Contains(low, "younger"):
		return ascribe.Attacker
	}
	return k
}

// possessed reports whether a designation says whose relative somebody is.
func possessed(low string) bool {
	for w := range strings.FieldsSeq(low) {
		switch w {
		case "his", "her", "their", "whose", "my":
			return true
		}
		if strings.HasSuffix(w, "'s") || strings.HasSuffix(w, "’s") || strings.HasSuffix(w, "s'") || strings.HasSuffix(w, "s’") {
			return true
		}
	}
	return false
}

// papers are what a source has written: they speak for it.
var papers = words("statement document documents release filing papers")

// document finds whose paper "the document" is: that of who spoke last.
func (c *cast) document(low string) (speaker, bool) {
	head, ok := strings.CutPrefix(low, "the ")
	if !ok || !papers[head] {
		return speaker{}, false
	}
	if len(c.said) == 0 {
		return speaker{name: low, kind: c.body.kind}, true
	}
	return c.said[len(c.said)-1], true
}

// charges are the papers that bring a charge.
var charges = words("indictment chargesheet complaint affidavit")

// filing reports whether a unit cites a charge from token i on.
func filing(u *unit, i int) bool {
	for ; i < len(u.toks); i++ {
		if charges[u.low(i)] || u.low(i) == "charge" && u.low(i+1) == "sheet" || u.low(i) == "charging" && u.low(i+1) == "document" {
			return true
		}
	}
	return false
}

// charging makes a prosecutor of a body that speaks through a charge.
func (s speaker) charging(u *unit, verb int) speaker {
	if (s.kind == ascribe.Police || s.kind == ascribe.Intelligence) && filing(u, verb) {
		s.kind, s.charges = ascribe.Prosecutor, true
	}
	return s
}

// offices are bodies that a definite noun takes up without their name.
var offices = words("office agency department service bureau unit directorate council board administration")

// guess settles for the likeliest kind of a designation that no entry knows,
// and for none where the words do not look like a source.
func (c *cast) guess(u *unit, from, to, verb int) ascribe.SpeakerKind {
	for i := from; i < to; i++ {
		if u.has(i, c.x.class.convict) {
			return ascribe.Attacker
		}
		if u.has(i, c.x.class.member) {
			return ascribe.Organisation
		}
	}
	if !c.x.sayable(u, verb) && !reflexive[u.low(verb+1)] {
		return ""
	}
	if offices[u.low(to-1)] {
		return cmp.Or(c.body.kind, ascribe.Government)
	}
	for i := from; i < to; i++ {
		if u.has(i, c.x.class.attacker) {
			return ascribe.Attacker
		}
	}
	switch u.low(from) {
	case "one", "two", "both", "the", "a", "an", "another":
		return ascribe.Attacker
	}
	if capitalised(u.toks[from].Token) && from > 0 {
		return ascribe.Government
	}
	return ""
}

// partyAt reads lawyers, relatives, witnesses or experts as whom a unit begins
// with: "Lawyers of survivors were not content."
func (c *cast) partyAt(u *unit) speaker {
	to := 0
	for to < len(u.toks) && to < 8 && !finite(u, to) {
		to++
	}
	phrase := u.text(0, to)
	switch k, _ := c.x.dir.KindOf(phrase); k {
	case ascribe.Witness, ascribe.Family, ascribe.Expert:
		low := strings.ToLower(phrase)
		return speaker{name: phrase, kind: k, role: headWord(low), many: plural(low)}
	}
	return speaker{}
}

// sequels begin a sentence and belong to no designation: "Then the authorities".
var sequels = words("then now later meanwhile still yet but and so")

// officeAt reads a body that a unit begins with as its subject: "Federal
// prosecutors declined to comment." It is who a spokesman then speaks for.
func (c *cast) officeAt(u *unit, from int) speaker {
	if sequels[u.low(from)] {
		from++
	}
	to := c.x.phraseEnd(u, from)
	for i := from; i < to; i++ {
		if finite(u, i) || u.has(i, c.x.class.speech) {
			to = i
		}
	}
	if to <= from {
		return speaker{}
	}
	phrase := u.text(from, to)
	k, ok := c.x.dir.KindOf(phrase)
	if c.mouthpiece(u, from, to) {
		k = ascribe.Organisation
	} else if !ok || !official[k] {
		return speaker{}
	}
	low := strings.ToLower(phrase)
	s := speaker{name: phrase, kind: k, role: headWord(low), many: plural(low)}
	c.note(s)
	return s
}
