package server

import (
	"context"

	"ascribe"
	"ascribe/internal/overview"
)

// LevelCount is a number of incidents of one level.
type LevelCount struct {
	Level ascribe.Level `json:"level"`
	Count int           `json:"count"`
}

// mixOf lists the levels of a mix that have an incident, strongest first.
func mixOf(m overview.Mix) []LevelCount {
	out := []LevelCount{}
	for i, n := range m {
		if n > 0 {
			out = append(out, LevelCount{ascribe.Levels[i], n})
		}
	}
	return out
}

type countsQuery struct {
	FilterQuery
	Step overview.Step `query:"step" default:"month" doc:"The width of the bins; a week begins on Monday"`
}

// Bin is the incidents of one stretch of days.
type Bin struct {
	From   ascribe.Date `json:"from"`
	Levels []LevelCount `json:"levels"`
}

// CountryCount is the incidents of one country.
type CountryCount struct {
	Country string       `json:"country" doc:"ISO 3166-1 alpha-2"`
	Levels  []LevelCount `json:"levels"`
}

// Counts are numbers of reported incidents under a filter.
type Counts struct {
	Total     int            `json:"total"`
	Levels    []LevelCount   `json:"levels"`
	Bins      []Bin          `json:"bins" doc:"Those with an incident, in the order of time"`
	Undated   []LevelCount   `json:"undated" doc:"Incidents without a date"`
	Countries []CountryCount `json:"countries" doc:"The most incidents first"`
	Nowhere   []LevelCount   `json:"nowhere" doc:"Incidents without a place"`
}

func (s *Server) countIncidents(_ context.Context, q *countsQuery) (*answer[Counts], error) {
	f, err := q.filter()
	if err != nil {
		return nil, err
	}
	state, _ := s.desk.now()
	c := state.index.Count(f, q.Step)
	out := Counts{c.All.Total(), mixOf(c.All), binsOf(c.Bins), mixOf(c.Undated), []CountryCount{}, mixOf(c.Nowhere)}
	for _, x := range c.Countries {
		out.Countries = append(out.Countries, CountryCount{x.Code, mixOf(x.Mix)})
	}
	return answered(out), nil
}

func binsOf(bins []overview.Bin) []Bin {
	out := []Bin{}
	for _, b := range bins {
		out = append(out, Bin{b.From, mixOf(b.Mix)})
	}
	return out
}

type mapQuery struct {
	FilterQuery
	Most int     `query:"most" minimum:"1" maximum:"20000" default:"5000" doc:"The greatest number of points; where there are more, cells stand for them"`
	Cell float64 `query:"cell" minimum:"0.05" maximum:"30" default:"1" doc:"The least side of the cells in degrees; it is doubled until there are few enough of them"`
}

// Map is what a map shows.
type Map struct {
	Total  int     `json:"total" doc:"Incidents with a place under the filter"`
	Points []Point `json:"points" doc:"All of them, where there are not more than most"`
	Cells  []Cell  `json:"cells" doc:"What stands for them otherwise"`
	Side   float64 `json:"side" doc:"The side of the cells in degrees; 0 where there are points"`
}

// Point is an incident on a map.
type Point struct {
	ID    string        `json:"id"`
	Lat   float64       `json:"lat"`
	Lon   float64       `json:"lon"`
	Level ascribe.Level `json:"level"`
	Date  ascribe.Date  `json:"date"`
}

// Cell is a square of the map with the incidents in it.
type Cell struct {
	Lat    float64      `json:"lat" doc:"The mean of their places"`
	Lon    float64      `json:"lon"`
	Levels []LevelCount `json:"levels"`
}

func (s *Server) mapIncidents(_ context.Context, q *mapQuery) (*answer[Map], error) {
	f, err := q.filter()
	if err != nil {
		return nil, err
	}
	state, _ := s.desk.now()
	c := state.index.Map(f, q.Most, q.Cell)
	out := Map{c.Total, []Point{}, []Cell{}, c.Side}
	for _, p := range c.Points {
		out.Points = append(out.Points, Point{p.ID, p.Lat, p.Lon, p.Level, p.Date})
	}
	for _, x := range c.Cells {
		out.Cells = append(out.Cells, Cell{x.Lat, x.Lon, mixOf(x.Mix)})
	}
	return answered(out), nil
}
