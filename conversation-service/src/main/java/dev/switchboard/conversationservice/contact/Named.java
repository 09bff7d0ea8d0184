package dev.switchboard.conversationservice.contact;

import dev.switchboard.contracts.CustomerRef;
import dev.switchboard.contracts.whatsapp.CustomerIdentityChanged;
import java.util.List;
import java.util.stream.Stream;

/** Somebody whom an event of a batch names, so that the book is opened at the right pages. */
public final class Named {

    private final List<IdentifierKey> keys;

    private Named(List<IdentifierKey> keys) {
        this.keys = keys;
    }

    /** A customer as a payload names them. */
    public static Named customer(String portfolio, CustomerRef customer) {
        return new Named(IdentifierKey.of(portfolio, customer));
    }

    /** A customer under the old and the new ids. */
    public static Named underOldAndNewIds(String portfolio, CustomerIdentityChanged change) {
        return new Named(Stream.concat(
                        IdentifierKey.of(portfolio, change.customer()).stream(),
                        IdentifierKey.ofNewIds(portfolio, change).stream())
                .toList());
    }

    /** All ids by which they may be known. */
    Stream<IdentifierKey> keys() {
        return keys.stream().flatMap(key -> Stream.concat(Stream.of(key), key.variants().stream()));
    }
}
