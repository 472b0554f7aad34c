package ascribe_test

import (
	"errors"
	"io/fs"
	"strings"
	"testing"

	"ascribe"
)

func TestRefAddressesBytes(t *testing.T) {
	const empty = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" // FIPS 180-4, the empty message
	if got := ascribe.RefOf(nil); got != empty {
		t.Errorf("RefOf(nil) = %s", got)
	}
	if _, err := ascribe.ParseRef(empty); err != nil {
		t.Error(err)
	}
	for _, bad := range []string{"", "sha256:", strings.ToUpper(empty), empty + "0", "md5:" + empty[7:]} {
		if _, err := ascribe.ParseRef(bad); ascribe.CodeOf(err) != ascribe.Invalid {
			t.Errorf("ParseRef(%q) gave %v, want an invalid error", bad, err)
		}
	}
}

func TestErrorSaysWhatWhereAndWhatToDo(t *testing.T) {
	err := error(&ascribe.Error{Code: ascribe.NotFound, What: "no such file", Where: "a.txt", Remedy: "check the path", Err: fs.ErrNotExist})
	if got, want := err.Error(), "a.txt: no such file: file does not exist; check the path"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if !errors.Is(err, fs.ErrNotExist) || ascribe.CodeOf(err) != ascribe.NotFound {
		t.Error("the cause or the code is lost")
	}
	if ascribe.CodeOf(errors.New("x")) != ascribe.Internal || ascribe.CodeOf(nil) != "" {
		t.Error("CodeOf of a plain error or of nil")
	}
}

func TestStatementIDFollowsContentOnly(t *testing.T) {
	base := ascribe.Statement{Report: "r1", Incident: "i1", Span: ascribe.Span{Start: 1, End: 4}, Quote: "abc",
		Predicate: ascribe.Sent, Polarity: ascribe.Affirmed, Certainty: ascribe.Certain, SpeakerKind: ascribe.Court}
	id := func(change func(*ascribe.Statement)) string {
		s := base
		change(&s)
		s.Identify()
		return s.ID
	}
	plain := id(func(*ascribe.Statement) {})
	for name, same := range map[string]func(*ascribe.Statement){
		"family":    func(s *ascribe.Statement) { s.Family = "f" },
		"published": func(s *ascribe.Statement) { s.Published = ascribe.MustDate("2016") },
	} {
		if id(same) != plain {
			t.Errorf("%s changes the id", name)
		}
	}
	for name, other := range map[string]func(*ascribe.Statement){
		"polarity": func(s *ascribe.Statement) { s.Polarity = ascribe.Denied },
		"span":     func(s *ascribe.Statement) { s.End = 5 },
		"method":   func(s *ascribe.Statement) { s.Method = "extract/2" },
		"shifted":  func(s *ascribe.Statement) { s.Report, s.Incident = "r1i", "1" },
	} {
		if id(other) == plain {
			t.Errorf("%s does not change the id", name)
		}
	}
}

func TestVocabulariesDoNotOverlap(t *testing.T) {
	for _, p := range ascribe.DirectionPredicates {
		if p.IsFact() {
			t.Errorf("%s is listed as both", p)
		}
	}
	if ascribe.Directed.Rank() != 0 || ascribe.Level("x").Rank() != len(ascribe.Levels) {
		t.Error("ranks are off")
	}
}

func TestSpanOverlap(t *testing.T) {
	a := ascribe.Span{Start: 10, End: 20}
	for b, want := range map[ascribe.Span]int{{Start: 0, End: 10}: 0, {Start: 15, End: 30}: 5, {Start: 12, End: 14}: 2, {Start: 30, End: 40}: 0} {
		if got := a.Overlap(b); got != want {
			t.Errorf("%v and %v share %d, want %d", a, b, got, want)
		}
	}
}

func TestKilometres(t *testing.T) {
	a, b := &ascribe.Place{Lat: 0, Lon: 0}, &ascribe.Place{Lat: 0, Lon: 90}
	if d := a.Kilometres(b); d < 10_007 || d > 10_008 { // a quarter of the equator
		t.Errorf("%v km", d)
	}
}
