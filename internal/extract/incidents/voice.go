package incidents

import (
	"strings"

	"ascribe"
	"ascribe/internal/actors"
	"ascribe/internal/extract/incidents/clause"
	"ascribe/internal/text"
)

// voice says in whose words a sentence is told.
type voice struct {
	// class is "authority", "group", "press", "witness", a class of phrase for
	// any other speaker, or "nobody".
	class string
	// group is the name of the group that speaks, if one does.
	group string
}

// unvoiced is the voice of a sentence that the report tells in its own words.
var unvoiced = voice{class: "nobody"}

// of names a voice from the side of a group: its own word, a rival's, or what
// class it is of.
func (v voice) of(gr *Group) string {
	switch {
	case v.group == gr.Name:
		return "own"
	case v.class == "group":
		return "rival"
	}
	return v.class
}

// hear finds the voice of every sentence. A speaker who is not named again
// speaks on in pronouns and in quotation marks; a report that is one speaker's
// as a whole, such as a communique, is in that voice throughout.
func (d *document) hear(dir *actors.Directory) {
	head := d.headerVoice()
	whole, last, known := head, head, map[string]voice{}
	for i := range d.sents {
		s := &d.sents[i]
		np := s.speakerPhrase()
		if v, ok := s.turn(head, known); ok {
			last, whole = v, v
		}
		switch {
		case np >= 0:
			last = d.voiceOf(s, np, dir, known)
			s.voice = last
		case s.goesOn():
			s.voice = last
		default:
			s.voice = whole
		}
		for k := range s.acts {
			x := &s.acts[k]
			x.voice = s.voice
			if by := s.actorOf(x); by >= 0 {
				x.voice = d.voiceOf(s, by, dir, known)
			}
		}
	}
}

// turn returns whose turn of an interview a sentence begins, if it begins one:
// whoever is not known by name is the one that the report is an interview with.
func (s *sentence) turn(head voice, known map[string]voice) (v voice, ok bool) {
	name := s.label()
	switch v, ok := known[name]; {
	case name == "":
		return voice{}, false
	case name == "reporter":
		return voice{class: "press"}, true
	case ok:
		return v, true
	}
	return head, head != unvoiced
}

// actorOf returns the phrase whose act x is: who does what its verb says, of a
// charge; else who says the part of the sentence that it stands in; -1 if the
// sentence as a whole tells.
func (s *sentence) actorOf(x *act) int {
	if way(x.kind) == "accuse" {
		if by := s.doerOf(x.tok); by >= 0 {
			return by
		}
	}
	for g := len(s.VGs) - 1; g >= 0; g-- {
		if v := &s.VGs[g]; v.Head < x.tok && !v.Passive && speaking(&s.Tokens[v.Head]) {
			return s.subjectOf(g)
		}
	}
	return -1
}

// goesOn reports whether a sentence goes on with what the last speaker said: it
// begins inside quotation marks, or a pronoun speaks.
func (s *sentence) goesOn() bool {
	if len(s.Tokens) > 0 && s.Tokens[0].Quoted {
		return true
	}
	for g := range s.VGs {
		if v := &s.VGs[g]; v.First > 0 && s.Tokens[v.First-1].Part == clause.Pron && speaking(&s.Tokens[v.Head]) {
			return true
		}
	}
	return false
}

// label returns the name in brackets with which a turn of an interview begins,
// "" if the sentence has none. Notes in brackets may stand before it.
func (s *sentence) label() string {
	out := ""
	for k := 0; k+2 < len(s.Tokens) && s.Tokens[k].Lower == "["; k++ {
		first := k + 1
		for k < len(s.Tokens) && s.Tokens[k].Lower != "]" {
			k++
		}
		if k == first+1 {
			out = s.Tokens[first].Lower
		}
	}
	return out
}

// doerOf returns the phrase that does what the verb at token k says; -1 if it
// is no verb or has none.
func (s *sentence) doerOf(k int) int {
	g := s.Tokens[k].VG
	switch {
	case g < 0:
		return -1
	case s.VGs[g].Passive:
		return s.VGs[g].Agent
	}
	return s.subjectOf(g)
}

// subjectOf returns the subject of an active verb group. A verb after "and" goes
// on with the subject of the one before it, whatever adverbs stand between; the
// relative pronoun of a clause stands for the phrase before it, if only a
// quotation mark parts them.
func (s *sentence) subjectOf(g int) int {
	k := s.VGs[g].First - 1
	for k > 0 && (s.Tokens[k].Part == clause.Adv || s.Tokens[k].Text == ",") {
		k--
	}
	switch {
	case k >= 0 && s.Tokens[k].Part == clause.Pron:
		return -1
	case k > 0 && g > 0 && s.Tokens[k].Part == clause.Conj && !s.VGs[g-1].Passive:
		return s.subjectOf(g - 1)
	case k > 1 && s.VGs[g].Subject < 0 && s.Tokens[k].Part == clause.Rel && s.Tokens[k-1].Kind == text.Punct:
		return s.Tokens[k-2].NP
	case k > 0 && s.VGs[g].Subject < 0 && s.Tokens[k].Text == "\"":
		return s.Tokens[k-1].NP
	}
	return s.VGs[g].Subject
}

// speakerPhrase returns the phrase that says what the sentence tells: the
// subject of a verb of saying or what follows "according to"; -1 for none.
func (s *sentence) speakerPhrase() int {
	for g := range s.VGs {
		v := &s.VGs[g]
		if v.Passive || v.Negated || !speaking(&s.Tokens[v.Head]) {
			continue
		}
		if np := s.subjectOf(g); np >= 0 {
			return np
		}
	}
	for k := 0; k+2 < len(s.Tokens); k++ {
		if s.Tokens[k].Lower == "according" && s.Tokens[k+2].NP >= 0 {
			return s.Tokens[k+2].NP
		}
	}
	return -1
}

// voiceOf names what sort of speaker phrase np is. A name is who it was with
// its office before; known holds what names were found to be.
func (d *document) voiceOf(s *sentence, np int, dir *actors.Directory, known map[string]voice) voice {
	n := &s.NPs[np]
	g := s.groupIn(s.phrase(np))
	if g == nil && n.Appositive >= 0 {
		g = s.groupIn(s.phrase(n.Appositive))
	}
	v := voice{}
	if g != nil {
		v.group = g.name
	}
	surname := s.Tokens[n.Last].Lower
	switch {
	case s.authoritative(np) || g != nil && g.class == "state":
		v.class = "authority"
	case g != nil:
		v.class = "group"
	case s.partisan(np):
		v.class = "other"
	default:
		if k, ok := d.office(s, np, dir); ok {
			v.class = officeClass[k]
		} else if n.Proper >= 0 && known[surname].class != "" {
			return known[surname]
		} else {
			v.class = "other"
		}
	}
	if n.Proper >= 0 && v.class != "other" {
		known[surname] = v
	}
	return v
}

// officeClass maps the kinds of speakers to classes of voice.
var officeClass = map[ascribe.SpeakerKind]string{ascribe.Police: "authority", ascribe.Prosecutor: "authority", ascribe.Court: "authority",
	ascribe.Government: "authority", ascribe.Military: "authority", ascribe.Intelligence: "authority", ascribe.AnonymousOfficial: "other",
	ascribe.Organisation: "group", ascribe.Attacker: "group", ascribe.Media: "press", ascribe.Reporter: "press", ascribe.Witness: "witness",
	ascribe.Family: "witness", ascribe.Expert: "witness"}

// office returns the kind of speaker that a phrase, or the one that explains
// it, designates.
func (d *document) office(s *sentence, np int, dir *actors.Directory) (ascribe.SpeakerKind, bool) {
	if k, ok := dir.KindOf(d.Slice(s.phrase(np))); ok {
		return k, true
	}
	if a := s.NPs[np].Appositive; a >= 0 {
		return dir.KindOf(d.Slice(s.phrase(a)))
	}
	return "", false
}

// authoritative reports whether a phrase names a body, an office or a rank of
// a state.
func (s *sentence) authoritative(np int) bool {
	for k := s.NPs[np].First; k <= s.NPs[np].Last; k++ {
		t := &s.Tokens[k]
		if officials[t.Lower] || officials[t.Word.LemmaOf()] {
			return true
		}
		for _, x := range t.Word.AllSenses() {
			switch x.Type {
			case "GOVERNMENT OFFICIAL", "ACTIVE MILITARY", "LAW ENFORCEMENT", "LEGAL OR JUDICIAL", "STATE":
				return true
			}
		}
	}
	return false
}

// partisan reports whether a phrase names people of a party or a union, who have
// no office by it.
func (s *sentence) partisan(np int) bool {
	for k := s.NPs[np].First; k <= s.NPs[np].Last; k++ {
		switch s.Tokens[k].Lower {
		case "opposition", "union", "party":
			return true
		}
	}
	return false
}

// groupIn returns the group named inside r, nil if none is.
func (s *sentence) groupIn(r text.Range) *groupRange {
	for i := range s.groups {
		if g := &s.groups[i]; g.Start < r.End && r.Start < g.End {
			return g
		}
	}
	return nil
}

// headerVoice names whose report this is as a whole, by its header: a group's
// that its own radio or a communique speaks for, an authority's, or nobody's.
func (d *document) headerVoice() voice {
	if len(d.header) > 0 {
		return voice{class: "group", group: d.header[0].Org.Name}
	}
	own, office := false, false
	for _, t := range d.headerTokens() {
		w, _, _ := strings.Cut(t.Lower, "-") // "president-elect"
		switch w {
		case "communique", "speech", "interview", "statement", "address", "message", "conference":
			own = true
		case "president", "minister", "ministry", "government", "armed", "army", "general", "colonel", "police", "coprefa", "presidency", "commander":
			office = true
		}
	}
	if own && office {
		return voice{class: "authority"}
	}
	return unvoiced
}

// headerTokens are what stands before the first sentence of a cable.
func (d *document) headerTokens() []text.Token {
	if !d.AllCaps || len(d.Sentences) == 0 {
		return nil
	}
	toks := d.Sentences[0].Tokens
	n := 0
	for n < len(toks) && toks[n].Start < d.Sentences[0].Body {
		n++
	}
	return toks[:n]
}

// source names what sort of report it is by its header: a group's own radio,
// a communique, a speech, an interview, a comment, or the news.
func (d *document) source() string {
	for _, t := range d.headerTokens() {
		switch t.Lower {
		case "clandestine", "communique", "speech", "interview", "commentary", "editorial", "coprefa", "statement":
			return t.Lower
		}
	}
	return "news"
}
