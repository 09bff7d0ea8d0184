package dev.switchboard.conversationservice.command;

import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.PersonalDetail;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.outbound.MessageRefused;
import dev.switchboard.contracts.outbound.Recipient;
import dev.switchboard.conversationservice.Announcement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Why a message to a recipient goes to nobody. */
enum Refusal {
    /** No customer can have such a phone. */
    PHONE(
            "recipient_invalid",
            "the recipient's waId is no phone as WhatsApp writes it: 5 to 15 digits, country code first, without + or spaces",
            "a phone in digits"),
    /** No customer can have such a user id. */
    USER_ID(
            "recipient_invalid",
            "the recipient's userId is no business-scoped user id: two letters of a country, a dot, letters and digits",
            "a user id as a webhook told it"),
    /** Somebody whom we know, but under no id any more. */
    UNREACHABLE(
            "recipient_unreachable",
            "Meta's ids of this contact have passed to somebody else",
            "a phone or user id that is theirs now");

    private static final Pattern PHONES = Pattern.compile("\\d{5,15}");

    /** As Meta documents them, {@code US.ENT.…} of linked portfolios among them. */
    private static final Pattern USER_IDS = Pattern.compile("[A-Za-z]{2}(\\.[A-Za-z]{1,8})?\\.[A-Za-z0-9]{1,128}");

    private final String code;
    private final String explanation;
    private final String unblockedBy;

    Refusal(String code, String explanation, String unblockedBy) {
        this.code = code;
        this.explanation = explanation;
        this.unblockedBy = unblockedBy;
    }

    /** What is wrong with a recipient before anybody is looked for. */
    static Optional<Refusal> of(Recipient recipient) {
        if (!fits(recipient.waId(), PHONES)) {
            return Optional.of(PHONE);
        }
        return fits(recipient.userId(), USER_IDS) ? Optional.empty() : Optional.of(USER_ID);
    }

    /** What the others hear; the key is the message, as the command's was. */
    Announcement announced(UUID messageId, @Nullable String traceparent, Instant now) {
        return Announcement.on(
                Topics.OUTBOUND_EVENTS,
                CloudEvent.idOf(MessageRefused.class, messageId.toString()),
                messageId,
                now,
                traceparent,
                new MessageRefused(messageId, null, code, explanation, unblockedBy, List.of(), now));
    }

    private static boolean fits(@Nullable PersonalDetail id, Pattern pattern) {
        return id == null || pattern.matcher(id.value()).matches();
    }
}
