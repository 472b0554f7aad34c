package server

import (
	"encoding/base64"
	"encoding/json"
)

// PageQuery asks for one page of a list.
type PageQuery struct {
	Cursor string `query:"cursor" maxLength:"400" doc:"Where the page before ended: next of its answer. The other parameters must stay the same."`
	Limit  int    `query:"limit" minimum:"1" maximum:"200" default:"50" doc:"The greatest number on a page"`
}

// encodeCursor writes a place in a list in a form that needs no escaping. It
// is opaque to clients.
func encodeCursor(place any) string {
	raw, err := json.Marshal(place)
	if err != nil {
		return "" // places hold numbers and strings only
	}
	return base64.RawURLEncoding.EncodeToString(raw)
}

// decodeCursor reads what encodeCursor wrote; nil for an empty cursor.
func decodeCursor[P any](s string) (*P, error) {
	if s == "" {
		return nil, nil
	}
	raw, err := base64.RawURLEncoding.DecodeString(s)
	var p P
	if err == nil {
		err = json.Unmarshal(raw, &p)
	}
	if err != nil {
		return nil, badCursor()
	}
	return &p, nil
}

func badCursor() error {
	return invalid("query parameter cursor", "not a cursor of this list", "take next from the page before, or leave it out")
}
