// Package qrcode draws a text, such as an address, as a QR code for paper.
//
// rsc.io/qr makes the modules, the small squares; this package draws them as one
// shape of an SVG. It follows the outline of each dark patch instead of setting
// square beside square, because readers of PDF smooth every edge, and leave a
// pale seam where two squares meet.
package qrcode
