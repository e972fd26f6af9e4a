package guide

// Effect is what a claim says happens, in one of a few fixed phrases, so that
// it can be drawn as a mark and read aloud beside the [Certainty].
type Effect int

// The effects, in the order in which they are explained to readers.
const (
	RaisesIt Effect = iota + 1
	LowersIt
	HelpsALot
	Helps
	HelpsALittle
	NoDifference
	Harms
	Mixed
	Linked
	NotKnown
	Fact
)

// effectPhrases are what authors write and readers see. "It" is gut
// permeability.
var effectPhrases = [...]string{
	RaisesIt:     "raises it",
	LowersIt:     "lowers it",
	HelpsALot:    "helps a lot",
	Helps:        "helps",
	HelpsALittle: "helps a little",
	NoDifference: "little or no difference",
	Harms:        "harms",
	Mixed:        "mixed results",
	Linked:       "linked, cause not shown",
	NotKnown:     "not known",
	Fact:         "a fact, not an effect",
}

// Effects lists every effect in order.
func Effects() []Effect {
	all := make([]Effect, 0, len(effectPhrases))
	for e := RaisesIt; e <= Fact; e++ {
		all = append(all, e)
	}
	return all
}

// ParseEffect finds the effect whose phrase is s; false where there is none.
func ParseEffect(s string) (Effect, bool) {
	for _, e := range Effects() {
		if effectPhrases[e] == s {
			return e, true
		}
	}
	return 0, false
}

// String is the phrase, in lower case.
func (e Effect) String() string {
	if e < RaisesIt || e > Fact {
		return "unset"
	}
	return effectPhrases[e]
}
