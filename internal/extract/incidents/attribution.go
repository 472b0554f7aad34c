package incidents

import "ascribe/internal/extract/incidents/linear"

// attributionCue maps words of claim, accusation, doubt and authority to what
// they say about an attribution.
var attributionCue = map[string]string{"claim": "claim", "claimed": "claim", "admit": "claim", "acknowledge": "claim", "accept": "claim", "vindicate": "claim",
	"responsibility": "responsibility", "responsible": "responsible", "blame": "accuse", "accuse": "accuse", "charge": "accuse",
	"attribute": "attribute", "hold": "hold", "denounce": "accuse", "implicate": "implicate", "link": "link", "involve": "link",
	"allege": "allege", "alleged": "allege", "allegedly": "allege", "suspect": "suspect", "suspected": "suspect", "presume": "presume",
	"presumed": "presume", "presumably": "presume", "apparently": "apparent", "believe": "believe", "probably": "believe", "possibly": "maybe",
	"may": "maybe", "might": "maybe", "could": "maybe", "deny": "deny", "reject": "deny", "confess": "confess", "threaten": "threaten",
	"telephone": "call", "call": "call", "caller": "call", "communique": "communique", "leaflet": "leaflet", "pamphlet": "leaflet", "slogan": "leaflet",
	"police": "authority", "army": "authority", "military": "authority", "government": "authority", "authority": "authority", "authorities": "authority",
	"minister": "authority", "ministry": "authority", "president": "authority", "judge": "authority", "court": "authority", "official": "authority",
	"officials": "authority", "commander": "authority", "brigade": "authority", "investigator": "authority", "source": "source", "sources": "source",
	"witness": "witness", "witnesses": "witness", "report": "report", "say": "say", "state": "say", "according": "say", "confirm": "confirm"}

// attributionCues adds the cues of sentence i, and pairs of accusation and
// authority.
func (d *document) attributionCues(i int, where string, f *linear.Features) {
	seen := map[string]bool{}
	for k := range d.sents[i].Tokens {
		t := &d.sents[i].Tokens[k]
		c := attributionCue[t.Lower]
		if c == "" {
			c = attributionCue[t.Word.LemmaOf()]
		}
		if c != "" && !seen[c] {
			seen[c] = true
			f.Add(where, c)
		}
	}
	for _, c := range [...]string{"accuse", "attribute", "allege", "suspect", "presume", "believe", "responsible", "apparent", "link", "implicate"} {
		if seen[c] && seen["authority"] {
			f.Add(where, c, "authority")
		}
	}
	if seen["claim"] && seen["responsibility"] {
		f.Add(where, "claimed responsibility")
	}
	if len(seen) == 0 {
		f.Add(where, "nothing")
	}
}
