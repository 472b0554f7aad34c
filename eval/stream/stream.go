// Package stream writes reports by rule, for benchmarks and kill tests: a
// stream of news in which attacks break, are followed up, are copied by other
// outlets and come to court, among reports on other things. The same seed
// gives the same stream. No sentence in it is about a real event.
package stream

import (
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"math/rand/v2"
	"strings"

	"ascribe"
)

// Report is one report in the JSON lines form that ascribe reads.
type Report struct {
	DocID     string       `json:"docid"`
	Publisher string       `json:"publisher"`
	Published ascribe.Date `json:"published"`
	Title     string       `json:"title"`
	Text      string       `json:"text"`
}

// Reports yields n reports of about 350 words each. One in five is about
// something else, one in eight copies an earlier one.
func Reports(seed uint64, n int) iter.Seq[Report] {
	return func(yield func(Report) bool) {
		w := writer{rnd: rand.New(rand.NewPCG(seed, 20160718)), day: ascribe.MustDate("2014-01-01")}
		for i := range n {
			r := w.next()
			r.DocID = fmt.Sprintf("gen%07d", i)
			if !yield(r) {
				return
			}
		}
	}
}

// WriteJSONL writes n reports, one JSON object a line.
func WriteJSONL(w io.Writer, seed uint64, n int) error {
	enc := json.NewEncoder(w)
	for r := range Reports(seed, n) {
		if err := enc.Encode(r); err != nil {
			return err
		}
	}
	return nil
}

// attack is an incident of the stream, with what is still to come out.
type attack struct {
	date            ascribe.Date
	place           string
	kind            kind
	killed, injured int
	group           string
	told            int // reports so far
}

const (
	openAttacks = 40 // incidents that the stream still reports on
	keptReports = 64 // reports that may yet be copied
)

type writer struct {
	rnd    *rand.Rand
	day    ascribe.Date
	open   []*attack
	recent []Report
	n      int
}

func pick[T any](w *writer, from []T) T { return from[w.rnd.IntN(len(from))] }

func (w *writer) next() Report {
	if w.n++; w.n%25 == 0 {
		w.day = w.day.AddDays(1)
	}
	switch x := w.rnd.IntN(40); {
	case x < 8:
		return w.keep(w.otherNews())
	case x < 13 && len(w.recent) > 0:
		return w.copied(pick(w, w.recent))
	default:
		return w.keep(w.attackNews())
	}
}

func (w *writer) keep(r Report) Report {
	if len(w.recent) < keptReports {
		w.recent = append(w.recent, r)
	} else {
		w.recent[w.rnd.IntN(keptReports)] = r
	}
	return r
}

// copied is r under another headline, with its tail cut off.
func (w *writer) copied(r Report) Report {
	paragraphs := strings.Split(r.Text, "\n\n")
	if len(paragraphs) > 3 {
		paragraphs = paragraphs[:len(paragraphs)-1]
	}
	r.Text = strings.Join(paragraphs, "\n\n")
	r.Title = "Update: " + r.Title
	r.Publisher = pick(w, outlets)
	if r.Published.Before(w.day) {
		r.Published = w.day
	}
	return r
}

func (w *writer) attackNews() Report {
	if len(w.open) < openAttacks || w.rnd.IntN(5) == 0 {
		w.breakNews()
	}
	a := pick(w, w.open)
	a.told++
	head := fmt.Sprintf("%s in %s", a.kind.headline, a.place)
	text := w.paragraphs(a)
	return Report{Publisher: pick(w, outlets), Published: w.day, Title: head, Text: strings.Join(text, "\n\n")}
}

// breakNews lets a new attack happen, in place of an old one once enough are open.
func (w *writer) breakNews() {
	a := &attack{date: w.day, place: pick(w, cities), kind: pick(w, kinds), killed: w.rnd.IntN(20), injured: 1 + w.rnd.IntN(60), group: pick(w, groups)}
	if len(w.open) < openAttacks {
		w.open = append(w.open, a)
		return
	}
	w.open[w.rnd.IntN(openAttacks)] = a
}

// paragraphs tells of a: the event, what is said of it so far, and filler from
// the town, to the usual length.
func (w *writer) paragraphs(a *attack) []string {
	when := a.date.Weekday().String()
	if a.date.DaysUntil(w.day) > 6 {
		when = fmt.Sprintf("%d %s %d", a.date.Day, a.date.Month, a.date.Year)
	}
	out := []string{fmt.Sprintf("%s - %s in %s on %s, killing %d people and wounding %d, police said.",
		strings.ToUpper(strings.SplitN(a.place, ",", 2)[0]), a.kind.lead, a.place, when, a.killed+1, a.injured)}
	for range 4 {
		out = append(out, strings.NewReplacer("GROUP", a.group, "PLACE", a.place).Replace(pick(w, said[min(a.told/2, len(said)-1)])))
	}
	for range 12 {
		out = append(out, w.sentence()+" "+w.sentence())
	}
	return out
}

// sentence says something of no interest, in words that hardly recur.
func (w *writer) sentence() string {
	s := fmt.Sprintf("%s %s the %s %s %s while %s %s the %s %s.", pick(w, subjects), pick(w, verbs), pick(w, qualities), pick(w, things), pick(w, times),
		pick(w, subjects), pick(w, verbs), pick(w, qualities), pick(w, things))
	return strings.ToUpper(s[:1]) + s[1:]
}

func (w *writer) otherNews() Report {
	place := pick(w, cities)
	out := []string{fmt.Sprintf("%s - %s", strings.ToUpper(strings.SplitN(place, ",", 2)[0]), w.sentence())}
	for range 16 {
		out = append(out, w.sentence()+" "+w.sentence())
	}
	return Report{Publisher: pick(w, outlets), Published: w.day, Title: "News from " + place, Text: strings.Join(out, "\n\n")}
}
