package ingest_test

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"

	"ascribe/eval/stream"
	"ascribe/internal/extract"
	"ascribe/internal/ingest"
)

// lines returns n generated reports as JSON lines.
func lines(t testing.TB, seed uint64, n int) []string {
	t.Helper()
	var b bytes.Buffer
	must(t, stream.WriteJSONL(&b, seed, n))
	all := strings.SplitAfter(b.String(), "\n")
	return all[:len(all)-1]
}

// take ingests input into the record at dir and closes it.
func take(t *testing.T, dir string, x *extract.Extractor, input []string) (sum ingest.Summary) {
	t.Run("ingest", func(t *testing.T) { // its own cleanup closes the record
		p := newPipeline(t, dir, x)
		var err error
		sum, err = p.Ingest(t.Context(), []string{"-"}, strings.NewReader(strings.Join(input, "")), func(err error) { t.Error(err) }, nil)
		must(t, err)
	})
	return sum
}

func TestIngestingTwiceChangesNothing(t *testing.T) {
	x := newExtractor(t)
	input := lines(t, 3, 150)
	dir := t.TempDir()
	first := take(t, dir, x, input)
	if first.New != 150 || first.Copies == 0 || first.Relevant == 0 {
		t.Fatalf("the first run: %+v", first)
	}
	before := dump(t, dir)
	again := take(t, dir, x, input)
	if want := (ingest.Summary{Read: 150, Known: 150}); again != want {
		t.Errorf("the second run: %+v, want %+v", again, want)
	}
	same(t, "after the second run", dump(t, dir), before)
	intact(t, dir)
}

func TestOrderOfArrivalDoesNotShow(t *testing.T) {
	x := newExtractor(t)
	input := lines(t, 4, 200)
	dir := t.TempDir()
	take(t, dir, x, input)
	want := dump(t, dir)
	rnd := rand.New(rand.NewPCG(1, 1))
	for range orders() {
		rnd.Shuffle(len(input), func(i, j int) { input[i], input[j] = input[j], input[i] })
		dir := t.TempDir()
		half := rnd.IntN(len(input))
		take(t, dir, x, input[:half])
		take(t, dir, x, input) // overlaps with what is known
		same(t, "another order", dump(t, dir), want)
	}
}
