package extract

import (
	"fmt"
	"strings"

	"ascribe"
	"ascribe/internal/extract/muc4"
	"ascribe/internal/text"
)

// Templates reads r and renders its incidents in the form of MUC-4.
func (x *Extractor) Templates(r *ascribe.Report) []muc4.Template {
	_, reading := x.read(r)
	return muc4.Templates(reading)
}

// Explain says in words what was found in r, where, and what led to it.
func (x *Extractor) Explain(r *ascribe.Report) string {
	e, reading := x.read(r)
	var b strings.Builder
	fmt.Fprintf(&b, "%s: relevant %v (%.2f); %s, codebook %s\n", r.DocID, e.Relevant, e.Relevance, e.Method, e.Codebook)
	for _, m := range e.Mentions {
		explainMention(&b, m)
	}
	for _, line := range x.incidents.Explain(reading) {
		fmt.Fprintf(&b, "    %s\n", line)
	}
	for _, why := range x.direction.Explain(text.Parse(r.Text), r, reading.Analysis.Organisations(), e.Mentions) {
		if !e.Relevant {
			break
		}
		s := why.Statement
		fmt.Fprintf(&b, "  %s %s, %s; speaker %q (%s), organisation %q, about %s, at %d-%d\n", s.Predicate, s.Polarity, s.Certainty, s.Speaker, s.SpeakerKind, s.Organisation, s.Incident, s.Start, s.End)
		fmt.Fprintf(&b, "    %q\n    cue %s matched %q", s.Quote, why.Cue, why.Words)
		for _, part := range []struct {
			name string
			of   []string
		}{{"operators", why.Operators}, {"passes", why.Passes}} {
			if len(part.of) > 0 {
				fmt.Fprintf(&b, "; %s: %s", part.name, strings.Join(part.of, ", "))
			}
		}
		if len(why.Weighed) > 0 {
			fmt.Fprintf(&b, "; believed %.2f: %s", why.Belief, strings.Join(why.Weighed, ", "))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func explainMention(b *strings.Builder, m ascribe.Mention) {
	main := ""
	if m.Main {
		main = ", the main one"
	}
	fmt.Fprintf(b, "  incident %s%s\n", m.ID, main)
	for _, f := range m.Facts {
		fmt.Fprintf(b, "    %s %s, at %d-%d: %q\n", f.Predicate, f.Value, f.Start, f.End, f.Quote)
	}
}
