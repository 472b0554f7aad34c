package main

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"sync"
	"syscall"
	"time"

	"ascribe"
)

// route is one kind of request that a desk makes, with its bound.
type route struct {
	name  string
	bound time.Duration // of the 99th percentile; 0 for none
	path  func(*rand.Rand) string
}

// routes lists the requests. ids are of incidents of the record.
func routes(ids []string) []route {
	return []route{
		{"one incident", 50 * time.Millisecond, func(r *rand.Rand) string { return "/incidents/" + pick(r, ids) + "?" + asOf(r).Encode() }},
		{"course of an incident", 50 * time.Millisecond, func(r *rand.Rand) string { return "/incidents/" + pick(r, ids) + "/course" }},
		{"overview: list", 300 * time.Millisecond, func(r *rand.Rand) string { return "/incidents?" + listed(r).Encode() }},
		{"overview: counts", 300 * time.Millisecond, func(r *rand.Rand) string { return "/counts?" + filtered(r).Encode() }},
		{"overview: map", 300 * time.Millisecond, func(r *rand.Rand) string { return "/map?" + filtered(r).Encode() }},
		{"findings: survival", 0, func(r *rand.Rand) string { return "/findings/survival?" + filtered(r).Encode() }},
		{"findings: transitions", 0, func(r *rand.Rand) string { return "/findings/transitions?" + filtered(r).Encode() }},
		{"statements of an incident", 0, func(r *rand.Rand) string { return "/statements?incident=" + pick(r, ids) }},
		{"search, a rare word", 0, func(r *rand.Rand) string {
			return "/search?q=" + url.QueryEscape(fmt.Sprintf(`"town %d" shop`, r.IntN(5000)))
		}},
		{"search, common words", 0, func(r *rand.Rand) string { return "/search?q=contact+prosecutor&" + asOf(r).Encode() }},
	}
}

func asOf(r *rand.Rand) url.Values {
	v := url.Values{}
	if r.IntN(4) > 0 {
		v.Set("as_of", someDay(r))
	}
	return v
}

func someDay(r *rand.Rand) string { return ascribe.MustDate(firstDay).AddDays(r.IntN(days)).String() }

// filtered draws a filter: none to several of its parts at once.
func filtered(r *rand.Rand) url.Values {
	v := asOf(r)
	for name, value := range map[string]func() string{
		"from": func() string { return someDay(r) }, "level": func() string { return string(pick(r, ascribe.Levels)) },
		"country": func() string { return pick(r, codes) }, "type": func() string { return string(ascribe.Bombing) },
		"organisation": func() string { return fmt.Sprintf("organisation %d", r.IntN(organisationsInTotal)) },
		"min_sources":  func() string { return "2" }, "outcome": func() string { return string(ascribe.Completed) },
		"bbox": func() string {
			west, south := r.IntN(250)-150, r.IntN(80)-40
			return fmt.Sprintf("%d,%d,%d,%d", west, south, west+40, south+30)
		},
	} {
		if r.IntN(5) == 0 {
			v.Set(name, value())
		}
	}
	return v
}

func listed(r *rand.Rand) url.Values {
	v := filtered(r)
	v.Set("sort", pick(r, []string{"date_desc", "date", "level", "likelihood_desc", "killed_desc", "sources_desc"}))
	v.Set("limit", strconv.Itoa(50))
	return v
}

// result is what was measured of one route.
type result struct {
	route
	took   []time.Duration
	failed int
	rate   float64
	cpu    time.Duration // of server and clients together, for one request
}

// cpuTime is what this process has used so far.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func (r *result) percentile(p float64) time.Duration {
	if len(r.took) == 0 {
		return 0
	}
	return r.took[min(len(r.took)-1, int(p*float64(len(r.took))))]
}

// measure sends requests of one kind from clients at once for a time.
func measure(ctx context.Context, base string, of route, clients int, lasting time.Duration) result {
	out := result{route: of}
	var mu sync.Mutex
	var wg sync.WaitGroup
	began, used := time.Now(), cpuTime()
	for c := range clients {
		wg.Go(func() {
			rnd := rand.New(rand.NewPCG(uint64(c), 7))
			for time.Since(began) < lasting && ctx.Err() == nil {
				at := time.Now()
				ok := get(ctx, base+of.path(rnd))
				took := time.Since(at)
				mu.Lock()
				out.took = append(out.took, took)
				if !ok {
					out.failed++
				}
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	out.rate = float64(len(out.took)) / time.Since(began).Seconds()
	out.cpu = (cpuTime() - used) / time.Duration(max(len(out.took), 1))
	slices.Sort(out.took)
	return out
}

// get reports whether an answer came: what was asked for, or that it was not
// known on that date.
func get(ctx context.Context, address string) bool {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return false
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return false
	}
	defer resp.Body.Close()
	_, err = io.Copy(io.Discard, resp.Body)
	return err == nil && (resp.StatusCode == http.StatusOK || resp.StatusCode == http.StatusNotFound)
}
