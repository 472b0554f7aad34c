// Package server answers over HTTP: a REST API under /api/v1, described by an
// OpenAPI document that is made from the code, and the pages of the user
// interface. Every read takes an as-of date. It is made for one machine: see
// [Guard] for what it refuses.
package server

import (
	"context"
	"io/fs"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"ascribe/internal/codebook"
	"ascribe/internal/ingest"
	"ascribe/internal/store"
)

// Parts are what a server is wired from.
type Parts struct {
	Record   store.Store
	Codebook *codebook.Codebook
	// Take takes a report in, in the form that ingest reads; it returns when
	// the report is on disk.
	Take func(ctx context.Context, report []byte) (Taken, error)
	// Organisation reports whether words are the name of an organisation:
	// names of people are hidden in what is shown, those of organisations
	// are not.
	Organisation func(string) bool
	// Quality is the file of measured figures.
	Quality []byte
	// Pages is the built user interface; nil or without index.html if there
	// is none.
	Pages fs.FS
	// Version is the program's; Build tells its builds apart.
	Version, Build string
}

// Taken says what became of a report that was handed in.
type Taken struct {
	// Report is the report's id.
	Report string
	ingest.Summary
}

// Server answers for one record.
type Server struct {
	parts Parts
	desk  *desk
	veil  *veil
	mux   *http.ServeMux
	api   huma.API
}

// New returns a server. [Server.Load] must have returned before it answers.
func New(parts Parts) *Server {
	s := &Server{parts: parts, desk: newDesk(parts), veil: newVeil(parts.Record, parts.Organisation), mux: http.NewServeMux()}
	s.api = humago.New(s.mux, configuration())
	s.register()
	s.serveDocs()
	s.mux.HandleFunc("/api/", noRoute)
	s.mux.Handle("/", pages(parts.Pages))
	return s
}

// Load reads the readings of the record and brings them up to date, which takes
// minutes for a large record that this program has not served before. told is
// called with the number of incidents read so far, by several goroutines.
func (s *Server) Load(ctx context.Context, told func(incidents int)) error {
	return s.desk.refresh(ctx, told)
}

// quietly is for those who need not be told.
func quietly(int) {}

// Follow brings the readings up to date whenever the record changes, by this
// process or another one, until ctx ends. failed is told of errors; the server
// goes on answering from what it has.
func (s *Server) Follow(ctx context.Context, failed func(error)) {
	for wait := followEvery; ; {
		select {
		case <-ctx.Done():
			return
		case <-time.After(wait):
		}
		began := time.Now()
		if err := s.desk.refresh(ctx, quietly); err != nil && ctx.Err() == nil {
			failed(err)
		}
		wait = max(followEvery, restFactor*time.Since(began))
	}
}

const (
	// followEvery is how often the record is looked at for changes.
	followEvery = time.Second
	// restFactor leaves an ingest that runs meanwhile most of the time.
	restFactor = 4
)

// Handler returns the server's answers behind guard.
func (s *Server) Handler(guard Guard) http.Handler {
	return guard.protect(compressed(wantsTable(s.conditional(s.mux))))
}

// OpenAPI returns the OpenAPI document as JSON, indented.
func OpenAPI() ([]byte, error) { return document(New(Parts{}).api) }
