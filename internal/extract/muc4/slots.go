package muc4

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"ascribe"
	"ascribe/internal/extract/incidents"
)

// day writes a date as the task does: "07 JAN 90".
func day(d ascribe.Date) string {
	return fmt.Sprintf("%02d %s %02d", d.Day, strings.ToUpper(d.Month.String()[:3]), d.Year%100)
}

// date fills the date: the day or days that the text lets one count, else on
// or before the day of the report.
func (w *writer) date() {
	written := w.a.Dateline()
	if v, ok := w.a.When(w.in.Candidate()); ok && !w.a.Weekday(v) && v.Known() && v.Precision != ascribe.PrecisionBefore {
		from, to := v.From.First(), v.To.Last()
		if from == to {
			w.put("inc_date", day(from), "")
			return
		}
		if !from.IsZero() && from.DaysUntil(to) <= 31 {
			w.put("inc_date", day(from)+" - "+day(to), "")
			return
		}
	}
	if !written.IsZero() {
		w.put("inc_date", "- "+day(written), "")
	}
}

// covered are the countries whose incidents the task asks for.
var covered = map[string]bool{"EL SALVADOR": true, "GUATEMALA": true, "HONDURAS": true, "ARGENTINA": true, "BOLIVIA": true,
	"CHILE": true, "COLOMBIA": true, "ECUADOR": true, "PERU": true}

// location fills the country, the one of those that the task covers before
// others, and the places inside it.
func (w *writer) location() {
	countries, sites := w.a.Where(w.in.Candidate())
	if len(countries) == 0 {
		return
	}
	country := chosen(countries, sites)
	fill := country
	for _, s := range sites {
		if s.Country == "" || s.Country == country {
			fill += ": " + w.text(w.a.Text(s.Name)) + " (" + s.Kind + ")"
		}
	}
	w.country = country
	w.put("inc_loc", fill, "")
}

// chosen returns the country: that of a place in a country that the task
// covers, else the likeliest covered one, else the likeliest.
func chosen(countries []string, sites []incidents.Site) string {
	for _, s := range sites {
		if covered[s.Country] {
			return s.Country
		}
	}
	if i := slices.IndexFunc(countries, func(c string) bool { return covered[c] }); i >= 0 {
		return countries[i]
	}
	return countries[0]
}

// unnamed is what a value refers to if the report does not name the thing.
const unnamed = "-"

func (w *writer) instruments() {
	for _, f := range w.in.Fillers["instrument"] {
		s := w.text(w.a.Text(f.Phrase.Range), idle, degrees)
		w.put("inc_instr_id", s, "")
		w.attribute("inc_instr_type", f.Attributes["instrument-type"], s)
	}
	w.attribute("inc_instr_type", w.in.Attributes["means"], unnamed)
}

func (w *writer) perpetrators() {
	for _, f := range w.in.Fillers["individual"] {
		w.put("perp_ind_id", w.text(w.a.Text(w.individual(f.Phrase)), idle, hedges), "")
	}
	for _, b := range w.in.Groups {
		s := oneName(w.text(w.a.Text(b.Range)))
		w.put("perp_org_id", s, "")
		w.attribute("perp_org_conf", b.Confidence, s)
	}
}

func (w *writer) objects() {
	for _, f := range w.in.Fillers["object"] {
		s := w.text(w.a.Text(f.Phrase.Range), idle)
		w.put("phys_tgt_id", s, "")
		w.attribute("phys_tgt_type", f.Attributes["object-type"], s)
		w.put("phys_tgt_num", number(f.Phrase), s)
		w.attribute("phys_tgt_effect", f.Attributes["object-effect"], s)
		w.nation("phys_tgt_nation", &f, s)
	}
}

func (w *writer) people() {
	for _, f := range w.in.Fillers["person"] {
		ref := ""
		if p := f.Phrase; p.Name.Len() > 0 {
			ref = w.text(w.a.Text(p.Name))
			w.put("hum_tgt_name", ref, "")
			if t := w.text(w.a.Text(w.a.Description(&f))); t != "" {
				w.put("hum_tgt_desc", t, ref)
			}
			w.put("hum_tgt_num", "1", ref)
		} else {
			ref = w.text(w.a.Text(p.Range))
			w.put("hum_tgt_desc", ref, "")
			w.put("hum_tgt_num", number(p), ref)
		}
		w.attribute("hum_tgt_type", f.Attributes["person-type"], ref)
		w.attribute("hum_tgt_effect", f.Attributes["person-effect"], ref)
		w.nation("hum_tgt_nation", &f, ref)
	}
	w.attribute("hum_tgt_effect", w.in.Attributes["harm"], unnamed)
}

// nations are the names of the task where they differ from today's.
var nations = map[string]string{"RUSSIA": "USSR", "SOVIET UNION": "USSR", "CHINA": "PEOPLES REP OF CHINA", "GERMANY": "WEST GERMANY"}

// nation fills the nationality of a target if it is foreign.
func (w *writer) nation(slot string, f *incidents.Filler, ref string) {
	n := w.a.Nation(f)
	if other, ok := nations[n]; ok {
		n = other
	}
	if n != "" && n != w.country {
		w.put(slot, n, ref)
	}
}

// number writes how many a phrase speaks of.
func number(p *incidents.Phrase) string {
	switch {
	case p.Quantified && p.Quantity > 0:
		return strconv.Itoa(p.Quantity)
	case p.Plural:
		return "PLURAL"
	}
	return "1"
}
