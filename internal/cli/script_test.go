package cli_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	_ "modernc.org/sqlite"

	"ascribe/eval/newscrawl"
	"ascribe/eval/stream"
	"ascribe/internal/cli"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"ascribe": func() {
			os.Exit(cli.Run(context.Background(), os.Args[1:], cli.IO{In: os.Stdin, Out: os.Stdout, Err: os.Stderr}))
		},
	})
}

// TestScripts runs the contract of the command line, input files inline.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("testdata", "script"),
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"bytes":      writeBytes,
			"setversion": setVersion,
			"oneline":    oneLine,
			"crawl":      writeCrawl,
		},
	})
}

// writeCrawl writes an archive of a crawl: crawl FILE PAGES.
func writeCrawl(ts *testscript.TestScript, _ bool, args []string) {
	pages, err := strconv.Atoi(args[1])
	ts.Check(err)
	var b bytes.Buffer
	ts.Check(newscrawl.Write(&b, 1, pages))
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b.Bytes(), 0o644))
}

// writeBytes makes a file that cannot stand in a script: bytes KIND FILE.
func writeBytes(ts *testscript.TestScript, _ bool, args []string) {
	name := ts.MkAbs(args[1])
	switch args[0] {
	case "huge":
		ts.Check(os.WriteFile(name, []byte("A long report. "), 0o644))
		ts.Check(os.Truncate(name, 200<<20))
	case "binary":
		ts.Check(os.WriteFile(name, bytes.Repeat([]byte{0x7f, 'E', 'L', 'F', 0, 1, 2}, 500), 0o644))
	case "latin1":
		ts.Check(os.WriteFile(name, []byte("Police in K\xf6ln said on Monday that a bomb had wounded three people at the station."), 0o644))
	case "nested":
		ts.Check(os.WriteFile(name, []byte("<html><body>"+strings.Repeat("<div>", 1_000_000)), 0o644))
	case "gzipbomb":
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		zeros := bytes.Repeat([]byte("a "), 1<<20)
		for range 512 {
			_, err := z.Write(zeros)
			ts.Check(err)
		}
		ts.Check(z.Close())
		ts.Check(os.WriteFile(name, b.Bytes(), 0o644))
	case "cutwarc":
		ts.Check(os.WriteFile(name, cutArchive(), 0o644))
	case "generated":
		var b bytes.Buffer
		ts.Check(stream.WriteJSONL(&b, 1, 60))
		ts.Check(os.WriteFile(name, b.Bytes(), 0o644))
	default:
		ts.Fatalf("unknown kind %s", args[0])
	}
}

// cutArchive is a web archive of two pages, cut off inside the second.
func cutArchive() []byte {
	page := "<html><head><title>Bomb</title></head><body><article>" + strings.Repeat("<p>A bomb wounded three people at the market of Cali on Monday, police said, and nobody claimed it.</p>", 8) + "</article></body></html>"
	var b bytes.Buffer
	for i := range 2 {
		body := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
		record := fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.org/%d\r\nWARC-Date: 2016-07-19T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:%d>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", i, i, len(body), body)
		z := gzip.NewWriter(&b)
		z.Write([]byte(record))
		z.Close()
	}
	return b.Bytes()[:b.Len()-60]
}

// setVersion stamps a record as one of another format: setversion FILE N.
func setVersion(ts *testscript.TestScript, _ bool, args []string) {
	db, err := sql.Open("sqlite", ts.MkAbs(args[0]))
	ts.Check(err)
	defer db.Close()
	_, err = db.Exec("PRAGMA user_version = " + args[1])
	ts.Check(err)
}

// oneLine checks that the last command said one line on standard error.
func oneLine(ts *testscript.TestScript, _ bool, _ []string) {
	if got := ts.ReadFile("stderr"); strings.Count(got, "\n") != 1 {
		ts.Fatalf("not one line: %q", got)
	}
}

// TestEveryCommandShowsAnExample holds help to its promise.
func TestEveryCommandShowsAnExample(t *testing.T) {
	var out bytes.Buffer
	run := func(args ...string) string {
		out.Reset()
		if code := cli.Run(t.Context(), args, cli.IO{In: strings.NewReader(""), Out: &out, Err: &out}); code != 0 {
			t.Errorf("%v ended with %d: %s", args, code, out.String())
		}
		return out.String()
	}
	_, list, _ := strings.Cut(run("--help"), "Available Commands:\n")
	n := 0
	for line := range strings.SplitSeq(list, "\n") {
		fields := strings.Fields(line)
		if len(fields) == 0 {
			break
		}
		if name := fields[0]; name != "help" && name != "completion" {
			n++
			if !strings.Contains(run(name, "--help"), "Examples:\n  ascribe "+name) && !strings.Contains(out.String(), "| ascribe "+name) {
				t.Errorf("%s --help has no example", name)
			}
		}
	}
	if n < 14 {
		t.Errorf("only %d commands are listed", n)
	}
}

// TestDiskFull fills a small disk with a record: nothing acknowledged is lost,
// the error says what to do, and with room again a rerun completes.
func TestDiskFull(t *testing.T) {
	disk := t.TempDir()
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=2m"); err != nil {
		t.Skipf("no small disk can be mounted here: %v", err)
	}
	defer syscall.Unmount(disk, 0)
	input := filepath.Join(t.TempDir(), "input.jsonl")
	var b bytes.Buffer
	if err := stream.WriteJSONL(&b, 1, 600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(input, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	db := filepath.Join(disk, "record.db")
	var out, errs bytes.Buffer
	run := func(args ...string) int {
		out.Reset()
		errs.Reset()
		return cli.Run(t.Context(), args, cli.IO{In: strings.NewReader(""), Out: &out, Err: &errs})
	}
	code := run("ingest", "--db", db, input)
	advised := strings.Contains(errs.String(), "free space") || strings.Contains(errs.String(), "make room") // the record, or its originals
	if code != 1 || strings.Count(errs.String(), "\n") != 1 || !advised {
		t.Fatalf("exit %d, said %q", code, errs.String())
	}
	if err := syscall.Mount("tmpfs", disk, "tmpfs", syscall.MS_REMOUNT, "size=64m"); err != nil {
		t.Fatal(err)
	}
	if code := run("ingest", "--db", db, input); code != 0 || !strings.Contains(out.String(), "600 reports read") {
		t.Fatalf("the rerun: exit %d, %s%s", code, out.String(), errs.String())
	}
	if code := run("verify", "--db", db); code != 0 {
		t.Errorf("verify: exit %d, %s%s", code, out.String(), errs.String())
	}
}

// TestInterruptedRunIsResumed ends an ingest by its context.
func TestInterruptedRunIsResumed(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var out, errs bytes.Buffer
	code := cli.Run(ctx, []string{"ingest", "--db", filepath.Join(t.TempDir(), "r.db"), "-"}, cli.IO{In: strings.NewReader("{}"), Out: &out, Err: &errs})
	if code != 1 {
		t.Errorf("exit %d: %s", code, errs.String())
	}
}
