// Package stream writes reports by rule, for benchmarks and kill tests: a
// stream of news in which attacks break, some in a burst of reports, are
// followed up, are copied by other outlets and come to court years later,
// beside look-alikes in the same town and week, among reports on other things.
// The same seed gives the same stream. No sentence in it is about a real event,
// and no name in it is anybody's.
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
// something else, one in eight copies an earlier one, one in forty comes long
// after its attack.
func Reports(seed uint64, n int) iter.Seq[Report] {
	return func(yield func(Report) bool) {
		w := newWriter(seed)
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
	street          string
	kind            kind
	killed, injured int
	group           string
	told            int // reports so far
}

const (
	openAttacks = 40   // incidents that the stream still reports on
	pastAttacks = 4000 // incidents that may yet come to court
	keptReports = 64   // reports that may yet be copied
	perDay      = 100  // reports
	burst       = 80   // reports in a row, every other one, on a great attack
)

type writer struct {
	rnd    *rand.Rand
	zipf   *rand.Zipf
	day    ascribe.Date
	open   []*attack
	past   []*attack
	recent []Report
	great  *attack // told of in a burst
	left   int     // reports of the burst
	n      int
}

func newWriter(seed uint64) *writer {
	rnd := rand.New(rand.NewPCG(seed, 20160718))
	return &writer{rnd: rnd, zipf: rand.NewZipf(rnd, 1.05, 30, madeWords-1), day: ascribe.MustDate("2004-01-01")}
}

func pick[T any](w *writer, from []T) T { return from[w.rnd.IntN(len(from))] }

func (w *writer) next() Report {
	if w.n++; w.n%perDay == 0 {
		w.day = w.day.AddDays(1)
	}
	switch x := w.rnd.IntN(40); {
	case x < 8:
		return w.keep(w.otherNews())
	case x < 13 && len(w.recent) > 0:
		return w.copied(pick(w, w.recent))
	case x == 13 && len(w.past) > 0:
		return w.keep(w.tell(pick(w, w.past)))
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
	if w.left > 0 && w.rnd.IntN(2) == 0 {
		w.left--
		return w.tell(w.great)
	}
	return w.tell(pick(w, w.open))
}

// tell reports on a as it stands now.
func (w *writer) tell(a *attack) Report {
	a.told++
	head := fmt.Sprintf("%s in %s", a.kind.headline, a.place)
	return Report{Publisher: pick(w, outlets), Published: w.day, Title: head, Text: strings.Join(w.paragraphs(a), "\n\n")}
}

// breakNews lets a new attack happen, in place of an old one once enough are
// open. One in six resembles one that is open; one in sixty fills the papers.
func (w *writer) breakNews() {
	a := &attack{date: w.day, place: pick(w, cities), street: w.name() + " Street", kind: pick(w, kinds), killed: w.rnd.IntN(20),
		injured: 1 + w.rnd.IntN(60), group: pick(w, groups)}
	if len(w.open) > 0 && w.rnd.IntN(6) == 0 {
		like := pick(w, w.open)
		a.place, a.kind = like.place, like.kind
	}
	if w.rnd.IntN(60) == 0 {
		w.great, w.left = a, burst
	}
	if len(w.open) < openAttacks {
		w.open = append(w.open, a)
		return
	}
	i := w.rnd.IntN(openAttacks)
	w.close(w.open[i])
	w.open[i] = a
}

// close lets an attack leave the news.
func (w *writer) close(a *attack) {
	if len(w.past) < pastAttacks {
		w.past = append(w.past, a)
		return
	}
	w.past[w.rnd.IntN(pastAttacks)] = a
}

// paragraphs tells of a: the event, what is said of it so far, and filler from
// the town, to the usual length.
func (w *writer) paragraphs(a *attack) []string {
	when := "on " + a.date.Weekday().String()
	if a.date.DaysUntil(w.day) > 6 {
		when = fmt.Sprintf("on %d %s %d", a.date.Day, a.date.Month, a.date.Year)
	}
	out := []string{fmt.Sprintf("%s - %s on %s in %s %s, killing %d people and wounding %d, police said.",
		strings.ToUpper(strings.SplitN(a.place, ",", 2)[0]), a.kind.lead, a.street, a.place, when, a.killed+1, a.injured)}
	fill := strings.NewReplacer("GROUP", a.group, "PLACE", a.place, "STREET", a.street)
	for range 4 {
		out = append(out, fill.Replace(pick(w, aftermath))+" "+fill.Replace(pick(w, said[min(a.told/2, len(said)-1)])))
	}
	for range 9 {
		out = append(out, w.sentence()+" "+w.sentence())
	}
	return out
}

// sentence says something of no interest. Like that of prose, its wording
// hardly recurs: made-up words come as rarely as words of real papers do.
func (w *writer) sentence() string {
	s := fmt.Sprintf("%s %s the %s %s near %s while %s of %s %s the %s.", pick(w, subjects), pick(w, verbs), w.word(), pick(w, things),
		w.name(), pick(w, subjects), w.name(), pick(w, verbs), w.word())
	return strings.ToUpper(s[:1]) + s[1:]
}

// word is a made-up word, name one with a capital.
func (w *writer) word() string { return madeWord(w.zipf.Uint64()) }

func (w *writer) name() string {
	s := w.word()
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
