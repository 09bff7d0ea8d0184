package dev.switchboard.outboundsender.graphapi;

import static dev.switchboard.outboundsender.graphapi.GraphContents.checked;

import dev.switchboard.cloudapi.graph.GraphCard;
import dev.switchboard.cloudapi.graph.GraphContacts;
import dev.switchboard.contracts.PersonalDetail;
import dev.switchboard.contracts.content.CarouselCard;
import dev.switchboard.contracts.content.ContactCard;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes contact cards and the cards of a carousel the way Meta wants them. */
final class GraphCards {

    private GraphCards() {}

    static GraphCard carousel(CarouselCard card) {
        if (card.productRetailerId() != null) {
            return new GraphCard.Product(checked(card.catalogId()), card.productRetailerId());
        }
        var file = GraphContents.media(checked(card.media()));
        var words = GraphContents.words(card.body());
        return card.buttons().isEmpty()
                ? new GraphCard.Link(file, words, checked(card.linkLabel()).value(), checked(card.linkUrl()))
                : new GraphCard.Replies(file, words, GraphContents.buttons(card.buttons()));
    }

    static GraphContacts contacts(List<ContactCard> cards) {
        return new GraphContacts(cards.stream().map(GraphCards::contact).toList());
    }

    private static GraphContacts.Card contact(ContactCard card) {
        var written = new GraphContacts.Card();
        if (card.name() != null) {
            written.name(name(card.name()));
        }
        for (var phone : card.phones()) {
            written.with(
                    "phones", parts("phone", text(phone.phone()), "wa_id", text(phone.waId()), "type", phone.kind()));
        }
        for (var email : card.emails()) {
            written.with("emails", parts("email", text(email.email()), "type", email.kind()));
        }
        for (var address : card.addresses()) {
            written.with("addresses", address(address));
        }
        for (var url : card.urls()) {
            written.with("urls", parts("url", text(url.url()), "type", url.kind()));
        }
        var organisation = card.organisation();
        if (organisation != null) {
            written.organisation(parts(
                    "company", text(organisation.company()),
                    "department", text(organisation.department()),
                    "title", text(organisation.title())));
        }
        if (card.birthday() != null) {
            written.birthday(card.birthday().value());
        }
        return written;
    }

    private static Map<String, @Nullable String> name(ContactCard.Name name) {
        return parts(
                "formatted_name", text(name.formatted()),
                "first_name", text(name.first()),
                "last_name", text(name.last()),
                "middle_name", text(name.middle()),
                "prefix", text(name.prefix()),
                "suffix", text(name.suffix()));
    }

    private static Map<String, @Nullable String> address(ContactCard.Address address) {
        return parts(
                "street", text(address.street()),
                "city", text(address.city()),
                "state", text(address.state()),
                "zip", text(address.zip()),
                "country", text(address.country()),
                "country_code", text(address.countryCode()),
                "type", address.kind());
    }

    /** Field names and values in turn. */
    private static Map<String, @Nullable String> parts(@Nullable String... fieldsAndValues) {
        var parts = new LinkedHashMap<String, @Nullable String>();
        for (int i = 0; i < fieldsAndValues.length; i += 2) {
            parts.put(checked(fieldsAndValues[i]), fieldsAndValues[i + 1]);
        }
        return parts;
    }

    private static @Nullable String text(@Nullable PersonalDetail detail) {
        return detail == null ? null : detail.value();
    }
}
