package ascribe

import (
	"errors"
	"strconv"
	"strings"
)

// Code classes an [Error] for programs; its words are for people.
type Code string

// The classes of error.
const (
	Invalid     Code = "invalid"     // the input is not what it should be
	NotFound    Code = "not_found"   // there is no such thing
	Conflict    Code = "conflict"    // it contradicts what is recorded
	TooLarge    Code = "too_large"   // it exceeds a stated limit
	Damaged     Code = "damaged"     // bytes do not match their address, or a file is cut short
	Unsupported Code = "unsupported" // a format or version that this program does not read
	Full        Code = "full"        // no room is left to write
	Internal    Code = "internal"    // our own fault
)

// Error says what is wrong, where, and what to do about it.
type Error struct {
	Code   Code
	What   string // the fault, as a phrase without a full stop
	Where  string // file and offset, line, or the id concerned; may be empty
	Remedy string // what the reader can do; may be empty
	Err    error  // the cause, if another error is behind it
}

// Error returns one line: "where: what: cause; remedy".
func (e *Error) Error() string {
	var b strings.Builder
	if e.Where != "" {
		b.WriteString(e.Where + ": ")
	}
	b.WriteString(e.What)
	if e.Err != nil {
		b.WriteString(": " + e.Err.Error())
	}
	if e.Remedy != "" {
		b.WriteString("; " + e.Remedy)
	}
	return strings.ReplaceAll(b.String(), "\n", " ")
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// CodeOf returns the class of err: that of the outermost [Error] in its chain,
// [Internal] for any other error, "" for nil.
func CodeOf(err error) Code {
	if err == nil {
		return ""
	}
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return Internal
}

// quoteShort quotes foreign text for an error line, cut to 60 code points.
func quoteShort(s string) string {
	if r := []rune(s); len(r) > 60 {
		s = string(r[:60]) + "…"
	}
	return strconv.Quote(s)
}
