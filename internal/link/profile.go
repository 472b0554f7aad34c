package link

import (
	"ascribe"
)

// Profile is what linking keeps of one mention of an incident: the facts, and
// sketches of the names and words that the report tells it with. Names and
// words are kept as hashes: a profile identifies nobody.
type Profile struct {
	// Mention is the mention's key ([ascribe.MentionKey]); Report the report's
	// id.
	Mention, Report string
	// Published is the date of the report; zero if unknown.
	Published ascribe.Date
	// Main says that the report is mainly about this incident.
	Main bool

	// Date is the date of the attack, as far as the report tells it;
	// DatePrecision as in [ascribe.Mention].
	Date          ascribe.Date
	DatePrecision ascribe.Precision
	// Place is nil where the report names none.
	Place           *ascribe.Place
	AttackType      ascribe.AttackType
	Weapon          ascribe.Weapon
	Outcome         ascribe.Outcome
	Killed, Injured *ascribe.Count
	// Organisation is the hash of the group's name, 0 if none is named.
	Organisation uint32

	// Names are the rarest capitalised words, Pairs the rarest capitalised
	// words that stand side by side, Words the heaviest words by TF-IDF; each
	// ordered by hash, no hash twice.
	Names, Pairs, Words, Numbers []Term
}

// Term is a word by the hash of its folded form, with its weight.
type Term struct {
	Hash uint32
	// Weight is in steps of 1/[WeightScale] of a nat.
	Weight uint8
}

// WeightScale is the number of steps of [Term.Weight] in one nat of inverse
// document frequency.
const WeightScale = 7

// The sizes of the sketches.
const (
	maxNames   = 40
	maxPairs   = 12
	maxNumbers = 32
	maxWords   = 80
)

// Profile reduces a report's mention to what linking needs. A report without
// mentions may still be profiled, with a mention that has an id only: it is
// then tied by its names and words, or stands alone.
func (m *Model) Profile(r *ascribe.Report, mention *ascribe.Mention) Profile {
	p := Profile{
		Mention:   ascribe.MentionKey(r.ID, mention.ID),
		Report:    r.ID,
		Published: r.Published,
		Main:      mention.Main,

		Date:          mention.Date,
		DatePrecision: mention.DatePrecision,
		Place:         mention.Place,
		AttackType:    mention.AttackType,
		Weapon:        mention.Weapon,
		Outcome:       mention.Outcome,
		Killed:        mention.Killed,
		Injured:       mention.Injured,
		Organisation:  hashName(mention.Organisation),
	}
	if p.DatePrecision == ascribe.PrecisionNone {
		p.DatePrecision = p.Date.Precision()
	}
	m.background.sketch(&p, passage(r, mention))
	return p
}

// plain reports whether the mention gives neither what, when nor where: no
// attack was found in the report.
func (p *Profile) plain() bool { return p.AttackType == "" && p.Date.IsZero() && p.Place == nil }

// passage is the text that tells of the mention: all of the report for the
// one it is mainly about, the mention's own sentences for another.
func passage(r *ascribe.Report, mention *ascribe.Mention) text {
	if mention.Main || len(mention.Spans) == 0 {
		return text{title: r.Title, body: []string{r.Text}, by: outletOf(r)}
	}
	t := text{by: outletOf(r)}
	for _, s := range mention.Spans {
		if part := between(r.Text, s.Start, s.End); part != "" {
			t.body = append(t.body, part)
		}
	}
	return t
}

// between returns the part of a text from one code point to another.
func between(s string, start, end int) string {
	from, n := len(s), 0
	for i := range s {
		if n == max(0, start) {
			from = i
		}
		if n >= end {
			return s[min(from, i):i]
		}
		n++
	}
	return s[from:]
}
