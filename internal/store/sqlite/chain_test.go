package sqlite

import (
	"bytes"
	"testing"
)

// TestRowHashKeepsApart hashes lists of rows that are all different.
func TestRowHashKeepsApart(t *testing.T) {
	type rows [][]any
	seen := map[string]rows{}
	tag := "s\x00\x00\x00\x00\x00\x00\x00\x00" // what might stand between two texts
	for _, rs := range []rows{
		{}, {{}}, {{}, {}}, {{nil}}, {{nil, nil}}, {{""}}, {{[]byte{}}}, {{int64(0)}}, {{0.0}},
		{{"ab", "c"}}, {{"a", "bc"}}, {{"abc"}}, {{"ab"}, {"c"}}, {{[]byte("ab"), "c"}}, {{"ab", []byte("c")}},
		{{int64(1)}}, {{1.0}}, {{"1"}}, {{int64(-1)}}, {{int64(1), int64(0)}}, {{int64(0), int64(1)}}, {{"a\x00"}}, {{"a"}},
		{{"a" + tag + "b", "c"}}, {{"a", "b" + tag + "c"}},
	} {
		h := newRowHash()
		for _, r := range rs {
			h.add(r...)
		}
		sum := string(h.sum())
		if other, ok := seen[sum]; ok {
			t.Errorf("%v and %v have one hash", rs, other)
		}
		seen[sum] = rs
	}
}

// TestSealCovers changes each thing that a seal stands for.
func TestSealCovers(t *testing.T) {
	made := func(title, decision string) link {
		l := link{}
		l.add(reportTable, []any{int64(1), title})
		if decision != "" {
			l.add(decisionTable, []any{int64(1), decision})
		}
		return l
	}
	first := made("a", "b").seal([]byte("before"), "noon")
	if !bytes.Equal(first, made("a", "b").seal([]byte("before"), "noon")) {
		t.Error("the same batch has two seals")
	}
	moved := link{}
	moved.add(mentionTable, []any{int64(1), "a"})
	moved.add(decisionTable, []any{int64(1), "b"})
	for name, other := range map[string][]byte{
		"a row":            made("A", "b").seal([]byte("before"), "noon"),
		"a row less":       made("a", "").seal([]byte("before"), "noon"),
		"another table":    moved.seal([]byte("before"), "noon"),
		"the seal before":  made("a", "b").seal([]byte("Before"), "noon"),
		"no seal before":   made("a", "b").seal(nil, "noon"),
		"the time it took": made("a", "b").seal([]byte("before"), "one"),
	} {
		if bytes.Equal(first, other) {
			t.Errorf("the seal does not cover %s", name)
		}
	}
}
