// Package link ties what reports tell of incidents to each other: which
// mentions, in different reports, are of one attack.
//
// A mention is reduced to a [Profile]. Candidates come from an index over
// [Profile.Keys], a bounded number for each mention. [Model.Compare] weighs
// the agreement of two profiles, field by field, with conflict as veto;
// [Model.Cluster] groups mentions over the compared pairs and the decisions
// of people; a [Linker] does so for new mentions, touching only what they are
// connected with.
//
// The grouping is a function of the set of mentions and decisions, not of
// the order in which they came. Everything but the Linker's questions to its
// index is pure.
package link

// Method names this version of linking.
const Method = "link/2"
