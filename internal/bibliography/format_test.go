package bibliography

import (
	"fmt"
	"strings"
	"testing"
)

// item decodes one CSL-JSON item, given without its braces and its id.
func item(t *testing.T, members string) Entry {
	t.Helper()
	entries, problems := Decode([]byte(`[{"id": "x", ` + members + `}]`))
	if len(problems) > 0 || len(entries) != 1 {
		t.Fatalf("%d entries, problems: %v", len(entries), problems)
	}
	return entries[0]
}

// Each reference below was set by hand. Those marked ICMJE are the samples of
// NLM's "Samples of Formatted References for Authors of Journal Articles", so
// they test the style against its source; what differs from the sample is said.
// The others follow the rules of "Citing Medicine" that their comments give.

func TestFormatSerials(t *testing.T) {
	tests := map[string]struct{ members, want string }{
		// ICMJE 1. NLM lets the month and the day go where there is a volume.
		"journal article": {
			`"type": "article-journal", "title": "Solid-organ transplantation in HIV-infected patients",
			"author": [{"family": "Halpern", "given": "Scott D."}, {"family": "Ubel", "given": "Peter A"}, {"family": "Caplan", "given": "AL"}],
			"container-title": "The New England Journal of Medicine", "container-title-short": "N. Engl. J. Med.",
			"issued": {"date-parts": [[2002, 7, 25]]}, "volume": "347", "issue": "4", "page": "284-287"`,
			"Halpern SD, Ubel PA, Caplan AL. Solid-organ transplantation in HIV-infected patients. N Engl J Med. 2002;347(4):284-7.",
		},
		// ICMJE 1, more than six authors. The sample names six of many.
		"many authors": {
			`"type": "article-journal", "title": "Regulation of interstitial excitatory amino acid concentrations after cortical contusion injury",
			"author": [{"family": "Rose", "given": "ME"}, {"family": "Huerbin", "given": "MB"}, {"family": "Melick", "given": "J"},
				{"family": "Marion", "given": "DW"}, {"family": "Palmer", "given": "AM"}, {"family": "Schiding", "given": "JK"}, {"family": "Seventh", "given": "A"}],
			"container-title-short": "Brain Res", "issued": {"date-parts": [["2002"]]}, "volume": 935, "issue": "1-2", "page": "40–46"`,
			"Rose ME, Huerbin MB, Melick J, Marion DW, Palmer AM, Schiding JK, et al. Regulation of interstitial excitatory amino acid concentrations after cortical contusion injury. Brain Res. 2002;935(1-2):40-6.",
		},
		// Six authors are all named (ICMJE 1). The doi, PMID and PMCID follow as in PubMed.
		"exactly six authors, with identifiers": {
			`"type": "article-journal", "title": "The Effects of Exercise", "author": [{"family": "Chantler", "given": "S"}, {"family": "Griffiths", "given": "A"},
				{"family": "Matu", "given": "J"}, {"family": "Davison", "given": "G"}, {"family": "Jones", "given": "B"}, {"family": "Deighton", "given": "K"}],
			"container-title": "Sports Medicine", "issued": {"date-parts": [[2021, 1]]}, "volume": "51", "issue": "1", "page": "113-124",
			"DOI": "10.1007/s40279-020-01348-y", "PMID": "33201454", "PMCID": "PMC7806566"`,
			"Chantler S, Griffiths A, Matu J, Davison G, Jones B, Deighton K. The Effects of Exercise. Sports Medicine. 2021;51(1):113-24. doi: 10.1007/s40279-020-01348-y. PMID: 33201454. PMCID: PMC7806566.",
		},
		// Citing Medicine: "et al." says that there are more authors, however few are named.
		"a list known to be incomplete": {
			`"type": "article-journal", "title": "Effect of chemotherapy", "author": [{"family": "Keefe", "given": "DMK"}],
			"container-title-short": "Clin Sci (Lond)", "issued": {"date-parts": [[1997]]}, "volume": "92", "custom": {"authors_truncated": true}`,
			"Keefe DMK, et al. Effect of chemotherapy. Clin Sci (Lond). 1997;92.",
		},
		// ICMJE 2.
		"organization as author": {
			`"type": "article-journal", "title": "Hypertension, insulin, and proinsulin in participants with impaired glucose tolerance",
			"author": [{"literal": "Diabetes Prevention Program Research Group"}], "container-title": "Hypertension",
			"issued": {"date-parts": [[2002]]}, "volume": "40", "issue": "5", "page": "679-686"`,
			"Diabetes Prevention Program Research Group. Hypertension, insulin, and proinsulin in participants with impaired glucose tolerance. Hypertension. 2002;40(5):679-86.",
		},
		// ICMJE 3.
		"people and an organization": {
			`"type": "article-journal", "title": "Sexual dysfunction in 1,274 European men suffering from lower urinary tract symptoms",
			"author": [{"family": "Vallancien", "given": "G"}, {"family": "Emberton", "given": "M"}, {"family": "Harving", "given": "N"},
				{"non-dropping-particle": "van", "family": "Moorselaar", "given": "RJ"}, {"literal": "Alf-One Study Group"}],
			"journalAbbreviation": "J Urol", "issued": {"date-parts": [[2003]]}, "volume": "169", "issue": "6", "page": "2257-2261"`,
			"Vallancien G, Emberton M, Harving N, van Moorselaar RJ; Alf-One Study Group. Sexual dysfunction in 1,274 European men suffering from lower urinary tract symptoms. J Urol. 2003;169(6):2257-61.",
		},
		// ICMJE 4.
		"no author": {
			`"type": "article-journal", "title": "21st century heart solution may have a sting in the tail", "container-title": "BMJ",
			"issued": {"date-parts": [[2002]]}, "volume": "325", "issue": "7357", "page": "184"`,
			"21st century heart solution may have a sting in the tail. BMJ. 2002;325(7357):184.",
		},
		// ICMJE 6.
		"volume with supplement": {
			`"type": "article-journal", "title": "Tolerability and safety of frovatriptan", "author": [{"family": "Geraud", "given": "G"}],
			"container-title": "Headache", "issued": {"date-parts": [[2002]]}, "volume": "42 Suppl 2", "page": "S93-S99"`,
			"Geraud G. Tolerability and safety of frovatriptan. Headache. 2002;42 Suppl 2:S93-9.",
		},
		// ICMJE 10.
		"issue without volume": {
			`"type": "article-journal", "title": "Intraoperative frozen section analysis in revision total joint arthroplasty",
			"author": [{"family": "Banit", "given": "DM"}, {"family": "Kaufer", "given": "H"}, {"family": "Hartford", "given": "JM"}],
			"container-title-short": "Clin Orthop", "issued": {"date-parts": [[2002, 8]]}, "issue": 401, "page": "230-238"`,
			"Banit DM, Kaufer H, Hartford JM. Intraoperative frozen section analysis in revision total joint arthroplasty. Clin Orthop. 2002;(401):230-8.",
		},
		// ICMJE 11.
		"neither volume nor issue": {
			`"type": "article-magazine", "title": "Outreach: bringing HIV-positive individuals into care", "container-title": "HRSA Careaction",
			"issued": {"date-parts": [[2002, 6]]}, "page": "1-6"`,
			"Outreach: bringing HIV-positive individuals into care. HRSA Careaction. 2002 Jun:1-6.",
		},
		// ICMJE 12.
		"roman page numbers": {
			`"type": "article-journal", "title": "The politics of ethical consensus finding", "author": [{"family": "Chadwick", "given": "R"}, {"family": "Schuklenk", "given": "U"}],
			"container-title": "Bioethics", "issued": {"date-parts": [[2002]]}, "volume": "16", "issue": "2", "page": "iii-v"`,
			"Chadwick R, Schuklenk U. The politics of ethical consensus finding. Bioethics. 2002;16(2):iii-v.",
		},
		// ICMJE 13.
		"kind of article": {
			`"type": "article-journal", "title": "International approaches to the prescription of long-term oxygen therapy", "genre": "letter",
			"author": [{"family": "Tor", "given": "M"}, {"family": "Turker", "given": "H"}],
			"container-title-short": "Eur Respir J", "issued": {"date-parts": [[2002]]}, "volume": "20", "issue": "1", "page": "242"`,
			"Tor M, Turker H. International approaches to the prescription of long-term oxygen therapy [letter]. Eur Respir J. 2002;20(1):242.",
		},
		// The title's own mark ends it; an article number is one page.
		"title with a question mark, article number": {
			`"type": "article-journal", "title": "Psychosocial stress-induced intestinal permeability: What is the evidence?", "author": [{"family": "La Torre", "given": "D"}],
			"container-title-short": "Neurobiol Stress", "issued": {"date-parts": [[2023, 11]]}, "volume": "27", "number": "100579"`,
			"La Torre D. Psychosocial stress-induced intestinal permeability: What is the evidence? Neurobiol Stress. 2023;27:100579.",
		},
		"no year": {
			`"type": "article-journal", "title": "A title", "container-title": "Gut", "volume": "43", "issue": "4", "page": "506-511"`,
			"A title. Gut. 43(4):506-11.",
		},
		"no journal": {
			`"type": "article-journal", "title": "A title", "author": [{"family": "Fitzpatrick", "given": "JA"}], "issued": {"date-parts": [[2025]]}, "DOI": "10.1111/apt.70041"`,
			"Fitzpatrick JA. A title. 2025. doi: 10.1111/apt.70041.",
		},
		"a title and nothing else": {`"type": "article-journal", "title": "A title."`, "A title."},
		// ICMJE 36, without its guess at the length. Only its address finds it.
		"journal article on the Internet": {
			`"type": "article-journal", "title": "Quality improvement initiative in nursing homes: the ANA acts in an advisory role",
			"author": [{"family": "Abood", "given": "S"}], "container-title-short": "Am J Nurs", "issued": {"date-parts": [[2002, 6]]}, "volume": "102", "issue": "6",
			"accessed": {"date-parts": [[2002, 8, 12]]}, "URL": "http://www.nursingworld.org/AJN/2002/june/Wawatch.htm"`,
			"Abood S. Quality improvement initiative in nursing homes: the ANA acts in an advisory role. Am J Nurs [Internet]. 2002 [cited 2002 Aug 12];102(6). Available from: http://www.nursingworld.org/AJN/2002/june/Wawatch.htm",
		},
		// With an identifier the address is one way among others.
		"journal article with doi and address": {
			`"type": "article-journal", "title": "A title", "container-title": "Gut", "issued": {"date-parts": [[2013]]}, "volume": "19",
			"DOI": "10.3748/wjg.v19.i12.1861", "URL": "https://wjgnet.com/1861.htm", "accessed": {"date-parts": [[2026, 11, 22]]}`,
			"A title. Gut. 2013;19. doi: 10.3748/wjg.v19.i12.1861. Available from: https://wjgnet.com/1861.htm",
		},
		"address that repeats the doi": {
			`"type": "article-journal", "title": "A title", "container-title": "Gut", "issued": {"date-parts": [[2013]]}, "volume": "19",
			"DOI": "10.3748/WJG.1861", "URL": "http://dx.doi.org/10.3748/wjg.1861"`,
			"A title. Gut. 2013;19. doi: 10.3748/WJG.1861.",
		},
		// ICMJE 27; the day it was printed finds it, and the section stands for the volume.
		"newspaper article": {
			`"type": "article-newspaper", "title": "Medical improvements lower homicide rate: study sees drop in assault rate", "author": [{"family": "Tynan", "given": "Trudy"}],
			"container-title": "The Washington Post", "issued": {"date-parts": [[2002, 8, 12]]}, "section": "A", "page": "2"`,
			"Tynan T. Medical improvements lower homicide rate: study sees drop in assault rate. The Washington Post. 2002 Aug 12;Sect. A:2.",
		},
		// NIH's form for preprints (NOT-OD-17-050) with NLM's order of the date. Zotero
		// has the server as publisher.
		"preprint": {
			`"type": "article", "title": "Biotinylation by antibody recognition: a novel method for proximity labeling",
			"author": [{"family": "Bar", "given": "Daniel Z."}, {"family": "Gruenbaum", "given": "Yosef"}], "publisher": "bioRxiv", "number": "069187",
			"issued": {"date-parts": [[2016, 8, 11]]}, "accessed": {"date-parts": [[2017, 1, 12]]}, "URL": "https://www.biorxiv.org/content/10.1101/069187v1"`,
			"Bar DZ, Gruenbaum Y. Biotinylation by antibody recognition: a novel method for proximity labeling. bioRxiv [Preprint]. 2016 Aug 11 [cited 2017 Jan 12]:069187. Available from: https://www.biorxiv.org/content/10.1101/069187v1",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) { compare(t, Format(item(t, test.members)), test.want) })
	}
}

func TestFormatMonographs(t *testing.T) {
	tests := map[string]struct{ members, want string }{
		// ICMJE 18.
		"book": {
			`"type": "book", "title": "Medical microbiology", "author": [{"family": "Murray", "given": "PR"}, {"family": "Rosenthal", "given": "KS"},
				{"family": "Kobayashi", "given": "GS"}, {"family": "Pfaller", "given": "MA"}],
			"edition": "4", "publisher-place": "St. Louis", "publisher": "Mosby", "issued": {"date-parts": [[2002, 3]]}, "ISBN": "0-323-01213-2"`,
			"Murray PR, Rosenthal KS, Kobayashi GS, Pfaller MA. Medical microbiology. 4th ed. St. Louis: Mosby; 2002.",
		},
		// ICMJE 19.
		"editors as authors": {
			`"type": "book", "title": "Operative obstetrics", "editor": [{"family": "Gilstrap", "given": "LC", "suffix": "III"}, {"family": "Cunningham", "given": "FG"}, {"family": "VanDorsten", "given": "JP"}],
			"edition": "2nd", "publisher-place": "New York", "publisher": "McGraw-Hill", "issued": {"date-parts": [[2002]]}`,
			"Gilstrap LC 3rd, Cunningham FG, VanDorsten JP, editors. Operative obstetrics. 2nd ed. New York: McGraw-Hill; 2002.",
		},
		// ICMJE 20.
		"authors and editor": {
			`"type": "book", "title": "Adolescent pregnancy", "author": [{"family": "Breedlove", "given": "GK"}, {"family": "Schorfheide", "given": "AM"}],
			"editor": [{"family": "Wieczorek", "given": "RR"}], "edition": "2nd ed.", "publisher-place": "White Plains (NY)",
			"publisher": "March of Dimes Education Services", "issued": {"date-parts": [[2001]]}`,
			"Breedlove GK, Schorfheide AM. Adolescent pregnancy. 2nd ed. Wieczorek RR, editor. White Plains (NY): March of Dimes Education Services; 2001.",
		},
		// ICMJE 22.
		"chapter": {
			`"type": "chapter", "title": "Chromosome alterations in human solid tumors", "author": [{"family": "Meltzer", "given": "PS"}, {"family": "Kallioniemi", "given": "A"}, {"family": "Trent", "given": "JM"}],
			"editor": [{"family": "Vogelstein", "given": "B"}, {"family": "Kinzler", "given": "KW"}], "container-title": "The genetic basis of human cancer",
			"publisher-place": "New York", "publisher": "McGraw-Hill", "issued": {"date-parts": [[2002]]}, "page": "93-113"`,
			"Meltzer PS, Kallioniemi A, Trent JM. Chromosome alterations in human solid tumors. In: Vogelstein B, Kinzler KW, editors. The genetic basis of human cancer. New York: McGraw-Hill; 2002. p. 93-113.",
		},
		// ICMJE 24.
		"conference paper": {
			`"type": "paper-conference", "title": "An analysis of Koza's computational effort statistic for genetic programming", "author": [{"family": "Christensen", "given": "S"}, {"family": "Oppacher", "given": "F"}],
			"editor": [{"family": "Foster", "given": "JA"}, {"family": "Lutton", "given": "E"}, {"family": "Miller", "given": "J"}, {"family": "Ryan", "given": "C"}, {"family": "Tettamanzi", "given": "AG"}],
			"container-title": "Genetic programming", "event-title": "EuroGP 2002: Proceedings of the 5th European Conference on Genetic Programming",
			"event-date": {"date-parts": [[2002, 4, 3], [2002, 4, 5]]}, "event-place": "Kinsdale, Ireland",
			"publisher-place": "Berlin", "publisher": "Springer", "issued": {"date-parts": [[2002]]}, "page": "182-191"`,
			"Christensen S, Oppacher F. An analysis of Koza's computational effort statistic for genetic programming. In: Foster JA, Lutton E, Miller J, Ryan C, Tettamanzi AG, editors. Genetic programming. EuroGP 2002: Proceedings of the 5th European Conference on Genetic Programming; 2002 Apr 3-5; Kinsdale, Ireland. Berlin: Springer; 2002. p. 182-91.",
		},
		// The kind of a paper follows its title in brackets, as that of an article does.
		"conference abstract": {
			`"type": "paper-conference", "title": "Emulsifier restriction", "genre": "abstract", "container-title": "ECCO Congress 2025", "event": "ECCO Congress",
			"issued": {"date-parts": [[2025]]}, "URL": "https://isrctn.com/ISRCTN14054186"`,
			"Emulsifier restriction [abstract]. In: ECCO Congress 2025 [Internet]. 2025. Available from: https://isrctn.com/ISRCTN14054186",
		},
		"proceedings that name their conference": {
			`"type": "paper-conference", "title": "A title", "container-title": "Proceedings of UEG Week", "event-title": "UEG Week",
			"event-date": {"date-parts": [[2024, 10, 12]]}, "event-place": "Vienna", "publisher-place": "Vienna", "issued": {"date-parts": [[2025]]}`,
			"A title. In: Proceedings of UEG Week. 2024 Oct 12; Vienna. 2025.",
		},
		// Citing Medicine, chapter 12: what was said at a conference and not printed.
		"talk": {
			`"type": "speech", "title": "Patterns of volunteering", "author": [{"family": "Chasman", "given": "Jill"}], "genre": "poster session", "event-title": "Digestive Disease Week",
			"issued": {"date-parts": [[2003, 5, 17], [2003, 5, 22]]}, "event-place": "Orlando, FL"`,
			"Chasman J. Patterns of volunteering. Poster session presented at: Digestive Disease Week; 2003 May 17-22; Orlando, FL.",
		},
		"conference paper that was not printed": {
			`"type": "paper-conference", "title": "A title", "event-title": "Digestive Disease Week", "issued": {"date-parts": [[2003]]}`,
			"A title. Presented at: Digestive Disease Week; 2003.",
		},
		// ICMJE 25, without its contract number.
		"report": {
			`"type": "report", "title": "Method for measuring the size distribution of airborne Rhinovirus", "author": [{"family": "Russell", "given": "ML"}, {"family": "Goth-Goldstein", "given": "R"}],
			"publisher-place": "Berkeley (CA)", "publisher": "Lawrence Berkeley National Laboratory, Environmental Energy Technologies Division",
			"issued": {"date-parts": [[2002, 1]]}, "number": "LBNL49574"`,
			"Russell ML, Goth-Goldstein R. Method for measuring the size distribution of airborne Rhinovirus. Berkeley (CA): Lawrence Berkeley National Laboratory, Environmental Energy Technologies Division; 2002 Jan. Report No.: LBNL49574.",
		},
		"report on the Internet, with its kind": {
			`"type": "report", "title": "Health Products Compliance Guidance", "genre": "Final report", "publisher": "US Federal Trade Commission (FTC)",
			"issued": {"date-parts": [[2022, 12, 20]]}, "URL": "https://www.ftc.gov/guidance"`,
			"Health Products Compliance Guidance [Internet]. Final report. US Federal Trade Commission (FTC); 2022 Dec 20. Available from: https://www.ftc.gov/guidance",
		},
		// ICMJE 26.
		"thesis": {
			`"type": "thesis", "title": "Infant sleep and feeding: a telephone survey of Hispanic Americans", "genre": "dissertation", "author": [{"family": "Borkowski", "given": "MM"}],
			"publisher-place": "Mount Pleasant (MI)", "publisher": "Central Michigan University", "issued": {"date-parts": [[2002]]}`,
			"Borkowski MM. Infant sleep and feeding: a telephone survey of Hispanic Americans [dissertation]. Mount Pleasant (MI): Central Michigan University; 2002.",
		},
		// ICMJE 37.
		"book on the Internet": {
			`"type": "book", "title": "Improving palliative care for cancer", "editor": [{"family": "Foley", "given": "KM"}, {"family": "Gelband", "given": "H"}],
			"publisher-place": "Washington", "publisher": "National Academy Press", "issued": {"date-parts": [[2001]]}, "accessed": {"date-parts": [["2002", 7, 9]]},
			"URL": "http://www.nap.edu/books/0309074029/html/"`,
			"Foley KM, Gelband H, editors. Improving palliative care for cancer [Internet]. Washington: National Academy Press; 2001 [cited 2002 Jul 9]. Available from: http://www.nap.edu/books/0309074029/html/.",
		},
		// ICMJE 38, a home page, without the date of its update.
		"web page with publisher and access date": {
			`"type": "webpage", "title": "Cancer-Pain.org", "container-title": "Cancer-Pain.org", "publisher-place": "New York", "publisher": "Association of Cancer Online Resources, Inc.",
			"issued": {"date-parts": [[2000]]}, "accessed": {"date-parts": [[2002, 7, 9]]}, "URL": "http://www.cancer-pain.org/"`,
			"Cancer-Pain.org [Internet]. New York: Association of Cancer Online Resources, Inc.; 2000 [cited 2002 Jul 9]. Available from: http://www.cancer-pain.org/.",
		},
		// A question mark does not make the bracket the title's end.
		"web page without date": {
			`"type": "webpage", "title": "Worried about your bowels?", "publisher": "Gateshead Health NHS Foundation Trust", "URL": "https://gatesheadhealth.nhs.uk/bowels"`,
			"Worried about your bowels? [Internet]. Gateshead Health NHS Foundation Trust. Available from: https://gatesheadhealth.nhs.uk/bowels",
		},
		"web page without date, read on a day": {
			`"type": "webpage", "title": "Sepsis", "publisher": "NHS", "accessed": {"date-parts": [[2026, 11, 22]]}, "URL": "https://nhs.uk/sepsis"`,
			"Sepsis [Internet]. NHS; [cited 2026 Nov 22]. Available from: https://nhs.uk/sepsis",
		},
		"publisher is the author": {
			`"type": "webpage", "title": "Coeliac disease", "author": [{"literal": "National Institute for Health and Care Excellence (NICE)"}],
			"publisher": "National Institute for Health and Care Excellence (NICE)", "issued": {"date-parts": [[2015, 9, 2]]}, "URL": "https://www.nice.org.uk/guidance/ng20"`,
			"National Institute for Health and Care Excellence (NICE). Coeliac disease [Internet]. 2015 Sep 2. Available from: https://www.nice.org.uk/guidance/ng20",
		},
		// Citing Medicine, chapter 26: a contribution stands "In:" its blog.
		"post": {
			`"type": "post-weblog", "title": "Leaky gut", "author": [{"family": "Gorski", "given": "David"}], "container-title": "Science-Based Medicine",
			"issued": {"date-parts": [[2013, 5, 6]]}, "URL": "https://sciencebasedmedicine.org/leaky-gut"`,
			"Gorski D. Leaky gut. In: Science-Based Medicine [Internet]. 2013 May 6. Available from: https://sciencebasedmedicine.org/leaky-gut",
		},
		"dataset": {
			`"type": "dataset", "title": "Zonulin in 40 adults", "author": [{"family": "Smith", "given": "J"}], "publisher": "Dryad", "issued": {"date-parts": [[2020, 4, 1]]}, "DOI": "10.5061/dryad.1"`,
			"Smith J. Zonulin in 40 adults [dataset]. Dryad; 2020 Apr 1. doi: 10.5061/dryad.1.",
		},
		"volume of a book, markup, blanks": {
			`"type": "book", "title": " <i>Lactobacillus</i> and H<sub>2</sub>O ", "volume": 2, "publisher": "Mosby"`,
			"Lactobacillus and H2O. Vol. 2. Mosby.",
		},
		"a type that CSL does not know": {
			`"type": "hologram", "title": "A title", "publisher": "NHS", "number": 7, "issued": {"literal": "spring 2019"}`,
			"A title. NHS; spring 2019. No. 7.",
		},
		// A web page is on the Internet even where nobody noted its address.
		"web page without address": {
			`"type": "webpage", "title": "Sepsis", "container-title": "NHS", "publisher": "NHS", "accessed": {"date-parts": [[2026, 11, 22]]}`,
			"Sepsis. In: NHS [Internet]. [cited 2026 Nov 22].",
		},
		"an address and nothing else": {
			`"type": "webpage", "title": "A title", "URL": "https://nhs.uk"`, "A title [Internet]. Available from: https://nhs.uk",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) { compare(t, Format(item(t, test.members)), test.want) })
	}
}

func compare(t *testing.T, c Citation, want string) {
	t.Helper()
	if got := c.String(); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
	var runs strings.Builder
	for _, part := range c.Parts() {
		runs.WriteString(part.Text)
	}
	if runs.String() != want {
		t.Errorf("parts\n got %s\nwant %s", runs.String(), want)
	}
}

func TestFormatFields(t *testing.T) {
	c := Format(item(t, `"type": "article-journal", "title": "Worried?", "author": [{"family": "Gumpel", "given": "MJ", "suffix": "Jr."}],
		"container-title": "Gut", "issued": {"date-parts": [[1998]]}, "volume": "43", "DOI": "10.1002/(SICI)1097<1661::AID>3.0.CO;2-2#x?", "PMID": "9824578",
		"PMCID": "PMC1727292", "URL": "https://gut.bmj.com/a b?q=1%2F"`))
	if c.Authors != "Gumpel MJ Jr." || c.Title != "Worried?" || c.Source != "Gut. 1998;43." {
		t.Errorf("%q %q %q", c.Authors, c.Title, c.Source)
	}
	want := []Link{
		{"doi", "10.1002/(SICI)1097<1661::AID>3.0.CO;2-2#x?", "https://doi.org/10.1002/%28SICI%291097%3C1661::AID%3E3.0.CO;2-2%23x%3F"},
		{"PMID", "9824578", "https://pubmed.ncbi.nlm.nih.gov/9824578/"},
		{"PMCID", "PMC1727292", "https://pmc.ncbi.nlm.nih.gov/articles/PMC1727292/"},
		{"Available from", "https://gut.bmj.com/a b?q=1%2F", "https://gut.bmj.com/a%20b?q=1%2F"},
	}
	if fmt.Sprint(c.Links) != fmt.Sprint(want) {
		t.Errorf("\n got %v\nwant %v", c.Links, want)
	}
}

// An entry that was never decoded must not become a link to a script.
func TestFormatUncheckedEntry(t *testing.T) {
	c := Format(Entry{Title: "A title", URL: "javascript:alert(1)"})
	if c.String() != "A title." || len(c.Links) != 0 {
		t.Errorf("%q %v", c, c.Links)
	}
	if got := Format(Entry{}).String(); got != "" {
		t.Errorf("empty entry: %q", got)
	}
}

func ExampleFormat() {
	entries, _ := Decode([]byte(`[{
		"id": "bjarnason1984",
		"type": "article-journal",
		"title": "The leaky gut of alcoholism: possible route of entry for toxic compounds",
		"author": [{"family": "Bjarnason", "given": "I"}, {"family": "Peters", "given": "TJ"}, {"family": "Wise", "given": "RJ"}],
		"container-title": "The Lancet", "container-title-short": "Lancet",
		"volume": "1", "issue": "8370", "page": "179-182",
		"issued": {"date-parts": [[1984, 1, 28]]},
		"PMID": "6141332"
	}]`))
	c := Format(entries[0])
	fmt.Println(c.Authors)
	fmt.Println(c.Title)
	fmt.Println(c.Source)
	for _, link := range c.Links {
		fmt.Println(link.Label, link.Text, link.Href)
	}
	// Output:
	// Bjarnason I, Peters TJ, Wise RJ.
	// The leaky gut of alcoholism: possible route of entry for toxic compounds.
	// Lancet. 1984;1(8370):179-82.
	// PMID 6141332 https://pubmed.ncbi.nlm.nih.gov/6141332/
}
