package dev.switchboard.conversationservice.contact;

import dev.switchboard.contracts.CustomerRef;
import dev.switchboard.contracts.PersonalDetail;
import dev.switchboard.contracts.PhoneSpellings;
import dev.switchboard.contracts.whatsapp.CustomerIdentityChanged;
import dev.switchboard.rows.Storable;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One id of a customer inside one portfolio. Ordered, so that everybody who writes several takes them in the same order
 * and nobody waits in a circle.
 */
record IdentifierKey(String portfolio, IdentifierKind kind, PersonalDetail value) implements Comparable<IdentifierKey> {

    private static final Comparator<IdentifierKey> ORDER = Comparator.comparing(IdentifierKey::portfolio)
            .thenComparing(IdentifierKey::kind)
            .thenComparing(key -> key.value().value());

    @Override
    public int compareTo(IdentifierKey other) {
        return ORDER.compare(this, other);
    }

    /** All ids that a payload names. */
    static List<IdentifierKey> of(String portfolio, CustomerRef customer) {
        return Stream.of(
                        key(portfolio, IdentifierKind.USER_ID, customer.userId()),
                        key(portfolio, IdentifierKind.WA_ID, customer.waId()),
                        key(portfolio, IdentifierKind.PARENT_USER_ID, customer.parentUserId()),
                        key(portfolio, IdentifierKind.USERNAME, customer.username()))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The ids that a change moves on to. */
    static List<IdentifierKey> ofNewIds(String portfolio, CustomerIdentityChanged change) {
        return Stream.of(
                        key(portfolio, IdentifierKind.USER_ID, change.newUserId()),
                        key(portfolio, IdentifierKind.WA_ID, change.newWaId()),
                        key(portfolio, IdentifierKind.PARENT_USER_ID, change.newParentUserId()))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The same phone as other countries' rules write it; Meta and those who dial do not always agree. */
    List<IdentifierKey> variants() {
        return kind == IdentifierKind.WA_ID
                ? PhoneSpellings.others(value.value()).stream()
                        .map(phone -> new IdentifierKey(portfolio, kind, new PersonalDetail(phone)))
                        .toList()
                : List.of();
    }

    static @Nullable IdentifierKey key(String portfolio, IdentifierKind kind, @Nullable PersonalDetail value) {
        return value == null
                ? null
                : new IdentifierKey(portfolio, kind, new PersonalDetail(Storable.text(value.value())));
    }
}
