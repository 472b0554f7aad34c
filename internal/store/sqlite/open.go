// Package sqlite keeps the record in one SQLite file: the default adapter of
// package store. It needs no server and no C compiler.
//
// The file is written through one connection, in write-ahead mode with
// synchronous=FULL: a commit returns after the log was forced to disk. Readers
// have connections of their own and see the last commit. Beside the file
// SQLite keeps "-wal" and "-shm" files while it is open; they belong to it and
// must be copied or moved together with it.
package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strconv"

	_ "modernc.org/sqlite" // registers the driver that sql.Open names

	"ascribe"
	"ascribe/internal/store"
)

// Sizes in KiB of the page caches: one for the writer and one for each reader
// that is at work. Together they keep well inside a few hundred megabytes.
const (
	writerCache = 48 << 10
	readerCache = 4 << 10
	idleReaders = 4
	maxReaders  = 8
	busyTimeout = 5000 // milliseconds to wait for another process
	logPages    = 8000 // of 4 KiB, in the write-ahead log before they are moved into the file
)

// Store is a record in a SQLite file. It implements [store.Store].
type Store struct {
	path    string
	reading *sql.DB
	readers *session
	writing *sql.DB
	near    *neighbours
	// writer holds the writer's session while nobody writes, once connected.
	writer    chan *session
	connected bool
}

var _ store.Store = (*Store)(nil)

// Open opens the record at path, which must exist: NotFound otherwise. A
// record of a newer version is Unsupported; an older one is brought up to
// date.
func Open(ctx context.Context, path string) (*Store, error) {
	if err := checkFile(path); err != nil {
		return nil, err
	}
	return open(ctx, settings{path: path})
}

// Create opens the record at path, making a new one if there is none. The
// folder must exist.
func Create(ctx context.Context, path string) (*Store, error) {
	err := checkFile(path)
	if ascribe.CodeOf(err) == ascribe.NotFound {
		err = checkFolder(filepath.Dir(path))
	}
	if err != nil {
		return nil, err
	}
	return open(ctx, settings{path: path})
}

func checkFile(path string) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &ascribe.Error{Code: ascribe.NotFound, What: "no such record", Where: path,
			Remedy: "check the name given with --db, or make a record with 'ascribe ingest'"}
	case err != nil:
		return &ascribe.Error{Code: ascribe.Invalid, What: "the record cannot be read", Where: path,
			Remedy: "check the permissions", Err: err}
	case !info.Mode().IsRegular():
		return &ascribe.Error{Code: ascribe.Invalid, What: "not a file", Where: path, Remedy: "name a file with --db"}
	}
	return nil
}

func checkFolder(path string) error {
	info, err := os.Stat(path)
	if err == nil && info.IsDir() {
		return nil
	}
	return &ascribe.Error{Code: ascribe.NotFound, What: "no such folder", Where: path, Remedy: "create it first", Err: err}
}

// settings are what tests vary: the file system underneath, and how hard a
// commit is forced to disk.
type settings struct {
	path        string
	vfs         string // SQLite's name of a file system; "" for the usual one
	synchronous string // "" for FULL
	checkpoint  int    // pages of log after which it is moved into the file; 0 for logPages
	keyRoom     int    // keys of rows in memory before an index goes to disk; 0 for the usual number
}

// source returns the data source name for one pool. References are not checked
// with every row, which would be a sixth of the writer's work: it takes the
// numbers of rows from rows that it has read or written itself, and Verify
// checks them all.
func (c settings) source(cacheKiB int, more ...string) (string, error) {
	abs, err := filepath.Abs(c.path)
	if err != nil {
		return "", &ascribe.Error{Code: ascribe.Invalid, What: "the record has no full path", Where: c.path, Err: err}
	}
	sync, checkpoint := cmp.Or(c.synchronous, "FULL"), cmp.Or(c.checkpoint, logPages)
	q := url.Values{"_dqs": {"0"}, "_error_rc": {"1"}}
	if c.vfs != "" {
		q.Set("vfs", c.vfs)
	}
	pragmas := append([]string{
		"busy_timeout(" + strconv.Itoa(busyTimeout) + ")", "foreign_keys(0)", "synchronous(" + sync + ")",
		"fullfsync(1)", "checkpoint_fullfsync(1)", "trusted_schema(0)", "cell_size_check(1)",
		"cache_size(-" + strconv.Itoa(cacheKiB) + ")", "journal_size_limit(67108864)",
		"wal_autocheckpoint(" + strconv.Itoa(checkpoint) + ")",
	}, more...)
	for _, p := range pragmas {
		q.Add("_pragma", p)
	}
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(abs), RawQuery: q.Encode()}).String(), nil
}

func open(ctx context.Context, c settings) (*Store, error) {
	arrangeMemory()
	s := &Store{path: c.path, writer: make(chan *session, 1), near: newNeighbours(c.path, c.keyRoom)}
	if err := s.connect(ctx, c); err != nil {
		return nil, errors.Join(s.failed("open", err), s.Close())
	}
	return s, nil
}

func (s *Store) connect(ctx context.Context, c settings) error {
	name, err := c.source(writerCache)
	if err != nil {
		return err
	}
	if s.writing, err = sql.Open("sqlite", name); err != nil {
		return err
	}
	conn, err := s.writing.Conn(ctx)
	if err != nil {
		return err
	}
	if err := prepareFile(ctx, conn, c.path); err != nil {
		return errors.Join(err, conn.Close())
	}
	s.writer <- newSession(conn)
	s.connected = true
	if name, err = c.source(readerCache, "query_only(1)"); err != nil {
		return err
	}
	if s.reading, err = sql.Open("sqlite", name); err != nil {
		return err
	}
	s.reading.SetMaxIdleConns(idleReaders)
	s.reading.SetMaxOpenConns(maxReaders)
	s.readers = newSession(s.reading)
	return nil
}

// Close waits for a Write that is under way and releases the file. What was
// acknowledged stays.
func (s *Store) Close() error {
	errs := []error{s.near.close()}
	if s.reading != nil {
		errs = append(errs, s.reading.Close())
	}
	if s.connected {
		w, ok := <-s.writer
		if !ok {
			return nil // closed before
		}
		close(s.writer)
		errs = append(errs, w.close())
	}
	if s.writing != nil {
		errs = append(errs, s.writing.Close())
	}
	return s.failed("close", errors.Join(errs...))
}
