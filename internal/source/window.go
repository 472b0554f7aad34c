package source

import (
	"errors"
	"io"
)

const (
	windowLeast = 16 << 10  // memory of a new window
	windowSize  = 512 << 10 // what it doubles to as it is used: a few pages
	windowMost  = 4 << 20   // a window that grew beyond this is given up when empty
)

// window is the content of a web archive as it passes by: a stretch of bytes
// in one piece of memory, so that a page can be read where it was inflated.
type window struct {
	buf  []byte              // what is in memory; unread from next on
	next int                 // index of the next byte
	feed func(*window) error // appends to buf, or says why it cannot
	err  error               // why feeding ended
	// held is set while somebody reads bytes of buf that have been passed:
	// they must not be overwritten.
	held bool
}

// Peek returns the next n bytes and passes none. Fewer come with the reason.
// They stay as they are until the next call, or while the window is held.
func (w *window) Peek(n int) ([]byte, error) {
	for w.Buffered() < n {
		if w.err != nil {
			return w.buf[w.next:], w.err
		}
		w.err = w.feed(w)
	}
	return w.buf[w.next : w.next+n], nil
}

// Buffered returns how many bytes can be read without feeding.
func (w *window) Buffered() int { return len(w.buf) - w.next }

// Discard passes n bytes.
func (w *window) Discard(n int64) error {
	for {
		k := min(n, int64(w.Buffered()))
		w.next += int(k)
		if n -= k; n == 0 {
			return nil
		}
		if _, err := w.Peek(1); err != nil {
			return err
		}
	}
}

// reset forgets everything.
func (w *window) reset() { w.buf, w.next, w.err = w.buf[:0], 0, nil }

// room makes room for n bytes behind buf, keeping the unread bytes and at
// least the last history ones.
func (w *window) room(n, history int) {
	if cap(w.buf)-len(w.buf) >= n {
		return
	}
	from := min(w.next, max(0, len(w.buf)-history))
	kept := w.buf[from:]
	to := w.buf[:0]
	if w.held || len(kept)+n > cap(w.buf)-cap(w.buf)/4 {
		to = make([]byte, 0, max(windowLeast, min(2*cap(w.buf), windowSize), 2*len(kept)+n))
	}
	w.buf, w.next = append(to, kept...), w.next-from
}

// release ends the holding and, if nothing is unread, goes back to the
// beginning of the memory.
func (w *window) release(history int) {
	w.held = false
	switch {
	case w.Buffered() > 0 || history > 0:
	case cap(w.buf) > windowMost:
		w.buf, w.next = nil, 0
	default:
		w.buf, w.next = w.buf[:0], 0
	}
}

// skipEOLs passes the blank lines between records.
func skipEOLs(w *window) error {
	for {
		head, err := w.Peek(1)
		if err != nil {
			return err
		}
		if head[0] != '\r' && head[0] != '\n' {
			return nil
		}
		w.next++
	}
}

// block is the content of one record: a stretch of the archive that is as long
// as the record's head said.
type block struct {
	w    *window
	left int64
}

// Peek returns up to n of the next bytes, fewer with io.EOF if the block ends
// before. An archive that ends inside the block gives io.ErrUnexpectedEOF.
func (b *block) Peek(n int) ([]byte, error) {
	if int64(n) > b.left {
		head, err := b.Peek(int(b.left))
		if err == nil {
			err = io.EOF
		}
		return head, err
	}
	head, err := b.w.Peek(n)
	return head, insideBlock(err)
}

// Buffered returns how many bytes can be read without feeding.
func (b *block) Buffered() int { return int(min(b.left, int64(b.w.Buffered()))) }

// Discard passes n bytes.
func (b *block) Discard(n int64) error {
	if err := b.w.Discard(n); err != nil {
		return insideBlock(err)
	}
	b.left -= n
	return nil
}

// rest passes what is left of the block, at most limit bytes, and returns it.
// It stays as it is until the window is released.
func (b *block) rest(limit int64) ([]byte, error) {
	if b.left > limit {
		return nil, errTooLarge
	}
	all, err := b.w.Peek(int(b.left))
	if err != nil {
		return nil, insideBlock(err)
	}
	b.w.held = true
	return all, b.Discard(b.left)
}

func insideBlock(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}
