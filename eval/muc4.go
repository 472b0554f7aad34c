package main

import (
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
)

// muc4 scores templates on the 200 development reports of MUC-4, and on the
// training reports beside them so that over-fitting shows.
func (b *bench) muc4() error {
	for _, split := range []string{"dev", "train"} {
		if err := b.muc4Split(split); err != nil {
			return err
		}
	}
	return nil
}

func (b *bench) muc4Split(split string) error {
	gold := b.gold("muc4", split+".jsonl")
	out, err := b.ascribe("muc4."+split+".jsonl", "extract", "--format", "muc4", gold)
	if err != nil {
		return err
	}
	if err := b.muc4Slots(split, gold, out); err != nil {
		return err
	}
	if err := b.muc4Confidence(split, gold, out); err != nil {
		return err
	}
	if split == "train" { // its docids are not of the form that the modern metrics read
		return nil
	}
	return b.muc4GTT(split, gold, out)
}

func (b *bench) muc4Slots(split, gold, out string) error {
	data, err := b.scorer("muc4.py", "score", gold, out, "--auto", "--json")
	if err != nil {
		return err
	}
	var score struct {
		Slots map[string]slotTally
		All   slotTally `json:"ALL"`
	}
	if err := json.Unmarshal(data, &score); err != nil {
		return err
	}
	b.figures["muc4 "+split+": all slots F"] = score.All.f()
	for slot, name := range map[string]string{"perp_org_id": "organisation F", "perp_org_conf": "organisation confidence F"} {
		b.figures["muc4 "+split+": "+name] = score.Slots[slot].f()
	}
	for _, slot := range sortedKeys(score.Slots) {
		s := score.Slots[slot]
		b.answers["muc4."+split] = append(b.answers["muc4."+split],
			fmt.Sprintf("%s\t%d possible, %d actual, %d correct, %d partial, F %.4f", slot, s.Pos, s.Act, s.Cor, s.Par, s.f()))
	}
	return nil
}

// slotTally counts fills as MUC-4 did: possible, actual, correct, and partial
// ones, which count half.
type slotTally struct{ Pos, Act, Cor, Par int }

func (t slotTally) f() float64 {
	right := float64(t.Cor) + float64(t.Par)/2
	if t.Pos == 0 || t.Act == 0 || right == 0 {
		return 0
	}
	recall, precision := right/float64(t.Pos), right/float64(t.Act)
	return 2 * recall * precision / (recall + precision)
}

var confidenceRight = regexp.MustCompile(`confidence right given organisation \d+ \(([\d.]+)%\)`)

func (b *bench) muc4Confidence(split, gold, out string) error {
	data, err := b.scorer("muc4.py", "conf", gold, out)
	if err != nil {
		return err
	}
	return b.keepPercent("muc4 "+split+": confidence right given organisation", confidenceRight, data)
}

var gttMicro = regexp.MustCompile(`(?s)== GTT template-level.*?micro\S*\s+P\s+[\d.]+\s+R\s+[\d.]+\s+F1\s+([\d.]+)`)

func (b *bench) muc4GTT(split, gold, out string) error {
	wrapped, err := b.wrapSlots("muc4."+split+".slots.jsonl", out)
	if err != nil {
		return err
	}
	data, err := b.scorer("muc4.py", "ceaf", gold, wrapped, "--metric", "gtt")
	if err != nil {
		return err
	}
	return b.keepPercent("muc4 "+split+": GTT template F", gttMicro, data)
}

// wrapSlots writes templates in the form of the gold files, each with its slots
// under one key, which is the one that the modern metrics read.
func (b *bench) wrapSlots(name, path string) (string, error) {
	type wrapped struct {
		Slots json.RawMessage `json:"slots"`
	}
	docs, err := readLines[struct {
		DocID     string            `json:"docid"`
		Templates []json.RawMessage `json:"templates"`
	}](path)
	if err != nil {
		return "", err
	}
	var lines []byte
	for _, d := range docs {
		ts := []wrapped{}
		for _, t := range d.Templates {
			ts = append(ts, wrapped{t})
		}
		line, err := json.Marshal(map[string]any{"docid": d.DocID, "templates": ts})
		if err != nil {
			return "", err
		}
		lines = append(append(lines, line...), '\n')
	}
	return b.scratch(name), os.WriteFile(b.scratch(name), lines, 0o644)
}

// keepPercent reads the one number that re captures.
func (b *bench) keepPercent(name string, re *regexp.Regexp, printed []byte) error {
	m := re.FindSubmatch(printed)
	if m == nil {
		return fmt.Errorf("%s: the scorer printed no such figure: %s", name, strings.TrimSpace(string(printed)))
	}
	v, err := strconv.ParseFloat(string(m[1]), 64)
	b.figures[name] = v / 100
	return err
}
