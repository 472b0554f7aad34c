package neardup

import (
	"encoding/binary"
	"strconv"

	"ascribe"
)

// version is the first byte of a marshalled signature. Version 1 had no host.
const version = 2

// headerSize is the version, the number of words, the limit and the host.
const (
	headerSize  = 1 + 4 + 4 + 4
	headerSize1 = 1 + 4 + 4
)

// Marshal returns the signature in its stored form: version, number of words,
// limit and host, then the sample, all little-endian; at most [MaxSize] bytes.
func (s Signature) Marshal() []byte {
	b := make([]byte, 0, headerSize+4*len(s.sample))
	b = append(b, version)
	b = binary.LittleEndian.AppendUint32(b, uint32(s.words))
	b = binary.LittleEndian.AppendUint32(b, s.limit)
	b = binary.LittleEndian.AppendUint32(b, s.host)
	for _, at := range s.order {
		b = binary.LittleEndian.AppendUint32(b, s.sample[at])
	}
	return b
}

// Unmarshal reads what [Signature.Marshal] wrote. The error is an
// [ascribe.Error]: Unsupported for another version, Damaged for anything else.
func Unmarshal(b []byte) (Signature, error) {
	if len(b) > 0 && b[0] != version && b[0] != 1 {
		return Signature{}, &ascribe.Error{Code: ascribe.Unsupported, What: "signature of version " + strconv.Itoa(int(b[0])),
			Remedy: "sign the report again"}
	}
	size := headerSize
	if len(b) > 0 && b[0] == 1 {
		size = headerSize1
	}
	if len(b) < size || len(b) > size+4*samples || (len(b)-size)%4 != 0 {
		return Signature{}, damaged("signature of " + strconv.Itoa(len(b)) + " bytes")
	}
	words, limit, host := int(binary.LittleEndian.Uint32(b[1:])), binary.LittleEndian.Uint32(b[5:]), uint32(0)
	if size == headerSize {
		host = binary.LittleEndian.Uint32(b[9:])
	}
	var room [samples]uint64
	found := room[:0]
	for b = b[size:]; len(b) > 0; b = b[4:] {
		h := binary.LittleEndian.Uint32(b)
		if h > limit {
			return Signature{}, damaged("signature whose sample breaks its limit")
		}
		found = append(found, mark(h, len(found)))
	}
	if n := len(found); len(firsts(found)) < n {
		return Signature{}, damaged("signature whose sample repeats itself")
	}
	s := newSignature(words, limit, found)
	s.host = host
	return s, nil
}

func damaged(what string) error {
	return &ascribe.Error{Code: ascribe.Damaged, What: what, Remedy: "sign the report again"}
}
