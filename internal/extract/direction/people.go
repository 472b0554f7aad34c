package direction

import (
	"slices"
	"strings"

	"ascribe"
	"ascribe/internal/text"
)

// speaker is somebody who is given as a source, as the report names him.
type speaker struct {
	name string // fullest form in the text
	kind ascribe.SpeakerKind
	role string // head noun of the office: "minister", "judge"
	many bool
	// charges says that he speaks through a charge, probable at most.
	charges bool
}

// cast keeps the named persons of a report and who spoke last.
type cast struct {
	x       *Reader
	doc     *text.Doc
	people  map[string]speaker // by last name, lower-cased
	order   []string           // keys of people as met
	said    []speaker          // speakers so far, in order
	subject speaker            // of the previous unit
	body    speaker            // the last institution heard of, for "a spokesman"
	// firstGroup is where the report first names an organisation, -1 if it names
	// none.
	firstGroup int
}

func (x *Reader) newCast(d *text.Doc, us []*unit) *cast {
	c := &cast{x: x, doc: d, people: map[string]speaker{}, firstGroup: -1}
	for _, u := range us {
		c.meet(u)
		for i := 0; c.firstGroup < 0 && i < len(u.toks); i++ {
			if u.has(i, 0) {
				c.firstGroup = u.toks[i].Start
			}
		}
	}
	return c
}

// meet enters the names in u with the office that stands beside them.
func (c *cast) meet(u *unit) {
	for i := 0; i < len(u.toks); {
		n := nameAt(u, i)
		if n == 0 {
			i++
			continue
		}
		c.enter(u, i, i+n)
		i += n
	}
}

// nameAt returns the length of the name that starts at token i; organisations
// are no names.
func nameAt(u *unit, i int) int {
	if !capitalised(u.toks[i].Token) || u.inOrganisation(i) {
		return 0
	}
	if u.doc.AllCaps {
		return nameInCapitals(u, i)
	}
	n := 1
	for i+n < len(u.toks) && (capitalised(u.toks[i+n].Token) && !u.inOrganisation(i+n) || particle(u, i+n)) {
		n++
	}
	return n
}

// nameInCapitals is nameAt for a text without small letters. There only a title
// tells a name, up to three words as far as nothing else begins.
func nameInCapitals(u *unit, i int) int {
	if i == 0 || !titles[u.low(i-1)] {
		return 0
	}
	n := 0
	for n < 3 && i+n < len(u.toks) && u.toks[i+n].Kind == text.Word && !u.inOrganisation(i+n) {
		if w := u.low(i + n); phraseStops[w] || prepositions[w] || articles[w] || titles[w] || irregularPast[w] || days[w] || finite(u, i+n) {
			break
		}
		n++
	}
	return n
}

func (c *cast) enter(u *unit, from, to int) {
	if from > 1 && u.low(from-1) == "the" && prepositions[u.low(from-2)] && u.low(from-2) != "of" && u.low(from-2) != "by" {
		return // "to the United States"
	}
	if from > 0 && prepositions[u.low(from-1)] && u.low(from-1) != "of" && u.low(from-1) != "by" && u.low(from-1) != "with" && to-from < 3 {
		return // a place
	}
	if describesNoun(u, to) {
		return // "the New Zealand police", "a US source"
	}
	for from < to && (articles[u.low(from)] || numerals[u.low(from)]) {
		from++
	}
	if from == to {
		return
	}
	kind, found := c.kindAround(u, from, to)
	from = c.skipTitle(u, from, to)
	if to-from < 1 || to-from == 1 && (!found || from == 0) {
		return
	}
	name := u.text(from, to)
	key := strings.ToLower(u.toks[to-1].Text)
	old, known := c.people[key]
	if known && (len(old.name) >= len(name) || old.kind != "") && !(old.kind == "" && found) {
		if len(name) > len(old.name) && strings.Contains(name, " ") {
			old.name = name
			c.people[key] = old
		}
		return
	}
	if known && len(old.name) > len(name) {
		name = old.name
	}
	if !known {
		c.order = append(c.order, key)
	}
	p := speaker{name: name, kind: kind, role: c.roleBeside(u, from, to)}
	c.people[key] = p
	if first := strings.ToLower(u.toks[from].Text); first != key && to-from > 1 {
		if _, taken := c.people[first]; !taken {
			c.people[first] = p
		}
	}
}

// skipTitle drops the words of an office from the front of a name: "Interior
// Minister Thomas de Maizière".
func (c *cast) skipTitle(u *unit, from, to int) int {
	for i := to - 1; i > from; i-- {
		if titles[u.low(i-1)] && !titles[u.low(i)] {
			if u.low(i-1) == "president" || u.low(i-1) == "justice" {
				return from
			}
			return i
		}
	}
	return from
}

var titles = words(`minister president chancellor premier secretary commissioner director chief judge justice general colonel major captain
	senator governor mayor prosecutor attorney sheriff detective inspector superintendent spokesman spokeswoman mr mr. mrs mrs. ms ms. dr
	dr. sir lord professor agent officer commander lieutenant sergeant king prince ambassador congressman representative sen. gov. rep.`)

// kindAround reads the office before a name ("FBI director James Comey", "the
// minister, Joachim Herrmann") or behind it (", an analyst in Nairobi,").
func (c *cast) kindAround(u *unit, from, to int) (ascribe.SpeakerKind, bool) {
	if k, ok := c.x.dir.KindOf(u.text(from, to)); ok && k != ascribe.Organisation && to-from > 1 {
		return k, true
	}
	start := from
	if start > 1 && u.low(start-1) == "," {
		start--
	}
	begin := c.x.phraseStart(u, start)
	if begin < start && start-begin < 12 && !clauseIn(u, begin, start) {
		if k, ok := c.x.dir.KindOf(u.text(begin, start)); ok && (k != ascribe.Organisation || start == from || speaksFor[u.low(start-1)]) {
			return k, true
		}
	}
	if u.low(to) == "," && to+1 < len(u.toks) {
		if k, ok := c.asideKind(u, to+1); ok {
			return k, true
		}
	}
	return "", false
}

// clauseIn reports whether a verb stands in the tokens from..to.
func clauseIn(u *unit, from, to int) bool {
	for i := from + 1; i < to; i++ {
		if finite(u, i) {
			return true
		}
	}
	return false
}

// asideKind reads ", 24," as the mark of a person charged or killed, and an
// office in apposition.
func (c *cast) asideKind(u *unit, i int) (ascribe.SpeakerKind, bool) {
	end := i
	for end < len(u.toks) && u.low(end) != "," && u.low(end) != "." && end-i < 14 && !finite(u, end) {
		end++
	}
	if end == i {
		return "", false
	}
	if end == i+1 && u.toks[i].Kind == text.Number {
		return ascribe.Attacker, true
	}
	switch u.low(i) {
	case "a", "an", "the", "who", "head", "director", "chief", "deputy", "spokesman", "spokeswoman", "former", "his", "her", "whose":
		return c.x.dir.KindOf(u.text(i, end))
	}
	if strings.HasSuffix(u.low(end-1), "minister") || u.low(end) == "," {
		return c.x.dir.KindOf(u.text(i, end))
	}
	return "", false
}

func (c *cast) roleBeside(u *unit, from, to int) string {
	for i := max(0, from-4); i < from; i++ {
		if roleNouns[u.low(i)] {
			return u.low(i)
		}
	}
	for i := to; i < min(to+8, len(u.toks)) && u.low(i) != "."; i++ {
		if roleNouns[u.low(i)] {
			return u.low(i)
		}
	}
	return ""
}

var roleNouns = words(`minister president chancellor premier secretary commissioner director chief judge magistrate prosecutor spokesman spokeswoman
	officer official governor mayor general lawyer investigator agent commander source expert analyst commission report court tribunal deputy`)

// earlier finds whom a definite description ("the investigator", "the
// agency") takes up.
func (c *cast) earlier(low string) (speaker, bool) {
	head, ok := strings.CutPrefix(low, "the ")
	if !ok || strings.Contains(head, " ") || len(head) < 4 {
		return speaker{}, false
	}
	for i := len(c.said) - 1; i >= 0; i-- {
		for w := range strings.FieldsSeq(strings.ToLower(c.said[i].name)) {
			w = strings.Trim(w, ",()'’")
			if w == head || w == head+"s" {
				return c.said[i], true
			}
		}
		if c.said[i].role == head {
			return c.said[i], true
		}
	}
	return speaker{}, false
}

func plural(low string) bool {
	head := headWord(low)
	return strings.HasSuffix(head, "s") && !strings.HasSuffix(head, "ss") || head == "police" || strings.HasSuffix(head, "men") || head == "people"
}

// headWord is the noun of a designation before its complements.
func headWord(low string) string {
	before := ""
	for w := range strings.FieldsSeq(low) {
		if noun, ok := strings.CutSuffix(w, ","); ok {
			return noun
		}
		if before != "" && (prepositions[w] || w == "who") {
			return before
		}
		before = w
	}
	return lastWord(low)
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

var pronounWords = map[string]bool{"he": false, "she": false, "it": false, "they": true, "him": false, "her": false, "one of them": true, "another": false,
	"who": false, "we": true, "i": false, "both": true, "the same": false, "some": true}

// pronoun resolves "he", "they": to the subject of the sentence before, or to
// who spoke last. Who denies or admits is mostly the accused.
func (c *cast) pronoun(u *unit, low string, verb int) (speaker, bool) {
	many, ok := pronounWords[low]
	if !ok {
		return speaker{}, false
	}
	if c.subject.name != "" && c.subject.many == many {
		return c.subject, true
	}
	if confesses[u.low(verb)] || low == "both" || c.inHisText(u, low, verb) {
		for i := len(c.said) - 1; i >= 0; i-- {
			if k := c.said[i].kind; c.said[i].many == many && !counsel[headWord(strings.ToLower(c.said[i].name))] && (k == ascribe.Attacker || k == ascribe.Organisation && !c.isGroup(c.said[i])) {
				return c.said[i], true
			}
		}
		return speaker{name: low, kind: ascribe.Attacker, many: many}, true
	}
	for i := len(c.said) - 1; i >= 0; i-- {
		if c.said[i].many == many && !(personal[low] && (c.isGroup(c.said[i]) || c.x.isState(c.said[i].name) || impersonal[headWord(strings.ToLower(c.said[i].name))])) {
			return c.said[i], true
		}
	}
	if len(c.said) > 0 && !personal[low] {
		return c.said[len(c.said)-1], true
	}
	return speaker{name: low, kind: ascribe.Attacker, many: many}, true
}

// counsel speak for an attacker and are none.
var counsel = words("lawyer attorney barrister solicitor counsel")

// inHisText reports what somebody says in a text that the sentence, without a
// source of its own, tells he made: "He sent out a text in which he claims …".
func (c *cast) inHisText(u *unit, low string, verb int) bool {
	return personal[low] && u.low(0) == low && u.low(verb-2) == "which" && u.low(verb-3) == "in"
}

// impersonal are heads of speakers that no "he" or "she" stands for.
var impersonal = words(`judgment judgement verdict ruling indictment complaint statement report document court tribunal jury bench ministry office agency
	committee commission inquiry paper newspaper magazine sheet government bureau department service organisation organization group movement`)

// isState reports whether a name is that of a state.
func (x *Reader) isState(name string) bool {
	node := int32(0)
	for w := range strings.FieldsSeq(strings.ToLower(name)) {
		if node = x.lex.next(node, x.lex.words[w]); node == 0 {
			return false
		}
	}
	return slices.Contains(x.lex.phrases[node].classes, x.class.state)
}

// personal pronouns stand for people, never for an organisation.
var personal = words("he she him her who i")

func (c *cast) isGroup(s speaker) bool {
	_, ok := c.x.dir.Organisation(s.name)
	return ok
}

var confesses = words("denies deny denied admits admit admitted confessed confesses maintain maintains pleaded")

// named looks for a known name in the designation, before its complements.
func (c *cast) named(u *unit, from, to int) (speaker, bool) {
	for i := from + 1; i < to; i++ {
		if prepositions[u.low(i)] {
			to = i
		}
	}
	for i := to - 1; i >= from; i-- {
		if !capitalised(u.toks[i].Token) || u.low(i+1) == "'s" || u.low(i+1) == "’s" || i+1 < to && describesNoun(u, i+1) {
			continue
		}
		s, ok := c.people[u.low(i)]
		if !ok {
			continue
		}
		if s.kind == "" {
			s.kind = c.unnamedOffice(u, from, to)
		}
		return s, true
	}
	return speaker{}, false
}

// unnamedOffice gives a person whom the report does not introduce the office
// that was heard before without a name; otherwise he is taken for the accused.
func (c *cast) unnamedOffice(u *unit, from, to int) ascribe.SpeakerKind {
	if k, ok := c.x.dir.KindOf(u.text(from, to)); ok {
		return k
	}
	for i := len(c.said) - 1; i >= 0; i-- {
		s := c.said[i]
		if single[s.role] && !s.many {
			return s.kind
		}
	}
	return ascribe.Attacker
}

var single = words("director president minister chief head commissioner judge spokesman spokeswoman chancellor premier governor mayor secretary")

// byRole finds who was last called by an office: "the minister".
func (c *cast) byRole(low string) (speaker, bool) {
	role := lastWord(low)
	if !roleNouns[role] {
		return speaker{}, false
	}
	for i := len(c.said) - 1; i >= 0; i-- {
		if c.said[i].role == role || strings.Contains(strings.ToLower(c.said[i].name), role) {
			return c.said[i], true
		}
	}
	for _, key := range c.order {
		if s := c.people[key]; s.role == role && s.kind != "" {
			return s, true
		}
	}
	if role == "spokesperson" || role == "spokesman" || role == "spokeswoman" || role == "official" || role == "officer" {
		if c.body.kind != "" {
			return speaker{name: low, kind: c.body.kind, role: role}, true
		}
	}
	return speaker{}, false
}

// sayable reports whether the verb can only be one of speech.
func (x *Reader) sayable(u *unit, verb int) bool {
	switch u.low(verb) {
	case "said", "says", "say", "told", "added", "wrote", "tells", "insisted", "insists", "confirmed", "testified", "according", "denied", "denies", "claims", ":", "shouted":
		return true
	}
	return false
}

// heard records who spoke in u and what its subject was.
func (c *cast) heard(u *unit, s speaker) {
	if s.name == "" || s.kind == "" {
		return
	}
	c.said = append(c.said, s)
	c.note(s)
}

func (c *cast) note(s speaker) {
	switch s.kind {
	case ascribe.Police, ascribe.Prosecutor, ascribe.Government, ascribe.Intelligence, ascribe.Military, ascribe.Court:
		c.body = s
	}
}

// orgIn returns the organisation named in the tokens from..to.
func (x *Reader) orgIn(u *unit, from, to int) (string, bool) {
	for i := from; i < to; i++ {
		for _, t := range u.startsAt(i) {
			if t.class == 0 {
				return u.text(i, i+int(t.n)), true
			}
		}
	}
	return "", false
}
