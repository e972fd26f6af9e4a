package guide

import "slices"

// Meaning is what a certainty lets us expect, as a sentence.
func (c Certainty) Meaning() string {
	switch c {
	case High:
		return "New studies are unlikely to change it."
	case Moderate:
		return "Probably right; new studies could change it."
	case Low:
		return "May be right; new studies are likely to change it."
	default:
		return "The evidence is too thin to rely on."
	}
}

// WouldChange lists what could change a claim or its grade, a sentence or two
// each. It follows from what the claim records about itself, so that it says no
// more than the guide knows.
func (c *Claim) WouldChange() []string {
	all := []string{c.Certainty.Meaning()}
	if !slices.Contains(c.In, Humans) {
		all = append(all, "It does not rest on studies in people. A good study in people could change it.")
	}
	switch c.Effect {
	case Linked:
		all = append(all, "Things were found together. A study that can show which causes which could change it.")
	case Mixed:
		all = append(all, "Results differ. Larger studies that agree could change it.")
	case NotKnown:
		all = append(all, "A good study of this very question could give it an answer.")
	case Fact:
		all = append(all, "It says how something is. A newer version of its source could change it.")
	}
	if len(c.Sources) == 1 {
		all = append(all, "It rests on 1 source. Another source that says otherwise could change it.")
	}
	return all
}
