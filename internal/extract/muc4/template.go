// Package muc4 writes the reading of a report in the form of the MUC-4 task:
// one template for each incident, 24 slots, strings copied from the text. It
// renders what package incidents found and finds nothing itself.
package muc4

import (
	"encoding/json"

	"ascribe/internal/extract/incidents"
)

// Template holds the fills of a template by slot, under the slot names of the
// task's scorers ("inc_type", "hum_tgt_name").
type Template map[string][]Value

// Value is one fill: a string or a class and, for classes and numbers of
// things, the string of another slot that it refers to.
type Value struct {
	V   string
	Ref string
}

// MarshalJSON writes a plain string where there is no reference.
func (v Value) MarshalJSON() ([]byte, error) {
	if v.Ref == "" {
		return json.Marshal(v.V)
	}
	return json.Marshal(struct {
		V   string `json:"v"`
		Ref string `json:"ref"`
	}{v.V, v.Ref})
}

// Templates renders the incidents of a report.
func Templates(r incidents.Reading) []Template {
	out := []Template{}
	for i := range r.Incidents {
		t := &writer{a: r.Analysis, in: &r.Incidents[i], slots: Template{}}
		t.write()
		out = append(out, t.slots)
	}
	return out
}

// writer fills one template.
type writer struct {
	a     *incidents.Analysis
	in    *incidents.Incident
	slots Template
	// country is where the incident happened.
	country string
}

func (w *writer) write() {
	w.put("inc_type", w.in.Type, "")
	w.attribute("inc_stage", w.in.Attributes["stage"], "")
	w.attribute("perp_inc_cat", w.in.Attributes["category"], "")
	w.date()
	w.location()
	w.instruments()
	w.perpetrators()
	w.objects()
	w.people()
}

// put adds a fill once.
func (w *writer) put(slot, v, ref string) {
	for _, have := range w.slots[slot] {
		if have == (Value{v, ref}) {
			return
		}
	}
	w.slots[slot] = append(w.slots[slot], Value{v, ref})
}

// attribute adds a class unless it is none.
func (w *writer) attribute(slot, v, ref string) {
	if v != "" && v != incidents.None {
		w.put(slot, v, ref)
	}
}
