package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ascribe/internal/store"
	"ascribe/internal/store/storetest"
)

func TestHistoryIsKept(t *testing.T) {
	path := recordWith(t, 3)
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	err = s.Write(t.Context(), storetest.Day0, func(tx store.Tx) error {
		report := storetest.Entry(0).Report.ID
		if err := tx.Copy(t.Context(), store.Copy{Report: report, Family: "f"}); err != nil {
			return err
		}
		return tx.Rename(t.Context(), store.Alias{ID: "old", Incident: storetest.Incident(0, 3)})
	})
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	names := []string{"batch", "seal", "version"}
	for _, h := range history {
		names = append(names, h.name)
	}
	for _, name := range names {
		for _, st := range []string{"DELETE FROM " + name, "UPDATE " + name + " SET batch = batch", "UPDATE " + name + " SET seq = seq"} {
			_, err := db.ExecContext(t.Context(), st)
			if err == nil || !strings.Contains(err.Error(), "append-only") && !strings.Contains(err.Error(), "no such column") {
				t.Errorf("%s: %v", st, err)
			}
		}
		var rows int
		if err := db.QueryRowContext(t.Context(), "SELECT count(*) FROM "+name).Scan(&rows); err != nil || rows == 0 {
			t.Errorf("table %s has %d rows, so that nothing was tried: %v", name, rows, err)
		}
	}
}

// TestTampering changes a record behind its back, with its guards removed,
// and expects Verify to tell, each time with a word that leads to the place.
func TestTampering(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	id := storetest.Entry(0).Report.ID
	for _, test := range []struct{ change, says string }{
		{`UPDATE report SET title = 'another' WHERE seq = 2`, "write 1: the history was changed"},
		{`UPDATE report SET text = replace(text, 'bomb', 'bird') WHERE seq = 1`, "is not the quote"},
		{`UPDATE report SET text = 'short' WHERE seq = 1`, "lies outside the text of " + id},
		{`UPDATE report SET docid = 'other' WHERE seq = 1`, id + ": the report's id does not follow"},
		{`UPDATE statement SET certainty = 'possible' WHERE seq = 4`, "the statement's id does not follow"},
		{`UPDATE statement SET quote = quote || '.' WHERE seq = 4`, "is not the quote"},
		{`UPDATE mention SET target = 'school' WHERE seq = 1`, "write 1: the history was changed"},
		{`UPDATE decision SET score = 0.5 WHERE seq = 1`, "the decision's id does not follow"},
		{`UPDATE placement SET incident = 'x' WHERE seq = 1`, "not what the placements give"},
		{`UPDATE batch SET recorded = '2020-01-01T00:00:00.000000000Z' WHERE seq = 2`, "clock runs backwards"},
		{`UPDATE seal SET digest = zeroblob(32) WHERE batch = 1`, "write 1: the history was changed"},
		{`DELETE FROM seal WHERE batch = 2`, "write 2: the history was changed"},
		{`DELETE FROM decision WHERE seq = 3`, "write 1: the history was changed"},
		{`DELETE FROM report WHERE seq = 3`, "names a report that is not there"},
		{`DELETE FROM batch WHERE seq = 1`, "the history has a gap"},
		{`INSERT INTO alias (seq, id, incident, batch) VALUES (1, 'a', 'b', 1)`, "write 1: the history was changed"},
		{`INSERT INTO alias (seq, id, incident, batch) VALUES (1, 'a', 'b', 7)`, "alias: rows stand outside every batch"},
		{`UPDATE incident SET reports = 9`, "not what the placements give"},
		{`DELETE FROM sketch; DELETE FROM mention_profile; DELETE FROM incident`, "not what the placements give"},
		{`PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, '(docid)', '(title)') WHERE name = 'report_by_docid'`, "missing from index report_by_docid"},
	} {
		path := recordWith(t, 10)
		s, err := Open(ctx, path)
		if err != nil {
			t.Fatal(err)
		}
		if err := storetest.Take(ctx, s, 1, 10, 20, 3); err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		raw(t, path, append(unguard(), test.change)...)
		if told := verify(ctx, t, path); !strings.Contains(told, test.says) {
			t.Errorf("%s: want %q, got:\n%s", test.change, test.says, told)
		}
	}
}

// TestTamperingAnywhere changes, in a record of so many writes that its history
// is verified in stretches, one row at a time: one that moves to the write
// before or after, goes, trades places with another, or is another.
func TestTamperingAnywhere(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	s := create(t, filepath.Join(t.TempDir(), "record.db"))
	const writes = 60
	for n := range writes {
		if err := storetest.Take(ctx, s, n, n, n+1, 3); err != nil {
			t.Fatal(err)
		}
	}
	last, done := int64(0), int64(0)
	for p, err := range s.Verify(ctx, store.Head{}, func(n, of int64) { last, done = of, max(n, done) }) {
		t.Fatal(p, err)
	}
	if done == 0 || done != last {
		t.Errorf("%d of %d done in the end", done, last)
	}
	whole := snapshotOf(t, s)
	chance := rand.New(rand.NewPCG(3, 3))
	for _, change := range []string{
		`UPDATE placement SET batch = batch + 1 WHERE seq = %d`, `UPDATE statement SET batch = batch - 1 WHERE seq = %d`,
		`DELETE FROM statement WHERE seq = %d`, `DELETE FROM batch WHERE seq = %d`, `DELETE FROM seal WHERE batch = %d`,
		`UPDATE decision SET seq = -seq WHERE seq = %d`, `UPDATE placement SET seq = seq + 1000 WHERE seq = %d`,
		`UPDATE report SET title = title || '.' WHERE seq = %d`, `UPDATE batch SET recorded = recorded || '0' WHERE seq = %d`,
		`UPDATE statement SET seq = CASE seq WHEN %[1]d THEN -%[1]d ELSE %[1]d END WHERE seq IN (%[1]d, %[1]d + 6)`,
	} {
		for range 4 {
			spoiled := filepath.Join(t.TempDir(), "spoiled.db")
			if err := os.WriteFile(spoiled, whole, 0o600); err != nil {
				t.Fatal(err)
			}
			st := fmt.Sprintf(change, 2+chance.IntN(writes-2))
			raw(t, spoiled, append(unguard(), st)...)
			if told := verify(ctx, t, spoiled); told == "" {
				t.Errorf("%s: nothing was found", st)
			}
		}
	}
}

// snapshotOf returns the bytes of a record that is open.
func snapshotOf(t *testing.T, s *Store) []byte {
	t.Helper()
	copied := filepath.Join(t.TempDir(), "copy.db")
	if _, err := s.writing.ExecContext(t.Context(), `VACUUM INTO ?`, copied); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(copied)
	if err != nil {
		t.Fatal(err)
	}
	return whole
}

// unguard lets the rows of history be changed.
func unguard() (sts []string) {
	for _, name := range []string{"batch", "seal", "report", "mention", "statement", "decision", "placement", "alias", "copy"} {
		sts = append(sts, "DROP TRIGGER "+name+"_kept_1", "DROP TRIGGER "+name+"_kept_2")
	}
	return sts
}

// TestRewrittenHistory replaces a record by one that is sound in itself, which
// only a head that was noted before can tell.
func TestRewrittenHistory(t *testing.T) {
	ctx := t.Context()
	s := create(t, filepath.Join(t.TempDir(), "true.db"))
	if err := storetest.Take(ctx, s, 0, 0, 5, 3); err != nil {
		t.Fatal(err)
	}
	noted, err := s.Head(ctx)
	if err != nil {
		t.Fatal(err)
	}
	forged := create(t, filepath.Join(t.TempDir(), "forged.db"))
	for i := range 3 {
		if err := storetest.Take(ctx, forged, 0, i+1, i+2, 3); err != nil {
			t.Fatal(err)
		}
	}
	for since, want := range map[store.Head]int{{}: 0, noted: 1} {
		n := 0
		for p, err := range forged.Verify(ctx, since, nil) {
			if err != nil || p.Where != "write 1" {
				t.Errorf("%v, %v", p, err)
			}
			n++
		}
		if n != want {
			t.Errorf("%d problems since %+v, want %d", n, since, want)
		}
	}
}

func verify(ctx context.Context, t *testing.T, path string) string {
	t.Helper()
	s, err := Open(ctx, path)
	if err != nil {
		return "error: " + err.Error() + "\n"
	}
	defer s.Close()
	var told strings.Builder
	for p, err := range s.Verify(ctx, store.Head{}, nil) {
		if err != nil {
			told.WriteString("error: " + err.Error() + "\n")
			break
		}
		told.WriteString(p.String() + "\n")
	}
	return told.String()
}

// TestFlippedBytes spoils single bytes of the file. Verify may find nothing
// only where what the record answers is still the same.
func TestFlippedBytes(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	path := recordWith(t, 60)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want := tell(ctx, t, path)
	chance := rand.New(rand.NewPCG(1, 1))
	found := 0
	for range 150 {
		at := chance.IntN(len(whole))
		spoiled := slices.Clone(whole)
		spoiled[at] ^= byte(1 + chance.IntN(255))
		path := filepath.Join(t.TempDir(), "spoiled.db")
		if err := os.WriteFile(path, spoiled, 0o600); err != nil {
			t.Fatal(err)
		}
		if told := verify(ctx, t, path); told != "" {
			found++
			continue
		}
		if tell(ctx, t, path) != want {
			t.Errorf("byte %d of %d was changed, and Verify found nothing", at, len(whole))
		}
	}
	if found < 50 {
		t.Errorf("only %d of 150 changes were found", found)
	}
}

// tell writes down what the record answers.
func tell(ctx context.Context, t *testing.T, path string) string {
	t.Helper()
	s, err := Open(ctx, path)
	if err != nil {
		return err.Error()
	}
	defer s.Close()
	var told strings.Builder
	e := json.NewEncoder(&told)
	for d, err := range s.Dossiers(ctx, store.Cut{}) {
		fmt.Fprintln(&told, e.Encode(d), err)
	}
	for r, err := range s.Reports(ctx, store.ReportQuery{}) {
		fmt.Fprintln(&told, e.Encode(r), err)
	}
	for d, err := range s.Decisions(ctx, store.DecisionQuery{}) {
		fmt.Fprintln(&told, e.Encode(d), err)
	}
	return told.String()
}
