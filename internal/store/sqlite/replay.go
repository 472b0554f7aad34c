package sqlite

import (
	"context"
	"database/sql"
	"iter"
	"strings"
)

// replay reads the tables of history side by side, batch after batch.
type replay struct{ cursors []*cursor }

// cursor stands on the next row of one table.
type cursor struct {
	table *table
	row   []any
	err   error
	next  func() ([]any, error, bool)
	stop  func()
}

// newReplay reads the rows of a stretch.
func newReplay(ctx context.Context, s *session, x stretch) *replay {
	r := &replay{}
	for _, t := range history {
		c := &cursor{table: t}
		c.next, c.stop = iter.Pull2(each(ctx, s, scanRow, `SELECT `+strings.Join(t.columns, ", ")+` FROM `+t.name+` WHERE seq >= ? AND seq < ? ORDER BY seq`, x.from[t], x.to[t]))
		c.advance()
		r.cursors = append(r.cursors, c)
	}
	return r
}

func (r *replay) stop() {
	for _, c := range r.cursors {
		c.stop()
	}
}

// link gathers the rows of one batch.
func (r *replay) link(batch int64) (link, error) {
	l := link{}
	for _, c := range r.cursors {
		for c.row != nil && c.row[1] == batch {
			l.add(c.table, c.row)
			c.advance()
		}
		if c.err != nil {
			return nil, c.err
		}
	}
	return l, nil
}

// left names the tables that have rows left over.
func (r *replay) left() ([]string, error) {
	var names []string
	for _, c := range r.cursors {
		if c.err != nil {
			return nil, c.err
		}
		if c.row != nil {
			names = append(names, c.table.name)
		}
	}
	return names, nil
}

func (c *cursor) advance() {
	row, err, ok := c.next()
	if !ok || err != nil {
		row = nil
	}
	c.row, c.err = row, err
}

// scanRow reads a row as SQLite gives it: int64, float64, string, []byte, nil.
func scanRow(rows *sql.Rows) ([]any, error) {
	columns, err := rows.Columns()
	if err != nil {
		return nil, err
	}
	row := make([]any, len(columns))
	dest := make([]any, len(columns))
	for i := range row {
		dest[i] = &row[i]
	}
	return row, rows.Scan(dest...)
}
