package neardup

// An outlet puts text of its own before and after its reports: who wrote it,
// how to subscribe, what else to read. Two reports of one outlet that share no
// more than that are not copies, however large a part of a short report it is.
const (
	// ownAtMost is how many words an outlet adds at one end; a story that goes
	// on for longer was taken over.
	ownAtMost = 120
	// ownBody is how many words each of the two tells besides, at least, and
	// ownShare how much of them the other may have too.
	ownBody  = 30
	ownShare = 0.15
)

// ends is what a text shares with another at its two ends and in between, in
// words as far as its sample tells.
type ends struct{ head, body, sharedBody, tail float64 }

// ends measures the text by the n smallest of its sample.
func (s Signature) ends(n int, in *[samples]bool) ends {
	marks := make([]bool, 0, n) // in the order of the text
	for _, at := range s.order {
		if int(at) < n {
			marks = append(marks, in[at])
		}
	}
	head := run(marks, func(i int) bool { return marks[i] })
	tail := run(marks[head:], func(i int) bool { return marks[len(marks)-1-i] })
	shared := 0
	for _, m := range marks[head : len(marks)-tail] {
		if m {
			shared++
		}
	}
	words := float64(s.words) / float64(max(1, n)) // for each shingle of the sample
	return ends{words * float64(head), words * float64(len(marks)-head-tail), words * float64(shared), words * float64(tail)}
}

// run counts from 0 on while is holds.
func run(marks []bool, is func(int) bool) int {
	n := 0
	for n < len(marks) && is(n) {
		n++
	}
	return n
}

// own returns how many words two texts of one outlet share at their ends, if
// they share hardly anything else and tell something else each; 0 otherwise.
func own(a, b ends) int {
	for _, e := range []ends{a, b} {
		if e.head > ownAtMost || e.tail > ownAtMost || e.body < ownBody || e.sharedBody > ownShare*e.body {
			return 0
		}
	}
	return int(a.head + a.tail)
}
