package main

import (
	"path/filepath"
	"strconv"

	"ascribe"
	"ascribe/internal/link"
)

// incident is one of the composed set, with its facts.
type incident struct {
	Incident   string             `json:"incident"`
	Date       ascribe.Date       `json:"date"`
	Place      string             `json:"place"`
	Country    string             `json:"country"`
	Lat        float64            `json:"lat"`
	Lon        float64            `json:"lon"`
	AttackType ascribe.AttackType `json:"attack_type"`
	Weapon     ascribe.Weapon     `json:"weapon"`
	Killed     *int               `json:"killed"`
	Injured    *int               `json:"injured"`
	Outcome    ascribe.Outcome    `json:"outcome"`
}

// composedSets gives the composed reports as extraction reads them, with the
// coded facts instead, and with some of these missing or vague.
func composedSets(r reader, gold string) ([]set, error) {
	docs, err := read[document](filepath.Join(gold, "direction/docs.jsonl"))
	if err != nil {
		return nil, err
	}
	list, err := read[incident](filepath.Join(gold, "direction/incidents.jsonl"))
	if err != nil {
		return nil, err
	}
	facts := map[string]incident{}
	for _, i := range list {
		facts[i.Incident] = i
	}
	return []set{
		readSet(r, docs),
		codedSet(r.model, "composed-crowded", docs, crowded(facts), blurMore),
		codedSet(r.model, "composed-vague", docs, facts, blur),
	}, nil
}

func readSet(r reader, docs []document) set {
	s := set{name: "composed", train: true, worth: 6, share: 0.5}
	for _, d := range docs {
		cluster := "none of " + d.DocID
		if len(d.Incidents) > 0 {
			cluster = d.Incidents[0]
		}
		s.items = append(s.items, r.mentions(d, cluster)...)
	}
	return s
}

func codedSet(m *link.Model, name string, docs []document, facts map[string]incident,
	change func(*ascribe.Mention, uint64)) set {
	s := set{name: name, train: true, share: 0.25}
	for _, d := range docs {
		for n, id := range d.Incidents {
			mention := facts[id].mention()
			mention.ID = "i" + strconv.Itoa(n+1)
			mention.Main = n == 0
			change(mention, uint64(foldOf(d.DocID+id)))
			for _, st := range d.Statements {
				if st.Incident == id {
					mention.Spans = append(mention.Spans, st.Span)
				}
			}
			s.items = append(s.items, item{profile: m.Profile(d.report(), mention), doc: d.DocID, cluster: id,
				fold: foldOf(id), scored: true})
		}
	}
	return s
}

func (i incident) mention() *ascribe.Mention {
	m := &ascribe.Mention{Date: i.Date, AttackType: i.AttackType, Weapon: i.Weapon, Outcome: i.Outcome,
		Killed: exactly(i.Killed), Injured: exactly(i.Injured)}
	if i.Place != "" {
		m.Place = &ascribe.Place{Name: i.Place, Country: i.Country, Lat: i.Lat, Lon: i.Lon, Precision: "city"}
	}
	return m
}

func exactly(n *int) *ascribe.Count {
	if n == nil {
		return nil
	}
	return &ascribe.Count{Low: *n, Best: *n, High: *n}
}

// crowded moves all incidents into a few towns, so that towns tell little: in
// the composed set every town has one attack, in the world many have more.
func crowded(facts map[string]incident) map[string]incident {
	towns := []ascribe.Place{
		{Name: "Marlow", Country: "United Kingdom", Lat: 51.57, Lon: -0.77},
		{Name: "Kabul", Country: "Afghanistan", Lat: 34.53, Lon: 69.17},
		{Name: "Lyon", Country: "France", Lat: 45.75, Lon: 4.85},
	}
	out := map[string]incident{}
	for id, i := range facts {
		t := towns[foldOf(id)%len(towns)]
		i.Place, i.Country, i.Lat, i.Lon = t.Name, t.Country, t.Lat, t.Lon
		out[id] = i
	}
	return out
}

// blurDate takes the day away, or all of the date, by the seed.
func blurDate(m *ascribe.Mention, seed uint64) {
	switch seed % 5 {
	case 0:
		m.Date = ascribe.Date{}
	case 1:
		m.Date = ascribe.Date{Year: m.Date.Year}
	case 2:
		m.Date = ascribe.Date{Year: m.Date.Year, Month: m.Date.Month}
	}
}

// blurMore takes the date away, and counts fewer than there came to be.
func blurMore(m *ascribe.Mention, seed uint64) {
	blurDate(m, seed)
	for _, c := range []*ascribe.Count{m.Killed, m.Injured} {
		if c != nil && seed/5%2 == 0 {
			n := c.Best * 2 / 3
			*c = ascribe.Count{Low: n, Best: n, High: n}
		}
	}
	if seed/15%3 == 0 {
		m.Place = &ascribe.Place{Name: m.Place.Country, Country: m.Place.Country, Precision: "country"}
	}
	if seed/10%3 == 0 {
		m.Killed = nil
	}
	if seed/30%2 == 0 {
		m.Injured = nil
	}
}

// blur takes facts away, which ones by the seed.
func blur(m *ascribe.Mention, seed uint64) {
	blurDate(m, seed)
	switch seed / 5 % 4 {
	case 0:
		m.Place = nil
	case 1:
		m.Place = &ascribe.Place{Name: m.Place.Country, Country: m.Place.Country, Precision: "country"}
	}
	if seed/20 != 0 {
		m.Killed, m.Injured = nil, nil
	}
	if seed/20 == 2 {
		m.Weapon, m.AttackType = "", ""
	}
}
