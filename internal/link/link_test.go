package link

import (
	"testing"

	"ascribe"
)

func TestSmoke(t *testing.T) {
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	r := &ascribe.Report{ID: "r1", Title: "Bomb in Ankara", Text: "ANKARA - A bomb went off."}
	p := m.Profile(r, &ascribe.Mention{ID: "i1"})
	t.Log(p.Keys(), len(p.Marshal()))
}
