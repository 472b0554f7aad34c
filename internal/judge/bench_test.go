package judge

import (
	"fmt"
	"testing"

	"ascribe"
)

// BenchmarkCourse judges an incident of 300 statements over 30 days.
func BenchmarkCourse(b *testing.B) {
	cb := load(b)
	sts := make([]ascribe.Statement, 300)
	for i := range sts {
		s := &sts[i]
		s.Predicate = ascribe.DirectionPredicates[i%len(ascribe.DirectionPredicates)]
		s.Polarity, s.Certainty = ascribe.Affirmed, ascribe.Certain
		s.SpeakerKind = ascribe.SpeakerKinds[i%len(ascribe.SpeakerKinds)]
		s.Speaker = fmt.Sprintf("speaker %d", i%17)
		s.Organisation = "Islamic State"
		s.Published = ascribe.Date{Year: 2016, Month: 7, Day: 1 + i%30}
		s.Report = fmt.Sprintf("r%d", i)
		s.Identify()
	}
	for b.Loop() {
		Course(cb, "i", sts)
	}
}
