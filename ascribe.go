// Package ascribe holds the nouns of the project: reports, statements,
// incidents and judgements, and the closed vocabularies they are written in.
//
// Everything known is a [Statement]: one proposition, by one speaker, in one
// report, at one span of its text, on one date. Statements are appended, never
// changed. Incidents, facts and judgements are derived from them: pure
// functions of (statements, codebook version, as-of date).
//
// The package imports the standard library only, does no I/O and reads no
// clock. The definitions follow the direction codebook (docs/codebook.md);
// units, ranges and sources stand with each name.
//
// Compatibility: the JSON names of the exported types are a published format
// (docs/formats.md). They may gain fields; they do not change or lose any.
package ascribe
