package sqlite

import (
	"context"
	"database/sql"
	"encoding/hex"
	"time"

	"ascribe/internal/store"
)

// Head implements [store.Ledger].
func (s *Store) Head(ctx context.Context) (store.Head, error) {
	var h store.Head
	var digest []byte
	var recorded string
	err := s.readers.one(ctx, `SELECT b.seq, s.digest, b.recorded FROM batch b JOIN seal s ON s.batch = b.seq ORDER BY b.seq DESC LIMIT 1`,
		nil, &h.Writes, &digest, &recorded)
	if noRows(err) {
		return h, nil
	}
	if err != nil {
		return h, s.failed("read", err)
	}
	h.Digest = hex.EncodeToString(digest)
	h.Recorded, err = time.Parse(clock, recorded)
	return h, s.failed("read", err)
}

// Versions implements [store.Ledger].
func (s *Store) Versions(ctx context.Context) ([]store.Version, error) {
	vs, err := gather(each(ctx, s.readers, scanVersion,
		`SELECT v.kind, v.name, b.recorded FROM version v JOIN batch b ON b.seq = v.batch ORDER BY v.kind, v.name`))
	return vs, s.failed("read", err)
}

func scanVersion(rows *sql.Rows) (store.Version, error) {
	var v store.Version
	var recorded string
	err := rows.Scan(&v.Kind, &v.Name, &recorded)
	if err != nil {
		return v, err
	}
	v.Since, err = time.Parse(clock, recorded)
	return v, err
}
