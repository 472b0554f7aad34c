package server

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strings"

	"github.com/klauspost/compress/gzhttp"
)

// compressed packs answers that are worth it. Events go out as they are: a
// packer would hold them back.
func compressed(next http.Handler) http.Handler {
	packed := gzhttp.GzipHandler(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == root+"/events" {
			next.ServeHTTP(w, r)
			return
		}
		packed(w, r)
	})
}

// conditional gives every read of the API a tag. An answer follows from the
// request and the version of the record alone, so that a client that holds it
// already is told so without making it again.
func (s *Server) conditional(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !s.tagged(r) {
			next.ServeHTTP(w, r)
			return
		}
		tag := s.tag(r)
		w.Header().Set("Cache-Control", keeping(r.URL.Path))
		w.Header().Set("Vary", "Accept")
		if matches(r.Header.Get("If-None-Match"), tag) {
			w.Header().Set("ETag", tag)
			w.WriteHeader(http.StatusNotModified)
			return
		}
		next.ServeHTTP(&tagger{ResponseWriter: w, tag: tag}, r)
	})
}

// keeping says what a browser may keep of an answer: nothing of what is about
// one case, and of the rest what it asks about before it uses it again.
func keeping(path string) string {
	for _, of := range []string{"/incidents/", "/reports/", "/statements", "/search"} {
		if strings.HasPrefix(path, root+of) {
			return "no-store"
		}
	}
	return "private, no-cache"
}

func (s *Server) tagged(r *http.Request) bool {
	return (r.Method == http.MethodGet || r.Method == http.MethodHead) && strings.HasPrefix(r.URL.Path, root+"/") &&
		r.URL.Path != root+"/events" && r.URL.Path != root+"/healthz"
}

// tag is weak: the same answer may be packed or not.
func (s *Server) tag(r *http.Request) string {
	st, _ := s.desk.now()
	h := sha256.New()
	for _, part := range []string{s.parts.Version, st.head.Digest, r.URL.Path, r.URL.Query().Encode(), r.Header.Get("Accept")} {
		h.Write([]byte(part))
		h.Write([]byte{0})
	}
	return `W/"` + hex.EncodeToString(h.Sum(nil)[:12]) + `"`
}

func matches(header, tag string) bool {
	for t := range strings.SplitSeq(header, ",") {
		if t = strings.TrimSpace(t); t == tag || t == "*" {
			return true
		}
	}
	return false
}

// tagger adds the tag to answers that went well.
type tagger struct {
	http.ResponseWriter
	tag string
}

func (t *tagger) WriteHeader(status int) {
	if status == http.StatusOK {
		t.Header().Set("ETag", t.tag)
	}
	t.ResponseWriter.WriteHeader(status)
}

// Unwrap lets [http.ResponseController] through.
func (t *tagger) Unwrap() http.ResponseWriter { return t.ResponseWriter }
