package dev.switchboard.conversationservice.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.PersonalDetail;
import dev.switchboard.conversationservice.Customer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ContactBookTest {

    private static final String PORTFOLIO = "default";
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    private final ContactBook book = new ContactBook(UUID::randomUUID);
    private final Customer ana = Customer.withBoth();
    private final Customer anaElsewhere = Customer.withBoth();

    @Test
    void knowsAPersonAgainByEitherId() {
        // Given
        var first = resolve(ana, NOON);

        // When
        var byPhone = resolve(ana.byPhoneAlone(), NOON.plusSeconds(1));
        var byUserId = resolve(ana.byUserIdAlone(), NOON.plusSeconds(2));

        // Then
        assertThat(byPhone).isSameAs(first);
        assertThat(byUserId).isSameAs(first);
    }

    @Test
    void joinsTwoContactsWhenOneMessageNamesBothIds() {
        // Given
        var byPhone = resolve(ana.byPhoneAlone(), NOON);
        var byUserId = resolve(ana.byUserIdAlone(), NOON.plusSeconds(1));

        // When
        var both = resolve(ana, NOON.plusSeconds(2));

        // Then
        assertThat(byPhone.survivor()).isSameAs(both);
        assertThat(byUserId.survivor()).isSameAs(both);
        assertThat(book.remaining()).containsExactly(both);
    }

    @Test
    void recordsAMergeOfStoredContactsAndKeepsTheOlder() {
        // Given
        var older = stored(ana.byUserIdAlone(), NOON);
        var younger = stored(ana.byPhoneAlone(), NOON.plusSeconds(60));

        // When
        resolve(ana, NOON.plusSeconds(120));

        // Then
        assertThat(book.merges()).singleElement().satisfies(merge -> {
            assertThat(merge.survivor()).isSameAs(older);
            assertThat(merge.merged()).isSameAs(younger);
            assertThat(merge.evidence()).isEqualTo("same_message");
        });
    }

    @Test
    void takesAPhoneBesideAnotherUserIdForSomebodyElse() {
        // Given
        var before = resolve(ana, NOON);
        var stranger = new Customer(ana.phone(), anaElsewhere.user());

        // When
        var after = resolve(stranger, NOON.plusSeconds(60));

        // Then
        assertThat(after).isNotSameAs(before);
        assertThat(before.active(IdentifierKind.WA_ID)).isEmpty();
        assertThat(after.active(IdentifierKind.WA_ID)).isPresent();
    }

    @Test
    void followsANumberChangeThatComesBeforeTheFirstMessage() {
        // Given
        var before = resolve(ana, NOON);
        book.changeIdentity(PORTFOLIO, ana.becomes(anaElsewhere, NOON.plusSeconds(1)), NOON.plusSeconds(1), "event");

        // When
        var after = resolve(anaElsewhere, NOON.plusSeconds(2));

        // Then
        assertThat(after).isSameAs(before);
        assertThat(after.described().waId()).isEqualTo(detail(anaElsewhere.phone()));
        assertThat(after.described().userId()).isEqualTo(detail(anaElsewhere.user()));
    }

    @Test
    void followsANumberChangeThatComesAfterTheFirstMessage() {
        // Given
        var before = resolve(ana, NOON);
        var after = resolve(anaElsewhere, NOON.plusSeconds(2));

        // When
        book.changeIdentity(PORTFOLIO, ana.becomes(anaElsewhere, NOON.plusSeconds(1)), NOON.plusSeconds(1), "event");

        // Then
        assertThat(after.survivor()).isSameAs(before.survivor());
        assertThat(before.survivor().described().waId()).isEqualTo(detail(anaElsewhere.phone()));
    }

    @Test
    void givesALateMessageFromAnOldIdToWhoeverHeldItThen() {
        // Given
        var before = resolve(ana, NOON);
        book.changeIdentity(PORTFOLIO, ana.becomes(anaElsewhere, NOON.plusSeconds(10)), NOON.plusSeconds(10), "event");

        // When
        var late = resolve(ana.byPhoneAlone(), NOON.plusSeconds(5));
        var nextOwner = resolve(ana.byPhoneAlone(), NOON.plusSeconds(60));

        // Then
        assertThat(late).isSameAs(before);
        assertThat(before.described().waId()).isEqualTo(detail(anaElsewhere.phone()));
        assertThat(nextOwner).isNotSameAs(before);
    }

    @Test
    void changesNothingWhenAChangeComesAgain() {
        // Given
        var change = ana.becomes(anaElsewhere, NOON.plusSeconds(1));
        var contact = resolve(ana, NOON);
        book.changeIdentity(PORTFOLIO, change, NOON.plusSeconds(1), "event");
        var identifiers = new ArrayList<>(contact.identifiers());

        // When
        book.changeIdentity(PORTFOLIO, change, NOON.plusSeconds(1), "event");

        // Then
        assertThat(contact.identifiers()).isEqualTo(identifiers);
        assertThat(book.remaining()).containsExactly(contact);
    }

    @Test
    void printsNobodysIds() {
        assertThat(IdentifierKey.of(PORTFOLIO, ana.ref()).toString()).doesNotContain(ana.phone(), ana.user());
    }

    @Test
    void joinsNobodyAndMovesNoIdBecauseSomebodyAskedForAMessage() {
        // Given
        var byPhone = stored(ana.byPhoneAlone(), NOON);
        var byUserId = stored(anaElsewhere.byUserIdAlone(), NOON);

        // When
        var recipient = book.resolveRecipient(
                PORTFOLIO, new Customer(ana.phone(), anaElsewhere.user()).ref(), NOON.plusSeconds(60));

        // Then
        assertThat(recipient).isSameAs(byUserId);
        assertThat(book.merges()).isEmpty();
        assertThat(byPhone.changed()).isFalse();
        assertThat(byUserId.changed()).isFalse();
    }

    @Test
    void leavesAPhoneToItsHolderWhenARecipientIsSomebodyElse() {
        // Given
        var holder = stored(ana, NOON);

        // When
        var recipient = book.resolveRecipient(
                PORTFOLIO, new Customer(ana.phone(), anaElsewhere.user()).ref(), NOON.plusSeconds(60));

        // Then
        assertThat(recipient).isNotSameAs(holder);
        assertThat(recipient.described().waId()).isNull();
        assertThat(holder.described().waId()).isEqualTo(ana.ref().waId());
    }

    private KnownContact resolve(Customer customer, Instant at) {
        return book.resolve(PORTFOLIO, customer.ref(), at, "event");
    }

    private KnownContact stored(Customer customer, Instant since) {
        var contact = new KnownContact(UUID.randomUUID(), PORTFOLIO, since, true);
        var identifiers = IdentifierKey.of(PORTFOLIO, customer.ref()).stream()
                .map(key -> Identifier.stored(UUID.randomUUID(), key, since, null))
                .toList();
        book.add(contact, identifiers);
        return contact;
    }

    private static PersonalDetail detail(String value) {
        return new PersonalDetail(value);
    }
}
