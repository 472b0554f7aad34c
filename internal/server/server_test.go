package server_test

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"

	"ascribe/eval/pins"
	"ascribe/internal/server"
)

// start serves the record of samples on a port of this machine.
func start(t *testing.T) *client {
	t.Helper()
	s, cb := record(t)
	return startWith(t, server.Parts{Record: s, Codebook: cb, Take: refuse, Organisation: noOrganisation, Quality: pins.Baseline, Version: "test"}, server.Guard{})
}

func startWith(t *testing.T, parts server.Parts, guard server.Guard) *client {
	t.Helper()
	srv := server.New(parts)
	if err := srv.Load(t.Context(), func(int) {}); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	followed := make(chan struct{})
	go func() {
		defer close(followed)
		srv.Follow(ctx, func(err error) { t.Error(err) })
	}()
	h := httptest.NewServer(srv.Handler(guard))
	t.Cleanup(func() {
		h.CloseClientConnections()
		h.Close()
		stop()
		<-followed
	})
	return &client{t, h.URL, h.Client()}
}

// client asks one server.
type client struct {
	t    *testing.T
	base string
	http *http.Client
}

func (c *client) do(method, path, body string, header ...string) (*http.Response, string) {
	c.t.Helper()
	req, err := http.NewRequestWithContext(c.t.Context(), method, c.base+path, strings.NewReader(body))
	if err != nil {
		c.t.Fatal(err)
	}
	for i := 0; i+1 < len(header); i += 2 {
		if req.Header.Set(header[i], header[i+1]); header[i] == "Host" {
			req.Host = header[i+1]
		}
	}
	resp, err := c.http.Do(req)
	if err != nil {
		c.t.Fatal(err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		c.t.Fatal(err)
	}
	return resp, string(text)
}

// read asks for JSON that must come.
func read[T any](c *client, path string) (v T) {
	c.t.Helper()
	resp, text := c.do("GET", "/api/v1"+path, "")
	if resp.StatusCode != http.StatusOK {
		c.t.Fatalf("%s: %s %s", path, resp.Status, text)
	}
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		c.t.Fatalf("%s: %v", path, err)
	}
	return v
}

// wurzburg is the id of the incident of the samples whose reading changed from
// inspired to remote-controlled.
func wurzburg(c *client) string {
	c.t.Helper()
	found := read[server.Incidents](c, "/incidents?from=2016-07-18&to=2016-07-18&country=de")
	if len(found.Incidents) != 1 {
		c.t.Fatalf("%d incidents in Germany on 18 July 2016", len(found.Incidents))
	}
	return found.Incidents[0].ID
}

func TestIncidentAsOf(t *testing.T) {
	c := start(t)
	id := wurzburg(c)
	now, then := read[server.Incident](c, "/incidents/"+id), read[server.Incident](c, "/incidents/"+id+"?as_of=2016-07-19")
	if len(then.Sources) >= len(now.Sources) || len(then.Statements) >= len(now.Statements) || len(then.History) > len(now.History) {
		t.Errorf("on 19 July: %d reports, %d statements; now %d, %d", len(then.Sources), len(then.Statements), len(now.Sources), len(now.Statements))
	}
	for _, s := range then.Statements {
		if s.Published.String() > "2016-07-19" {
			t.Errorf("%s was published on %s", s.ID, s.Published)
		}
	}
	known := map[string]bool{}
	for _, s := range now.Statements {
		known[s.ID] = true
	}
	for _, id := range append(now.Judgement.Because, now.Judgement.Against...) {
		if !known[id] {
			t.Errorf("the judgement rests on %s, which is not shown", id)
		}
	}
	if now.Level != now.Judgement.Level || now.Reports != len(now.Sources) || len(now.Facts) == 0 || len(now.Judgement.Steps) == 0 {
		t.Errorf("the parts do not agree: %+v", now.Summary)
	}
	course := read[server.Course](c, "/incidents/"+id+"/course")
	if len(course.Course) < 2 || len(course.Days) < len(course.Course) {
		t.Errorf("a course of %d over %d days", len(course.Course), len(course.Days))
	}
	links := read[server.Links](c, "/incidents/"+id+"/links")
	if len(links.Links) < now.Reports-1 {
		t.Errorf("%d links for %d reports", len(links.Links), now.Reports)
	}
}

// TestReportSpansReread holds that every quote is the text at its span, in
// code points, as a client counts them.
func TestReportSpansReread(t *testing.T) {
	c := start(t)
	for _, src := range read[server.Incident](c, "/incidents/"+wurzburg(c)).Sources {
		r := read[server.Report](c, "/reports/"+src.ID)
		text := []rune(r.Text)
		for _, s := range r.Statements {
			if string(text[s.Start:s.End]) != s.Quote {
				t.Errorf("%s: %q is not at %d to %d", s.ID, s.Quote, s.Start, s.End)
			}
		}
		if len(r.Statements) == 0 || len(r.Incidents) == 0 || r.Incidents[0].Title == "" {
			t.Errorf("%s holds %d statements and %d incidents", r.ID, len(r.Statements), len(r.Incidents))
		}
		if resp, _ := c.do("GET", "/api/v1/reports/"+src.ID+"?as_of=1990", ""); resp.StatusCode != http.StatusNotFound {
			t.Errorf("in 1990: %s", resp.Status)
		}
	}
}

func TestFilters(t *testing.T) {
	c := start(t)
	all := read[server.Incidents](c, "/incidents?limit=200")
	if all.Total != len(all.Incidents) || all.Next != "" {
		t.Fatalf("%d of %d", len(all.Incidents), all.Total)
	}
	for query, keeps := range map[string]func(server.Summary) bool{
		"level=directed&level=inspired": func(s server.Summary) bool { return s.Level == "directed" || s.Level == "inspired" },
		"stage=step_by_step":            func(s server.Summary) bool { return s.Stage == "step_by_step" },
		"country=GB&country=fr": func(s server.Summary) bool {
			return s.Place != nil && (s.Place.CountryCode == "GB" || s.Place.CountryCode == "FR")
		},
		"type=bombing":   func(s server.Summary) bool { return s.AttackType == "bombing" },
		"outcome=foiled": func(s server.Summary) bool { return s.Outcome == "foiled" },
		"min_sources=3":  func(s server.Summary) bool { return s.Sources >= 3 },
		"organisation=islamic+STATE": func(s server.Summary) bool {
			return strings.Contains(strings.Join(s.Organisations, ";"), "Islamic State")
		},
		"from=2016&to=2016": func(s server.Summary) bool { return s.Date.Year == 2016 },
		"bbox=-11,49,2,61": func(s server.Summary) bool {
			p := s.Place
			return p != nil && p.Lon >= -11 && p.Lon <= 2 && p.Lat >= 49 && p.Lat <= 61
		},
	} {
		want := 0
		for _, s := range all.Incidents {
			if keeps(s) {
				want++
			}
		}
		got := read[server.Incidents](c, "/incidents?limit=200&"+query)
		if got.Total != want || len(got.Incidents) != want || want == 0 {
			t.Errorf("%s: %d listed of %d, want %d", query, len(got.Incidents), got.Total, want)
		}
		counts, chart := read[server.Counts](c, "/counts?"+query), read[server.Map](c, "/map?"+query)
		if counts.Total != want || chart.Total > want || len(chart.Points) != chart.Total {
			t.Errorf("%s: counted %d, on the map %d, want %d", query, counts.Total, chart.Total, want)
		}
	}
	if cells := read[server.Map](c, "/map?most=1&cell=10"); len(cells.Points) != 0 || len(cells.Cells) == 0 {
		t.Errorf("one point at most: %d points, %d cells", len(cells.Points), len(cells.Cells))
	}
}

// TestPagesJoinUp walks through lists in small pages: nothing twice, nothing
// left out, in every order.
func TestPagesJoinUp(t *testing.T) {
	c := start(t)
	total := read[server.Incidents](c, "/incidents?limit=1").Total
	for _, order := range []string{"date", "date_desc", "level", "likelihood_desc", "killed_desc", "sources_desc"} {
		seen := map[string]bool{}
		for cursor, pages := "", 0; pages == 0 || cursor != ""; pages++ {
			page := read[server.Incidents](c, "/incidents?limit=4&sort="+order+"&cursor="+cursor)
			for _, s := range page.Incidents {
				if seen[s.ID] {
					t.Errorf("%s: %s comes twice", order, s.ID)
				}
				seen[s.ID] = true
			}
			cursor = page.Next
		}
		if len(seen) != total {
			t.Errorf("%s: %d of %d", order, len(seen), total)
		}
	}
	whole := read[server.Statements](c, "/statements?limit=200&predicate=guided&predicate=claimed_responsibility")
	n := 0
	for cursor, pages := "", 0; pages == 0 || cursor != ""; pages++ {
		page := read[server.Statements](c, "/statements?limit=3&predicate=guided&predicate=claimed_responsibility&cursor="+cursor)
		for _, s := range page.Statements {
			if n < len(whole.Statements) && s.ID != whole.Statements[n].ID {
				t.Errorf("statement %d is %s, want %s", n, s.ID, whole.Statements[n].ID)
			}
			n++
		}
		cursor = page.Next
	}
	if n != len(whole.Statements) || n < 5 {
		t.Errorf("%d statements on small pages, %d on a large one", n, len(whole.Statements))
	}
}

func TestFindings(t *testing.T) {
	c := start(t)
	for name, head := range map[string]string{
		"survival": "day,at_risk,changed,share,low,high\n", "levels-by-year": "year,level,count,share\n",
		"claim-delay": "days,claims\n", "transitions": "first,later,count\n",
	} {
		found := read[struct{ Query server.Query }](c, "/findings/"+name+"?level=directed&as_of=2020")
		if found.Query.Method == "" || found.Query.Filter != "as_of=2020&level=directed" || found.Query.Writes == 0 {
			t.Errorf("%s: %+v", name, found.Query)
		}
		_, byPath := c.do("GET", "/api/v1/findings/"+name+".csv", "")
		resp, byAccept := c.do("GET", "/api/v1/findings/"+name, "", "Accept", "text/csv")
		if !strings.HasPrefix(byPath, head) || byPath != byAccept || !strings.HasPrefix(resp.Header.Get("Content-Type"), "text/csv") || strings.Count(byPath, "\n") < 2 {
			t.Errorf("%s as a table: %s %q", name, resp.Header.Get("Content-Type"), byPath)
		}
	}
}

func TestSearch(t *testing.T) {
	c := start(t)
	found := read[server.Found](c, "/search?q=%22step+by+step%22+OR+guid*")
	kinds := map[string]int{}
	for _, h := range found.Hits {
		kinds[h.Kind]++
		matched := false
		for _, p := range h.Snippet {
			matched = matched || p.Match
		}
		if !matched || h.Title == "" || (h.Kind == "statement") != (h.Statement != nil) {
			t.Errorf("%+v", h)
		}
	}
	if kinds["statement"] == 0 || kinds["report"] == 0 {
		t.Errorf("found %v", kinds)
	}
	if early := read[server.Found](c, "/search?q=bomb&as_of=1990"); len(early.Hits) != 0 {
		t.Errorf("%d hits before anything was published", len(early.Hits))
	}
	if only := read[server.Found](c, "/search?q=bomb&in=reports&limit=3"); len(only.Hits) != 3 || only.Hits[0].Kind != "report" {
		t.Errorf("reports only: %+v", only.Hits)
	}
}

// TestErrorsSayWhatToDo holds that whatever is asked wrongly is answered as a
// problem that names the place and the remedy.
func TestErrorsSayWhatToDo(t *testing.T) {
	c := start(t)
	for path, want := range map[string]struct {
		status int
		words  string
	}{
		"/incidents?as_of=yesterday":      {400, "query parameter as_of: not a date"},
		"/incidents?from=2016-13":         {400, "query parameter from"},
		"/incidents?bbox=1,2,3":           {400, "west,south,east,north"},
		"/incidents?bbox=1,60,3,50":       {400, "south below north"},
		"/incidents?level=bogus":          {422, "query.level"},
		"/incidents?sort=name":            {422, "query.sort"},
		"/incidents?limit=100000":         {422, "query.limit"},
		"/incidents?cursor=%21%21":        {400, "not a cursor"},
		"/incidents?colour=red":           {422, "unknown query parameter"},
		"/incidents/nothing":              {404, "no such incident"},
		"/reports/r0123456789abcdef":      {404, "no such report"},
		"/statements?incident=nothing":    {404, "no such incident"},
		"/search":                         {422, "query.q"},
		"/search?q=OR":                    {400, "nothing to search for"},
		"/map?cell=0":                     {422, "query.cell"},
		"/nothing":                        {404, "the API has no such path"},
		"/incidents/nothing/course":       {404, "no such incident"},
		"/findings/survival?as_of=20":     {400, "not a date"},
		"/findings/survival.csv?as_of=20": {400, "not a date"},
	} {
		resp, text := c.do("GET", "/api/v1"+path, "")
		if resp.StatusCode != want.status || !strings.Contains(text, want.words) || resp.Header.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: %s %s %s", path, resp.Status, resp.Header.Get("Content-Type"), text)
		}
		if resp.Header.Get("ETag") != "" {
			t.Errorf("%s: an error has a tag", path)
		}
	}
}

func TestUnchangedAnswersAreNotSentAgain(t *testing.T) {
	c := start(t)
	resp, _ := c.do("GET", "/api/v1/incidents?as_of=2017", "")
	tag := resp.Header.Get("ETag")
	again, text := c.do("GET", "/api/v1/incidents?as_of=2017", "", "If-None-Match", tag)
	if tag == "" || again.StatusCode != http.StatusNotModified || text != "" {
		t.Errorf("tag %q: %s %q", tag, again.Status, text)
	}
	if other, _ := c.do("GET", "/api/v1/incidents?as_of=2018", "", "If-None-Match", tag); other.StatusCode != http.StatusOK {
		t.Errorf("another date under the same tag: %s", other.Status)
	}
}

func TestCasesAreNotKept(t *testing.T) {
	c := start(t)
	id := wurzburg(c)
	for path, want := range map[string]string{"/incidents": "private, no-cache", "/counts": "private, no-cache", "/incidents/" + id: "no-store",
		"/incidents/" + id + "/course": "no-store", "/statements": "no-store", "/search?q=bomb": "no-store"} {
		if resp, _ := c.do("GET", "/api/v1"+path, ""); resp.Header.Get("Cache-Control") != want {
			t.Errorf("%s: %q, want %q", path, resp.Header.Get("Cache-Control"), want)
		}
	}
}

func TestAnswersArePacked(t *testing.T) {
	c := start(t)
	resp, _ := c.do("GET", "/api/v1/incidents", "", "Accept-Encoding", "gzip")
	if resp.Header.Get("Content-Encoding") != "gzip" {
		t.Errorf("packed as %q", resp.Header.Get("Content-Encoding"))
	}
}

func TestStrangersAreKeptOut(t *testing.T) {
	c := start(t)
	if resp, _ := c.do("GET", "/api/v1/incidents", "", "Host", "evil.example"); resp.StatusCode != http.StatusMisdirectedRequest {
		t.Errorf("under another name: %s", resp.Status)
	}
	for _, host := range []string{"localhost", "localhost:1", "127.0.0.1", "[::1]:80"} {
		if resp, _ := c.do("GET", "/api/v1/healthz", "", "Host", host); resp.StatusCode != http.StatusOK {
			t.Errorf("%s: %s", host, resp.Status)
		}
	}
	resp, _ := c.do("POST", "/api/v1/reports", `{"text":"x"}`, "Content-Type", "application/json", "Sec-Fetch-Site", "cross-site")
	if resp.StatusCode != http.StatusForbidden {
		t.Errorf("from another site: %s", resp.Status)
	}
	for _, path := range []string{"/", "/api/v1/incidents", "/api/v1/nothing"} {
		resp, _ := c.do("GET", path, "")
		for name, want := range map[string]string{"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"} {
			if resp.Header.Get(name) != want {
				t.Errorf("%s: %s is %q", path, name, resp.Header.Get(name))
			}
		}
		if csp := resp.Header.Get("Content-Security-Policy"); !strings.HasPrefix(csp, "default-src 'none'") || strings.Contains(csp, "unsafe") || strings.Contains(csp, "http") {
			t.Errorf("%s: policy %q", path, csp)
		}
	}
}

func TestAccount(t *testing.T) {
	s, cb := record(t)
	c := startWith(t, server.Parts{Record: s, Codebook: cb, Take: refuse, Organisation: noOrganisation}, server.Guard{Account: &server.Account{Name: "desk", Password: "a long enough one"}})
	for _, test := range []struct {
		name, password string
		want           int
	}{{"", "", 401}, {"desk", "wrong", 401}, {"desk", "a long enough one", 200}, {"other", "a long enough one", 401}} {
		req, err := http.NewRequestWithContext(t.Context(), "GET", c.base+"/api/v1/healthz", nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Host = "desk.example"
		if test.name != "" {
			req.SetBasicAuth(test.name, test.password)
		}
		resp, err := c.http.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if resp.StatusCode != test.want {
			t.Errorf("%s/%s: %s", test.name, test.password, resp.Status)
		}
	}
}

func TestPages(t *testing.T) {
	c := start(t)
	if _, text := c.do("GET", "/", ""); !strings.Contains(text, "built without its pages") {
		t.Errorf("without pages: %s", text)
	}
	s, cb := record(t)
	built := fstest.MapFS{"index.html": {Data: []byte("the page")}, "assets/app-1.js": {Data: []byte("the script")}}
	c = startWith(t, server.Parts{Record: s, Codebook: cb, Take: refuse, Organisation: noOrganisation, Pages: built}, server.Guard{})
	for path, want := range map[string]struct {
		status int
		text   string
	}{
		"/": {200, "the page"}, "/incidents/2016-07-18-x": {200, "the page"}, "/incidents/a.b": {200, "the page"}, "/search?q=x": {200, "the page"},
		"/assets/app-1.js": {200, "the script"}, "/assets/app-2.js": {404, ""}, "/../server_test.go": {404, ""},
	} {
		if resp, text := c.do("GET", path, ""); resp.StatusCode != want.status || !strings.Contains(text, want.text) {
			t.Errorf("%s: %s %q", path, resp.Status, text)
		}
	}
}

// TestManualNamesEverything holds that the page about the API has every route
// and every form, and loads nothing but its own style.
func TestManualNamesEverything(t *testing.T) {
	c := start(t)
	resp, page := c.do("GET", "/api/v1/", "")
	if !strings.HasPrefix(resp.Header.Get("Content-Type"), "text/html") || strings.Contains(page, "<script") || strings.Contains(page, "style=") {
		t.Errorf("%s", resp.Header.Get("Content-Type"))
	}
	doc := read[struct {
		Paths      map[string]any
		Components struct{ Schemas map[string]any }
	}](c, "/openapi.json")
	for path := range doc.Paths {
		if !strings.Contains(page, path+"<") {
			t.Errorf("the page does not name %s", path)
		}
	}
	for name := range doc.Components.Schemas {
		if !strings.Contains(page, `<article id="`+name+`">`) {
			t.Errorf("the page does not describe %s", name)
		}
	}
	if css, _ := c.do("GET", "/api/v1/docs.css", ""); !strings.HasPrefix(css.Header.Get("Content-Type"), "text/css") {
		t.Errorf("style as %s", css.Header.Get("Content-Type"))
	}
}

func TestAboutAndMethod(t *testing.T) {
	c := start(t)
	about := read[server.About](c, "/about")
	if about.Incidents == 0 || about.First.Year < 1990 || about.First.Compare(about.Last) >= 0 || len(about.Organisations) == 0 || len(about.Countries) == 0 {
		t.Errorf("%+v", about)
	}
	if q := read[server.Quality](c, "/quality"); len(q.Figures) < 20 {
		t.Errorf("%d figures", len(q.Figures))
	}
	if cb := read[struct {
		Levels []struct{ Name, Definition string }
	}](c, "/codebook"); len(cb.Levels) != 6 || cb.Levels[0].Definition == "" {
		t.Errorf("%+v", cb)
	}
	if doc := read[struct{ OpenAPI string }](c, "/openapi.json"); !strings.HasPrefix(doc.OpenAPI, "3.1") {
		t.Errorf("OpenAPI %q", doc.OpenAPI)
	}
}
