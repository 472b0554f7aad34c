package overview

import (
	"cmp"
	"math"
	"slices"

	"ascribe"
)

// Point is an incident on a map.
type Point struct {
	ID       string
	Lat, Lon float64
	Level    ascribe.Level
	Date     ascribe.Date
}

// Cell is a square of the map with the incidents in it. Lat and Lon are the
// mean of their places.
type Cell struct {
	Lat, Lon float64
	Mix      Mix
}

// Chart is what a map shows.
type Chart struct {
	// Total counts the incidents with a place that the filter keeps.
	Total int
	// Points are those, in the order of ids; empty where there are more than
	// was asked for.
	Points []Point
	// Cells stand for them then, in the order of places.
	Cells []Cell
	// Side is the width and height of the cells in degrees.
	Side float64
}

// mostCells is how many cells a map is shown with at most: more are not told
// apart on a screen.
const mostCells = 1500

// Map returns the incidents that f keeps as points, or as cells where there
// are more than most. The cells have a side of so many degrees, or of twice
// that as often as it takes to have few enough of them.
func (x *Index) Map(f Filter, most int, side float64) Chart {
	var c Chart
	g := newGrid(side)
	x.each(f, func(e *incident, l *line) {
		if !l.placed {
			return
		}
		c.Total++
		if c.Total <= most {
			c.Points = append(c.Points, Point{e.id, degrees(l.lat), degrees(l.lon), ascribe.Levels[l.level], l.date.date()})
		}
		g.add(int32(math.Floor(float64(l.lat)/side)), int32(math.Floor(float64(l.lon)/side)), l)
	})
	if c.Total <= most {
		return c
	}
	for ; len(g.sums) > mostCells; side *= 2 {
		g = g.coarser()
	}
	c.Points, c.Side = nil, side
	for _, s := range g.sums {
		n := float64(s.mix.Total())
		c.Cells = append(c.Cells, Cell{s.lat / n, s.lon / n, s.mix})
	}
	slices.SortFunc(c.Cells, func(a, b Cell) int { return cmp.Or(cmp.Compare(a.Lat, b.Lat), cmp.Compare(a.Lon, b.Lon)) })
	return c
}

// grid sums up incidents by squares.
type grid struct {
	// at tells the place of a square in sums: by its number, one more than the
	// place, where there are few enough squares, or else by name.
	numbered []int32
	columns  int32
	corner   square // the first row and column, which are negative
	at       map[square]int32
	sums     []sum
}

type square struct{ row, column int32 }

// sum is the incidents of a square.
type sum struct {
	square
	lat, lon float64
	mix      Mix
}

// mostNumbered is the number of squares up to which they are numbered: those of
// half a degree.
const mostNumbered = 1 << 18

func newGrid(side float64) grid {
	south, west := math.Floor(-90/side), math.Floor(-180/side)
	rows, columns := 1-2*south, 1-2*west
	g := grid{at: map[square]int32{}}
	if rows*columns <= mostNumbered {
		g.numbered, g.columns, g.corner = make([]int32, int(rows*columns)), int32(columns), square{int32(south), int32(west)}
	}
	return g
}

// of returns the sum of a square.
func (g *grid) of(sq square) *sum {
	if g.numbered == nil {
		i, ok := g.at[sq]
		if !ok {
			i = g.begin(sq)
			g.at[sq] = i
		}
		return &g.sums[i]
	}
	n := (sq.row-g.corner.row)*g.columns + sq.column - g.corner.column
	if g.numbered[n] == 0 {
		g.numbered[n] = g.begin(sq) + 1
	}
	return &g.sums[g.numbered[n]-1]
}

func (g *grid) begin(sq square) int32 {
	g.sums = append(g.sums, sum{square: sq})
	return int32(len(g.sums) - 1)
}

func (g *grid) add(row, column int32, l *line) {
	s := g.of(square{row, column})
	s.lat, s.lon = s.lat+float64(l.lat), s.lon+float64(l.lon)
	s.mix[l.level]++
}

// coarser is g with squares of twice the side.
func (g *grid) coarser() grid {
	half := grid{at: map[square]int32{}}
	for _, s := range g.sums {
		into := half.of(square{s.row >> 1, s.column >> 1})
		into.lat, into.lon = into.lat+s.lat, into.lon+s.lon
		for l, n := range s.mix {
			into.mix[l] += n
		}
	}
	return half
}

// degrees gives back the decimals that a gazetteer has.
func degrees(x float32) float64 { return math.Round(float64(x)*1e5) / 1e5 }
