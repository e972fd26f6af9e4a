package bibliography

import "testing"

// The names follow "Citing Medicine", chapter 1, "Author": family name first,
// initials without stops or blanks, particles kept before the family name,
// hyphens between given names left out, ranks in NLM's words.
func TestName(t *testing.T) {
	tests := []struct {
		name Name
		want string
	}{
		{Name{Family: "Bjarnason", Given: "I"}, "Bjarnason I"},
		{Name{Family: "Haghighat Lari", Given: "MM"}, "Haghighat Lari MM"},
		{Name{Family: "Lima", Given: "SCVC"}, "Lima SCVC"},
		{Name{Family: "Scholl", Given: "MARIA"}, "Scholl M"},
		{Name{Family: "Scholl", Given: "Maria Luisa"}, "Scholl ML"},
		{Name{Family: "Scholl", Given: "Maria L.B."}, "Scholl MLB"},
		{Name{Family: "Lagrot", Given: "Jean-Louis"}, "Lagrot JL"},
		{Name{Family: "Lagrot", Given: "J.-L."}, "Lagrot JL"},
		{Name{Family: "Palmer-Canton", Given: "Estelle"}, "Palmer-Canton E"},
		{Name{Family: "Wijck", Given: "K", NonDroppingParticle: "van"}, "van Wijck K"},
		{Name{Family: "Kamp", Given: "Jiddeke M.", DroppingParticle: "van de"}, "van de Kamp JM"},
		{Name{Family: "Fontaine", Given: "Jean", DroppingParticle: "de", NonDroppingParticle: "La"}, "de La Fontaine J"},
		{Name{Family: "Aubignac", Given: "F", DroppingParticle: "d'"}, "d'Aubignac F"},
		{Name{Family: "Nascimento", Given: "Daniele de Souza Marinho do"}, "do Nascimento DSM"},
		{Name{Family: "Hart", Given: "D'Arcy"}, "Hart D"},
		{Name{Family: "Del Bo'", Given: "C"}, "Del Bo' C"},
		{Name{Family: "DeVita", Given: "Vincent T.", Suffix: "Jr."}, "DeVita VT Jr"},
		{Name{Family: "Gilstrap", Given: "LC", Suffix: "III"}, "Gilstrap LC 3rd"},
		{Name{Family: "Núñez", Given: "Élie"}, "Núñez É"},
		{Name{Family: "Núñez", Given: "E\u0301lie"}, "Núñez E\u0301"},
		{Name{Family: "Øster", Given: "Åse Ørjan"}, "Øster ÅØ"},
		{Name{Family: "王", Given: "小明"}, "王 小明"},
		{Name{Family: "Sukarno"}, "Sukarno"},
		{Name{Given: "Madonna"}, "Madonna"},
		{Name{Literal: "National Health Service (NHS), England"}, "National Health Service (NHS), England"},
		{Name{Family: "Smith", Given: "... (Bob)"}, "Smith B"},
		{Name{}, ""},
	}
	for _, test := range tests {
		if got := test.name.String(); got != test.want {
			t.Errorf("%+v: got %q, want %q", test.name, got, test.want)
		}
	}
}

// The ranges follow "Citing Medicine", chapter 1, "Pagination": do not repeat
// page numbers unless they are followed by a letter (126-7, but 126A-127A).
func TestPages(t *testing.T) {
	tests := [][2]string{
		{"506-511", "506-11"},
		{"506–511", "506-11"},
		{"506 - 511", "506-11"},
		{"284-287", "284-7"},
		{"100-105", "100-5"},
		{"1199-1205", "1199-205"},
		{"92-101", "92-101"},
		{"506-11", "506-11"},
		{"52-52", "52"},
		{"511-506", "511-506"},
		{"S12-S18", "S12-8"},
		{"S93-S101", "S93-101"},
		{"e15-26", "e15-26"},
		{"E4485-E4493", "E4485-93"},
		{"e0210728", "e0210728"},
		{"CD007348", "CD007348"},
		{"126A-127A", "126A-127A"},
		{"163-172.e1", "163-172.e1"},
		{"A12-B14", "A12-B14"},
		{"iii-v", "iii-v"},
		{"34-36, 87-91", "34-6, 87-91"},
		{"12", "12"},
		{"", ""},
	}
	for _, test := range tests {
		if got := pages(test[0]); got != test[1] {
			t.Errorf("pages(%q) = %q, want %q", test[0], got, test[1])
		}
	}
}

// The dates follow "Citing Medicine", chapter 1, "Date": year, month in three
// letters, day; the end of a range repeats nothing.
func TestDate(t *testing.T) {
	tests := []struct {
		date       Date
		want, year string
	}{
		{Date{}, "", ""},
		{Date{Parts: [][]int{{2022}}}, "2022", "2022"},
		{Date{Parts: [][]int{{2022, 6}}}, "2022 Jun", "2022"},
		{Date{Parts: [][]int{{2022, 6, 21}}}, "2022 Jun 21", "2022"},
		{Date{Parts: [][]int{{2003, 10, 20}, {2003, 10, 22}}}, "2003 Oct 20-22", "2003"},
		{Date{Parts: [][]int{{2003, 4, 30}, {2003, 5, 2}}}, "2003 Apr 30-May 2", "2003"},
		{Date{Parts: [][]int{{2002, 12}, {2003, 1}}}, "2002 Dec-2003 Jan", "2002-2003"},
		{Date{Parts: [][]int{{2002}}, Season: "1"}, "2002 Spring", "2002"},
		{Date{Parts: [][]int{{2002}}, Season: "Autumn"}, "2002 Autumn", "2002"},
		{Date{Literal: "about 1990"}, "about 1990", "about 1990"},
		{Date{Raw: "Easter 1990"}, "Easter 1990", "Easter 1990"},
	}
	for _, test := range tests {
		if got := test.date.String(); got != test.want {
			t.Errorf("%+v: got %q, want %q", test.date, got, test.want)
		}
		if got := test.date.Year(); got != test.year {
			t.Errorf("%+v: year %q, want %q", test.date, got, test.year)
		}
	}
}

func TestStop(t *testing.T) {
	for s, want := range map[string]string{
		"":                     "",
		"A title":              "A title.",
		"A title.":             "A title.",
		"What now?":            "What now?",
		"Stop!":                "Stop!",
		"And then…":            "And then…",
		"What is “leaky?”":     "What is “leaky?”",
		"“Detoxes”":            "“Detoxes”.",
		"A title (really?)":    "A title (really?).",
		"腸は漏れるか？":              "腸は漏れるか？",
		"'Leaky gut syndrome'": "'Leaky gut syndrome'.",
	} {
		if got := stop(s); got != want {
			t.Errorf("stop(%q) = %q, want %q", s, got, want)
		}
	}
}

func TestEdition(t *testing.T) {
	for s, want := range map[string]string{
		"": "", "1": "1st ed.", "2": "2nd ed.", "3": "3rd ed.", "4": "4th ed.", "11": "11th ed.", "12": "12th ed.", "21": "21st ed.",
		"2nd": "2nd ed.", "3rd ed": "3rd ed", "Second edition": "Second edition", "Revised": "Revised ed.",
	} {
		if got := edition(s); got != want {
			t.Errorf("edition(%q) = %q, want %q", s, got, want)
		}
	}
}
