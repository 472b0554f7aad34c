// Load makes a record of generated incidents, serves it, and measures how long
// the answers of the API take under several clients at once. It fails when a
// 99th percentile lies above its bound, or a request fails. On a machine that
// is busy with other things, the CPU column tells more than the percentiles.
//
//	go run ./eval/load -incidents 200000 -db /tmp/load.db
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"text/tabwriter"
	"time"

	"ascribe"
	"ascribe/internal/codebook"
	"ascribe/internal/grouping"
	"ascribe/internal/link"
	"ascribe/internal/server"
	"ascribe/internal/store"
	"ascribe/internal/store/sqlite"
)

func main() {
	incidents := flag.Int("incidents", 20_000, "incidents to generate; about two reports and ten statements each")
	db := flag.String("db", "", "where to keep the record; one that is there is used as it is; empty for a temporary one")
	clients := flag.Int("clients", 4, "clients at once")
	lasting := flag.Duration("for", 10*time.Second, "how long to measure each kind of request")
	flag.Parse()
	if err := run(context.Background(), *incidents, *db, *clients, *lasting); err != nil {
		fmt.Fprintln(os.Stderr, "load:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, incidents int, db string, clients int, lasting time.Duration) error {
	if db == "" {
		dir, err := os.MkdirTemp("", "ascribe-load-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		db = filepath.Join(dir, "record.db")
	}
	s, err := open(ctx, db, incidents)
	if err != nil {
		return err
	}
	defer s.Close()
	base, stop, err := serve(ctx, s)
	if err != nil {
		return err
	}
	defer stop()
	return report(ctx, s, base, clients, lasting)
}

// open returns the record at path, generating it if it is not there.
func open(ctx context.Context, path string, incidents int) (*sqlite.Store, error) {
	if _, err := os.Stat(path); err == nil {
		return sqlite.Open(ctx, path)
	}
	s, err := sqlite.Create(ctx, path)
	if err != nil {
		return nil, err
	}
	began := time.Now()
	m, err := link.Load()
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	err = fill(ctx, s, m, incidents, func(done int) {
		if done%20_000 == 0 || done == incidents {
			fmt.Printf("%d incidents, %.0f s\n", done, time.Since(began).Seconds())
		}
	})
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// serve answers for s on a port of this machine.
func serve(ctx context.Context, s *sqlite.Store) (base string, stop func(), err error) {
	cb, err := codebook.Load()
	if err != nil {
		return "", nil, err
	}
	m, err := link.Load()
	if err != nil {
		return "", nil, err
	}
	srv := server.New(server.Parts{Record: grouping.NewAsOf(s, m, grouping.Unwatched), Codebook: cb, Build: "load", Organisation: func(string) bool { return false }, Take: func(context.Context, []byte) (server.Taken, error) {
		return server.Taken{}, &ascribe.Error{Code: ascribe.Unsupported, What: "the load test takes nothing in"}
	}})
	began := time.Now()
	if err := srv.Load(ctx, func(int) {}); err != nil {
		return "", nil, err
	}
	fmt.Printf("overview ready in %.1f s\n", time.Since(began).Seconds())
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", nil, err
	}
	h := &http.Server{Handler: srv.Handler(server.Guard{}), ReadHeaderTimeout: time.Minute}
	go h.Serve(listener) // ends with stop
	return "http://" + listener.Addr().String() + "/api/v1", func() { h.Close() }, nil
}

// report measures every route and prints a table.
func report(ctx context.Context, s store.Store, base string, clients int, lasting time.Duration) error {
	ids, err := someIncidents(ctx, s)
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "request\tp50\tp95\tp99\tbound\tCPU\tper second\trequests\tfailed\n")
	missed := 0
	for _, of := range routes(ids) {
		r := measure(ctx, base, of, clients, lasting)
		bound := "-"
		if of.bound > 0 {
			bound = of.bound.String()
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\t%.0f\t%d\t%d\n", of.name, short(r.percentile(0.5)), short(r.percentile(0.95)), short(r.percentile(0.99)), bound, short(r.cpu), r.rate, len(r.took), r.failed)
		if r.failed > 0 || of.bound > 0 && r.percentile(0.99) > of.bound {
			missed++
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	if missed > 0 {
		return fmt.Errorf("%d kinds of request failed or took longer than their bound", missed)
	}
	return nil
}

func short(d time.Duration) string { return fmt.Sprintf("%.1f ms", float64(d.Microseconds())/1000) }

// someIncidents returns ids from all over the record.
func someIncidents(ctx context.Context, s store.Incidents) ([]string, error) {
	var ids []string
	n := 0
	for h, err := range s.Incidents(ctx, store.IncidentQuery{}) {
		if err != nil {
			return nil, err
		}
		if n++; n%37 == 0 || n < 100 {
			ids = append(ids, h.ID)
		}
	}
	return ids, nil
}
