package gazetteer

import (
	"bytes"
	"strings"
)

// designators are words that stand beside the name of a region or city and
// say what it is.
var designators = map[string]string{
	"department": Region, "province": Region, "governorate": Region, "oblast": Region, "region": Region,
	"state": Region, "krai": Region, "kray": Region, "prefecture": Region, "county": Region, "canton": Region,
	"territory": Region, "republic": Region, "division": Region, "departments": Region, "provinces": Region,
	"city": City, "municipality": City, "town": City, "district": City, "suburb": City, "neighborhood": City,
	"neighbourhood": City, "borough": City, "village": City, "capital": City, "port": City, "parish": City,
	"towns": City, "cities": City, "municipalities": City, "villages": City, "districts": City, "states": Region,
}

// vague are words that alone name no place.
var vague = wordSet(`north south east west northern southern eastern western central centre center capital upper lower
	inner outer littoral plateau coast coastal middle nord sud est ouest norte sul sur oeste leste centro centrale
	northeast northwest southeast southwest northeastern northwestern southeastern southwestern federal autonomous
	metropolitan islands island lakes river rivers highlands area zone and`)

// before and after hold what regions' names in the table have around the name
// proper.
var (
	before = []string{"Republic of ", "State of ", "Province of ", "City state ", "Autonomous Region of "}
	after  = []string{" Department", " Province", " Governorate", " Oblast", " oblast", " Oblast'", " Oblast’", " Region",
		" region", " State", " Krai", " Kray", " Republic", " District", " County", " Prefecture", " Municipality", " Parish",
		" City", " Division", " D.C."}
)

// properName returns the part of a region's name that is its own: without
// "Department", "Republic of" and the like.
func properName(name string) string {
	for _, prefix := range before {
		name = strings.TrimPrefix(name, prefix)
	}
	for _, suffix := range after {
		name = strings.TrimSuffix(name, suffix)
	}
	return name
}

// nameless reports whether a folded name is made of vague words and
// designators only: "central district".
func nameless(key []byte) bool {
	for len(key) > 0 {
		word, rest, _ := bytes.Cut(key, []byte(" "))
		if !vague[string(word)] && designators[string(word)] == "" {
			return false
		}
		key = rest
	}
	return true
}

func wordSet(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}
