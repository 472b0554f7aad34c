package server

import (
	"context"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/sse"
)

// RecordEvent tells that the record has a new version.
type RecordEvent struct {
	Writes    int64  `json:"writes" doc:"The version of the record: how many writes it holds"`
	Digest    string `json:"digest"`
	Incidents int    `json:"incidents"`
}

// PulseEvent tells that the connection lives.
type PulseEvent struct {
	Writes int64 `json:"writes"`
}

// pulseEvery is how often a quiet connection is given a sign of life.
const pulseEvery = 15 * time.Second

func (s *Server) registerEvents() {
	sse.Register(s.api, huma.Operation{OperationID: "follow-events", Method: http.MethodGet, Path: root + "/events",
		Summary: "Server-sent events: every new version of the record, as it is taken in"},
		map[string]any{"record": RecordEvent{}, "pulse": PulseEvent{}}, s.follow)
}

// follow sends the present version, and every later one, until the client
// goes.
func (s *Server) follow(ctx context.Context, _ *struct{}, send sse.Sender) {
	pulse := time.NewTicker(pulseEvery)
	defer pulse.Stop()
	for {
		st, changed := s.desk.now()
		if send.Data(RecordEvent{st.head.Writes, st.head.Digest, st.index.Len()}) != nil {
			return
		}
		for quiet := true; quiet; {
			select {
			case <-ctx.Done():
				return
			case <-changed:
				quiet = false
			case <-pulse.C:
				if send.Data(PulseEvent{st.head.Writes}) != nil {
					return
				}
			}
		}
	}
}
