package source

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"

	"ascribe"
)

// decode returns the body of a response as its publisher wrote it: without
// transfer and content codings, within the limits. It is valid until the next
// record is begun.
func (a *webArchive) decode(rec *record, head fields) ([]byte, error) {
	stored, err := rec.block.rest(a.maxBody)
	if err != nil {
		return nil, a.bodyFault(err)
	}
	body, err := transferred(stored, head)
	if codings := contentCodings(head); err == nil && len(codings) > 0 {
		return a.inflate(body, codings)
	}
	return body, err
}

func (a *webArchive) bodyFault(err error) error {
	if errors.Is(err, errTooLarge) {
		return sizeFault("", "the body of the HTTP response", a.maxBody)
	}
	return err
}

// contentCodings returns the codings applied to the body, in their order.
func contentCodings(head fields) []string {
	var codings []string
	for _, c := range head.list("Content-Encoding") {
		if c != "identity" && c != "none" {
			codings = append(codings, c)
		}
	}
	return codings
}

// inflate undoes content codings, the last first. A body that was stored
// decoded although the head still declares a coding is returned as it is.
func (a *webArchive) inflate(raw []byte, codings []string) ([]byte, error) {
	if isDecoded(raw, codings[len(codings)-1]) {
		return raw, nil
	}
	if a.layers+len(codings) > MaxLayers {
		return nil, layersFault("")
	}
	var r io.Reader = bytes.NewReader(raw)
	for i := len(codings) - 1; i >= 0; i-- {
		d, err := decoder(codings[i], bufio.NewReader(r))
		if err != nil {
			return nil, err
		}
		defer d.Close()
		r = d
	}
	guard := &inflateGuard{r: r, floor: ratioFloor, packed: func() int64 { return int64(len(raw)) }}
	a.raw.Reset()
	n, err := a.raw.ReadFrom(io.LimitReader(guard, a.maxBody+1))
	if err == nil && n > a.maxBody {
		err = sizeFault("", "the inflated body of the HTTP response", a.maxBody)
	}
	return a.raw.Bytes(), codingFault(err)
}

// codingFault explains why a coded body could not be decoded.
func codingFault(err error) error {
	var known *ascribe.Error
	if err == nil || errors.As(err, &known) {
		return err
	}
	return &ascribe.Error{Code: ascribe.Damaged, What: "the body of the HTTP response does not decode",
		Remedy: "fetch the page again", Err: err}
}

// isDecoded reports whether a body declared as coded is in the clear.
func isDecoded(raw []byte, coding string) bool {
	switch coding {
	case "gzip", "x-gzip":
		return !isGzip(raw)
	case "zstd":
		return !bytes.HasPrefix(raw, []byte("\x28\xb5\x2f\xfd"))
	}
	return looksHTML(raw)
}

// decoder returns a reader that undoes one content coding (RFC 9110, section
// 8.4.1; RFC 7932; RFC 8878).
func decoder(coding string, r *bufio.Reader) (io.ReadCloser, error) {
	switch coding {
	case "gzip", "x-gzip":
		z, err := gzip.NewReader(r)
		return z, codingFault(err)
	case "deflate":
		return deflateDecoder(r)
	case "br":
		return io.NopCloser(brotli.NewReader(r)), nil
	case "zstd":
		z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true),
			zstd.WithDecoderMaxMemory(2*MaxBody), zstd.WithDecoderMaxWindow(MaxBody))
		if err != nil {
			return nil, codingFault(err)
		}
		return z.IOReadCloser(), nil
	}
	return nil, &ascribe.Error{Code: ascribe.Unsupported, What: fmt.Sprintf("content coding %.20q", coding),
		Remedy: "store the page with gzip, deflate, br or zstd, or with none"}
}

// deflateDecoder reads "deflate": the zlib format, or what some servers send
// instead, bare deflate.
func deflateDecoder(r *bufio.Reader) (io.ReadCloser, error) {
	head, _ := r.Peek(2)
	if len(head) == 2 && head[0]&0x0f == 8 && (int(head[0])<<8|int(head[1]))%31 == 0 {
		z, err := zlib.NewReader(r)
		return z, codingFault(err)
	}
	return flate.NewReader(r), nil
}
