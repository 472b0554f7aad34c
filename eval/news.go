package main

import "fmt"

// violentTopics are those under which an article of the news set counts as
// being about an attack or violence; every other article should yield nothing.
var violentTopics = map[string]bool{"terrorism": true, "violence_in_america": true}

// news counts the statements that come out of articles on other topics. Their
// number over a hundred articles bounds the false alarms from above: some of
// them do tell of an attack.
func (b *bench) news() error {
	path := b.gold("news", "articles.jsonl")
	type article struct{ DocID, Topic string }
	articles, err := readLines[article](path)
	if err != nil {
		return err
	}
	quiet := map[string]bool{}
	for _, a := range articles {
		if !violentTopics[a.Topic] {
			quiet[a.DocID] = true
		}
	}
	out, err := b.ascribe("news.jsonl", "extract", "--format", "ascribe", path)
	if err != nil {
		return err
	}
	type extraction struct {
		DocID      string
		Relevant   bool
		Statements []struct{ Predicate string }
	}
	docs, err := readLines[extraction](out)
	if err != nil {
		return err
	}
	statements, silent := 0, 0
	for _, d := range docs {
		if !quiet[d.DocID] {
			continue
		}
		statements += len(d.Statements)
		if len(d.Statements) == 0 {
			silent++
		} else {
			b.answers["news"] = append(b.answers["news"], fmt.Sprintf("%s\t%d statements", d.DocID, len(d.Statements)))
		}
	}
	b.figures["news: other articles that stay silent"] = share(silent, len(quiet))
	return nil
}
