package link

import "regexp"

// ages are the ways to give a person's age beside "23-year-old".
var ages = regexp.MustCompile(`, (\d\d?)(, | of )|\b[Aa]ged? (\d\d?)\b|\b(\d\d?) years? old\b`)

// oneAge writes every age as "23-year-old", so that reports which word it in
// different ways share it.
func oneAge(s string) string { return ages.ReplaceAllString(s, " $1$3$4-year-old$2 ") }
