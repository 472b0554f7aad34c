package gazetteer

import (
	"strings"
	"testing"

	"ascribe/internal/text"
)

const prose = `BERLIN, July 19 (Agency) - A young man attacked passengers on a train near Würzburg late on Monday, the
Bavarian interior ministry said. Investigators in Munich and Hamburg had been warned by American officials in
Washington, who spoke of contacts in Raqqa, Syria.

The prosecutor in Frankfurt declined to comment. Police in Brussels, Paris and Tripoli, Lebanon, were informed. A
spokesman for the city of Hanover said that the mayor would visit Ansbach on Friday with the French ambassador.

`

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Load(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFind(b *testing.B)    { benchmark(b, false) }
func BenchmarkResolve(b *testing.B) { benchmark(b, true) }

func benchmark(b *testing.B, resolve bool) {
	g := load(b)
	d := text.Parse(strings.Repeat(prose, 10))
	ms := g.Find(d)
	b.SetBytes(int64(len(d.Source)))
	b.ReportAllocs()
	for b.Loop() {
		if resolve {
			g.Resolve(d, ms)
		} else {
			g.Find(d)
		}
	}
}
