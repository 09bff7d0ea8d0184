package dev.switchboard.contracts;

import dev.switchboard.contracts.consent.ConsentEvent;
import dev.switchboard.contracts.consent.ConsentState;
import dev.switchboard.contracts.conversation.ConversationEvent;
import dev.switchboard.contracts.outbound.NumberState;
import dev.switchboard.contracts.outbound.OutboundCommand;
import dev.switchboard.contracts.outbound.OutboundEvent;
import dev.switchboard.contracts.outbound.TemplateState;
import dev.switchboard.contracts.whatsapp.AccountEvent;
import dev.switchboard.contracts.whatsapp.HistoryEvent;
import dev.switchboard.contracts.whatsapp.MarketingPreferenceChanged;
import dev.switchboard.contracts.whatsapp.MessageEvent;
import dev.switchboard.contracts.whatsapp.MessageStatusChanged;
import dev.switchboard.contracts.whatsapp.UnrecognisedWebhook;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every topic, in one place. {@code docs/events.md} is generated from here. */
public final class Topics {

    /** What customers say, as Meta reports it. */
    public static final String WHATSAPP_MESSAGES = "switchboard.whatsapp.messages.v1";

    /** Where Meta's delivery statuses go. */
    public static final String WHATSAPP_STATUSES = "switchboard.whatsapp.statuses.v1";

    /** Where marketing stops and resumes go. */
    public static final String WHATSAPP_PREFERENCES = "switchboard.whatsapp.preferences.v1";

    /** Where news of templates, numbers and accounts go. */
    public static final String WHATSAPP_ACCOUNT = "switchboard.whatsapp.account.v1";

    /** Where old chats go, on a lane of their own. */
    public static final String WHATSAPP_HISTORY = "switchboard.whatsapp.history.v1";

    /** Where all that nobody understood is kept. */
    public static final String WHATSAPP_UNRECOGNISED = "switchboard.whatsapp.unrecognised.v1";

    /** What happens in conversations. */
    public static final String CONVERSATION_EVENTS = "switchboard.conversation.events.v1";

    /** What happens to the right to write to somebody. */
    public static final String CONSENT_EVENTS = "switchboard.consent.events.v1";

    /** Who may be written to now. */
    public static final String CONSENT_STATE = "switchboard.consent.state.v1";

    /** Commands that a person waits for. */
    public static final String OUTBOUND_LIVE = "switchboard.outbound.live.v1";

    /** Commands that can wait behind live ones. */
    public static final String OUTBOUND_BULK = "switchboard.outbound.bulk.v1";

    /** What became of commands. */
    public static final String OUTBOUND_EVENTS = "switchboard.outbound.events.v1";

    /** Health of business numbers. */
    public static final String OUTBOUND_NUMBERS = "switchboard.outbound.numbers.v1";

    /** State of templates. */
    public static final String OUTBOUND_TEMPLATES = "switchboard.outbound.templates.v1";

    private static final String CONVERSATION_KEY =
            "conversation key: keyed hash of number and customer, no personal data";
    private static final String CONVERSATION_ID = "conversationId";
    private static final String COMMAND_KEY = "conversationId; messageId of SendToRecipient";
    private static final String CONTACT_ID = "contactId";
    private static final String WABA_ID = "WABA id";
    private static final List<String> INGRESS = List.of("webhook-ingress");
    private static final List<String> CONVERSATION = List.of("conversation-service");
    private static final List<String> CONSENT = List.of("consent-service");
    private static final List<String> SENDER = List.of("outbound-sender");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration MONTH = Duration.ofDays(30);

    private static final List<Topic> ALL = List.of(
            new Topic(
                    WHATSAPP_MESSAGES,
                    "What customers (and echoes of the business) say, as Meta reports it.",
                    CONVERSATION_KEY,
                    WEEK,
                    true,
                    INGRESS,
                    CONVERSATION,
                    membersOf(MessageEvent.class)),
            new Topic(
                    WHATSAPP_STATUSES,
                    "How far messages got, as Meta reports it.",
                    CONVERSATION_KEY,
                    WEEK,
                    true,
                    INGRESS,
                    List.of("conversation-service", "outbound-sender"),
                    List.of(MessageStatusChanged.class)),
            new Topic(
                    WHATSAPP_PREFERENCES,
                    "Marketing stops and resumes made with WhatsApp's own control.",
                    CONVERSATION_KEY,
                    MONTH,
                    true,
                    INGRESS,
                    CONVERSATION,
                    List.of(MarketingPreferenceChanged.class)),
            new Topic(
                    WHATSAPP_ACCOUNT,
                    "News of templates, numbers and accounts.",
                    WABA_ID,
                    MONTH,
                    true,
                    INGRESS,
                    SENDER,
                    membersOf(AccountEvent.class)),
            new Topic(
                    WHATSAPP_HISTORY,
                    "Old chats and contact lists of linked phone apps, apart from live traffic.",
                    WABA_ID,
                    WEEK,
                    true,
                    INGRESS,
                    CONVERSATION,
                    membersOf(HistoryEvent.class)),
            new Topic(
                    WHATSAPP_UNRECOGNISED,
                    "Whatever was rightly signed and not understood, kept whole.",
                    "none",
                    MONTH,
                    true,
                    INGRESS,
                    List.of("operators"),
                    List.of(UnrecognisedWebhook.class)),
            new Topic(
                    CONVERSATION_EVENTS,
                    "What happens in conversations, in our own ids.",
                    CONVERSATION_ID,
                    WEEK,
                    true,
                    CONVERSATION,
                    List.of("outbound-sender", "consent-service", "routing-service", "agent-gateway"),
                    membersOf(ConversationEvent.class)),
            new Topic(
                    CONSENT_EVENTS,
                    "What happens to the right to write to somebody, with its evidence.",
                    CONTACT_ID,
                    MONTH,
                    true,
                    CONSENT,
                    List.of("conversation-service", "agent-gateway"),
                    membersOf(ConsentEvent.class)),
            new Topic(
                    CONSENT_STATE,
                    "Who may be written to now; ends in a tombstone for who was erased, or merged into another.",
                    CONTACT_ID,
                    null,
                    true,
                    CONSENT,
                    List.of("outbound-sender", "agent-gateway"),
                    List.of(ConsentState.class)),
            new Topic(
                    OUTBOUND_LIVE,
                    "Commands that somebody waits for: answers of people and of the virtual agent.",
                    COMMAND_KEY,
                    Duration.ofDays(1),
                    true,
                    List.of("conversation-service", "consent-service", "agent-gateway", "workflows"),
                    List.of("conversation-service", "outbound-sender"),
                    membersOf(OutboundCommand.class)),
            new Topic(
                    OUTBOUND_BULK,
                    "Commands that yield to live ones: campaigns.",
                    COMMAND_KEY,
                    Duration.ofDays(1),
                    true,
                    List.of("conversation-service", "outbound-sender", "agent-gateway", "workflows"),
                    List.of("conversation-service", "outbound-sender"),
                    membersOf(OutboundCommand.class)),
            new Topic(
                    OUTBOUND_EVENTS,
                    "What became of commands.",
                    "as the command",
                    WEEK,
                    true,
                    List.of("outbound-sender", "conversation-service"),
                    List.of("conversation-service", "consent-service", "outbound-sender", "agent-gateway"),
                    membersOf(OutboundEvent.class)),
            new Topic(
                    OUTBOUND_NUMBERS,
                    "Health of business numbers.",
                    "phone-number id",
                    null,
                    false,
                    SENDER,
                    List.of("agent-gateway"),
                    List.of(NumberState.class)),
            new Topic(
                    OUTBOUND_TEMPLATES,
                    "State of templates.",
                    "template id",
                    null,
                    false,
                    SENDER,
                    List.of("agent-gateway", "consent-service"),
                    List.of(TemplateState.class)));

    private static final Map<String, Class<? extends Event>> TYPES = ALL.stream()
            .flatMap(topic -> topic.types().stream())
            .distinct()
            .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Function.identity()));

    private Topics() {}

    /** All topics that exist so far, but for dead letters, which each consumer group has of its own. */
    public static List<Topic> all() {
        return ALL;
    }

    /** Where a consumer group puts records that it cannot handle. */
    public static String deadLettersOf(String consumerGroup) {
        return consumerGroup + ".dead-letters.v1";
    }

    /** The record of a {@code ce_type}; empty for a type that is newer than this reader. */
    public static Optional<Class<? extends Event>> eventType(String ceType) {
        return Optional.ofNullable(TYPES.get(ceType));
    }

    /** The records that a sealed family permits. */
    private static List<Class<? extends Event>> membersOf(Class<? extends Event> family) {
        return Arrays.stream(family.getPermittedSubclasses())
                .<Class<? extends Event>>map(member -> member.asSubclass(Event.class))
                .flatMap(member -> member.isSealed() ? membersOf(member).stream() : Stream.of(member))
                .toList();
    }
}
