package server

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

// root is where the API lives.
const root = "/api/v1"

// apiVersion is that of the contract: its first number changes when a client
// of the old one would no longer work.
const apiVersion = "1.0.0"

func configuration() huma.Config {
	c := huma.DefaultConfig("ascribe", apiVersion)
	c.Info.Description = "What was known of an attack, when, and on whose word. Every read takes as_of: the answer as of that " +
		"date, from what had been published by then. Without it the answer rests on everything taken in."
	c.OpenAPIPath, c.DocsPath, c.SchemasPath = root+"/openapi", "", ""
	c.CreateHooks = nil // no $schema links in the answers
	c.RejectUnknownQueryParameters = true
	c.Components.Schemas = huma.NewMapRegistry("#/components/schemas/", nameOf)
	schemas(c.Components.Schemas)
	return c
}

// nameOf names a type in the document; the codebook's own words for things
// that the API has other forms of are marked as such.
func nameOf(t reflect.Type, hint string) string {
	name := huma.DefaultSchemaNamer(t, hint)
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if strings.HasSuffix(t.PkgPath(), "/codebook") && name != "Codebook" {
		return "Codebook" + name
	}
	return name
}

// register adds every route.
func (s *Server) register() {
	get(s.api, "/incidents", "list-incidents", "Incidents under a filter, a page at a time", s.listIncidents)
	get(s.api, "/incidents/{id}", "get-incident", "One incident: facts, judgement, evidence, reports", s.getIncident)
	get(s.api, "/incidents/{id}/course", "get-course", "Every change of an incident's judgement", s.getCourse)
	get(s.api, "/incidents/{id}/links", "get-links", "Why the reports of an incident belong together", s.getLinks)
	get(s.api, "/statements", "list-statements", "Statements under a filter, a page at a time", s.listStatements)
	get(s.api, "/reports/{id}", "get-report", "One report with its text, its statements and its copies", s.getReport)
	get(s.api, "/search", "search", "Full text over reports and statements", s.search)
	get(s.api, "/counts", "count-incidents", "Incidents by level over time and by country", s.countIncidents)
	get(s.api, "/map", "map-incidents", "Incidents as points, or as cells where there are many", s.mapIncidents)
	finding(s, "survival", "How long a first label lasts", s.survival)
	finding(s, "levels-by-year", "The share of levels per year", s.levelsByYear)
	finding(s, "claim-delay", "How long after an attack a claim is reported", s.claimDelay)
	finding(s, "transitions", "What first reports said against what stood a year later", s.transitions)
	get(s.api, "/codebook", "get-codebook", "Levels, predicates, rules and weights", s.getCodebook)
	get(s.api, "/quality", "get-quality", "How well the methods do on gold sets, as measured", s.getQuality)
	get(s.api, "/about", "get-about", "The record: its size, its days, its version", s.about)
	get(s.api, "/healthz", "get-health", "Whether the server answers", s.health)
	s.registerPost()
	s.registerEvents()
	notNull(s.api.OpenAPI())
}

func get[I, O any](api huma.API, path, id, summary string, fn func(context.Context, *I) (*O, error)) {
	huma.Register(api, huma.Operation{OperationID: id, Method: http.MethodGet, Path: root + path, Summary: summary,
		Errors: []int{http.StatusBadRequest, http.StatusNotFound, http.StatusInternalServerError}}, fn)
}

// answer wraps a body.
type answer[T any] struct{ Body T }

func answered[T any](v T) *answer[T] { return &answer[T]{v} }

// notNull says in the document what holds in the answers: lists are never
// null.
func notNull(doc *huma.OpenAPI) {
	for _, s := range doc.Components.Schemas.Map() {
		notNullIn(s)
	}
	for _, p := range doc.Paths {
		for _, op := range []*huma.Operation{p.Get, p.Post} {
			if op == nil {
				continue
			}
			for _, param := range op.Parameters {
				notNullIn(param.Schema)
			}
		}
	}
}

func notNullIn(s *huma.Schema) {
	if s == nil {
		return
	}
	if s.Type == huma.TypeArray {
		s.Nullable = false
		notNullIn(s.Items)
	}
	for _, p := range s.Properties {
		notNullIn(p)
	}
	if more, ok := s.AdditionalProperties.(*huma.Schema); ok {
		notNullIn(more)
	}
}

func document(api huma.API) ([]byte, error) {
	raw, err := json.Marshal(api.OpenAPI())
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := json.Indent(&out, raw, "", "  "); err != nil {
		return nil, err
	}
	out.WriteByte('\n')
	return out.Bytes(), nil
}
