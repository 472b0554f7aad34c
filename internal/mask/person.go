package mask

import (
	_ "embed" // for the lists
	"strings"
	"unicode"
)

//go:embed given.txt
var givenText string

// given are given names, titles and roles what stands beside a name, verbs
// what people do; a run of words with one of known in it is no person.
var (
	given  = list(givenText)
	titles = list(`mr mrs ms miss dr sir dame lord lady prof professor judge justice president chancellor premier minister secretary
		senator mayor governor commissioner superintendent inspector detective sergeant constable officer lieutenant captain major colonel
		general admiral imam sheikh mullah rabbi bishop pastor father sister king queen prince princess sgt lt col capt gen rep sen gov pc`)
	roles = list(`spokesman spokeswoman spokesperson minister prosecutor lawyer attorney investigator analyst expert researcher professor
		director chief head leader commander mayor officer witness victim suspect attacker gunman assailant bomber driver student teacher
		father mother brother sister son daughter wife husband cousin uncle aunt neighbour neighbor friend resident imam man woman boy girl
		named called identified`)
	verbs = list(`said says told added tweeted wrote recalled testified pleaded confessed replied insisted`)
	known = list(`agency airport arena army association attorney authorities authority avenue bank battalion bazaar board boulevard brigade
		bridge brigades broadcasting building bureau camp cathedral centre center chamber christmas church city club college commission committee
		community company conference congress council country county court crown day democratic department district division east easter
		embassy emirate europe european event federal federation festival force forces foreign foundation front government group guard
		guardian hall herald high hill home hospital hotel house imperial independence institute institution intelligence interior international
		islam islamic island jihad journal jury justice kingdom lake land law league liberation library mail main mall market media metro
		metropolitan military ministry monday mosque movement museum national nations new news newspaper north northern observatory office
		olympic organisation organization palace park parliament party people peninsula place plaza police politics port post press prime
		prison prosecution province public radio railway region republic resistance restaurant review revolution river road royal russian
		safety saint san santa saudi school sea security senate service services shopping society south southern special square squad stadium
		state states station store street sunday supreme synagogue television temple territory thursday friday saturday tuesday wednesday
		theatre theater times today tower town trade tribunal tribune union unit united university valley village wall war west western white
		world yard year january february march april may june july august september october november december feb mar apr jun jul aug sep sept oct nov dec
		spiegel monde figaro jazeera reuters bbc cnn zeitung abc nbc cbs fox amaq isis isil al-qaeda al-shabaab taliban boko haram hezbollah
		hamas republican democrat democrats republicans administration kurdistan dhabi sayyaf america american britain british england english germany german france french italy india pakistan afghanistan iraq
		syria turkey turkish israel israeli palestinian egypt nigeria kenya somalia australia australian canada canadian zealand spain spanish
		belgium belgian london paris berlin brussels york washington the a an in on at it he she they we after before when while if but and
		as his her their its this that there two three four five six seven eight nine ten some many most more no not one another other`)
	particles = list(`de del della di da dos du den der van von zu zur bin ibn ben bint abu al el la le ter ten`)
)

func list(s string) map[string]bool {
	m := map[string]bool{}
	for line := range strings.Lines(s) {
		if !strings.HasPrefix(line, "#") {
			for _, w := range strings.Fields(line) {
				m[w] = true
			}
		}
	}
	return m
}

// most is the greatest number of words of a name.
const most = 5

// run returns the words from i on that may be a name: capitalised, joined by
// blanks, particles among them, without titles and offices in front.
func run(ws []word, i int) (from, to int) {
	if !ws[i].upper {
		return i, i
	}
	to = i + 1
	for to < len(ws) && ws[to].joined && to-i < most+2 && (ws[to].upper || leads(ws, to)) {
		to++
	}
	from = i
	for k := i; k < to; k++ {
		if w := ws[k].low(); titles[w] || roles[w] {
			from = k + 1
		}
	}
	for from < to && (ws[from].low() == "the" || known[ws[from].low()] && ws[from].opens) {
		from++ // "The", "On": the first word of a sentence
	}
	return from, to
}

// leads reports whether the words from i on are one or two particles before a
// capitalised word: "van der Beispiel".
func leads(ws []word, i int) bool {
	for n := 0; n < 2 && i < len(ws) && ws[i].joined && particles[ws[i].text]; n++ {
		if i++; i < len(ws) && ws[i].joined && ws[i].upper {
			return true
		}
	}
	return false
}

func (w word) low() string { return strings.TrimSuffix(strings.ToLower(w.text), ".") }

// person reports whether the words are taken for the name of a person.
func person(ws []word, from, to int, organisation func(string) bool) bool {
	if to-from > most || organisation(plain(ws[from:to])) {
		return false
	}
	for _, w := range ws[from:to] {
		if known[w.low()] || strings.IndexFunc(w.text, unicode.IsDigit) >= 0 || allCapitals(w.text) {
			return false
		}
	}
	titled := from > 0 && ws[from].joined && titles[ws[from-1].low()] || from > 1 && titles[ws[from-1].low()] && len(ws[from-1].text) <= 4
	if to-from == 1 {
		return titled || aged(ws, to)
	}
	first := ws[from].low()
	head, _, _ := strings.Cut(first, "-")
	return titled || given[first] || given[head] || aged(ws, to) || beside(ws, from, to)
}

func plain(ws []word) string {
	var parts []string
	for _, w := range ws {
		parts = append(parts, w.text)
	}
	return strings.Join(parts, " ")
}

// allCapitals marks abbreviations; initials are none.
func allCapitals(s string) bool {
	return len(s) > 2 && strings.ToUpper(s) == s
}

// aged reports whether an age follows: ", 34," or "aged 34".
func aged(ws []word, to int) bool {
	if to < len(ws) && ws[to].text == "aged" {
		return true
	}
	return to < len(ws) && !ws[to].joined && len(ws[to].text) == 2 && ws[to].text >= "10" && ws[to].text <= "99" &&
		(to+1 == len(ws) || !ws[to+1].joined)
}

// beside reports whether a role or what people do stands beside the name.
func beside(ws []word, from, to int) bool {
	if to < len(ws) && ws[to].joined && verbs[ws[to].text] {
		return true
	}
	if from == 0 || ws[from].opens {
		return false
	}
	before := ws[from-1].text
	return roles[before] || titles[before] || ws[from].joined && verbs[before] && before != "told"
}
