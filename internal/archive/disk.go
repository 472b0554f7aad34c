package archive

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// disk is what the archive asks of a file system.
type disk interface {
	// list returns the names in a folder, sorted.
	list(dir string) ([]string, error)
	// mkdir makes one folder; fs.ErrExist if it is there.
	mkdir(dir string) error
	// open opens a file for reading, and for writing too if write is set;
	// it then makes the file if it is not there.
	open(name string, write bool) (file, error)
	// syncDir forces the names in a folder to disk.
	syncDir(dir string) error
	// lock takes a lock that ends with the process, or fails with errLocked.
	lock(name string) (unlock func() error, err error)
}

// file is an open file.
type file interface {
	io.ReaderAt
	io.WriterAt
	io.Closer
	Truncate(size int64) error
	// Sync forces the contents to disk.
	Sync() error
	Size() (int64, error)
}

// errLocked says that another process holds the lock.
var errLocked = errors.New("locked by another process")

// osDisk is the file system of the machine.
type osDisk struct{}

func (osDisk) list(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	names := make([]string, 0, len(entries))
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names, err
}

func (osDisk) mkdir(dir string) error { return os.Mkdir(dir, 0o777) }

func (osDisk) open(name string, write bool) (file, error) {
	flag := os.O_RDONLY
	if write {
		flag = os.O_RDWR | os.O_CREATE
	}
	f, err := os.OpenFile(name, flag, 0o666)
	if err != nil {
		return nil, err
	}
	return osFile{f}, nil
}

func (osDisk) syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return firstError(d.Sync(), d.Close())
}

type osFile struct{ *os.File }

func (f osFile) Size() (int64, error) {
	info, err := f.Stat()
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

// makeFolder makes dir and the folders above it, each sure to stay.
func makeFolder(d disk, dir string) error {
	err := d.mkdir(dir)
	if errors.Is(err, fs.ErrNotExist) && filepath.Dir(dir) != dir {
		if err = makeFolder(d, filepath.Dir(dir)); err == nil {
			err = d.mkdir(dir)
		}
	}
	if err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return d.syncDir(filepath.Dir(dir))
}
