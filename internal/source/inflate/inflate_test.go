package inflate

import (
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

// deflate compresses b with the standard library.
func deflate(t testing.TB, b []byte, level int) []byte {
	t.Helper()
	var out bytes.Buffer
	z, err := flate.NewWriter(&out, level)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := z.Write(b); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

var levels = []int{flate.HuffmanOnly, flate.NoCompression, flate.BestSpeed, flate.DefaultCompression, flate.BestCompression}

// inflateAll inflates packed at once, growing the room as needed.
func inflateAll(packed []byte) (out []byte, used int, err error) {
	var d Decoder
	out = make([]byte, 0, MinRoom)
	for {
		var n int
		var why Status
		out, n, why, err = d.Decode(out, packed[used:], true)
		if used += n; err != nil || why == Done {
			return out, used, err
		}
		if why == NeedRoom {
			out = append(out, make([]byte, len(out)+MinRoom)...)[:len(out)]
		}
	}
}

// inflateInPieces inflates packed with input and room that arrive in pieces
// of at most the given sizes, keeping no more than History behind.
func inflateInPieces(packed []byte, in, room int) (out []byte, used int, err error) {
	var d Decoder
	buf := make([]byte, 0, History+MinRoom+room)
	end := min(in, len(packed))
	for {
		before := len(buf)
		got, n, why, err := d.Decode(buf, packed[used:end], end == len(packed))
		out = append(out, got[before:]...)
		buf = got
		if used += n; err != nil || why == Done {
			return out, used, err
		}
		switch why {
		case NeedInput:
			if end == len(packed) {
				return out, used, errors.New("asks for input behind the last")
			}
			end = min(end+in, len(packed))
		case NeedRoom:
			keep := min(len(buf), History)
			buf = append(buf[:0], buf[len(buf)-keep:]...)
		}
	}
}

// pageLike is text with the repetitions of a page's source.
func pageLike(rng *rand.Rand, n int) []byte {
	words := []string{"said", "police", "the ", "<p>", "</p>\n", `<div class="story">`, "</div>", "    ", "train", "=====", "é"}
	var b []byte
	for len(b) < n {
		if rng.IntN(8) == 0 {
			b = fmt.Appendf(b, "%x", rng.Uint64())
		}
		b = append(b, words[rng.IntN(len(words))]...)
	}
	return b
}

func TestInflatesWhatTheStandardLibraryDeflates(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	noise := make([]byte, 100_000)
	for i := range noise {
		noise[i] = byte(rng.Uint32())
	}
	for name, b := range map[string][]byte{
		"nothing": nil, "a byte": {7}, "zeros": make([]byte, 300_000), "noise": noise, "page": pageLike(rng, 400_000),
		"runs": bytes.Repeat([]byte("abcabcab"), 9_000), "far": append(append(pageLike(rng, 40_000), noise[:32_700]...), pageLike(rng, 900)...),
	} {
		for _, level := range levels {
			packed := deflate(t, b, level)
			tail := append(bytes.Clone(packed), "what follows"...)
			got, used, err := inflateAll(tail)
			if err != nil || !bytes.Equal(got, b) || used != len(packed) {
				t.Fatalf("%s, level %d: %d bytes of %d, used %d of %d: %v", name, level, len(got), len(b), used, len(packed), err)
			}
		}
	}
}

func TestPiecesGiveTheSame(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 1))
		b := pageLike(rng, rapid.IntRange(0, 120_000).Draw(rt, "size"))
		packed := deflate(t, b, rapid.SampledFrom(levels).Draw(rt, "level"))
		in, room := rapid.IntRange(1, 5000).Draw(rt, "in"), rapid.IntRange(1, 5000).Draw(rt, "room")
		got, used, err := inflateInPieces(packed, in, room)
		if err != nil || used != len(packed) || !bytes.Equal(got, b) {
			rt.Fatalf("%d bytes of %d, used %d of %d: %v", len(got), len(b), used, len(packed), err)
		}
	})
}

func TestShortInput(t *testing.T) {
	b := pageLike(rand.New(rand.NewPCG(3, 3)), 3000)
	for _, level := range levels {
		packed := deflate(t, b, level)
		for cut := range packed {
			got, _, err := inflateAll(packed[:cut])
			if !errors.Is(err, ErrShort) || !bytes.HasPrefix(b, got) {
				t.Fatalf("level %d cut at %d of %d: %v", level, cut, len(packed), err)
			}
		}
	}
}

func TestCorrupt(t *testing.T) {
	for name, packed := range map[string][]byte{
		"block of no type":         {0x07},
		"stored length mismatched": {0x01, 5, 0, 5, 0},
		"distance before start":    {0x63, 0x00, 0x42, 0x00, 0x00, 0x00}, // literal 0, then a match one too far back
		"too many codes":           {0xfd, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff},
	} {
		padded := append(packed, make([]byte, 32)...)
		if _, err := io.ReadAll(flate.NewReader(bytes.NewReader(padded))); err == nil {
			t.Fatalf("%s: the standard library accepts it", name)
		}
		if _, _, err := inflateAll(padded); !errors.Is(err, ErrCorrupt) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// FuzzInflate holds the decoder to the standard library's: the same bytes, the
// same verdict, the same end, in one piece and in many.
func FuzzInflate(f *testing.F) {
	rng := rand.New(rand.NewPCG(2, 2))
	for _, level := range levels {
		f.Add(deflate(f, pageLike(rng, 2000), level), 7, 300)
	}
	f.Fuzz(func(t *testing.T, packed []byte, in, room int) {
		r := bytes.NewReader(packed)
		want, wantErr := io.ReadAll(io.LimitReader(flate.NewReader(r), 1<<18))
		if len(want) == 1<<18 {
			t.Skip("larger than this test cares for")
		}
		got, used, err := inflateAll(packed)
		if (err == nil) != (wantErr == nil) || err == nil && !bytes.Equal(got, want) {
			t.Fatalf("%d bytes, %v; the standard library gives %d bytes, %v", len(got), err, len(want), wantErr)
		}
		if err == nil && used != len(packed)-r.Len() {
			t.Fatalf("used %d bytes, the standard library %d", used, len(packed)-r.Len())
		}
		pieces, _, perr := inflateInPieces(packed, 1+(in&0xfff), History+(room&0xfff))
		if (perr == nil) != (err == nil) || err == nil && !bytes.Equal(pieces, got) {
			t.Fatalf("in pieces %d bytes, %v; at once %d bytes, %v", len(pieces), perr, len(got), err)
		}
	})
}
