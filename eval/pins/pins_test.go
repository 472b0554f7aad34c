package pins

import (
	"bytes"
	"os"
	"testing"
)

// TestCopyIsCurrent holds that the program shows the figures that the gate
// goes by.
func TestCopyIsCurrent(t *testing.T) {
	want, err := os.ReadFile("../baseline.json")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(Baseline, want) {
		t.Error("eval/pins/baseline.json is not eval/baseline.json: copy it, or run 'go run ./eval -update'")
	}
}
