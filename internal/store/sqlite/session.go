package sqlite

import (
	"context"
	"database/sql"
	"iter"
	"sync"
)

// session runs statements on one connection, or on a pool of them, and keeps
// each statement prepared. The texts it is given are constants of this
// package, so that what it keeps is bounded.
type session struct {
	db preparer
	mu sync.Mutex
	st map[string]*sql.Stmt
}

type preparer interface {
	PrepareContext(ctx context.Context, query string) (*sql.Stmt, error)
	Close() error
}

func newSession(db preparer) *session { return &session{db: db, st: map[string]*sql.Stmt{}} }

func (s *session) prepare(ctx context.Context, query string) (*sql.Stmt, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if st, ok := s.st[query]; ok {
		return st, nil
	}
	st, err := s.db.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	s.st[query] = st
	return st, nil
}

func (s *session) exec(ctx context.Context, query string, args ...any) error {
	st, err := s.prepare(ctx, query)
	if err != nil {
		return err
	}
	_, err = st.ExecContext(ctx, args...)
	return err
}

// one reads a single row; sql.ErrNoRows if there is none.
func (s *session) one(ctx context.Context, query string, args []any, dest ...any) error {
	st, err := s.prepare(ctx, query)
	if err != nil {
		return err
	}
	return st.QueryRowContext(ctx, args...).Scan(dest...)
}

// close closes the connection with all that was prepared on it.
func (s *session) close() error {
	s.forget()
	return s.db.Close()
}

// forget lets go of what was prepared.
func (s *session) forget() {
	for _, st := range s.st {
		st.Close() // an error here is of the statement's last run, already told
	}
	clear(s.st)
}

// each yields one value per row. It stops at the first error, which it yields.
func each[T any](ctx context.Context, s *session, scan func(*sql.Rows) (T, error), query string, args ...any) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var none T
		st, err := s.prepare(ctx, query)
		if err != nil {
			yield(none, err)
			return
		}
		rows, err := st.QueryContext(ctx, args...)
		if err != nil {
			yield(none, err)
			return
		}
		defer rows.Close()
		for rows.Next() {
			v, err := scan(rows)
			if !yield(v, err) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(none, err)
		}
	}
}

// gather returns what seq yields.
func gather[T any](seq iter.Seq2[T, error]) ([]T, error) {
	var vs []T
	for v, err := range seq {
		if err != nil {
			return nil, err
		}
		vs = append(vs, v)
	}
	return vs, nil
}

func scanOne[T any](rows *sql.Rows) (v T, err error) {
	err = rows.Scan(&v)
	return v, err
}
