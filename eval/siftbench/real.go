package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"ascribe/internal/sift"
)

// real prints what passes of real texts: coded reports, and news with topics.
// The weights were fitted on all but the set "dev".
func real(gold string) error {
	s, err := sift.Load()
	if err != nil {
		return err
	}
	fmt.Println("\nreal text (fitted on all but muc4 dev; see internal/sift/fit for held-out figures)")
	t := tally{}
	for _, set := range []string{"muc4/dev", "direction/docs", "news/articles"} {
		f, err := os.Open(filepath.Join(gold, filepath.FromSlash(set)+".jsonl"))
		if errors.Is(err, fs.ErrNotExist) {
			fmt.Println("skipped:", set, "is not there")
			continue
		}
		if err != nil {
			return err
		}
		err = score(s, f, set, &t)
		if cerr := f.Close(); err == nil {
			err = cerr
		}
		if err != nil {
			return err
		}
	}
	t.print("pass")
	return nil
}

func score(s *sift.Sifter, f *os.File, set string, t *tally) error {
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 32<<20)
	c := s.Scorer()
	for lines.Scan() {
		var r struct {
			Title, Text, Topic string
			Cased              string `json:"text_cased"`
			Relevant           *bool
			Templates          []json.RawMessage
		}
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			return err
		}
		name := set + ", other topics"
		switch {
		case r.Relevant != nil:
			name = fmt.Sprintf("%s, relevant %t", set, *r.Relevant)
		case r.Cased != "":
			name = fmt.Sprintf("%s, relevant %t", set, len(r.Templates) > 0)
			r.Text = r.Cased
		case r.Topic == "terrorism" || r.Topic == "violence_in_america":
			name = set + ", " + r.Topic
		}
		t.add(name, c.Text(r.Title, r.Text) >= sift.DefaultScore)
	}
	return lines.Err()
}
