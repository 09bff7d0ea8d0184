package dev.switchboard.conversationservice.media;

import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.PersonalDetail;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.content.MediaKind;
import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.conversationservice.Api;
import dev.switchboard.conversationservice.Customer;
import dev.switchboard.conversationservice.Wire;
import io.restassured.path.json.JsonPath;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Customers who send files, and what the timeline shows of them. */
@ApplicationScoped
public class SentMedia {

    private final Wire wire;
    private final Api api;

    SentMedia(Wire wire, Api api) {
        this.wire = wire;
        this.api = api;
    }

    /** A message with a file on a timeline. */
    public record Sent(UUID conversationId, UUID messageId) {}

    /** A customer sends a file, and it is on the timeline. */
    public Sent send(MediaKind kind, String metaId, byte[] file, @Nullable String fileName) {
        return send(file(kind, metaId, null, Samples.base64(file), fileName));
    }

    /** A customer sends a file, and it is on the timeline. */
    public Sent send(MessageContent.Media file) {
        var customer = Customer.withPhone();
        var message = customer.sends(Customer.newWamid(), file, Instant.now(), null, false);
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), message);
        return arrived(message.messageId());
    }

    /** A message that came in any way, once it is stored. */
    public Sent arrived(String wamid) {
        await().until(() -> api.conversationOf(wamid).isPresent());
        return new Sent(api.conversationOf(wamid).orElseThrow(), api.messageId(wamid));
    }

    /** A file as webhooks tell of it. */
    public static MessageContent.Media file(
            MediaKind kind,
            @Nullable String id,
            @Nullable String link,
            @Nullable String sha256,
            @Nullable String name) {
        var fileName = name == null ? null : new PersonalDetail(name);
        return new MessageContent.Media(kind, id, link, "image/jpeg", sha256, fileName, null, null, null);
    }

    /** What the timeline shows of the message. */
    public JsonPath shown(Sent sent) {
        return api.message(sent.conversationId(), sent.messageId());
    }

    /** Returns when its file is in that state. */
    public JsonPath awaited(Sent sent, String state) {
        await().until(() -> state.equals(shown(sent).getString("media.state")));
        return shown(sent);
    }
}
