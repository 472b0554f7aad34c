package direction

import (
	"testing"

	"ascribe"
)

// TestOtherAttacksInPassing reads sentences that name another attack than the one
// they are about.
func TestOtherAttacksInPassing(t *testing.T) {
	x := testReader(t)
	mentions := []ascribe.Mention{
		{ID: "i1", Main: true, Place: &ascribe.Place{Name: "Halle"}},
		{ID: "i2", Place: &ascribe.Place{Name: "Christchurch"}},
	}
	const opening = "A man shot two people dead at a synagogue in Halle.\n\n"
	for _, c := range []struct{ body, want string }{
		{"He had followed the example of the gunman of Christchurch. The court saw no evidence that anybody had helped him in the attack.", "i1"},
		{"Police said that he belonged to the network behind the Christchurch attack.", "i1"},
		{"The killings were revenge for the dead of Christchurch. He had acted alone, police said.", "i1"},
		{"The gunman of Christchurch had acted alone, police said.", "i2"},
	} {
		source := opening + c.body
		found := readText(x, source, mentions)
		if len(found) == 0 {
			t.Errorf("%s: no statement", c.body)
		}
		for _, s := range found {
			if s.Incident != c.want {
				t.Errorf("%s\n %s is about %s, want %s", c.body, s.Predicate, s.Incident, c.want)
			}
		}
	}
}
