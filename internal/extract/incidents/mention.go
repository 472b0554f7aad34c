package incidents

import (
	"fmt"
	"strconv"

	"ascribe"
	"ascribe/internal/actors"
	"ascribe/internal/extract/incidents/lexicon"
	"ascribe/internal/text"
)

// mention renders a track, the i-th of its report, with the statements behind
// its values.
func (a *Analysis) mention(tr *track, i int, dir *actors.Directory) ascribe.Mention {
	d := a.d
	b := &builder{d: d, dir: dir, m: ascribe.Mention{ID: "i" + strconv.Itoa(i+1), Main: tr.main}}
	b.m.Spans = make([]ascribe.Span, 0, len(tr.sents))
	for _, s := range tr.sents {
		b.m.Spans = append(b.m.Spans, d.Span(d.body(s)))
	}
	if m := a.inQuestion(tr); m != nil {
		b.m.Organisation = d.Slice(m.Range)
		b.fact(ascribe.FactOrganisation, b.m.Organisation, m.Sentence)
	}
	b.place(tr)
	b.date(tr)
	b.tolls(tr)
	b.outcome(tr)
	b.unharmed()
	m := d.means(tr.sents)
	t, at := m.attackType(d.official(tr))
	b.m.AttackType = t
	b.fact(ascribe.FactAttackType, string(t), at)
	w, at := m.weapon()
	b.m.Weapon = w
	b.fact(ascribe.FactWeapon, string(w), at)
	b.target(tr)
	return b.m
}

// builder fills a mention value by value.
type builder struct {
	d   *document
	dir *actors.Directory
	m   ascribe.Mention
	// heard is the last speaker asked for, of sentence heardAt (from 1).
	heard     string
	heardKind ascribe.SpeakerKind
	heardAt   int
}

// mostFacts is the number of statements that a mention has room for at first.
const mostFacts = 10

// fact adds the statement that sentence at makes about a fact; none for an
// empty value or no sentence.
func (b *builder) fact(p ascribe.Predicate, value string, at int) {
	if value == "" || at < 0 {
		return
	}
	r := b.d.body(at)
	b.factIn(p, value, at, r)
}

func (b *builder) factIn(p ascribe.Predicate, value string, at int, r text.Range) {
	if b.heardAt != at+1 {
		b.heard, b.heardKind = b.d.speaker(at, b.dir)
		b.heardAt = at + 1
	}
	if b.m.Facts == nil {
		b.m.Facts = make([]ascribe.Statement, 0, mostFacts)
	}
	b.m.Facts = append(b.m.Facts, ascribe.Statement{Incident: b.m.ID, Span: b.d.Span(r), Quote: b.d.Slice(r),
		Predicate: p, Polarity: ascribe.Affirmed, Certainty: b.d.certainty(at), Speaker: b.heard, SpeakerKind: b.heardKind,
		Organisation: b.m.Organisation, Value: value})
}

func (b *builder) place(tr *track) {
	if tr.place == nil {
		return
	}
	p := tr.place.Place
	b.m.Place = &p
	if tr.place.sent == inDateline {
		b.factIn(ascribe.FactPlace, p.Name, 0, tr.place.Range)
		return
	}
	b.fact(ascribe.FactPlace, p.Name, tr.place.sent)
}

func (b *builder) date(tr *track) {
	m, ok := tr.date()
	if !ok {
		b.fresh(tr)
		return
	}
	b.m.Date, b.m.DatePrecision = m.To, m.Precision
	if m.Precision == ascribe.PrecisionDay && m.From != m.To {
		b.m.Date, b.m.DatePrecision = spanned(m.From, m.To)
	}
	b.fact(ascribe.FactDate, b.m.Date.String(), m.sent)
}

// spanned writes a run of days as one date: two days as the first, more as
// their month where they share one, else as "by the last".
func spanned(from, to ascribe.Date) (ascribe.Date, ascribe.Precision) {
	switch {
	case from.IsZero():
		return to, ascribe.PrecisionBefore
	case from.DaysUntil(to) <= 1:
		return from, ascribe.PrecisionDay
	case from.Year == to.Year && from.Month == to.Month:
		return ascribe.Date{Year: to.Year, Month: to.Month}, ascribe.PrecisionMonth
	}
	return to, ascribe.PrecisionBefore
}

// fresh dates the main incident of a report that gives no date: on or before
// the day of publication, unless the report is about its aftermath.
func (b *builder) fresh(tr *track) {
	if b.m.ID != "i1" || b.d.report.Published.IsZero() || len(tr.notes) == 0 || b.d.aftermath() {
		return
	}
	b.m.Date, b.m.DatePrecision = b.d.report.Published, ascribe.PrecisionBefore
	b.fact(ascribe.FactDate, b.m.Date.String(), tr.notes[0].sent)
}

// aftermath reports whether the lead tells of courts, inquiries or memories:
// the attack may then lie far back.
func (d *document) aftermath() bool {
	for i := range min(3, len(d.sents)) {
		for k := range d.sents[i].Tokens {
			switch d.sents[i].Tokens[k].Lower {
			case "year", "guilty", "admit", "admitted", "heard", "later", "sentence", "tribunal", "prosecutors", "charge", "indicted",
				"court", "judge", "trial", "convicted", "sentenced", "jailed", "verdict", "acquitted", "anniversary", "years",
				"commission", "inquiry", "pleaded", "appeal", "memorial", "ago", "jury":
				return true
			}
		}
	}
	return false
}

func (b *builder) tolls(tr *track) {
	var dead, hurt []toll
	for _, i := range tr.sents {
		for _, t := range b.d.tolls(i) {
			if t.dead {
				dead = append(dead, t)
			} else {
				hurt = append(hurt, t)
			}
		}
	}
	b.m.Killed = b.toll(ascribe.FactKilled, dead)
	b.m.Injured = b.toll(ascribe.FactInjured, hurt)
}

func (b *builder) toll(p ascribe.Predicate, ts []toll) *ascribe.Count {
	c, behind := settle(ts)
	if behind == nil {
		return nil
	}
	for _, t := range behind {
		b.fact(p, countValue(t.count), t.sent)
	}
	return &c
}

// unharmed fills in what goes without saying: an attack that was foiled hurt
// nobody, and a report that counts only wounded has no dead to count. The
// statement behind it is the one that implies it, and it is only probable.
func (b *builder) unharmed() {
	none := func(p ascribe.Predicate, from ascribe.Predicate) *ascribe.Count {
		for _, f := range b.m.Facts {
			if f.Predicate == from {
				f.Predicate, f.Value, f.Certainty = p, "0", ascribe.Probable
				b.m.Facts = append(b.m.Facts, f)
				return &ascribe.Count{}
			}
		}
		return nil
	}
	foiled := b.m.Outcome == ascribe.Foiled || b.m.Outcome == ascribe.Failed
	if b.m.Killed == nil && (foiled || b.m.Injured != nil) {
		from := ascribe.FactInjured
		if b.m.Injured == nil {
			from = ascribe.FactOutcome
		}
		b.m.Killed = none(ascribe.FactKilled, from)
	}
	if b.m.Injured == nil && foiled {
		b.m.Injured = none(ascribe.FactInjured, ascribe.FactOutcome)
	}
}

func countValue(c ascribe.Count) string {
	if c.Low == c.High {
		return strconv.Itoa(c.Best)
	}
	return fmt.Sprintf("%d-%d", c.Low, c.High)
}

func (b *builder) outcome(tr *track) {
	harmed := b.m.Killed != nil && b.m.Killed.Best > 0 || b.m.Injured != nil && b.m.Injured.Best > 0
	o, at := b.d.outcome(tr.sents, harmed)
	b.m.Outcome = o
	b.fact(ascribe.FactOutcome, string(o), at)
}

// target takes what the first event that has one was directed at.
func (b *builder) target(tr *track) {
	for _, n := range tr.notes {
		for _, k := range n.events {
			e := &b.d.events[k]
			if np := b.d.targetOf(e); np >= 0 {
				s := &b.d.sents[e.sent]
				b.m.Target = b.d.Slice(withoutArticle(s, np))
				b.fact(ascribe.FactTarget, b.m.Target, e.sent)
				return
			}
		}
	}
}

// targetOf returns the phrase that an event was directed at, -1 for none.
func (d *document) targetOf(e *event) int {
	s := &d.sents[e.sent]
	cands := []int{}
	switch e.kind {
	case bomb, attack, shoot, stab, burn, ram, destroy, rob:
		cands = append(cands, e.with("on", "against", "at", "outside", "into", "near", "in", "inside", "of"))
		if e.verb || e.kind != bomb {
			cands = append(cands, e.patient)
		}
	case kill, kidnap, hostage, wound:
		cands = append(cands, e.patient)
	}
	for _, np := range cands {
		if np >= 0 && d.targetLike(s, np) {
			return np
		}
	}
	return -1
}

func (d *document) targetLike(s *sentence, np int) bool {
	w := s.Tokens[s.NPs[np].Head].Word
	_, object := w.Sense(lexicon.Object)
	_, human := w.Sense(lexicon.Human)
	_, weapon := w.Sense(lexicon.Weapon)
	return (object || human) && !weapon && !attackers(s, np)
}

// withoutArticle returns the bytes of phrase np from after its determiner.
func withoutArticle(s *sentence, np int) text.Range {
	r := s.phrase(np)
	first := s.NPs[np].First
	if s.Tokens[first].Word.Is(lexicon.Det) && first < s.NPs[np].Last {
		r.Start = s.Tokens[first+1].Start
	}
	return r
}

// official reports whether an office holder was killed in the track.
func (d *document) official(tr *track) bool {
	for _, n := range tr.notes {
		for _, k := range n.events {
			e := &d.events[k]
			if e.kind != kill || e.patient < 0 {
				continue
			}
			s := &d.sents[e.sent]
			for _, x := range s.Tokens[s.NPs[e.patient].Head].Word.AllSenses() {
				switch x.Type {
				case "GOVERNMENT OFFICIAL", "POLITICAL FIGURE", "DIPLOMAT", "LEGAL OR JUDICIAL":
					return s.Tokens[e.tok].Word.Lemma == "assassinate" || s.Tokens[e.tok].Word.Lemma == "assassination" || s.NPs[e.patient].Proper >= 0
				}
			}
		}
	}
	return false
}
