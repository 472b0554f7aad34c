package source

import (
	"fmt"
	"io"

	"ascribe"
)

// ratioFloor is how much a document may inflate to whatever its ratio: tiny
// pages of repeated markup compress extremely well.
const ratioFloor = 1 << 20

// inflateGuard passes on what a decompressor delivers and fails as soon as it
// is too much for what went in.
type inflateGuard struct {
	r      io.Reader
	floor  int64        // the ratio counts above this many bytes
	packed func() int64 // how many compressed bytes went in so far
	out    int64
}

// Read implements [io.Reader].
func (g *inflateGuard) Read(p []byte) (int, error) {
	n, err := g.r.Read(p)
	g.out += int64(n)
	if g.out > g.floor && g.out > MaxRatio*g.packed() {
		return n, bombFault()
	}
	return n, err
}

// bombFault says that a few compressed bytes inflate to very many.
func bombFault() *ascribe.Error {
	return &ascribe.Error{Code: ascribe.TooLarge,
		What:   fmt.Sprintf("inflates to more than %d times its size, like a decompression bomb", MaxRatio),
		Remedy: "leave it out, or unpack it first if you trust it"}
}
