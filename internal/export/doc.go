// Package export writes a site as files, so that any host of static files can
// serve it, byte for byte as the server would.
//
// It asks the server's own handler for each address, with no network between, and
// so has no second way to draw a page. Data flows one way, and no page stays in
// memory:
//
//	addresses → handler → body, header → file (+ .br, .gz) → manifest
//	                                 └→ headers that many share → _headers
//	older addresses → _redirects, and a small page at each
//
// # Where an address stands
//
// A page without an extension becomes a file of its name with .html, and the first
// page index.html; everything else is called what its address says:
//
//	/                    index.html
//	/causes              causes.html
//	/causes/stress       causes/stress.html
//	/causes/stress.md    causes/stress.md
//	/qr/causes.svg       qr/causes.svg
//	anything else        404.html
//
// The other custom, causes/stress/index.html, was not taken: many hosts send
// readers of /causes/stress on to /causes/stress/, which is not the address that
// the page itself, the sitemap and shared links name. With .html, Cloudflare Pages,
// GitHub Pages and Netlify answer at the address as it is. A server of one's own
// needs to be told; nginx by:
//
//	location = / { try_files /index.html =404; }
//	location   / { try_files $uri $uri.html =404; }
//	error_page 404 /404.html;
//	gzip_static on;   # and brotli_static, where the module is there
//
// # What a host is told
//
// _headers and _redirects are read by Netlify and Cloudflare. Hosts that find two
// rules for an address may join the values of a header with a comma, which spoils
// most, so each header of an address stands in one rule only, and what no rule can
// say without that is left out: of a page Cache-Control, which such hosts set
// themselves and renew with each deployment, Cross-Origin-Resource-Policy, and the
// Link to its other forms, which also stands in the page.
//
// An older address is a line of _redirects, and where it was a page, a small page
// there that leads on, for other hosts. An address that was taken back has the page
// that says why. Its status 410 is a line that only Netlify understands, and for
// which Cloudflare may refuse the whole file: it is written where
// [Config.Netlify] asks for it.
//
// # What files cannot do
//
// There is no search by the server, no form for an appointment, no health check:
// the pages at /search and /visit say so and what to do instead. A query changes
// nothing: /claims?certainty=low shows every claim, and a link with ?as-of= the
// page without what changed since. Accept is not looked at; the other forms of a
// page have addresses of their own. What a host answers to HEAD, to conditions and
// to ranges is the host's matter, and so is what it logs.
//
// # How it is written
//
// Files go into a folder beside the one they are for, which then takes its place:
// whoever reads meanwhile gets the whole old site or the whole new one. What fails
// or is stopped leaves the old one as it was, and nothing besides. Files that are
// as they were are linked or copied from it, with their time of change, so that
// tools that compare times send only what changed; and what was compressed is not
// compressed again. [ManifestFile] tells which files an export wrote, so that no
// other is ever taken away.
package export
