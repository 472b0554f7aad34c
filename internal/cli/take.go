package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"sync"
	"time"

	"ascribe"
	"ascribe/internal/archive"
	"ascribe/internal/article"
	"ascribe/internal/extract"
	"ascribe/internal/ingest"
	"ascribe/internal/link"
	"ascribe/internal/server"
	"ascribe/internal/source"
	"ascribe/internal/store"
)

// taker takes single reports into a record that is being served. It holds the
// archive only while it works, so that 'ascribe ingest' can run beside it.
type taker struct {
	db    string
	store store.Store
	parts func() (*extract.Extractor, *link.Model, error)
	turn  sync.Mutex // reports are linked one after the other
}

func newTaker(db string, s store.Store) *taker {
	type loaded struct {
		*extract.Extractor
		*link.Model
	}
	load := sync.OnceValues(func() (loaded, error) {
		x, err := extract.Load()
		if err != nil {
			return loaded{}, err
		}
		m, err := link.Load()
		return loaded{x, m}, err
	})
	return &taker{db: db, store: s, parts: func() (*extract.Extractor, *link.Model, error) {
		l, err := load()
		return l.Extractor, l.Model, err
	}}
}

// take takes in one report in the form of a JSON line and returns when it is
// on disk.
func (t *taker) take(ctx context.Context, report []byte) (taken server.Taken, err error) {
	t.turn.Lock()
	defer t.turn.Unlock()
	x, m, err := t.parts()
	if err != nil {
		return taken, err
	}
	a, err := archive.Open(originals(t.db))
	if err != nil {
		return taken, err
	}
	defer func() {
		if cerr := a.Close(); err == nil {
			err = cerr
		}
	}()
	line, id, err := asLine(report)
	if err != nil {
		return taken, err
	}
	taken.Report = id
	var bad error
	p := ingest.New(ingest.Parts{Archive: a, Store: t.store, Extractor: x, Model: m, Now: time.Now})
	taken.Summary, err = p.Ingest(ctx, []string{"-"}, bytes.NewReader(line), func(e error) { bad = e }, nil)
	switch {
	case err != nil:
		return taken, err
	case bad != nil:
		return taken, bad
	case taken.Read != 1:
		return taken, &ascribe.Error{Code: ascribe.Invalid, What: "no report was found in the body", Remedy: "send one JSON object with a text"}
	}
	return taken, nil
}

// asLine returns a report as a JSON line, byte for byte as it came if it is
// one, and the id that it has or will have in the record.
func asLine(report []byte) (line []byte, id string, err error) {
	line = bytes.TrimSpace(report)
	if bytes.ContainsAny(line, "\r\n") {
		var one bytes.Buffer
		if err := json.Compact(&one, line); err != nil {
			return nil, "", notReport(err)
		}
		line = one.Bytes()
	}
	var named struct {
		DocID string `json:"docid"`
	}
	if err := json.Unmarshal(line, &named); err != nil {
		return nil, "", notReport(err)
	}
	docid := article.DocID(source.Item{Body: line, Media: source.JSON, DocID: named.DocID})
	return line, ascribe.ReportID(ascribe.RefOf(line), docid), nil
}

func notReport(err error) error {
	return &ascribe.Error{Code: ascribe.Invalid, What: "the body is not a report", Remedy: `send one JSON object: {"docid": …, "published": …, "text": …}`, Err: err}
}
