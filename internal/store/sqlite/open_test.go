package sqlite

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ascribe"
	"ascribe/internal/store"
	"ascribe/internal/store/storetest"
)

// recordWith returns the path of a closed record of ten reports.
func recordWith(t *testing.T, n int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a record #1 50%.db")
	s, err := Create(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if err := storetest.Take(t.Context(), s, 0, 0, n, 3); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// raw runs statements on the file behind the store's back.
func raw(t *testing.T, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, st := range statements {
		if _, err := db.ExecContext(t.Context(), st); err != nil {
			t.Fatalf("%s: %v", st, err)
		}
	}
}

func TestReopen(t *testing.T) {
	path := recordWith(t, 10)
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	n := 0
	for _, err := range s.Reports(t.Context(), store.ReportQuery{}) {
		if err != nil {
			t.Fatal(err)
		}
		n++
	}
	if n != 10 {
		t.Errorf("%d reports after reopening", n)
	}
	for _, suffix := range []string{"-wal", "-shm"} {
		if _, err := os.Stat(path + suffix); err != nil {
			t.Errorf("while open: %v", err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(entries) != 1 {
		t.Errorf("after closing, beside the record: %v, %v", entries, err)
	}
}

func TestOpenRefuses(t *testing.T) {
	folder := t.TempDir()
	write := func(name, content string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	foreign := filepath.Join(folder, "foreign.db")
	raw(t, foreign, `CREATE TABLE song (title TEXT)`)
	newer := recordWith(t, 1)
	raw(t, newer, `PRAGMA user_version = 1000`)
	whole, err := os.ReadFile(recordWith(t, 40))
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name, path string
		open       func(context.Context, string) (*Store, error)
		code       ascribe.Code
		says       string
	}{
		{"missing", filepath.Join(folder, "none.db"), Open, ascribe.NotFound, "no such record"},
		{"missing folder", filepath.Join(folder, "none", "x.db"), Create, ascribe.NotFound, "no such folder"},
		{"folder", folder, Create, ascribe.Invalid, "not a file"},
		{"no database", write("notes.db", strings.Repeat("not a database at all. ", 100)), Create, ascribe.Unsupported, "--db"},
		{"foreign database", foreign, Create, ascribe.Unsupported, "not a record of ascribe"},
		{"newer version", newer, Open, ascribe.Unsupported, "install a newer ascribe"},
		{"file in place of a folder", filepath.Join(foreign, "x.db"), Create, ascribe.Invalid, "cannot be read"},
		{"first page spoiled", write("spoiled.db", string(whole[:100])+strings.Repeat("\xff", len(whole)-100)), Open, ascribe.Damaged, "restore a backup"},
	} {
		t.Run(test.name, func(t *testing.T) {
			before, _ := os.ReadFile(test.path)
			s, err := test.open(t.Context(), test.path)
			if err == nil {
				s.Close()
				t.Fatal("opened")
			}
			if ascribe.CodeOf(err) != test.code || !strings.Contains(err.Error(), test.says) || strings.Contains(err.Error(), "\n") {
				t.Errorf("%s: %v", ascribe.CodeOf(err), err)
			}
			if after, _ := os.ReadFile(test.path); string(after) != string(before) {
				t.Error("the file was changed")
			}
		})
	}
}

// TestCreateAtOnce makes one record from several sides.
func TestCreateAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "record.db")
	done := make(chan error)
	for range 4 {
		go func() {
			s, err := Create(t.Context(), path)
			if err == nil {
				err = s.Close()
			}
			done <- err
		}()
	}
	for range 4 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
}

func TestLocked(t *testing.T) {
	t.Parallel()
	path := recordWith(t, 2)
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	other, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	other.SetMaxOpenConns(1)
	if _, err := other.ExecContext(t.Context(), `BEGIN IMMEDIATE`); err != nil {
		t.Fatal(err)
	}
	err = storetest.Take(t.Context(), s, 1, 5, 6, 3)
	if ascribe.CodeOf(err) != ascribe.Conflict || !strings.Contains(err.Error(), "another process") {
		t.Errorf("writing to a locked record: %v", err)
	}
	if _, err := s.Report(t.Context(), storetest.Entry(0).Report.ID); err != nil {
		t.Errorf("reading a locked record: %v", err)
	}
	if _, err := other.ExecContext(t.Context(), `ROLLBACK`); err != nil {
		t.Fatal(err)
	}
	if err := storetest.Take(t.Context(), s, 1, 5, 6, 3); err != nil {
		t.Errorf("once it is free: %v", err)
	}
}

// TestWaitsForWriter cancels a Write that waits for another.
func TestWaitsForWriter(t *testing.T) {
	s := create(t, filepath.Join(t.TempDir(), "record.db"))
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	err := s.Write(t.Context(), storetest.Day0, func(store.Tx) error {
		return s.Write(ctx, storetest.Day0, func(store.Tx) error { return nil })
	})
	if err != context.DeadlineExceeded {
		t.Errorf("a Write inside a Write returned %v", err)
	}
}
