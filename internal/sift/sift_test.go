package sift

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ascribe/eval/newscrawl"
	"ascribe/internal/source"
	"ascribe/samples"
)

func load(t testing.TB) *Sifter {
	t.Helper()
	s, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestRecall holds the floors of what is found and what is passed on, on a
// crawl whose reports and near misses were not written from the lexicon.
func TestRecall(t *testing.T) {
	c := load(t).Scorer()
	var passed, total [3]int
	for p := range newscrawl.Pages(7, 2000) {
		total[p.Kind]++
		if c.Page([]byte(p.HTML)) >= DefaultScore {
			passed[p.Kind]++
		}
	}
	share := func(k newscrawl.Kind) float64 { return float64(passed[k]) / float64(total[k]) }
	t.Logf("attacks %.3f of %d, near misses %.3f of %d, others %.4f of %d", share(newscrawl.Attack), total[newscrawl.Attack],
		share(newscrawl.NearMiss), total[newscrawl.NearMiss], share(newscrawl.Other), total[newscrawl.Other])
	if share(newscrawl.Attack) < 0.98 || share(newscrawl.NearMiss) > 0.15 || share(newscrawl.Other) > 0.01 {
		t.Error("below the floors: 98 % of attacks, 15 % of near misses, 1 % of others")
	}
}

// TestSamplesPass holds that the bundled reports of real attacks are found, and
// the others not.
func TestSamplesPass(t *testing.T) {
	c := load(t).Scorer()
	dir := t.TempDir()
	if err := os.CopyFS(dir, samples.Reports); err != nil {
		t.Fatal(err)
	}
	for it, err := range source.Open(t.Context(), []string{dir}, nil) {
		if err != nil {
			continue // one of the samples is damaged on purpose
		}
		score, err := c.Item(it)
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Base(it.Origin)
		other := strings.HasPrefix(name, "budget") || strings.HasPrefix(name, "football") || strings.HasPrefix(name, "storm")
		if (score >= DefaultScore) == other {
			t.Errorf("%s: %.2f, %v", name, score, c.Explain()[:min(3, len(c.Explain()))])
		}
	}
}

// TestFurnitureDoesNotCount holds that what a page points to is not what it
// says.
func TestFurnitureDoesNotCount(t *testing.T) {
	c := load(t).Scorer()
	const report = "Gunmen attacked a checkpoint and killed nine soldiers, police said. A militant group claimed responsibility for the bombing."
	for name, page := range map[string]string{
		"link":       "<title>Soup</title><p>Peel the onions and let them simmer for an hour.<ul><li><a href=x>" + report + "</a></ul>",
		"navigation": "<title>Soup</title><nav>" + report + "</nav><p>Peel the onions and let them simmer.",
		"script":     "<title>Soup</title><script>var s='" + report + "'</script><p>Peel the onions and let them simmer.",
		"comment":    "<title>Soup</title><!--" + report + "--><p>Peel the onions and let them simmer.",
		"attribute":  "<title>Soup</title><img alt='" + report + "'><p>Peel the onions and let them simmer.",
	} {
		if got := c.Page([]byte(page)); got >= DefaultScore {
			t.Errorf("%s: %.2f", name, got)
		}
	}
	if got := c.Page([]byte("<title>Nine dead</title><p>" + report)); got < DefaultScore {
		t.Errorf("the report itself: %.2f", got)
	}
}

// TestMarkupDoesNotMatter holds a page to its text.
func TestMarkupDoesNotMatter(t *testing.T) {
	s := load(t)
	a, b := s.Scorer(), s.Scorer()
	title, text := "Market blast leaves nine dead", "A bomb killed nine people in a market on Monday, police said.\n\nNo group has claimed responsibility for the attack."
	page := "<TITLE>" + title + "</TITLE><script>x</script><div class=x><P>" + strings.ReplaceAll(text, "\n\n", "<p>") + "</div>"
	if x, y := a.Text(title, text), b.Page([]byte(page)); x != y || x < 0.5 {
		t.Errorf("text %.3f, page %.3f", x, y)
	}
}

// collect reads an archive and renders what comes of it.
func collect(t testing.TB, s *Sifter, path string, offset int64, jobs int) (out []string, offsets []int64) {
	t.Helper()
	a, ok, err := source.OpenArchive(path)
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	defer a.Close()
	for st, err := range s.Archive(t.Context(), a, offset, Options{Jobs: jobs, MinScore: DefaultScore}) {
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range st.Candidates {
			r, err := c.Report()
			if err != nil {
				t.Fatal(err)
			}
			line, err := json.Marshal(r)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, string(line))
		}
		for _, f := range st.Faults {
			out = append(out, f.Error())
		}
		out = append(out, fmt.Sprint(st.Pages))
		offsets = append(offsets, st.Offset)
	}
	return out, offsets
}

// crawl writes an archive of n pages in which a few bytes are damaged.
func crawl(t testing.TB, n, damages int) string {
	t.Helper()
	var b bytes.Buffer
	if err := newscrawl.Write(&b, 3, n); err != nil {
		t.Fatal(err)
	}
	rnd := rand.New(rand.NewPCG(1, 2))
	for range damages {
		b.Bytes()[10_000+rnd.IntN(b.Len()-10_000)] ^= 0x55
	}
	path := filepath.Join(t.TempDir(), "crawl.warc.gz")
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestJobsDoNotMatter holds that the output depends neither on the number of
// jobs nor on where a run was interrupted.
func TestJobsDoNotMatter(t *testing.T) {
	s, path := load(t), crawl(t, 450, 5)
	want, offsets := collect(t, s, path, 0, 1)
	if len(offsets) < 3 {
		t.Fatalf("only %d stretches", len(offsets))
	}
	for _, jobs := range []int{2, 4, 9} {
		if got, _ := collect(t, s, path, 0, jobs); strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("%d jobs: %d lines, one job: %d", jobs, len(got), len(want))
		}
	}
	for k, at := range offsets[:len(offsets)-1] {
		rest, more := collect(t, s, path, at, 3)
		if !slices.IsSorted(more) || len(rest) >= len(want) {
			t.Fatalf("from stretch %d on: %d lines of %d", k, len(rest), len(want))
		}
		only := func(lines []string) string { // stretches may be cut elsewhere
			return strings.Join(slices.DeleteFunc(slices.Clone(lines), func(l string) bool { return strings.HasPrefix(l, "map[") }), "\n")
		}
		if !strings.HasSuffix(only(want), only(rest)) {
			t.Errorf("from offset %d on the output is another", at)
		}
	}
}

func BenchmarkPage(b *testing.B) {
	c := load(b).Scorer()
	var pages [][]byte
	size := 0
	for p := range newscrawl.Pages(1, 100) {
		pages = append(pages, []byte(p.HTML))
		size += len(p.HTML)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, p := range pages {
			c.Page(p)
		}
	}
}
