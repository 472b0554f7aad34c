package muc4

import (
	"fmt"
	"strconv"
	"strings"

	"ascribe"
	"ascribe/internal/extract/incidents"
	"ascribe/internal/text"
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

func (w *writer) location() {
	country, sites := w.a.Where(w.in.Candidate())
	if country == "" {
		return
	}
	for _, s := range sites {
		country += ": " + w.text(w.a.Text(s.Name)) + " (" + s.Kind + ")"
	}
	w.put("inc_loc", country, "")
}

// text writes a string of the report as a fill.
func (w *writer) text(s string) string { return strings.ToUpper(strings.Trim(s, " ,.;:\"")) }

func (w *writer) instruments() {
	for _, f := range w.in.Fillers["instrument"] {
		s := w.text(w.a.Text(f.Phrase.Range))
		w.put("inc_instr_id", s, "")
		w.attribute("inc_instr_type", f.Attributes["instrument-type"], s)
	}
}

func (w *writer) perpetrators() {
	for _, f := range w.in.Fillers["individual"] {
		w.put("perp_ind_id", w.text(w.a.Text(name(f.Phrase))), "")
	}
	for _, f := range w.in.Fillers["organisation"] {
		s := w.text(w.a.Text(f.Phrase.Base))
		w.put("perp_org_id", s, "")
		w.attribute("perp_org_conf", f.Attributes["confidence"], s)
	}
}

// name returns the proper name of a phrase, or the phrase if it has none.
func name(p *incidents.Phrase) text.Range {
	if p.Name.Len() > 0 && !p.Organisation && p.Title.Len() == 0 {
		return p.Name
	}
	return p.Range
}

func (w *writer) objects() {
	for _, f := range w.in.Fillers["object"] {
		s := w.text(w.a.Text(f.Phrase.Range))
		w.put("phys_tgt_id", s, "")
		w.attribute("phys_tgt_type", f.Attributes["object-type"], s)
		w.put("phys_tgt_num", number(f.Phrase), s)
		w.attribute("phys_tgt_effect", f.Attributes["object-effect"], s)
	}
}

func (w *writer) people() {
	for _, f := range w.in.Fillers["person"] {
		ref := ""
		if p := f.Phrase; p.Name.Len() > 0 {
			ref = w.text(w.a.Text(p.Name))
			w.put("hum_tgt_name", ref, "")
			if t := w.text(w.a.Text(p.Title)); t != "" {
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
