package codebook

import "testing"

func TestEveryEmbeddedVersionLoads(t *testing.T) {
	for _, name := range Versions() {
		cb, err := LoadVersion(name)
		if err != nil {
			t.Fatal(err)
		}
		if cb.Version != name {
			t.Errorf("version is %q, want %q", cb.Version, name)
		}
	}
}
