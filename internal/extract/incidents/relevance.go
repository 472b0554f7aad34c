package incidents

import (
	"math"
	"strings"

	"ascribe"
	"ascribe/internal/extract/incidents/lexicon"
	"ascribe/internal/extract/linear"
	"ascribe/internal/text"
)

// RelevanceFeatures adds to f what the relevance of a report is judged by:
// which violence its clauses tell of, how firmly, against whom, in the lead or
// later, and its words.
func (x *Reader) RelevanceFeatures(d *text.Doc, r *ascribe.Report, f *linear.Features) {
	x.analyse(d, r).relevance(f)
}

func (d *document) relevance(f *linear.Features) {
	firm, lead, hurt := 0, 0, 0
	for i := range d.events {
		e := &d.events[i]
		d.eventFeatures(e, f)
		if assaults(e.kind) && e.actual() {
			firm++
			if e.sent < 3 {
				lead++
			}
			if e.patient >= 0 {
				hurt++
			}
		}
	}
	f.AddValue(math.Log1p(float64(firm)), "firm")
	f.AddValue(math.Log1p(float64(hurt)), "hurt")
	f.AddValue(math.Log1p(float64(lead)), "lead")
	f.AddValue(float64(firm)/float64(len(d.sents)+3), "density")
	f.AddValue(math.Log1p(float64(len(d.sents))), "length")
	d.tieFeatures(f)
	d.contextFeatures(f)
	d.headerFeatures("", f)
	d.wordFeatures(f)
}

// eventFeatures describes one event by kind, reality and who is in it.
func (d *document) eventFeatures(e *event, f *linear.Features) {
	s := &d.sents[e.sent]
	where := "body"
	if e.sent < 3 {
		where = "lead"
	}
	how := reality(e)
	f.Add("event", e.kind, how)
	f.Add("event", e.kind, how, where)
	f.Add("event-form", e.kind, form(e))
	if e.patient >= 0 {
		c := classOf(s, e.patient)
		f.Add("patient", c, how)
		f.Add("event-patient", e.kind, c, how)
		f.Add("patient-head", e.kind, headOf(s, e.patient))
	}
	if e.actor >= 0 {
		f.Add("event-actor", e.kind, classOf(s, e.actor))
	}
}

func reality(e *event) string {
	switch {
	case e.negated:
		return "negated"
	case e.unreal:
		return "unreal"
	case e.general:
		return "general"
	}
	return "actual"
}

func form(e *event) string {
	if e.verb {
		return "verb"
	}
	return "noun"
}

// classOf names the class of the head of phrase np.
func classOf(s *sentence, np int) string {
	n := &s.NPs[np]
	w := s.Tokens[n.Head].Word
	if senses := w.AllSenses(); len(senses) > 0 {
		if k := senses[0].Kind; k == lexicon.Human || k == lexicon.Object {
			return senses[0].Type
		}
		return senses[0].Kind.String()
	}
	if n.Proper >= 0 {
		return "name"
	}
	return "other"
}

// tieFeatures says whether places, times and organisations stand beside the
// events.
func (d *document) tieFeatures(f *linear.Features) {
	placed, timed, counted := 0, 0, 0
	for i := range d.sents {
		s := &d.sents[i]
		if events, firm := d.assaultsIn(s); len(events) == 0 || !firm {
			continue
		}
		if len(d.spots(s)) > 0 {
			placed++
		}
		if best(d.moments(s), -1) != nil {
			timed++
		}
		if len(d.tolls(i)) > 0 {
			counted++
		}
	}
	f.AddValue(math.Log1p(float64(placed)), "placed")
	f.AddValue(math.Log1p(float64(timed)), "timed")
	f.AddValue(math.Log1p(float64(counted)), "counted")
}

// contexts are words that give the violence beside them another cause or
// another world: mishaps, weather, war, fiction, machines, sport.
var contexts = text.NewTable(map[string]string{
	"accident": "mishap", "accidental": "mishap", "accidentally": "mishap", "crash": "mishap", "crashed": "mishap", "collision": "mishap",
	"collided": "mishap", "derailed": "mishap", "derailment": "mishap", "leak": "mishap", "leaking": "mishap", "brakes": "mishap",
	"malfunction": "mishap", "earthquake": "mishap", "hurricane": "mishap", "storm": "mishap", "tornado": "mishap", "flood": "mishap",
	"avalanche": "mishap", "drowned": "mishap", "overdose": "mishap", "virus": "mishap", "outbreak": "mishap", "negligence": "mishap",
	"surfer": "mishap", "shark": "mishap", "disease": "mishap", "suicide-prevention": "mishap",
	"airstrike": "war", "airstrikes": "war", "warplanes": "war", "combatants": "war", "battlefield": "war", "frontline": "war", "truce": "war",
	"cease-fire": "war", "ceasefire": "war", "troops": "war", "offensive": "war", "drone": "war", "drones": "war", "artillery": "war",
	"film": "fiction", "movie": "fiction", "novel": "fiction", "thriller": "fiction", "review": "fiction", "fictional": "fiction",
	"actor": "fiction", "director": "fiction", "drama": "fiction", "drill": "fiction", "exercise": "fiction", "simulation": "fiction",
	"hackers": "machine", "hacker": "machine", "malware": "machine", "ransomware": "machine", "software": "machine", "cyberattack": "machine",
	"coach": "sport", "striker": "sport", "midfielder": "sport", "league": "sport", "quarterback": "sport", "touchdown": "sport", "match": "sport",
	"visitors": "sport", "scored": "sport", "goal": "sport", "goals": "sport", "season": "sport", "keeper": "sport", "derby": "sport",
	"cup": "sport", "halftime": "sport", "half-time": "sport", "playoff": "sport", "playoffs": "sport", "batsman": "sport", "innings": "sport",
	"fixture": "sport", "header": "sport", "equaliser": "sport", "substitute": "sport", "champions": "sport",
	"tournament": "sport", "defender": "sport", "goalkeeper": "sport",
})

// contextFeatures counts the contexts in the lead and in all, apart for
// reports that also tell of a deliberate act.
func (d *document) contextFeatures(f *linear.Features) {
	meant := "unmeant"
	for i := range d.events {
		switch e := &d.events[i]; {
		case e.actual() && e.sent < 6 && (e.kind == shoot || e.kind == stab || e.kind == attack || e.kind == kidnap || e.kind == bomb && !e.verb):
			meant = "meant"
		}
	}
	for i := range d.sents {
		for k := range d.sents[i].Tokens {
			if c, ok := contexts.Of(d.sents[i].Tokens[k].Lower); ok {
				f.AddValue(0.5, "context", c, meant)
				if i < 4 {
					f.AddValue(0.5, "context-lead", c, meant)
				}
			}
		}
	}
}

// origins are what people believe and how they came to a country. Like the
// names of places and of those who live there, they weigh nothing: they are no
// sign of an attack, only of what a training set is full of.
var origins = map[string]bool{
	"islam": true, "islamic": true, "muslim": true, "muslims": true, "moslem": true, "sunni": true, "shia": true, "shiite": true,
	"jew": true, "jews": true, "jewish": true, "christian": true, "christians": true, "catholic": true, "catholics": true,
	"protestant": true, "protestants": true, "orthodox": true, "hindu": true, "hindus": true, "sikh": true, "sikhs": true,
	"buddhist": true, "buddhists": true, "arab": true, "arabs": true, "kurd": true, "kurds": true, "kurdish": true,
	"immigrant": true, "immigrants": true, "migrant": true, "migrants": true, "refugee": true, "refugees": true,
	"foreigner": true, "foreigners": true, "black": true, "white": true,
}

// newWordEach is the number of bytes of a text in which one word is new to it,
// about.
const newWordEach = 16

// wordFeatures adds the words of the text, each once; but no places and no
// origins of people.
func (d *document) wordFeatures(f *linear.Features) {
	seen := f.Scratch(len(d.Source) / newWordEach)
	for i := range d.sents {
		for _, p := range d.sents[i].places {
			for w := range strings.FieldsSeq(strings.ToLower(d.Slice(p.Range))) {
				seen.Add(w)
			}
		}
	}
	for i := range d.sents {
		for k := range d.sents[i].Tokens {
			t := &d.sents[i].Tokens[k]
			if t.Kind != text.Word || len(t.Lower) < 3 || t.Word == nil || t.Word.Is(lexicon.Function|lexicon.Det|lexicon.Given) ||
				!seen.Add(t.Lower) || origins[t.Lower] {
				continue
			}
			if t.Word.Lemma != "" && t.Word.Lemma != t.Lower {
				f.Add("lemma", t.Word.Lemma)
			} else {
				f.Add("word", t.Lower)
			}
		}
	}
}

// grounded reports whether any event of the report is more than a word: one
// that somebody does or suffers, or that has a place, a time or a toll, or a
// plot. A report of which this is not true is about no attack, whatever its
// words suggest.
func (d *document) grounded() bool {
	for i := range d.events {
		if e := &d.events[i]; e.patient >= 0 || e.actor >= 0 && e.verb || e.kind == plot || e.kind == foil || e.kind == bomb {
			return true
		}
	}
	for i := range d.sents {
		s := &d.sents[i]
		if events, _ := d.assaultsIn(s); len(events) > 0 && (len(d.spots(s)) > 0 || best(d.moments(s), -1) != nil) || len(d.tolls(i)) > 0 {
			return true
		}
	}
	return false
}

// Strength says, from 0 to 4, how firmly the lead of a report tells of an
// attack, without any model: events that happened, in place and time, with
// victims.
func (x *Reader) Strength(d *text.Doc, r *ascribe.Report) int {
	doc := x.analyse(d, r)
	out := 0
	for i := range min(4, len(doc.sents)) {
		s := &doc.sents[i]
		if _, firm := doc.assaultsIn(s); !firm {
			continue
		}
		n := 1
		if len(doc.spots(s)) > 0 {
			n++
		}
		if best(doc.moments(s), -1) != nil {
			n++
		}
		if len(doc.tolls(i)) > 0 {
			n++
		}
		out = max(out, n)
	}
	return out
}
