package dev.switchboard.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneSpellingsTest {

    @ParameterizedTest
    @CsvSource({"553188887777,5531988887777", "525512345678,5215512345678", "541123456789,5491123456789"})
    void writesAPhoneInBothWays(String one, String other) {
        assertThat(PhoneSpellings.others(one)).containsExactly(other);
        assertThat(PhoneSpellings.others(other)).containsExactly(one);
    }

    @ParameterizedTest
    @ValueSource(strings = {"15550001001", "553132100000", "5511", "BR.553188887777", "49301234567", ""})
    void leavesAllOthersAlone(String phone) {
        assertThat(PhoneSpellings.others(phone)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "5531987654321, 553187654321",
        "5215512345678, 525512345678",
        "5491123456789, 541123456789",
    })
    void mobilesThatWhatsAppWritesInTwoWaysAreFoundInBoth(String longer, String shorter) {
        assertThat(PhoneSpellings.of(longer)).containsExactlyInAnyOrder(longer, shorter);
        assertThat(PhoneSpellings.of(shorter)).containsExactlyInAnyOrder(longer, shorter);
    }

    @ParameterizedTest
    @CsvSource({"553132345678", "4915112345678", "12125550123"})
    void othersHaveOneSpelling(String waId) {
        assertThat(PhoneSpellings.of(waId)).containsExactly(waId);
    }
}
