package dev.switchboard.simulator.phone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.simulator.conversation.AcceptedMessage;
import dev.switchboard.simulator.conversation.Chat;
import dev.switchboard.simulator.conversation.ChatLine;
import dev.switchboard.simulator.conversation.CustomerLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A thread as the customer's phone shows it.
 *
 * @param phoneNumberId the business's number
 * @param windowClosesAt until when the business may write freely; null when the customer never wrote
 * @param windowOpen whether it may now
 * @param businessTyping whether the business is shown as typing
 * @param lines newest last
 */
record ChatView(
        String phoneNumberId,
        @Nullable Instant windowClosesAt,
        boolean windowOpen,
        boolean businessTyping,
        List<Line> lines) {

    static ChatView of(Chat chat, Instant now, int limit, ObjectMapper json) {
        var closes = chat.windowClosesAt();
        var all = List.copyOf(chat.lines());
        return new ChatView(
                chat.phoneNumberId(),
                closes.equals(Instant.MIN) ? null : closes,
                chat.windowOpen(now),
                chat.businessTyping(now),
                all.subList(Math.max(0, all.size() - Math.max(0, limit)), all.size()).stream()
                        .map(line -> Line.of(line, json))
                        .toList());
    }

    static ChatView empty(String phoneNumberId) {
        return new ChatView(phoneNumberId, null, false, false, List.of());
    }

    /**
     * One message.
     *
     * @param from customer or business
     * @param wamid Meta's id
     * @param at simulated time
     * @param type Meta's name of the type
     * @param content the webhook's item, or the body of the call
     * @param status of the customer's messages: delivered or read; of the business's: accepted, sent, delivered, read, failed
     * @param errorCode Meta's code when it failed, else 0
     */
    record Line(String from, String wamid, Instant at, String type, JsonNode content, String status, int errorCode) {

        static Line of(ChatLine line, ObjectMapper json) {
            return switch (line) {
                case CustomerLine written ->
                    new Line(
                            "customer",
                            written.wamid(),
                            written.at(),
                            written.message().path("type").asText(),
                            written.message(),
                            written.read() ? "read" : "delivered",
                            0);
                case AcceptedMessage accepted ->
                    new Line(
                            "business",
                            accepted.wamid(),
                            accepted.at(),
                            accepted.type(),
                            parse(accepted.request(), json),
                            accepted.progress().name().toLowerCase(Locale.ROOT),
                            accepted.errorCode());
            };
        }
    }

    static JsonNode parse(byte[] request, ObjectMapper json) {
        try {
            return json.readTree(request);
        } catch (IOException impossible) {
            throw new UncheckedIOException("it was parsed when it was accepted", impossible);
        }
    }
}
