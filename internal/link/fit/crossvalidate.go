package main

import "ascribe/internal/link"

// crossValidate gives every mention of the training sets the incident that it
// has under weights fitted without that incident: one grouping a set, by the
// name of the set. Mentions are linked among all of their set, so that they
// meet as many look-alikes as they would in use.
func crossValidate(m *link.Model, sets []set, folds int) (map[string]map[string]string, error) {
	found := map[string]map[string]string{}
	for f := range folds {
		fitted, err := fitAll(m, sets, func(fold int) bool { return fold%folds != f })
		if err != nil {
			return nil, err
		}
		for _, s := range sets {
			if !s.train {
				continue
			}
			groups, err := group(m.Weighted(fitted), s)
			if err != nil {
				return nil, err
			}
			if found[s.name] == nil {
				found[s.name] = map[string]string{}
			}
			for _, it := range s.items {
				if it.fold%folds == f {
					found[s.name][it.profile.Mention] = groups[it.profile.Mention]
				}
			}
		}
	}
	return found, nil
}
