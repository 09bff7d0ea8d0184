package dev.switchboard.outboundsender.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhonesTest {

    @ParameterizedTest
    @CsvSource({
        "5531987654321, 553187654321",
        "5215512345678, 525512345678",
        "5491123456789, 541123456789",
    })
    void mobilesThatWhatsAppWritesInTwoWaysAreFoundInBoth(String longer, String shorter) {
        assertThat(Phones.spellings(longer)).containsExactlyInAnyOrder(longer, shorter);
        assertThat(Phones.spellings(shorter)).containsExactlyInAnyOrder(longer, shorter);
    }

    @ParameterizedTest
    @CsvSource({"553132345678", "4915112345678", "12125550123"})
    void othersHaveOneSpelling(String waId) {
        assertThat(Phones.spellings(waId)).containsExactly(waId);
    }
}
