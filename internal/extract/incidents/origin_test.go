package incidents

import (
	"fmt"
	"testing"
)

// TestOriginsAreNotWeighed holds that a report is no more and no less about an
// attack for the faith, the passport or the country of those in it.
func TestOriginsAreNotWeighed(t *testing.T) {
	const told = "The %s centre in the town was searched on Monday after a %s student had spoken of a bomb. Nobody was hurt, police in %s said."
	tell := func(faith, nation, place string) float64 {
		return read(t, "2019-03-05", "", fmt.Sprintf(told, faith, nation, place)).Relevance
	}
	first := tell("Muslim", "Pakistani", "Lahore")
	for _, c := range [][3]string{
		{"Jewish", "Israeli", "Haifa"}, {"Catholic", "Colombian", "Bogota"}, {"Hindu", "Indian", "Mumbai"}, {"Protestant", "Norwegian", "Bergen"},
	} {
		if got := tell(c[0], c[1], c[2]); got != first {
			t.Errorf("%v: %.4f, and %.4f for Muslim, Pakistani, Lahore", c, got, first)
		}
	}
	if first == tell("Muslim", "Pakistani", "Lahore. Two students were shot dead") {
		t.Error("a killing does not change the relevance: the test compares nothing")
	}
}
