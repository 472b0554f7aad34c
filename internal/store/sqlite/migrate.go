package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"

	"ascribe"
)

//go:embed migrations/*.sql
var migrations embed.FS

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
