package incidents

import "ascribe/internal/text"

// actOf maps words to acts that need no company.
var actOf = text.NewTable(map[string]string{
	"blame": "accuse", "accuse": "accuse", "charge": "accuse", "implicate": "accuse", "indict": "accuse", "incriminate": "accuse", "named": "accuse",
	"denounce": "denounce", "condemn": "denounce", "attribute": "attribute", "ascribe": "attribute", "responsible": "responsible",
	"deny": "deny", "reject": "deny", "disclaim": "deny", "disown": "deny", "innocent": "deny",
	"confess": "claim", "boast": "claim", "vindicate": "claim", "admit": "admit", "acknowledge": "admit",
	"alleged": "doubt", "allegedly": "doubt", "presumed": "doubt", "presumably": "doubt", "suspected": "doubt", "suspect": "doubt",
	"apparently": "doubt", "believe": "doubt", "probably": "doubt", "possibly": "maybe", "possible": "maybe", "may": "maybe", "might": "maybe",
	"could": "maybe", "seem": "doubt", "appear": "doubt", "suspicion": "doubt", "likely": "doubt", "perhaps": "maybe", "whether": "maybe",
	"if": "maybe", "presume": "doubt", "assume": "doubt", "purportedly": "doubt", "supposedly": "doubt", "supposed": "doubt",
	"hypothesis": "maybe", "theory": "maybe", "rumor": "maybe", "possibility": "maybe", "rule": "maybe", "unconfirmed": "maybe", "confirmation": "maybe",
	"link": "link", "linked": "link", "involve": "link", "involvement": "link", "tie": "link", "connection": "link", "connect": "link",
	"pledge": "link", "allegiance": "link", "inspire": "link", "radicalise": "link", "radicalize": "link", "propaganda": "link",
	"sympathiser": "link", "sympathizer": "link", "affiliate": "link", "contact": "link",
	"guilty": "responsible", "accountable": "responsible", "reportedly": "doubt", "think": "doubt",
	"communique": "own word", "pamphlet": "own word", "leaflet": "own word", "caller": "own word", "message": "own word", "proclamation": "own word",
	"telephone": "own word", "bulletin": "own word",
	"slogan": "mark", "banner": "mark", "flag": "mark", "graffiti": "mark", "insignia": "mark", "paint": "mark",
	"arrest": "arrest", "capture": "arrest", "detain": "arrest", "trial": "arrest", "investigate": "inquire", "investigation": "inquire",
	"evidence": "inquire", "prove": "inquire", "proof": "inquire", "identify": "inquire", "identified": "inquire",
})
