package link

import (
	"encoding/binary"
	"math"
	"strconv"

	"ascribe"
)

// version is the first byte of a marshalled profile.
const version = 2

// Marshal returns the profile in its stored form: the version, then the
// fields in the order of the type; strings and lists behind their lengths,
// all numbers but hashes and degrees as varints. About 600 bytes; a place
// name of ordinary length keeps it below 1,024.
func (p *Profile) Marshal() []byte {
	w := writer{append(make([]byte, 0, 768), version)}
	w.text(p.Mention)
	w.text(p.Report)
	w.date(p.Published)
	w.flag(p.Main)
	w.date(p.Date)
	w.text(string(p.DatePrecision))
	w.place(p.Place)
	w.text(string(p.AttackType))
	w.text(string(p.Weapon))
	w.text(string(p.Outcome))
	w.count(p.Killed)
	w.count(p.Injured)
	w.b = binary.LittleEndian.AppendUint32(w.b, p.Organisation)
	w.terms(p.Names)
	w.terms(p.Pairs)
	w.terms(p.Words)
	w.terms(p.Numbers)
	return w.b
}

// Unmarshal reads what [Profile.Marshal] wrote. The error is an
// [ascribe.Error]: Unsupported for another version, Damaged for anything else.
func Unmarshal(b []byte) (Profile, error) {
	if len(b) > 0 && b[0] != version {
		return Profile{}, &ascribe.Error{Code: ascribe.Unsupported,
			What: "profile of version " + strconv.Itoa(int(b[0])), Remedy: "link the report again"}
	}
	r := reader{b: b}
	r.take(1)
	p := Profile{
		Mention:       r.text(),
		Report:        r.text(),
		Published:     r.date(),
		Main:          r.number() == 1,
		Date:          r.date(),
		DatePrecision: ascribe.Precision(r.text()),
		Place:         r.place(),
		AttackType:    ascribe.AttackType(r.text()),
		Weapon:        ascribe.Weapon(r.text()),
		Outcome:       ascribe.Outcome(r.text()),
		Killed:        r.count(),
		Injured:       r.count(),
		Organisation:  r.hash(),
		Names:         r.terms(maxNames),
		Pairs:         r.terms(maxPairs),
		Words:         r.terms(maxWords),
		Numbers:       r.terms(maxNumbers),
	}
	if r.bad || len(r.b) > 0 {
		return Profile{}, &ascribe.Error{Code: ascribe.Damaged, What: "profile of " + strconv.Itoa(len(b)) + " bytes",
			Remedy: "link the report again"}
	}
	return p, nil
}

type writer struct{ b []byte }

func (w *writer) number(n int) { w.b = binary.AppendUvarint(w.b, uint64(n)) }

func (w *writer) text(s string) {
	w.number(len(s))
	w.b = append(w.b, s...)
}

func (w *writer) flag(v bool) {
	if v {
		w.number(1)
		return
	}
	w.number(0)
}

func (w *writer) date(d ascribe.Date) { w.text(d.String()) }

func (w *writer) degrees(v float64) {
	w.b = binary.LittleEndian.AppendUint64(w.b, math.Float64bits(v))
}

func (w *writer) place(p *ascribe.Place) {
	w.flag(p != nil)
	if p == nil {
		return
	}
	w.text(p.Name)
	w.text(p.Country)
	w.text(p.CountryCode)
	w.text(p.Region)
	w.degrees(p.Lat)
	w.degrees(p.Lon)
	w.text(p.Precision)
	w.number(max(0, p.GeoNameID))
}

func (w *writer) count(c *ascribe.Count) {
	w.flag(c != nil)
	if c == nil {
		return
	}
	for _, n := range [...]int{c.Low, c.Best, c.High} {
		w.number(max(0, n))
	}
}

func (w *writer) terms(ts []Term) {
	w.number(len(ts))
	for _, t := range ts {
		w.b = binary.LittleEndian.AppendUint32(w.b, t.Hash)
		w.b = append(w.b, t.Weight)
	}
}

// reader takes fields from b until something is bad; then it gives zeros.
type reader struct {
	b   []byte
	bad bool
}

func (r *reader) take(n int) []byte {
	if r.bad || n < 0 || n > len(r.b) {
		r.bad, r.b = true, nil
		return make([]byte, max(0, min(n, 8)))
	}
	head := r.b[:n]
	r.b = r.b[n:]
	return head
}

func (r *reader) number() int {
	v, n := binary.Uvarint(r.b)
	if n <= 0 || v > math.MaxInt32 {
		r.bad, r.b = true, nil
		return 0
	}
	r.take(n)
	return int(v)
}

func (r *reader) text() string {
	n := r.number()
	if n > len(r.b) {
		r.bad = true
		return ""
	}
	return string(r.take(n))
}

func (r *reader) date() ascribe.Date {
	d, err := ascribe.ParseDate(r.text())
	if err != nil {
		r.bad = true
	}
	return d
}

func (r *reader) hash() uint32 { return binary.LittleEndian.Uint32(r.take(4)) }

func (r *reader) degrees() float64 {
	return math.Float64frombits(binary.LittleEndian.Uint64(r.take(8)))
}

func (r *reader) place() *ascribe.Place {
	if r.number() != 1 {
		return nil
	}
	return &ascribe.Place{Name: r.text(), Country: r.text(), CountryCode: r.text(), Region: r.text(),
		Lat: r.degrees(), Lon: r.degrees(), Precision: r.text(), GeoNameID: r.number()}
}

func (r *reader) count() *ascribe.Count {
	if r.number() != 1 {
		return nil
	}
	return &ascribe.Count{Low: r.number(), Best: r.number(), High: r.number()}
}

// terms reads at most limit terms, ordered by hash without repeats.
func (r *reader) terms(limit int) []Term {
	n := r.number()
	if n > limit {
		r.bad = true
		return nil
	}
	var out []Term
	for range n {
		t := Term{Hash: r.hash(), Weight: r.take(1)[0]}
		if k := len(out); k > 0 && out[k-1].Hash >= t.Hash {
			r.bad = true
		}
		out = append(out, t)
	}
	return out
}
