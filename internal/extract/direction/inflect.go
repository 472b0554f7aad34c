package direction

import "strings"

// irregular gives the past tense and past participle of verbs whose forms the
// spelling rules do not make. A third form, if any, replaces the -ing form.
var irregular = map[string][]string{
	"be": {"was", "were", "been", "is", "are", "am", "being"}, "have": {"had", "has", "having"}, "do": {"did", "done", "does", "doing"},
	"go": {"went", "gone"}, "give": {"gave", "given"}, "take": {"took", "taken"}, "tell": {"told"}, "say": {"said"},
	"send": {"sent"}, "find": {"found"}, "get": {"got", "gotten"}, "make": {"made"}, "leave": {"left"}, "lead": {"led"}, "hold": {"held"},
	"run": {"ran", "run"}, "speak": {"spoke", "spoken"}, "swear": {"swore", "sworn"}, "see": {"saw", "seen"}, "know": {"knew", "known"},
	"think": {"thought"}, "write": {"wrote", "written"}, "read": {"read"}, "draw": {"drew", "drawn"}, "drive": {"drove", "driven"},
	"meet": {"met"}, "buy": {"bought"}, "bring": {"brought"}, "fight": {"fought"}, "teach": {"taught"}, "learn": {"learnt", "learned"},
	"choose": {"chose", "chosen"}, "set": {"set"}, "put": {"put"}, "pay": {"paid"}, "come": {"came", "come"}, "become": {"became", "become"},
	"blow": {"blew", "blown"}, "strike": {"struck"}, "spur": {"spurred"}, "stand": {"stood"}, "fly": {"flew", "flown"}, "mean": {"meant"},
	"feel": {"felt"}, "keep": {"kept"}, "show": {"showed", "shown"}, "hear": {"heard"}, "lay": {"laid"}, "bear": {"bore", "borne"},
	"shoot": {"shot"}, "begin": {"began", "begun"}, "break": {"broke", "broken"}, "feed": {"fed"}, "egg": {"egged"}, "plot": {"plotted", "plotting"},
	"plan": {"planned", "planning"}, "refer": {"referred", "referring"}, "admit": {"admitted", "admitting"}, "commit": {"committed", "committing"},
	"transmit": {"transmitted", "transmitting"}, "recruit": {"recruited", "recruiting"}, "quit": {"quit"}, "rule": {"ruled", "ruling"},
	"support": {"supported", "supporting"}, "prompt": {"prompted", "prompting"}, "visit": {"visited", "visiting"},
	"groom": {"groomed", "grooming"}, "steer": {"steered", "steering"}, "coach": {"coached", "coaching", "coaches"}, "tie": {"tied", "tying"},
	"belong": {"belonged", "belonging"}, "chat": {"chatted", "chatting"}, "spot": {"spotted"}, "arm": {"armed", "arming"},
	"equip": {"equipped", "equipping"}, "kit": {"kitted"}, "ship": {"shipped", "shipping"}, "smuggle": {"smuggled", "smuggling"},
	"train": {"trained", "training"}, "join": {"joined", "joining"}, "handle": {"handled"}, "text": {"texted", "texting"},
	"order": {"ordered", "ordering"}, "enter": {"entered", "entering"}, "offer": {"offered", "offering"}, "deliver": {"delivered"},
	"answer": {"answered", "answering"}, "target": {"targeted", "targeting"}, "differ": {"differed"}, "inspire": {"inspired", "inspiring"},
	"travel": {"travelled", "traveled", "travelling", "traveling"}, "slip": {"slipped", "slipping"}, "stop": {"stopped", "stopping"},
	"egg_on": {}, "win": {"won"}, "overhear": {"overheard"}, "spend": {"spent"}, "understand": {"understood"}, "hide": {"hid", "hidden"},
	"mastermind": {"masterminded", "masterminding"}, "radicalise": {"radicalised", "radicalising"}, "radicalize": {"radicalized", "radicalizing"},
	"abet": {"abetted", "abetting"}, "tip": {"tipped"}, "hit": {"hit", "hitting"}, "cross": {"crossed", "crossing", "crosses"},
	"reach": {"reached", "reaching", "reaches"}, "pass": {"passed", "passing", "passes"}, "push": {"pushed", "pushing", "pushes"},
	"link": {"linked", "linking"}, "claim": {"claimed", "claiming"}, "appear": {"appeared", "appearing"}, "seem": {"seemed"},
	"remain": {"remained", "remaining"}, "look": {"looked", "looking"}, "act": {"acted", "acting"}, "help": {"helped", "helping"},
}

// forms returns the spellings of a verb or noun given in its base form,
// the base first.
func forms(base string) []string {
	if base == "be" {
		return irregular["be"]
	}
	out := []string{base, sForm(base)}
	own, ok := irregular[base]
	out = append(out, own...)
	if !ok {
		out = append(out, edForm(base))
	}
	if !hasSuffixIn(own, "ing") {
		out = append(out, ingForm(base))
	}
	return out
}

func hasSuffixIn(words []string, end string) bool {
	for _, w := range words {
		if strings.HasSuffix(w, end) && w != "bring" {
			return true
		}
	}
	return false
}

func sForm(w string) string {
	switch {
	case endsIn(w, "s", "x", "z", "ch", "sh"):
		return w + "es"
	case consonantY(w):
		return w[:len(w)-1] + "ies"
	}
	return w + "s"
}

func edForm(w string) string {
	switch {
	case endsIn(w, "e"):
		return w + "d"
	case consonantY(w):
		return w[:len(w)-1] + "ied"
	}
	return w + "ed"
}

func ingForm(w string) string {
	if endsIn(w, "e") && !endsIn(w, "ee", "oe", "ye") {
		return w[:len(w)-1] + "ing"
	}
	return w + "ing"
}

func endsIn(w string, ends ...string) bool {
	for _, e := range ends {
		if strings.HasSuffix(w, e) {
			return true
		}
	}
	return false
}

func consonantY(w string) bool {
	n := len(w)
	return n > 1 && w[n-1] == 'y' && !strings.ContainsRune("aeiou", rune(w[n-2]))
}
