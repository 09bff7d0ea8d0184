package dev.switchboard.contracts.content;

import dev.switchboard.contracts.content.MessageContent.Contacts;
import dev.switchboard.contracts.content.MessageContent.Location;
import dev.switchboard.contracts.content.MessageContent.Media;
import dev.switchboard.contracts.content.MessageContent.Reaction;
import dev.switchboard.contracts.content.MessageContent.Text;
import dev.switchboard.contracts.content.Violation.Rule;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What WhatsApp takes, checked before anything is sent: what breaks a limit is named, never cut to size. Where Meta's
 * pages disagree, the wider limit counts.
 *
 * <p>Looks at the message alone. Whether a template has these gaps, or the customer may be written to, is for others.
 *
 * @see <a href="https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/send-messages">Meta: messages</a>
 */
public final class ContentRules {

    private static final int TEXT_CHARS_MAX = 4096;
    private static final int CARDS_MAX = 257;
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern ONE_SIGN = Pattern.compile("\\X");

    private ContentRules() {}

    /** Everything that WhatsApp would not take, in the order of the message; empty when it can be sent. */
    public static List<Violation> check(OutboundContent content) {
        var findings = new Findings();
        switch (content) {
            case Text text -> findings.words("body", text.body(), TEXT_CHARS_MAX);
            case Media media -> MediaRules.message(media, findings);
            case Location location -> location(location, "", findings);
            case Contacts contacts -> contacts(contacts, findings);
            case Reaction reaction -> reaction(reaction, findings);
            case OutboundContent.ReplyButtons buttons -> InteractiveRules.buttons(buttons, findings);
            case OutboundContent.ListMenu list -> InteractiveRules.list(list, findings);
            case OutboundContent.LinkButton link -> InteractiveRules.link(link, findings);
            case OutboundContent.Flow flow -> InteractiveRules.flow(flow, findings);
            case OutboundContent.LocationRequest request -> InteractiveRules.body(request.body(), findings);
            case OutboundContent.ContactInfoRequest request -> InteractiveRules.body(request.body(), findings);
            case OutboundContent.Catalog catalog -> CommerceRules.catalog(catalog, findings);
            case OutboundContent.Product product -> CommerceRules.product(product, findings);
            case OutboundContent.ProductList products -> CommerceRules.list(products, findings);
            case OutboundContent.Carousel carousel -> CarouselRules.carousel(carousel, findings);
            case OutboundContent.Template template -> TemplateRules.template(template, findings);
        }
        return findings.all();
    }

    static void location(Location location, String path, Findings findings) {
        findings.degrees(path + "latitude", location.latitude(), 90);
        findings.degrees(path + "longitude", location.longitude(), 180);
    }

    private static void contacts(Contacts contacts, Findings findings) {
        findings.count("cards", contacts.cards().size(), 1, CARDS_MAX);
        for (int i = 0; i < contacts.cards().size(); i++) {
            var card = contacts.cards().get(i);
            name(card.name(), "cards[%d].name".formatted(i), findings);
            for (int j = 0; j < card.phones().size(); j++) {
                var phone = card.phones().get(j).phone();
                findings.present("cards[%d].phones[%d].phone".formatted(i, j), phone == null ? null : phone.value());
            }
            if (card.vcard() != null) {
                var field = "cards[%d].vcard".formatted(i);
                findings.add(
                        field, Rule.NOT_ALLOWED, field + " cannot be sent; WhatsApp makes one of the other fields.");
            }
            if (card.birthday() != null
                    && !DATE.matcher(card.birthday().value()).matches()) {
                var field = "cards[%d].birthday".formatted(i);
                findings.add(field, Rule.MALFORMED, field + " must be written YYYY-MM-DD.");
            }
        }
    }

    private static void name(ContactCard.@Nullable Name name, String path, Findings findings) {
        if (name == null) {
            findings.add(path, Rule.MISSING, path + " must not be empty.");
            return;
        }
        findings.present(
                path + ".formatted",
                name.formatted() == null ? null : name.formatted().value());
        var parts = Stream.of(name.first(), name.last(), name.middle(), name.prefix(), name.suffix())
                .anyMatch(part -> part != null && !part.value().isBlank());
        if (!parts) {
            findings.add(path, Rule.MISSING, path + " needs one of its parts besides the formatted name.");
        }
    }

    private static void reaction(Reaction reaction, Findings findings) {
        findings.present("targetMessageId", reaction.targetMessageId());
        if (reaction.emoji() != null && !isOneEmoji(reaction.emoji().value())) {
            findings.add("emoji", Rule.MALFORMED, "emoji must be exactly one emoji; leave it out to take one away.");
        }
    }

    /** One sign as people see it, be it built of several; digits count as emoji only with the keycap around them. */
    private static boolean isOneEmoji(String text) {
        return ONE_SIGN.matcher(text).matches()
                && text.codePoints().anyMatch(sign -> (sign > 0x7f && Character.isEmoji(sign)) || sign == 0x20e3);
    }
}
