package cli

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"golang.org/x/term"
)

// progress reports long work on a terminal: items, rate and, where the whole
// is known, the time left. It says nothing in the first two seconds, nor before the
// first item, and never writes to anything but a terminal.
type progress struct {
	w     io.Writer
	noun  string
	total func() float64 // share done, 0 to 1; nil where unknown
	more  func() string  // what else there is to say; nil for nothing
	done  chan struct{}
	wg    sync.WaitGroup
	mu    sync.Mutex
	n     int
	shown bool
}

const (
	quietFor     = 2 * time.Second
	refreshEvery = 500 * time.Millisecond
)

// startProgress counts nouns done. share, if not nil, tells how much of the
// whole is done, from 0 to 1.
func startProgress(w io.Writer, noun string, share func() float64) *progress {
	p := &progress{w: w, noun: noun, total: share, done: make(chan struct{})}
	if !isTerminal(w) {
		return p
	}
	p.wg.Add(1)
	go p.loop(time.Now())
	return p
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// also makes p say, beside the count, what words returns.
func (p *progress) also(words func() string) {
	p.mu.Lock()
	p.more = words
	p.mu.Unlock()
}

func (p *progress) set(n int) {
	p.mu.Lock()
	p.n = n
	p.mu.Unlock()
}

// stop clears the line.
func (p *progress) stop() {
	close(p.done)
	p.wg.Wait()
	if p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}

func (p *progress) loop(start time.Time) {
	defer p.wg.Done()
	tick := time.NewTicker(refreshEvery)
	defer tick.Stop()
	for {
		select {
		case <-p.done:
			return
		case now := <-tick.C:
			if line := p.line(now.Sub(start)); line != "" && now.Sub(start) >= quietFor {
				p.shown = true
				fmt.Fprint(p.w, "\r\x1b[K"+line)
			}
		}
	}
}

func (p *progress) line(elapsed time.Duration) string {
	p.mu.Lock()
	n, more := p.n, p.more
	p.mu.Unlock()
	if n == 0 {
		return ""
	}
	s := fmt.Sprintf("%d %s, %.0f/s", n, p.noun, float64(n)/elapsed.Seconds())
	if more != nil {
		s += ", " + more()
	}
	if p.total == nil {
		return s
	}
	if share := p.total(); share > 0.001 && share <= 1 {
		left := time.Duration(float64(elapsed) * (1 - share) / share)
		s += fmt.Sprintf(", %.0f %%, %s left", 100*share, left.Round(time.Second))
	}
	return s
}
