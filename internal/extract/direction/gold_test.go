package direction

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"ascribe"
	"ascribe/internal/actors"
	"ascribe/internal/codebook"
	"ascribe/internal/text"
)

// testReader returns a reader that believes all that its rules propose.
func testReader(t testing.TB) *Reader { return testReaderWith(t, "") }

func testReaderWith(t testing.TB, belief string) *Reader {
	t.Helper()
	cb, err := codebook.Load()
	if err != nil {
		t.Fatal(err)
	}
	dir, err := actors.Load()
	if err != nil {
		t.Fatal(err)
	}
	x, err := New(cb, dir, belief)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// readText returns the statements of a report of which only the text is known.
func readText(x *Reader, source string, mentions []ascribe.Mention) []ascribe.Statement {
	d := text.Parse(source)
	return x.Read(d, &ascribe.Report{Text: source}, x.dir.FindOrganisations(d), mentions)
}

type goldDoc struct {
	DocID     string              `json:"docid"`
	Published ascribe.Date        `json:"published"`
	Text      string              `json:"text"`
	Topic     string              `json:"topic"`
	Incidents []string            `json:"incidents"`
	Gold      []ascribe.Statement `json:"statements"`
}

// goldDocs reads a file of documents, by default that of the shared gold set
// beside the repository; without it the test is skipped.
func goldDocs(t testing.TB, env, standard string) []goldDoc {
	t.Helper()
	path := os.Getenv(env)
	if path == "" {
		path = filepath.Join("..", "..", "..", "..", "shared", standard)
	}
	f, err := os.Open(path)
	if err != nil {
		t.Skipf("no documents to read (set %s to a JSONL file): %v", env, err)
	}
	defer f.Close()
	var docs []goldDoc
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 16<<20)
	for sc.Scan() {
		var d goldDoc
		if err := json.Unmarshal(sc.Bytes(), &d); err != nil {
			t.Fatal(err)
		}
		docs = append(docs, d)
	}
	if err := sc.Err(); err != nil {
		t.Fatal(err)
	}
	return docs
}

// mentionsOf makes the mentions that a document's incidents would be.
func (d *goldDoc) mentionsOf() []ascribe.Mention {
	var ms []ascribe.Mention
	for i, id := range d.Incidents {
		ms = append(ms, ascribe.Mention{ID: id, Main: i == 0})
	}
	return ms
}

// TestWriteSystemOutput runs the reader over the documents and writes what the
// scorer of the gold set reads, to the file named by ASCRIBE_DIRECTION_OUT.
func TestWriteSystemOutput(t *testing.T) {
	out := os.Getenv("ASCRIBE_DIRECTION_OUT")
	if out == "" {
		t.Skip("set ASCRIBE_DIRECTION_OUT to the file to write")
	}
	x := testReader(t)
	f, err := os.Create(out)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	enc := json.NewEncoder(f)
	enc.SetEscapeHTML(false)
	for _, d := range goldDocs(t, "ASCRIBE_DIRECTION_DOCS", "gold/direction/docs.jsonl") {
		doc := text.Parse(d.Text)
		es := x.Explain(doc, &ascribe.Report{DocID: d.DocID, Published: d.Published, Text: d.Text}, x.dir.FindOrganisations(doc), nil)
		sts := make([]ascribe.Statement, len(es))
		for i := range es {
			sts[i] = es[i].Statement
		}
		if err := enc.Encode(map[string]any{"docid": d.DocID, "statements": sts, "explain": es}); err != nil {
			t.Fatal(err)
		}
	}
}
