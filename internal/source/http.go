package source

import (
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strings"
	"time"

	"ascribe"
)

// item makes an item of a record that holds a page as a reader saw it: a
// successful response, or a resource, of text or HTML. Other records give an
// item without media.
func (a *webArchive) item(rec *record) (Item, error) {
	it := Item{Origin: a.where(rec.at, nil), URL: target(rec.head), Fetched: fetched(rec.head.get("WARC-Date"))}
	if !isPageURL(it.URL) {
		return Item{}, nil
	}
	kind := rec.head.get("WARC-Type")
	switch {
	case strings.EqualFold(kind, "resource"):
		return a.fill(it, rec, fields{{"Content-Type", rec.head.get("Content-Type")}})
	case strings.EqualFold(kind, "response") && isHTTP(rec.head.get("Content-Type")):
		status, head, err := passHead(&rec.block, a.http)
		a.http = head
		if err != nil {
			return Item{}, headCut(err)
		}
		if !isSuccess(status) {
			return Item{}, nil
		}
		if it.Fetched.IsZero() {
			it.Fetched = fetched(head.get("Last-Modified"))
		}
		return a.fill(it, rec, head)
	}
	return Item{}, nil
}

// fill completes it with the body that follows in the record's block, if head
// declares it as something to read.
func (a *webArchive) fill(it Item, rec *record, head fields) (Item, error) {
	declared := head.get("Content-Type")
	if it.Media, it.Charset = mediaOf(declared); it.Media == "" && declared != "" {
		return Item{}, nil
	}
	body, err := a.decode(rec, head)
	if err != nil {
		return Item{}, err
	}
	if declared == "" && looksHTML(body) {
		it.Media = HTML
	}
	it.Body = body
	return it, nil
}

// mediaOf reads a Content-Type: the media type of an item, or "" for what is
// not read, and the charset.
func mediaOf(contentType string) (media, charset string) {
	media, params, err := mime.ParseMediaType(contentType)
	if err != nil {
		media, _, _ = strings.Cut(contentType, ";")
		media = strings.ToLower(strings.TrimSpace(media))
	}
	switch media {
	case "text/html", "application/xhtml+xml":
		return HTML, params["charset"]
	case "text/plain":
		return Text, params["charset"]
	case "text/markdown":
		return Markdown, params["charset"]
	}
	return "", ""
}

func isHTTP(contentType string) bool {
	media, _, _ := strings.Cut(contentType, ";")
	return strings.EqualFold(strings.TrimSpace(media), "application/http")
}

// isSuccess reads a status line such as "HTTP/1.1 200 OK". Other statuses,
// even successful ones, do not carry the page itself.
func isSuccess(status string) bool {
	protocol, rest, _ := strings.Cut(status, " ")
	code, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
	return strings.HasPrefix(protocol, "HTTP/") && code == "200"
}

// target returns the record's URL; WARC 1.0 writes it in angle brackets.
func target(head fields) string {
	return strings.TrimSuffix(strings.TrimPrefix(head.get("WARC-Target-URI"), "<"), ">")
}

// isPageURL tells pages from the notes that crawlers keep in their archives
// ("metadata:", "urn:", "dns:", "screenshot:").
func isPageURL(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https" || u.Scheme == "ftp" || u.Scheme == "file")
}

// fetched reads a WARC-Date (RFC 3339) or an HTTP date as the day it names.
func fetched(s string) ascribe.Date {
	for _, layout := range []string{time.RFC3339, http.TimeFormat} {
		if t, err := time.Parse(layout, s); err == nil && t.Year() >= 1 {
			return ascribe.NewDate(t.UTC())
		}
	}
	return ascribe.Date{}
}

// headCut explains why the head of a response could not be read.
func headCut(err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return &ascribe.Error{Code: ascribe.Damaged, What: "the head of the HTTP response is cut short",
			Remedy: "fetch the page again"}
	}
	return err
}

// transferred returns the body as it was transferred, freed of chunks.
// Crawlers often keep the field that declares chunks but store none.
func transferred(body []byte, head fields) ([]byte, error) {
	codings := head.list("Transfer-Encoding")
	if len(codings) > 0 && codings[len(codings)-1] == "chunked" && looksChunked(body) {
		return joinChunks(body)
	}
	return body, nil
}
