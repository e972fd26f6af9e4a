package web

import (
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"

	"leakygut/internal/guide"
	"leakygut/internal/visit"
	"leakygut/templates"
)

// maxForm is how much of the form for an appointment is read, in bytes: what all
// its fields hold, in any script.
const maxForm = 32 << 10

// tooManyVisits is what somebody sees whose network sends more forms than people
// fill in.
func tooManyVisits() templates.View {
	return templates.VisitRefused("Too many forms at once",
		"More of them came from your network in a minute than this server answers. Wait a minute, go back in your browser and send yours again: what you wrote may still be there. Nothing of it was kept. Or start again:")
}

// visitForm is the form as it is before anybody wrote in it. Nothing of the query
// is in it: an address stands in logs and histories.
func visitForm(e today, _ *http.Request) (found, error) {
	return found{guide.VisitPath, func() templates.View {
		if e.export {
			return templates.VisitExported(e.guide)
		}
		return templates.Visit(e.offer)
	}}, nil
}

// visitSummary answers what was written with a page to print. It is drawn for
// this answer and forgotten with it: not kept, not logged, no entity tag.
func (s *Server) visitSummary() http.HandlerFunc {
	origins := http.NewCrossOriginProtection()
	_ = origins.AddTrustedOrigin(s.baseURL) // fails where there is none: then the request's host counts
	return func(w http.ResponseWriter, r *http.Request) {
		if !fromHere(origins, r) {
			s.say(w, r, http.StatusForbidden, templates.VisitRefused("This form came from another site",
				"What you write here is only taken from this site’s own page, so that no other site can speak for you. Nothing of it was kept. You can fill in our form:"))
			return
		}
		sent, status, err := readForm(r)
		if err != nil {
			s.say(w, r, status, unreadable(status))
			return
		}
		offer := s.edition.Load().offer
		form, problems := visit.Parse(sent, offer)
		switch {
		case sent.Has(visit.EditName):
			s.say(w, r, http.StatusOK, templates.VisitAgain(offer, form, nil))
		case len(problems) > 0:
			s.say(w, r, http.StatusUnprocessableEntity, templates.VisitAgain(offer, form, problems))
		default:
			s.say(w, r, http.StatusOK, templates.VisitSummary(form))
		}
	}
}

// fromHere tells whether a page of this site sent a form. Our pages send no
// referrer, and to browsers that includes the origin: those that do not say where
// a request comes from by Sec-Fetch-Site (older ones, and all of them where the
// site has no encryption) send "null".
func fromHere(origins *http.CrossOriginProtection, r *http.Request) bool {
	untold := r.Header.Get("Sec-Fetch-Site") == "" && r.Header.Get("Origin") == "null"
	return untold || origins.Check(r) == nil
}

// readForm reads the fields of a form out of the body, and never of the query.
// Where it cannot, it says which status that is.
func readForm(r *http.Request) (url.Values, int, error) {
	mediaType, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err == nil && mediaType != "application/x-www-form-urlencoded" {
		err = errors.New("not a form")
	}
	if err != nil {
		return nil, http.StatusUnsupportedMediaType, err
	}
	body, err := io.ReadAll(r.Body)
	if long := (*http.MaxBytesError)(nil); errors.As(err, &long) {
		return nil, http.StatusRequestEntityTooLarge, err
	}
	if err != nil {
		return nil, http.StatusBadRequest, err
	}
	sent, err := url.ParseQuery(string(body))
	return sent, http.StatusBadRequest, err
}

// unreadable says what a person can do where a form cannot be read.
func unreadable(status int) templates.View {
	if status == http.StatusRequestEntityTooLarge {
		return templates.VisitRefused("That is too much for 1 page",
			"Go back in your browser: what you wrote may still be there. Please shorten it and send it again. Nothing of it was kept. Or start again:")
	}
	return templates.VisitRefused("We could not read this form",
		"What arrived was not a form of this site, or it was damaged on the way. Nothing of it was kept. You can fill it in again:")
}

// allowed lists the methods of an address. One takes a form.
func allowed(r *http.Request) string {
	if r.URL.Path == guide.VisitPath {
		return "GET, HEAD, POST"
	}
	return "GET, HEAD"
}
