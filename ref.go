package ascribe

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// Ref addresses immutable bytes by their SHA-256: "sha256:" and 64 lower-case
// hexadecimal digits. The same bytes have the same Ref everywhere and for ever.
type Ref string

const refPrefix = "sha256:"

// RefOf returns the address of b.
func RefOf(b []byte) Ref {
	sum := sha256.Sum256(b)
	return RefOfSum(sum)
}

// RefOfSum returns the address of bytes whose SHA-256 is already known.
func RefOfSum(sum [sha256.Size]byte) Ref {
	return Ref(refPrefix + hex.EncodeToString(sum[:]))
}

// ParseRef checks that s is a well-formed address.
func ParseRef(s string) (Ref, error) {
	digits, ok := strings.CutPrefix(s, refPrefix)
	if ok && len(digits) == 2*sha256.Size && strings.Trim(digits, "0123456789abcdef") == "" {
		return Ref(s), nil
	}
	return "", &Error{Code: Invalid, What: "not an address of an original", Where: quoteShort(s),
		Remedy: `write "sha256:" and 64 lower-case hexadecimal digits`}
}

// Hex returns the 64 digits without the prefix, or "" for the zero Ref.
func (r Ref) Hex() string { return strings.TrimPrefix(string(r), refPrefix) }
