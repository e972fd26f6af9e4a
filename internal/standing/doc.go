// Package standing asks whether the sources of the guide still stand.
//
// It exists because a source that was true to its journal when it was cited can
// be retracted, corrected, replaced or lost the year after, and nobody who reads
// the page would know. Data flows one way:
//
//	[]bibliography.Entry → questions → Ask: cache, or fetcher → answers
//	entry and answers → judge → Finding → Report → text or JSON, Mark
//
// Three are asked: Crossref about a DOI (works/{doi}; and doi.org where Crossref
// does not know it), PubMed about a PMID (efetch), and every other address
// itself. Each host is asked once a second at most, is left alone for as long as
// it asks for, and is given up after it has failed several times in a row. What
// was answered is kept in a folder for a while, so that a run that was
// interrupted goes on where it stopped.
//
// Nothing here decides anything: a report is for an editor, who reads the
// notices, changes the text where it has to change, and then writes down in
// references.json that the source was retracted (custom.retracted, which [Mark]
// writes too) or that the notice was taken into account (custom.noted).
//
// The compiler and the server never use this package: a guide is built from its
// files alone.
//
// Sources: Crossref's REST API (api.crossref.org) and its etiquette; NLM's
// "Entrez Programming Utilities Help" and the DTD of PubMed's XML, pubmed_250101.
package standing
