package server

import (
	"encoding/json"
	"errors"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"ascribe"
)

// statuses are the HTTP statuses of our classes of error.
var statuses = map[ascribe.Code]int{
	ascribe.Invalid:     http.StatusBadRequest,
	ascribe.NotFound:    http.StatusNotFound,
	ascribe.Conflict:    http.StatusConflict,
	ascribe.TooLarge:    http.StatusRequestEntityTooLarge,
	ascribe.Unsupported: http.StatusUnsupportedMediaType,
	ascribe.Full:        http.StatusInsufficientStorage,
}

// problem puts an error into the form of RFC 9457: what is wrong as the title,
// the whole in one line as the detail, and where it is and what to do about it
// as the first of the errors.
func problem(err error) error {
	status, known := statuses[ascribe.CodeOf(err)]
	if !known {
		status = http.StatusInternalServerError
	}
	p := &huma.ErrorModel{Status: status, Title: http.StatusText(status), Detail: err.Error()}
	var e *ascribe.Error
	if errors.As(err, &e) {
		p.Title = e.What
		p.Errors = []*huma.ErrorDetail{{Message: e.Remedy, Location: e.Where}}
	}
	return p
}

// noRoute answers for paths under /api that there are not.
func noRoute(w http.ResponseWriter, r *http.Request) {
	err := problem(&ascribe.Error{Code: ascribe.NotFound, What: "the API has no such path", Where: r.URL.Path, Remedy: "see " + root + "/openapi.json"})
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(http.StatusNotFound)
	json.NewEncoder(w).Encode(err) // nobody to tell if the client has gone
}

func invalid(where, what, remedy string) error {
	return problem(&ascribe.Error{Code: ascribe.Invalid, What: what, Where: where, Remedy: remedy})
}
