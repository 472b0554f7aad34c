package main

import (
	"context"
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"
	"syscall"

	"ascribe/internal/article"
	"ascribe/internal/sift"
	"ascribe/internal/sift/visible"
	"ascribe/internal/source"
)

// passes prints what each pass over a page costs: the cost of reading up to it,
// less that of reading up to the one before.
func passes(ctx context.Context, path string, pages int) error {
	s, err := sift.Load()
	if err != nil {
		return err
	}
	scorer := s.Scorer()
	reports := 0
	text := func(it source.Item) []byte {
		b, err := article.UTF8(it.Body, it.Charset, it.Media)
		if err != nil {
			return nil
		}
		return b
	}
	fmt.Println()
	before := 0.0
	for _, p := range []struct {
		name string
		do   func(source.Item)
	}{
		{"inflate, WARC and HTTP framing", func(source.Item) {}},
		{"character encoding", func(it source.Item) { text(it) }},
		{"visible text", func(it source.Item) { visible.Walk(text(it), deaf{}) }},
		{"words and score", func(it source.Item) { scorer.Page(text(it)) }},
		{"text, date and copies of candidates", func(it source.Item) {
			if score := scorer.Page(text(it)); score >= sift.DefaultScore {
				if _, err := (sift.Candidate{Item: it, Score: score}).Report(); err == nil {
					reports++
				}
			}
		}},
	} {
		c, err := best(syscall.RUSAGE_SELF, func() (int64, error) { return 0, visit(ctx, path, p.do) })
		if err != nil {
			return err
		}
		micros := c.cpu.Seconds() * 1e6 / float64(pages)
		fmt.Printf("pass: %-38s %7.1f µs a page\n", p.name, math.Max(0, micros-before))
		before = micros
	}
	return nil
}

// deaf is a [visible.Sink] that does not listen.
type deaf struct{}

func (deaf) Text([]byte, visible.Zone) {}
func (deaf) Break()                    {}

// visit hands every page of an archive to do.
func visit(ctx context.Context, path string, do func(source.Item)) error {
	a, ok, err := source.OpenArchive(path)
	if err != nil || !ok {
		return err
	}
	defer a.Close()
	_, err = a.Read(ctx, source.Part{To: a.Size(), Sure: true}, article.MaxPage, func(it source.Item, err error) bool {
		if err == nil {
			do(it)
		}
		return true
	})
	return err
}

// peak returns the largest resident size of this process so far, in bytes; 0
// where the system does not tell.
func peak() int64 {
	b, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(b), "VmHWM:")
	fields := strings.Fields(rest)
	if len(fields) == 0 {
		return 0
	}
	kb, _ := strconv.ParseInt(fields[0], 10, 64)
	return kb << 10
}
