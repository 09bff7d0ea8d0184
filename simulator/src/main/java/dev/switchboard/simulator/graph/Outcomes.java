package dev.switchboard.simulator.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.simulator.account.BusinessNumber;
import dev.switchboard.simulator.blocking.Blocks;
import dev.switchboard.simulator.clock.SimulatedClock;
import dev.switchboard.simulator.conversation.AcceptedMessage;
import dev.switchboard.simulator.conversation.Chat;
import dev.switchboard.simulator.handover.Handovers;
import dev.switchboard.simulator.limits.Limits;
import dev.switchboard.simulator.media.MediaStore;
import dev.switchboard.simulator.media.MediaTypes;
import dev.switchboard.simulator.numbers.Numbers;
import dev.switchboard.simulator.statuses.StatusError;
import dev.switchboard.simulator.statuses.StatusPlayer;
import dev.switchboard.simulator.templates.Template;
import jakarta.inject.Singleton;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What becomes of an accepted message: it plays its script, waits for an assessment, or fails. */
@Singleton
class Outcomes {

    private final Numbers numbers;
    private final Blocks blocks;
    private final Limits limits;
    private final MediaStore media;
    private final LinkChecks links;
    private final HeldMessages held;
    private final StatusPlayer statuses;
    private final Handovers handovers;
    private final SimulatedClock clock;

    Outcomes(
            Numbers numbers,
            Blocks blocks,
            Limits limits,
            MediaStore media,
            LinkChecks links,
            HeldMessages held,
            StatusPlayer statuses,
            Handovers handovers,
            SimulatedClock clock) {
        this.numbers = numbers;
        this.blocks = blocks;
        this.limits = limits;
        this.media = media;
        this.links = links;
        this.held = held;
        this.statuses = statuses;
        this.handovers = handovers;
        this.clock = clock;
    }

    /** Why it will fail though it is accepted; null when it will not. */
    @Nullable
    StatusError failure(SendRequest request, Chat chat, @Nullable Template template) {
        if (blocks.hold(chat)) {
            return StatusError.UNDELIVERABLE;
        }
        if (template != null && !numbers.account().paid()) {
            return StatusError.UNPAID;
        }
        if (template != null && template.category().equals("MARKETING")) {
            var customer = chat.customer();
            if (customer.marketingStopped()) {
                return StatusError.STOPPED;
            }
            if (customer.marketingCapped()) {
                return StatusError.ENOUGH_MARKETING;
            }
        }
        if (!fits(request.type().wireName(), request.content())) {
            return StatusError.BAD_MEDIA;
        }
        return chat.windowOpen(clock.instant()) || limits.mayWriteFirst(chat) ? null : StatusError.TOO_MANY_PEOPLE;
    }

    /** Lets it take its course. A service message takes the chat back from Meta's own agent. */
    void follow(
            BusinessNumber from,
            SendRequest request,
            AcceptedMessage message,
            @Nullable Template template,
            @Nullable StatusError failure) {
        if (failure != null) {
            statuses.fail(from, message, failure);
        } else {
            links.look(request, wrong -> follow(from, message, template, wrong));
        }
    }

    private void follow(
            BusinessNumber from, AcceptedMessage message, @Nullable Template template, @Nullable StatusError wrong) {
        if (wrong != null) {
            statuses.fail(from, message, wrong);
            return;
        }
        if (template == null) {
            handovers.hand(message.chat(), from, false);
        }
        if (template != null && template.holding()) {
            held.hold(template.id(), from, message);
        } else {
            statuses.play(from, message);
        }
    }

    /** A file of another type, a voice note that is not Ogg, and a link to a host that cannot exist are no good. */
    private boolean fits(String kind, JsonNode content) {
        if (content.has("link")) {
            var host = URI.create(content.path("link").asText()).getHost();
            return !host.endsWith(".invalid");
        }
        return media.find(content.path("id").asText())
                .map(file -> MediaTypes.fits(kind, file)
                        && (!content.path("voice").asBoolean()
                                || file.plainType().equals("audio/ogg")))
                .orElse(true);
    }
}
