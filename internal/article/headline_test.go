package article

import (
	"testing"

	"ascribe/internal/source"
)

func TestHeadlineAlone(t *testing.T) {
	a, err := NewReader(nil).Read(source.Item{Media: source.JSON, Title: "Bomb kills two in market", Origin: "ticker line 1"})
	if err != nil {
		t.Fatal(err)
	}
	if a.Text != "Bomb kills two in market" || a.Title != a.Text {
		t.Errorf("read as title %q and text %q", a.Title, a.Text)
	}
	if _, err := NewReader(nil).Read(source.Item{Media: source.JSON, Title: "–", Origin: "ticker line 2"}); err == nil {
		t.Error("a line without a letter was read")
	}
}
