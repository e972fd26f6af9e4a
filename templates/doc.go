// Package templates draws the guide as HTML.
//
// A view function ([Article], [Claims], …) takes parts of the guide and returns
// a [View]: what the page says about itself and its content. A View cannot be
// drawn by itself; [Page] draws it, and owns head, header, disclaimer and
// footer, so that a page without the disclaimer cannot be written. What the
// author of an article and the maker of a page both need (a claim, a mark, a
// call-out) is one component, and both use it.
//
// The *.templ files hold markup alone: classes stand in the stylesheet, and
// there is no style, script or event attribute, which the content security
// policy would block.
package templates
