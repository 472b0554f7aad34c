package direction

import (
	"testing"

	"ascribe"
	"ascribe/eval/stream"
	"ascribe/internal/actors"
	"ascribe/internal/text"
)

// BenchmarkRead reads the statements of generated reports, one a turn.
func BenchmarkRead(b *testing.B) {
	x := testReaderWith(b, EmbeddedBelief())
	type input struct {
		doc    *text.Doc
		report ascribe.Report
		orgs   []actors.OrgMatch
	}
	var in []input
	for r := range stream.Reports(1, 100) {
		d := text.Parse(r.Text)
		in = append(in, input{d, ascribe.Report{Text: r.Text, Title: r.Title, Published: r.Published}, x.dir.FindOrganisations(d)})
	}
	mentions := []ascribe.Mention{{ID: "i1", Main: true}}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		c := &in[i%len(in)]
		x.Read(c.doc, &c.report, c.orgs, mentions)
	}
}
