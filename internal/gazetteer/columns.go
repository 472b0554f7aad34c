package gazetteer

import (
	"fmt"
	"iter"
	"strconv"
	"strings"
)

// columns walks over the columns of one line of a table and remembers the
// first thing that was wrong.
type columns struct {
	rest string
	err  error
}

// eachRow calls add for every line of a table that is no comment.
func eachRow(rows string, add func(*columns) error) error {
	n := 0
	for line := range strings.Lines(rows) {
		n++
		if line[0] == '#' {
			continue
		}
		c := columns{rest: strings.TrimSuffix(line, "\n")}
		err := add(&c)
		if err == nil {
			err = c.err
		}
		if err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
	}
	return nil
}

// text returns the next column, "" after the last.
func (c *columns) text() string {
	var s string
	s, c.rest, _ = strings.Cut(c.rest, "\t")
	return s
}

// number returns the next column, a whole number.
func (c *columns) number() int {
	n, err := strconv.Atoi(c.text())
	c.note(err)
	return n
}

// degrees returns the next column, a latitude or longitude.
func (c *columns) degrees() float64 {
	f, err := strconv.ParseFloat(c.text(), 64)
	c.note(err)
	return f
}

func (c *columns) note(err error) {
	if c.err == nil {
		c.err = err
	}
}

// names yields the names in the next column, which "|" separates.
func (c *columns) names() iter.Seq[string] {
	list := c.text()
	return func(yield func(string) bool) {
		for name := range strings.SplitSeq(list, "|") {
			if name != "" && !yield(name) {
				return
			}
		}
	}
}
