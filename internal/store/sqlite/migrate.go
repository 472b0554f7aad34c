package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"strings"

	"github.com/zeebo/xxh3"

	"ascribe"
)

//go:embed migrations/*.sql
var migrations embed.FS

// afterwards holds what a migration needs beyond SQL.
var afterwards = map[string]func(context.Context, *sql.Conn) error{"migrations/0002_rows.sql": hashLinkKeys}

// applicationID marks the file as a record of ascribe in SQLite's own header:
// the letters "ascr".
const applicationID = 0x61736372

// prepareFile makes sure that the file behind conn is a record of this
// version: it makes a new file one, and applies the migrations that an older
// one lacks, in one transaction. A newer record is refused untouched.
func prepareFile(ctx context.Context, conn *sql.Conn, path string) error {
	files, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return err
	}
	have, err := schemaVersion(ctx, conn, path)
	if err != nil {
		return err
	}
	if have > len(files) {
		return &ascribe.Error{Code: ascribe.Unsupported, Where: path,
			What:   fmt.Sprintf("the record has format %d, this program reads up to %d", have, len(files)),
			Remedy: "install a newer ascribe"}
	}
	if err := writeAhead(ctx, conn, path); err != nil {
		return err
	}
	if have == len(files) {
		return nil
	}
	return migrate(ctx, conn, path, files)
}

// schemaVersion returns how many migrations the file has seen, 0 for a new
// one. A file that is not a record is Unsupported.
func schemaVersion(ctx context.Context, conn *sql.Conn, path string) (version int, err error) {
	var app, tables int
	if err := conn.QueryRowContext(ctx, `PRAGMA application_id`).Scan(&app); err != nil {
		return 0, err
	}
	if err := conn.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&version); err != nil {
		return 0, err
	}
	if err := conn.QueryRowContext(ctx, `SELECT count(*) FROM sqlite_schema`).Scan(&tables); err != nil {
		return 0, err
	}
	if app != applicationID && (app != 0 || tables != 0 || version != 0) {
		return 0, &ascribe.Error{Code: ascribe.Unsupported, What: "a database, but not a record of ascribe", Where: path,
			Remedy: "name another file with --db"}
	}
	return version, nil
}

func writeAhead(ctx context.Context, conn *sql.Conn, path string) error {
	var mode string
	if err := conn.QueryRowContext(ctx, `PRAGMA journal_mode = WAL`).Scan(&mode); err != nil {
		return err
	}
	if mode != "wal" {
		return &ascribe.Error{Code: ascribe.Unsupported, Where: path,
			What:   "the file system does not carry a write-ahead log (journal mode " + mode + ")",
			Remedy: "keep the record on a local disk"}
	}
	return nil
}

// migrate reads the version again inside its transaction: another process may
// have been first.
func migrate(ctx context.Context, conn *sql.Conn, path string, files []string) error {
	if _, err := conn.ExecContext(ctx, `BEGIN IMMEDIATE`); err != nil {
		return err
	}
	if err := migrateFrom(ctx, conn, path, files); err != nil {
		return rollBack(conn, err)
	}
	if _, err := conn.ExecContext(ctx, `COMMIT`); err != nil {
		return rollBack(conn, err)
	}
	return nil
}

func migrateFrom(ctx context.Context, conn *sql.Conn, path string, files []string) error {
	have, err := schemaVersion(ctx, conn, path)
	if err != nil {
		return err
	}
	for i := have; i < len(files); i++ {
		text, err := migrations.ReadFile(files[i])
		if err != nil {
			return err
		}
		if _, err := conn.ExecContext(ctx, string(text)); err != nil {
			return fmt.Errorf("migration %s: %w", files[i], err)
		}
		if step := afterwards[files[i]]; step != nil {
			if err := step(ctx, conn); err != nil {
				return fmt.Errorf("migration %s: %w", files[i], err)
			}
		}
	}
	_, err = conn.ExecContext(ctx, fmt.Sprintf(`PRAGMA application_id = %d; PRAGMA user_version = %d`, applicationID, len(files)))
	return err
}

// rollBack ends the transaction that err broke. SQLite may have ended it
// already, so that its own complaint tells nothing new.
func rollBack(conn *sql.Conn, err error) error {
	conn.ExecContext(context.Background(), `ROLLBACK`)
	return err
}

// hashLinkKeys turns the texts that format 1 kept as link keys into the
// numbers that linking makes of them, and lets go of the texts.
func hashLinkKeys(ctx context.Context, conn *sql.Conn) error {
	s := newSession(conn)
	err := s.exec(ctx, `CREATE INDEX link_key_by_mention ON link_key (mention)`)
	for after := int64(0); err == nil; {
		var texts []linkTexts
		texts, err = gather(each(ctx, s, scanLinkTexts, `SELECT p.mention,
			(SELECT coalesce(group_concat(k.key, char(10)), '') FROM link_key k WHERE k.mention = r.id || '/' || m.id)
			FROM mention_profile p CROSS JOIN mention m ON m.seq = p.mention CROSS JOIN report r ON r.seq = m.report
			WHERE p.mention > ? ORDER BY p.mention LIMIT 1000`, after))
		if len(texts) == 0 {
			break
		}
		for _, t := range texts {
			var keys []uint64
			for k := range strings.SplitSeq(t.keys, "\n") {
				keys = append(keys, hashLinkKey(k))
			}
			if err == nil {
				err = s.exec(ctx, `UPDATE mention_profile SET keys = ? WHERE mention = ?`, packKeys(folded(keys)), t.mention)
			}
			after = t.mention
		}
	}
	if err != nil {
		return err
	}
	s.forget()
	_, err = conn.ExecContext(ctx, `DROP TABLE link_key`)
	return err
}

// hashLinkKey is the number that linking makes of a key.
func hashLinkKey(text string) uint64 { return xxh3.HashString(text) }

type linkTexts struct {
	mention int64
	keys    string
}

func scanLinkTexts(rows *sql.Rows) (t linkTexts, err error) {
	err = rows.Scan(&t.mention, &t.keys)
	return t, err
}
