package dev.switchboard.outboundsender.aftermath;

import dev.switchboard.contracts.MetaError;
import dev.switchboard.contracts.content.OutboundContent;
import dev.switchboard.contracts.outbound.SendMessage;
import dev.switchboard.contracts.whatsapp.DeliveryStatus;
import dev.switchboard.contracts.whatsapp.MessageStatusChanged;
import dev.switchboard.outboundsender.graphapi.SendOutcome.Barred;
import dev.switchboard.outboundsender.graphapi.SendOutcome.Scope;
import dev.switchboard.outboundsender.graphapi.StatusError;
import dev.switchboard.outboundsender.pause.PauseConfig;
import dev.switchboard.outboundsender.pause.Pauses;
import dev.switchboard.outboundsender.template.TemplateDoubts;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Heeds what Meta's word about one message says about others, be it the answer of a call or a status that comes later. Methods
 * join the transaction around them; heeding the same word twice changes nothing but the end of a pause.
 */
@ApplicationScoped
public class Aftermath {

    private static final Logger LOGGER = Logger.getLogger(Aftermath.class);

    private final Pauses pauses;
    private final PauseConfig config;
    private final TemplateDoubts doubts;
    private final Strikes strikes;

    Aftermath(Pauses pauses, PauseConfig config, TemplateDoubts doubts, Strikes strikes) {
        this.pauses = pauses;
        this.config = config;
        this.doubts = doubts;
        this.strikes = strikes;
    }

    /** Meta takes nothing from the scope, for {@code usual} long unless it is a matter of hours. */
    public void barred(String phoneNumberId, Barred barred, Duration usual, Instant now) throws SQLException {
        pauses.pause(
                barred.scope(), phoneNumberId, new Pauses.Pause(lasting(barred, usual), true, barred.reason(), now));
    }

    /** Meta refused a message in its answer. */
    public void rejected(SendMessage message, MetaError error, Instant now) throws SQLException {
        if (message.content() instanceof OutboundContent.Template template && TemplateDoubts.concerns(error.code())) {
            doubts.about(message.phoneNumberId(), template.name());
        }
        if (error.code() == Strikes.UNREACHABLE_CODE) {
            strikes.count(message.conversationId(), now);
        }
    }

    /** Meta said in a status what was wrong. What is too old to matter is passed over. */
    public void failed(MessageStatusChanged status, Instant toldAt, Duration usual, Instant now) throws SQLException {
        for (var error : status.errors()) {
            told(status.phoneNumberId(), error, toldAt, usual, now);
            if (TemplateDoubts.concerns(error.code())) {
                doubts.aboutAll(status.wabaId());
            }
        }
    }

    /** Meta tells of a trouble in a webhook, about a message or none. What is too old to matter is passed over. */
    public void told(String phoneNumberId, MetaError error, Instant toldAt, Duration usual, Instant now)
            throws SQLException {
        var barred = StatusError.barred(error);
        if (barred.isPresent()) {
            var left = Duration.between(now, toldAt.plus(lasting(barred.get(), usual)));
            if (left.isPositive()) {
                barred(phoneNumberId, barred.get(), left, toldAt, now);
            }
        }
    }

    /** A customer could not be reached, as a status says. */
    public void unreachable(UUID conversationId, Instant toldAt) throws SQLException {
        strikes.count(conversationId, toldAt);
    }

    /** Whether a status shows that the customer can be reached. */
    public static boolean showsReach(MessageStatusChanged status) {
        return status.status() == DeliveryStatus.DELIVERED || status.status() == DeliveryStatus.READ;
    }

    /** Messages that reached their customers. */
    public void reached(Collection<UUID> messageIds) throws SQLException {
        strikes.forget(messageIds);
    }

    private void barred(String phoneNumberId, Barred barred, Duration left, Instant since, Instant now)
            throws SQLException {
        LOGGER.errorf(
                "meta takes nothing from us, as a webhook says, sending pauses scope=%s phoneNumberId=%s errorCode=%d explanation=%s",
                barred.scope(),
                phoneNumberId,
                barred.error().code(),
                barred.error().message());
        pauses.pause(
                barred.scope(),
                phoneNumberId,
                new Pauses.Pause(left, true, barred.reason(), since.isBefore(now) ? since : now));
    }

    private Duration lasting(Barred barred, Duration usual) {
        return barred.scope() == Scope.INITIATED ? config.initiated() : usual;
    }
}
