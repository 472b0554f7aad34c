package cli

import "ascribe"

// parseAsOf reads the value of --as-of; empty means no cut.
func parseAsOf(s string) (ascribe.Date, error) {
	d, err := ascribe.ParseDate(s)
	if err != nil {
		return d, err
	}
	return d.Last(), nil
}
