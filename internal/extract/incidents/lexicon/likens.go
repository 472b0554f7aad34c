package lexicon

// Likens reports whether a word, in lower case, sets an attack beside another
// one that it copies or answers: "in retaliation for the shootings in …",
// "copied the attacker of …". A place behind it is not where this one was.
func Likens(word string) bool { return likening[word] }

var likening = map[string]bool{"retaliation": true, "revenge": true, "vengeance": true, "copied": true, "copying": true, "copycat": true,
	"imitated": true, "imitating": true, "emulated": true, "emulate": true, "echoed": true, "echoing": true, "mirrored": true,
	"reminiscent": true, "resembled": true, "modelled": true, "modeled": true, "admired": true, "idolised": true, "idolized": true}
