package postings

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

const suffix = ".keys"

// segmentName names the file of the rows from one to another.
func segmentName(name string, from, to uint32) string {
	return fmt.Sprintf("%s-%010d-%010d%s", name, from, to, suffix)
}

func parseName(file string) (name string, from, to uint32, ok bool) {
	stem, whole := strings.CutSuffix(file, suffix)
	if i := strings.LastIndexByte(stem, '-'); i > 0 && whole {
		if j := strings.LastIndexByte(stem[:i], '-'); j > 0 {
			_, err := fmt.Sscanf(stem[j:], "-%d-%d", &from, &to)
			name = stem[:j]
			return name, from, to, err == nil && from <= to && file == segmentName(name, from, to)
		}
	}
	return "", 0, 0, false
}

// Resume opens the files that earlier runs left, as far as they join up from
// the first row on and valid says that their stamp is of this record's
// history. Rows after [Index.Last] are to be added again.
func (x *Index) Resume(valid func(Stamp) (bool, error)) error {
	found, err := x.files()
	if err != nil {
		return fault(x.folder, "cannot be read", err)
	}
	for next := uint32(1); ; next = x.last + 1 {
		s, err := longest(found, next, valid)
		if err != nil || s == nil {
			return err
		}
		x.segments = append(x.segments, s)
		x.last = s.to
	}
}

// files lists the segment files by their paths.
func (x *Index) files() ([]string, error) {
	all, err := os.ReadDir(x.folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var out []string
	for _, f := range all {
		if name, _, _, ok := parseName(f.Name()); ok && name == x.name {
			out = append(out, filepath.Join(x.folder, f.Name()))
		}
	}
	return out, err
}

// longest opens the file that begins with the row next and reaches furthest.
// A file that is damaged or of another history counts for nothing.
func longest(paths []string, next uint32, valid func(Stamp) (bool, error)) (*segment, error) {
	for i := len(paths) - 1; i >= 0; i-- { // of one beginning the longest is named last
		if _, from, _, _ := parseName(filepath.Base(paths[i])); from != next {
			continue
		}
		s, err := openSegment(paths[i])
		if errors.Is(err, errShape) {
			continue
		}
		if err != nil {
			return nil, fault(paths[i], "cannot be read", err)
		}
		ok, err := valid(s.stamp)
		if ok && err == nil {
			return s, nil
		}
		s.file.Close()
		if err != nil {
			return nil, err
		}
	}
	return nil, nil
}

// sweep removes the files of this index that are not in use: segments that
// were merged into another, what a kill left half-written, files of another
// history.
func (x *Index) sweep() error {
	used := map[string]bool{}
	for _, s := range x.segments {
		used[s.path] = true
	}
	all, err := os.ReadDir(x.folder)
	if err != nil {
		return fault(x.folder, "cannot be read", err)
	}
	for _, f := range all {
		path := filepath.Join(x.folder, f.Name())
		name, _, _, ok := parseName(strings.TrimSuffix(f.Name(), unfinished))
		if !ok || name != x.name || used[path] {
			continue
		}
		if err := os.Remove(path); err != nil {
			return fault(path, "cannot be removed", err)
		}
	}
	return nil
}
