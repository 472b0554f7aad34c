package actors

import (
	"testing"

	"ascribe/eval/stream"
	"ascribe/internal/text"
)

func loadBench(b *testing.B) *Directory {
	a, err := Load()
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	return a
}

// BenchmarkFindOrganisations goes through generated reports, one a turn.
func BenchmarkFindOrganisations(b *testing.B) {
	a := loadBench(b)
	var docs []*text.Doc
	for r := range stream.Reports(1, 100) {
		docs = append(docs, text.Parse(r.Text))
	}
	for i := 0; b.Loop(); i++ {
		a.FindOrganisations(docs[i%len(docs)])
	}
}

// BenchmarkKindOf asks for one designation a turn.
func BenchmarkKindOf(b *testing.B) {
	a := loadBench(b)
	phrases := []string{"the FBI's director", "a lawyer for two of the accused", "Bavaria's interior minister", "he", "a spokesman for the Irish Republican Army",
		"Maria Keller, a witness to the attack", "two officials who spoke on condition of anonymity", "the 22-year-old", "the United States Attorney for the Southern District"}
	for i := 0; b.Loop(); i++ {
		a.KindOf(phrases[i%len(phrases)])
	}
}
