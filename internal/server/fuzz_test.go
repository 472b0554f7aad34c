package server_test

import (
	"encoding/json"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"ascribe/eval/pins"
	"ascribe/internal/server"
)

// FuzzQueries sends any query string and any path element to every read: the
// answer is JSON, and never a fault of the server's.
func FuzzQueries(f *testing.F) {
	for _, q := range []string{"as_of=2016", "as_of=%00", "bbox=1,2,3,NaN", "cursor=eyJzIjoiZGF0ZV9kZXNjIn0", "cursor=bnVsbA", "limit=-1", "level=directed&level=",
		"min_sources=99999999999999999999", "from=9999-12-31&to=0001", "q=%22%22", "q=a+OR+", "q=NEAR(a+b)", "q=title:x", "q=^*", "q=%00", "q=a%00b%ff", "cell=1e-300", "country=" + strings.Repeat("x", 500), "step=week", ";;=&%"} {
		f.Add(q, "x")
	}
	s, cb := record(f)
	srv := server.New(server.Parts{Record: s, Codebook: cb, Take: refuse, Organisation: noOrganisation, Quality: pins.Baseline})
	if err := srv.Load(f.Context(), func(int) {}); err != nil {
		f.Fatal(err)
	}
	handler := srv.Handler(server.Guard{})
	f.Fuzz(func(t *testing.T, query, element string) {
		at := url.PathEscape(element)
		for _, path := range []string{"/incidents", "/incidents/" + at, "/incidents/" + at + "/course", "/statements", "/reports/" + at, "/search", "/counts", "/map",
			"/findings/survival", "/findings/transitions", "/findings/claim-delay", "/findings/levels-by-year"} {
			r := httptest.NewRequest("GET", "http://localhost/", nil)
			r.Host = "localhost"
			r.URL = &url.URL{Path: "/api/v1" + strings.ReplaceAll(path, at, element), RawPath: "/api/v1" + path, RawQuery: query}
			w := httptest.NewRecorder()
			handler.ServeHTTP(w, r)
			if w.Code >= 500 {
				t.Errorf("%s?%s: %d %s", path, query, w.Code, w.Body)
			}
			if isJSON := strings.HasSuffix(w.Header().Get("Content-Type"), "json"); isJSON && !json.Valid(w.Body.Bytes()) {
				t.Errorf("%s?%s: not JSON: %s", path, query, w.Body)
			}
		}
	})
}
