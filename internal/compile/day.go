package compile

import "time"

// Option says for whom a guide is compiled. Without one, nobody asks how old it is.
type Option func(*audience)

// On is for readers on the day of a moment, UTC, who are told what is out of date.
// The day decides about warnings alone: a guide that could be served yesterday can
// be served today.
func On(now time.Time) Option {
	return func(a *audience) { a.day = now.UTC().Truncate(24 * time.Hour) }
}

// audience is who reads a guide: on which day, which is zero where it does not
// matter.
type audience struct{ day time.Time }

func newAudience(options []Option) audience {
	var a audience
	for _, option := range options {
		option(&a)
	}
	return a
}
