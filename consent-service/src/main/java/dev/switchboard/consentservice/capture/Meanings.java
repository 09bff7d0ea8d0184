package dev.switchboard.consentservice.capture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.consentservice.ledger.Evidence;
import dev.switchboard.consentservice.message.CustomerMessages;
import dev.switchboard.consentservice.number.NumberSettings;
import dev.switchboard.consentservice.number.Understanding;
import dev.switchboard.contracts.consent.ConsentSource;
import dev.switchboard.contracts.content.InboundContent;
import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.messaging.EventJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads messages as consent or its end; mostly they are neither. */
final class Meanings {

    private Meanings() {}

    /**
     * What a message may mean, most important first.
     *
     * @param reference where it is found, our message id
     */
    static List<Meaning> of(MessageContent content, Understanding understanding, String reference) {
        return switch (content) {
            case MessageContent.Text text ->
                words(text.body().value(), ConsentSource.INBOUND_KEYWORD, understanding, reference);
            case InboundContent.ButtonReply reply ->
                tapped(reply.id(), reply.title().value(), understanding, reference);
            case InboundContent.TemplateButton button ->
                tapped(button.payload().value(), button.text().value(), understanding, reference);
            case InboundContent.ListReply row -> tapped(row.id(), row.title().value(), understanding, reference);
            case InboundContent.FlowReply flow -> filledIn(flow, understanding, reference);
            default -> List.of(); // all other kinds, those to come included, say nothing about consent
        };
    }

    private static List<Meaning> words(
            String text, ConsentSource source, Understanding understanding, String reference) {
        var meanings = new ArrayList<Meaning>();
        for (var heard : understanding.hear(text)) {
            var evidence = Evidence.from(source, reference)
                    .matching(
                            new Evidence.Match(
                                    heard.keyword(),
                                    "whole_message, list %s version %d".formatted(heard.locale(), heard.version())),
                            heard.locale(),
                            text);
            meanings.add(
                    switch (heard.kind()) {
                        case OPT_OUT -> new Meaning.Stop(heard.categories(), heard.locale(), evidence);
                        case OPT_IN -> new Meaning.Start(heard.categories(), heard.locale(), evidence, true);
                        case YES -> new Meaning.Answer(true, heard.locale(), evidence, null);
                        case NO -> new Meaning.Answer(false, heard.locale(), evidence, null);
                    });
        }
        return meanings;
    }

    private static List<Meaning> tapped(String payload, String label, Understanding understanding, String reference) {
        var evidence = Evidence.from(ConsentSource.BUTTON, reference);
        var named = answerOf(payload, understanding, evidence);
        if (named.isPresent()) {
            return List.of(named.get());
        }
        var rule = understanding.button(payload);
        if (rule.isPresent()) {
            return List.of(meaning(
                    rule.get(),
                    understanding,
                    evidence.matching(
                            new Evidence.Match(payload, "payload"),
                            understanding.settings().defaultLocale(),
                            null)));
        }
        var byPayload = words(payload, ConsentSource.BUTTON, understanding, reference);
        return byPayload.isEmpty() ? words(label, ConsentSource.BUTTON, understanding, reference) : byPayload;
    }

    private static Optional<Meaning> answerOf(String payload, Understanding understanding, Evidence evidence) {
        var agrees = payload.startsWith(CustomerMessages.YES_PAYLOAD);
        if (!agrees && !payload.startsWith(CustomerMessages.NO_PAYLOAD)) {
            return Optional.empty();
        }
        var prefix = agrees ? CustomerMessages.YES_PAYLOAD : CustomerMessages.NO_PAYLOAD;
        try {
            var request = UUID.fromString(payload.substring(prefix.length()));
            return Optional.of(
                    new Meaning.Answer(agrees, understanding.settings().defaultLocale(), evidence, request));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static List<Meaning> filledIn(
            InboundContent.FlowReply flow, Understanding understanding, String reference) {
        var response = flow.response();
        if (response == null) {
            return List.of();
        }
        var meanings = new ArrayList<Meaning>();
        try {
            EventJson.mapper()
                    .readTree(response.value())
                    .properties()
                    .forEach(field -> understanding
                            .flowField(field.getKey())
                            .filter(_ -> isTrue(field.getValue()))
                            .ifPresent(rule -> meanings.add(meaning(
                                    rule,
                                    understanding,
                                    Evidence.from(ConsentSource.FLOW, reference)
                                            .matching(
                                                    new Evidence.Match(field.getKey(), "flow_field"),
                                                    understanding.settings().defaultLocale(),
                                                    null)))));
        } catch (JsonProcessingException _) {
            return List.of(); // unreadable answers agree to nothing
        }
        return meanings;
    }

    /** Forms tick boxes in many ways. */
    private static boolean isTrue(JsonNode value) {
        if (value.isArray()) {
            return value.size() > 0 && isTrue(value.get(0));
        }
        var text = value.asText("").strip();
        return value.isBoolean()
                ? value.asBoolean()
                : List.of("true", "yes", "1", "on").stream().anyMatch(text::equalsIgnoreCase);
    }

    private static Meaning meaning(NumberSettings.Rule rule, Understanding understanding, Evidence evidence) {
        var locale = understanding.settings().defaultLocale();
        return rule.optOut()
                ? new Meaning.Stop(rule.categories(), locale, evidence)
                : new Meaning.Start(rule.categories(), locale, shown(rule, evidence), false);
    }

    private static Evidence shown(NumberSettings.Rule rule, Evidence evidence) {
        return rule.wording() == null ? evidence : evidence.showing(rule.wording(), rule.locale());
    }
}
