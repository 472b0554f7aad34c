package timex

import (
	"ascribe"
	"ascribe/internal/text"
)

// span reads a stretch that ends on the day of writing: "the past two weeks",
// "the last 10 days", "the past few months".
func (f *finder) span(i int) (expr, int) {
	k := i
	if f.low(k) == "the" {
		k++
	}
	if w := f.low(k); w != "past" && w != "last" {
		return expr{}, 0
	}
	q, n := text.ReadQuantity(f.toks[k+1:])
	k += 1 + n
	u := units[f.low(k)]
	if u == 0 || n == 0 && f.low(i) != "the" {
		return expr{}, 0
	}
	e := expr{Value: Value{Precision: ascribe.PrecisionDay, Relative: true}}
	if back := max(1, q.High) * max(1, factor[f.low(k)]); back <= 1000 {
		e.Value = f.stretchBack(u, back)
	}
	e.Relative = true
	return e, k + 1 - i
}

// stretchBack returns the span from n units before the day of writing up to
// it.
func (f *finder) stretchBack(u unit, n int) Value {
	switch u {
	case hour:
		u, n = day, (n+23)/24
	case week:
		u, n = day, 7*n
	}
	from, to := shift(f.anchor, u, -n), shift(f.anchor, u, 0)
	return Value{From: from.From, To: to.To, Precision: from.Precision}
}
