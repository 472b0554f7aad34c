package text

import "testing"

func TestInt(t *testing.T) {
	for source, want := range map[string]int{"17": 17, "1,200": 1200, "five": 5, "TWENTY-FIVE": 25, "hundred": 100,
		"dozen": 12, "zero": 0, "1,234,567": 1234567} {
		if n, ok := Int(Parse(source).Sentences[0].Tokens[0]); !ok || n != want {
			t.Errorf("Int(%q) = %d, %v, want %d", source, n, ok, want)
		}
	}
	for _, source := range []string{"3.5", "9/11", "18th", "man", "4-5", "twenty-twenty", "99999999999999999999"} {
		if n, ok := Int(Parse(source).Sentences[0].Tokens[0]); ok {
			t.Errorf("Int(%q) = %d, want none", source, n)
		}
	}
}

func TestReadQuantity(t *testing.T) {
	for _, c := range []struct {
		source    string
		low, high int
		vague     bool
		tokens    int
	}{
		{"17 people", 17, 17, false, 1},
		{"1,200 people", 1200, 1200, false, 1},
		{"twenty-five people", 25, 25, false, 1},
		{"twenty five people", 25, 25, false, 2},
		{"two hundred and six people", 206, 206, false, 4},
		{"three hundred people", 300, 300, false, 2},
		{"one thousand two hundred people", 1200, 1200, false, 4},
		{"12 thousand people", 12000, 12000, false, 2},
		{"1.5 million people", 1_500_000, 1_500_000, false, 2},
		{"2.25 million people", 2_250_000, 2_250_000, false, 2},
		{"a dozen people", 12, 12, false, 2},
		{"a hundred people", 100, 100, false, 2},
		{"two dozen people", 24, 24, false, 2},
		{"half a dozen people", 6, 6, true, 3},
		{"4-5 people", 4, 5, false, 1},
		{"20–25 people", 20, 25, false, 1},
		{"three to five people", 3, 5, false, 3},
		{"two or three people", 2, 3, false, 3},
		{"five or more people", 5, 5, false, 1},
		{"between four and six people", 4, 6, false, 4},
		{"between 40 and 50 people", 40, 50, false, 4},
		{"dozens of people", 24, 99, true, 2},
		{"scores of people", 40, 199, true, 2},
		{"hundreds of people", 200, 999, true, 2},
		{"a few people", 3, 5, true, 2},
		{"a couple of people", 2, 2, true, 3},
		{"several people", 3, 11, true, 1},
		{"two 17 year olds", 2, 2, false, 1},
		{"people", 0, 0, false, 0},
		{"a man", 0, 0, false, 0},
		{"between us", 0, 0, false, 0},
		{"3.5 kilometres", 0, 0, false, 0},
		{"half a mile", 0, 0, false, 0},
	} {
		q, n := ReadQuantity(Parse(c.source).Sentences[0].Tokens)
		if want := (Quantity{c.low, c.high, c.vague}); q != want || n != c.tokens {
			t.Errorf("%q: got %+v in %d tokens, want %+v in %d", c.source, q, n, want, c.tokens)
		}
	}
	if _, n := ReadQuantity(nil); n != 0 {
		t.Errorf("no tokens: read %d", n)
	}
}
