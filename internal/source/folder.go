package source

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"ascribe"
)

// readFolder reads the files below a folder in the order of their names. It
// does not leave the folder: symbolic links are not followed. Hidden files and
// folders are skipped, and so are READMEs, which speak of the folder. Files
// whose extension names no kind that is read cost one error together.
func readFolder(ctx context.Context, dir string, emit visit) bool {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return emit(Item{}, pathFault(dir, err))
	}
	defer root.Close()
	w := &walk{dir: dir, root: root, emit: emit, others: map[string]int{}}
	err = fs.WalkDir(root.FS(), ".", func(name string, d fs.DirEntry, err error) error { return w.visit(ctx, name, d, err) })
	return err == nil && w.finish()
}

type walk struct {
	dir    string
	root   *os.Root
	emit   visit
	others map[string]int // files of other kinds, by extension
}

// visit is an [fs.WalkDirFunc]; it fails only when the consumer has stopped or
// ctx has ended.
func (w *walk) visit(ctx context.Context, name string, d fs.DirEntry, err error) error {
	full := filepath.Join(w.dir, filepath.FromSlash(name))
	if err != nil {
		return w.fault(full, err)
	}
	hidden := name != "." && strings.HasPrefix(d.Name(), ".")
	switch {
	case hidden && d.IsDir():
		return fs.SkipDir
	case hidden || d.IsDir() || !d.Type().IsRegular() || aboutFolder(d.Name()):
		return ctx.Err()
	}
	if k, compressed := kindOf(name); k == unknown && !compressed {
		w.others[cmp.Or(strings.ToLower(path.Ext(name)), "no extension")]++
		return nil
	}
	return w.file(ctx, name, full)
}

func (w *walk) file(ctx context.Context, name, full string) error {
	f, err := w.root.Open(filepath.FromSlash(name))
	if err != nil {
		return w.fault(full, err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return w.fault(full, err)
	}
	if !readFile(ctx, f, info, full, w.emit) {
		return errStopped
	}
	return nil
}

func (w *walk) fault(full string, err error) error {
	if !w.emit(Item{}, pathFault(full, err)) {
		return errStopped
	}
	return nil
}

// finish reports the files that were passed over.
func (w *walk) finish() bool {
	if len(w.others) == 0 {
		return true
	}
	total := 0
	for _, n := range w.others {
		total += n
	}
	kinds := strings.Join(slices.Sorted(maps.Keys(w.others)), ", ")
	return w.emit(Item{}, &ascribe.Error{Code: ascribe.Unsupported, Where: w.dir,
		What:   fmt.Sprintf("files of kinds that are not read: %d (%s)", total, kinds),
		Remedy: "convert them to text, HTML or JSON lines"})
}

// aboutFolder reports whether a file of this name describes its folder.
func aboutFolder(name string) bool {
	stem, _, _ := strings.Cut(name, ".")
	return strings.EqualFold(stem, "readme")
}

// errStopped ends a walk whose consumer wants no more.
var errStopped = errors.New("stopped")
