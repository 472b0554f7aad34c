package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"ascribe/internal/actors"
	"ascribe/internal/archive"
	"ascribe/internal/codebook"
	"ascribe/internal/extract"
	"ascribe/internal/gazetteer"
	"ascribe/internal/ingest"
	"ascribe/internal/link"
	"ascribe/internal/sift"
	"ascribe/internal/store/sqlite"
)

// day is how many pages a day of the world's news has.
const day = 1_300_000

// cores is how many cores the floors are set for.
const cores = 4

// ingestion prints how fast the archive goes into a record on disk: sifted,
// read, extracted from, compared, linked and stored.
func ingestion(ctx context.Context, path string, pages int) error {
	dir, err := os.MkdirTemp("", "siftbench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	p, done, err := pipeline(ctx, dir)
	if err != nil {
		return err
	}
	var sum ingest.Summary
	c, err := measured(syscall.RUSAGE_SELF, func() (int64, error) {
		sum, err = p.Ingest(ctx, []string{path}, nil, func(error) {}, func(ingest.Summary) {})
		return 0, errors.Join(err, done())
	})
	if err != nil {
		return err
	}
	perSecond := float64(pages) / c.wall.Seconds()
	fmt.Printf("\nWARC to record                               %6.0f pages/s (%.0f per CPU-second): %d candidates, %d about attacks, %d copies, %d bad\n",
		perSecond, float64(pages)/c.cpu.Seconds(), sum.Read, sum.Relevant, sum.Copies, sum.Bad)
	fmt.Printf("1.3 million pages, projected                 %6.1f min\n", day/perSecond/time.Minute.Seconds())
	free := cores * float64(pages) / c.cpu.Seconds()
	fmt.Printf("the same on %d cores with nothing else to do   %6.0f pages/s, %.1f min\n", cores, free, day/free/time.Minute.Seconds())
	return nil
}

// pipeline opens a new record in dir.
func pipeline(ctx context.Context, dir string) (*ingest.Pipeline, func() error, error) {
	parts := ingest.Parts{Now: time.Now}
	cb, err := codebook.Load()
	if err != nil {
		return nil, nil, err
	}
	gz, err := gazetteer.Load()
	if err != nil {
		return nil, nil, err
	}
	names, err := actors.Load()
	if err != nil {
		return nil, nil, err
	}
	if parts.Extractor, err = extract.New(cb, gz, names); err != nil {
		return nil, nil, err
	}
	if parts.Model, err = link.Load(); err != nil {
		return nil, nil, err
	}
	if parts.Sifter, err = sift.Load(); err != nil {
		return nil, nil, err
	}
	s, err := sqlite.Create(ctx, filepath.Join(dir, "record.db"))
	if err != nil {
		return nil, nil, err
	}
	a, err := archive.Open(filepath.Join(dir, "originals"))
	if err != nil {
		return nil, nil, errors.Join(err, s.Close())
	}
	parts.Store, parts.Archive = s, a
	return ingest.New(parts), func() error { return errors.Join(a.Close(), s.Close()) }, nil
}
