package neardup

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

type goldDoc struct {
	DocID   string  `json:"docid"`
	Text    string  `json:"text"`
	Cluster string  `json:"cluster"`
	Kind    string  `json:"kind"`
	CopyOf  *string `json:"copy_of"`
}

// loadGold reads a development set that lies beside the repository.
func loadGold(t *testing.T, name string) []goldDoc {
	t.Helper()
	path := filepath.Join("..", "..", "..", "shared", "gold", name)
	f, err := os.Open(path)
	if err != nil {
		t.Skipf("the development set %s is not beside the repository", name)
	}
	defer f.Close()
	var docs []goldDoc
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<24)
	for in.Scan() {
		var d goldDoc
		if err := json.Unmarshal(in.Bytes(), &d); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		docs = append(docs, d)
	}
	if err := in.Err(); err != nil {
		t.Fatal(err)
	}
	return docs
}

// familyOf signs and links docs, and returns the family of each.
func familyOf(docs []goldDoc) (map[string]string, []Pair) {
	x := NewIndex()
	var items []Item
	var pairs []Pair
	for _, d := range docs {
		pairs = append(pairs, x.Add(d.DocID, Sign(d.Text))...)
		items = append(items, Item{ID: d.DocID})
	}
	of := map[string]string{}
	for _, f := range Families(items, pairs) {
		for _, m := range f.Members {
			of[m] = f.Origin
		}
	}
	return of, pairs
}

// pairScore counts pairs of documents that are together in gold and in the
// system's families.
func pairScore(docs []goldDoc, of map[string]string) (precision, recall, f float64) {
	gold, sys, both := map[string]int{}, map[string]int{}, map[[2]string]int{}
	for _, d := range docs {
		gold[d.Cluster]++
		sys[of[d.DocID]]++
		both[[2]string{d.Cluster, of[d.DocID]}]++
	}
	g, s, b := pairsIn(gold), pairsIn(sys), pairsIn(both)
	precision, recall = b/s, b/g
	return precision, recall, 2 * precision * recall / (precision + recall)
}

func pairsIn[K comparable](sizes map[K]int) float64 {
	n := 0
	for _, c := range sizes {
		n += c * (c - 1) / 2
	}
	return float64(n)
}

// The floor is below what was measured when it was set, so that a change of a
// threshold that costs quality fails here.
func TestCopiesByConstruction(t *testing.T) {
	docs := loadGold(t, "linking/neardup.dev.jsonl")
	of, pairs := familyOf(docs)
	p, r, f := pairScore(docs, of)
	t.Logf("%d documents, %d pairs; families: pair P %.3f R %.3f F %.3f", len(docs), len(pairs), p, r, f)
	kinds, hits := map[string]int{}, map[string]int{}
	for _, d := range docs {
		kinds[d.Kind]++
		if of[d.DocID] == of[d.Cluster] {
			hits[d.Kind]++
		}
	}
	for kind, n := range kinds {
		t.Logf("%-7s %3d of %3d in their source's family", kind, hits[kind], n)
	}
	if out := os.Getenv("NEARDUP_OUT"); out != "" {
		var b []byte
		for _, d := range docs {
			b = append(b, d.DocID+"\t"+of[d.DocID]+"\n"...)
		}
		if err := os.WriteFile(out, b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if f < 0.9 {
		t.Errorf("pair F %.3f is below the floor", f)
	}
}

func TestCopiesOfComposedReports(t *testing.T) {
	docs := loadGold(t, "direction/docs.jsonl")
	of, _ := familyOf(docs)
	for i, d := range docs {
		for _, e := range docs[:i] {
			want := d.CopyOf != nil && *d.CopyOf == e.DocID
			if got := of[d.DocID] == of[e.DocID]; got != want {
				t.Errorf("%s and %s in one family: %v, want %v", e.DocID, d.DocID, got, want)
			}
		}
	}
}
