package visit

import (
	"slices"
	"strings"
	"testing"
)

// TestUrgentComesFirst wants the most urgent sign first, in whatever order signs
// were sent, and none that was not chosen.
func TestUrgentComesFirst(t *testing.T) {
	t.Parallel()
	f, _ := parse("sign", sign("it lasts 3 weeks"), "sign", sign("it is black"), "sign", sign("it is sudden"))
	want := `Call your emergency number now
  Call your emergency number now if
    Headaches: it is sudden
Get urgent medical help now
  Get urgent medical help now if
    Belly pain: it is black
See a doctor
  See a doctor if
    Belly pain: it lasts 3 weeks
`
	if got := outline(f.Summary().Warnings); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestOrder wants the answers in the order in which a doctor asks, after the
// warning signs.
func TestOrder(t *testing.T) {
	t.Parallel()
	f, _ := parse("worries", "My job", "tests", "Blood\r\nPoop", "medicines", "None", "worse", "Milk", "better", "Rest",
		"often", "Daily", "since", "May", "main", "It hurts", "symptom", "head", "symptom", "belly", "sign", sign("it is black"))
	var got []string
	for _, fact := range f.Summary().Facts {
		got = append(got, fact.Heading+": "+strings.Join(fact.Lines, " | "))
	}
	want := []string{
		"Warning signs: Belly pain: it is black", "Main problem: It hurts", "Symptoms: Belly pain, Headaches", "Since: May", "How often: Daily", "Better with: Rest", "Worse with: Milk",
		"Medicines and supplements: None", "Tests and results: Blood | Poop", "Worries: My job",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestQuestions wants one's own questions first, then those of each symptom in
// turn, none twice, and no more than a visit has time for.
func TestQuestions(t *testing.T) {
	t.Parallel()
	f, _ := parse("questions", "- Is it my heart?\r\n• WHICH TEST\r\n?", "symptom", "belly", "symptom", "head")
	want := []string{
		"Is it my heart?", "WHICH TEST", "What could it be?", "Which tablets?", "What then?", "How many?", "Who else?", "How long?",
	}
	if got := f.Summary().Questions; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	f, _ = parse("symptom", "head")
	if got := f.Summary().Questions; len(got) != 6 {
		t.Errorf("%q, want all 6 of the article", got)
	}
	f, _ = parse("questions", strings.Repeat("a?\nb?\nc?\nd?\ne?\nf?\ng?\nh?\ni?\nj?\n", 2), "symptom", "head")
	if got := f.Summary().Questions; len(got) != 10 {
		t.Errorf("%q, want all 10 of one's own and no more", got)
	}
}
