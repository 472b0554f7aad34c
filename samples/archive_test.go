package samples_test

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"net/textproto"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"ascribe/samples"
)

// The archive in the tree is what its generator writes. Where another Go
// release packs the same records into other deflate bytes, the records decide.
func TestArchiveRegenerates(t *testing.T) {
	goTool, err := exec.LookPath("go")
	if err != nil {
		t.Skip("the go command is not on the path, so the generator cannot be run")
	}
	fresh := filepath.Join(t.TempDir(), "halle.warc.gz")
	if out, err := exec.Command(goTool, "run", "./gen", fresh).CombinedOutput(); err != nil {
		t.Fatalf("go run ./gen: %v\n%s", err, out)
	}
	want, err := os.ReadFile(fresh)
	if err != nil {
		t.Fatal(err)
	}
	got, err := samples.Reports.ReadFile("reports/halle.warc.gz")
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(got, want) {
		return
	}
	if !bytes.Equal(inflate(t, got), inflate(t, want)) {
		t.Error("reports/halle.warc.gz differs from what samples/gen writes; run go generate ./samples")
	}
}

func inflate(t *testing.T, packed []byte) []byte {
	t.Helper()
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	plain, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return plain
}

// readArchive returns the bodies of an archive's responses.
func readArchive(packed []byte) ([][]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	var pages [][]byte
	in := bufio.NewReader(z)
	for {
		kind, block, err := readRecord(in)
		if err == io.EOF {
			return pages, nil
		}
		if err != nil {
			return nil, err
		}
		if kind != "response" {
			continue
		}
		page, err := readBody(block)
		if err != nil {
			return nil, err
		}
		pages = append(pages, page)
	}
}

// readRecord returns the type and the block of the next record, io.EOF after
// the last one.
func readRecord(in *bufio.Reader) (kind string, block []byte, err error) {
	version, err := in.ReadString('\n')
	if err != nil {
		return "", nil, err
	}
	if version != "WARC/1.1\r\n" {
		return "", nil, fmt.Errorf("a record begins with %q", version)
	}
	header, err := textproto.NewReader(in).ReadMIMEHeader()
	if err != nil {
		return "", nil, err
	}
	length, err := strconv.Atoi(header.Get("Content-Length"))
	if err != nil {
		return "", nil, err
	}
	block = make([]byte, length+len("\r\n\r\n"))
	if _, err := io.ReadFull(in, block); err != nil {
		return "", nil, fmt.Errorf("record cut short: %w", err)
	}
	return header.Get("WARC-Type"), block[:length], nil
}

func readBody(block []byte) ([]byte, error) {
	resp, err := http.ReadResponse(bufio.NewReader(bytes.NewReader(block)), nil)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}
