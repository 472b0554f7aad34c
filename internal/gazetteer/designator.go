package gazetteer

import "strings"

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

// properRegion returns the part of a region's name that is its own: without
// "Department", "Republic of" and the like; "" where nothing else is left.
func properRegion(name string) string {
	for _, prefix := range []string{"Republic of ", "State of ", "Province of ", "City state ", "Autonomous Region of "} {
		name = strings.TrimPrefix(name, prefix)
	}
	for _, suffix := range []string{" Department", " Province", " Governorate", " Oblast", " oblast", " Oblast'", " Oblast’", " Region",
		" region", " State", " Krai", " Kray", " Republic", " District", " County", " Prefecture", " Municipality", " Parish", " City",
		" Division", " D.C."} {
		name = strings.TrimSuffix(name, suffix)
	}
	for w := range strings.FieldsSeq(Fold(name)) {
		if !vague[w] && designators[w] == "" {
			return name
		}
	}
	return ""
}

func wordSet(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}
