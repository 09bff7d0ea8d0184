package dev.switchboard.consentservice.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages as people type them in 17 languages, and messages that only look like keywords. */
class KeywordsTest {

    private static final Understanding ACTIVE = new Understanding(
            new NumberSettings.Versioned(1, true, NumberSettings.initial()), Seeds.lists(), Seeds.lists());

    @ParameterizedTest(name = "{0}: {1} is {2}")
    @CsvFileSource(resources = "/keywords.csv", numLinesToSkip = 1)
    void understandsWholeMessagesOfEachLanguage(String locale, String message, String meaning) {
        var heard = ACTIVE.hear(message);

        if (meaning.equals("nothing")) {
            assertThat(heard).isEmpty();
        } else {
            assertThat(heard).anySatisfy(one -> {
                assertThat(one.locale()).isEqualTo(locale);
                assertThat(one.kind()).isEqualTo(Heard.Kind.valueOf(meaning));
            });
        }
    }

    @Test
    void everyWordOfEveryListMeansWhatItsListSays() {
        var lists = Seeds.lists();
        assertThat(lists).hasSize(17);
        for (var list : lists) {
            assertThat(list.list().optOut())
                    .isNotEmpty()
                    .allSatisfy(word -> assertThat(ACTIVE.hear(word))
                            .extracting(Heard::kind)
                            .first()
                            .isEqualTo(Heard.Kind.OPT_OUT));
            assertThat(list.list().optIn())
                    .isNotEmpty()
                    .allSatisfy(word -> assertThat(ACTIVE.hear(word))
                            .extracting(Heard::kind)
                            .contains(Heard.Kind.OPT_IN)
                            .doesNotContain(Heard.Kind.OPT_OUT));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "QUIT", "End.", "revoke", "opt-out", "Cancel", "unsubscribe"})
    void wordsOfTheCommissionCountWhateverTheListsSay(String word) {
        var none = new KeywordList(List.of(), List.of(), List.of(), List.of(), Set.of(), null, null, null);
        var understanding = new Understanding(
                new NumberSettings.Versioned(1, true, NumberSettings.initial()),
                List.of(new KeywordList.Versioned("en", 3, none)),
                Seeds.lists());

        assertThat(understanding.hear(word)).extracting(Heard::kind).containsExactly(Heard.Kind.OPT_OUT);
    }

    @Test
    void beforeActivationStopsCountAndStartsDoNot() {
        var inactive = new Understanding(
                new NumberSettings.Versioned(0, false, NumberSettings.initial()), Seeds.lists(), Seeds.lists());

        assertThat(inactive.hear("BAJA")).extracting(Heard::kind).containsExactly(Heard.Kind.OPT_OUT);
        assertThat(inactive.hear("ALTA")).isEmpty();
        assertThat(inactive.hear("START")).isEmpty();
    }

    @Test
    void aLongMessageIsNoKeyword() {
        assertThat(ACTIVE.hear("stop" + " ".repeat(300))).isEmpty();
    }
}
