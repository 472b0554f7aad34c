package server_test

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"ascribe/internal/server"
	"ascribe/web"
)

var update = flag.Bool("update", false, "write web/openapi.json anew")

// TestOpenAPIIsWritten holds that the contract in the tree is the one that the
// code gives. The client of the pages is generated from the file.
func TestOpenAPIIsWritten(t *testing.T) {
	want, err := server.OpenAPI()
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("../../web/openapi.json", want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(web.OpenAPI, want) {
		t.Error("web/openapi.json is not what the code gives: run 'go test ./internal/server -run OpenAPI -update' and generate the client anew")
	}
}
