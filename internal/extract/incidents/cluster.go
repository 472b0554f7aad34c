package incidents

import (
	"slices"
	"strconv"

	"ascribe/internal/extract/linear"
	"ascribe/internal/text"
)

// Types of incident in the MUC-4 task.
var Types = []string{"ATTACK", "BOMBING", "KIDNAPPING", "ARSON", "ROBBERY", "FORCED WORK STOPPAGE"}

// typeOf returns the type of incident that a kind of event makes, "" for none.
func typeOf(k kind) string {
	switch k {
	case kill, die, wound, shoot, stab, attack, destroy, threaten, ram, air, combat:
		return "ATTACK"
	case bomb:
		return "BOMBING"
	case kidnap, hostage, capture, hijack:
		return "KIDNAPPING"
	case burn:
		return "ARSON"
	case rob:
		return "ROBBERY"
	case strike:
		return "FORCED WORK STOPPAGE"
	}
	return ""
}

// cluster is the events of one type that belong to one incident.
type cluster struct {
	typ    string
	track  int
	events []int
	sents  []int // ascending, each once
}

// Division is a way of dividing the events of a report among candidates for
// incidents. By either, events of two types are no one incident.
type Division int

// The divisions.
const (
	ByTrack     Division = iota // what the report tells of one place and time is one
	ByParagraph                 // and each of its paragraphs tells of its own
)

// clusters groups the events of a division by type of incident.
func (d *document) clusters(tracks []*track, by Division) []cluster {
	home := make([]int, len(d.sents))
	for i := range home {
		home[i] = -1
	}
	for k, tr := range tracks {
		for _, i := range tr.sents {
			if home[i] < 0 {
				home[i] = k
			}
		}
	}
	var out []cluster
	for e := range d.events {
		typ := typeOf(d.events[e].kind)
		if typ == "" {
			continue
		}
		sent := d.events[e].sent
		track := max(home[sent], 0)
		i := slices.IndexFunc(out, func(c cluster) bool {
			return c.typ == typ && c.track == track &&
				(by != ByParagraph || d.Sentences[c.sents[0]].Paragraph == d.Sentences[sent].Paragraph)
		})
		if i < 0 {
			i = len(out)
			out = append(out, cluster{typ: typ, track: track})
		}
		c := &out[i]
		c.events = append(c.events, e)
		if n := len(c.sents); n == 0 || c.sents[n-1] != sent {
			c.sents = append(c.sents, sent)
		}
	}
	return out
}

// clusterFeatures adds what it is judged by whether a cluster is an incident
// that a coder would fill a template for.
func (d *document) clusterFeatures(c *cluster, others int, f *linear.Features) {
	f.Add("type", c.typ)
	f.AddValue(d.relevanceLogit/4, "relevance")
	f.AddValue(d.relevanceLogit/4, "relevance-type", c.typ)
	f.Add("track", strconv.Itoa(min(c.track, 3)), c.typ)
	f.Add("first", strconv.Itoa(min(c.sents[0], 9)/3), c.typ)
	f.Add("size", strconv.Itoa(min(len(c.events), 6)), c.typ)
	f.Add("others", strconv.Itoa(min(others, 4)), c.typ)
	firm := 0
	for _, e := range c.events {
		ev := &d.events[e]
		s := &d.sents[ev.sent]
		how := reality(ev)
		if ev.actual() {
			firm++
		}
		lemma := s.Tokens[ev.tok].Word.LemmaOf()
		f.Add("kind", c.typ, ev.kind, how)
		f.Add("lemma", c.typ, lemma, form(ev))
		if ev.patient >= 0 {
			f.Add("patient", c.typ, classOf(s, ev.patient), how)
			f.Add("patient-lemma", lemma, classOf(s, ev.patient))
			f.Add("patient-head", ev.kind, headOf(s, ev.patient))
		}
		if ev.actor >= 0 {
			f.Add("actor", c.typ, classOf(s, ev.actor), how)
			f.Add("actor-head", ev.kind, headOf(s, ev.actor))
			f.Add("actor-patient", classOf(s, ev.actor), patientClass(s, ev))
		}
	}
	f.Add("firm", strconv.Itoa(min(firm, 5)), c.typ)
	d.besideFeatures(c, f)
	d.clusterWords(c, f)
	d.headerFeatures(c.typ, f)
}

// headOf returns the base form of the head of phrase np.
func headOf(s *sentence, np int) string {
	t := &s.Tokens[s.NPs[np].Head]
	if l := t.Word.LemmaOf(); l != "" {
		return l
	}
	return "name"
}

// headerFeatures adds the words of a cable's header: who reports, and in what
// form ("[COMMUNIQUE]").
func (d *document) headerFeatures(typ string, f *linear.Features) {
	for _, t := range d.headerTokens() {
		if t.Kind == text.Word && len(t.Lower) > 2 {
			f.Add("header", t.Lower)
			f.Add("header-type", t.Lower, typ)
		}
	}
}

// besideFeatures says which other types of incident the same sentences tell
// of, and which the report does elsewhere: "killed" beside a bomb is no attack
// of its own.
func (d *document) besideFeatures(c *cluster, f *linear.Features) {
	for _, typ := range Types {
		if typ == c.typ {
			continue
		}
		shared, anywhere := 0, false
		for i := range d.events {
			if typeOf(d.events[i].kind) != typ {
				continue
			}
			anywhere = true
			if slices.Contains(c.sents, d.events[i].sent) {
				shared++
			}
		}
		switch {
		case shared > 0:
			f.Add("beside", c.typ, typ)
			if shared >= len(c.sents) {
				f.Add("always-beside", c.typ, typ)
			}
		case anywhere:
			f.Add("elsewhere", c.typ, typ)
		}
	}
	var kinds []byte
	for _, k := range [...]kind{kill, shoot, attack, destroy, threaten, wound, die, combat, air} {
		if slices.ContainsFunc(c.events, func(e int) bool { return d.events[e].kind == k && d.events[e].actual() }) {
			kinds = append(append(kinds, k...), '+')
		}
	}
	f.Add("kinds", c.typ, string(kinds))
}

func patientClass(s *sentence, e *event) string {
	if e.patient < 0 {
		return "none"
	}
	return classOf(s, e.patient)
}

// clusterWords adds the words of the cluster's first sentences.
func (d *document) clusterWords(c *cluster, f *linear.Features) {
	first, n := c.sents[:min(3, len(c.sents))], 0
	for _, i := range first {
		n += len(d.sents[i].Tokens)
	}
	seen := f.Scratch(n)
	for _, i := range first {
		for k := range d.sents[i].Tokens {
			t := &d.sents[i].Tokens[k]
			if t.Word == nil || t.NP < 0 && t.VG < 0 || len(t.Lower) < 3 || !seen.Add(t.Lower) {
				continue
			}
			f.Add("word", t.Word.Lemma, c.typ)
			f.Add("any-word", t.Word.Lemma)
		}
	}
}
