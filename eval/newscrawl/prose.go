package newscrawl

import (
	"math/rand/v2"
	"strconv"
	"strings"
)

// writer writes one page.
type writer struct {
	*corpus
	rnd   *rand.Rand
	place place
}

// story is the text of a page.
type story struct {
	section, title string
	paragraphs     []string
}

// Of a hundred pages in a language other than English, how many there are.
const foreignShare = 30

// story writes what p is to tell, and sets its language. Reports are padded
// with sentences on other things, as they are with background and service.
func (w *writer) story(p *Page) story {
	switch p.Kind {
	case Attack:
		if w.rnd.IntN(100) < 12 {
			p.Language = pick(w, []string{"es", "fr", "de", "ar"})
		}
		return w.told("world", pick(w, w.attacks[p.Language]), w.background(p.Language), w.rnd.IntN(6))
	case NearMiss:
		return w.told("news", pick(w, w.near), w.background("en"), w.rnd.IntN(6))
	}
	if w.rnd.IntN(100) < foreignShare {
		p.Language = pick(w, []string{"es", "fr", "de", "ar", "pt", "ru", "zh"})
	}
	t := pick(w, w.background(p.Language))
	s := story{section: "news", title: w.fill(pick(w, t.titles))}
	return w.padded(s, []topic{t}, 4+w.rnd.IntN(16))
}

func (w *writer) background(lang string) []topic {
	if lang == "en" {
		return w.topics
	}
	return w.foreign[lang]
}

// told fills in a template and adds padding paragraphs from the topics.
func (w *writer) told(section string, t template, from []topic, padding int) story {
	s := story{section: section, title: w.fill(pick(w, t.titles))}
	for _, p := range t.paragraphs {
		s.paragraphs = append(s.paragraphs, w.fill(p))
	}
	return w.padded(s, from, padding)
}

func (w *writer) padded(s story, from []topic, n int) story {
	for range n {
		t := pick(w, from)
		var p []string
		for range 2 + w.rnd.IntN(4) {
			p = append(p, w.fill(pick(w, t.sentences)))
		}
		s.paragraphs = append(s.paragraphs, strings.Join(p, " "))
	}
	return s
}

var (
	weekdays = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
	months   = []string{"January", "March", "April", "June", "July", "September", "October", "December"}
)

// fill puts values into the slots of a sentence.
func (w *writer) fill(s string) string {
	return strings.NewReplacer("{city}", w.place.city, "{country}", w.place.country,
		"{n}", strconv.Itoa(2+w.rnd.IntN(28)), "{m}", strconv.Itoa(31+w.rnd.IntN(90)),
		"{day}", pick(w, weekdays), "{month}", pick(w, months)).Replace(s)
}

// slug is a title as it stands in addresses.
func slug(title string) string {
	var b strings.Builder
	for _, f := range strings.FieldsFunc(strings.ToLower(title), func(r rune) bool { return r < 'a' || r > 'z' }) {
		if b.Len() > 0 {
			b.WriteByte('-')
		}
		b.WriteString(f)
	}
	return b.String()
}
