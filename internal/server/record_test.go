package server_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"ascribe"
	"ascribe/internal/cli"
	"ascribe/internal/codebook"
	"ascribe/internal/server"
	"ascribe/internal/store/sqlite"
)

// sampleRecord is a record of the bundled samples, read once for all tests.
var sampleRecord = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "ascribe-server-")
	if err != nil {
		return "", err
	}
	var out bytes.Buffer
	db := filepath.Join(dir, "record.db")
	cli.Run(context.Background(), []string{"ingest", "--db", db, "../../samples/reports"}, cli.IO{Out: &out, Err: &out}) // one of them is broken on purpose
	return db, nil
})

func TestMain(m *testing.M) {
	if code, asked := runAsProgram(); asked {
		os.Exit(code)
	}
	code := m.Run()
	if db, err := sampleRecord(); err == nil {
		os.RemoveAll(filepath.Dir(db))
	}
	os.Exit(code)
}

// record opens a copy of the record of samples.
func record(t testing.TB) (*sqlite.Store, *codebook.Codebook) {
	t.Helper()
	from, err := sampleRecord()
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(t.TempDir(), "record.db")
	if err := os.WriteFile(to, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return open(t, to)
}

// recordOf makes a record of reports, one JSON object a line, and opens it.
func recordOf(t *testing.T, reports []byte) (*sqlite.Store, *codebook.Codebook) {
	t.Helper()
	dir := t.TempDir()
	db, input := filepath.Join(dir, "record.db"), filepath.Join(dir, "reports.jsonl")
	if err := os.WriteFile(input, reports, 0o600); err != nil {
		t.Fatal(err)
	}
	ingestInto(t, db, input)
	return open(t, db)
}

func open(t testing.TB, db string) (*sqlite.Store, *codebook.Codebook) {
	t.Helper()
	s, err := sqlite.Open(t.Context(), db)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	cb, err := codebook.Load()
	if err != nil {
		t.Fatal(err)
	}
	return s, cb
}

// noOrganisation knows none.
func noOrganisation(string) bool { return false }

// refuse is the port of a server that takes nothing in.
func refuse(context.Context, []byte) (server.Taken, error) {
	return server.Taken{}, &ascribe.Error{Code: ascribe.Unsupported, What: "this server takes nothing in"}
}
