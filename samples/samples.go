// Package samples holds the reports that the demo and the tests read: short
// summaries of real incidents, written for this project from public facts.
// They are not the outlets' words. README.md lists every one with its sources.
package samples

import "embed"

// Reports is the folder of sample reports, "reports" at its root. One file,
// reports/unfinished.jsonl, is damaged on purpose: its second line is cut off.
//
//go:embed reports
var Reports embed.FS

//go:generate go run ./gen reports/halle.warc.gz
