package inflate

import (
	"bytes"
	stdflate "compress/flate"
	"io"
	"math/rand/v2"
	"testing"

	"github.com/klauspost/compress/flate"
)

// BenchmarkInflate inflates one page as an archive holds it, beside the
// streaming decoders.
func BenchmarkInflate(b *testing.B) {
	page := pageLike(rand.New(rand.NewPCG(4, 4)), 144_000)
	packed := deflate(b, page, 6)
	b.Run("here", func(b *testing.B) {
		b.SetBytes(int64(len(page)))
		var d Decoder
		buf := make([]byte, 0, len(page)+MinRoom)
		for b.Loop() {
			d.Reset()
			if out, _, why, err := d.Decode(buf, packed, true); err != nil || why != Done || len(out) != len(page) {
				b.Fatal(len(out), why, err)
			}
		}
	})
	stream := func(reset func() io.Reader) func(*testing.B) {
		return func(b *testing.B) {
			b.SetBytes(int64(len(page)))
			for b.Loop() {
				if n, err := io.Copy(io.Discard, reset()); err != nil || n != int64(len(page)) {
					b.Fatal(n, err)
				}
			}
		}
	}
	src := bytes.NewReader(nil)
	std, fast := stdflate.NewReader(src), flate.NewReader(src)
	b.Run("standard", stream(func() io.Reader { src.Reset(packed); _ = std.(stdflate.Resetter).Reset(src, nil); return std }))
	b.Run("klauspost", stream(func() io.Reader { src.Reset(packed); _ = fast.(flate.Resetter).Reset(src, nil); return fast }))
}
