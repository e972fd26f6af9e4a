// Package markup changes finished HTML so that it can stand in another place
// than it was made for: as a part of a longer document ([Nest]), or on a sheet of
// paper that is given away ([Paper]). Whoever only reads such HTML takes it apart with
// [Tokens]. It knows nothing of articles.
package markup
