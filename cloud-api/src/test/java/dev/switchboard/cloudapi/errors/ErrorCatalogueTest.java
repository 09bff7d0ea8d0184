package dev.switchboard.cloudapi.errors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.cloudapi.errors.ErrorCatalogue.Entry;
import dev.switchboard.cloudapi.errors.ErrorCatalogue.Treatment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorCatalogueTest {

    @Test
    void hasEachCodeOnceInOrder() {
        var codes = ErrorCatalogue.all().stream().map(Entry::code).toList();

        assertThat(codes).isSorted().doesNotHaveDuplicates().hasSizeGreaterThan(140);
    }

    @Test
    void saysEverythingInSentences() {
        assertThat(ErrorCatalogue.all()).allSatisfy(entry -> {
            assertThat(entry.title()).isNotBlank().doesNotEndWith(".");
            assertThat(entry.explanation()).endsWith(".").doesNotContain("|");
            assertThat(entry.remedy()).endsWith(".").doesNotContain("|");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "0, PAUSE_ACCOUNT",
        "1, AMBIGUOUS",
        "100, FIX",
        "190, PAUSE_ACCOUNT",
        "200, PAUSE_ACCOUNT",
        "299, PAUSE_ACCOUNT",
        "130429, SLOW_NUMBER",
        "131000, AMBIGUOUS",
        "131016, RETRY",
        "131026, STOP_RECIPIENT",
        "131047, DROP",
        "131048, PAUSE_INITIATED",
        "131050, STOP_RECIPIENT",
        "131056, SLOW_RECIPIENT",
        "132001, DROP",
    })
    void tellsWhatASenderDoes(int code, Treatment treatment) {
        assertThat(ErrorCatalogue.find(code)).map(Entry::treatment).contains(treatment);
    }

    @Test
    void knowsNothingOfOtherCodes() {
        assertThat(ErrorCatalogue.find(-1)).isEmpty();
        assertThat(ErrorCatalogue.find(300)).isEmpty();
        assertThat(ErrorCatalogue.find(999_999)).isEmpty();
    }
}
