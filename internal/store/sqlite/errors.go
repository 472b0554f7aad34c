package sqlite

import (
	"context"
	"errors"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"ascribe"
)

const safe = "what was acknowledged is safe"

// failed gives an error from SQLite its class and says what to do about it.
// Errors that have a class already, and cancellations, pass through.
func (s *Store) failed(doing string, err error) error {
	var known *ascribe.Error
	if err == nil || errors.As(err, &known) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	e := &ascribe.Error{Code: ascribe.Internal, What: "the record failed to " + doing, Where: s.path, Err: err}
	var from *sqlite.Error
	if errors.As(err, &from) {
		classify(e, from.Code())
	}
	return e
}

// classify reads a result code of SQLite (https://www.sqlite.org/rescode.html):
// the low byte is the class, the extended code the case.
func classify(e *ascribe.Error, code int) {
	switch code & 0xff {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL:
		e.Code, e.Remedy = ascribe.Conflict, "another process is writing to the record: wait for it to end and run again"
	case sqlite3.SQLITE_FULL:
		e.Code, e.Remedy = ascribe.Full, "free space on the disk and run again; "+safe
	case sqlite3.SQLITE_IOERR:
		classifyIO(e, code)
	case sqlite3.SQLITE_CORRUPT:
		e.Code, e.Remedy = ascribe.Damaged, "run 'ascribe verify' and restore a backup"
	case sqlite3.SQLITE_NOTADB:
		e.Code, e.Remedy = ascribe.Unsupported, "the file is no record of ascribe: name another one with --db"
	case sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH:
		e.Code, e.Remedy = ascribe.Invalid, "check that the file and its folder may be read and written"
	case sqlite3.SQLITE_TOOBIG:
		e.Code, e.Remedy = ascribe.TooLarge, "leave out the item that is over a billion bytes"
	case sqlite3.SQLITE_NOMEM:
		e.Code, e.Remedy = ascribe.Full, "free memory and run again; "+safe
	}
}

// classifyIO tells a disk that gives wrong bytes from one that takes none: a
// failed write, of whatever case, is met by room or by another disk.
func classifyIO(e *ascribe.Error, code int) {
	switch code {
	case sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_IOERR_SHORT_READ, sqlite3.SQLITE_IOERR_DATA, sqlite3.SQLITE_IOERR_CORRUPTFS:
		e.Code, e.Remedy = ascribe.Damaged, "check the disk, and restore a backup if the file does not read"
	default:
		e.Code, e.Remedy = ascribe.Full, "the disk takes no more: free space on it or check it, and run again; "+safe
	}
}
