package source

import (
	"io"
	"math"
)

const (
	// tapeWindow is how many bytes of a stream that cannot seek a tape keeps.
	tapeWindow = 1 << 20
	// tapeBudget bounds the bytes that may be read twice, beyond as many as
	// were read once: a file of nothing but damage is still read in linear time.
	tapeBudget = 256 << 20
)

// tape reads a stream forward and can be wound back: anywhere in a stream that
// can seek, else over the last [tapeWindow] bytes.
type tape struct {
	r      io.Reader
	seeker io.Seeker // nil if the stream cannot seek
	pos    int64     // offset of the next byte that Read returns
	kept   []byte    // the last bytes read from r, unless it can seek
	behind int       // how many of kept Read has yet to return again
	budget int64
}

func newTape(r io.Reader, seeker io.Seeker) *tape {
	return &tape{r: r, seeker: seeker, budget: tapeBudget}
}

// Read implements [io.Reader].
func (t *tape) Read(p []byte) (int, error) {
	if t.behind > 0 {
		n := copy(p, t.kept[len(t.kept)-t.behind:])
		t.behind -= n
		t.pos += int64(n)
		return n, nil
	}
	n, err := t.r.Read(p)
	t.pos += int64(n)
	t.budget += int64(n)
	if t.seeker == nil {
		t.keep(p[:n])
	}
	return n, err
}

func (t *tape) keep(p []byte) {
	if len(t.kept)+len(p) > 2*tapeWindow {
		t.kept = append(t.kept[:0], t.kept[max(0, len(t.kept)-tapeWindow):]...)
	}
	t.kept = append(t.kept, p...)
}

// reach returns the earliest offset that the tape can be wound back to.
func (t *tape) reach() int64 {
	back := t.pos
	if t.seeker == nil {
		back = int64(len(t.kept) - t.behind)
	}
	return t.pos - min(back, t.budget)
}

// rewind winds back to offset, or as near to it as the tape can; it never
// winds forward. The position afterwards is t.pos.
func (t *tape) rewind(offset int64) error {
	back := t.pos - max(offset, t.reach())
	if back <= 0 {
		return nil
	}
	t.budget -= back
	if t.seeker != nil {
		_, err := t.seeker.Seek(t.pos-back, io.SeekStart)
		if err == nil {
			t.pos -= back
		}
		return err
	}
	t.behind += int(back)
	t.pos -= back
	return nil
}

// endless is the size of an input whose size is not known.
const endless = math.MaxInt64
