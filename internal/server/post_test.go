package server_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"ascribe/internal/cli"
	"ascribe/internal/server"
)

// process is the program itself, serving a record of its own.
type process struct {
	*client
	cmd *exec.Cmd
	db  string
}

// runAsProgram makes the test binary the program where it is asked to be.
func runAsProgram() (int, bool) {
	args := os.Getenv("ASCRIBE_TEST_ARGS")
	if args == "" {
		return 0, false
	}
	return cli.Run(context.Background(), strings.Split(args, "\x1f"), cli.IO{In: os.Stdin, Out: os.Stdout, Err: os.Stderr}), true
}

var servingAt = regexp.MustCompile(`http://[0-9.:]+`)

// launch starts the program as a process that can be killed.
func launch(t *testing.T, db string) *process {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "ASCRIBE_TEST_ARGS="+strings.Join([]string{"serve", "--db", db, "--addr", "127.0.0.1:0"}, "\x1f"))
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return &process{&client{t, servingAt.FindString(line), http.DefaultClient}, cmd, db}
}

func ingestInto(t *testing.T, db string, args ...string) {
	t.Helper()
	var out bytes.Buffer
	if code := cli.Run(t.Context(), append([]string{"ingest", "--db", db}, args...), cli.IO{In: strings.NewReader(""), Out: &out, Err: &out}); code != 0 {
		t.Fatalf("ingest: %s", out.String())
	}
}

func attackReport(n int) string {
	return fmt.Sprintf(`{"docid":"posted-%d","published":"2016-03-0%d","publisher":"A test","title":"Bomb in Cali",
		"text":"A bomb exploded at the market of Cali, Colombia, on Tuesday, killing %d people, police said. The National Liberation Army claimed responsibility for the attack."}`, n, 1+n, 3+n)
}

// TestPostedReportsSurviveAKill hands reports to a process, kills it as soon as
// it has answered, and finds them in the record and among the originals.
func TestPostedReportsSurviveAKill(t *testing.T) {
	db := filepath.Join(t.TempDir(), "record.db")
	first := filepath.Join(t.TempDir(), "first.txt")
	if err := os.WriteFile(first, []byte("Police in Oslo said on Monday that a shop had been robbed."), 0o600); err != nil {
		t.Fatal(err)
	}
	ingestInto(t, db, first)
	var reports []string
	for n := range 3 {
		p := launch(t, db)
		resp, text := p.do("POST", "/api/v1/reports", attackReport(n), "Content-Type", "application/json")
		if err := p.cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		p.cmd.Wait()
		var got server.Receipt
		if err := json.Unmarshal([]byte(text), &got); err != nil || resp.StatusCode != http.StatusCreated || !got.New || !got.Relevant {
			t.Fatalf("%s %s %v", resp.Status, text, err)
		}
		if resp.Header.Get("Location") != "/api/v1/reports/"+got.Report {
			t.Errorf("location %q", resp.Header.Get("Location"))
		}
		reports = append(reports, got.Report)
	}
	p := launch(t, db)
	for n, id := range reports {
		r := read[server.Report](p.client, "/reports/"+id)
		if r.DocID != fmt.Sprintf("posted-%d", n) || len(r.Incidents) == 0 || len(r.Statements) == 0 {
			t.Errorf("%+v", r)
		}
	}
	if found := read[server.Incidents](p.client, "/incidents"); found.Total != 1 || found.Incidents[0].Reports != len(reports) {
		t.Errorf("%+v", found)
	}
	resp, text := p.do("POST", "/api/v1/reports", attackReport(1), "Content-Type", "application/json")
	if resp.StatusCode != http.StatusCreated || strings.Contains(text, `"new":true`) {
		t.Errorf("a second time: %s %s", resp.Status, text)
	}
	p.cmd.Process.Kill()
	p.cmd.Wait()
	var out bytes.Buffer
	if code := cli.Run(t.Context(), []string{"verify", "--db", db}, cli.IO{Out: &out, Err: &out}); code != 0 {
		t.Errorf("verify: %s", out.String())
	}
}

// TestPagesHoldWhileReportsComeIn walks through a list of small pages and takes
// a report in before every page: whatever was there at the start comes once.
func TestPagesHoldWhileReportsComeIn(t *testing.T) {
	db := filepath.Join(t.TempDir(), "record.db")
	ingestSamples(t, db)
	p := launch(t, db)
	want := map[string]int{}
	for _, s := range read[server.Incidents](p.client, "/incidents?limit=200").Incidents {
		want[s.ID] = 0
	}
	cursor, posted := "", 0
	for pages := 0; pages == 0 || cursor != ""; pages++ {
		if posted < 9 {
			report := strings.ReplaceAll(attackReport(posted), "Cali", []string{"Cali", "Lagos", "Quetta"}[posted%3])
			if resp, text := p.do("POST", "/api/v1/reports", report, "Content-Type", "application/json"); resp.StatusCode != http.StatusCreated {
				t.Fatalf("%s %s", resp.Status, text)
			}
			posted++
		}
		page := read[server.Incidents](p.client, "/incidents?limit=5&sort=date&cursor="+cursor)
		for _, s := range page.Incidents {
			if n, old := want[s.ID]; old {
				want[s.ID] = n + 1
			}
		}
		cursor = page.Next
	}
	for id, n := range want {
		if n != 1 {
			t.Errorf("%s came %d times", id, n)
		}
	}
}

// ingestSamples takes the bundled samples in; one of them is broken on purpose.
func ingestSamples(t *testing.T, db string) {
	t.Helper()
	var out bytes.Buffer
	cli.Run(t.Context(), []string{"ingest", "--db", db, "../../samples/reports"}, cli.IO{Out: &out, Err: &out})
}

func TestPostRefusesWhatIsNoReport(t *testing.T) {
	db := filepath.Join(t.TempDir(), "record.db")
	first := filepath.Join(t.TempDir(), "first.txt")
	if err := os.WriteFile(first, []byte("Police in Oslo said on Monday that a shop had been robbed."), 0o600); err != nil {
		t.Fatal(err)
	}
	ingestInto(t, db, first)
	p := launch(t, db)
	for body, want := range map[string]int{
		`{"title":"no text"}`: 422, `{"text":""}`: 422, `not JSON`: 400, `["a"]`: 422, `{"text":"x","published":"yesterday"}`: 400, `{"text":"12 34"}`: 400,
		`{"text":"` + strings.Repeat("a ", server.MaxReport/2) + `"}`: 413,
	} {
		resp, text := p.do("POST", "/api/v1/reports", body, "Content-Type", "application/json")
		if resp.StatusCode != want || resp.Header.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%.40s: %s %.300s", body, resp.Status, text)
		}
	}
	if about := read[server.About](p.client, "/about"); about.Writes != 1 {
		t.Errorf("%d writes", about.Writes)
	}
}

// TestEventsTellOfNewReports listens while another process takes reports in.
func TestEventsTellOfNewReports(t *testing.T) {
	db := filepath.Join(t.TempDir(), "record.db")
	input := filepath.Join(t.TempDir(), "input.jsonl")
	write := func(n int) {
		line := strings.Join(strings.Fields(attackReport(n)), " ")
		if err := os.WriteFile(input, []byte(line+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		ingestInto(t, db, input)
	}
	write(0)
	p := launch(t, db)
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, "GET", p.base+"/api/v1/events", nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if resp.Header.Get("Content-Type") != "text/event-stream" {
		t.Errorf("content type %q", resp.Header.Get("Content-Type"))
	}
	events := bufio.NewScanner(resp.Body)
	next := func() (e server.RecordEvent) {
		for events.Scan() {
			if data, ok := strings.CutPrefix(events.Text(), "data: "); ok {
				if err := json.Unmarshal([]byte(data), &e); err != nil {
					t.Fatal(err)
				}
				return e
			}
		}
		t.Fatalf("no event: %v", events.Err())
		return e
	}
	before := next()
	write(1)
	after := next()
	if after.Writes != before.Writes+1 || after.Digest == before.Digest || after.Incidents == 0 {
		t.Errorf("%+v, then %+v", before, after)
	}
	if about := read[server.About](p.client, "/about"); about.Digest != after.Digest {
		t.Errorf("told of %s, answers from %s", after.Digest, about.Digest)
	}
}
