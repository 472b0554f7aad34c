package storetest

import (
	"context"
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"ascribe"
	"ascribe/internal/store"
)

// Day0 is the time of taking in that the suite counts from.
var Day0 = time.Date(2024, time.March, 1, 9, 0, 0, 123456789, time.UTC)

// Incident returns the id of the incident that Entry(n) tells of: perIncident
// entries in a row tell of one.
func Incident(n, perIncident int) string { return fmt.Sprintf("inc-%06d", n/perIncident) }

// Entry returns the n-th of an endless row of made-up reports: one mention,
// two facts and four statements about the organisation's role, each with a
// span of a text of two to four hundred words. The same n gives the same entry.
func Entry(n int) store.Entry {
	b := builder{published: ascribe.MustDate("2016-01-01").AddDays(n / 7 % 3000)}
	b.text.WriteString(fmt.Sprintf("Bericht %d — “Übersicht” der Stadt Nummer %d.\n\n", n, n%97))
	b.e.Report = ascribe.Report{
		DocID: fmt.Sprintf("doc-%07d", n), Original: ascribe.RefOf(fmt.Appendf(nil, "original %d", n)),
		Origin: fmt.Sprintf("made.jsonl:%d", n), URL: fmt.Sprintf("https://news.example/%d", n), Publisher: fmt.Sprintf("Outlet %d", n%11),
		Published: b.published, Title: fmt.Sprintf("Attack in town %d", n%97), Language: "en", TextMethod: "plain/1",
		Codebook: "direction/1", Method: "extract/1", Relevant: n%5 != 4, Relevance: float64(n%100) / 100,
	}
	b.e.Report.ID = ascribe.ReportID(b.e.Report.Original, b.e.Report.DocID)
	m := ascribe.Mention{
		ID: "i1", Main: true, AttackType: ascribe.Bombing, Weapon: ascribe.Explosives, Target: "market",
		Date: b.published.AddDays(-1), DatePrecision: ascribe.PrecisionDay, Outcome: ascribe.Completed, Organisation: "the group",
		Place: &ascribe.Place{Name: fmt.Sprintf("Town %d", n%97), Country: "Nowhere", CountryCode: "XX",
			Lat: float64(n%90) + 0.125, Lon: -float64(n%180) - 0.25, Precision: "city", GeoNameID: n % 97},
		Killed: &ascribe.Count{Low: n % 3, Best: n % 5, High: n % 9},
	}
	first := b.say("At least %d people were killed when a bomb exploded at the market of town %d.", n%5, n%97)
	m.Spans = []ascribe.Span{first.Span}
	m.Facts = []ascribe.Statement{
		b.fact(first, ascribe.FactKilled, fmt.Sprint(n%5)), b.fact(first, ascribe.FactAttackType, string(ascribe.Bombing)),
	}
	b.e.Mentions = []ascribe.Mention{m}
	b.claim(ascribe.ClaimedResponsibility, ascribe.Organisation, "the group", "The group said in message %d that it stood behind the attack.", n)
	b.claim(ascribe.LinkUnderInvestigation, ascribe.Police, "the police", "The police of town %d said it was not clear whether he had helpers.", n%97)
	b.claim(ascribe.InContact, ascribe.Prosecutor, "a prosecutor", "A prosecutor said on day %d that he had been in contact with a member abroad — “for weeks”.", n%30)
	b.fill(40 + n%20)
	b.claim(ascribe.ActedAlone, ascribe.Government, "the ministry", "The ministry said in release %d that he had acted alone.", n)
	b.e.Report.Text = b.text.String()
	b.e.Sketch = binary.BigEndian.AppendUint64(nil, uint64(n)*0x9e3779b97f4a7c15)
	b.e.Keys = bandKeys(n)
	b.e.LinkKeys = map[string][]uint64{"i1": {
		keyOf(fmt.Sprintf("d:%s|p:%d", m.Date, n%97)), keyOf(fmt.Sprintf("p:%d|k:%s", n%97, m.AttackType)),
	}}
	b.e.Profiles = map[string][]byte{"i1": fmt.Appendf(nil, "profile %d", n)}
	return b.e
}

// bandKeys gives eight keys; entries 2k and 2k+1 share two of them.
func bandKeys(n int) []uint64 {
	keys := make([]uint64, 8)
	for i := range keys {
		of := n
		if i < 2 {
			of = -(n / 2) - 1
		}
		keys[i] = keyOf(fmt.Sprintf("%d/%d", i, of))
	}
	return keys
}

func keyOf(text string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(text))
	return h.Sum64()
}

// builder writes a text and keeps count of its code points.
type builder struct {
	e         store.Entry
	text      strings.Builder
	published ascribe.Date
	counted   int // bytes of text that points counts
	points    int
}

// say adds a sentence and returns it as a statement without content.
func (b *builder) say(format string, args ...any) ascribe.Statement {
	quote := fmt.Sprintf(format, args...)
	b.points += utf8.RuneCountInString(b.text.String()[b.counted:])
	start := b.points
	b.text.WriteString(quote)
	b.points += utf8.RuneCountInString(quote)
	b.counted = b.text.Len()
	b.text.WriteString(" ")
	return ascribe.Statement{Span: ascribe.Span{Start: start, End: b.points}, Quote: quote,
		Polarity: ascribe.Affirmed, Certainty: ascribe.Certain, SpeakerKind: ascribe.Reporter, Method: "extract/1"}
}

func (b *builder) fact(s ascribe.Statement, p ascribe.Predicate, value string) ascribe.Statement {
	s.Predicate, s.Value = p, value
	return s
}

func (b *builder) claim(p ascribe.Predicate, kind ascribe.SpeakerKind, speaker, format string, args ...any) {
	s := b.say(format, args...)
	s.Incident, s.Predicate, s.SpeakerKind, s.Speaker, s.Organisation = "i1", p, kind, speaker, "the group"
	s.SaidOn = b.published
	b.e.Statements = append(b.e.Statements, s)
}

func (b *builder) fill(sentences int) {
	for i := range sentences {
		b.say("Sentence %d says nothing of note.", i)
	}
}

// mentionKey returns the key of an entry's only mention.
func mentionKey(e store.Entry) string { return ascribe.MentionKey(e.Report.ID, "i1") }

// Take writes the entries from first up to, not including, end in one Write
// at the given hour after Day0, and places each under its incident.
func Take(ctx context.Context, s store.Writer, hour, first, end, perIncident int) error {
	return s.Write(ctx, Day0.Add(time.Duration(hour)*time.Hour), func(tx store.Tx) error {
		for n := first; n < end; n++ {
			if err := takeOne(ctx, tx, n, perIncident); err != nil {
				return err
			}
		}
		return nil
	})
}

func takeOne(ctx context.Context, tx store.Tx, n, perIncident int) error {
	e := Entry(n)
	added, err := Append(ctx, tx, e)
	if err != nil || !added.New {
		return err
	}
	key, incident := mentionKey(e), Incident(n, perIncident)
	if err := tx.Decide(ctx, store.Decision{Kind: store.Link, A: key, B: incident, Score: 0.75, Reason: "same day, same town", Method: "link/1"}); err != nil {
		return err
	}
	return tx.Place(ctx, store.Placement{Mention: key, Incident: incident})
}

func mustTake(t *testing.T, s store.Writer, hour, first, end, perIncident int) {
	t.Helper()
	if err := Take(t.Context(), s, hour, first, end, perIncident); err != nil {
		t.Fatal(err)
	}
}
