package server

import (
	"bytes"
	_ "embed" // for the page and its style
	"fmt"
	"html/template"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

//go:embed docs.html
var docsPage string

//go:embed docs.css
var docsStyle []byte

// manual is the OpenAPI document as people read it.
type manual struct {
	Root, Description, Version string
	Operations                 []manualOperation
	Schemas                    []manualSchema
}

type manualOperation struct {
	ID, Method, Path, Summary string
	Answer, Body              string // names of schemas
	Fields                    []manualField
}

type manualSchema struct {
	Name   string
	Fields []manualField
}

// manualField is a parameter or a property. Of names the schema that it holds.
type manualField struct{ Name, Type, Of, Doc string }

// serveDocs adds the page that describes the API. It is made once, from the
// same document that programs read, and loads nothing but its style.
func (s *Server) serveDocs() {
	var page bytes.Buffer
	err := template.Must(template.New("docs").Parse(docsPage)).Execute(&page, manualOf(s.api.OpenAPI()))
	s.mux.HandleFunc("GET "+root+"/{$}", func(w http.ResponseWriter, _ *http.Request) {
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Write(page.Bytes()) // nobody to tell if the client has gone
	})
	s.mux.HandleFunc("GET "+root+"/docs.css", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/css; charset=utf-8")
		w.Write(docsStyle)
	})
}

func manualOf(doc *huma.OpenAPI) manual {
	m := manual{Root: root, Description: doc.Info.Description, Version: doc.Info.Version}
	for _, path := range slices.Sorted(maps.Keys(doc.Paths)) {
		item := doc.Paths[path]
		for _, o := range []struct {
			method string
			op     *huma.Operation
		}{{http.MethodGet, item.Get}, {http.MethodPost, item.Post}} {
			if o.op != nil {
				m.Operations = append(m.Operations, manualOperationOf(o.method, path, o.op))
			}
		}
	}
	schemas := doc.Components.Schemas.Map()
	for _, name := range slices.Sorted(maps.Keys(schemas)) {
		form := manualSchema{Name: name}
		for _, p := range slices.Sorted(maps.Keys(schemas[name].Properties)) {
			form.Fields = append(form.Fields, manualFieldOf(p, schemas[name].Properties[p]))
		}
		m.Schemas = append(m.Schemas, form)
	}
	return m
}

func manualOperationOf(method, path string, op *huma.Operation) manualOperation {
	out := manualOperation{ID: op.OperationID, Method: method, Path: path, Summary: op.Summary}
	for _, status := range []string{"200", "201"} {
		if r := op.Responses[status]; r != nil {
			out.Answer = schemaOf(r.Content)
		}
	}
	if op.RequestBody != nil {
		out.Body = schemaOf(op.RequestBody.Content)
	}
	for _, p := range op.Parameters {
		f := manualFieldOf(p.Name, p.Schema)
		f.Doc = strings.TrimSpace(p.Description)
		out.Fields = append(out.Fields, f)
	}
	return out
}

func schemaOf(content map[string]*huma.MediaType) string {
	if c := content["application/json"]; c != nil && c.Schema != nil {
		return nameOfRef(c.Schema.Ref)
	}
	return ""
}

func nameOfRef(ref string) string { return ref[strings.LastIndex(ref, "/")+1:] }

func manualFieldOf(name string, s *huma.Schema) manualField {
	f := manualField{Name: name, Type: s.Type, Doc: s.Description}
	switch {
	case s.Ref != "":
		f.Of = nameOfRef(s.Ref)
		f.Type = f.Of
	case s.Type == huma.TypeArray && s.Items != nil:
		item := manualFieldOf(name, s.Items)
		f.Type, f.Of = "list of "+item.Type, item.Of
	case len(s.Enum) > 0:
		f.Type = strings.Join(words(s.Enum), " | ")
	}
	return f
}

// words writes the values of a closed vocabulary; the empty one is shown as
// such.
func words(values []any) []string {
	var out []string
	for _, v := range values {
		w := fmt.Sprint(v)
		if w == "" {
			w = `""`
		}
		out = append(out, w)
	}
	return out
}
