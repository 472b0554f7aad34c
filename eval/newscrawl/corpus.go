package newscrawl

import (
	"embed"
	"strings"
)

//go:embed data/*.txt
var data embed.FS

// corpus is what pages are made of.
type corpus struct {
	attacks map[string][]template // by language
	near    []template
	topics  []topic            // English
	foreign map[string][]topic // other languages, one topic each
	teasers []string
	places  []place
}

// template is a report with slots.
type template struct {
	titles     []string
	paragraphs []string
}

// topic is a stock of headlines and sentences.
type topic struct {
	name              string
	titles, sentences []string
}

type place struct{ city, country string }

func load() *corpus {
	c := &corpus{attacks: map[string][]template{}, foreign: map[string][]topic{}}
	for _, lang := range []string{"en", "es", "fr", "de", "ar"} {
		c.attacks[lang] = templates("attacks." + lang)
	}
	c.near = templates("near.en")
	c.topics = topics("others.en")
	for _, t := range topics("others") {
		c.foreign[t.name] = []topic{t}
	}
	c.teasers = lines("teasers")
	for _, l := range lines("places") {
		city, country, _ := strings.Cut(l, ", ")
		c.places = append(c.places, place{city, country})
	}
	return c
}

// lines returns the lines of an embedded file without comments; blank lines
// stay.
func lines(name string) []string {
	b, err := data.ReadFile("data/" + name + ".txt")
	if err != nil {
		panic(err) // the files are part of the program
	}
	var out []string
	for l := range strings.Lines(string(b)) {
		if l = strings.TrimSpace(l); !strings.HasPrefix(l, "#") {
			out = append(out, l)
		}
	}
	return out
}

func templates(name string) (all []template) {
	var t template
	for _, l := range append(lines(name), "") {
		switch mark, text, _ := strings.Cut(l, " "); mark {
		case "T":
			t.titles = append(t.titles, text)
		case "P":
			t.paragraphs = append(t.paragraphs, text)
		case "":
			if len(t.titles) > 0 {
				all = append(all, t)
			}
			t = template{}
		}
	}
	return all
}

func topics(name string) (all []topic) {
	for _, l := range lines(name) {
		switch mark, text, _ := strings.Cut(l, " "); mark {
		case "==":
			all = append(all, topic{name: text})
		case "T":
			t := &all[len(all)-1]
			t.titles = append(t.titles, text)
		case "S":
			t := &all[len(all)-1]
			t.sentences = append(t.sentences, text)
		}
	}
	return all
}
