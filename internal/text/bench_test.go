package text

import (
	"strings"
	"testing"
)

// prose and cable are texts of the kinds the parser meets most.
const prose = `BERLIN, July 19 (Agency) - A 17-year-old attacked passengers on a regional train near the town late on
Monday, wounding five people, the interior ministry said. "We know of no accomplices," a spokesman told reporters.

Mr. Weber, who heads the U.S. delegation, said the group's claim had been "noted". Investigators in Köln and
Düsseldorf said they had found 1,200 messages; none of them, according to a report of about 3.5 pages, mentioned an
order. The prosecutor's office declined to comment.

`

const cable = `   SAN SALVADOR, 9 JAN 90 (DPA) -- [TEXT] THE ARMY TODAY PREVENTED THE OCCUPATION
OF TWO TOWNS IN THE EAST OF THE COUNTRY, ACCORDING TO MILITARY SOURCES.  THE
ATTACKS TOOK PLACE AT 0700 IN USULUTAN DEPARTMENT, 110 KM EAST OF THE CAPITAL.

`

func BenchmarkParse(b *testing.B) {
	for _, bc := range []struct{ name, source string }{
		{"prose", strings.Repeat(prose, 60)},
		{"cable", strings.Repeat(cable, 100)},
		{"short", prose},
	} {
		b.Run(bc.name, func(b *testing.B) {
			b.SetBytes(int64(len(bc.source)))
			b.ReportAllocs()
			for b.Loop() {
				Parse(bc.source)
			}
		})
	}
}

func BenchmarkSpan(b *testing.B) {
	d := Parse(strings.Repeat(prose, 200))
	n := len(d.Source)
	i := 0
	for b.Loop() {
		i = (i + 7919) % n
		d.Span(Range{i, n})
	}
}
