package source

import (
	"bufio"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"

	"github.com/klauspost/compress/gzip"
)

const bufferSize = 64 << 10

// input is one file on its way in.
type input struct {
	name   string        // for Origin and errors
	tape   *tape         // the file's bytes
	r      *bufio.Reader // reads tape
	size   int64         // bytes in tape, or endless
	layers int           // compressions taken off so far
	packed *input        // the compressed file itself, if layers > 0
}

func newInput(name string, t *tape, size int64) *input {
	return &input{name: name, tape: t, r: bufio.NewReaderSize(t, bufferSize), size: size}
}

// unpacked returns the input that r inflates from in.
func (in *input) unpacked(r io.Reader) *input {
	inner := newInput(in.name, newTape(r, nil), endless)
	inner.layers, inner.packed = in.layers+1, in
	if in.packed != nil {
		inner.packed = in.packed
	}
	return inner
}

// offset returns how far into the file the next byte of in.r is.
func (in *input) offset() int64 { return in.tape.pos - int64(in.r.Buffered()) }

// rewind makes in.r go on at offset, or as near behind it as the tape can. It
// never passes over unread bytes unless asked to.
func (in *input) rewind(offset int64) error {
	here := in.offset()
	if offset >= here {
		_, err := in.r.Discard(int(offset - here))
		return err
	}
	if in.tape.reach() >= here {
		return nil
	}
	err := in.tape.rewind(offset)
	in.r.Reset(in.tape)
	return err
}

// readerFunc is a reader made of its one method.
type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }

// obeying returns r, failing with ctx's error once ctx has ended.
func obeying(ctx context.Context, r io.Reader) io.Reader {
	return readerFunc(func(p []byte) (int, error) {
		if err := ctx.Err(); err != nil {
			return 0, err
		}
		return r.Read(p)
	})
}

// readPath reads what the user named: standard input, a folder or a file.
func readPath(ctx context.Context, path string, stdin io.Reader, emit visit) bool {
	if path == "-" {
		const name = "standard input"
		return readInput(newInput(name, newTape(obeying(ctx, stdin), nil), endless), unknown, emit)
	}
	f, err := os.Open(path)
	if err != nil {
		return emit(Item{}, pathFault(path, err))
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil:
		return emit(Item{}, pathFault(path, err))
	case info.IsDir():
		return readFolder(ctx, path, emit)
	}
	return readFile(ctx, f, info, path, emit)
}

// readFile reads an open file. Pipes and devices are read as streams.
func readFile(ctx context.Context, f *os.File, info fs.FileInfo, name string, emit visit) bool {
	k, _ := kindOf(name)
	r := obeying(ctx, f)
	if !info.Mode().IsRegular() {
		return readInput(newInput(name, newTape(r, nil), endless), k, emit)
	}
	return readInput(newInput(name, newTape(r, f), info.Size()), k, emit)
}

// readInput reads a file of kind k, or of the kind that its first bytes tell.
func readInput(in *input, k kind, emit visit) bool {
	head, err := in.r.Peek(sniffLength)
	if len(head) == 0 {
		if err == nil || errors.Is(err, io.EOF) {
			return emit(Item{}, emptyFault(in.name))
		}
		return emit(Item{}, readFault(in.name, err))
	}
	if isGzip(head) || k == packedWarc && in.layers == 0 {
		return readGzip(in, k, emit)
	}
	if k == unknown {
		k = sniff(head)
	}
	switch k {
	case lines:
		return readLines(in, emit)
	case warc:
		return readArchive(in, newPlainRecords(in), emit)
	}
	return readDocument(in, media[k], emit)
}

// readGzip takes one layer of gzip off. Web archives are handed on compressed:
// their reader needs to see the members.
func readGzip(in *input, k kind, emit visit) bool {
	if in.layers == MaxLayers {
		return emit(Item{}, layersFault(in.name))
	}
	if k == unknown || k == warc || k == packedWarc {
		head, _ := in.r.Peek(bufferSize)
		inner := inflateHead(head, sniffLength)
		if k == packedWarc && !isGzip(inner) || sniff(inner) == warc {
			return readArchive(in, newGzipRecords(in), emit)
		}
	}
	z, err := gzip.NewReader(in.r)
	if err != nil {
		return emit(Item{}, readFault(in.name, err))
	}
	defer z.Close()
	return readInput(in.unpacked(z), k, emit)
}
