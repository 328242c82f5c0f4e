"""A form says what it still needs, in its place and in one list, and keeps what was typed."""

from django import forms

from troth.ui.forms import Cards, Chips, Day, GrowingText, TwoLines


class Sample(forms.Form):
    """A field of each manner of drawing."""

    words = forms.CharField(label="What happened", help_text="A few words.")
    more = forms.CharField(label="More", widget=GrowingText, required=False)
    felt = forms.ChoiceField(label="What it was", choices=[("a", "It landed"), ("b", "It cost me")], widget=Chips)
    way = forms.ChoiceField(label="How", choices=[("k", TwoLines("Keep it", "Only you read it."))], widget=Cards)
    day = forms.DateField(label="By when", widget=Day, required=False)
    sure = forms.BooleanField(label="I am sure", required=False)


def test_an_error_stands_at_its_field_and_is_read_with_it() -> None:
    drawn = str(Sample({"more": "kept words", "day": "soon"}))
    assert 'aria-describedby="id_words_helptext id_words_error"' in drawn
    assert 'id="id_words_error"' in drawn
    assert 'id="id_words_helptext"' in drawn
    assert drawn.count('aria-invalid="true"') >= 2
    assert "Please write something here." in drawn
    assert "Please choose one." in drawn
    assert "That is not a day we can read." in drawn


def test_the_summary_leads_to_every_field_and_takes_the_focus() -> None:
    drawn = str(Sample({}))
    assert 'tabindex="-1" data-summary autofocus' in drawn
    assert '<a href="#id_words">' in drawn
    assert '<a href="#id_felt">' in drawn
    assert 'id="id_felt"' in drawn


def test_what_was_typed_stays() -> None:
    assert "kept words" in str(Sample({"more": "kept words"}))


def test_a_form_without_errors_has_no_summary() -> None:
    assert "data-summary" not in str(Sample())


def test_what_may_be_left_out_says_so() -> None:
    assert str(Sample()).count("(if you like)") == 2


def test_a_choice_card_says_its_sentence() -> None:
    drawn = str(Sample())
    assert '<span class="choice-title">Keep it</span>' in drawn
    assert '<span class="choice-more">Only you read it.</span>' in drawn
