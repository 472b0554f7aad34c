package archive

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"ascribe"
)

// pack is one pack file.
type pack struct {
	name   string
	number int
	file   file
	// end is where the last mark ends: what is before it is there for good.
	end int64
	// gaps are the stretches before end that are no frames.
	gaps []gap
}

type gap struct{ from, to int64 }

// packName and packNumber give the name of a pack's file and read it; what
// has another name is no pack, and its number is 0.
func packName(number int) string { return fmt.Sprintf("%06d.pack", number) }

func packNumber(name string) int {
	n, err := strconv.Atoi(strings.TrimSuffix(name, ".pack"))
	if err != nil || packName(n) != name {
		return 0
	}
	return n
}

// refresh takes in the packs, and the frames of packs, that are new since the
// last time.
func (a *Archive) refresh() error {
	names, err := a.disk.list(packsIn(a.dir))
	if err != nil {
		return diskFault(packsIn(a.dir), "cannot be read", err)
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	last := 0
	if n := len(a.packs); n > 0 {
		last = a.packs[n-1].number
		if err := a.scan(n - 1); err != nil {
			return err
		}
	}
	for _, number := range newer(names, last) {
		if err := a.take(number); err != nil {
			return err
		}
	}
	return nil
}

// newer returns the numbers of the packs above last, in order.
func newer(names []string, last int) []int {
	var numbers []int
	for _, name := range names {
		if n := packNumber(name); n > last {
			numbers = append(numbers, n)
		}
	}
	slices.Sort(numbers)
	return numbers
}

// take opens the pack of that number and indexes it.
func (a *Archive) take(number int) error {
	name := filepath.Join(packsIn(a.dir), packName(number))
	f, err := a.disk.open(name, false)
	if err != nil {
		return diskFault(name, "cannot be opened", err)
	}
	a.packs = append(a.packs, &pack{name: name, number: number, file: f})
	return a.scan(len(a.packs) - 1)
}

// scan indexes the frames of a pack from its end on, up to the last mark.
func (a *Archive) scan(n int) error {
	p := a.packs[n]
	size, err := p.file.Size()
	if err != nil {
		return diskFault(p.name, "cannot be read", err)
	}
	at := p.end
	if at == 0 {
		if at, err = p.begin(size); err != nil {
			return err
		}
	}
	found := found{sums: map[key]place{}}
	for at+frameHead <= size {
		f, ok, err := p.frame(at)
		if err != nil {
			return err
		}
		switch next := at + frameHead + f.length; {
		case !ok:
			found.gaps = append(found.gaps, gap{at, 0})
			if at, err = p.nextFrame(at+1, size); err != nil {
				return err
			}
			found.gaps[len(found.gaps)-1].to = at
		case f.mark:
			if err := a.accept(p, &found, next); err != nil {
				return err
			}
			at = next
		default:
			found.sums[f.sum] = placeOf(int32(n), at)
			at = next
		}
	}
	return nil
}

// found is what a scan came upon behind the last mark.
type found struct {
	sums map[key]place
	gaps []gap
}

// accept indexes what a mark, which ends at end, confirms. Of two copies the
// later counts: it was written because the earlier is damaged.
func (a *Archive) accept(p *pack, f *found, end int64) error {
	for sum, at := range f.sums {
		if err := a.note(sum, at); err != nil {
			return err
		}
	}
	p.gaps = append(p.gaps, f.gaps...)
	p.end = end
	clear(f.sums)
	f.gaps = f.gaps[:0]
	return nil
}

// begin checks the head of a pack and returns where its first frame is. A head
// that is not there whole is of a pack in which nothing was acknowledged; one
// of another version cannot be read.
func (p *pack) begin(size int64) (int64, error) {
	head := make([]byte, min(size, int64(len(packHead))))
	if err := readAt(p.file, head, 0); err != nil {
		return 0, diskFault(p.name, "cannot be read", err)
	}
	const family = "ascribe pack v"
	if len(head) == len(packHead) && string(head) != packHead && strings.HasPrefix(string(head), family) {
		return 0, &ascribe.Error{Code: ascribe.Unsupported, Where: p.name, What: "a pack of another version of the format",
			Remedy: "use the program that wrote it, or a newer one"}
	}
	return int64(len(packHead)), nil
}

// frame reads the head of the frame at an offset.
func (p *pack) frame(at int64) (frame, bool, error) {
	var head [frameHead]byte
	if err := readAt(p.file, head[:], at); err != nil {
		return frame{}, false, diskFault(p.name, "cannot be read", err)
	}
	f, ok := parseFrame(head[:], at)
	return f, ok, nil
}

// nextFrame returns the offset of the first frame at or behind at; size if
// there is none.
func (p *pack) nextFrame(at, size int64) (int64, error) {
	buf := make([]byte, 64<<10)
	for at+frameHead <= size {
		window := buf[:min(size-at, int64(len(buf)))]
		if err := readAt(p.file, window, at); err != nil {
			return 0, diskFault(p.name, "cannot be read", err)
		}
		if i := findFrame(window, at); i >= 0 {
			return at + int64(i), nil
		}
		at += int64(len(window) - frameHead + 1)
	}
	return size, nil
}

// readAt fills b from the bytes at an offset.
func readAt(r io.ReaderAt, b []byte, at int64) error {
	n, err := r.ReadAt(b, at)
	if n == len(b) {
		return nil
	}
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}
