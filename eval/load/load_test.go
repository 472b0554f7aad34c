package main

import (
	"cmp"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"ascribe/internal/store"
)

// TestGeneratedRecordAnswers makes a small record and sends every kind of
// request to it.
func TestGeneratedRecordAnswers(t *testing.T) {
	s, err := open(t.Context(), filepath.Join(t.TempDir(), "record.db"), 300)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	statements := 0
	for _, err := range s.Statements(t.Context(), store.StatementQuery{}) {
		if err != nil {
			t.Fatal(err)
		}
		statements++
	}
	if want := 300 * reportsPerIncident * statementsPerReport; statements < want*9/10 || statements > want*11/10 {
		t.Errorf("%d statements, want about %d", statements, want)
	}
	for p, err := range s.Verify(t.Context(), store.Head{}, nil) {
		t.Errorf("%v %v", p, err)
	}
	base, stop, err := serve(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	ids, err := someIncidents(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	rnd := rand.New(rand.NewPCG(1, 1))
	for _, of := range routes(ids) {
		for range 20 {
			if path := of.path(rnd); !get(t.Context(), base+path) {
				t.Errorf("%s: %s failed", of.name, path)
			}
		}
	}
}

// BenchmarkAPI measures single requests one after the other, on a record of
// 20,000 incidents or as many as ASCRIBE_INCIDENTS says; ASCRIBE_RECORD names
// one to keep and use again.
func BenchmarkAPI(b *testing.B) {
	incidents := 20_000
	if n, err := strconv.Atoi(os.Getenv("ASCRIBE_INCIDENTS")); err == nil {
		incidents = n
	}
	s, err := open(b.Context(), cmp.Or(os.Getenv("ASCRIBE_RECORD"), filepath.Join(b.TempDir(), "record.db")), incidents)
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	base, stop, err := serve(b.Context(), s)
	if err != nil {
		b.Fatal(err)
	}
	defer stop()
	ids, err := someIncidents(b.Context(), s)
	if err != nil {
		b.Fatal(err)
	}
	for _, of := range routes(ids) {
		b.Run(of.name, func(b *testing.B) {
			rnd := rand.New(rand.NewPCG(1, 1))
			for b.Loop() {
				if !get(b.Context(), base+of.path(rnd)) {
					b.Fatal("a request failed")
				}
			}
		})
	}
}
