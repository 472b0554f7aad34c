package stream_test

import (
	"bytes"
	"strings"
	"testing"

	"ascribe/eval/stream"
)

func TestStreamIsTheSameForASeed(t *testing.T) {
	var a, b, c bytes.Buffer
	for w, seed := range map[*bytes.Buffer]uint64{&a: 1, &b: 1, &c: 2} {
		if err := stream.WriteJSONL(w, seed, 200); err != nil {
			t.Fatal(err)
		}
	}
	if a.String() != b.String() || a.String() == c.String() {
		t.Error("the stream does not follow its seed")
	}
}

func TestReportsAreOfTheUsualLength(t *testing.T) {
	words, n := 0, 0
	for r := range stream.Reports(1, 500) {
		words += len(strings.Fields(r.Text))
		n++
	}
	if mean := words / n; mean < 250 || mean > 450 {
		t.Errorf("%d words on average", mean)
	}
}
