package dev.switchboard.conversationservice.contact;

import dev.switchboard.contracts.PersonalDetail;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks contacts up, with the identifiers that they hold now. */
@ApplicationScoped
public class ContactDirectory implements PanacheRepositoryBase<Contact, UUID> {

    private final Identifiers identifiers;

    ContactDirectory(Identifiers identifiers) {
        this.identifiers = identifiers;
    }

    /** The contacts with these ids, by id. */
    public Map<UUID, ContactView> views(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var held = identifiers.list("contactId in ?1 and retiredAt is null", ids).stream()
                .collect(Collectors.groupingBy(identifier -> identifier.contactId));
        return list("id in ?1", ids).stream()
                .map(contact -> view(contact, held.getOrDefault(contact.id, List.of())))
                .collect(Collectors.toMap(ContactView::id, Function.identity()));
    }

    private static ContactView view(Contact contact, List<ContactIdentifier> held) {
        return new ContactView(
                contact.id,
                contact.name == null ? null : new PersonalDetail(contact.name),
                value(held, IdentifierKind.WA_ID),
                value(held, IdentifierKind.USER_ID),
                value(held, IdentifierKind.USERNAME));
    }

    private static @Nullable PersonalDetail value(List<ContactIdentifier> held, IdentifierKind kind) {
        return held.stream()
                .filter(identifier -> identifier.kind == kind)
                .map(identifier -> new PersonalDetail(identifier.value))
                .findFirst()
                .orElse(null);
    }

    /** The identifiers, to read. */
    @ApplicationScoped
    static class Identifiers implements PanacheRepositoryBase<ContactIdentifier, UUID> {}
}
