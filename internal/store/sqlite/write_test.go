package sqlite

import (
	"context"
	"errors"
	"path/filepath"
	"testing"

	"ascribe/internal/store"
	"ascribe/internal/store/storetest"
)

// TestBrokenWrite has the caller pass over an error of the record itself:
// nothing may be committed after it.
func TestBrokenWrite(t *testing.T) {
	s := create(t, filepath.Join(t.TempDir(), "record.db"))
	ctx := t.Context()
	failure := errors.New("the disk is gone")
	err := s.Write(ctx, storetest.Day0, func(open store.Tx) error {
		if _, err := storetest.Append(ctx, open, storetest.Entry(0)); err != nil {
			return err
		}
		if err := open.(*tx).change(ctx, func(context.Context) error { return failure }); !errors.Is(err, failure) {
			t.Errorf("the call returned %v", err)
		}
		if _, err := storetest.Append(ctx, open, storetest.Entry(1)); !errors.Is(err, failure) {
			t.Errorf("the next call returned %v", err)
		}
		return nil
	})
	if !errors.Is(err, failure) {
		t.Errorf("Write returned %v", err)
	}
	if h, err := s.Head(ctx); h.Writes != 0 || err != nil {
		t.Errorf("%d writes, %v", h.Writes, err)
	}
}

// TestSettings asks SQLite how it works.
func TestSettings(t *testing.T) {
	s := create(t, filepath.Join(t.TempDir(), "record.db"))
	w := <-s.writer
	defer func() { s.writer <- w }()
	for pragma, want := range map[string]struct{ writer, reader string }{
		"journal_mode": {"wal", "wal"},
		"synchronous":  {"2", "2"},
		"foreign_keys": {"0", "0"},
		"query_only":   {"0", "1"},
		"busy_timeout": {"5000", "5000"},
		"cache_size":   {"-49152", "-4096"},
		"mmap_size":    {"0", "0"},
	} {
		var writer, reader string
		if err := w.one(t.Context(), "PRAGMA "+pragma, nil, &writer); err != nil {
			t.Fatal(err)
		}
		if err := s.readers.one(t.Context(), "PRAGMA "+pragma, nil, &reader); err != nil {
			t.Fatal(err)
		}
		if writer != want.writer || reader != want.reader {
			t.Errorf("%s is %s for the writer and %s for readers, want %v", pragma, writer, reader, want)
		}
	}
}
