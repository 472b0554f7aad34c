package source

import (
	"bytes"
	"errors"
	"io"
)

// readDocument reads a file that is one document.
func readDocument(in *input, media string, emit visit) bool {
	body, err := readWhole(in)
	switch {
	case errors.Is(err, errTooLarge):
		return emit(Item{}, sizeFault(in.name, "the document", MaxBody))
	case err != nil:
		return emit(Item{}, readFault(in.name, err))
	}
	return emit(Item{Origin: in.name, Body: body, Media: media}, nil)
}

// errTooLarge says that a body exceeds the limit that the caller set.
var errTooLarge = errors.New("too large")

// readWhole returns all of a document within the limits.
func readWhole(in *input) ([]byte, error) {
	if in.packed != nil {
		guard := &inflateGuard{r: in.r, floor: ratioFloor, packed: in.packed.offset}
		return readUpTo(guard, MaxBody, 0)
	}
	if in.size != endless && in.size > MaxBody {
		return nil, errTooLarge
	}
	return readUpTo(in.r, MaxBody, in.size)
}

// readUpTo reads r to its end into memory of its own, or fails with
// errTooLarge behind limit bytes. The expected size saves copying; it need not
// be right.
func readUpTo(r io.Reader, limit, expected int64) ([]byte, error) {
	var b bytes.Buffer
	if expected > 0 && expected <= limit {
		b.Grow(int(expected) + bytes.MinRead)
	}
	n, err := b.ReadFrom(io.LimitReader(r, limit+1))
	if err == nil && n > limit {
		err = errTooLarge
	}
	return b.Bytes(), err
}
