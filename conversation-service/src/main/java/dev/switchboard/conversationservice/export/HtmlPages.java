package dev.switchboard.conversationservice.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.messaging.EventJson;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** An export as a page for people. The templates escape every word: all of it was written by somebody else. */
@ApplicationScoped
class HtmlPages {

    private final Template top;
    private final Template conversation;
    private final Template message;
    private final Template bottom;

    HtmlPages(
            @Location("export/top.html") Template top,
            @Location("export/conversation.html") Template conversation,
            @Location("export/message.html") Template message,
            @Location("export/bottom.html") Template bottom) {
        this.top = top;
        this.conversation = conversation;
        this.message = message;
        this.bottom = bottom;
    }

    Sink to(OutputStream out) {
        return new HtmlPage(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)));
    }

    private final class HtmlPage implements Sink {

        private final Writer out;

        HtmlPage(Writer out) {
            this.out = out;
        }

        @Override
        public void person(Person person) throws IOException {
            var identifiers = person.identifiers().stream()
                    .map(one -> "%s %s, since %s%s"
                            .formatted(
                                    one.kind(),
                                    one.value().value(),
                                    one.activeFrom(),
                                    one.retiredAt() == null ? "" : " until " + one.retiredAt()))
                    .toList();
            var merges = person.merges().stream()
                    .map(one -> "%s joined to %s at %s, because of %s"
                            .formatted(one.mergedContactId(), one.survivingContactId(), one.mergedAt(), one.evidence()))
                    .toList();
            out.write(top.data("id", person.contactId().toString())
                    .data("name", person.name() == null ? "" : person.name().value())
                    .data("since", person.knownSince().toString())
                    .data("identifiers", identifiers)
                    .data("merges", merges)
                    .render());
        }

        @Override
        public void conversation(HeldConversation held) throws IOException {
            var window = held.window();
            out.write(conversation
                    .data("title", "Conversation with " + held.phoneNumberId())
                    .data("started", held.startedAt().toString())
                    .data("window", window == null ? "" : window.openedAt() + " to " + window.expiresAt())
                    .data("episodes", held.interactions().size())
                    .render());
        }

        @Override
        public void message(HeldMessage held) throws IOException {
            var view = held.message();
            out.write(message.data("who", view.direction())
                    .data("at", view.sentAt().toString())
                    .data("state", view.state())
                    .data("words", words(view.content()))
                    .data("details", details(view.content()))
                    .data("fileName", fileName(held))
                    .data("fileLink", Objects.toString(held.fileLink(), ""))
                    .data(
                            "earlier",
                            held.earlier().stream()
                                    .map(one -> words(one.content()))
                                    .toList())
                    .render());
        }

        @Override
        public void endOfConversation() throws IOException {
            out.write("</section>\n");
            out.flush();
        }

        @Override
        public void groups() throws IOException {
            out.write("<section><h2>In groups</h2>\n");
        }

        @Override
        public void end() throws IOException {
            out.write("</section>\n");
            out.write(bottom.render());
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    private static String fileName(HeldMessage held) {
        var media = held.message().media();
        return media == null || media.fileName() == null ? "file" : media.fileName();
    }

    private static String words(JsonNode content) {
        return content.path("body").asText(content.path("caption").asText(""));
    }

    /** What is more than words, as it is kept. */
    private static String details(JsonNode content) {
        try {
            return content.path("type").asText().equals("text")
                    ? ""
                    : EventJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("content cannot be shown", e);
        }
    }
}
