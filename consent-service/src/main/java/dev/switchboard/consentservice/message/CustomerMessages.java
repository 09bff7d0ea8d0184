package dev.switchboard.consentservice.message;

import dev.switchboard.consentservice.directory.Contact;
import dev.switchboard.consentservice.directory.KnownThread;
import dev.switchboard.consentservice.ledger.Canonical;
import dev.switchboard.consentservice.ledger.Evidence;
import dev.switchboard.consentservice.number.KeywordList;
import dev.switchboard.consentservice.number.Understanding;
import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.CustomerText;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.contracts.content.OutboundContent;
import dev.switchboard.contracts.content.ReplyButton;
import dev.switchboard.contracts.outbound.Recipient;
import dev.switchboard.contracts.outbound.SendMessage;
import dev.switchboard.messaging.Outbox;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Asks the sender for what we say about consent. Ids follow from what happened, so that a repeat is the same message; the
 * sender's gate has the last word. Where the window is closed nothing is said.
 */
@ApplicationScoped
public class CustomerMessages {

    /** Before the id of a double opt-in, on the button that agrees. */
    public static final String YES_PAYLOAD = "switchboard:optin:yes:";

    /** Before the id of a double opt-in, on the button that refuses. */
    public static final String NO_PAYLOAD = "switchboard:optin:no:";

    /** Before the language of the list that a question is from: so evidence names it. */
    private static final String QUESTION_OF = "question/";

    private static final URI SOURCE = URI.create("/consent-service");
    private static final String REQUESTED_BY = "consent-service";
    private static final int LONGEST_LABEL = 20;

    private final MeterRegistry meters;

    CustomerMessages(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Tells a customer that a stop, or an agreement, was understood; once for each deed of theirs. */
    public void confirm(
            UUID eventId,
            boolean optOut,
            Understanding understanding,
            String locale,
            KnownThread thread,
            Contact contact,
            Instant now,
            Outbox outbox) {
        var said = understanding.text(
                locale, list -> Optional.ofNullable(optOut ? list.optOutConfirmation() : list.optInConfirmation()));
        var messageId = CloudEvent.digestOf("consent-confirmation", eventId.toString());
        var outcome = "no_text";
        if (said.isPresent() && understanding.active()) {
            var content = MessageContent.Text.of(said.get().words());
            outcome = send(messageId, content, thread, contact, now, outbox) ? "sent" : "window_closed";
        }
        count("confirmation", outcome);
    }

    /**
     * What a customer was asked.
     *
     * @param question as evidence: the list that it is from, its version, and the hash of the words
     */
    public record Asked(UUID messageId, Evidence.Wording question) {}

    /**
     * Asks a customer for a consent.
     *
     * @return empty where there is no text for it, nobody to send it to, or no open window
     */
    public Optional<Asked> ask(
            UUID requestId,
            Understanding understanding,
            String locale,
            KnownThread thread,
            Contact contact,
            Instant now,
            Outbox outbox) {
        var said = understanding.text(locale, list -> Optional.ofNullable(list.question()));
        if (said.isEmpty()) {
            count("question", "no_text");
            return Optional.empty();
        }
        var messageId = CloudEvent.digestOf("consent-question", requestId.toString());
        var list = said.get().from().list();
        var content = list.yes().isEmpty() || list.no().isEmpty()
                ? MessageContent.Text.of(said.get().words())
                : new OutboundContent.ReplyButtons(
                        null, new CustomerText(said.get().words()), null, buttons(requestId, list));
        var sent = send(messageId, content, thread, contact, now, outbox);
        count("question", sent ? "sent" : "window_closed");
        return sent ? Optional.of(new Asked(messageId, question(said.get(), understanding))) : Optional.empty();
    }

    private static Evidence.Wording question(Understanding.Said said, Understanding understanding) {
        return new Evidence.Wording(
                QUESTION_OF + said.from().locale(),
                said.from().version(),
                Canonical.sha256(said.words()),
                understanding.settings().businessName());
    }

    private static List<ReplyButton> buttons(UUID requestId, KeywordList list) {
        return List.of(
                new ReplyButton(YES_PAYLOAD + requestId, label(list.yes().getFirst())),
                new ReplyButton(NO_PAYLOAD + requestId, label(list.no().getFirst())));
    }

    private static CustomerText label(String word) {
        return new CustomerText(word.length() > LONGEST_LABEL ? word.substring(0, LONGEST_LABEL) : word);
    }

    private static boolean send(
            UUID messageId, OutboundContent content, KnownThread thread, Contact contact, Instant now, Outbox outbox) {
        if (!thread.open(now) || contact.customer() == null) {
            return false;
        }
        var key = thread.id().toString();
        outbox.add(
                Topics.OUTBOUND_LIVE,
                key,
                new CloudEvent<>(
                        CloudEvent.idOf(SendMessage.class, messageId.toString()),
                        SOURCE,
                        key,
                        now,
                        null,
                        new SendMessage(
                                messageId,
                                thread.id(),
                                thread.phoneNumberId(),
                                new Recipient(contact.waId(), contact.userId()),
                                content,
                                null,
                                SendMessage.Origin.SYSTEM,
                                REQUESTED_BY,
                                now)));
        return true;
    }

    private void count(String what, String outcome) {
        meters.counter("switchboard.consent.messages", "channel", what, "outcome", outcome)
                .increment();
    }
}
