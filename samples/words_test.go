package samples_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// Quotation marks are kept for phrases that an organisation's public claim is
// known for; everything that a person said is told in indirect speech.
var publicPhrases = []string{"soldier of the Islamic State"}

var quoted = regexp.MustCompile(`["“„«]([^"”“»]*)["”“»]?`)

func TestNoDirectSpeech(t *testing.T) {
	for _, r := range load(t).reports {
		for _, m := range quoted.FindAllStringSubmatch(r.meta["title"]+"\n"+r.text, -1) {
			if !slices.Contains(publicPhrases, m[1]) {
				t.Errorf("%v: direct speech %q", r, m[0])
			}
		}
	}
}

// People appear by office or role. A form of address, or a common given name
// in front of a capitalised word, is taken for a name.
var personName = regexp.MustCompile(`\b(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Justice|Judge|President|Chancellor|Senator|Inspector|Commissioner)\.?|` +
	`Abu|Ahmed|Ali|Amber|Andrew|Anders|Angela|Anis|Barack|Boris|Brenton|Daniel|David|Donald|Emmanuel|François|Frank|George|Hassan|Holger|Horst|` +
	`Hugh|Jacinda|James|Jan|Janne|Jens|Joachim|Johannes|John|Joseph|Khaled|Khalid|Malcolm|Mark|Martin|Michael|Mike|Mohamed|Mohammed|Muhammad|` +
	`Neil|Omar|Paul|Peter|Philip|Ronnie|Salah|Scott|Sebastian|Stephan|Stephen|Theresa|Thomas|Tony|Yusuf) \p{Lu}\p{Ll}+`)

func TestNobodyIsNamed(t *testing.T) {
	for _, r := range load(t).reports {
		if name := personName.FindString(r.meta["title"] + "\n" + r.meta["facts"] + "\n" + r.text); name != "" {
			t.Errorf("%v: names a person: %q", r, name)
		}
	}
}

// A method is told as a category only.
var methodDetail = regexp.MustCompile(`(?i)\b(?:acetone|ammonium|blueprint|calib(?:er|re)|chemistry|detonators?|dead drop|drop points?|fertili[sz]er|fuses?|` +
	`gr?am(?:me)?s of|hydrogen|magazines? of ammunition|millimet(?:er|re)s?|nitrate|peroxide|pressure cooker|recipe|semtex|shrapnel|TATP|timers?|` +
	`trigger|triacetone|wir(?:ed|ing))\b`)

func TestNoMethodDetail(t *testing.T) {
	for _, r := range load(t).reports {
		if word := methodDetail.FindString(r.text); word != "" {
			t.Errorf("%v: tells a detail of the method: %q", r, word)
		}
	}
}

// The texts are finished: none of the marks of a draft is left in them.
var draftMark = regexp.MustCompile(`(?i)\b(?:todo|fixme|tbd|xxx+|lorem|ipsum)\b|\?\?|\[[^\]]*\]`)

func TestNoDraftMarks(t *testing.T) {
	for _, r := range load(t).reports {
		if mark := draftMark.FindString(r.text); mark != "" {
			t.Errorf("%v: unfinished: %q", r, mark)
		}
		if strings.Contains(r.text, "\u200b") || strings.Contains(r.text, "\ufffd") {
			t.Errorf("%v: invisible or damaged characters", r)
		}
	}
}
