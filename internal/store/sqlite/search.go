package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"math"
	"strings"
	"unicode"

	"ascribe"
	"ascribe/internal/store"
)

// The marks around a match in a snippet: control characters, which texts hardly
// have. One that is there misplaces a mark and nothing else.
const (
	matchBegins = "\x01"
	matchEnds   = "\x02"
)

// snippetWords is the length of a snippet.
const snippetWords = "28"

// mostOfADay is how many matches of one day are put in order: those taken in
// last.
const mostOfADay = 5000

// Matches are found from the latest day down, by their places from ?4 to ?5, as
// many as ?6; then the places ?1 are put in order, and what is shown, the
// places ?4, is given a snippet. ?3 are the words.
const (
	matchingReports = `SELECT w.rowid FROM report_words w CROSS JOIN report r ON r.seq = w.rowid & 68719476735
		WHERE w.report_words MATCH ?3 AND w.rowid BETWEEN ?4 AND ?5 AND` + published + `ORDER BY w.rowid DESC LIMIT ?6`

	orderedReports = `SELECT j.value FROM json_each(?1) j CROSS JOIN report r ON r.seq = j.value & 68719476735
		ORDER BY r.published_last DESC, r.id`

	showReports = `SELECT ` + reportColumns + `, snippet(report_words, -1, char(1), char(2), '…', ` + snippetWords + `)
		FROM json_each(?4) j CROSS JOIN report_words ON report_words.rowid = j.value CROSS JOIN report r ON r.seq = j.value & 68719476735
		WHERE report_words MATCH ?3 ORDER BY j.key`

	matchingStatements = `SELECT w.rowid FROM statement_words w CROSS JOIN statement t ON t.seq = w.rowid & 68719476735
		CROSS JOIN mention m ON m.seq = t.mention CROSS JOIN report r ON r.seq = m.report
		WHERE w.statement_words MATCH ?3 AND w.rowid BETWEEN ?4 AND ?5 AND` + published + `ORDER BY w.rowid DESC LIMIT ?6`

	orderedStatements = `SELECT j.value FROM json_each(?1) j CROSS JOIN statement t ON t.seq = j.value & 68719476735
		CROSS JOIN mention m ON m.seq = t.mention CROSS JOIN report r ON r.seq = m.report
		ORDER BY r.published_last DESC, r.id, t.start, t.end, t.id`

	showStatements = selectStatements + `, r.title, r.publisher, snippet(statement_words, 0, char(1), char(2), '…', ` + snippetWords + `)
		FROM json_each(?4) j CROSS JOIN statement_words ON statement_words.rowid = j.value CROSS JOIN statement t ON t.seq = j.value & 68719476735
		CROSS JOIN mention m ON m.seq = t.mention CROSS JOIN report r ON r.seq = m.report
		WHERE statement_words MATCH ?3 ORDER BY j.key`
)

// catalogue is what a kind of text is searched with.
type catalogue struct{ matching, ordered, show string }

var (
	ofReports    = catalogue{matchingReports, orderedReports, showReports}
	ofStatements = catalogue{matchingStatements, orderedStatements, showStatements}
)

// SearchReports implements [store.Desk].
func (s *Store) SearchReports(ctx context.Context, q store.SearchQuery) ([]store.ReportHit, error) {
	return search(ctx, s, ofReports, q, func(rows *sql.Rows) (store.ReportHit, error) {
		r, err := scanReport(rows)
		h := store.ReportHit{Report: r, Snippet: pieces(r.Text)}
		h.Report.Text = ""
		return h, err
	})
}

// SearchStatements implements [store.Desk].
func (s *Store) SearchStatements(ctx context.Context, q store.SearchQuery) ([]store.StatementHit, error) {
	return search(ctx, s, ofStatements, q, func(rows *sql.Rows) (store.StatementHit, error) {
		var h store.StatementHit
		var snippet string
		said, err := scanSaidAnd(rows, &h.Title, &h.Publisher, &snippet)
		h.Statement, h.Snippet = said.Statement, pieces(snippet)
		return h, err
	})
}

func search[H any](ctx context.Context, s *Store, in catalogue, q store.SearchQuery, scan func(*sql.Rows) (H, error)) (hits []H, err error) {
	words, err := matchOf(q.Words)
	if err != nil {
		return nil, err
	}
	err = s.snapshot(ctx, func(view *session) error {
		w, err := newWindow(ctx, view, q.Cut)
		if err != nil {
			return err
		}
		places, err := in.latest(ctx, view, w, words, int64(q.Limit))
		if err != nil {
			return err
		}
		hits, err = gather(each(ctx, view, scan, in.show, w.batch, w.asOf, words, jsonPlaces(places)))
		return err
	})
	return hits, s.failed("read", err)
}

// latest returns the places of the first matches in order. The last day of
// which one is among them is looked at whole, since its matches come by id.
func (c catalogue) latest(ctx context.Context, s *session, w window, words string, limit int64) ([]int64, error) {
	first, last, err := placesBy(ctx, s, w)
	if err != nil {
		return nil, err
	}
	match := func(from, to, most int64) ([]int64, error) {
		return gather(each(ctx, s, scanOne[int64], c.matching, w.batch, w.asOf, words, from, to, most))
	}
	places, err := match(first, last, limit)
	if n := int64(len(places)); err == nil && n > 0 && n == limit {
		lowest := places[n-1]
		var rest []int64
		rest, err = match(lowest>>rowBits<<rowBits, lowest-1, mostOfADay)
		places = append(places, rest...)
	}
	if err != nil {
		return nil, err
	}
	places, err = gather(each(ctx, s, scanOne[int64], c.ordered, jsonPlaces(places)))
	return places[:min(int(limit), len(places))], err
}

// placesBy returns the first and the last place that a window shows.
func placesBy(ctx context.Context, s *session, w window) (first, last int64, err error) {
	if w.asOf == "" {
		return 0, math.MaxInt64, nil
	}
	err = s.one(ctx, `SELECT (CAST(julianday(?) AS INTEGER) + 1 << 36) - 1`, []any{w.asOf}, &last)
	return 1 << rowBits, last, err
}

// jsonPlaces writes places as a list that json_each reads, in their order.
func jsonPlaces(places []int64) string {
	text, err := json.Marshal(places)
	if err != nil || places == nil {
		return "[]"
	}
	return string(text)
}

// pieces parts a snippet at its marks.
func pieces(snippet string) []store.Piece {
	var out []store.Piece
	for i, part := range strings.Split(snippet, matchBegins) {
		match, rest, marked := strings.Cut(part, matchEnds)
		if i == 0 || !marked {
			match, rest = "", part
		}
		if match != "" {
			out = append(out, store.Piece{Text: match, Match: true})
		}
		if rest != "" {
			out = append(out, store.Piece{Text: rest})
		}
	}
	return out
}

// matchOf writes a search in the language of FTS5. Every word is quoted, so
// that nothing in it is taken for an operator but OR and NOT.
func matchOf(words string) (string, error) {
	var out []string
	operator := ""
	for _, w := range searchWords(words) {
		if w == "OR" || w == "NOT" || w == "AND" {
			if operator != "" || len(out) == 0 {
				return "", badSearch(words)
			}
			operator = w
			continue
		}
		if operator == "" && len(out) > 0 {
			operator = "AND"
		}
		if operator != "" {
			out = append(out, operator)
		}
		out, operator = append(out, quoted(w)), ""
	}
	if operator != "" || len(out) == 0 {
		return "", badSearch(words)
	}
	return strings.Join(out, " "), nil
}

func badSearch(words string) error {
	return &ascribe.Error{Code: ascribe.Invalid, What: "nothing to search for in " + words,
		Remedy: `write words, "a phrase" or word*; OR and NOT stand between two of them`}
}

// quoted writes a word or phrase as FTS5 takes it literally; a star at its end
// still means that it may go on.
func quoted(w string) string {
	w, begins := strings.CutSuffix(w, "*")
	star := ""
	if begins && w != "" {
		star = "*"
	}
	return `"` + strings.ReplaceAll(w, `"`, `""`) + `"` + star
}

// searchWords parts a search into words and phrases; of a phrase that is not
// closed the rest is taken.
func searchWords(s string) []string {
	var out []string
	s = strings.Map(printable, strings.ToValidUTF8(s, " "))
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimSpace(s) {
		if rest, isPhrase := strings.CutPrefix(s, `"`); isPhrase {
			phrase, after, _ := strings.Cut(rest, `"`)
			if phrase = strings.TrimSpace(phrase); phrase != "" {
				out = append(out, phrase+" ") // the blank keeps OR in quotes from being an operator
			}
			s = after
			continue
		}
		end := strings.IndexAny(s, " \t\r\n\"")
		if end < 0 {
			end = len(s)
		}
		out = append(out, s[:end])
		s = s[end:]
	}
	return out
}

// printable makes blanks of characters that SQLite would take for the end of
// the text.
func printable(r rune) rune {
	if unicode.IsControl(r) {
		return ' '
	}
	return r
}
