package gazetteer

import "fmt"

// habit is how a name of the table is used in English news.
type habit uint8

const (
	ordinary habit = iota + 1 // it is also a word in small letters: "nice", "reading"
	other                     // with a capital it mostly means something else: "Jordan", "Lincoln"
)

// readWords reads the list of names that are other words too: the folded name
// and "word" or "name".
func readWords(rows string) (map[string]habit, error) {
	m := make(map[string]habit, 1500)
	for _, set := range []map[string]bool{vague, prefixes, namesakes} {
		for w := range set {
			m[w] = ordinary
		}
	}
	for w := range designators {
		m[w] = ordinary
	}
	err := eachRow(rows, func(c *columns) error {
		key := c.text()
		switch kind := c.text(); kind {
		case "word":
			m[key] = ordinary
		case "name":
			m[key] = other
		default:
			return fmt.Errorf("%q is neither word nor name", kind)
		}
		return nil
	})
	return m, err
}
