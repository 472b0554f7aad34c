package main

import (
	"context"
	"fmt"

	"ascribe/eval/newscrawl"
	"ascribe/internal/sift"
	"ascribe/internal/source"
)

// recall prints which shares of the pages of each kind, and of the planted
// reports of each language, pass.
func recall(ctx context.Context, path string, seed uint64, pages int, show string) error {
	s, err := sift.Load()
	if err != nil {
		return err
	}
	a, _, err := source.OpenArchive(path)
	if err != nil {
		return err
	}
	defer a.Close()
	passed := map[string]int{} // by URL
	read, faults := 0, 0
	for st, err := range s.Archive(ctx, a, 0, sift.Options{Jobs: 4, MinScore: sift.DefaultScore}) {
		if err != nil {
			return err
		}
		for _, c := range st.Candidates {
			passed[c.Item.URL]++
		}
		read, faults = read+st.Count(), faults+len(st.Faults)
	}
	fmt.Printf("\n%d pages read of %d, %d faults\n", read, pages, faults)
	t := tally{}
	for p := range newscrawl.Pages(seed, pages) {
		ok := passed[p.URL] > 0
		t.add(p.Kind.String(), ok)
		if p.Kind == newscrawl.Attack {
			t.add("attack, "+p.Language, ok)
		}
		if show != "" && (p.Kind.String() == show && ok || show == "missed" && p.Kind == newscrawl.Attack && !ok) {
			fmt.Println("   ", p.URL)
		}
	}
	t.print("pass")
	return nil
}

// tally counts by name.
type tally struct {
	names      []string
	hit, total map[string]int
}

func (t *tally) add(name string, hit bool) {
	if t.total == nil {
		t.hit, t.total = map[string]int{}, map[string]int{}
	}
	if t.total[name]++; t.total[name] == 1 {
		t.names = append(t.names, name)
	}
	if hit {
		t.hit[name]++
	}
}

func (t *tally) print(verb string) {
	for _, n := range t.names {
		fmt.Printf("%-44s %6d of %6d %s (%.2f %%)\n", n, t.hit[n], t.total[n], verb, 100*float64(t.hit[n])/float64(t.total[n]))
	}
}
