package sqlite

import (
	"crypto/sha256"
	"encoding/binary"
	"hash"
	"math"
	"strings"
)

// table is a table of history. Its columns are hashed and written in one
// order: seq, batch and those named.
type table struct {
	name    string
	columns []string
	insert  string
}

func newTable(name string, columns ...string) *table {
	all := append([]string{"seq", "batch"}, columns...)
	marks := strings.Repeat(", ?", len(all))[2:]
	return &table{name: name, columns: all,
		insert: "INSERT INTO " + name + " (" + strings.Join(all, ", ") + ") VALUES (" + marks + ")"}
}

// The tables of history, in the order in which a seal covers them.
var (
	reportTable = newTable("report", "id", "docid", "original", "origin", "url", "publisher", "published", "published_last",
		"title", "language", "text_method", "codebook", "method", "relevant", "relevance", "text")
	mentionTable = newTable("mention", "report", "id", "main", "attack_type", "weapon", "target", "date", "date_precision",
		"place", "killed", "injured", "outcome", "organisation", "spans")
	statementTable = newTable("statement", "id", "mention", "fact", "start", "end", "quote", "predicate", "polarity",
		"certainty", "speaker", "behind", "speaker_kind", "organisation", "said_on", "value", "method")
	decisionTable  = newTable("decision", "id", "kind", "a", "b", "score", "reason", "method", "author")
	placementTable = newTable("placement", "mention", "incident")
	aliasTable     = newTable("alias", "id", "incident")
	copyTable      = newTable("copy", "report", "copy_of", "family", "score", "method")

	history = []*table{reportTable, mentionTable, statementTable, decisionTable, placementTable, aliasTable, copyTable}
)

// link gathers the rows of one batch and gives its seal: a SHA-256 over the
// seal before, the time, and one digest for each table of history. Whoever
// changes a row of the past must change every seal after it.
type link map[*table]*rowHash

func (l link) add(t *table, row []any) {
	h, ok := l[t]
	if !ok {
		h = newRowHash()
		l[t] = h
	}
	h.add(row...)
}

func (l link) seal(previous []byte, recorded string) []byte {
	whole := newRowHash()
	whole.add(previous, recorded)
	for _, t := range history {
		if h, ok := l[t]; ok {
			whole.add(t.name, h.sum())
		}
	}
	return whole.sum()
}

// rowHash is a SHA-256 over rows of SQLite values. Each value is preceded by
// its type and length, so that no two lists of rows run together.
type rowHash struct {
	h   hash.Hash
	buf []byte
}

func newRowHash() *rowHash { return &rowHash{h: sha256.New()} }

// add takes values of the types in which SQLite gives them back: int64,
// float64, string, []byte and nil.
func (r *rowHash) add(row ...any) {
	r.number('r', uint64(len(row)))
	for _, v := range row {
		switch v := v.(type) {
		case nil:
			r.number('n', 0)
		case int64:
			r.number('i', uint64(v))
		case float64:
			r.number('f', math.Float64bits(v+0)) // SQLite keeps no negative zero
		case string:
			r.number('s', uint64(len(v)))
			r.buf = append(r.buf, v...)
		case []byte:
			r.number('b', uint64(len(v)))
			r.buf = append(r.buf, v...)
		default: // comes back as another type, so that no seal over it verifies
			r.number('?', 0)
		}
	}
	r.h.Write(r.buf)
	r.buf = r.buf[:0]
}

func (r *rowHash) number(kind byte, n uint64) {
	r.buf = append(r.buf, kind)
	r.buf = binary.BigEndian.AppendUint64(r.buf, n)
}

func (r *rowHash) sum() []byte { return r.h.Sum(nil) }
