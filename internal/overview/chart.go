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

// Map returns the incidents that f keeps as points, or as cells of side
// degrees where there are more than most.
func (x *Index) Map(f Filter, most int, side float64) Chart {
	var c Chart
	cells := map[[2]int]*heap{}
	x.each(f, func(e *incident, l *line) {
		if !l.placed {
			return
		}
		c.Total++
		if c.Total <= most {
			c.Points = append(c.Points, Point{e.id, degrees(l.lat), degrees(l.lon), ascribe.Levels[l.level], l.date.date()})
		}
		add(cells, l, side)
	})
	if c.Total <= most {
		return c
	}
	c.Points, c.Side = nil, side
	for _, h := range cells {
		n := float64(h.mix.Total())
		c.Cells = append(c.Cells, Cell{h.lat / n, h.lon / n, h.mix})
	}
	slices.SortFunc(c.Cells, func(a, b Cell) int { return cmp.Or(cmp.Compare(a.Lat, b.Lat), cmp.Compare(a.Lon, b.Lon)) })
	return c
}

// heap sums up the incidents of a cell.
type heap struct {
	lat, lon float64
	mix      Mix
}

func add(cells map[[2]int]*heap, l *line, side float64) {
	k := [2]int{int(math.Floor(float64(l.lat) / side)), int(math.Floor(float64(l.lon) / side))}
	h, ok := cells[k]
	if !ok {
		h = new(heap)
		cells[k] = h
	}
	h.lat, h.lon = h.lat+float64(l.lat), h.lon+float64(l.lon)
	h.mix[l.level]++
}

// degrees gives back the decimals that a gazetteer has.
func degrees(x float32) float64 { return math.Round(float64(x)*1e5) / 1e5 }
