package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
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

// mostMatches is how many matches are put in order: those taken in last. Words
// that more texts hold say little about any of them.
const mostMatches = "5000"

// What matches is found first and put in order by date of publication; only
// what is shown is given a snippet. ?3 are the words, ?4 is the greatest
// number; ?5 are the rows that were found.
const (
	matchingReports = `SELECT r.seq FROM (SELECT w.rowid AS row FROM report_words w CROSS JOIN report r ON r.seq = w.rowid
			WHERE w.report_words MATCH ?3 AND` + published + `ORDER BY w.rowid DESC LIMIT ` + mostMatches + `)
		CROSS JOIN report r ON r.seq = row ORDER BY r.published DESC, r.id LIMIT ?4`

	showReports = `SELECT ` + reportColumns + `, snippet(report_words, -1, char(1), char(2), '…', ` + snippetWords + `)
		FROM json_each(?5) j CROSS JOIN report_words ON report_words.rowid = j.value CROSS JOIN report r ON r.seq = j.value
		WHERE report_words MATCH ?3 ORDER BY j.key`

	matchingStatements = `SELECT t.seq FROM (SELECT w.rowid AS row FROM statement_words w CROSS JOIN statement t ON t.seq = w.rowid
			CROSS JOIN mention m ON m.seq = t.mention CROSS JOIN report r ON r.seq = m.report
			WHERE w.statement_words MATCH ?3 AND t.fact = 0 AND` + published + `ORDER BY w.rowid DESC LIMIT ` + mostMatches + `)
		CROSS JOIN statement t ON t.seq = row CROSS JOIN mention m ON m.seq = t.mention CROSS JOIN report r ON r.seq = m.report
		ORDER BY r.published DESC, r.id, t.start, t.end, t.id LIMIT ?4`

	showStatements = selectStatements + `, r.title, r.publisher, snippet(statement_words, 0, char(1), char(2), '…', ` + snippetWords + `)
		FROM json_each(?5) j CROSS JOIN statement_words ON statement_words.rowid = j.value CROSS JOIN statement t ON t.seq = j.value
		CROSS JOIN mention m ON m.seq = t.mention CROSS JOIN report r ON r.seq = m.report
		WHERE statement_words MATCH ?3 ORDER BY j.key`
)

// SearchReports implements [store.Desk].
func (s *Store) SearchReports(ctx context.Context, q store.SearchQuery) ([]store.ReportHit, error) {
	return search(ctx, s, matchingReports, showReports, q, func(rows *sql.Rows) (store.ReportHit, error) {
		r, err := scanReport(rows)
		h := store.ReportHit{Report: r, Snippet: pieces(r.Text)}
		h.Report.Text = ""
		return h, err
	})
}

// SearchStatements implements [store.Desk].
func (s *Store) SearchStatements(ctx context.Context, q store.SearchQuery) ([]store.StatementHit, error) {
	return search(ctx, s, matchingStatements, showStatements, q, func(rows *sql.Rows) (store.StatementHit, error) {
		var h store.StatementHit
		var snippet string
		said, err := scanSaidAnd(rows, &h.Title, &h.Publisher, &snippet)
		h.Statement, h.Snippet = said.Statement, pieces(snippet)
		return h, err
	})
}

func search[H any](ctx context.Context, s *Store, matching, show string, q store.SearchQuery, scan func(*sql.Rows) (H, error)) (hits []H, err error) {
	words, err := matchOf(q.Words)
	if err != nil {
		return nil, err
	}
	err = s.snapshot(ctx, func(view *session) error {
		w, err := newWindow(ctx, view, q.Cut)
		if err != nil {
			return err
		}
		rows, err := gather(each(ctx, view, scanOne[store.Row], matching, w.batch, w.asOf, words, int64(q.Limit)))
		if err != nil {
			return err
		}
		hits, err = gather(each(ctx, view, scan, show, w.batch, w.asOf, words, int64(q.Limit), inOrder(rows)))
		return err
	})
	return hits, s.failed("read", err)
}

// inOrder writes rows as a JSON list.
func inOrder(rows []store.Row) string {
	text, err := json.Marshal(rows)
	if err != nil || rows == nil {
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
