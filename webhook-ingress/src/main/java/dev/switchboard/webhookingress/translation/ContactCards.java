package dev.switchboard.webhookingress.translation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.cloudapi.webhook.Fields;
import dev.switchboard.contracts.PersonalDetail;
import dev.switchboard.contracts.content.ContactCard;
import dev.switchboard.contracts.content.InboundContent;
import dev.switchboard.contracts.content.MessageContent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Shared contact cards. */
final class ContactCards {

    private ContactCards() {}

    /**
     * Null when a card is of another shape than Meta's, so that no part of it is dropped.
     *
     * @param origin contact_request when the customer shares their own number because we asked; only then is it theirs
     */
    static @Nullable InboundContent of(JsonNode contacts, @Nullable String origin) {
        if (!contacts.isArray() || contacts.isEmpty()) {
            return null;
        }
        var cards = new ArrayList<ContactCard>(contacts.size());
        for (var contact : contacts) {
            if (!readable(contact)) {
                return null;
            }
            cards.add(card(contact));
        }
        return new MessageContent.Contacts(cards, origin == null ? null : origin.equals("contact_request"));
    }

    private static boolean readable(JsonNode contact) {
        return Stream.of("name", "org").map(contact::path).allMatch(part -> absent(part) || part.isObject())
                && Stream.of("phones", "emails", "addresses", "urls")
                        .map(contact::path)
                        .allMatch(parts -> absent(parts) || listOfObjects(parts))
                && Stream.of("name", "org", "phones", "emails", "addresses", "urls")
                        .anyMatch(key -> !contact.path(key).isEmpty());
    }

    private static boolean absent(JsonNode part) {
        return part.isMissingNode() || part.isNull();
    }

    private static boolean listOfObjects(JsonNode parts) {
        return parts.isArray()
                && StreamSupport.stream(parts.spliterator(), false).allMatch(JsonNode::isObject);
    }

    private static ContactCard card(JsonNode contact) {
        var name = contact.path("name");
        var organisation = contact.path("org");
        return new ContactCard(
                name.isObject() ? name(name) : null,
                each(contact.path("phones"), ContactCards::phone),
                each(
                        contact.path("emails"),
                        email -> new ContactCard.Email(detail(email, "email"), Fields.text(email, "type"))),
                each(contact.path("addresses"), ContactCards::address),
                each(contact.path("urls"), url -> new ContactCard.Url(detail(url, "url"), Fields.text(url, "type"))),
                organisation.isObject() ? organisation(organisation) : null,
                detail(contact, "birthday"),
                detail(contact, "vcard"));
    }

    private static ContactCard.Name name(JsonNode name) {
        return new ContactCard.Name(
                detail(name, "formatted_name"),
                detail(name, "first_name"),
                detail(name, "last_name"),
                detail(name, "middle_name"),
                detail(name, "prefix"),
                detail(name, "suffix"));
    }

    private static ContactCard.Phone phone(JsonNode phone) {
        return new ContactCard.Phone(detail(phone, "phone"), detail(phone, "wa_id"), Fields.text(phone, "type"));
    }

    private static ContactCard.Address address(JsonNode address) {
        return new ContactCard.Address(
                detail(address, "street"),
                detail(address, "city"),
                detail(address, "state"),
                detail(address, "zip"),
                detail(address, "country"),
                detail(address, "country_code"),
                Fields.text(address, "type"));
    }

    private static ContactCard.Organisation organisation(JsonNode organisation) {
        return new ContactCard.Organisation(
                detail(organisation, "company"), detail(organisation, "department"), detail(organisation, "title"));
    }

    private static <T> List<T> each(JsonNode parts, Function<JsonNode, T> read) {
        return StreamSupport.stream(parts.spliterator(), false).map(read).toList();
    }

    private static @Nullable PersonalDetail detail(JsonNode parent, String key) {
        return Wire.detail(Fields.text(parent, key));
    }
}
