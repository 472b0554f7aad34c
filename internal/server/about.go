package server

import (
	"context"
	"encoding/json"
	"maps"
	"slices"

	"ascribe"
	"ascribe/internal/codebook"
)

func (s *Server) getCodebook(context.Context, *struct{}) (*answer[codebook.Codebook], error) {
	return answered(*s.parts.Codebook), nil
}

// Quality is the measured quality of the methods.
type Quality struct {
	Figures []Figure `json:"figures" doc:"As pinned: a change that lowers one of them does not get in without a reason"`
}

// Figure is a measured figure.
type Figure struct {
	Name  string  `json:"name" doc:"The gold set, a colon, and what is measured"`
	Value float64 `json:"value" doc:"0 to 1"`
	// Lowered is given where it fell once.
	Lowered string `json:"lowered,omitempty" doc:"Why it was let fall when it was last"`
}

func (s *Server) getQuality(context.Context, *struct{}) (*answer[Quality], error) {
	q, err := qualityOf(s.parts.Quality)
	if err != nil {
		return nil, problem(err)
	}
	return answered(q), nil
}

func qualityOf(file []byte) (Quality, error) {
	var pinned struct {
		Figures map[string]float64 `json:"figures"`
		Lowered map[string]string  `json:"lowered"`
	}
	if err := json.Unmarshal(file, &pinned); err != nil {
		return Quality{}, &ascribe.Error{Code: ascribe.Internal, What: "the file of measured figures does not read", Err: err}
	}
	q := Quality{Figures: []Figure{}}
	for _, name := range slices.Sorted(maps.Keys(pinned.Figures)) {
		q.Figures = append(q.Figures, Figure{name, pinned.Figures[name], pinned.Lowered[name]})
	}
	return q, nil
}

// About describes the record.
type About struct {
	Version       string       `json:"version" doc:"The program's"`
	Codebook      string       `json:"codebook"`
	Writes        int64        `json:"writes" doc:"The version of the record: how many writes it holds"`
	Digest        string       `json:"digest" doc:"The digest over them"`
	Incidents     int          `json:"incidents"`
	First         ascribe.Date `json:"first" doc:"The first day of publication"`
	Last          ascribe.Date `json:"last" doc:"The last day of publication"`
	Organisations []string     `json:"organisations" doc:"Those in question anywhere, for filters"`
	Countries     []string     `json:"countries" doc:"Country codes of any incident, for filters"`
}

func (s *Server) about(context.Context, *struct{}) (*answer[About], error) {
	st, _ := s.desk.now()
	first, last := st.index.Dated()
	return answered(About{s.parts.Version, s.parts.Codebook.Version, st.head.Writes, st.head.Digest, st.index.Len(), first, last,
		listOf(st.index.Organisations()), listOf(st.index.Countries())}), nil
}

// Health says that the server answers.
type Health struct {
	Status string `json:"status" enum:"ok"`
	Writes int64  `json:"writes" doc:"The version of the record that is answered from"`
}

func (s *Server) health(ctx context.Context, _ *struct{}) (*answer[Health], error) {
	if _, err := s.parts.Record.Head(ctx); err != nil {
		return nil, problem(err)
	}
	st, _ := s.desk.now()
	return answered(Health{"ok", st.head.Writes}), nil
}
