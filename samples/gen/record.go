package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"io"
)

// stored is the WARC-Date of every record. Nothing was fetched from a network;
// the date is fixed so that the bytes are.
const stored = "2025-01-01T00:00:00Z"

// chunk is the size of the pieces of a chunked body: small enough that a page
// takes several, and cuts fall inside words.
const chunk = 1000

// record is one WARC/1.1 record (ISO 28500:2017).
type record struct {
	kind  string // WARC-Type
	uri   string // WARC-Target-URI; empty for warcinfo
	media string // Content-Type of the block
	block []byte
}

func request(p page) record {
	head := fmt.Sprintf("GET %s HTTP/1.1\r\nHost: %s\r\nAccept: text/html\r\n\r\n", p.path, host)
	return record{"request", p.uri(), "application/http;msgtype=request", []byte(head)}
}

func response(p page, html []byte) record {
	var b bytes.Buffer
	b.WriteString("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n")
	if p.chunked {
		b.WriteString("Transfer-Encoding: chunked\r\n\r\n")
		writeChunked(&b, html)
	} else {
		fmt.Fprintf(&b, "Content-Length: %d\r\n\r\n%s", len(html), html)
	}
	return record{"response", p.uri(), "application/http;msgtype=response", b.Bytes()}
}

func writeChunked(b *bytes.Buffer, body []byte) {
	for len(body) > 0 {
		n := min(chunk, len(body))
		fmt.Fprintf(b, "%x\r\n%s\r\n", n, body[:n])
		body = body[n:]
	}
	b.WriteString("0\r\n\r\n")
}

// writeTo writes r as one gzip member without a time stamp.
func (r record) writeTo(w io.Writer) error {
	z := gzip.NewWriter(w)
	fmt.Fprintf(z, "WARC/1.1\r\nWARC-Type: %s\r\nWARC-Record-ID: <urn:uuid:%s>\r\nWARC-Date: %s\r\n", r.kind, r.id(), stored)
	if r.uri != "" {
		fmt.Fprintf(z, "WARC-Target-URI: %s\r\n", r.uri)
	}
	fmt.Fprintf(z, "Content-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", r.media, len(r.block), r.block)
	return z.Close() // a gzip.Writer keeps its first error and returns it here
}

// id is a UUID of version 8 (RFC 9562, section 5.8): its free bits are a
// digest of the record, so that the same record has the same id.
func (r record) id() string {
	sum := sha256.Sum256([]byte(r.kind + "\n" + r.uri + "\n" + string(r.block)))
	sum[6] = sum[6]&0x0f | 0x80
	sum[8] = sum[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", sum[0:4], sum[4:6], sum[6:8], sum[8:10], sum[10:16])
}
