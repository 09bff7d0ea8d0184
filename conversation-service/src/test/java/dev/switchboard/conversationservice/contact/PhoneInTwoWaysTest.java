package dev.switchboard.conversationservice.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.conversationservice.Customer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneInTwoWaysTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final ContactBook book = new ContactBook(UUID::randomUUID);

    @ParameterizedTest
    @CsvSource({"553188887777,5531988887777", "525512345678,5215512345678", "541123456789,5491123456789"})
    void knowsAPersonInBothWaysAndKeepsTheOneTheyWroteFromLast(String one, String other) {
        // Given
        var contact = book.resolve("default", new Customer(one, null).ref(), NOON, "event");

        // When
        var again = book.resolve("default", new Customer(other, null).ref(), NOON.plusSeconds(1), "event");
        var andBack = book.resolve("default", new Customer(one, null).ref(), NOON.plusSeconds(2), "event");
        var echo = book.resolveAddressee("default", new Customer(other, null).ref(), NOON.plusSeconds(3), "event");

        // Then
        assertThat(List.of(again, andBack, echo)).containsOnly(contact);
        assertThat(contact.described().waId())
                .isEqualTo(new Customer(one, null).ref().waId());
    }

    @Test
    void learnsAUserIdFromAStatusAndLeavesThePhone() {
        // Given
        var contact = book.resolve("default", new Customer("553188887777", null).ref(), NOON, "event");

        // When
        book.learnOf(
                contact.id(), "default", new Customer("5531988887777", "BR.77").ref(), NOON.plusSeconds(1), "status");
        book.learnOf(
                contact.id(), "default", new Customer("5531988887777", "BR.78").ref(), NOON.plusSeconds(2), "status");

        // Then
        assertThat(contact.described().userId())
                .isEqualTo(new Customer(null, "BR.77").ref().userId());
        assertThat(contact.described().waId())
                .isEqualTo(new Customer("553188887777", null).ref().waId());
    }
}
