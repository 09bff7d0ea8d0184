package dev.switchboard.outboundsender.gate;

import dev.switchboard.contracts.consent.ConsentCategory;
import dev.switchboard.contracts.content.ContentRules;
import dev.switchboard.contracts.content.OutboundContent;
import dev.switchboard.contracts.content.Violation;
import dev.switchboard.contracts.outbound.SendMessage;
import dev.switchboard.outboundsender.consent.ConsentCheck;
import dev.switchboard.outboundsender.template.TemplateCheck;
import dev.switchboard.outboundsender.template.TemplateLookup;
import dev.switchboard.outboundsender.window.ServiceWindow;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides whether a message may leave. A pure function of its arguments and the configuration; unknown is no. */
@ApplicationScoped
public class Gate {

    private static final String UNBLOCKED_BY = "a message from the customer";

    private static final int VIOLATIONS_TOLD = 10;

    /** A whole account is read in seconds, so all of its templates need not look every tenth of one. */
    private static final int SELDOM = 10;

    private final GateConfig config;

    Gate(GateConfig config) {
        this.config = config;
    }

    /**
     * Decides about a message: first whether anything bars this customer from getting it, as far as its category is known; then
     * whether its campaign lets it go, and whether its conversation is that of the number and the recipient it names; then what it
     * says, since what WhatsApp would not take is refused as it is and never cut; then whether its template may be sent as it is
     * filled; then whether this customer may be sent it now.
     *
     * @param facts what is known
     * @param waited how long the message has waited for news since the gate first looked
     */
    public Decision decide(SendMessage message, Facts facts, Duration waited, Instant now) {
        return switch (ConsentCheck.of(categoryOf(message, facts), message.phoneNumberId(), facts.consent(), now)) {
            case ConsentCheck.Barred barred -> refuse(barred);
            case ConsentCheck.NotBarred consent -> decide(message, facts, consent, waited, now);
        };
    }

    /** Whether a message writes to somebody first, which Meta counts: a template outside of the window. */
    public boolean startsConversation(SendMessage message, Facts facts, Instant now) {
        return message.content() instanceof OutboundContent.Template && !isOpen(facts.window(), now);
    }

    private Decision decide(
            SendMessage message, Facts facts, ConsentCheck.NotBarred consent, Duration waited, Instant now) {
        return switch (facts.campaign()) {
            case PAUSED -> new Decision.Wait(config.pausedRecheck());
            case CANCELLED ->
                new Decision.Refuse(
                        "campaign_cancelled",
                        "the campaign was cancelled before the message left",
                        "nothing; another campaign",
                        List.of("campaign " + message.campaignId()));
            case REPEATED ->
                new Decision.Refuse(
                        "already_in_campaign",
                        "the same person stands in the audience under another id too, and has their message",
                        "nothing; each person gets one message of a campaign",
                        List.of("campaign " + message.campaignId()));
            case GOES -> decideAlone(message, facts, consent, waited, now);
            case null -> decideAlone(message, facts, consent, waited, now);
        };
    }

    private Decision decideAlone(
            SendMessage message, Facts facts, ConsentCheck.NotBarred consent, Duration waited, Instant now) {
        var window = facts.window();
        if (window != null && !window.isOf(message.phoneNumberId())) {
            return mismatch(window, message);
        }
        if (!facts.addresses().isEmpty()
                && facts.addresses().stream().noneMatch(address -> address.isOf(message.recipient()))) {
            return waited.compareTo(config.grace()) < 0 ? new Decision.Wait(config.recheck()) : foreign(message);
        }
        var violations = ContentRules.check(message.content());
        if (!violations.isEmpty()) {
            return invalid(violations);
        }
        return message.content() instanceof OutboundContent.Template template
                ? decide(message, template, facts, consent, waited, now)
                : decide(window, waited, now);
    }

    private Decision decide(
            SendMessage message,
            OutboundContent.Template template,
            Facts facts,
            ConsentCheck.NotBarred consent,
            Duration waited,
            Instant now) {
        var lookup = facts.template() == null ? new TemplateLookup.Unmirrored() : facts.template();
        return switch (TemplateCheck.of(template, lookup)) {
            case TemplateCheck.Fit fit ->
                needsPhone(message, fit)
                        ? new Decision.Refuse(
                                "recipient_needs_phone",
                                "a one-time code cannot be sent to a customer whose phone number is hidden",
                                "the customer's phone number",
                                List.of(fit.evidence()))
                        : withEvidence(decide(message, fit, facts, consent, waited, now), fit.evidence());
            case TemplateCheck.Refused refused -> refuse(refused);
            case TemplateCheck.Unknown(TemplateCheck.Refused otherwise, boolean neverRead) -> {
                var patience = neverRead ? config.templateGrace() : config.grace();
                var recheck = neverRead ? config.recheck().multipliedBy(SELDOM) : config.recheck();
                yield waited.compareTo(patience) < 0 ? new Decision.Wait(recheck) : refuse(otherwise);
            }
        };
    }

    /** A template that answers in an open window needs no consent, any other does. */
    private Decision decide(
            SendMessage message,
            TemplateCheck.Fit template,
            Facts facts,
            ConsentCheck.NotBarred consent,
            Duration waited,
            Instant now) {
        return switch (consent) {
            case ConsentCheck.Granted(List<String> evidence) -> first(message, template, evidence, facts, now);
            case ConsentCheck.Missing missing -> {
                var mayAnswer = isAnswer(message);
                if (mayAnswer && isOpen(facts.window(), now)) {
                    yield decide(facts.window(), waited, now);
                }
                yield waited.compareTo(config.grace()) < 0 && (mayAnswer || !missing.known())
                        ? new Decision.Wait(config.recheck())
                        : new Decision.Refuse(
                                missing.code(),
                                missing.explanation(),
                                mayAnswer
                                        ? "a consent of theirs, or a message from the customer"
                                        : "a consent of theirs",
                                missing.evidence());
            }
        };
    }

    /** Decides about a template that the customer agreed to: outside of an open window it writes first. */
    private Decision first(
            SendMessage message, TemplateCheck.Fit template, List<String> evidence, Facts facts, Instant now) {
        var outOfReach = facts.outOfReachSince();
        if (outOfReach != null && !isAnswer(message) && !wroteAfter(facts.window(), outOfReach)) {
            return new Decision.Refuse(
                    "recipient_unreachable",
                    "Meta could not reach the customer several times in a row, last at %s".formatted(outOfReach),
                    UNBLOCKED_BY,
                    evidence);
        }
        if (facts.onlyAnswers() != null && !isOpen(facts.window(), now)) {
            return new Decision.Wait(config.pausedRecheck());
        }
        return new Decision.Allow(
                "consent_granted", "the customer agreed to messages of category " + template.category(), evidence);
    }

    private static boolean wroteAfter(@Nullable ServiceWindow window, Instant then) {
        return window != null && window.openedAt().isAfter(then);
    }

    /** What the customer must not have refused; null where the template is not known, and so its category. */
    private static @Nullable ConsentCategory categoryOf(SendMessage message, Facts facts) {
        if (!(message.content() instanceof OutboundContent.Template)) {
            return ConsentCategory.SERVICE;
        }
        return facts.template() instanceof TemplateLookup.Found found ? categoryOf(found.category()) : null;
    }

    private static ConsentCategory categoryOf(String approved) {
        return Stream.of(ConsentCategory.MARKETING, ConsentCategory.UTILITY, ConsentCategory.AUTHENTICATION)
                .filter(category -> category.name().equals(approved))
                .findFirst()
                .orElse(ConsentCategory.OTHER);
    }

    /** People and the virtual agent answer; workflows and campaigns write first. */
    private static boolean isAnswer(SendMessage message) {
        return switch (message.origin()) {
            case AGENT, VIRTUAL_AGENT -> true;
            case SYSTEM, OTHER -> false;
        };
    }

    private static boolean needsPhone(SendMessage message, TemplateCheck.Fit template) {
        return categoryOf(template.category()) == ConsentCategory.AUTHENTICATION
                && message.recipient().waId() == null;
    }

    private boolean isOpen(@Nullable ServiceWindow window, Instant now) {
        return window != null && window.open(now, config.windowMargin());
    }

    private static Decision refuse(ConsentCheck.Barred barred) {
        return new Decision.Refuse(barred.code(), barred.explanation(), barred.unblockedBy(), barred.evidence());
    }

    private static Decision refuse(TemplateCheck.Refused refused) {
        return new Decision.Refuse(refused.code(), refused.explanation(), refused.unblockedBy(), refused.evidence());
    }

    private static Decision withEvidence(Decision decision, String more) {
        return switch (decision) {
            case Decision.Allow(String code, String explanation, List<String> evidence) ->
                new Decision.Allow(
                        code,
                        explanation,
                        Stream.concat(evidence.stream(), Stream.of(more)).toList());
            case Decision.Wait _, Decision.Refuse _ -> decision;
        };
    }

    /**
     * Decides about a free-form answer.
     *
     * @param window what is known of the conversation's window; null when nothing is
     * @param waited how long the message has waited for news since the gate first looked
     */
    public Decision decide(@Nullable ServiceWindow window, Duration waited, Instant now) {
        if (window != null && isOpen(window, now)) {
            return new Decision.Allow(
                    "window_open", "the service window is open until " + window.expiresAt(), window.evidence());
        }
        if (waited.compareTo(config.grace()) < 0) {
            return new Decision.Wait(config.recheck());
        }
        return new Decision.Refuse(
                "window_closed",
                explanation(window, now),
                UNBLOCKED_BY,
                window == null ? List.of() : window.evidence());
    }

    /** No news can change it, since a conversation never changes its number. */
    private static Decision mismatch(ServiceWindow window, SendMessage message) {
        return new Decision.Refuse(
                "conversation_mismatch",
                "the conversation is one of business number %s, and the message was to leave from %s"
                        .formatted(window.phoneNumberId(), message.phoneNumberId()),
                "a message from the conversation's own number, or one that names this number's conversation with the customer",
                window.evidence());
    }

    /** The consents and the window that count are those of the conversation's customer. */
    private static Decision foreign(SendMessage message) {
        return new Decision.Refuse(
                "recipient_mismatch",
                "the recipient is none of the phones and user ids by which the conversation's customer is known",
                "a message to the customer as they are known now, or one that names the recipient instead of the conversation",
                List.of("conversation " + message.conversationId()));
    }

    private static Decision invalid(List<Violation> violations) {
        var told = violations.stream().limit(VIOLATIONS_TOLD).toList();
        var explanation = told.stream().map(Violation::sentence).collect(Collectors.joining(" "));
        if (violations.size() > told.size()) {
            explanation += " And %d more.".formatted(violations.size() - told.size());
        }
        return new Decision.Refuse(
                "content_invalid",
                explanation,
                "a message within WhatsApp's limits",
                told.stream()
                        .map(violation -> violation.field() + " " + violation.code())
                        .toList());
    }

    private static String explanation(@Nullable ServiceWindow window, Instant now) {
        if (window == null) {
            return "the customer is not known to have written, so no service window is open";
        }
        if (window.closedAt() != null) {
            return "Meta closed the service window at %s".formatted(window.closedAt());
        }
        return now.isBefore(window.expiresAt())
                ? "the service window ends at %s, too soon to be sure of arriving in it".formatted(window.expiresAt())
                : "the service window ended at %s, 24 hours after the customer last wrote"
                        .formatted(window.expiresAt());
    }
}
